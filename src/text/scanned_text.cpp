#include "text/scanned_text.h"

namespace stemma::text::detail {

CharacterClass class_beyond_ascii(char32_t c) {
    // Thai, Lao, Myanmar, Khmer, Kana, Han.
    const bool spaceless = (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
                           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
                           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                           (c >= 0x20000 && c <= 0x3FFFF);
    if (is_digit(c)) {
        return CharacterClass::digit;
    }
    if (is_letter(c) || is_mark(c)) {
        return spaceless ? CharacterClass::ideograph : CharacterClass::letter;
    }
    return is_space(c) ? CharacterClass::space : CharacterClass::other;
}

}  // namespace stemma::text::detail
