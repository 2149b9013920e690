#include "collate/conflicts/conflicts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/strings.h"
#include "collate/align/contrasts.h"
#include "collate/conflicts/parts.h"
#include "collate/conflicts/rival_names.h"

namespace stemma::collate {
namespace {

constexpr std::size_t most_compared = 16;  // different wordings of a claim
constexpr float least_probability = 0.5F;  // of a report whose values count
/// Names, dates and denials differ only between statements that agree in so much else.
constexpr float least_agreement = 0.45F;
constexpr float least_figure_agreement = 0.2F;  // figures that count the same things

/// A mention in one of the group's members.
struct Place {
    std::uint32_t statement = 0;
    std::int32_t mention = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// Mentions that stand for one another, by union-find.
class Slots {
public:
    void join(Place a, Place b, DifferenceKind kind) {
        const std::uint32_t x = root(add(a, kind));
        const std::uint32_t y = root(add(b, kind));
        parent_[std::max(x, y)] = std::min(x, y);
    }

    std::vector<std::vector<Place>> all() {
        std::map<std::uint32_t, std::vector<Place>> slots;
        for (const auto& [place, id] : id_) {
            slots[root(id)].push_back(place);
        }
        std::vector<std::vector<Place>> out;
        for (auto& [id, places] : slots) {
            out.push_back(std::move(places));
        }
        return out;
    }

    DifferenceKind kind(const Place& place) const { return kind_[id_.at(place)]; }

private:
    std::uint32_t add(Place place, DifferenceKind kind) {
        const auto [at, fresh] = id_.try_emplace(place, static_cast<std::uint32_t>(parent_.size()));
        if (fresh) {
            parent_.push_back(at->second);
            kind_.push_back(kind);
        }
        return at->second;
    }
    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    std::map<Place, std::uint32_t> id_;
    std::vector<std::uint32_t> parent_;
    std::vector<DifferenceKind> kind_;
};

/// How much of either statement the other says, by weight; the smaller share.
float agreement(const Statement& a, const Statement& b, const WordMatch& match) {
    const auto covered = [](const Statement& s, const std::vector<float>& cover) {
        float sum = 0;
        for (std::size_t i = 0; i < s.words.size(); ++i) {
            sum += cover[i] * s.words[i].weight;
        }
        return s.weight > 0 ? sum / s.weight : 0;
    };
    return std::min(covered(a, match.cover_a), covered(b, match.cover_b));
}

/// Do the words before them, or those after them, stand for one another?
bool stand_alike(const Mention& x, const Mention& y, const WordMatch& match) {
    return std::any_of(match.pairs.begin(), match.pairs.end(), [&](const WordPair& pair) {
        return (pair.a + 1 == x.begin && pair.b + 1 == y.begin) ||
               (pair.a == x.end && pair.b == y.end);
    });
}

/// Says "no" by a verb, so that no "not" is missing.
bool denies_by_verb(const Statement& s, Span span) {
    constexpr std::array<std::string_view, 9> verbs{
        "refus", "fail", "den", "declin", "reject", "avoid", "prevent", "without", "never"};
    return std::any_of(s.words.begin(), s.words.end(), [&](const Word& word) {
        const std::string lower = ascii_lower(s.text_of(word.span));
        return span.contains(word.span) &&
               std::any_of(verbs.begin(), verbs.end(),
                           [&](std::string_view verb) { return lower.starts_with(verb); });
    });
}
bool negates(const Statement& s, Span span) {
    return std::any_of(s.words.begin(), s.words.end(),
                       [&](const Word& word) { return word.negation && span.contains(word.span); });
}

bool day_precise(const Timex& time) {
    return time.type == TimexType::date && time.value.size() >= 10 && time.value[4] == '-' &&
           time.value[5] != 'W';
}

/// Do they count the same? What is counted must be alike, or else where they stand; and something
/// of the rest.
bool one_figure(const Statement& a, const Mention& x, const Statement& b, const Mention& y,
                const WordMatch& match, float agreed) {
    if (counts_a_part(a, x) || counts_a_part(b, y)) {
        return false;
    }
    const std::string& m = a.source->reading.numbers[x.index].unit;
    const std::string& n = b.source->reading.numbers[y.index].unit;
    if (!m.empty() && !n.empty()) {
        return comparable_units(m, n) && agreed >= least_figure_agreement;
    }
    return stand_alike(x, y, match);
}

bool could_agree(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    if (x.key == y.key) {
        return true;
    }
    if (x.kind == MentionKind::number && y.kind == MentionKind::number) {
        const Number& m = a.source->reading.numbers[x.index];
        const Number& n = b.source->reading.numbers[y.index];
        return (!m.unit.empty() && !n.unit.empty() && !comparable_units(m.unit, n.unit)) ||
               compatible(m, n);
    }
    if (x.kind == MentionKind::time && y.kind == MentionKind::time) {
        const Timex& m = a.source->reading.times[x.index];
        const Timex& n = b.source->reading.times[y.index];
        // "30 minutes later", told by two outlets on two days, is not two dates; "early Monday" and
        // "Monday" are one.
        constexpr std::size_t day = 10;
        return m.value.substr(0, day) == n.value.substr(0, day) || !day_precise(m) ||
               !day_precise(n) || compatible(m, n) ||
               equals_ignoring_case(a.text_of(x.span), b.text_of(y.span));
    }
    return false;
}

class ClaimConflicts {
public:
    ClaimConflicts(const Statements& statements, const ClaimGroup& group,
                   std::span<const std::string> published)
        : s_(statements), group_(group), published_(published) {
        std::set<std::uint32_t> seen;
        for (std::size_t k = 0; k < group.members.size(); ++k) {
            const std::uint32_t i = group.members[k];
            if (group.probability[k] >= least_probability && forms_.size() < most_compared &&
                seen.insert(s_.twin[i]).second) {
                forms_.push_back(i);
            }
        }
    }

