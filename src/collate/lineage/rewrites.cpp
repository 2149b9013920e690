#include "collate/lineage/rewrites.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/hash.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr double least_similarity = 0.36;
/// A weaker match counts only beside another one in the same order.
constexpr double strong_similarity = 0.5;
constexpr std::int64_t beside = 3;
constexpr std::uint32_t least_shared_stems = 3;
constexpr std::size_t least_sentence_stems = 4;
constexpr std::uint32_t most_sentences_a_stem = 120;  ///< a commoner one proposes no candidates

struct Term {
    std::uint64_t stem = 0;
    double weight = 1;
};
struct SentenceTerms {
    std::uint32_t article = 0;
    std::uint32_t sentence = 0;
    std::vector<Term> terms;  ///< sorted by stem, each once
    double norm = 0;
};

std::vector<Term> terms_of(const TextStream& stream, TokenRange range) {
    const std::string_view language = stream.article->article.language;
    std::vector<Term> terms;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const std::string word = text::lower(stream.words[i].span.of(stream.article->article.text));
        if (word.size() > 1 && !text::is_stop_word(word, "")) {
            terms.push_back({hash64(text::stem(word, language == "und" ? "en" : language)),
                             stream.words[i].weight < 1 ? 0.5 : 1.0});
        }
    }
    std::ranges::sort(terms, [](const Term& x, const Term& y) {
        return std::tie(x.stem, y.weight) < std::tie(y.stem, x.weight);
    });
    const auto repeated = std::ranges::unique(terms, {}, &Term::stem);
    terms.erase(repeated.begin(), repeated.end());
    return terms;
}

std::vector<SentenceTerms> collect(std::span<const TextStream> streams) {
    std::vector<SentenceTerms> all;
    for (std::uint32_t article = 0; article < streams.size(); ++article) {
        for (std::uint32_t s = 0; s < streams[article].sentences.size(); ++s) {
            std::vector<Term> terms = terms_of(streams[article], streams[article].sentences[s]);
            if (terms.size() >= least_sentence_stems) {
                all.push_back({article, s, std::move(terms), 0});
            }
        }
    }
    return all;
}

using Postings = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

/// Weights each stem by how few articles have it. An article that shares no stem with the others
/// changes none of their weights.
Postings weigh(std::vector<SentenceTerms>& sentences) {
    Postings postings;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        for (const Term& term : sentences[i].terms) {
            postings[term.stem].push_back(i);
        }
    }
    std::unordered_map<std::uint64_t, double> rarity;
    for (const auto& [stem, places] : postings) {
        std::uint32_t articles = 1;
        for (std::size_t i = 1; i < places.size(); ++i) {
            articles += sentences[places[i]].article != sentences[places[i - 1]].article ? 1 : 0;
        }
        // A stem of one article alone can match nothing: another choice of word, half a difference.
        rarity[stem] = articles == 1 ? 0.5 : 1 / (1 + std::log(articles / 2.0));
    }
    for (SentenceTerms& sentence : sentences) {
        double sum = 0;
        for (Term& term : sentence.terms) {
            term.weight *= rarity[term.stem];
            sum += term.weight * term.weight;
        }
        sentence.norm = std::sqrt(sum);
    }
    return postings;
}

struct Overlap {
    double dot = 0;
    std::uint32_t stems = 0;
};
Overlap overlap_of(const SentenceTerms& x, const SentenceTerms& y) {
    Overlap overlap;
    auto i = x.terms.begin();
    auto j = y.terms.begin();
    while (i != x.terms.end() && j != y.terms.end()) {
        if (i->stem < j->stem) {
            ++i;
        } else if (j->stem < i->stem) {
            ++j;
        } else {
            overlap.dot += i->weight * j->weight;
            ++overlap.stems;
            ++i;
            ++j;
        }
    }
    return overlap;
}

struct Candidate {
    std::uint32_t a = 0;  ///< articles
    std::uint32_t b = 0;
    SentencePair pair;
};

