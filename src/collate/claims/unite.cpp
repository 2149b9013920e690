#include "collate/claims/unite.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace stemma::collate {
namespace {

constexpr std::size_t small = 8;  // statements
constexpr int most_rounds = 8;

using Pair = std::pair<std::uint32_t, std::uint32_t>;
using List = std::vector<std::uint32_t>;

/// How many statements each two claims share, of those that are not small.
std::map<Pair, std::size_t> shared_statements(const Groups& own, const Groups& more) {
    std::map<std::uint32_t, List> claims_of;
    for (std::uint32_t g = 0; g < own.size(); ++g) {
        if (own[g].size() + more[g].size() < small) {
            continue;
        }
        for (const List* list : {&own[g], &more[g]}) {
            for (const std::uint32_t statement : *list) {
                claims_of[statement].push_back(g);
            }
        }
    }
    std::map<Pair, std::size_t> shared;
    for (const auto& [statement, claims] : claims_of) {
        for (std::size_t a = 0; a < claims.size(); ++a) {
            for (std::size_t b = a + 1; b < claims.size(); ++b) {
                ++shared[{claims[a], claims[b]}];
            }
        }
    }
    return shared;
}

List united(const List& x, const List& y) {
    List out;
    std::ranges::set_union(x, y, std::back_inserter(out));
    return out;
}

void unite(Groups& own, Groups& more, std::uint32_t larger, std::uint32_t smaller) {
    own[larger] = united(own[larger], own[smaller]);
    const List all = united(more[larger], more[smaller]);
    more[larger].clear();
    std::ranges::set_difference(all, own[larger], std::back_inserter(more[larger]));
    own[smaller].clear();
    more[smaller].clear();
}

/// Unites the pairs that share most, each claim once. Was there any?
bool unite_once(Groups& own, Groups& more) {
    const auto size = [&](std::uint32_t g) { return own[g].size() + more[g].size(); };
    std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> pairs;
    for (const auto& [pair, count] : shared_statements(own, more)) {
        const std::size_t least = std::min(size(pair.first), size(pair.second));
        if (3 * count >= 2 * least) {
            pairs.emplace_back(-static_cast<double>(count) / static_cast<double>(least), pair.first,
                               pair.second);
        }
    }
    std::ranges::sort(pairs);
    std::vector<bool> done(own.size());
    for (const auto& [share, a, b] : pairs) {
        if (!done[a] && !done[b]) {
            done[a] = done[b] = true;
            size(a) >= size(b) ? unite(own, more, a, b) : unite(own, more, b, a);
        }
    }
    return !pairs.empty();
}

}  // namespace

void unite_overlapping(Groups& own, Groups& more) {
    for (int round = 0; round < most_rounds && unite_once(own, more); ++round) {
    }
}

}  // namespace stemma::collate
