#include "extract/html/linked_data.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/strings.h"
#include "extract/html/blocks.h"
#include "extract/html/made_page.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t longest_script = std::size_t{1} << 20U;

/// The longest string member of this name anywhere in the value.
void find_longest(const json::Value& root, std::string_view name, std::string& longest) {
    std::vector<const json::Value*> open{&root};
    while (!open.empty()) {
        const json::Value& value = *open.back();
        open.pop_back();
        if (const json::Array* array = value.array()) {
            for (const json::Value& element : *array) {
                open.push_back(&element);
            }
        } else if (const json::Object* object = value.object()) {
            for (const auto& [key, member] : *object) {
                const std::string* text = member.string();
                if (text != nullptr && key == name && text->size() > longest.size()) {
                    longest = *text;
                } else if (text == nullptr) {
                    open.push_back(&member);
                }
            }
        }
    }
}

std::string paragraphs_of(const Page& page) {
    std::string text;
    const Blocks blocks = find_blocks(page);
    for (const Block& block : blocks.list) {
        text += cat(text.empty() ? "" : "\n\n", blocks.text_of(block));
    }
    return text;
}

/// Some sites put markup or escaped markup into the text.
std::string without_markup(std::string text) {
    if (text.find_first_of("<&") != std::string::npos) {
        text = paragraphs_of(Page::parse(std::move(text)));
    }
    return has_tags(text) ? paragraphs_of(Page::parse(std::move(text))) : text;
}

}  // namespace

std::string stated_body(const Page& page) {
    std::string body;
    for (NodeId id = page.find(Tag::script); id != no_node; id = page.find(Tag::script, id + 1)) {
        const auto states = [&](NodeId n) { return page.text(n).contains("articleBody"); };
        if (std::ranges::none_of(page.subtree(id), states)) {
            continue;
        }
        const std::string script = page.text_of(id);
        if (script.size() > longest_script) {
            continue;
        }
        if (const Result<json::Value> data = json::parse(script, "linked data")) {
            find_longest(*data, "articleBody", body);
        }
    }
    return without_markup(std::move(body));
}

std::string stated_description(const Page& page) {
    for (NodeId id = page.find(Tag::meta); id != no_node; id = page.find(Tag::meta, id + 1)) {
        if (equals_ignoring_case(page.attribute(id, "property"), "og:description") ||
            equals_ignoring_case(page.attribute(id, "name"), "description")) {
            const std::string_view content = page.attribute(id, "content");
            if (!content.empty()) {
                return std::string(content);
            }
        }
    }
    return {};
}

StatedText StatedText::of(const Page& page) {
    std::string body = stated_body(page);
    FourGrams runs(measure(body));
    return {std::move(body), std::move(runs), FourGrams(measure(stated_description(page)))};
}

}  // namespace stemma::extract::html
