#include "extract/metadata/structured.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::extract {
namespace {

constexpr std::size_t max_scripts = 32;
constexpr std::size_t max_items = 256;
constexpr std::size_t max_level = 4;
constexpr std::size_t max_metas = 512;

std::string_view first_type(const json::Value& value) {
    const json::Value& type = value["@type"];
    if (const json::Array* list = type.array(); list != nullptr && !list->empty()) {
        return list->front().string_or("");
    }
    return type.string_or("");
}

/// Objects of a script: the top ones, those of lists and graphs, and what a page is about.
void collect(const json::Value& value, std::size_t level, StructuredData& out) {
    if (level > max_level || out.items.size() >= max_items) {
        return;
    }
    if (const json::Array* list = value.array()) {
        for (const json::Value& part : *list) {
            collect(part, level + 1, out);
        }
        return;
    }
    if (value.object() == nullptr) {
        return;
    }
    const std::string_view type = first_type(value);
    out.items.push_back({std::string(type), &value, is_article_type(type)});
    constexpr std::array<std::string_view, 3> members{"@graph", "mainEntity", "mainEntityOfPage"};
    for (const std::string_view member : members) {
        if (const json::Value* inner = value.find(member)) {
            collect(*inner, level + 1, out);
        }
    }
}

/// Scripts are often JSON but for line breaks inside strings, a comment mark or a last semicolon.
Result<json::Value> parse_script(std::string_view text) {
    text = trim(text);
    Result<json::Value> value = json::parse(text, "script");
    if (value) {
        return value;
    }
    const std::size_t begin = std::min(text.find_first_of("[{"), text.size());
    const std::size_t end = text.find_last_of("]}");
    if (end == std::string_view::npos || end < begin) {
        return value;
    }
    std::string repaired(text.substr(begin, end + 1 - begin));
    std::ranges::replace_if(
        repaired, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return json::parse(repaired, "script");
}

void read_script(const html::Page& page, html::NodeId node, StructuredData& out) {
    std::string text;
    for (const html::NodeId n : page.subtree(node)) {
        text.append(page.text(n));
    }
    Result<json::Value> value = parse_script(text);
    if (value) {
        out.scripts.push_back(std::make_unique<json::Value>(*std::move(value)));
        collect(*out.scripts.back(), 0, out);
    }
}

/// The name in lower case, as most are in the page.
std::string_view lower_name(std::string_view name, StructuredData& out) {
    return std::ranges::none_of(name, is_ascii_upper) ? name
                                                      : out.lowered.emplace_back(ascii_lower(name));
}

void read_meta(const html::Page& page, html::NodeId node, StructuredData& out) {
    std::string_view content;
    std::array<std::string_view, 4> names;  // the first that is not empty counts
    for (const html::Attribute& attribute : page.attributes(node)) {
        if (attribute.name == "content") {
            content = attribute.value;
        } else if (attribute.name == "property") {
            names[0] = trim(attribute.value);
        } else if (attribute.name == "name") {
            names[1] = trim(attribute.value);
        } else if (attribute.name == "itemprop") {
            names[2] = trim(attribute.value);
        } else if (attribute.name == "http-equiv") {
            names[3] = trim(attribute.value);
        }
    }
    const auto name = std::ranges::find_if_not(names, &std::string_view::empty);
    if (!content.empty() && name != names.end()) {
        out.metas.push_back({lower_name(*name, out), trim(content)});
    }
}

}  // namespace

std::string_view StructuredData::meta(std::string_view name) const {
    const auto found = std::ranges::find(metas, name, &MetaItem::name);
    return found == metas.end() ? std::string_view() : found->content;
}

bool is_article_type(std::string_view type) {
    return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
           type == "Review" || type == "AnalysisNewsArticle" || type == "Recipe";
}

StructuredData read_structured(const html::Page& page) {
    StructuredData data;
    for (html::NodeId node = page.find(html::Tag::meta);
         node != html::no_node && data.metas.size() < max_metas;
         node = page.find(html::Tag::meta, node + 1)) {
        read_meta(page, node, data);
    }
    for (html::NodeId node = page.find(html::Tag::script);
         node != html::no_node && data.scripts.size() < max_scripts;
         node = page.find(html::Tag::script, node + 1)) {
        read_script(page, node, data);
    }
    return data;
}

}  // namespace stemma::extract
