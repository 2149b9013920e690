#include "collate/align/contrasts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace stemma::collate {
namespace {

constexpr float anchor_strength = 0.95F;
constexpr std::uint32_t longest_substitution = 4;  // words

/// What stands between two anchors on either side, as ranges of words.
struct Gap {
    std::uint32_t a_begin = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_begin = 0;
    std::uint32_t b_end = 0;
};

std::vector<Gap> find_gaps(const Statement& a, const Statement& b, const WordMatch& match) {
    std::vector<Gap> gaps;
    std::uint32_t i = 0;
    std::uint32_t j = 0;
    const auto close = [&](std::uint32_t a_end, std::uint32_t b_end) {
        if (a_end > i && b_end > j) {
            gaps.push_back({i, a_end, j, b_end});
        }
    };
    for (const std::uint32_t k : match.chain) {
        const WordPair& pair = match.pairs[k];
        if (pair.strength >= anchor_strength) {
            close(pair.a, pair.b);
            i = pair.a + 1;
            j = pair.b + 1;
        }
    }
    close(static_cast<std::uint32_t>(a.words.size()), static_cast<std::uint32_t>(b.words.size()));
    return gaps;
}

Span span_of(const Statement& s, std::uint32_t begin, std::uint32_t end) {
    return {s.words[begin].span.begin, s.words[end - 1].span.end};
}

/// For each word the one it is paired with on the other side, or -1.
std::vector<std::int32_t> partners(const WordMatch& match, std::size_t size) {
    std::vector<std::int32_t> partner(size, -1);
    for (const WordPair& pair : match.pairs) {
        partner[pair.a] = static_cast<std::int32_t>(pair.b);
    }
    return partner;
}

class Finder {
public:
    Finder(const Statement& a, const Statement& b, const WordMatch& match)
        : a_(a),
          b_(b),
          match_(match),
          gaps_(find_gaps(a, b, match)),
          partner_(partners(match, a.words.size())),
          used_a_(a.mentions.size()),
          used_b_(b.mentions.size()) {
        const auto numbers = [](const Statement& s) {
            return std::count_if(s.mentions.begin(), s.mentions.end(),
                                 [](const Mention& m) { return m.kind == MentionKind::number; });
        };
        sole_numbers_ = numbers(a) == 1 && numbers(b) == 1;
        float shared = 0;
        for (const WordPair& pair : match.pairs) {
            shared += a.words[pair.a].weight + b.words[pair.b].weight;
        }
        shared_ = shared / std::max(a.weight + b.weight, 1.0F);
    }

    std::vector<Contrast> run() && {
        pair_mentions();
        compare_polarity(&Word::negation, DifferenceKind::polarity);
        compare_polarity(&Word::modal, DifferenceKind::modality);
        for (const Gap& gap : gaps_) {
            compare_words(gap);
        }
        std::sort(found_.begin(), found_.end(), [](const Contrast& x, const Contrast& y) {
            return std::tuple(x.kind, x.span_a, x.span_b) < std::tuple(y.kind, y.span_a, y.span_b);
        });
        return std::move(found_);
    }

private:
    DifferenceKind kind_of(const Statement& s, const Mention& m) const {
        if (m.kind == MentionKind::number) {
            return DifferenceKind::number;
        }
        if (m.kind == MentionKind::time) {  // how long is a figure, when is a date
            const TimexType type = s.source->reading.times[m.index].type;
            return type == TimexType::duration ? DifferenceKind::number : DifferenceKind::date;
        }
        const EntityType type = s.entity(m)->type;
        return type == EntityType::location || type == EntityType::facility ? DifferenceKind::place
                                                                            : DifferenceKind::name;
    }

    void add_mentions(std::size_t x, std::size_t y, bool equal) {
        used_a_[x] = true;
        used_b_[y] = true;
        const Mention& m = a_.mentions[x];
        const Mention& n = b_.mentions[y];
        const DifferenceKind kind = kind_of(a_, m);
        if (m.kind == MentionKind::entity && !equal && kind != kind_of(b_, n)) {
            return;  // a person here and a place there say different things, not different values
        }
        found_.push_back({kind, equal, m.span, n.span, static_cast<std::int32_t>(x),
                          static_cast<std::int32_t>(y)});
    }

