#include "collate/conflicts/denials.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "base/strings.h"
#include "collate/conflicts/near.h"
#include "collate/conflicts/polarity.h"
#include "collate/conflicts/values.h"
#include "collate/credits.h"

namespace stemma::collate {
namespace {

constexpr float least_weight = 2.5F;  // of what is denied: "have" and "go" say little
constexpr float least_shared = 0.3F;  // of what both are said of, on a side
constexpr float least_near = 0.2F;
constexpr float least_near_nobody = 0.4F;
constexpr std::size_t most_affirmed = 300;  // statements that say one word
constexpr double one_event = 30;            // days from the publication

struct Predicate {
    std::uint32_t statement = 0;
    std::uint32_t word = 0;
    Part part = Part::none;
    bool later = false;
    bool passive = false;
    bool provisional = false;
    bool nobody = false;
    WordRange shown;
};

class Denials {
public:
    Denials(const PolarityWords& words, const Statements& statements,
            const std::vector<StoryWeights>& weights, const std::vector<bool>& kept,
            std::span<const std::string> published)
        : words_(words), s_(statements), weights_(weights), kept_(kept), published_(published) {}

    std::vector<Conflict> run() {
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            if (kept_[i] && !is_credit(s_.all[i])) {
                read(i);
            }
        }
        for (std::uint32_t p = 0; p < denied_.size(); ++p) {
            denied_by_[stem_of(denied_[p])].push_back(p);
            const auto at = affirmed_by_.find(stem_of(denied_[p]));
            if (at != affirmed_by_.end() && at->second.size() <= most_affirmed) {
                hold_against(p, at->second);
            }
        }
        return write();
    }

private:
    const Statement& statement(const Predicate& p) const { return s_.all[p.statement]; }
    const StoryWeights& weights(const Predicate& p) const { return weights_[s_.twin[p.statement]]; }
    std::uint64_t stem_of(const Predicate& p) const { return statement(p).words[p.word].stem; }

    void read(std::uint32_t i) {
        const Statement& s = s_.all[i];
        const Polarity polarity(words_, s);
        for (std::uint32_t w = 0; w < s.words.size(); ++w) {
            const Part part = polarity.part_of(w);
            if ((part != Part::verb && part != Part::state) || s.words[w].weight < least_weight) {
                continue;
            }
            const Polarity::Said said = polarity.said(w);
            const Predicate p{i,
                              w,
                              part,
                              polarity.later(w),
                              part == Part::verb && polarity.passive(w),
                              polarity.provisional(w),
                              said.nobody,
                              said.shown};
            if (said.saying == Saying::not_so) {
                denied_.push_back(p);
            } else if (said.saying == Saying::so) {
                affirmed_by_[s.words[w].stem].push_back(
                    static_cast<std::uint32_t>(affirmed_.size()));
                affirmed_.push_back(p);
            }
        }
    }

