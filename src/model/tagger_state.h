// Inside the tagger: what training makes, the file holds and decoding uses.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/chain.h"
#include "model/table.h"
#include "model/tagger.h"

namespace stemma::model {

struct Tagger::State {
    std::string name;
    std::vector<std::string> labels;
    std::vector<float> transitions;  // (labels + 1) × stride; see chain.h
    Table table;

    [[nodiscard]] std::vector<float> emissions(std::span<const FeatureVector> rows) const;
    [[nodiscard]] std::vector<float> marginals(std::span<const float> emissions) const;
    [[nodiscard]] Chain chain(std::size_t rows, std::span<const float> emissions) const {
        return {rows, labels.size(), table.stride(), emissions, transitions};
    }
};

}  // namespace stemma::model