/// Later sentences of other articles that share at least two of the stems that propose.
std::vector<std::uint32_t> partners_of(std::uint32_t at, const std::vector<SentenceTerms>& all,
                                       const Postings& postings, std::vector<std::uint8_t>& seen) {
    std::vector<std::uint32_t> touched;
    for (const Term& term : all[at].terms) {
        const std::vector<std::uint32_t>& places = postings.at(term.stem);
        if (places.size() > most_sentences_a_stem) {
            continue;
        }
        for (auto it = std::ranges::upper_bound(places, at); it != places.end(); ++it) {
            if (all[*it].article == all[at].article || seen[*it] >= 2) {
                continue;
            }
            if (seen[*it] == 0) {
                touched.push_back(*it);
            }
            ++seen[*it];
        }
    }
    std::vector<std::uint32_t> partners;
    for (const std::uint32_t other : touched) {
        if (seen[other] >= 2) {
            partners.push_back(other);
        }
        seen[other] = 0;
    }
    return partners;
}

std::vector<Candidate> find_candidates(const std::vector<SentenceTerms>& all,
                                       const Postings& postings) {
    std::vector<Candidate> candidates;
    std::vector<std::uint8_t> seen(all.size(), 0);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        for (const std::uint32_t j : partners_of(i, all, postings, seen)) {
            const Overlap overlap = overlap_of(all[i], all[j]);
            const double similarity = overlap.dot / (all[i].norm * all[j].norm);
            if (overlap.stems >= least_shared_stems && similarity >= least_similarity) {
                candidates.push_back({all[i].article,
                                      all[j].article,
                                      {all[i].sentence, all[j].sentence, similarity}});
            }
        }
    }
    // Best first within a pair of articles, so that taking them in order matches one to one.
    std::ranges::sort(candidates, [](const Candidate& x, const Candidate& y) {
        return std::tie(x.a, x.b, y.pair.similarity, x.pair.a, x.pair.b) <
               std::tie(y.a, y.b, x.pair.similarity, y.pair.a, y.pair.b);
    });
    return candidates;
}

/// The length of the longest run of pairs in the same order on both sides (patience sorting).
std::size_t longest_in_order(const std::vector<SentencePair>& pairs) {
    std::vector<std::uint32_t> tops;
    for (const SentencePair& pair : pairs) {
        const auto place = std::ranges::lower_bound(tops, pair.b);
        if (place == tops.end()) {
            tops.push_back(pair.b);
        } else {
            *place = pair.b;
        }
    }
    return tops.size();
}

bool are_beside(const SentencePair& x, const SentencePair& y) {
    const std::int64_t da = std::int64_t{y.a} - x.a;
    const std::int64_t db = std::int64_t{y.b} - x.b;
    return da * db > 0 && std::abs(da) <= beside && std::abs(db) <= beside;
}
void drop_lonely(std::vector<SentencePair>& pairs) {
    const std::vector<SentencePair> all = pairs;
    std::erase_if(pairs, [&](const SentencePair& pair) {
        return pair.similarity < strong_similarity &&
               std::ranges::none_of(
                   all, [&](const SentencePair& other) { return are_beside(pair, other); });
    });
}

RewrittenText match_one_to_one(std::span<const Candidate> candidates) {
    RewrittenText out{candidates.front().a, candidates.front().b, {}, 0};
    for (const Candidate& candidate : candidates) {
        const bool taken = std::ranges::any_of(out.sentences, [&](const SentencePair& pair) {
            return pair.a == candidate.pair.a || pair.b == candidate.pair.b;
        });
        if (!taken) {
            out.sentences.push_back(candidate.pair);
        }
    }
    std::ranges::sort(out.sentences, {}, &SentencePair::a);
    drop_lonely(out.sentences);
    if (out.sentences.empty()) {
        return out;
    }
    out.order = static_cast<double>(longest_in_order(out.sentences)) /
                static_cast<double>(out.sentences.size());
    return out;
}

}  // namespace

std::vector<RewrittenText> find_rewritten_text(std::span<const TextStream> streams) {
    std::vector<SentenceTerms> sentences = collect(streams);
    const Postings postings = weigh(sentences);
    const std::vector<Candidate> candidates = find_candidates(sentences, postings);
    std::vector<RewrittenText> out;
    for (std::size_t begin = 0; begin < candidates.size();) {
        std::size_t end = begin;
        while (end < candidates.size() && candidates[end].a == candidates[begin].a &&
               candidates[end].b == candidates[begin].b) {
            ++end;
        }
        RewrittenText pair = match_one_to_one(std::span(candidates).subspan(begin, end - begin));
        if (!pair.sentences.empty()) {
            out.push_back(std::move(pair));
        }
        begin = end;
    }
    return out;
}

}  // namespace stemma::collate
