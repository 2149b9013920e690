#include "collate/quotes/quotes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"
#include "base/strings.h"
#include "collate/align/spelling.h"
#include "collate/align/word_match.h"
#include "collate/quotes/quotations.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr std::size_t longest_list = 60;  // quotations that share a word
constexpr std::size_t most_compared = 40;

/// What two forms of an utterance share.
struct Overlap {
    float shorter = 0;  ///< of its weight
    std::size_t content = 0;
    bool compact = false;  ///< the shared words stand close together on both sides
    bool altered = false;
};

bool in_brackets(const Statement& s, const Word& w) {
    const std::string_view text = s.source->article.text;
    return w.span.begin > 0 && text[w.span.begin - 1] == '[';
}

/// Words between two anchors on one side that another side does not have.
std::size_t foreign_words(const Statement& s, std::uint32_t begin, std::uint32_t end) {
    std::size_t count = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
        count += (s.words[i].content || s.words[i].negation) && !in_brackets(s, s.words[i]) ? 1 : 0;
    }
    return count;
}

bool elided(const Statement& s, std::uint32_t before, std::uint32_t after) {
    const Span gap{s.words[before].span.end, s.words[after].span.begin};
    const std::string_view between = s.text_of(gap);
    return between.find("...") != std::string_view::npos ||
           between.find("…") != std::string_view::npos;
}

/// Whether, between shared words, one form has other words than the other.
bool differs_inside(const Statement& a, const Statement& b, const WordMatch& match) {
    bool differs = false;
    const WordPair* last = nullptr;
    for (const std::uint32_t k : match.chain) {
        const WordPair& pair = match.pairs[k];
        const bool same_word =
            pair.strength == 1 ||
            spelling_variants(a.text_of(a.words[pair.a].span), b.text_of(b.words[pair.b].span));
        if (!same_word) {
            differs = true;
        }
        if (last != nullptr && !elided(a, last->a, pair.a) && !elided(b, last->b, pair.b)) {
            const std::size_t on_a = foreign_words(a, last->a + 1, pair.a);
            const std::size_t on_b = foreign_words(b, last->b + 1, pair.b);
            differs = differs || on_a + on_b > 0;
        }
        last = &pair;
    }
    return differs;
}

Overlap compare(const Statement& a, const Statement& b) {
    const WordMatch match = match_words(a, b);
    Overlap overlap;
    float shared = 0;
    for (const std::uint32_t k : match.chain) {
        const WordPair& pair = match.pairs[k];
        const bool same_word =
            pair.strength == 1 ||
            spelling_variants(a.text_of(a.words[pair.a].span), b.text_of(b.words[pair.b].span));
        shared += a.words[pair.a].weight * (same_word ? 1 : pair.strength);
        overlap.content += a.words[pair.a].content && same_word ? 1 : 0;
    }
    if (!match.chain.empty()) {
        const WordPair& first = match.pairs[match.chain.front()];
        const WordPair& last = match.pairs[match.chain.back()];
        const std::size_t most = 2 * match.chain.size() + 2;
        overlap.compact = last.a - first.a <= most && last.b - first.b <= most;
    }
    const float least = std::min(a.weight, b.weight);
    overlap.shorter = least > 0 ? shared / least : 0;
    overlap.altered = differs_inside(a, b, match);
    return overlap;
}

/// Two shared content words are enough only where they are nearly all of the shorter form.
bool one_utterance(const Overlap& o) {
    constexpr float most_of_it = 0.62F;
    constexpr float nearly_all = 0.9F;
    return o.compact && o.content >= 2 && o.shorter >= (o.content > 2 ? most_of_it : nearly_all);
}

/// A form's words, without case, punctuation and marks: equal forms are one reading.
std::string normal_form(const Statement& s) {
    std::string out;
    for (const Word& word : s.words) {
        out += text::fold(s.text_of(word.span));
        out += ' ';
    }
    return out;
}

/// "he", "It" and "country" name nobody.
bool is_name(std::string_view speaker) {
    return !speaker.empty() && !text::is_lower(text::decode(speaker, 0).value) &&
           !text::is_stop_word(text::lower(speaker));
}

class Utterances {
public:
    explicit Utterances(std::vector<Quotation> quotations) : q_(std::move(quotations)) {
        for (std::uint32_t i = 0; i < q_.size(); ++i) {
            parent_.push_back(i);
        }
    }

    std::vector<Quote> run() {
        join_alike();
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        for (std::uint32_t i = 0; i < q_.size(); ++i) {
            groups[root(i)].push_back(i);
        }
        std::vector<std::tuple<std::int64_t, std::int64_t, std::uint32_t, Quote>> ranked;
        for (const auto& [id, members] : groups) {
            Quote quote = write(members);
            std::set<ArticleId> articles;
            for (const QuoteReading& reading : quote.readings) {
                articles.insert(reading.articles.begin(), reading.articles.end());
            }
            const auto size = static_cast<std::int64_t>(quote.readings[0].text.size());
            ranked.emplace_back(-static_cast<std::int64_t>(articles.size()), -size, id,
                                std::move(quote));
        }
        std::sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) {
            return std::tie(std::get<0>(x), std::get<1>(x), std::get<2>(x)) <
                   std::tie(std::get<0>(y), std::get<1>(y), std::get<2>(y));
        });
        std::vector<Quote> quotes;
        for (auto& entry : ranked) {
            quotes.push_back(std::move(std::get<3>(entry)));
        }
        return quotes;
    }

