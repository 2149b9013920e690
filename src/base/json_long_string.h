// The long string of a record, taken out of it: a page's markup is most of its record, and what it
// means is written over it, in place of three copies. json::parse_taking() does so by itself.
//
//   if (std::optional<json::LongString> string = json::take_long_string(record, 4096)) {
//       // `record` is what the string means, `string->rest` the record with "" in its place
//       json::put_back(record, *string);
//   }
//
// The rest is a JSON text if and only if the record is one. Thread safety: functions of their
// arguments.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace stemma::json {

struct LongString {
    std::string rest;
    std::size_t place = 0;   ///< between its quotation marks, in the rest
    std::size_t member = 0;  ///< which member of the record has it as its value, from 0
    bool plain = false;      ///< of the control characters, it means tab and newline alone
};

/// Takes the first member's string that takes `least` bytes and more. Nothing if there is none, if
/// it is no UTF-8, or if what stands up to its end cannot be read at a glance: then the record
/// means what it did, but its escapes may be other ones.
[[nodiscard]] std::optional<LongString> take_long_string(std::string& record, std::size_t least);
/// `text` becomes the record again that it was taken from, perhaps with other escapes.
void put_back(std::string& text, const LongString& string);

}  // namespace stemma::json
