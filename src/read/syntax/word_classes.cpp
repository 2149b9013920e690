#include "read/syntax/word_classes.h"

#include <string>

#include "base/strings.h"
#include "read/syntax/word_lines.h"

namespace stemma::read {

Result<WordClasses> WordClasses::open(const DataFolder& data, const Inflections& forms) {
    const std::string name = "read/word_classes.txt";
    const Result<std::string> text = data.read(name);
    if (!text) {
        return std::unexpected(text.error());
    }
    return parse(*text, data.path_of(name), forms);
}

Result<WordClasses> WordClasses::parse(std::string_view text, std::string_view source,
                                       const Inflections& forms) {
    WordClasses classes;
    const auto add = [&](std::string_view line) -> std::string_view {
        const std::size_t colon = line.find(": ");
        const std::vector<std::string_view> head = split(line.substr(0, colon), ' ');
        std::uint8_t first = 0;
        std::uint8_t second = 0;
        if (colon == std::string_view::npos || head.size() != 3 || !parse_number(head[1], first) ||
            !parse_number(head[2], second) || first == 0) {
            return "a line needs a kind of word, two numbers, a colon and words";
        }
        if (head[0] != "verb" && head[0] != "noun" && head[0] != "adj") {
            return "a kind of word is verb, noun or adj";
        }
        for (const std::string_view word : split(line.substr(colon + 2), ' ')) {
            if (classes.filled_ == classes.slots_.size() / 2) {
                return "more words than the table holds";
            }
            classes.put(forms.key(word), head[0], first, second);
        }
        return {};
    };
    if (const Result<void> read = parse_word_lines(text, source, add); !read) {
        return std::unexpected(read.error());
    }
    return classes;
}

void WordClasses::put(std::uint64_t stem, std::string_view kind, std::uint8_t first,
                      std::uint8_t second) {
    Slot& slot = slots_[place_of(stem)];
    filled_ += slot.check == 0 ? 1 : 0;
    slot.check = check_of(stem);
    Fields& f = slot.fields;
    if (kind == "verb" && f.verb == 0) {
        f.verb = first;
        f.frames = second;
    } else if (kind == "noun" && f.noun == 0) {
        f.noun = first;
        f.noun_verb = second;
    } else if (kind == "adj" && f.adjective == 0) {
        f.adjective = first;
    }
}

}  // namespace stemma::read