private:
    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        const std::uint32_t x = root(a);
        const std::uint32_t y = root(b);
        parent_[std::max(x, y)] = std::min(x, y);
    }

    void join_alike() {
        std::unordered_map<std::string, std::uint32_t> same;
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_stem;
        for (std::uint32_t i = 0; i < q_.size(); ++i) {
            const auto [first, fresh] = same.try_emplace(normal_form(q_[i].words), i);
            if (!fresh) {
                join(first->second, i);
                continue;
            }
            for (const std::uint32_t j : likely(i, by_stem)) {
                const Overlap o = compare(q_[j].words, q_[i].words);
                if (one_utterance(o)) {
                    join(j, i);
                    altered_.emplace_back(j, i, o.altered);
                }
            }
            for (const Word& word : q_[i].words.words) {
                if (word.content) {
                    by_stem[word.stem].push_back(i);
                }
            }
        }
    }

    /// Earlier quotations that share at least two content words, the most first.
    std::vector<std::uint32_t> likely(
        std::uint32_t i,
        const std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>& by_stem) const {
        std::map<std::uint32_t, std::uint32_t> shared;
        for (const Word& word : q_[i].words.words) {
            const auto list = word.content ? by_stem.find(word.stem) : by_stem.end();
            if (list != by_stem.end() && list->second.size() <= longest_list) {
                for (const std::uint32_t j : list->second) {
                    ++shared[j];
                }
            }
        }
        std::vector<std::pair<std::int64_t, std::uint32_t>> order;
        for (const auto& [j, count] : shared) {
            if (count >= 2 && q_[j].article != q_[i].article) {
                order.emplace_back(-std::int64_t{count}, j);
            }
        }
        std::sort(order.begin(), order.end());
        std::vector<std::uint32_t> out;
        for (std::size_t k = 0; k < std::min(order.size(), most_compared); ++k) {
            out.push_back(order[k].second);
        }
        return out;
    }

    Quote write(const std::vector<std::uint32_t>& members) {
        Quote quote;
        std::map<std::string, std::size_t> readings;
        std::vector<std::uint32_t> first;
        std::map<std::string, std::uint32_t> speakers;
        for (const std::uint32_t i : members) {
            const Statement& s = q_[i].words;
            const auto [at, fresh] = readings.try_emplace(normal_form(s), quote.readings.size());
            if (fresh) {
                quote.readings.push_back({std::string(s.text()), {}, {}, false});
                first.push_back(i);
            }
            QuoteReading& reading = quote.readings[at->second];
            if (reading.articles.empty() || reading.articles.back() != s.article) {
                reading.articles.push_back(s.article);
            }
            reading.evidence.push_back({s.article, s.span});
            if (is_name(q_[i].speaker)) {
                ++speakers[q_[i].speaker];
            }
        }
        for (const auto& [name, count] : speakers) {
            if (quote.speaker.empty() || count > speakers[quote.speaker]) {
                quote.speaker = name;
            }
        }
        mark(quote, first);
        return quote;
    }

    /// Fullest first; pieces of a fuller form are partial; whether any pair differs in words.
    void mark(Quote& quote, const std::vector<std::uint32_t>& first) {
        std::vector<std::pair<std::int64_t, std::size_t>> order;
        for (std::size_t k = 0; k < first.size(); ++k) {
            order.emplace_back(-static_cast<std::int64_t>(q_[first[k]].words.words.size()), k);
        }
        std::sort(order.begin(), order.end());
        std::vector<QuoteReading> sorted;
        for (const auto& [size, k] : order) {
            sorted.push_back(std::move(quote.readings[k]));
            const bool shorter = size > order[0].first;
            sorted.back().partial =
                shorter && !compare(q_[first[order[0].second]].words, q_[first[k]].words).altered;
        }
        quote.readings = std::move(sorted);
        for (const auto& [a, b, altered] : altered_) {
            quote.altered = quote.altered || (altered && root(a) == root(first[0]));
        }
    }

    std::vector<Quotation> q_;
    std::vector<std::uint32_t> parent_;
    std::vector<std::tuple<std::uint32_t, std::uint32_t, bool>> altered_;
};

}  // namespace

std::vector<Quote> find_quotes(Vocabulary& vocabulary,
                               std::span<const ReadArticle* const> articles) {
    std::vector<Quotation> all;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
        for (Quotation& q : quotations_of(vocabulary, *articles[i], ArticleId{i})) {
            all.push_back(std::move(q));
        }
    }
    return Utterances(std::move(all)).run();
}

}  // namespace stemma::collate
