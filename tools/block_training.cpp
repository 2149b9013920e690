#include "block_training.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

#include "base/hash.h"
#include "corpus.h"
#include "extract/assemble.h"
#include "model/classifier.h"
#include "text/utf8.h"

namespace stemma::tools {
namespace {

using extract::label_drop;
using extract::label_keep;

/// Words as Python's \w+ finds them, hashed.
std::vector<std::uint64_t> words_of(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::size_t begin = std::string_view::npos;
    for (std::size_t i = 0; i <= text.size();) {
        const text::CodePoint c = i < text.size() ? text::decode(text, i) : text::CodePoint{' ', 1};
        const bool inside = text::is_letter(c.value) || text::is_digit(c.value) || c.value == '_';
        if (inside && begin == std::string_view::npos) {
            begin = i;
        } else if (!inside && begin != std::string_view::npos) {
            words.push_back(hash64(text.substr(begin, i - begin)));
            begin = std::string_view::npos;
        }
        i += c.size;
    }
    return words;
}

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

/// Best alignment of two word sequences; a word that continues a run counts eight times one that
/// starts one. found[i]: word i of `page` has its place in `gold`.
std::vector<bool> align(const std::vector<std::uint64_t>& page,
                        const std::vector<std::uint64_t>& gold) {
    constexpr std::uint8_t from_up = 1, from_match = 2, match_continues = 4;
    const std::size_t columns = gold.size() + 1;
    std::vector<std::uint8_t> trace((page.size() + 1) * columns, 0);
    std::vector<int> best(columns, 0), last_best(columns, 0);
    std::vector<int> match(columns, -1), last_match(columns, -1);
    for (std::size_t i = 1; i <= page.size(); ++i) {
        std::swap(best, last_best);
        std::swap(match, last_match);
        best[0] = 0;
        for (std::size_t j = 1; j < columns; ++j) {
            std::uint8_t cell = 0;
            match[j] = -1;
            if (page[i - 1] == gold[j - 1]) {
                match[j] = last_best[j - 1] + 1;
                if (last_match[j - 1] >= 0 && last_match[j - 1] + 8 >= match[j]) {
                    match[j] = last_match[j - 1] + 8;
                    cell |= match_continues;
                }
            }
            best[j] = best[j - 1];
            if (last_best[j] >= best[j]) {
                best[j] = last_best[j];
                cell |= from_up;
            }
            if (match[j] >= best[j]) {
                best[j] = match[j];
                cell |= from_match;
            }
            trace[i * columns + j] = cell;
        }
    }
    std::vector<bool> found(page.size(), false);
    bool in_match = false;
    for (std::size_t i = page.size(), j = gold.size(); i > 0 && j > 0;) {
        const std::uint8_t cell = trace[i * columns + j];
        if (in_match || (cell & from_match) != 0) {
            found[i - 1] = true;
            in_match = (cell & match_continues) != 0;
            --i;
            --j;
        } else if ((cell & from_up) != 0) {
            --i;
        } else {
            --j;
        }
    }
    return found;
}

/// Features that occur on too few sites teach the model those sites.
class SiteFilter {
public:
    SiteFilter(std::span<const BlockExample* const> examples, std::uint32_t min_sites)
        : min_sites_(min_sites) {
        for (const BlockExample* example : examples) {
            const std::uint64_t site = hash64(example->site) | 1U;
            for (const model::FeatureVector& row : example->material.rows) {
                for (const model::Feature& feature : row.features()) {
                    auto& [last, count] = seen_[feature.hash];
                    if (last != site) {
                        last = site;
                        ++count;
                    }
                }
            }
        }
    }
    /// `known_only`: features of the second pass alone were never counted and stay.
    [[nodiscard]] model::FeatureVector apply(const model::FeatureVector& row) const {
        model::FeatureVector out;
        for (const model::Feature& feature : row.features()) {
            const auto found = seen_.find(feature.hash);
            if (found == seen_.end() || found->second.second >= min_sites_) {
                out.add_hash(feature.hash, feature.value);
            }
        }
        return out;
    }

private:
    std::uint32_t min_sites_;
    std::unordered_map<std::uint64_t, std::pair<std::uint64_t, std::uint32_t>> seen_;
};

model::TaggedSequence sequence_of(const BlockExample& example,
                                  std::span<const model::FeatureVector> rows,
                                  const SiteFilter& filter) {
    model::TaggedSequence sequence;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sequence.push_back({filter.apply(rows[i]), example.labels[i]});
    }
    return sequence;
}

model::Tagger train_first(std::span<const BlockExample* const> examples, const SiteFilter& filter,
                          const BlockTraining& options) {
    std::vector<model::TaggedSequence> sequences;
    for (const BlockExample* example : examples) {
        sequences.push_back(sequence_of(*example, example->material.rows, filter));
    }
    return model::Tagger::train(options.name + "-1", {"drop", "keep"}, sequences, options.first);
}

}  // namespace

