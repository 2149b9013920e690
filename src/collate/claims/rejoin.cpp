#include "collate/claims/rejoin.h"

#include <algorithm>
#include <set>

namespace stemma::collate {
namespace {

constexpr std::uint32_t none = ~0U;

class Rejoiner {
public:
    Rejoiner(Statements& statements, std::vector<std::vector<std::uint32_t>>& groups)
        : s_(statements),
          groups_(groups),
          sentence_(statements.all.size(), none),
          group_(statements.all.size(), none) {
        for (std::uint32_t p = 0; p < s_.parted.size(); ++p) {
            for (const std::uint32_t clause : s_.parted[p].clauses) {
                sentence_[clause] = p;
            }
        }
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
            for (const std::uint32_t i : groups[g]) {
                group_[i] = g;
            }
        }
    }

    void run() && {
        for (const Parted& parted : s_.parted) {
            const std::vector<std::uint32_t> claims = claims_of(parted);
            if (!claims.empty() && told_together(claims)) {
                rejoin(claims);
            }
        }
        find_twins(s_);
    }

private:
    /// The claims of a sentence's clauses; empty once they were dealt with.
    std::vector<std::uint32_t> claims_of(const Parted& parted) const {
        std::vector<std::uint32_t> claims;
        for (const std::uint32_t clause : parted.clauses) {
            claims.push_back(group_[clause]);
        }
        std::sort(claims.begin(), claims.end());
        claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
        return claims.front() == none || claims.back() == none ? std::vector<std::uint32_t>{}
                                                               : claims;
    }

    std::set<std::uint32_t> sentences_of(std::uint32_t group) const {
        std::set<std::uint32_t> sentences;
        for (const std::uint32_t i : groups_[group]) {
            sentences.insert(sentence_[i]);  // `none` for a statement that is no clause
        }
        return sentences;
    }

    bool told_together(const std::vector<std::uint32_t>& claims) const {
        const std::set<std::uint32_t> first = sentences_of(claims[0]);
        return !first.contains(none) &&
               std::all_of(claims.begin(), claims.end(),
                           [&](std::uint32_t claim) { return sentences_of(claim) == first; });
    }

    void rejoin(const std::vector<std::uint32_t>& claims) {
        const std::set<std::uint32_t> sentences = sentences_of(claims[0]);
        for (const std::uint32_t claim : claims) {
            groups_[claim].clear();
        }
        for (const std::uint32_t p : sentences) {
            Parted& parted = s_.parted[p];
            for (const std::uint32_t clause : parted.clauses) {
                group_[clause] = none;
            }
            s_.all[parted.clauses[0]] = std::move(parted.whole);
            groups_[claims[0]].push_back(parted.clauses[0]);
        }
        std::sort(groups_[claims[0]].begin(), groups_[claims[0]].end());
    }

    Statements& s_;
    std::vector<std::vector<std::uint32_t>>& groups_;
    std::vector<std::uint32_t> sentence_;  ///< per statement: position in `parted`
    std::vector<std::uint32_t> group_;
};

}  // namespace

void rejoin_clauses(Statements& statements, std::vector<std::vector<std::uint32_t>>& groups) {
    Rejoiner(statements, groups).run();
}

}  // namespace stemma::collate
