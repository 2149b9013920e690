#include "extract/repeated.h"

#include <array>
#include <bit>
#include <cstdint>
#include <utility>

#include "base/flat_map.h"
#include "base/hash_filter.h"
#include "extract/assemble.h"
#include "extract/blocks/four_grams.h"

namespace stemma::extract {
namespace {

constexpr double repeats = 0.85;             // share of a block's runs of four words
constexpr std::uint32_t long_repeated = 60;  // words, and half of all before it
constexpr std::uint32_t long_piece = 10;

/// A cheap look that tells of most articles that drop_repeated() would drop nothing: blocks and
/// runs leave a mark each, so that what was not there before is surely new.
bool may_repeat(const Material& material, const std::vector<bool>& kept) {
    constexpr unsigned place_bits = 13;
    HashFilter<16384> blocks;
    std::array<std::uint8_t, std::size_t{1} << place_bits> runs_seen{};
    std::array<std::uint64_t, FourGrams::size> last{};
    std::size_t words = 0;
    std::uint64_t run = 0;  // of the last four words, each turned by its distance
    std::uint32_t repeated = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const TextStats& stats = material.context.stats[i];
        if (!kept[i] || stats.list.empty()) {
            continue;
        }
        bool again = blocks.may_have(stats.hash);
        blocks.add(stats.hash);
        std::size_t known = 0;  // and runs that begin before the block
        for (const WordStat& word : stats.list) {
            // The word that leaves has come round to where it was.
            std::uint64_t& leaves = last[words++ % FourGrams::size];
            run =
                std::rotl(run, 64 / FourGrams::size) ^ word.hash ^ std::exchange(leaves, word.hash);
            std::uint8_t& seen = runs_seen[run >> (64 - place_bits)];
            known += std::exchange(seen, 1);
        }
        const auto runs = static_cast<double>(stats.list.size()) - (FourGrams::size - 1);
        again = again || (runs > 0 && static_cast<double>(known) >= repeats * runs);
        repeated += again ? stats.words : 0;
        if (repeated >= long_repeated || (again && stats.words >= long_piece)) {
            return true;
        }
    }
    return false;
}

}  // namespace

void drop_repeated(const Material& material, std::vector<bool>& kept) {
    if (!may_repeat(material, kept)) {
        return;
    }
    FourGrams seen;
    seen.reserve(words_kept(material, kept));
    FlatMap<bool> whole;           // blocks
    std::vector<std::size_t> run;  // of repeated blocks
    std::uint32_t run_words = 0;
    std::uint32_t words = 0;
    const auto end_run = [&] {
        const bool copy = run_words >= long_repeated && run_words * 2 >= words;
        for (const std::size_t i : run) {
            kept[i] = kept[i] && !copy;
        }
        run.clear();
        run_words = 0;
    };
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i]) {
            continue;
        }
        const TextStats& stats = material.context.stats[i];
        const bool recurs = std::exchange(whole[stats.hash], true);
        if (!recurs && seen.covered(stats) < repeats) {
            end_run();
            words += stats.words;
        } else {
            run.push_back(i);
            run_words += stats.words;
            kept[i] = recurs || stats.words < long_piece;
        }
        seen.add(stats);
    }
    end_run();
}

}  // namespace stemma::extract