    /// Of figures that are known to be one.
    std::optional<Conflict> compare(const std::vector<FigurePlace>& figures) {
        std::vector<Place> slot;
        for (const FigurePlace& figure : figures) {
            slot.push_back({figure.statement, figure.mention});
        }
        add_slot(slot, DifferenceKind::number);
        return found_.empty() ? std::nullopt : std::optional(std::move(found_.front()));
    }

    std::vector<Conflict> run() {
        for (std::size_t x = 0; x < forms_.size(); ++x) {
            for (std::size_t y = x + 1; y < forms_.size(); ++y) {
                compare(forms_[x], forms_[y]);
            }
        }
        for (const std::vector<Place>& slot : slots_.all()) {
            add_slot(slot, slots_.kind(slot.front()));
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Conflict& x, const Conflict& y) { return x.kind < y.kind; });
        return std::move(found_);
    }

private:
    void compare(std::uint32_t a, std::uint32_t b) {
        const Statement& x = s_.all[a];
        const Statement& y = s_.all[b];
        if (x.article == y.article) {
            return;
        }
        const WordMatch match = match_words(x, y);
        const float alike = agreement(x, y, match);
        for (const Contrast& c : find_contrasts(x, y, match)) {
            const bool denied = negates(x, c.span_a) != negates(y, c.span_b) &&
                                !denies_by_verb(x, c.span_a) && !denies_by_verb(y, c.span_b);
            if (c.kind == DifferenceKind::polarity && denied && alike >= least_agreement) {
                add_polarity(a, b, c);
            }
            if (c.mention_a < 0) {
                continue;
            }
            const Mention& m = x.mentions[static_cast<std::size_t>(c.mention_a)];
            const Mention& n = y.mentions[static_cast<std::size_t>(c.mention_b)];
            const bool in_place = alike >= least_agreement && stand_alike(m, n, match);
            const bool named = c.kind == DifferenceKind::name || c.kind == DifferenceKind::place;
            const bool dated = c.kind == DifferenceKind::date;
            if (!c.equal &&
                ((named && (!in_place || !rival_names(x, m, y, n))) || (dated && !in_place))) {
                continue;
            }
            if (m.kind == MentionKind::number && !one_figure(x, m, y, n, match, alike)) {
                continue;
            }
            slots_.join({a, c.mention_a}, {b, c.mention_b}, c.kind);
        }
    }

    ValueReading reading(std::uint32_t statement, Span span) const {
        const Statement& s = s_.all[statement];
        ValueReading value;
        value.value = std::string(s.text_of(span));
        value.articles = {s.article};
        value.evidence = {{s.article, span}};
        return value;
    }

    /// One that denies what others affirm; the first such pair stands for all.
    void add_polarity(std::uint32_t a, std::uint32_t b, const Contrast& c) {
        const bool told = std::any_of(found_.begin(), found_.end(), [](const Conflict& o) {
            return o.kind == DifferenceKind::polarity;
        });
        if (!told) {
            found_.push_back({c.kind, {reading(a, c.span_a), reading(b, c.span_b)}, false});
        }
    }

    struct Value {
        Place first;
        std::vector<Place> places;
    };

