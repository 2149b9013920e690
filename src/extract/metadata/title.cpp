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
    for (std::size_t at = title.find_first_of(" :"); at < title.size();
         at = title.find_first_of(" :", at + 1)) {
        for (const std::string_view separator : separators) {
            if (title.substr(at).starts_with(separator)) {
                cuts.push_back({at, at + separator.size()});
                break;
            }
        }
    }
    return cuts;
}

/// The site's name, or a longer one that holds it ("brand eins online" of "brandeins").
bool is_site(std::string_view part, std::span<const std::string> site_keys) {
    const std::string key = name_key(part);
    return std::ranges::any_of(site_keys, [&](const std::string& site) {
        const bool inside =
            site.size() >= least_site_key &&
            static_cast<std::size_t>(std::ranges::count(part, ' ')) < most_site_words &&
            key.find(site) != std::string::npos;
        return !site.empty() && (key == site || inside);
    });
}

std::vector<std::string> keys_of(std::span<const std::string> sites) {
    std::vector<std::string> keys;
    for (const std::string& site : sites) {
        keys.push_back(name_key(site));
    }
    return keys;
}

std::string_view trim_separators(std::string_view title) {
    title = trim(title);
    while (title.ends_with('|') || title.ends_with('-') || title.ends_with(':')) {
        title = trim(title.substr(0, title.size() - 1));
    }
    return title;
}

std::string_view without_site(std::string_view title, std::span<const std::string> site_keys) {
    title = trim_separators(title);
    const std::vector<Cut> cuts = cuts_of(title);
    for (const Cut& cut : std::views::reverse(cuts)) {
        if (is_site(title.substr(cut.end), site_keys)) {
            return trim(title.substr(0, cut.begin));
        }
    }
    if (!cuts.empty() && is_site(title.substr(0, cuts.front().begin), site_keys)) {
        return trim(title.substr(cuts.front().end));
    }
    return title;
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
        if (is_ascii_alpha(title[at]) || is_ascii_digit(title[at])) {
            end_gap();
            key.push_back(ascii_lower(title[at++]));
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
    return key;
}

std::string strip_site(std::string_view title, std::span<const std::string> sites) {
    return std::string(without_site(title, keys_of(sites)));
}

std::string choose_title(std::span<const TitleSource> sources, std::span<const std::string> sites) {
    struct Choice {
        std::string text;
        std::string key;
        double weight = 0;
    };
    std::vector<Choice> choices;
    const std::vector<std::string> site_keys = keys_of(sites);
    for (const TitleSource& source : sources) {
        const std::string_view text = without_site(source.text, site_keys);
        const std::string key = title_key(text);
        const std::string name = name_key(text);
        if (key.empty() ||
            (!name.empty() && std::ranges::find(site_keys, name) != site_keys.end())) {
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
        if (!source.whole) {
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
    const auto best = std::ranges::max_element(choices, {}, &Choice::weight);
    return best == choices.end() ? std::string() : best->text;
}

}  // namespace stemma::extract
