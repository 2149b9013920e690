#include "extract/html/script_texts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_texts = 20'000;
constexpr std::size_t most_holders = 200'000;
constexpr std::size_t deepest = 256;
constexpr std::size_t most_bytes = std::size_t{4} << 20U;  // of texts, together
constexpr std::size_t shortest = 12;
constexpr int deepest_string = 2;  // JSON in a string in a string

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

int hex_value(char c) {
    return is_ascii_digit(c)        ? c - '0'
           : (c >= 'a' && c <= 'f') ? c - 'a' + 10
           : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                    : -1;
}

/// The number of `digits` hexadecimal digits at `at`, or -1.
std::int32_t hex_at(std::string_view s, std::size_t at, std::size_t digits) {
    std::int32_t value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        const int digit = i < s.size() ? hex_value(s[i]) : -1;
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

/// Appends the escape at `at` (of the character after the backslash); returns where it ends.
std::size_t append_escape(std::string& out, std::string_view s, std::size_t at) {
    const char c = s[at];
    const std::size_t digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
    const std::int32_t code = digits == 0 ? -1 : hex_at(s, at + 1, digits);
    if (code >= 0) {
        at += 1 + digits;
        auto point = static_cast<char32_t>(code);
        const bool high = point >= 0xD800 && point < 0xDC00;
        const std::int32_t low =
            high && s.substr(at).starts_with("\\u") ? hex_at(s, at + 2, 4) : -1;
        if (low >= 0xDC00 && low < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (static_cast<char32_t>(low) - 0xDC00);
            at += 6;
        }
        text::append(out, point >= 0xD800 && point < 0xE000 ? U'\uFFFD' : point);
        return at;
    }
    const bool space = c == 'n' || c == 't' || c == 'r' || c == 'f' || c == 'v' || c == 'b';
    const bool breaks = c == '\n' || c == '\r';
    if (!breaks) {
        out += c == 'n' ? '\n' : space ? ' ' : c;
    }
    return at + 1;
}

class ScriptReader {
public:
    ScriptTexts run(std::string_view script) {
        found_.holders.emplace_back();
        work_.push_back({std::string(script), 0, 0});
        // Strings that hold JSON themselves are read after the script they stand in.
        for (std::size_t i = 0; i < work_.size(); ++i) {
            const Work work = std::move(work_[i]);
            script_ = work.script;
            at_ = 0;
            depth_ = work.depth;
            open_.assign(1, work.holder);
            too_deep_ = 0;
            hopeless_ = {};
            scan();
        }
        return std::move(found_);
    }

private:
    struct Work {
        std::string script;
        std::uint32_t holder;
        int depth;
    };

    void scan() {
        while (at_ < script_.size()) {
            const char c = script_[at_];
            if (c == '"' || c == '\'' || c == '`') {
                literal(c);
            } else if (c == '{' || c == '[') {
                open();
            } else if (c == '}' || c == ']') {
                close();
            } else if (c == '/') {
                slash();
            } else if (is_ascii_alpha(c) || c == '_') {
                word();
            } else {
                if (c == ',' || c == ';') {
                    key_.clear();
                }
                ++at_;
            }
        }
    }

    void open() {
        ++at_;
        key_.clear();
        if (found_.holders.size() >= most_holders || open_.size() >= deepest) {
            ++too_deep_;
            return;
        }
        found_.holders.push_back({open_.back(), {}});
        open_.push_back(static_cast<std::uint32_t>(found_.holders.size() - 1));
    }

    void close() {
        ++at_;
        key_.clear();
        if (too_deep_ > 0) {
            --too_deep_;
        } else if (open_.size() > 1) {
            open_.pop_back();
        }
    }

    void slash() {
        const std::string_view rest = script_.substr(at_);
        const bool line = rest.starts_with("//");
        if (!line && !rest.starts_with("/*")) {
            ++at_;
            return;
        }
        const std::size_t end = line ? rest.find('\n') : rest.find("*/", 2);
        at_ = end == std::string_view::npos ? script_.size() : at_ + end + (line ? 1 : 2);
    }

    void word() {
        const std::size_t begin = at_;
        while (at_ < script_.size() && (is_ascii_alpha(script_[at_]) || script_[at_] == '_' ||
                                        is_ascii_digit(script_[at_]))) {
            ++at_;
        }
        if (next_is_colon()) {
            key_ = script_.substr(begin, at_ - begin);
        }
    }

    bool next_is_colon() const {
        std::size_t next = at_;
        while (next < script_.size() && is_ascii_space(script_[next])) {
            ++next;
        }
        return next < script_.size() && script_[next] == ':';
    }

    /// Where a quote has no partner, no later one of its kind has, up to the same place.
    std::size_t& hopeless(char quote) {
        return hopeless_[quote == '"' ? 0 : quote == '\'' ? 1 : 2];
    }

    void literal(char quote) {
        if (at_ < hopeless(quote)) {
            ++at_;
            return;
        }
        std::string value;
        std::size_t at = at_ + 1;
        while (at < script_.size() && script_[at] != quote) {
            const char c = script_[at];
            if (c == '\n' && quote != '`') {
                break;
            }
            if (c == '\\' && at + 1 < script_.size()) {
                at = append_escape(value, script_, at + 1);
            } else {
                value += c;
                ++at;
            }
        }
        if (at >= script_.size() || script_[at] != quote) {  // no string after all
            hopeless(quote) = at;
            ++at_;
            return;
        }
        at_ = at + 1;
        if (next_is_colon()) {
            key_ = std::move(value);
        } else {
            add(std::move(value));
            key_.clear();
        }
    }

    void add(std::string value) {
        if (is_any_of(key_, {"type", "nodeType", "_type", "@type"})) {
            found_.holders[open_.back()].type = std::move(value);
            return;
        }
        const std::string_view start = trim(value);
        if (depth_ < deepest_string && value.size() > 100 &&
            (start.starts_with('{') || start.starts_with('['))) {
            work_.push_back({std::move(value), open_.back(), depth_ + 1});
            return;
        }
        const bool piece = is_any_of(key_, {"text", "value"}) && !start.empty();
        const bool words = value.size() >= shortest && value.find(' ') != std::string::npos;
        bytes_ += piece || words ? value.size() : 0;
        if ((piece || words) && found_.texts.size() < most_texts && bytes_ <= most_bytes) {
            found_.texts.push_back({std::move(key_), std::move(value), open_.back()});
        }
    }

    ScriptTexts found_;
    std::vector<Work> work_;
    std::string_view script_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::vector<std::uint32_t> open_;
    std::size_t too_deep_ = 0;
    std::array<std::size_t, 3> hopeless_{};
    std::size_t bytes_ = 0;
    std::string key_;
};

}  // namespace

ScriptTexts read_script(std::string_view script) { return ScriptReader().run(script); }

}  // namespace stemma::extract::html
