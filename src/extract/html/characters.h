// Classes of characters in markup, as the tokenizer of HTML (13.2.5) tells them apart.
#pragma once

#include <array>
#include <cstdint>

namespace stemma::extract::html {

/// Can there be NUL characters in a source? Next to no page has any.
enum class Nul : std::uint8_t { none, possible };

/// White space between attributes and around words; unlike is_ascii_space no vertical tab.
[[nodiscard]] constexpr bool is_html_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

enum CharacterClass : std::uint8_t {
    ends_tag_name = 1,
    ends_attribute_name = 2,
    ends_bare_value = 4,
    changes_in_name = 8,  ///< capitals, NUL
};

namespace detail {
constexpr std::array<std::uint8_t, 256> make_character_classes() {
    std::array<std::uint8_t, 256> classes{};
    for (const char c : {' ', '\n', '\t', '\r', '\f', '>'}) {
        classes[static_cast<unsigned char>(c)] =
            ends_tag_name | ends_attribute_name | ends_bare_value;
    }
    classes['/'] = ends_tag_name | ends_attribute_name;
    classes['='] = ends_attribute_name;
    for (std::size_t capital = 'A'; capital <= 'Z'; ++capital) {
        classes[capital] = changes_in_name;
    }
    classes['\0'] = changes_in_name;
    return classes;
}
inline constexpr auto character_classes = make_character_classes();
}  // namespace detail

[[nodiscard]] constexpr std::uint8_t classes_of(char c) {
    return detail::character_classes[static_cast<unsigned char>(c)];
}
[[nodiscard]] constexpr bool is_in(char c, CharacterClass wanted) {
    return (classes_of(c) & wanted) != 0;
}

}  // namespace stemma::extract::html
