#include "extract/metadata/title.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "base/strings.h"
#include "extract/metadata/address.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

// Each begins with a space or is ": ".
constexpr std::array<std::string_view, 14> separators = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ",
    " • ", " · ", " / ", " › ", " > ",  " ~ ", ": "};
constexpr std::size_t least_site_key = 5;   // bytes of a site's name that may stand in a longer one
constexpr std::size_t most_site_words = 5;  // words of that longer one

struct Cut {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Every place where the title could part from a site's name.
std::vector<Cut> cuts_of(std::string_view title) {
    std::vector<Cut> cuts;
    for (std::size_t at = 0; at + 1 < title.size(); ++at) {
        const char next = title[at + 1];
        if (title[at] == ' ' ? is_ascii_alpha(next) : title[at] != ':') {
            continue;
        }
        for (const std::string_view separator : separators) {
            if (title.substr(at).starts_with(separator)) {
                cuts.push_back({at, at + separator.size()});
                break;
            }
        }
    }
    return cuts;
}

/// The names of a site, as keys.
struct SiteKeys {
    explicit SiteKeys(std::span<const std::string> sites) {
        for (const std::string& site : sites) {
            keys.push_back(name_key(site));
            longest = std::max(longest, keys.back().size());
        }
    }
    /// Has a text so many letters and digits that its key is none of these? Only "the" is left out
    /// of a key.
    [[nodiscard]] bool are_shorter_than(std::string_view text) const {
        constexpr std::size_t article = 3;
        std::size_t kept = 0;
        for (const char c : text) {
            kept += is_ascii_alpha(c) || is_ascii_digit(c) ? 1 : 0;
        }
        return kept > longest + article;
    }
    [[nodiscard]] bool hold(std::string_view text) const {
        if (are_shorter_than(text)) {
            return false;
        }
        const std::string key = name_key(text);
        return !key.empty() && std::ranges::find(keys, key) != keys.end();
    }

    std::vector<std::string> keys;
    std::size_t longest = 0;  ///< bytes
};

/// The site's name, or a longer one that holds it ("brand eins online" of "brandeins").
bool is_site(std::string_view part, const SiteKeys& sites) {
    const bool few_words =
        static_cast<std::size_t>(std::ranges::count(part, ' ')) < most_site_words;
    if (!few_words) {
        return sites.hold(part);
    }
    const std::string key = name_key(part);
    return std::ranges::any_of(sites.keys, [&](const std::string& site) {
        const bool inside = site.size() >= least_site_key && key.find(site) != std::string::npos;
        return !site.empty() && (key == site || inside);
    });
}

std::string_view trim_separators(std::string_view title) {
    title = trim(title);
    while (title.ends_with('|') || title.ends_with('-') || title.ends_with(':')) {
        title = trim(title.substr(0, title.size() - 1));
    }
    return title;
}

std::string_view without_site(std::string_view title, const SiteKeys& sites) {
    title = trim_separators(title);
    const std::vector<Cut> cuts = cuts_of(title);
    for (const Cut& cut : std::views::reverse(cuts)) {
        if (is_site(title.substr(cut.end), sites)) {
            return trim(title.substr(0, cut.begin));
        }
    }
    if (!cuts.empty() && is_site(title.substr(0, cuts.front().begin), sites)) {
        return trim(title.substr(cuts.front().end));
    }
    return title;
}

/// Did a quotation mark in an attribute between such marks end a title early, which <title> has?
bool is_cut_short(std::string_view text, std::span<const TitleSource> sources) {
    text = trim(text);
    return std::ranges::any_of(sources, [&](const TitleSource& other) {
        const std::string_view rest =
            std::string_view(other.text)
                .substr(other.text.starts_with(text) ? text.size() : other.text.size());
        return other.whole && trim(rest).starts_with('"');
    });
}

/// Is this a headline of that key with a kicker before it, which nothing parts from it: "Flood Dam
/// bursts in Orland"?
bool has_kicker(std::string_view text, const std::string& key) {
    constexpr std::ptrdiff_t least_words = 4;
    return std::ranges::count(key, ' ') + 1 >= least_words &&
           std::ranges::none_of(cuts_of(text), [&](const Cut& cut) {
               return title_key(text.substr(cut.end)) == key;
           });
}

}  // namespace

std::string title_key(std::string_view title) {
    std::string key;
    key.reserve(title.size());
    bool gap = false;
    std::size_t at = 0;
    const auto end_gap = [&] {
        if (gap && !key.empty()) {
            key.push_back(' ');
        }
        gap = false;
    };
    while (at < title.size()) {
        const std::size_t begin = at;
        while (at < title.size() && (is_ascii_alpha(title[at]) || is_ascii_digit(title[at]))) {
            ++at;
        }
        if (at > begin) {
            end_gap();
            key.append(title, begin, at - begin);
            continue;
        }
        if (static_cast<unsigned char>(title[at]) < 0x80) {
            gap = true;
            ++at;
            continue;
        }
        const text::CodePoint c = text::decode(title, at);
        at += c.size;
        if (text::is_letter(c.value) || text::is_digit(c.value) || text::is_mark(c.value)) {
            end_gap();
            text::append(key, text::to_lower(c.value));
        } else {
            gap = true;
        }
    }
    std::ranges::transform(key, key.begin(), [](char c) { return ascii_lower(c); });
    return key;
}

std::string strip_site(std::string_view title, std::span<const std::string> sites) {
    return std::string(without_site(title, SiteKeys(sites)));
}

std::string choose_title(std::span<const TitleSource> sources, std::span<const std::string> sites) {
    struct Choice {
        std::string text;
        std::string key;
        double weight = 0;
    };
    std::vector<Choice> choices;
    const SiteKeys site_keys(sites);
    for (const TitleSource& source : sources) {
        if (is_cut_short(source.text, sources)) {
            continue;
        }
        const std::string_view text = without_site(source.text, site_keys);
        const auto alike = std::ranges::find(choices, text, &Choice::text);
        if (alike != choices.end()) {  // as most are: their key need not be made
            alike->weight += source.weight;
            continue;
        }
        const std::string key = title_key(text);
        if (key.empty() || site_keys.hold(text)) {
            continue;
        }
        const auto same = std::ranges::find(choices, key, &Choice::key);
        if (same == choices.end()) {
            choices.push_back({std::string(text), key, source.weight});
        } else {
            same->weight += source.weight;
        }
    }
    // A source that begins or ends with another one's text and a separator speaks for it too.
    for (const TitleSource& source : sources) {
        if (!source.whole || choices.size() < 2) {
            continue;
        }
        std::vector<std::string> parts;
        for (const Cut& cut : cuts_of(source.text)) {
            parts.push_back(title_key(std::string_view(source.text).substr(0, cut.begin)));
            parts.push_back(title_key(std::string_view(source.text).substr(cut.end)));
        }
        for (Choice& choice : choices) {
            const bool part = std::ranges::find(parts, choice.key) != parts.end();
            choice.weight += part ? source.weight : 0;
        }
    }
    for (const Choice& longer : choices) {
        for (Choice& choice : choices) {
            const bool kicker = longer.key.size() > choice.key.size() &&
                                longer.key.ends_with(cat(' ', choice.key)) &&
                                has_kicker(longer.text, choice.key);
            choice.weight += kicker ? longer.weight : 0;
        }
    }
    const auto best = std::ranges::max_element(choices, {}, &Choice::weight);
    return best == choices.end() ? std::string() : best->text;
}

}  // namespace stemma::extract
