#include "extract/metadata/outlet_namer.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/data_lines.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

constexpr std::size_t longest_line = 400;  // bytes; a longer one is a paragraph of its own
constexpr std::size_t most_lines = 4000;
constexpr std::size_t longest_name = 40;  // bytes
constexpr std::size_t most_names = 64;

// How much a hint tells. `enough` is two of the lesser ones, or one of those phrases.
constexpr int phrase_hint = 6;
constexpr int title_hint = 4;
constexpr int owner_hint = 3;
constexpr int mention_hint = 2;
constexpr int enough = 6;

constexpr std::array<std::string_view, 13> connectors = {
    "of", "and", "&", "the", "de", "del", "di", "la", "le", "der", "die", "für", "do"};
constexpr std::array<std::string_view, 6> separators = {" | ", " – ", " — ", " - ", " • ", " :: "};
constexpr std::array<std::string_view, 2> genitives = {"’s", "'s"};

bool is_connector(std::string_view word) {
    return std::ranges::find(connectors, word) != connectors.end();
}

bool is_year(std::string_view word) {
    return word.size() >= 4 && std::ranges::all_of(word.substr(0, 4), is_ascii_digit) &&
           std::ranges::none_of(word, is_ascii_alpha);
}

std::string_view without_end(std::string_view word) {
    return word.substr(0, word.find_last_not_of(".,;:!?)|") + 1);
}

std::string_view without_genitive(std::string_view word) {
    for (const std::string_view ending : genitives) {
        if (word.size() > ending.size() && word.ends_with(ending)) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return word;
}

bool stands_in(std::string_view line, std::string_view name) {
    const auto is_word = [](char c) {
        return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    for (std::size_t at = line.find(name); at != std::string_view::npos;
         at = line.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !is_word(line[at - 1])) && (end == line.size() || !is_word(line[end]))) {
            return true;
        }
    }
    return false;
}

/// "Headline | Orland Times" → "Orland Times".
std::string_view after_separator(std::string_view line) {
    std::size_t begin = 0;
    for (const std::string_view separator : separators) {
        const std::size_t at = line.rfind(separator);
        if (at != std::string_view::npos) {
            begin = std::max(begin, at + separator.size());
        }
    }
    return begin == 0 ? std::string_view() : trim(line.substr(begin));
}

}  // namespace

/// A line in words, as printed and in lower case without marks at their ends.
struct OutletNamer::Line {
    explicit Line(std::string_view line) : text(line) {
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            if (end > at) {
                words.push_back(line.substr(at, end - at));
                lower.push_back(text::lower(without_end(words.back())));
            }
            at = end + 1;
        }
    }
    [[nodiscard]] bool has(const Words& phrase, std::size_t at) const {
        return at + phrase.size() <= lower.size() &&
               std::equal(phrase.begin(), phrase.end(),
                          lower.begin() + static_cast<std::ptrdiff_t>(at));
    }

    /// From a word to the end of `last`, which is a part of a word, too.
    [[nodiscard]] std::string_view from(std::size_t word, std::string_view last) const {
        const auto begin = static_cast<std::size_t>(words[word].data() - text.data());
        const auto end = static_cast<std::size_t>(last.data() - text.data()) + last.size();
        return text.substr(begin, end - begin);
    }

    std::string_view text;
    std::vector<std::string_view> words;
    std::vector<std::string> lower;
};

/// By name, the best hint of each kind.
struct OutletNamer::Hints {
    struct Kinds {
        bool owner = false;
        bool phrase = false;
        bool title = false;
        [[nodiscard]] int sum() const {
            return (owner ? owner_hint : 0) + (phrase ? phrase_hint : 0) + (title ? title_hint : 0);
        }
    };

    void add(std::string_view name, bool Kinds::* kind) {
        const bool fits = name.size() > 1 && name.size() <= longest_name;
        if (fits && (names.size() < most_names || names.contains(name))) {
            names[name].*kind = true;
        }
    }
    /// What is said of "The Bay" counts for "Bay", if it is called so, too.
    void join_articles() {
        constexpr std::string_view article = "The ";
        for (auto it = names.lower_bound(article);
             it != names.end() && it->first.starts_with(article);) {
            const auto bare = names.find(it->first.substr(article.size()));
            if (bare == names.end()) {
                ++it;
                continue;
            }
            bare->second.owner |= it->second.owner;
            bare->second.phrase |= it->second.phrase;
            bare->second.title |= it->second.title;
            it = names.erase(it);
        }
    }
    std::map<std::string_view, Kinds> names;
};

