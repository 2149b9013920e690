#include "base/json_long_string.h"

#include <algorithm>
#include <utility>

#include "base/json_escape.h"
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

/// Where the long string of a record stands, and which member has it.
struct Found {
    std::size_t begin = none;  ///< after its quotation mark
    std::size_t member = 0;
};

Found find(std::string_view record, std::size_t least) {
    std::size_t at = after_space(record, 0);
    for (std::size_t member = 0; at < record.size(); ++member) {
        // After the record's bracket, or the comma before a member.
        if (record[at] != (member == 0 ? '{' : ',')) {
            return {};
        }
        at = after_space(record, at + 1);
        if (at == record.size() || record[at] != '"') {
            return {};
        }
        at = end_of_string(record.substr(0, at + least), at + 1);
        at = at == none ? record.size() : after_space(record, at + 1);
        if (at == record.size() || record[at] != ':') {
            return {};
        }
        at = after_space(record, at + 1);
        const std::string_view short_part = record.substr(0, at + least);
        const std::size_t end = end_of_value(short_part, at);
        if (end == none && at < record.size() && record[at] == '"' && short_part.size() > at + 1) {
            return {at + 1, member};
        }
        at = end == none ? record.size() : end;
    }
    return {};
}

}  // namespace

std::optional<LongString> take_long_string(std::string& record, std::size_t least) {
    const Found found = find(record, least);
    if (found.begin == none) {
        return std::nullopt;
    }
    LongString string;
    string.rest = record.substr(0, found.begin);
    string.place = found.begin;
    string.member = found.member;
    const std::string_view content = std::string_view(record).substr(found.begin);
    const Unescaped done = unescape(content, record.data());
    string.rest.append(content.substr(done.read));
    string.plain = done.plain;
    record.resize(done.written);
    if (!done.valid || (done.wide && !all_utf8(record))) {
        put_back(record, string);
        return std::nullopt;
    }
    return string;
}

void put_back(std::string& text, const LongString& string) {
    std::string record = string.rest.substr(0, string.place);
    append_escaped(record, text);
    record.append(string.rest, string.place);
    text = std::move(record);
}

}  // namespace stemma::json
