#include "engine/records.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/strings.h"

namespace stemma::engine {
namespace {

// Members that a Document carries by name, or that a later stage makes anew: not handed through.
constexpr std::array<std::string_view, 26> known_members = {
    "id",         "html",      "raw",      "text",    "url",      "outlet",       "title",
    "authors",    "published", "modified", "fetched", "language", "credit",       "dropped",
    "paragraphs", "sentences", "entities", "times",   "numbers",  "attributions", "events",
    "tokens",     "blocks",    "reasons",  "domain",  "section"};

/// Ids may be numbers in the wild.
std::string id_of(const json::Value& record, const std::string& fallback) {
    const json::Value& id = record["id"];
    if (id.string() != nullptr && !id.string()->empty()) {
        return *id.string();
    }
    const double number = id.number_or(NAN);
    return std::isnan(number) ? fallback : json::dump(id);
}

std::string text_of(const json::Value& record, std::string_view name) {
    return std::string(record[name].string_or(""));
}

std::vector<std::string> strings_of(const json::Value& value) {
    std::vector<std::string> out;
    if (const std::string* one = value.string()) {
        out.push_back(*one);
    } else if (const json::Array* many = value.array()) {
        for (const json::Value& element : *many) {
            if (element.string() != nullptr) {
                out.push_back(*element.string());
            }
        }
    }
    return out;
}

std::vector<Dropped> dropped_of(const json::Value& value) {
    std::vector<Dropped> out;
    if (const json::Array* many = value.array()) {
        for (const json::Value& element : *many) {
            out.push_back({text_of(element, "text"), text_of(element, "why")});
        }
    }
    return out;
}

}  // namespace

Result<Document> document_of(json::Value record, const std::string& fallback_id,
                             std::string_view plain_member) {
    if (record.object() == nullptr) {
        return fail(ErrorCode::invalid_record, fallback_id, "it is not a JSON object");
    }
    Document document;
    document.id = id_of(record, fallback_id);
    struct Body {
        std::string_view member;
        DocumentKind kind;
    };
    constexpr std::array bodies = {Body{"text", DocumentKind::clean},
                                   Body{"html", DocumentKind::html},
                                   Body{"raw", DocumentKind::plain}};
    const auto* body = std::ranges::find_if(
        bodies, [&](const Body& b) { return record[b.member].string() != nullptr; });
    if (body == bodies.end()) {
        return fail(ErrorCode::invalid_record, fallback_id,
                    R"(it has none of "text", "html" and "raw" as a string)");
    }
    document.kind = body->kind;
    document.dropped = dropped_of(record["dropped"]);
    document.hints = {.url = text_of(record, "url"),
                      .outlet = text_of(record, "outlet"),
                      .title = text_of(record, "title"),
                      .authors = strings_of(record["authors"]),
                      .published = text_of(record, "published"),
                      .modified = text_of(record, "modified"),
                      .fetched = text_of(record, "fetched"),
                      .language = text_of(record, "language"),
                      .credit = text_of(record, "credit"),
                      .section = text_of(record, "section")};
    for (const auto& [name, value] : *record.object()) {
        if (std::ranges::find(known_members, name) == known_members.end()) {
            document.unknown.emplace_back(name, json::dump(value));
        }
    }
    document.bytes = record.take_string(body->member);
    document.known_utf8 = true;  // JSON is
    document.known_plain = body->member == plain_member;
    return document;
}

Result<SentencePair> pair_of(const json::Value& record, const std::string& fallback_id) {
    const std::string* a = record["a"].string();
    const std::string* b = record["b"].string();
    if (a == nullptr || b == nullptr) {
        return fail(ErrorCode::invalid_record, fallback_id, R"(it lacks "a" or "b" as a string)");
    }
    return SentencePair{id_of(record, fallback_id), *a, *b};
}

}  // namespace stemma::engine