    const Mention& mention(Place p) const {
        return s_.all[p.statement].mentions[static_cast<std::size_t>(p.mention)];
    }

    bool could_agree(Place p, Place q) const {
        return collate::could_agree(s_.all[p.statement], mention(p), s_.all[q.statement],
                                    mention(q));
    }

    void add_slot(const std::vector<Place>& slot, DifferenceKind kind) {
        std::vector<Value> values;
        for (const Place& place : slot) {
            const auto same = std::find_if(values.begin(), values.end(), [&](const Value& v) {
                return mention(v.first).key == mention(place).key;
            });
            if (same == values.end()) {
                values.push_back({place, {place}});
            } else {
                same->places.push_back(place);
            }
        }
        std::vector<Value> rivals;
        for (Value& value : values) {
            const auto agrees = std::find_if(rivals.begin(), rivals.end(), [&](const Value& r) {
                return could_agree(r.first, value.first);
            });
            if (agrees == rivals.end()) {
                rivals.push_back(std::move(value));
            } else {
                agrees->places.insert(agrees->places.end(), value.places.begin(),
                                      value.places.end());
            }
        }
        if (rivals.size() > 1) {
            write(rivals, kind);
        }
    }

    void write(const std::vector<Value>& values, DifferenceKind kind) {
        Conflict conflict;
        conflict.kind = kind;
        for (const Value& value : values) {
            ValueReading out;
            out.value =
                std::string(s_.all[value.first.statement].text_of(mention(value.first).span));
            for (const Place& place : value.places) {
                add_twins(place, out);
            }
            std::sort(out.evidence.begin(), out.evidence.end());
            out.evidence.erase(std::unique(out.evidence.begin(), out.evidence.end()),
                               out.evidence.end());
            for (const Evidence& e : out.evidence) {
                if (out.articles.empty() || out.articles.back() != e.article) {
                    out.articles.push_back(e.article);
                }
            }
            conflict.readings.push_back(std::move(out));
        }
        if (conflict.readings[0].articles == conflict.readings[1].articles) {
            return;  // each article says both: they are two things
        }
        std::stable_sort(conflict.readings.begin(), conflict.readings.end(),
                         [](const ValueReading& x, const ValueReading& y) {
                             return x.articles.size() > y.articles.size();
                         });
        conflict.update = kind == DifferenceKind::number && is_update(values);
        found_.push_back(std::move(conflict));
    }

    /// The same words in other articles give the same value.
    void add_twins(Place place, ValueReading& out) const {
        for (const std::uint32_t i : group_.members) {
            if (s_.twin[i] != s_.twin[place.statement]) {
                continue;
            }
            const auto at = static_cast<std::size_t>(place.mention);
            if (at < s_.all[i].mentions.size()) {
                out.evidence.push_back({s_.all[i].article, s_.all[i].mentions[at].span});
            }
        }
    }

    /// Each higher figure comes only from articles later than all with a lower one.
    bool is_update(std::vector<Value> values) const {
        const auto number = [this](const Value& v) {
            return s_.all[v.first.statement].source->reading.numbers[mention(v.first).index].value;
        };
        std::sort(values.begin(), values.end(),
                  [&](const Value& x, const Value& y) { return number(x) < number(y); });
        std::string latest;
        for (const Value& value : values) {
            std::string first;
            std::string last;
            for (const Place& place : value.places) {
                const std::string& day = published_[s_.all[place.statement].article.index()];
                if (day.empty()) {
                    return false;
                }
                first = first.empty() ? day : std::min(first, day);
                last = std::max(last, day);
            }
            if (!latest.empty() && first <= latest) {
                return false;
            }
            latest = std::max(latest, last);
        }
        return true;
    }

    const Statements& s_;
    const ClaimGroup& group_;
    std::span<const std::string> published_;
    std::vector<std::uint32_t> forms_;
    Slots slots_;
    std::vector<Conflict> found_;
};

}  // namespace

std::optional<Conflict> compare_figures(const Statements& statements,
                                        const std::vector<FigurePlace>& figures,
                                        std::span<const std::string> published) {
    ClaimGroup tellers;
    for (const FigurePlace& figure : figures) {
        tellers.members.push_back(figure.statement);
        tellers.probability.push_back(1);
    }
    return ClaimConflicts(statements, tellers, published).compare(figures);
}

std::vector<Conflict> find_conflicts(const Statements& statements, const ClaimGroup& group,
                                     std::span<const std::string> published) {
    return ClaimConflicts(statements, group, published).run();
}

}  // namespace stemma::collate
