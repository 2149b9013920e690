#include "collate/conflicts/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "base/calendar.h"
#include "base/strings.h"
#include "collate/conflicts/parts.h"
#include "collate/conflicts/values.h"
#include "collate/credits.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t first_sentences = 15;
constexpr std::uint32_t kind_before = 3;  // words
constexpr std::uint32_t kind_after = 9;
constexpr double least_people = 2;

struct Kind {
    const FigureKinds::Kind* source = nullptr;
    std::set<std::uint64_t> stems;
    bool aboard = false;
};

bool is_money(std::string_view unit) {
    return unit.size() == 3 && std::ranges::all_of(unit, is_ascii_upper);
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

/// The other year than the article's that a date in the statement names; "" if there is none.
std::string other_year(const Statement& s) {
    const std::string published = s.source->article.published.value_or("");
    constexpr std::size_t year = 4;
    for (const Mention& m : s.mentions) {
        if (m.kind != MentionKind::time || published.size() < year) {
            continue;
        }
        const Timex& time = s.source->reading.times[m.index];
        const bool dated = time.type == TimexType::date && time.value.size() >= year &&
                           is_ascii_digit(time.value[0]) && is_ascii_digit(time.value[3]);
        if (dated && time.value.substr(0, year) != published.substr(0, year)) {
            return time.value.substr(0, year);
        }
    }
    return {};
}

/// "civilians" after the figure, of "person:killed/civilian": that is known.
bool names_unit(const Statement& s, const Word& word, std::string_view unit) {
    constexpr std::size_t ending = 3;
    constexpr std::size_t root = 4;
    constexpr std::size_t sign = 2;
    const std::size_t from = unit.find_last_of("/:");
    const std::string_view noun = from == std::string_view::npos ? unit : unit.substr(from + 1);
    if (noun.size() <= sign) {
        return false;  // a sign ("km/h"), which the figure's span holds
    }
    const std::string_view stem =
        noun.substr(0, noun.size() > root + ending ? noun.size() - ending : root);
    return ascii_lower(s.text_of(word.span)).starts_with(stem);
}

/// The word after "civilians", and after "cubic metres a second".
std::uint32_t after_unit(const Statement& s, std::uint32_t at, std::string_view unit) {
    constexpr std::uint32_t furthest = 2;  // "killed 30 Kestovian civilians" says whose they are
    const auto is = [&](std::uint32_t i, std::string_view word) {
        return i < s.words.size() && equals_ignoring_case(s.text_of(s.words[i].span), word);
    };
    for (std::uint32_t i = at; i < s.words.size() && i < at + furthest; ++i) {
        if (names_unit(s, s.words[i], unit)) {
            const bool measure = is(at, "cubic") || is(at, "square");
            const bool rate = is(i + 1, "a") || is(i + 1, "per");
            return i > at && !measure ? at : i + (rate ? 3 : 1);
        }
    }
    return at;
}

/// "the Group of Seven"
bool of_a_name(const Statement& s, const Mention& figure) {
    return figure.begin > 0 && s.words[figure.begin].capital && !s.words[figure.begin].digit &&
           equals_ignoring_case(s.text_of(s.words[figure.begin - 1].span), "of");
}

/// "770 kilometres (about 480 miles)": the second says the first again.
bool converts(const Statement& s, std::size_t m, const Number& figure) {
    if (m == 0) {
        return false;
    }
    constexpr double tolerance = 0.1;
    const std::optional<Number> before = figure_of(s, s.mentions[m - 1]);
    const Span gap{s.mentions[m - 1].span.end, s.mentions[m].span.begin};
    return before && before->unit == figure.unit && s.text_of(gap).contains('(') &&
           std::abs(before->value - figure.value) <= tolerance * figure.value;
}

/// "Updated: Friday, July 3, 2015", and house numbers that look like years to come.
bool is_no_date(const Statement& s, const Mention& mention, const Number& figure) {
    constexpr std::array<std::string_view, 4> stamps{"posted", "updated", "published", "modified"};
    constexpr double furthest = 80 * 366.0;  // days, from the publication
    const Span gap{mention.begin > 0 ? s.words[mention.begin - 1].span.end : mention.span.begin,
                   mention.span.begin};
    const bool stamped =
        s.text_of(gap).starts_with(':') &&
        std::ranges::find(stamps, ascii_lower(s.text_of(s.words[mention.begin - 1].span))) !=
            stamps.end();
    const std::optional<Date> published = parse_iso_date(s.source->article.published.value_or(""));
    return stamped ||
           (published && figure.value > static_cast<double>(days_from(*published)) + furthest);
}

class Finder {
public:
    Finder(const FigureKinds& kinds, Vocabulary& vocabulary, const Statements& statements,
           const std::vector<StoryWeights>& weights)
        : statements_(statements), weights_(weights) {
        for (const FigureKinds::Kind& kind : kinds.all()) {
            Kind made{&kind, {}, false};
            for (const std::string& word : kind.words) {
                made.stems.insert(vocabulary[word].stem);
                made.aboard = made.aboard || word == "aboard";
            }
            kinds_.push_back(std::move(made));
        }
    }

    void add(std::uint32_t i) {
        const Statement& s = statements_.all[i];
        const std::string year = other_year(s);
        for (std::size_t m = 0; m < s.mentions.size(); ++m) {
            const Mention& mention = s.mentions[m];
            std::optional<Number> figure = figure_of(s, mention);
            if (figure && figure->unit.empty()) {
                figure->unit = told_unit(s, mention);
            }
            if (!figure || counts_a_part(s, mention) || converts(s, m, *figure) ||
                of_a_name(s, mention) ||
                (figure->unit == "date" && is_no_date(s, mention, *figure))) {
                continue;
            }
            Measure measure;
            measure.statement = i;
            measure.mention = static_cast<std::int32_t>(m);
            measure.figure = *figure;
            measure.year = figure->unit == "date" ? "" : year;
            const std::size_t slash = figure->unit.find('/');
            const bool counts = figure->unit.starts_with("person") && slash != std::string::npos;
            measure.unit = counts ? figure->unit.substr(0, slash) : figure->unit;
            measure.noun = counts ? figure->unit.substr(slash + 1) : "";
            measure.kind = kind_of(s, mention, measure);
            measure.first = is_first(s, measure);
            const std::uint32_t unit_end = after_unit(s, mention.end, figure->unit);
            measure.near =
                words_near(s, {mention.begin, mention.end}, weights_[statements_.twin[i]],
                           [&](std::uint32_t at) {
                               return at >= mention.end &&
                                      (at < unit_end || names_unit(s, s.words[at], figure->unit));
                           });
            out_.push_back(std::move(measure));
        }
    }

    std::vector<Measure> take() && { return std::move(out_); }

private:
    /// "Dozens" may stand before the figure that counts.
    bool is_first(const Statement& s, const Measure& measure) {
        const std::pair key{s.article, measure.kind};
        return measure.kind != Measure::no_kind && s.sentence < first_sentences &&
               (measure.figure.high > measure.figure.value ? !told_.contains(key)
                                                           : told_.insert(key).second);
    }

    /// "The death toll of the fire in Orlick, which …, rose to 85": the unit of the kind whose word
    /// stands before a bare figure.
    std::string told_unit(const Statement& s, const Mention& figure) const {
        constexpr std::array<std::string_view, 8> links{"to",  "at",      "of",      "is",
                                                        "was", "reached", "reaches", "stands"};
        const bool linked =
            figure.begin > 0 &&
            std::ranges::find(links, ascii_lower(s.text_of(s.words[figure.begin - 1].span))) !=
                links.end();
        for (std::uint32_t i = 0; linked && i < figure.begin; ++i) {
            for (const Kind& kind : kinds_) {
                if (!kind.source->units.empty() && kind.stems.contains(s.words[i].stem)) {
                    return kind.source->units.front();
                }
            }
        }
        return {};
    }

    /// The kind whose words stand nearest.
    std::int32_t kind_of(const Statement& s, const Mention& figure, const Measure& measure) const {
        std::int32_t best = Measure::no_kind;
        std::uint32_t nearest = ~0U;
        const Number& number = measure.figure;
        const bool many = number.value >= least_people && number.high <= number.value;
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            const FigureKinds::Kind& kind = *kinds_[k].source;
            const bool by_unit = std::ranges::find(kind.units, number.unit) != kind.units.end();
            if (by_unit && (many || kind.of != "person")) {
                return static_cast<std::int32_t>(k);
            }
            const bool fits = kind.of == "person"
                                  ? number.unit == "person" || number.unit == "person/passenger"
                              : kind.of == "money" ? is_money(number.unit)
                                                   : kind.of == number.unit;
            if (!fits || (kind.of == "person" && !many)) {
                continue;
            }
            const std::uint32_t far = distance(kinds_[k], s, figure);
            if (far < nearest) {
                nearest = far;
                best = static_cast<std::int32_t>(k);
            }
        }
        return best;
    }

    static std::uint32_t distance(const Kind& kind, const Statement& s, const Mention& figure) {
        const std::uint32_t from = figure.begin > kind_before ? figure.begin - kind_before : 0;
        const auto to = static_cast<std::uint32_t>(
            std::min<std::size_t>(figure.end + kind_after, s.words.size()));
        std::uint32_t nearest = ~0U;
        for (std::uint32_t i = from; i < to; ++i) {
            if (kind.stems.contains(s.words[i].stem) && (i < figure.begin || i >= figure.end)) {
                nearest =
                    std::min(nearest, i < figure.begin ? figure.begin - i : i - figure.end + 1);
            }
        }
        return nearest == ~0U && kind.aboard && on_something_named(s, figure) ? kind_after
                                                                              : nearest;
    }

    const Statements& statements_;
    const std::vector<StoryWeights>& weights_;
    std::vector<Kind> kinds_;
    std::set<std::pair<ArticleId, std::int32_t>> told_;
    std::vector<Measure> out_;
};

}  // namespace

