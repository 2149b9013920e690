#include "collate/conflicts/figures.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "collate/conflicts/conflicts.h"
#include "collate/conflicts/parts.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t first_sentences = 15;
constexpr std::uint32_t words_before = 3;
constexpr std::uint32_t words_after = 9;
constexpr double least_people = 2;

struct Kind {
    std::set<std::uint64_t> stems;
    std::vector<std::string> units;
    bool aboard = false;
    bool grows = false;
};

/// People as such, not some of them ("children", "of the crew").
bool counts_people(const Number& number) {
    return (number.unit == "person" || number.unit == "person/passenger") &&
           number.value >= least_people && number.high <= number.value;
}

/// "231 people on the Lady Ansgar": by name, so that it is no "on Wednesday".
bool on_something_named(const Statement& s, const Mention& figure) {
    for (std::uint32_t i = figure.end; i + 1 < s.words.size() && i < figure.end + 3; ++i) {
        if (!equals_ignoring_case(s.text_of(s.words[i].span), "on")) {
            continue;
        }
        const auto to = std::min<std::size_t>(i + 4, s.words.size());
        for (std::size_t k = i + 1; k < to; ++k) {
            const Word& word = s.words[k];
            const bool time =
                word.mention >= 0 &&
                s.mentions[static_cast<std::size_t>(word.mention)].kind == MentionKind::time;
            if (time || word.digit) {
                return false;
            }
            if (word.capital) {
                return true;
            }
        }
    }
    return false;
}

bool tells(const Kind& kind, const Statement& s, const Mention& figure) {
    const Number& number = s.source->reading.numbers[figure.index];
    if (std::find(kind.units.begin(), kind.units.end(), number.unit) != kind.units.end()) {
        return number.value >= least_people && number.high <= number.value;
    }
    if (kind.stems.empty() || !counts_people(number)) {
        return false;
    }
    const std::uint32_t from = figure.begin > words_before ? figure.begin - words_before : 0;
    const auto to = std::min<std::size_t>(figure.end + words_after, s.words.size());
    for (std::size_t i = from; i < to; ++i) {
        if (kind.stems.contains(s.words[i].stem)) {
            return true;
        }
    }
    return kind.aboard && on_something_named(s, figure);
}

std::vector<Kind> kinds_of(const FigureKinds& kinds, Vocabulary& vocabulary) {
    std::vector<Kind> out;
    for (const FigureKinds::Kind& kind : kinds.all()) {
        Kind made;
        made.units = kind.units;
        made.grows = kind.grows;
        for (const std::string& word : kind.words) {
            made.stems.insert(vocabulary[word].stem);
            made.aboard = made.aboard || word == "aboard";
        }
        out.push_back(std::move(made));
    }
    return out;
}

/// The first figure of the kind in every article, in order of articles.
std::vector<FigurePlace> first_figures(const Kind& kind, const Statements& statements,
                                       const std::vector<std::int64_t>& group_of) {
    std::vector<FigurePlace> out;
    ArticleId told;
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        const Statement& s = statements.all[i];
        if (group_of[i] < 0 || s.sentence >= first_sentences ||
            (!out.empty() && told == s.article)) {
            continue;
        }
        for (std::size_t m = 0; m < s.mentions.size(); ++m) {
            if (s.mentions[m].kind == MentionKind::number && tells(kind, s, s.mentions[m]) &&
                !counts_a_part(s, s.mentions[m])) {
                out.push_back({i, static_cast<std::int32_t>(m)});
                told = s.article;
                break;
            }
        }
    }
    return out;
}

std::size_t count_articles(const Conflict& conflict) {
    std::size_t count = 0;
    for (const ValueReading& reading : conflict.readings) {
        count += reading.articles.size();
    }
    return count;
}

/// Does `other` tell two readings of `conflict` apart, at the same places?
bool tells_apart(const Conflict& other, const Conflict& conflict) {
    const auto holds = [](const ValueReading& x, const ValueReading& y) {
        return std::any_of(x.evidence.begin(), x.evidence.end(), [&](const Evidence& e) {
            return std::find(y.evidence.begin(), y.evidence.end(), e) != y.evidence.end();
        });
    };
    const auto held = std::count_if(
        conflict.readings.begin(), conflict.readings.end(), [&](const ValueReading& reading) {
            return std::any_of(other.readings.begin(), other.readings.end(),
                               [&](const ValueReading& y) { return holds(reading, y); });
        });
    return other.kind == DifferenceKind::number && held > 1;
}

/// Takes out of the claims what the conflict says more fully; false if one says it as fully.
bool replace_parts(const Conflict& conflict, std::vector<Claim>& claims) {
    bool fuller = true;
    for (Claim& claim : claims) {
        std::erase_if(claim.conflicts, [&](const Conflict& other) {
            const bool same = tells_apart(other, conflict);
            const bool part = count_articles(other) < count_articles(conflict);
            fuller = fuller && (!same || part);
            return same && part;
        });
    }
    return fuller;
}

}  // namespace

Result<FigureKinds> FigureKinds::open(const DataFolder& data) {
    const std::string name = "collate/figures.txt";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    FigureKinds out;
    for (const std::string_view line : split(*bytes, '\n')) {
        if (trim(line).empty() || line.front() == '#') {
            continue;
        }
        const std::vector<std::string_view> words = split(trim(line), ' ');
        if (words.size() < 2) {
            return fail(ErrorCode::damaged, data.path_of(name),
                        cat("not a name and words: ", line.substr(0, 60)));
        }
        Kind kind;
        kind.grows = words[0].ends_with('+');
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i].starts_with('=')) {
                kind.units.emplace_back(words[i].substr(1));
            } else if (!words[i].empty()) {
                kind.words.emplace_back(words[i]);
            }
        }
        out.kinds_.push_back(std::move(kind));
    }
    return out;
}

void add_figure_conflicts(const FigureKinds& kinds, Vocabulary& vocabulary,
                          const Statements& statements, std::span<const ClaimGroup> groups,
                          std::span<const std::string> published, std::vector<Claim>& claims) {
    std::vector<std::int64_t> group_of(statements.all.size(), -1);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (const std::uint32_t i : groups[g].members) {
            const bool better =
                group_of[i] < 0 || claims[static_cast<std::size_t>(group_of[i])].support.articles <
                                       claims[g].support.articles;
            group_of[i] = better ? static_cast<std::int64_t>(g) : group_of[i];
        }
    }
    for (const Kind& kind : kinds_of(kinds, vocabulary)) {
        const std::vector<FigurePlace> figures = first_figures(kind, statements, group_of);
        std::optional<Conflict> conflict = compare_figures(statements, figures, published);
        if (!conflict || !replace_parts(*conflict, claims)) {
            continue;
        }
        // At the claim that most articles tell; of those, the first.
        std::size_t at = claims.size();
        for (const FigurePlace& figure : figures) {
            const auto g = static_cast<std::size_t>(group_of[figure.statement]);
            if (at == claims.size() || claims[g].support.articles > claims[at].support.articles) {
                at = g;
            }
        }
        conflict->update = conflict->update && kind.grows;
        claims[at].conflicts.push_back(*std::move(conflict));
    }
}

}  // namespace stemma::collate
