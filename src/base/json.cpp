#include "base/json.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdio>

#include "base/json_escape.h"
#include "base/strings.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stemma::json {
namespace {

const Value null_value;

}  // namespace

std::string_view Value::string_or(std::string_view otherwise) const {
    const std::string* text = string();
    return text != nullptr ? std::string_view(*text) : otherwise;
}

double Value::number_or(double otherwise) const {
    if (const auto* number = std::get_if<std::int64_t>(&storage_)) {
        return static_cast<double>(*number);
    }
    const auto* number = std::get_if<double>(&storage_);
    return number != nullptr ? *number : otherwise;
}

bool Value::bool_or(bool otherwise) const {
    const bool* flag = std::get_if<bool>(&storage_);
    return flag != nullptr ? *flag : otherwise;
}

const Value* Value::find(std::string_view name) const {
    if (const Object* members = object()) {
        for (const auto& [key, value] : *members) {
            if (key == name) {
                return &value;
            }
        }
    }
    return nullptr;
}

std::string Value::take_string(std::string_view name) {
    if (Object* members = std::get_if<Object>(&storage_)) {
        for (auto& [key, value] : *members) {
            if (key == name) {
                std::string* text = std::get_if<std::string>(&value.storage_);
                return text == nullptr ? std::string() : std::move(*text);
            }
        }
    }
    return {};
}

void Value::put_string(std::size_t member, std::string text) {
    std::get<Object>(storage_)[member].second.storage_ = std::move(text);
}

const Value& Value::operator[](std::string_view name) const {
    const Value* found = find(name);
    return found != nullptr ? *found : null_value;
}

// Depth is bounded by parse(), so recursion here is too.
// NOLINTNEXTLINE(misc-no-recursion)
static void write(Writer& writer, const Value& value) {
    struct Visitor {
        Writer& w;
        void operator()(std::nullptr_t) const { w.null(); }
        void operator()(bool flag) const { w.value(flag); }
        void operator()(std::int64_t number) const { w.value(number); }
        void operator()(double number) const { w.value(number, 17); }
        void operator()(const std::string& text) const { w.value(text); }
        // NOLINTNEXTLINE(misc-no-recursion)
        void operator()(const Array& array) const {
            w.begin_array();
            for (const Value& element : array) {
                write(w, element);
            }
            w.end_array();
        }
        // NOLINTNEXTLINE(misc-no-recursion)
        void operator()(const Object& object) const {
            w.begin_object();
            for (const auto& [key, member] : object) {
                w.key(key);
                write(w, member);
            }
            w.end_object();
        }
    };
    std::visit(Visitor{writer}, value.storage());
}

std::string dump(const Value& value) {
    std::string out;
    Writer writer(out);
    write(writer, value);
    return out;
}

namespace {

/// Bytes that may have to be written otherwise; 0xE2 begins U+2028 and U+2029.
constexpr auto special_bytes = [] {
    std::array<bool, 256> special{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) {
        special[byte] = true;
    }
    for (const unsigned char byte : {'"', '\\', '\x7F'}) {
        special[byte] = true;
    }
    special[0xE2] = true;
    return special;
}();

#if defined(__SSE2__)
/// Which of sixteen bytes are special, a bit each.
unsigned special_in_sixteen(const char* at) {
    const auto is = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const __m128i marks = _mm_or_si128(is(bytes, '"'), is(bytes, '\\'));
    const __m128i others = _mm_or_si128(is(bytes, '\x7F'), is(bytes, '\xE2'));
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, marks), others)));
}
#endif

/// Where the next of them stands, or the text's size.
std::size_t next_special(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
    constexpr std::size_t step = sizeof(__m128i);
    for (; at + step <= text.size(); at += step) {
        if (const unsigned found = special_in_sixteen(text.data() + at); found != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(found));
        }
    }
    if (text.size() >= step) {  // the rest, with what stands before it
        const std::size_t last = text.size() - step;
        const unsigned found = special_in_sixteen(text.data() + last) >> (at - last);
        return found == 0 ? text.size() : at + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    while (at < text.size() && !special_bytes[static_cast<unsigned char>(text[at])]) {
        ++at;
    }
    return at;
}

/// Appends the escape of the special byte at `at`; returns where it ends.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
    constexpr char hex[] = "0123456789abcdef";
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (byte < 0x20U || byte == 0x7FU) {
                out += "\\u00";
                out += hex[byte >> 4U];
                out += hex[byte & 15U];
            } else if (at + 2 < text.size() && text[at + 1] == '\x80' &&
                       (text[at + 2] == '\xA8' || text[at + 2] == '\xA9')) {
                out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
                return at + 3;
            } else {
                out += c;
            }
    }
    return at + 1;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = next_special(text, at);
        out.append(text, at, end - at);
        at = end < text.size() ? append_special(out, text, end) : end;
    }
}

void Writer::separate() {
    if (after_value_) {
        out_ += ',';
    }
    after_value_ = true;
}

Writer& Writer::begin_object() {
    separate();
    out_ += '{';
    after_value_ = false;
    return *this;
}
Writer& Writer::end_object() {
    out_ += '}';
    after_value_ = true;
    return *this;
}
Writer& Writer::begin_array() {
    separate();
    out_ += '[';
    after_value_ = false;
    return *this;
}
Writer& Writer::end_array() {
    out_ += ']';
    after_value_ = true;
    return *this;
}
Writer& Writer::key(std::string_view name) {
    separate();
    out_ += '"';
    append_escaped(out_, name);
    out_ += "\":";
    after_value_ = false;
    return *this;
}
Writer& Writer::value(std::string_view text) {
    separate();
    out_ += '"';
    append_escaped(out_, text);
    out_ += '"';
    return *this;
}
Writer& Writer::value(bool flag) { return raw(flag ? "true" : "false"); }
Writer& Writer::value(std::int64_t number) {
    separate();
    out_ += cat(number);
    return *this;
}
Writer& Writer::value(double number, int digits) {
    if (!std::isfinite(number)) {
        return null();
    }
    if (number == std::floor(number) && std::abs(number) < 1e15) {
        return value(static_cast<std::int64_t>(number));
    }
    char buffer[40];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::general, digits)
            .ptr;
    return raw({buffer, static_cast<std::size_t>(end - buffer)});
}
Writer& Writer::value(Span span) {
    separate();
    out_ += cat('[', span.begin, ',', span.end, ']');
    return *this;
}
Writer& Writer::null() { return raw("null"); }
Writer& Writer::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

}  // namespace stemma::json