Result<OutletNamer> OutletNamer::parse(std::string_view bytes, std::string_view source) {
    OutletNamer namer;
    for (const auto& [number, line] : data_lines(bytes)) {
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string_view kind = line.substr(0, space);
        const std::string words = text::lower(trim(line.substr(space)));
        auto* list = kind == "owner"    ? &namer.owners_
                     : kind == "after"  ? &namer.after_
                     : kind == "before" ? &namer.before_
                     : kind == "thing"  ? &namer.things_
                                        : nullptr;
        if (words.empty() || (list == nullptr && kind != "stop")) {
            return std::unexpected(Error{ErrorCode::damaged, std::string(source), number,
                                         "not a kind and words", printable_excerpt(line)});
        }
        if (list == nullptr) {
            namer.stops_.push_back(words);
            continue;
        }
        Words& phrase = list->emplace_back();
        for (const std::string_view word : split(words, ' ')) {
            phrase.emplace_back(without_end(word).empty() ? word : without_end(word));
        }
    }
    if (namer.owners_.empty() || namer.after_.empty()) {
        return fail(ErrorCode::damaged, std::string(source), "no cue in it");
    }
    return namer;
}

std::string OutletNamer::find(std::span<const PlainLine> lines) const {
    std::vector<std::string_view> around;
    std::string_view first;
    for (const PlainLine& line : lines.first(std::min(lines.size(), most_lines))) {
        const std::string_view text = trim(line.text);
        if (line.role != LineRole::kept && !text.empty() && text.size() <= longest_line) {
            around.push_back(text);
            first = first.empty() ? text : first;
        }
    }
    Hints hints;
    hints.add(after_separator(first), &Hints::Kinds::title);
    for (const std::string_view line : around) {
        read_cues(Line(line), hints);
    }
    hints.join_articles();
    std::string_view best;
    int most = enough - 1;
    for (const auto& [name, kinds] : hints.names) {
        const auto mentions = std::ranges::count_if(
            around, [&named = name](std::string_view line) { return stands_in(line, named); });
        const int sum = kinds.sum() + (mentions > 1 ? mention_hint : 0);
        if (sum > most) {
            most = sum;
            best = name;
        }
    }
    return std::string(best);
}

void OutletNamer::read_cues(const Line& line, Hints& hints) const {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        for (const Words& cue : owners_) {
            if (line.has(cue, i)) {
                hints.add(name_after(line, i + cue.size()), &Hints::Kinds::owner);
            }
        }
        for (const Words& cue : after_) {
            if (line.has(cue, i)) {
                hints.add(name_after(line, i + cue.size()), &Hints::Kinds::phrase);
            }
        }
        for (const Words& cue : before_) {
            if (line.has(cue, i)) {
                hints.add(name_before(line, i), &Hints::Kinds::phrase);
            }
        }
        const bool owns = i > 0 && without_genitive(line.words[i - 1]) != line.words[i - 1];
        if (owns && std::ranges::any_of(things_, [&](const Words& t) { return line.has(t, i); })) {
            hints.add(name_before(line, i), &Hints::Kinds::phrase);
        }
    }
}

bool OutletNamer::is_name_word(std::string_view word) const {
    if (word.empty() || is_year(word)) {
        return false;
    }
    const std::string lower = text::lower(without_end(word));
    return (text::is_upper(text::decode(word, 0).value) || is_ascii_digit(word.front())) &&
           std::ranges::find(stops_, lower) == stops_.end();
}

/// The run of capitalised words that begins at `first`, past a year.
std::string_view OutletNamer::name_after(const Line& line, std::size_t first) const {
    while (first < line.words.size() && is_year(line.words[first])) {
        ++first;
    }
    std::size_t end = first;
    for (std::size_t i = first; i < line.words.size(); ++i) {
        const std::string_view word = line.words[i];
        if (is_name_word(word)) {
            end = i + 1;
        } else if (!is_connector(word)) {
            break;
        }
        if (without_end(word) != word) {
            break;
        }
    }
    if (end == first) {
        return {};
    }
    const std::string_view last = without_genitive(without_end(line.words[end - 1]));
    return line.from(first, last);
}

/// The run of capitalised words that ends before `end`.
std::string_view OutletNamer::name_before(const Line& line, std::size_t end) const {
    std::size_t begin = end;
    for (std::size_t i = end; i > 0; --i) {
        const std::string_view word = line.words[i - 1];
        if (i < end && without_end(word) != word) {
            break;
        }
        if (is_name_word(word)) {
            begin = i - 1;
        } else if (!is_connector(word)) {
            break;
        }
    }
    if (begin == end || (begin > 0 && is_connector(line.words[begin - 1]))) {
        return {};  // "the Trell campaign's website" is not the Trell's
    }
    const std::string_view last = without_genitive(without_end(line.words[end - 1]));
    return line.from(begin, last);
}

}  // namespace stemma::extract
