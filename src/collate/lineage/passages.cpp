#include "collate/lineage/passages.h"

#include <algorithm>

#include "base/hash.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t gram_words = 6;
constexpr std::uint32_t shortest_passage = 8;
constexpr std::uint32_t widest_gap = 5;
constexpr std::uint32_t most_partners = 64;
constexpr std::uint32_t most_repeats = 2;  ///< of one n-gram in one article

struct Posting {
    std::uint64_t gram = 0;
    std::uint32_t article = 0;
    std::uint32_t at = 0;
};

std::vector<Posting> index_grams(std::span<const TextStream> streams) {
    std::vector<Posting> postings;
    for (std::uint32_t article = 0; article < streams.size(); ++article) {
        const std::vector<StreamWord>& words = streams[article].words;
        for (std::uint32_t at = 0; at + gram_words <= words.size(); ++at) {
            std::uint64_t gram = 0;
            for (std::uint32_t i = 0; i < gram_words; ++i) {
                gram = hash_combine(gram, words[at + i].key);
            }
            postings.push_back({gram, article, at});
        }
    }
    std::ranges::sort(postings, [](const Posting& x, const Posting& y) {
        return std::tie(x.gram, x.article, x.at) < std::tie(y.gram, y.article, y.at);
    });
    return postings;
}

struct Match {
    std::uint32_t partner = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// Appends the matches of one n-gram to each article's list, later partners only.
void match_gram(std::span<const Posting> group, std::vector<std::vector<Match>>& matches) {
    std::vector<Posting> kept;
    std::uint32_t repeats = 0;
    for (const Posting& posting : group) {
        repeats = !kept.empty() && kept.back().article == posting.article ? repeats + 1 : 0;
        if (repeats < most_repeats) {
            kept.push_back(posting);
        }
    }
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < kept.size() && rank <= most_partners; ++i) {
        rank += i > 0 && kept[i].article != kept[i - 1].article ? 1 : 0;
        for (std::size_t j = i + 1; j < kept.size(); ++j) {
            if (kept[j].article != kept[i].article) {
                matches[kept[i].article].push_back({kept[j].article, kept[i].at, kept[j].at});
            }
        }
    }
}

/// Matches that follow one another on one diagonal are one exact passage.
std::vector<SharedPassage> join_diagonals(std::span<Match> matches) {
    std::ranges::sort(matches, [](const Match& x, const Match& y) {
        const std::int64_t dx = std::int64_t{x.b} - x.a;
        const std::int64_t dy = std::int64_t{y.b} - y.a;
        return std::tie(dx, x.a) < std::tie(dy, y.a);
    });
    std::vector<SharedPassage> exact;
    for (const Match& match : matches) {
        const SharedPassage piece{
            {match.a, match.a + gram_words}, {match.b, match.b + gram_words}, {}, {}};
        const bool continues = !exact.empty() && exact.back().a.end + 1 == piece.a.end &&
                               exact.back().b.end + 1 == piece.b.end;
        if (continues) {
            exact.back().a.end = piece.a.end;
            exact.back().b.end = piece.b.end;
        } else {
            exact.push_back(piece);
        }
    }
    std::ranges::sort(exact, [](const SharedPassage& x, const SharedPassage& y) {
        return std::tie(x.a.begin, x.b.begin) < std::tie(y.a.begin, y.b.begin);
    });
    return exact;
}

bool follows(TokenRange before, TokenRange after) {
    return after.begin + gram_words >= before.end + 1 && after.begin <= before.end + widest_gap &&
           after.end > before.end;
}

void add_gap(TokenRange before, TokenRange after, std::vector<TokenRange>& gaps) {
    if (after.begin > before.end) {
        gaps.push_back({before.end, after.begin});
    } else {
        gaps.push_back({after.begin - 1, after.begin + 1});
    }
}

/// Joins exact passages over the few words that one side changed; drops what stays short.
std::vector<SharedPassage> join_gaps(const std::vector<SharedPassage>& exact) {
    std::vector<SharedPassage> joined;
    for (const SharedPassage& passage : exact) {
        if (!joined.empty() && follows(joined.back().a, passage.a) &&
            follows(joined.back().b, passage.b)) {
            SharedPassage& before = joined.back();
            add_gap(before.a, passage.a, before.changed_a);
            add_gap(before.b, passage.b, before.changed_b);
            before.a.end = passage.a.end;
            before.b.end = passage.b.end;
        } else {
            joined.push_back(passage);
        }
    }
    std::erase_if(joined, [](const SharedPassage& passage) {
        return passage.a.end - passage.a.begin < shortest_passage ||
               passage.b.end - passage.b.begin < shortest_passage;
    });
    return joined;
}

}  // namespace

std::vector<SharedText> find_shared_text(std::span<const TextStream> streams) {
    const std::vector<Posting> postings = index_grams(streams);
    std::vector<std::vector<Match>> matches(streams.size());
    for (std::size_t begin = 0; begin < postings.size();) {
        std::size_t end = begin + 1;
        while (end < postings.size() && postings[end].gram == postings[begin].gram) {
            ++end;
        }
        if (postings[begin].article != postings[end - 1].article) {
            match_gram(std::span(postings).subspan(begin, end - begin), matches);
        }
        begin = end;
    }
    std::vector<SharedText> shared;
    for (std::uint32_t a = 0; a < streams.size(); ++a) {
        std::vector<Match>& all = matches[a];
        std::ranges::stable_sort(all, {}, &Match::partner);
        for (auto begin = all.begin(); begin != all.end();) {
            const auto end = std::find_if(begin, all.end(), [&](const Match& match) {
                return match.partner != begin->partner;
            });
            const std::uint32_t b = begin->partner;
            std::vector<SharedPassage> passages = join_gaps(join_diagonals({begin, end}));
            if (!passages.empty()) {
                shared.push_back({a, b, std::move(passages)});
            }
            begin = end;
        }
        all = {};
    }
    return shared;
}

}  // namespace stemma::collate