    /// How strongly the words around two mentions say that they play the same part.
    float context(const Mention& m, const Mention& n) const {
        constexpr std::uint32_t reach = 4;
        float score = 0;
        const std::uint32_t from = m.begin > reach ? m.begin - reach : 0;
        const auto to =
            std::min<std::uint32_t>(m.end + reach, static_cast<std::uint32_t>(a_.words.size()));
        for (std::uint32_t i = from; i < to; ++i) {
            if (partner_[i] < 0 || (i >= m.begin && i < m.end)) {
                continue;
            }
            const auto j = static_cast<std::uint32_t>(partner_[i]);
            const bool before = i < m.begin;
            if (before != (j < n.begin) || (j >= n.begin && j < n.end)) {
                continue;
            }
            const std::uint32_t far_a = before ? m.begin - i : i - m.end + 1;
            const std::uint32_t far_b = before ? n.begin - j : j - n.end + 1;
            if (far_b <= reach) {
                const float weight = a_.words[i].content || a_.words[i].mention >= 0 ? 2 : 0.7F;
                score += weight / static_cast<float>(std::max(far_a, far_b));
            }
        }
        const bool one_gap = std::any_of(gaps_.begin(), gaps_.end(), [&](const Gap& g) {
            return m.begin >= g.a_begin && m.end <= g.a_end && n.begin >= g.b_begin &&
                   n.end <= g.b_end;
        });
        return score + (one_gap ? 1.5F : 0);
    }

    /// How likely two mentions play the same part, and how little of it is enough.
    float likeness(const Mention& m, const Mention& n) const {
        float score = context(m, n);
        if (m.key == n.key) {
            score += m.kind == MentionKind::number ? 1.0F : 3.0F;
        }
        if (m.kind == MentionKind::number) {
            const Number& x = a_.source->reading.numbers[m.index];
            const Number& y = b_.source->reading.numbers[n.index];
            const bool counted = !x.unit.empty() && !y.unit.empty();
            score += !counted ? 0 : comparable_units(x.unit, y.unit) ? 1.0F : -0.6F;
            score += sole_numbers_ ? shared_ : 0;
        }
        return score;
    }

    static float enough(const Mention& m, const Mention& n) {
        if (m.key == n.key) {
            return 0.3F;
        }
        return m.kind == MentionKind::entity ? 1.5F : 1.0F;
    }

    /// "Dozens" against 98 is no other value, only a vaguer one.
    bool vaguer(const Mention& m, const Mention& n) const {
        if (m.kind != MentionKind::number) {
            return false;
        }
        const Number& x = a_.source->reading.numbers[m.index];
        const Number& y = b_.source->reading.numbers[n.index];
        const auto within = [](const Number& range, const Number& exact) {
            return range.high > range.value && exact.value >= range.value &&
                   exact.value <= range.high;
        };
        return within(x, y) || within(y, x);
    }

    /// Pairs the mentions of one kind, those that play the same part most clearly first.
    void pair_mentions() {
        std::vector<std::tuple<float, std::size_t, std::size_t>> options;
        for (std::size_t x = 0; x < a_.mentions.size(); ++x) {
            for (std::size_t y = 0; y < b_.mentions.size(); ++y) {
                const Mention& m = a_.mentions[x];
                const Mention& n = b_.mentions[y];
                if (m.kind != n.kind) {
                    continue;
                }
                const float score = likeness(m, n);
                if (score >= enough(m, n)) {
                    options.emplace_back(-score, x, y);
                }
            }
        }
        std::sort(options.begin(), options.end());
        for (const auto& [score, x, y] : options) {
            if (!used_a_[x] && !used_b_[y]) {
                const Mention& m = a_.mentions[x];
                const Mention& n = b_.mentions[y];
                add_mentions(x, y, m.key == n.key || vaguer(m, n));
            }
        }
    }

    /// The mark stands right before the word, with nothing but function words between.
    static bool marked(const Statement& s, std::uint32_t word, bool Word::* flag) {
        for (std::uint32_t back = 1; back <= 3 && back <= word; ++back) {
            const Word& w = s.words[word - back];
            if (w.*flag) {
                return true;
            }
            if (w.content) {
                return false;
            }
        }
        return false;
    }

    /// The mark stands nowhere near: what the sentence says of the word, it says without it.
    static bool unmarked(const Statement& s, std::uint32_t word, bool Word::* flag) {
        constexpr std::uint32_t near = 7;
        const std::uint32_t from = word > near ? word - near : 0;
        const auto to = std::min<std::size_t>(word + near, s.words.size());
        return std::none_of(s.words.begin() + from,
                            s.words.begin() + static_cast<std::ptrdiff_t>(to),
                            [flag](const Word& w) { return w.*flag; });
    }

    /// A verb that both sides have, denied (or only possible) on one of them.
    void compare_polarity(bool Word::* flag, DifferenceKind kind) {
        for (const WordPair& pair : match_.pairs) {
            const Word& x = a_.words[pair.a];
            const Word& y = b_.words[pair.b];
            if (x.pos != Pos::verb || y.pos != Pos::verb || !x.content ||
                pair.strength < anchor_strength) {
                continue;
            }
            const bool only_a = marked(a_, pair.a, flag) && unmarked(b_, pair.b, flag);
            const bool only_b = marked(b_, pair.b, flag) && unmarked(a_, pair.a, flag);
            if (only_a || only_b) {
                const std::uint32_t back_a = std::min<std::uint32_t>(pair.a, 2);
                const std::uint32_t back_b = std::min<std::uint32_t>(pair.b, 2);
                found_.push_back({kind, false, span_of(a_, pair.a - back_a, pair.a + 1),
                                  span_of(b_, pair.b - back_b, pair.b + 1), -1, -1});
                return;
            }
        }
    }

