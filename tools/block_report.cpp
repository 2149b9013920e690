#include "block_report.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

#include "base/hash.h"
#include "extract/assemble.h"

namespace stemma::tools {
namespace {

std::unordered_map<std::uint64_t, int> shingles_of(std::string_view text) {
    constexpr std::size_t n = 4;
    const std::vector<std::uint64_t> words = words_of(text);
    std::unordered_map<std::uint64_t, int> shingles;
    if (words.empty()) {
        return shingles;
    }
    for (std::size_t i = 0; i == 0 || i + n <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = i; k < std::min(i + n, words.size()); ++k) {
            hash = hash_combine(hash, words[k]);
        }
        ++shingles[hash];
    }
    return shingles;
}

}  // namespace

ShingleScore score_shingles(std::string_view gold, std::string_view found) {
    const auto g = shingles_of(gold);
    const auto f = shingles_of(found);
    int both = 0, gold_count = 0, found_count = 0;
    for (const auto& [shingle, count] : g) {
        gold_count += count;
        const auto it = f.find(shingle);
        both += it == f.end() ? 0 : std::min(count, it->second);
    }
    for (const auto& [shingle, count] : f) {
        found_count += count;
    }
    if (gold_count == both && found_count == both) {
        return {1, 1};
    }
    return {found_count == 0 ? 0.0 : static_cast<double>(both) / found_count,
            gold_count == 0 ? 0.0 : static_cast<double>(both) / gold_count};
}

ShingleScore mean_of(std::span<const ShingleScore> scores) {
    ShingleScore mean;
    for (const ShingleScore& s : scores) {
        mean.precision += s.precision / static_cast<double>(scores.size());
        mean.recall += s.recall / static_cast<double>(scores.size());
    }
    return mean;
}

std::string kept_text(const extract::Blocks& blocks, std::span<const float> keep,
                      double threshold) {
    std::string text;
    for (std::size_t i = 0; i < keep.size(); ++i) {
        if (keep[i] >= threshold) {
            text += blocks.text_of(blocks.list[i]);
            text += "\n\n";
        }
    }
    return text;
}

namespace {

/// The kept blocks as text.
std::string text_of(const extract::Blocks& blocks, const std::vector<bool>& kept) {
    std::string text;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i]) {
            text += blocks.text_of(blocks.list[i]);
            text += "\n\n";
        }
    }
    return text;
}

struct PieceCount {
    std::size_t found = 0;
    std::size_t missing = 0;
    std::size_t wrong = 0;

    void add(const BlockExample& example, const std::string& text) {
        const std::string whole = squeezed(text);
        for (const std::string& piece : example.with) {
            ++(whole.find(squeezed(piece)) != std::string::npos ? found : missing);
        }
        for (const std::string& piece : example.without) {
            wrong += whole.find(squeezed(piece)) != std::string::npos ? 1 : 0;
        }
    }
    [[nodiscard]] ShingleScore score() const {
        const auto share = [&](std::size_t rest) {
            return found == 0 ? 0.0
                              : static_cast<double>(found) / static_cast<double>(found + rest);
        };
        return {share(wrong), share(missing)};
    }
};

void print(const char* what, const ShingleScore& score, std::size_t count) {
    std::printf("%s: F1 %.4f precision %.4f recall %.4f (%zu documents)\n", what, score.f1(),
                score.precision, score.recall, count);
}

/// Scores what `decide` makes of the probabilities; prints both scores and fills one a document.
void print_scores(const std::vector<BlockExample>& examples,
                  const std::function<std::vector<bool>(std::size_t)>& decide, const char* what,
                  std::vector<ShingleScore>& each) {
    std::vector<ShingleScore> whole;
    PieceCount pieces;
    std::size_t with_pieces = 0;
    each.assign(examples.size(), {1, 1});
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const BlockExample& example = examples[i];
        if (example.weak) {
            continue;
        }
        const std::string text = text_of(example.material.blocks, decide(i));
        if (example.gold.empty()) {
            PieceCount own;
            own.add(example, text);
            pieces.add(example, text);
            each[i] = own.score();
            ++with_pieces;
        } else {
            each[i] = score_shingles(example.gold, text);
            whole.push_back(each[i]);
        }
    }
    std::printf("%s\n", what);
    print("  articles, shingles", mean_of(whole), whole.size());
    if (with_pieces > 0) {
        print("  articles, segments", pieces.score(), with_pieces);
    }
}