const extract::Cues& cues() {
    static const SystemFiles files;
    static const Result<extract::Cues> cues = extract::Cues::open(DataFolder(files, "data"));
    if (!cues) {
        std::fprintf(stderr, "%s\n", cues.error().message().c_str());
        std::exit(1);
    }
    return *cues;
}

std::string site_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    url.remove_prefix(scheme == std::string_view::npos ? 0 : scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    if (url.starts_with("www.")) {
        url.remove_prefix(4);
    }
    return std::string(url);
}

std::uint32_t fold_of(const BlockExample& example, std::uint32_t folds) {
    return model::fold_of(example.site, folds);
}

std::vector<std::uint8_t> align_labels(const extract::Blocks& blocks, std::string_view gold) {
    const std::vector<std::uint64_t> gold_words = words_of(gold);
    std::vector<std::uint64_t> known = gold_words;
    std::ranges::sort(known);
    std::vector<std::uint64_t> page;  // only words that the gold has: others cannot match
    std::vector<std::size_t> owner;
    std::vector<std::size_t> total(blocks.list.size(), 0);
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        for (const std::uint64_t word : words_of(blocks.text_of(blocks.list[i]))) {
            ++total[i];
            if (std::ranges::binary_search(known, word)) {
                page.push_back(word);
                owner.push_back(i);
            }
        }
    }
    const std::vector<bool> found = align(page, gold_words);
    std::vector<std::size_t> kept(blocks.list.size(), 0);
    for (std::size_t k = 0; k < page.size(); ++k) {
        kept[owner[k]] += found[k] ? 1 : 0;
    }
    std::vector<std::uint8_t> labels(blocks.list.size(), label_drop);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (total[i] > 0) {
            labels[i] = kept[i] * 2 > total[i] ? label_keep : label_drop;
        } else if (i > 0) {
            labels[i] = labels[i - 1];
        }
    }
    return labels;
}

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

TwoPasses train_two_passes(std::span<const BlockExample* const> examples,
                           const BlockTraining& options) {
    const SiteFilter filter(examples, options.min_sites);
    std::vector<model::TaggedSequence> sequences(examples.size());
    for (std::uint32_t fold = 0; fold < options.inner_folds; ++fold) {
        std::vector<const BlockExample*> rest;
        for (const BlockExample* example : examples) {
            if (fold_of(*example, options.inner_folds) != fold) {
                rest.push_back(example);
            }
        }
        const model::Tagger tagger = train_first(rest, filter, options);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const BlockExample& example = *examples[i];
            if (fold_of(example, options.inner_folds) == fold) {
                const auto first = extract::keep_probabilities(tagger, example.material.rows);
                sequences[i] =
                    sequence_of(example, extract::second_rows(example.material, first), filter);
            }
        }
    }
    return {train_first(examples, filter, options),
            model::Tagger::train(options.name + "-2", {"drop", "keep"}, sequences, options.second)};
}

