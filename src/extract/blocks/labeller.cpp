#include "extract/blocks/labeller.h"

namespace stemma::extract {
namespace {

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

}  // namespace

std::vector<float> keep_probabilities(const model::Tagger& tagger,
                                      std::span<const model::FeatureVector> rows) {
    const std::vector<float> all = tagger.marginals(rows);
    std::vector<float> keep(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        keep[i] = all[i * 2 + label_keep];
    }
    return keep;
}

std::vector<model::FeatureVector> second_rows(const Material& material,
                                              std::span<const float> first) {
    std::vector<model::FeatureVector> rows = material.rows;
    add_first_pass_features(material.context, material.groups, first, rows);
    return rows;
}

Result<Labeller> Labeller::open(const DataFolder& data, const std::string& name) {
    Result<model::Tagger> first = open_tagger(data, name + "-1.weights");
    if (!first) {
        return std::unexpected(first.error());
    }
    Result<model::Tagger> second = open_tagger(data, name + "-2.weights");
    if (!second) {
        return std::unexpected(second.error());
    }
    return Labeller(*std::move(first), *std::move(second));
}

std::vector<float> Labeller::label(const Material& material) const {
    if (material.rows.empty()) {
        return {};
    }
    return keep_probabilities(second_,
                              second_rows(material, keep_probabilities(first_, material.rows)));
}

}  // namespace stemma::extract
