#include "collate/conflicts/conflicts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/strings.h"
#include "collate/align/contrasts.h"

namespace stemma::collate {
namespace {

constexpr std::size_t most_compared = 16;  // different wordings of a claim
constexpr float least_probability = 0.5F;  // of a report whose values count

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

bool names_anywhere(const Statement& s, std::uint64_t key) {
    const MentionIndex index(*s.source);
    const std::vector<Mention> all =
        index.within({0, static_cast<std::uint32_t>(s.source->article.text.size())});
    return std::any_of(all.begin(), all.end(), [key](const Mention& m) { return m.key == key; });
}

/// "Northeast Asian" and "Northeastern Asian", "Korean" and "Korean Peninsula" are no rivals.
bool share_a_word(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    constexpr std::size_t root = 4;  // bytes; "Northeast", "Northeastern"
    for (std::uint32_t i = x.begin; i < x.end; ++i) {
        const std::string_view s = a.text_of(a.words[i].span);
        for (std::uint32_t j = y.begin; j < y.end; ++j) {
            const std::string_view t = b.text_of(b.words[j].span);
            const std::size_t shorter = std::min({s.size(), t.size(), root});
            if (a.words[i].stem == b.words[j].stem ||
                s.substr(0, shorter) == t.substr(0, shorter)) {
                return true;
            }
        }
    }
    return false;
}

/// Countries are left out: "Korea", "Pyongyang" and "the North" may all be one.
bool can_rival(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    const auto named = [](const Entity& e) {
        return !e.key.starts_with("country:") &&
               (e.type == EntityType::person || e.type == EntityType::organization ||
                e.type == EntityType::location || e.type == EntityType::facility);
    };
    const Entity& s = *a.entity(x);
    const Entity& t = *b.entity(y);
    return s.type == t.type && named(s) && named(t);
}

/// Two articles that each know a name differ in it only if neither has the other's.
bool rival_names(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    return can_rival(a, x, b, y) && !share_a_word(a, x, b, y) && !names_anywhere(a, y.key) &&
           !names_anywhere(b, x.key);
}

bool day_precise(const Timex& time) {
    return time.type == TimexType::date && time.value.size() >= 10 && time.value[4] == '-' &&
           time.value[5] != 'W';
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
        // "30 minutes later", told by two outlets on two days, is not two dates.
        return !day_precise(m) || !day_precise(n) || compatible(m, n) ||
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

    std::vector<Conflict> run() {
        for (std::size_t x = 0; x < forms_.size(); ++x) {
            for (std::size_t y = x + 1; y < forms_.size(); ++y) {
                compare(forms_[x], forms_[y]);
            }
        }
        for (const std::vector<Place>& slot : slots_.all()) {
            add_slot(slot);
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
        for (const Contrast& c : find_contrasts(x, y, match_words(x, y))) {
            if (c.kind == DifferenceKind::polarity) {
                add_polarity(a, b, c);
            }
            if (c.mention_a < 0) {
                continue;
            }
            const bool named = c.kind == DifferenceKind::name || c.kind == DifferenceKind::place;
            if (!c.equal && named &&
                !rival_names(x, x.mentions[static_cast<std::size_t>(c.mention_a)], y,
                             y.mentions[static_cast<std::size_t>(c.mention_b)])) {
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

    void add_slot(const std::vector<Place>& slot) {
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
            write(rivals, slots_.kind(slot.front()));
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

std::vector<Conflict> find_conflicts(const Statements& statements, const ClaimGroup& group,
                                     std::span<const std::string> published) {
    return ClaimConflicts(statements, group, published).run();
}

}  // namespace stemma::collate