Result<FigureKinds> FigureKinds::open(const DataFolder& data) {
    const std::string name = "collate/figures.txt";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

Result<FigureKinds> FigureKinds::parse(std::string_view text, const std::string& source) {
    FigureKinds out;
    for (const std::string_view line : split(text, '\n')) {
        if (trim(line).empty() || line.front() == '#') {
            continue;
        }
        const std::vector<std::string_view> words = split(trim(line), ' ');
        if (words.size() < 2) {
            return fail(ErrorCode::damaged, source,
                        cat("not a name and words: ", line.substr(0, 60)));
        }
        Kind kind{.grows = words[0].ends_with('+'), .varies = words[0].ends_with('~')};
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i].starts_with('=')) {
                kind.units.emplace_back(words[i].substr(1));
            } else if (words[i].starts_with('!')) {
                kind.none.emplace_back(words[i].substr(1));
            } else if (words[i].starts_with('@')) {
                kind.of = words[i].substr(1);
            } else if (!words[i].empty()) {
                kind.words.emplace_back(words[i]);
            }
        }
        out.kinds_.push_back(std::move(kind));
    }
    return out;
}

std::vector<Measure> find_measures(const FigureKinds& kinds, Vocabulary& vocabulary,
                                   const Statements& statements,
                                   const std::vector<StoryWeights>& weights,
                                   const std::vector<bool>& kept) {
    Finder finder(kinds, vocabulary, statements, weights);
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        if (kept[i] && !is_credit(statements.all[i])) {
            finder.add(i);
        }
    }
    return std::move(finder).take();
}

}  // namespace stemma::collate