    /// The part of a gap that holds no paired mention and no function words at its ends.
    static std::pair<std::uint32_t, std::uint32_t> core(const Statement& s, std::uint32_t begin,
                                                        std::uint32_t end,
                                                        const std::vector<bool>& used) {
        const auto skip = [&](const Word& w) {
            return !w.content || (w.mention >= 0 && used[static_cast<std::size_t>(w.mention)]);
        };
        while (begin < end && skip(s.words[begin])) {
            ++begin;
        }
        while (begin < end && skip(s.words[end - 1])) {
            --end;
        }
        return {begin, end};
    }

    void compare_words(const Gap& gap) {
        const auto [i, i_end] = core(a_, gap.a_begin, gap.a_end, used_a_);
        const auto [j, j_end] = core(b_, gap.b_begin, gap.b_end, used_b_);
        if (i >= i_end || j >= j_end || i_end - i > longest_substitution ||
            j_end - j > longest_substitution) {
            return;
        }
        const bool quoted = a_.words[i].quoted && b_.words[j].quoted;
        bool opposite = false;
        for (std::uint32_t x = i; x < i_end; ++x) {
            for (std::uint32_t y = j; y < j_end; ++y) {
                opposite = opposite || (a_.words[x].direction != 0 &&
                                        a_.words[x].direction == -b_.words[y].direction);
            }
        }
        const DifferenceKind kind = quoted     ? DifferenceKind::quote
                                    : opposite ? DifferenceKind::polarity
                                               : DifferenceKind::term;
        found_.push_back({kind, false, span_of(a_, i, i_end), span_of(b_, j, j_end), -1, -1});
    }

    const Statement& a_;
    const Statement& b_;
    const WordMatch& match_;
    std::vector<Gap> gaps_;
    std::vector<std::int32_t> partner_;
    std::vector<bool> used_a_;
    std::vector<bool> used_b_;
    std::vector<Contrast> found_;
    bool sole_numbers_ = false;  ///< one on either side: they are likely the same figure
    float shared_ = 0;           ///< of the two statements' weight
};

/// The values that a number leaves open.
std::pair<double, double> range_of(const Number& n) {
    const double high = std::max(n.value, n.high);
    switch (n.modifier) {
        case NumberModifier::about:
        case NumberModifier::nearly: return {n.value * 0.9, high * 1.1};
        case NumberModifier::more_than:
        case NumberModifier::at_least: return {n.value, high * 1.25};
        case NumberModifier::less_than:
        case NumberModifier::at_most: return {n.value * 0.75, high};
        case NumberModifier::exactly: break;
    }
    return {n.value, high};
}

/// 1,500 may be a rounded 1,483: as many digits as are not zero are taken to be meant.
bool rounds_to(double rounded, double exact) {
    if (rounded < 100 || std::floor(rounded) != rounded) {
        return false;
    }
    double step = 1;
    while (step < rounded && std::fmod(rounded, step * 10) == 0) {
        step *= 10;
    }
    return step > 1 && std::abs(exact - rounded) <= step / 2;
}

}  // namespace

bool compatible(const Number& a, const Number& b) {
    const auto [a_low, a_high] = range_of(a);
    const auto [b_low, b_high] = range_of(b);
    return (a_low <= b_high && b_low <= a_high) || rounds_to(a.value, b.value) ||
           rounds_to(b.value, a.value);
}

bool comparable_units(std::string_view a, std::string_view b) {
    const std::string_view x = a.substr(0, a.find('/'));
    const std::string_view y = b.substr(0, b.find('/'));
    const auto widens = [](std::string_view wide, std::string_view narrow) {
        return narrow.starts_with(wide) && narrow.size() > wide.size() &&
               narrow[wide.size()] == ':';
    };
    return x == y || widens(x, y) || widens(y, x);
}

bool compatible(const Timex& a, const Timex& b) {
    const std::string& shorter = a.value.size() < b.value.size() ? a.value : b.value;
    const std::string& longer = a.value.size() < b.value.size() ? b.value : a.value;
    return shorter.empty() || longer.starts_with(shorter);
}

std::vector<Contrast> find_contrasts(const Statement& a, const Statement& b,
                                     const WordMatch& match) {
    if (a.words.empty() || b.words.empty()) {
        return {};
    }
    return Finder(a, b, match).run();
}

}  // namespace stemma::collate