    /// Pairs the denial with all that affirm it, unless its own article does.
    void hold_against(std::uint32_t p, const std::vector<std::uint32_t>& affirmed) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t q : affirmed) {
            if (tells_both(denied_[p], affirmed_[q])) {
                return;
            }
            if (of_one_thing(denied_[p], affirmed_[q])) {
                found.push_back(q);
            }
        }
        for (const std::uint32_t q : found) {
            pairs_[q].push_back(p);
        }
    }

    enum class Side : std::uint8_t { before, after };
    /// The nearest words that tell something.
    std::vector<std::uint32_t> beside(const Predicate& p, Side side, std::size_t most) const {
        constexpr std::uint32_t reach = 8;
        const std::vector<Word>& words = statement(p).words;
        std::vector<std::uint32_t> out;
        for (std::uint32_t n = 1; n <= reach && out.size() < most; ++n) {
            if (side == Side::before ? n > p.word : p.word + n >= words.size()) {
                break;
            }
            const std::uint32_t at = side == Side::before ? p.word - n : p.word + n;
            if (words[at].content && words[at].pos != Pos::adv) {
                out.push_back(at);
            }
        }
        return out;
    }

    /// The weight of the heaviest word or name that both have on a side; where one is told in the
    /// passive, that other side.
    float shared(const Predicate& p, const Predicate& q, Side side) const {
        const Side opposite = side == Side::before ? Side::after : Side::before;
        const Side other = p.passive == q.passive ? side : opposite;
        const auto most = [](Side s) { return s == Side::before ? 3U : 2U; };
        const std::vector<std::uint32_t> of_q = beside(q, other, most(other) + 1);
        float best = 0;
        for (const std::uint32_t x : beside(p, side, most(side))) {
            for (const std::uint32_t y : of_q) {
                if (stands_for(statement(p), x, statement(q), y) == 1) {
                    best = std::max(best, weights(p).words[x] + weights(q).words[y]);
                }
            }
        }
        return best;
    }

    /// "Was identified by"
    bool by_somebody(const Predicate& p) const {
        constexpr std::uint32_t furthest = 4;
        const Statement& s = statement(p);
        const auto end = std::min(p.word + furthest, static_cast<std::uint32_t>(s.words.size()));
        for (std::uint32_t w = p.word + 1; w < end; ++w) {
            if (equals_ignoring_case(s.text_of(s.words[w].span), "by")) {
                return true;
            }
        }
        return false;
    }

    /// Neither what they are said of nor when tells them apart.
    bool may_be_one(const Predicate& p, const Predicate& q) const {
        if (p.part != q.part || p.later != q.later) {
            return false;
        }
        if (p.passive != q.passive && !by_somebody(p.passive ? p : q)) {
            return false;
        }
        const float subject = p.nobody ? least_shared : shared(p, q, Side::before);
        const float object = p.part == Part::state ? least_shared : shared(p, q, Side::after);
        return subject >= least_shared && object >= least_shared && !of_other_times(p, q);
    }
    bool tells_both(const Predicate& p, const Predicate& q) const {
        return statement(p).article == statement(q).article && may_be_one(p, q);
    }
    bool of_one_thing(const Predicate& p, const Predicate& q) const {
        if (!may_be_one(p, q)) {
            return false;
        }
        const float near = p.nobody ? least_near_nobody : p.part == Part::state ? least_near : 0;
        return near == 0 || near_alike(p, q) >= near;
    }

    float near_alike(const Predicate& p, const Predicate& q) const {
        const auto near = [&](const Predicate& x) {
            return words_near(statement(x), {x.word, x.word + 1}, weights(x));
        };
        return collate::near_alike(statement(p), near(p), statement(q), near(q));
    }

    bool of_other_times(const Predicate& p, const Predicate& q) const {
        const auto days = [&](const Predicate& x) {
            return other_days(statement(x), published_[statement(x).article.index()], one_event);
        };
        const std::optional<Number> x = days(p);
        const std::optional<Number> y = days(q);
        return x && y ? x->high < y->value || y->high < x->value : x.has_value() || y.has_value();
    }

    /// The predicate with what follows it closely: "not yet identified any suspects".
    Span shown(const Predicate& p) const {
        constexpr std::uint32_t furthest = 5;
        const std::vector<Word>& words = statement(p).words;
        const std::vector<std::uint32_t> next = beside(p, Side::after, 1);
        const bool close = p.part == Part::verb && !next.empty() && next[0] <= p.word + furthest;
        const std::uint32_t end = std::max(p.shown.end, close ? next[0] + 1 : p.shown.end);
        return {words[p.shown.begin].span.begin, words[end - 1].span.end};
    }

    void add(const Predicate& p, ValueReading& reading) const {
        const Span span = shown(p);
        const Statement& s = statement(p);
        if (reading.value.empty()) {
            reading.value = std::string(s.text_of(span));
        }
        reading.evidence.push_back({s.article, span});
    }

    std::string first_published(const ValueReading& reading) const {
        std::string first = "~";
        for (const ArticleId article : reading.articles) {
            first = std::min(first, published_[article.index()]);
        }
        return first;
    }

    /// One conflict for each word that is denied; an article that says both is in neither reading.
    std::vector<Conflict> write() {
        std::map<std::uint64_t, std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>>
            by_stem;
        std::vector<std::uint64_t> order;
        for (const auto& [q, denials] : pairs_) {
            const std::uint64_t stem = stem_of(affirmed_[q]);
            const bool both = std::ranges::any_of(denied_by_.at(stem), [&](std::uint32_t p) {
                return tells_both(denied_[p], affirmed_[q]);
            });
            if (!both) {
                auto& [against, in_favour] = by_stem[stem];
                against.insert(against.end(), denials.begin(), denials.end());
                in_favour.push_back(q);
                if (in_favour.size() == 1) {
                    order.push_back(stem);
                }
            }
        }
        std::vector<Conflict> out;
        for (const std::uint64_t stem : order) {
            auto& [against, in_favour] = by_stem[stem];
            std::ranges::sort(against);
            Conflict conflict{DifferenceKind::polarity, {{}, {}}, false};
            for (const std::uint32_t p : against) {
                add(denied_[p], conflict.readings[0]);
                conflict.update = conflict.update || denied_[p].provisional;
            }
            for (const std::uint32_t q : in_favour) {
                add(affirmed_[q], conflict.readings[1]);
            }
            settle(conflict.readings[0]);
            settle(conflict.readings[1]);
            conflict.update = conflict.update && first_published(conflict.readings[0]) <=
                                                     first_published(conflict.readings[1]);
            out.push_back(std::move(conflict));
        }
        return out;
    }

    const PolarityWords& words_;
    const Statements& s_;
    const std::vector<StoryWeights>& weights_;
    const std::vector<bool>& kept_;
    std::span<const std::string> published_;
    std::vector<Predicate> denied_;
    std::vector<Predicate> affirmed_;
    using ByStem = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;
    ByStem denied_by_;
    ByStem affirmed_by_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> pairs_;  ///< affirmed: what denies it
};

}  // namespace

std::vector<Conflict> find_denials(const PolarityWords& words, const Statements& statements,
                                   const std::vector<StoryWeights>& weights,
                                   const std::vector<bool>& kept,
                                   std::span<const std::string> published) {
    return Denials(words, statements, weights, kept, published).run();
}

}  // namespace stemma::collate
