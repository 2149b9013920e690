#include "base/json_long_string.h"

#include <algorithm>

#include "base/json_unescape.h"
#include "base/valid_utf8.h"

namespace stemma::json {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::size_t after_space(std::string_view record, std::size_t at) {
    return std::min(record.find_first_not_of(" \t\n\r", at), record.size());
}

/// Where the string that begins after the quotation mark before `begin` ends: at its other one.
std::size_t end_of_string(std::string_view record, std::size_t begin) {
    for (std::size_t end = record.find('"', begin); end != none; end = record.find('"', end + 1)) {
        std::size_t slash = end;
        while (slash > begin && record[slash - 1] == '\\') {
            --slash;
        }
        if ((end - slash) % 2 == 0) {
            return end;
        }
    }
    return none;
}

/// Where a value of any kind ends, at a comma or a bracket that does not belong to it.
std::size_t end_of_value(std::string_view record, std::size_t at) {
    for (std::size_t depth = 0; at < record.size(); ++at) {
        switch (record[at]) {
            case '"':
                at = end_of_string(record, at + 1);
                if (at == none) {
                    return none;
                }
                break;
            case '[':
            case '{': ++depth; break;
            case ']':
            case '}':
                if (depth == 0) {
                    return at;
                }
                --depth;
                break;
            case ',':
                if (depth == 0) {
                    return at;
                }
                break;
            default: break;
        }
    }
    return none;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// What is quoted from `begin` on; its end is 0 if it is no JSON.
LongString read_string(std::string_view record, std::size_t begin) {
    LongString found;
    found.begin = begin;
    const std::string_view rest = record.substr(begin + 1);
    Unescaped done;
    found.text.resize_and_overwrite(rest.size(), [&](char* to, std::size_t) {
        done = unescape(rest, to);
        return done.written;
    });
    found.end = begin + 2 + done.read;
    const std::string_view quoted = record.substr(begin, found.end - begin);
    if (!done.valid || (done.low && std::ranges::any_of(quoted, is_control)) ||
        (done.wide && !all_utf8(quoted))) {
        found.end = 0;
    }
    return found;
}

}  // namespace

std::optional<LongString> find_long_string(std::string_view record, std::size_t least) {
    std::size_t at = after_space(record, 0);
    for (std::size_t member = 0; at < record.size(); ++member) {
        // After the record's bracket, or the comma before a member.
        if (record[at] != (member == 0 ? '{' : ',')) {
            return std::nullopt;
        }
        at = after_space(record, at + 1);
        if (at == record.size() || record[at] != '"') {
            return std::nullopt;
        }
        at = end_of_string(record.substr(0, at + least), at + 1);
        at = at == none ? record.size() : after_space(record, at + 1);
        if (at == record.size() || record[at] != ':') {
            return std::nullopt;
        }
        at = after_space(record, at + 1);
        const std::string_view short_part = record.substr(0, at + least);
        const std::size_t end = end_of_value(short_part, at);
        if (end == none && at < record.size() && record[at] == '"' && short_part.size() > at + 1) {
            LongString found = read_string(record, at);
            found.member = member;
            return found.end == 0 ? std::nullopt : std::optional(std::move(found));
        }
        at = end == none ? record.size() : end;
    }
    return std::nullopt;
}

}  // namespace stemma::json
