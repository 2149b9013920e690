#include "collate/align/word_match.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <tuple>

#include "base/strings.h"

namespace stemma::collate {
namespace {

constexpr float referent_strength = 0.95F;
constexpr float synonym_strength = 0.8F;
constexpr float spelling_strength = 0.7F;

/// Equal stems along a diagonal of the words × words table.
struct Run {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t length = 0;
    float weight = 0;
    float skew = 0;  ///< distance of the places in the two statements, 0…1
};

/// Where in the words × words table two equal stems meet.
struct Place {
    std::int32_t diagonal = 0;  ///< place in b less place in a
    std::uint32_t a = 0;
    auto operator<=>(const Place&) const = default;
};

class Matcher {
public:
    Matcher(const Statement& a, const Statement& b)
        : a_(a), b_(b), partner_of_a_(a.words.size(), -1), partner_of_b_(b.words.size(), -1) {
        match_.cover_a.assign(a.words.size(), 0);
        match_.cover_b.assign(b.words.size(), 0);
    }

    WordMatch run() && {
        match_runs();
        match_rest();
        match_initials(a_, b_, false);
        match_initials(b_, a_, true);
        cover_mentions();
        std::sort(match_.pairs.begin(), match_.pairs.end(),
                  [](const WordPair& x, const WordPair& y) { return x.a < y.a; });
        find_chain();
        return std::move(match_);
    }

private:
    float skew(std::size_t i, std::size_t j) const {
        return std::abs(static_cast<float>(i) / static_cast<float>(a_.words.size()) -
                        static_cast<float>(j) / static_cast<float>(b_.words.size()));
    }

    void join(std::uint32_t i, std::uint32_t j, float strength) {
        partner_of_a_[i] = static_cast<std::int32_t>(j);
        partner_of_b_[j] = static_cast<std::int32_t>(i);
        match_.cover_a[i] = strength;
        match_.cover_b[j] = strength;
        match_.pairs.push_back({i, j, strength});
    }