void dump(const BlockExample& example, const std::vector<float>& keep,
          const std::vector<bool>& kept) {
    std::printf("%s %s\n", example.id.c_str(), example.site.c_str());
    const extract::Blocks& blocks = example.material.blocks;
    for (std::size_t k = 0; k < blocks.list.size(); ++k) {
        const std::uint8_t label = example.labels[k];
        std::printf("%c%c %.2f %.*s\n",
                    label == model::unknown_label ? '?'
                    : label != 0                  ? '+'
                                                  : ' ',
                    kept[k] ? '#' : ' ', static_cast<double>(keep[k]), 160,
                    std::string(blocks.text_of(blocks.list[k])).c_str());
    }
}

}  // namespace

void report(const std::vector<BlockExample>& examples, const std::vector<std::vector<float>>& keep,
            std::size_t worst, std::string_view dumped) {
    std::vector<ShingleScore> each;
    const auto at = [&](float threshold) {
        return [&, threshold](std::size_t i) {
            std::vector<bool> kept;
            for (std::size_t k = 0; k < examples[i].labels.size(); ++k) {
                kept.push_back(threshold < 0 ? examples[i].labels[k] == extract::label_keep
                                             : keep[i][k] >= threshold);
            }
            return kept;
        };
    };
    print_scores(examples, at(-1), "perfect labels", each);
    for (const float threshold : {0.3F, 0.5F, 0.7F}) {
        char what[64];
        std::snprintf(what, sizeof what, "labels alone, cross-validated, from %.1f",
                      static_cast<double>(threshold));
        print_scores(examples, at(threshold), what, each);
    }
    const auto decided = [&](std::size_t i) {
        return extract::decide(examples[i].material, keep[i]);
    };
    print_scores(examples, decided, "cross-validated, with repairs", each);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        order.push_back(i);
        if (dumped == "all" || (!dumped.empty() && examples[i].id.starts_with(dumped))) {
            dump(examples[i], keep[i], decided(i));
        }
    }
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) { return each[i].precision + each[i].recall; });
    for (std::size_t k = 0; k < std::min(worst, order.size()); ++k) {
        const std::size_t i = order[k];
        std::printf("%.3f %.3f %s %s\n", each[i].precision, each[i].recall, examples[i].id.c_str(),
                    examples[i].site.c_str());
    }
}

int run_block_trainer(int argc, char** argv, const char* name,
                      const std::function<std::vector<BlockExample>(const std::string&)>& load) {
    std::vector<std::string_view> options(argv, argv + argc);
    if (argc < 3) {
        std::fprintf(
            stderr,
            "usage: train_%s CORPUS OUTPUT [--only-validate|--only-train] [--quick] [--worst N] "
            "[--dump ID]\n",
            name);
        return 2;
    }
    const auto asked = [&](std::string_view option) {
        return std::ranges::find(options, option) != options.end();
    };
    const auto value_of = [&](std::string_view option) {
        const auto found = std::ranges::find(options, option);
        return found == options.end() || found + 1 == options.end() ? std::string_view()
                                                                    : *(found + 1);
    };
    const std::vector<BlockExample> examples = load(argv[1]);
    const BlockTraining training = block_training(name);
    if (!asked("--only-train")) {
        report(examples,
               asked("--quick") ? cross_validate_quickly(examples, training, 5)
                                : cross_validate(examples, training, 5),
               std::strtoul(std::string(value_of("--worst")).c_str(), nullptr, 10),
               value_of("--dump"));
    }
    if (!asked("--only-validate")) {
        write_passes(examples, training, argv[2]);
    }
    return 0;
}

}  // namespace stemma::tools