std::vector<std::vector<float>> cross_validate(const std::vector<BlockExample>& examples,
                                               const BlockTraining& options, std::uint32_t folds) {
    std::vector<std::vector<float>> keep(examples.size());
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
        std::vector<const BlockExample*> rest;
        for (const BlockExample& example : examples) {
            if (fold_of(example, folds) != fold) {
                rest.push_back(&example);
            }
        }
        const TwoPasses passes = train_two_passes(rest, options);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const extract::Material& material = examples[i].material;
            if (fold_of(examples[i], folds) == fold && !material.rows.empty()) {
                const auto first = extract::keep_probabilities(passes.first, material.rows);
                keep[i] = extract::keep_probabilities(passes.second,
                                                      extract::second_rows(material, first));
            }
        }
        std::fprintf(stderr, "fold %u of %u done\n", fold + 1, folds);
    }
    return keep;
}

void report(const std::vector<BlockExample>& examples, const std::vector<std::vector<float>>& keep,
            int option_count, char** options) {
    std::size_t worst = 0;
    std::string dump;
    for (int i = 0; i + 1 < option_count; ++i) {
        if (std::string_view(options[i]) == "--worst") {
            worst = std::strtoul(options[i + 1], nullptr, 10);
        } else if (std::string_view(options[i]) == "--dump") {
            dump = options[i + 1];
        }
    }
    for (const double threshold : {-1.0, 0.3, 0.4, 0.5, 0.6, 0.7}) {
        std::vector<ShingleScore> scores;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (!examples[i].weak) {
                const std::vector<float> oracle(examples[i].labels.begin(),
                                                examples[i].labels.end());
                scores.push_back(score_shingles(
                    examples[i].gold,
                    threshold < 0 ? kept_text(examples[i].material.blocks, oracle, 0.5)
                                  : kept_text(examples[i].material.blocks, keep[i], threshold)));
            }
        }
        const ShingleScore mean = mean_of(scores);
        std::printf("%s %.2f: F1 %.4f precision %.4f recall %.4f (%zu documents)\n",
                    threshold < 0 ? "perfect labels" : "cross-validated, threshold", threshold,
                    mean.f1(), mean.precision, mean.recall, scores.size());
    }
    std::vector<ShingleScore> decided;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (!examples[i].weak) {
            const std::vector<bool> kept = extract::decide(examples[i].material, keep[i]);
            const std::vector<float> flags(kept.begin(), kept.end());
            decided.push_back(score_shingles(examples[i].gold,
                                             kept_text(examples[i].material.blocks, flags, 0.5)));
        }
    }
    const ShingleScore whole = mean_of(decided);
    std::printf("cross-validated, with repairs: F1 %.4f precision %.4f recall %.4f\n", whole.f1(),
                whole.precision, whole.recall);
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (!examples[i].weak) {
            const ShingleScore s = score_shingles(
                examples[i].gold, kept_text(examples[i].material.blocks, keep[i], 0.5));
            order.emplace_back(s.precision + s.recall, i);
            if (!dump.empty() && examples[i].id.starts_with(dump)) {
                const extract::Blocks& blocks = examples[i].material.blocks;
                for (std::size_t k = 0; k < blocks.list.size(); ++k) {
                    std::printf("%c %.2f %.*s\n", examples[i].labels[k] != 0 ? '+' : ' ',
                                keep[i][k], 160,
                                std::string(blocks.text_of(blocks.list[k])).c_str());
                }
            }
        }
    }
    std::ranges::sort(order);
    for (std::size_t k = 0; k < std::min(worst, order.size()); ++k) {
        const BlockExample& example = examples[order[k].second];
        const ShingleScore s = score_shingles(
            example.gold, kept_text(example.material.blocks, keep[order[k].second], 0.5));
        std::printf("%.3f %.3f %s %s\n", s.precision, s.recall, example.id.substr(0, 12).c_str(),
                    example.site.c_str());
    }
}

void write_passes(const std::vector<BlockExample>& examples, const BlockTraining& options,
                  const std::string& output) {
    std::vector<const BlockExample*> all;
    for (const BlockExample& example : examples) {
        all.push_back(&example);
    }
    const TwoPasses passes = train_two_passes(all, options);
    write_output(output + "-1.weights", passes.first.encode());
    write_output(output + "-2.weights", passes.second.encode());
}

}  // namespace stemma::tools
