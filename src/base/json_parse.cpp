// simdjson stays in this file: its header is heavy.
#include <simdjson.h>

#include <utility>

#include "base/json.h"
#include "base/json_long_string.h"
#include "base/strings.h"

namespace stemma::json {
namespace {

constexpr std::size_t max_depth = 64;

// The parser refuses more than max_depth levels, so the recursion is bounded.
// NOLINTNEXTLINE(misc-no-recursion)
Value convert(simdjson::dom::element element) {
    using simdjson::dom::element_type;
    switch (element.type()) {
        case element_type::ARRAY: {
            Array array;
            for (const simdjson::dom::element child : simdjson::dom::array(element)) {
                array.push_back(convert(child));
            }
            return Value(std::move(array));
        }
        case element_type::OBJECT: {
            Object object;
            for (const simdjson::dom::key_value_pair field : simdjson::dom::object(element)) {
                object.emplace_back(std::string(field.key), convert(field.value));
            }
            return Value(std::move(object));
        }
        case element_type::INT64: return Value(static_cast<std::int64_t>(int64_t(element)));
        case element_type::UINT64: return Value(static_cast<double>(uint64_t(element)));
        case element_type::DOUBLE: return Value(double(element));
        case element_type::STRING: return Value(std::string(std::string_view(element)));
        case element_type::BOOL: return Value(bool(element));
        case element_type::NULL_VALUE: break;
    }
    return {};
}

Result<Value> parse_whole(std::string_view text, std::string_view source) {
    thread_local simdjson::dom::parser parser;
    const auto error_of = [&](simdjson::error_code code) {
        return std::unexpected(Error{ErrorCode::invalid_json, std::string(source), std::nullopt,
                                     simdjson::error_message(code), printable_excerpt(text)});
    };
    // allocate() bounds the nesting; it keeps a larger buffer that is there already.
    const std::size_t capacity = std::max(text.size(), std::size_t{1} << 16U);
    if (parser.capacity() < capacity || parser.max_depth() != max_depth) {
        if (const auto code = parser.allocate(capacity, max_depth)) {
            return error_of(code);
        }
    }
    simdjson::dom::element element;
    if (const auto code = parser.parse(text.data(), text.size()).get(element)) {
        return error_of(code);
    }
    return convert(element);
}

constexpr std::size_t long_text = std::size_t{8} << 10U;

}  // namespace

Result<Value> parse(std::string_view text, std::string_view source) {
    return parse_whole(text, source);
}

Result<Taken> parse_taking(std::string& text, std::string_view source) {
    std::optional<LongString> string;
    if (text.size() >= long_text) {
        string = take_long_string(text, long_text / 2);
    }
    Result<Value> value = parse_whole(string ? string->rest : text, source);
    if (!value && string) {
        put_back(text, *std::exchange(string, std::nullopt));
        value = parse_whole(text, source);
    }
    if (!value) {
        return std::unexpected(std::move(value.error()));
    }
    Taken taken{*std::move(value), {}};
    if (string) {
        const auto& [name, place] = (*taken.value.object())[string->member];
        taken.plain_member = string->plain && taken.value.find(name) == &place ? name : "";
        taken.value.put_string(string->member, std::move(text));
    }
    return taken;
}

}  // namespace stemma::json
