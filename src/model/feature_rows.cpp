#include "model/feature_rows.h"

namespace stemma::model {
namespace {

void append(std::span<const BinaryFeature> features, FeatureVector& out) {
    for (const BinaryFeature feature : features) {
        out.add_hash(std::uint64_t{feature.top} << 32U, 1, feature.tag);
    }
}

}  // namespace

FeatureVector vector_of(std::span<const BinaryFeature> row) {
    FeatureVector out;
    append(row, out);
    return out;
}

std::vector<FeatureVector> FeatureRows::vectors() const {
    std::vector<FeatureVector> rows;
    std::vector<std::size_t> parts;  // the piece of each
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        if (!piece.is_row) {
            parts.push_back(i);
            continue;
        }
        FeatureVector& row = rows.emplace_back();
        for (std::size_t p = 0; p < piece.shared; ++p) {
            append(features(parts[piece.parts[p]]), row);
        }
        append(features(i), row);
    }
    return rows;
}

}  // namespace stemma::model
