// JSON in (a value tree, parsed by simdjson) and JSON out (one writer for the whole project).
//
//   Result<json::Value> v = json::parse(line, "input.jsonl");
//   std::string_view title = (*v)["title"].string_or("");
//
//   json::Writer w(out);                    // appends to a std::string
//   w.begin_object().key("id").value("a").key("spans").begin_array() … .end_array().end_object();
//
// Bounds: nesting of 64, and the size that the caller read. Object members keep their order; of
// two with one name, find() gives the first. Thread safety: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "stemma/result.h"
#include "stemma/span.h"

namespace stemma::json {

class Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;

class Value {
public:
    using Storage =
        std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;
    Value() = default;
    explicit Value(Storage storage) : storage_(std::move(storage)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(storage_); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&storage_); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&storage_); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&storage_); }
    [[nodiscard]] std::string_view string_or(std::string_view otherwise) const;
    [[nodiscard]] double number_or(double otherwise) const;
    [[nodiscard]] bool bool_or(bool otherwise) const;
    /// The member's value; a null value if there is none or this is not an object.
    [[nodiscard]] const Value& operator[](std::string_view name) const;
    [[nodiscard]] const Value* find(std::string_view name) const;
    /// Moves the member's text out; empty if it is no string.
    [[nodiscard]] std::string take_string(std::string_view name);
    /// Sets the value of a member that is there, by its place.
    void put_string(std::size_t member, std::string text);
    [[nodiscard]] const Storage& storage() const { return storage_; }

private:
    Storage storage_;
};

/// Parses one JSON text. Invalid UTF-8 must have been repaired before. Fails with invalid_json.
[[nodiscard]] Result<Value> parse(std::string_view text, std::string_view source);

/// What parse_taking() gives.
struct Taken {
    Value value;
    /// Name of a member whose text has no control characters but tab and newline; "": not known.
    std::string plain_member;
};
/// The same; a long string of the value is made where the text stands. Of use for records, most of
/// which is one string. If it fails, the text means what it did, but escapes in it may be others.
[[nodiscard]] Result<Taken> parse_taking(std::string& text, std::string_view source);
/// Compact JSON text of a value.
[[nodiscard]] std::string dump(const Value& value);

/// Appends compact JSON to a string. Commas are its business; balance is the caller's.
/// Strings must be UTF-8; control characters, '"', '\\', U+2028 and U+2029 are escaped.
class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}
    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view(text)); }
    Writer& value(const std::string& text) { return value(std::string_view(text)); }
    Writer& value(bool flag);
    Writer& value(std::int64_t number);
    Writer& value(std::uint32_t number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
    /// Whole numbers without a point, others with up to `digits` significant ones; never NaN.
    Writer& value(double number, int digits = 6);
    Writer& value(Span span);  ///< [begin,end]
    Writer& null();
    Writer& raw(std::string_view json);  ///< a JSON text as it is

private:
    void separate();
    std::string& out_;
    bool after_value_ = false;
};

}  // namespace stemma::json
