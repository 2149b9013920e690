#include "extract/blocks/labeller.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace stemma::extract {
namespace {

Result<model::Trees> open_trees(const DataFolder& data, const std::string& name) {
    const Result<std::string> bytes = data.read(name);
    return bytes ? model::Trees::parse(*bytes, data.path_of(name)) : std::unexpected(bytes.error());
}

/// The median of each column; empty of no row.
std::vector<float> typical_row(const std::vector<const std::vector<float>*>& rows,
                               std::size_t columns) {
    std::vector<float> typical;
    std::vector<float> column;
    for (std::size_t c = 0; c < columns && !rows.empty(); ++c) {
        column.clear();
        for (const std::vector<float>* row : rows) {
            column.push_back((*row)[c]);
        }
        const auto middle = column.begin() + static_cast<std::ptrdiff_t>(column.size() / 2);
        std::ranges::nth_element(column, middle);
        typical.push_back(*middle);
    }
    return typical;
}

double log_odds(double p) {
    constexpr double sure = 1e-9;
    p = std::clamp(p, sure, 1 - sure);
    return std::log(p / (1 - p));
}

std::vector<double> weights_against(const model::Trees& trees, const std::vector<float>& row,
                                    const std::vector<float>& typical) {
    std::vector<std::size_t> columns;
    std::vector<float> changed;
    for (std::size_t c = 0; c < trees.columns(); ++c) {
        if (row[c] != typical[c]) {
            columns.push_back(c);
            changed.insert(changed.end(), row.begin(),
                           row.begin() + static_cast<std::ptrdiff_t>(trees.columns()));
            changed[changed.size() - trees.columns() + c] = typical[c];
        }
    }
    std::vector<double> found(columns.size());
    trees.probabilities(changed, trees.columns(), found);
    const double odds = log_odds(trees.probability(row));
    std::vector<double> weights(trees.columns());
    for (std::size_t k = 0; k < columns.size(); ++k) {
        weights[columns[k]] = odds - log_odds(found[k]);
    }
    return weights;
}

}  // namespace

Result<model::Tagger> open_tagger(const DataFolder& data, const std::string& name) {
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    Result<model::Tagger> tagger = model::Tagger::parse(*bytes, data.path_of(name));
    if (tagger && tagger->labels().size() != 2) {
        return fail(ErrorCode::damaged, data.path_of(name),
                    "not a model of kept and dropped blocks");
    }
    return tagger;
}

std::vector<bool> worth_a_look(const Context& context, std::span<const float> first) {
    constexpr std::uint32_t enough = 100;  // words; with fewer, the first pass may be all wrong
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        kept += first[i] >= 0.5F ? context.stats[i].words : 0;
    }
    std::vector<bool> worth;
    worth.reserve(first.size());
    for (const float p : first) {
        const bool open = p >= least_first && p < sure_first;
        worth.push_back(open || kept < enough);
    }
    return worth;
}

Material prepare(Blocks blocks) {
    Material material;
    material.blocks = std::move(blocks);
    material.context = Context::of(material.blocks);
    return material;
}

std::vector<float> keep_probabilities(const model::Tagger& tagger,
                                      std::span<const model::FeatureVector> rows) {
    const std::vector<float> all = tagger.marginals(rows);
    std::vector<float> keep(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        keep[i] = all[i * 2 + label_keep];
    }
    return keep;
}

std::vector<float> keep_probabilities(const model::Tagger& tagger,
                                      std::span<const LabelWeights> sums) {
    static_assert(label_drop == 0 && label_keep == 1);
    std::vector<float> both(sums.size() * 2);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        both[i * 2] = static_cast<float>(sums[i].drop());
        both[i * 2 + 1] = static_cast<float>(sums[i].keep());
    }
    return tagger.second_marginals(std::move(both));
}

std::vector<float> keep_probabilities(const model::Trees& trees, const Material& material,
                                      std::span<const float> first) {
    const FirstPassTraits traits(material.blocks, material.context, material.groups,
                                 material.traits, first);
    constexpr std::size_t batch = 32;  // rows that fit into the nearest caches
    const std::vector<bool> worth = worth_a_look(material.context, first);
    std::vector<std::size_t> blocks;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (worth[i]) {
            blocks.push_back(i);
        }
    }
    std::vector<float> keep(first.begin(), first.end());
    std::vector<float> rows;
    rows.reserve(std::min(batch, blocks.size()) * trees.columns());
    std::array<double, batch> found{};
    for (std::size_t begin = 0; begin < blocks.size(); begin += batch) {
        const auto part = std::span(blocks).subspan(begin, std::min(batch, blocks.size() - begin));
        rows.clear();
        for (std::size_t i = 0; i < part.size(); ++i) {
            traits.append(part[i], rows);
            rows.resize((i + 1) * trees.columns(), -1);  // as many as the weights know
        }
        trees.probabilities(rows, trees.columns(), std::span(found).first(part.size()));
        for (std::size_t i = 0; i < part.size(); ++i) {
            keep[part[i]] = static_cast<float>(found[i]);
        }
    }
    return keep;
}

Result<Labeller> Labeller::open(const DataFolder& data, const std::string& name) {
    Result<model::Tagger> first = open_tagger(data, name + "-1.weights");
    if (!first) {
        return std::unexpected(first.error());
    }
    Result<model::Trees> second = open_trees(data, name + "-2.weights");
    if (!second) {
        return std::unexpected(second.error());
    }
    return Labeller(*std::move(first), *std::move(second));
}

std::vector<float> Labeller::label(const Material& material) const {
    if (material.blocks.list.empty()) {
        return {};
    }
    return keep_probabilities(second_, material, material.first);
}

std::vector<Labeller::Weighed> Labeller::weigh(const Material& material,
                                               const std::vector<bool>& kept) const {
    const FirstPassTraits traits(material.blocks, material.context, material.groups,
                                 material.traits, material.first);
    const std::vector<bool> worth = worth_a_look(material.context, material.first);
    std::vector<Weighed> weighed(worth.size());
    std::array<std::vector<const std::vector<float>*>, 2> of_label;
    for (std::size_t i = 0; i < worth.size(); ++i) {
        if (worth[i]) {
            traits.append(i, weighed[i].traits);
            weighed[i].traits.resize(second_.columns(), -1);
            of_label[kept[i] ? 1 : 0].push_back(&weighed[i].traits);
        }
    }
    const std::array<std::vector<float>, 2> typical{typical_row(of_label[0], second_.columns()),
                                                    typical_row(of_label[1], second_.columns())};
    for (std::size_t i = 0; i < worth.size(); ++i) {
        if (!worth[i] || typical[kept[i] ? 0 : 1].empty()) {
            continue;
        }
        weighed[i].weights = weights_against(second_, weighed[i].traits, typical[kept[i] ? 0 : 1]);
        for (double& weight : weighed[i].weights) {
            weight = kept[i] ? weight : -weight;
        }
    }
    return weighed;
}

}  // namespace stemma::extract
