#include "read/explain/explain.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

constexpr std::size_t most_forms = 6;

/// Keys that are made of the name alone; all others stand in the gazetteers.
bool is_listed(std::string_view key) {
    constexpr std::array<std::string_view, 7> made{
        "person:", "org:", "place:", "facility:", "group:", "product:", "name:"};
    return std::ranges::none_of(made, [&](std::string_view kind) { return key.starts_with(kind); });
}

std::string printed(double number) {
    std::string out;
    json::Writer(out).value(number, 15);
    return out;
}

std::vector<std::string_view> forms_of(std::string_view text, const std::vector<Span>& spans) {
    std::vector<std::string_view> forms;
    for (const Span span : spans) {
        if (std::ranges::find(forms, span.of(text)) == forms.end() && forms.size() < most_forms) {
            forms.push_back(span.of(text));
        }
    }
    return forms;
}

std::string list_of(const std::vector<std::string_view>& forms) {
    std::string out;
    for (const std::string_view form : forms) {
        out += cat(out.empty() ? "" : ", ", in_quotes(form));
    }
    return out;
}

/// As much of the text from `at` on as is ever shown.
std::string_view what_follows(std::string_view text, std::uint32_t at) {
    constexpr std::size_t enough = 200;
    const std::string_view after = text.substr(std::min<std::size_t>(at, text.size()));
    return after.size() <= enough ? after : after.substr(0, text::boundary_before(after, enough));
}

}  // namespace

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) {
        return cat("“", text, "”");
    }
    const auto end = text::boundary_before(text, static_cast<std::uint32_t>(longest));
    return cat("“", text.substr(0, end), "…”");
}

void explain_entities(const Article& article, Reading& reading) {
    for (const Entity& entity : reading.entities) {
        if (entity.mentions.empty()) {
            continue;
        }
        Reason reason{
            "entity", entity.mentions.front(), cat(name_of(entity.type), ' ', entity.key), {}};
        reason.why.push_back(is_listed(entity.key)
                                 ? "its name is in the gazetteers"
                                 : "in no gazetteer: its form and its neighbours tell the type");
        reason.why.push_back(cat("named ", entity.mentions.size(), " times, as ",
                                 list_of(forms_of(article.text, entity.mentions))));
        if (!entity.references.empty()) {
            reason.why.push_back(cat("referred to ", entity.references.size(), " times, as ",
                                     list_of(forms_of(article.text, entity.references))));
        }
        reading.reasons.push_back(std::move(reason));
    }
}

void explain_numbers(const Article& article, Reading& reading) {
    for (const Number& number : reading.numbers) {
        Reason reason{
            "number", number.span, cat(name_of(number.modifier), ' ', printed(number.value)), {}};
        if (number.high > number.value) {
            reason.what += cat(" to ", printed(number.high));
        }
        const std::string_view after = what_follows(article.text, number.span.end);
        const std::string_view words = after.substr(0, after.find_first_of(".,;:\n"));
        if (!number.unit.empty()) {
            reason.what += cat(' ', number.unit);
            reason.why.push_back(cat("its unit is told by ",
                                     in_quotes(number.span.of(article.text)),
                                     words.empty() ? "" : " and what follows: ",
                                     words.empty() ? "" : in_quotes(trim(words))));
        }
        if (number.modifier != NumberModifier::exactly) {
            reason.why.push_back(
                cat("a word of ", in_quotes(name_of(number.modifier)), " stands before it"));
        }
        if (reason.why.empty()) {
            reason.why.emplace_back("a number in figures or words that nothing qualifies");
        }
        reading.reasons.push_back(std::move(reason));
    }
}

void sort_reasons(Reading& reading) {
    std::ranges::stable_sort(reading.reasons, {}, [](const Reason& r) { return r.span; });
}

}  // namespace stemma::read
