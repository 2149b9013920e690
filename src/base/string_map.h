// A hash map by strings that is asked with string views: no string is made for a look-up.
//
//   StringMap<int> ids;
//   ids["korea"] = 1;
//   ids.find(word.substr(0, 5));
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace stemma {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

}  // namespace stemma
