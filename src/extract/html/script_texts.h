// The string literals of a script or of JSON in order, and how the braces around them nest.
//
//   const ScriptTexts found = read_script(script);
//   for (const ScriptText& text : found.texts) use(text.key, text.value,
//   found.holders[text.holder]);
//
// One linear scan that knows strings, comments and brackets and nothing else of the language, so
// that JSON, an assignment, JSON within a string and the arguments of a function are read alike.
// What it cannot read costs a literal, never an error. Thread safety: a function of its arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::extract::html {

struct ScriptText {
    std::string key;    ///< of the object's member; empty where there is none
    std::string value;  ///< escapes resolved; valid UTF-8 if the script is
    std::uint32_t holder = 0;
};

/// An object or array; the one at 0 is the script itself.
struct ScriptHolder {
    std::uint32_t parent = 0;  ///< always before this one; 0 is its own
    std::string type;          ///< its member "type", "nodeType" or "_type", if that is a string
};

struct ScriptTexts {
    std::vector<ScriptText> texts;
    std::vector<ScriptHolder> holders;
};

/// Texts of fewer bytes than three words need are left out, but for those that rich text keeps in
/// small pieces (members "text" and "value"), as are all beyond the limits.
[[nodiscard]] ScriptTexts read_script(std::string_view script);

}  // namespace stemma::extract::html
