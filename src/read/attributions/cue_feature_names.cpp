// The features of cue_features.cpp in words, for explanations.
#include "read/attributions/cue_features.h"

namespace stemma::read {

std::string_view describe_cue_feature(std::uint32_t tag) {
    switch (tag) {
        case 1: return "every word";
        case 2: return "the word";
        case 3: return "its stem";
        case 4: return "its ending and part of speech";
        case 5: return "its part of speech";
        case 6: return "its shape";
        case 7: return "the word before";
        case 8: return "the word after";
        case 9: return "the word two before";
        case 10: return "the word two after";
        case 11: return "the word before with its stem";
        case 12: return "its stem with the word after";
        case 13: return "its stem and part of speech";
        case 14: return "its stem after such a part of speech";
        case 15: return "its stem before such a part of speech";
        case 16: return "parts of speech: before, here";
        case 17: return "parts of speech: here, after";
        case 18: return "parts of speech: before, here, after";
        case 19: return "parts of speech: two before, before, here";
        case 20: return "parts of speech: here, after, two after";
        case 21: return "the stem before";
        case 22: return "the stem after";
        case 23: return "the two stems before";
        case 24: return "its stem with the two words after";
        case 25: return "its ending between such parts of speech";
        case 30: return "inside or outside of quotation marks";
        case 31: return "its stem, inside or outside of quotation marks";
        case 32: return "how far a quotation mark stands before";
        case 33: return "how far a quotation mark stands after";
        case 34: return "quotation marks on both sides";
        case 35: return "its stem beside quotation marks";
        case 36: return "the name it belongs to";
        case 37: return "names on either side";
        case 38: return "how far a name stands before";
        case 39: return "its stem after a name of that kind";
        case 40: return "the verb before it";
        case 41: return "how many verbs stand before";
        case 42: return "its stem after so many verbs";
        case 43: return "its stem after that verb";
        case 44: return "the verb after it";
        case 45: return "the word and the verb after it";
        case 46: return "the word and the verb before it";
        case 47: return "a comma or “that” after the verb before it";
        case 50: return "how near the sentence's begin is";
        case 51: return "how near the sentence's end is";
        case 52: return "the whole sentence is quoted";
        case 53: return "its stem at the sentence's end";
        case 54: return "the sentence's length";
        case 60: return "its part of speech";
        case 61: return "the word";
        case 62: return "the word before";
        case 63: return "the word after";
        case 64: return "the stem before with the word";
        case 65: return "the word with the stem after";
        case 66: return "parts of speech: before, here, after";
        case 67: return "the two stems before";
        case 68: return "the word between such parts of speech";
        case 69: return "the stem after";
        case 70: return "inside or outside of quotation marks";
        case 71: return "the word and the verb before it";
        case 80: return "the field its verb's senses lie in";
        case 81: return "what its verb takes";
        case 82: return "the field its noun's senses lie in";
        case 83: return "the verb its noun comes from";
        case 84: return "its field and the part of speech after";
        case 85: return "its field with the word after";
        case 86: return "what it takes with the word after";
        case 88: return "its field after such a field";
        case 89: return "its field before such a field";
        case 91: return "its stem before such a field";
        case 95: return "its field, what it takes, and the part of speech after";
        default: return "a feature without a name";
    }
}

}  // namespace stemma::read