    /// All places of equal stems, each diagonal's in order.
    std::vector<Place> equal_stems() const {
        std::vector<Place> out;
        const std::vector<StemPlace>& x = a_.grams.places;
        const std::vector<StemPlace>& y = b_.grams.places;
        for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
            if (x[i].stem != y[j].stem) {
                const bool first = x[i].stem < y[j].stem;
                i += first ? 1U : 0U;
                j += first ? 0U : 1U;
                continue;
            }
            for (std::size_t k = j; k < y.size() && y[k].stem == x[i].stem; ++k) {
                out.push_back({static_cast<std::int32_t>(y[k].word - x[i].word), x[i].word});
            }
            ++i;
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    std::vector<Run> find_runs() const {
        std::vector<Run> runs;
        Place next{};
        for (const Place& place : equal_stems()) {
            const auto j =
                static_cast<std::uint32_t>(static_cast<std::int32_t>(place.a) + place.diagonal);
            if (runs.empty() || place != next) {
                runs.push_back({place.a, j, 0, 0, skew(place.a, j)});
            }
            ++runs.back().length;
            runs.back().weight += a_.words[place.a].weight + 0.2F;
            next = {place.diagonal, place.a + 1};
        }
        return runs;
    }

    /// A function word alone pairs up only with one that stands near the same place.
    static bool worth(const Run& run) {
        return run.length > 1 || run.weight > 3 || run.skew < 0.35F;
    }

    void match_runs() {
        std::vector<Run> runs = find_runs();
        std::sort(runs.begin(), runs.end(), [](const Run& x, const Run& y) {
            return std::tuple(-x.weight, x.skew, x.a, x.b) <
                   std::tuple(-y.weight, y.skew, y.a, y.b);
        });
        for (const Run& run : runs) {
            for (std::uint32_t k = 0; worth(run) && k < run.length; ++k) {
                if (partner_of_a_[run.a + k] < 0 && partner_of_b_[run.b + k] < 0) {
                    join(run.a + k, run.b + k, 1);
                }
            }
        }
    }

    /// Of two words with the same head.
    bool close_spelling(const Word& x, const Word& y) const {
        if (x.capital != y.capital) {
            return false;
        }
        const std::string_view s = a_.text_of(x.span);
        const std::string_view t = b_.text_of(y.span);
        const std::size_t shorter = std::min(s.size(), t.size());
        std::size_t prefix = 3;
        while (prefix < shorter && (s[prefix] | 0x20) == (t[prefix] | 0x20)) {
            ++prefix;
        }
        std::size_t suffix = 0;
        while (suffix < shorter - prefix && s[s.size() - 1 - suffix] == t[t.size() - 1 - suffix]) {
            ++suffix;
        }
        return 4 * (prefix + suffix) >= 3 * std::max(s.size(), t.size());
    }

    /// A word without partner, as little of it as the search for one needs.
    struct Open {
        std::uint64_t referent = 0;  ///< key of its mention; 0: none
        Senses senses{};
        std::uint32_t head = 0;
        std::uint32_t word = 0;
    };

    static std::vector<Open> open_words(const Statement& s,
                                        const std::vector<std::int32_t>& partner_of) {
        std::vector<Open> out;
        for (std::uint32_t i = 0; i < s.words.size(); ++i) {
            const Word& w = s.words[i];
            if (partner_of[i] >= 0 || (!w.content && w.mention < 0)) {
                continue;
            }
            const std::uint64_t referent =
                w.mention >= 0 ? s.mentions[static_cast<std::size_t>(w.mention)].key : 0;
            out.push_back(w.content ? Open{referent, w.senses, w.head, i}
                                    : Open{referent, {}, 0, i});
        }
        return out;
    }

    float strength(const Open& x, const Open& y) const {
        if (x.referent != 0 && x.referent == y.referent) {
            return referent_strength;
        }
        if (Background::related(x.senses, y.senses)) {
            return synonym_strength;
        }
        const bool alike =
            x.head != 0 && x.head == y.head && close_spelling(a_.words[x.word], b_.words[y.word]);
        return alike ? spelling_strength : 0;
    }

    void match_rest() {
        std::vector<std::tuple<float, std::uint32_t, std::uint32_t, float>> found;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> begin_alike;
        const std::vector<Open> others = open_words(b_, partner_of_b_);
        for (const Open& x : open_words(a_, partner_of_a_)) {
            for (const Open& y : others) {
                if (const float s = strength(x, y); s > 0) {
                    found.emplace_back(-s + 0.3F * skew(x.word, y.word), x.word, y.word, s);
                } else if (x.head != 0 && x.head == y.head) {
                    begin_alike.emplace_back(x.word, y.word);
                }
            }
        }
        std::sort(found.begin(), found.end());
        for (const auto& [order, i, j, s] : found) {
            if (partner_of_a_[i] < 0 && partner_of_b_[j] < 0) {
                join(i, j, s);
            }
        }
        for (const auto& [i, j] : begin_alike) {
            match_compound(a_, i, b_, j, false);
            match_compound(b_, j, a_, i, true);
        }
    }

    // ---- One word on one side (`s`), several on the other (`t`); `swapped`: `s` is b_.

    [[nodiscard]] bool is_open(std::uint32_t i, bool of_b) const {
        return (of_b ? partner_of_b_ : partner_of_a_)[i] < 0;
    }
    void join_several(std::uint32_t one, std::uint32_t begin, std::uint32_t end, bool swapped) {
        swapped ? join(begin, one, referent_strength) : join(one, begin, referent_strength);
        std::vector<float>& cover = swapped ? match_.cover_a : match_.cover_b;
        std::fill(cover.begin() + begin, cover.begin() + end, referent_strength);
    }

    /// "SC" is the Supreme Court, "BoE" the Bank of England.
    void match_initials(const Statement& s, const Statement& t, bool swapped) {
        for (std::uint32_t i = 0; i < s.words.size(); ++i) {
            if (!s.words[i].initials || !is_open(i, swapped)) {
                continue;
            }
            const std::string_view letters = s.text_of(s.words[i].span);
            for (std::uint32_t j = 0; j < t.words.size(); ++j) {
                const std::uint32_t end = is_open(j, !swapped) ? spelled_until(t, j, letters) : j;
                if (end > j + 1) {
                    join_several(i, j, end, swapped);
                    break;
                }
            }
        }
    }
    /// The end of the words from `begin` on whose first letters are `letters`; `begin` if they are
    /// not. Words of a name that are small need no letter.
    static std::uint32_t spelled_until(const Statement& t, std::uint32_t begin,
                                       std::string_view letters) {
        std::size_t next = 0;
        std::uint32_t at = begin;
        for (; at < t.words.size() && next < letters.size(); ++at) {
            const char first = t.text_of(t.words[at].span).front();
            const bool fits = t.words[at].capital ? (first | 0x20) == (letters[next] | 0x20)
                                                  : at > begin && first == letters[next];
            if (fits) {
                ++next;
            } else if (at == begin || t.words[at].content) {
                return begin;
            }
        }
        return next == letters.size() ? at : begin;
    }

    /// "horse meat" is "horsemeat", "gang raped" is "gang-raped": two words of `t` from j on.
    void match_compound(const Statement& s, std::uint32_t i, const Statement& t, std::uint32_t j,
                        bool swapped) {
        if (j + 1 < t.words.size() && is_open(i, swapped) && is_open(j, !swapped) &&
            is_open(j + 1, !swapped) &&
            is_compound(s.text_of(s.words[i].span), t.text_of(t.words[j].span),
                        t.text_of(t.words[j + 1].span))) {
            join_several(i, j, j + 2, swapped);
        }
    }
    static bool is_compound(std::string_view whole, std::string_view x, std::string_view y) {
        const std::size_t hyphen = whole.size() - std::min(whole.size(), x.size() + y.size());
        return hyphen <= 1 && whole.size() == x.size() + hyphen + y.size() &&
               (hyphen == 0 || whole[x.size()] == '-') &&
               equals_ignoring_case(whole.substr(0, x.size()), x) &&
               equals_ignoring_case(whole.substr(x.size() + hyphen), y);
    }

    /// "United States" is said by "US", word for word or not.
    void cover_mentions() {
        for (const Mention& x : a_.mentions) {
            for (const Mention& y : b_.mentions) {
                if (x.key != y.key || x.kind != y.kind) {
                    continue;
                }
                for (std::uint32_t i = x.begin; i < x.end; ++i) {
                    match_.cover_a[i] = std::max(match_.cover_a[i], referent_strength);
                }
                for (std::uint32_t j = y.begin; j < y.end; ++j) {
                    match_.cover_b[j] = std::max(match_.cover_b[j], referent_strength);
                }
            }
        }
    }

    /// The heaviest subset of pairs that runs forward on both sides.
    void find_chain() {
        const std::size_t n = match_.pairs.size();
        std::vector<float> best(n);
        std::vector<std::int32_t> before(n, -1);
        std::int32_t last = -1;
        for (std::size_t k = 0; k < n; ++k) {
            const WordPair& pair = match_.pairs[k];
            const float own = (0.2F + a_.words[pair.a].weight) * pair.strength;
            best[k] = own;
            for (std::size_t e = 0; e < k; ++e) {
                if (match_.pairs[e].b < pair.b && best[e] + own > best[k]) {
                    best[k] = best[e] + own;
                    before[k] = static_cast<std::int32_t>(e);
                }
            }
            if (last < 0 || best[k] > best[static_cast<std::size_t>(last)]) {
                last = static_cast<std::int32_t>(k);
            }
        }
        for (; last >= 0; last = before[static_cast<std::size_t>(last)]) {
            match_.chain.push_back(static_cast<std::uint32_t>(last));
        }
        std::reverse(match_.chain.begin(), match_.chain.end());
    }

    const Statement& a_;
    const Statement& b_;
    std::vector<std::int32_t> partner_of_a_;
    std::vector<std::int32_t> partner_of_b_;
    WordMatch match_;
};

}  // namespace

WordMatch match_words(const Statement& a, const Statement& b) { return Matcher(a, b).run(); }

float shared_weight(const Statement& a, const Statement& b, const WordMatch& match) {
    const auto share = [](const Statement& side, const std::vector<float>& cover) {
        float shared = 0;
        for (std::size_t i = 0; i < side.words.size(); ++i) {
            shared += side.words[i].weight * cover[i];
        }
        return side.weight > 0 ? shared / side.weight : 0;
    };
    return std::max(share(a, match.cover_a), share(b, match.cover_b));
}

}  // namespace stemma::collate
