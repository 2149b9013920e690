// Weights files of any bytes: an error or a model that works, never more. The bytes are tried as
// they are, and as the payload of a file with a right checksum.
#include <array>
#include <cstdint>

#include "model/classifier.h"
#include "model/tagger.h"
#include "model/trees.h"
#include "model/weights.h"

namespace {

using namespace stemma::model;

void try_parse(std::string_view bytes) {
    std::array<FeatureVector, 3> rows;
    rows[0].add("w", "a");
    rows[1].add_value("x", 0.5F);
    if (const auto tagger = Tagger::parse(bytes, "fuzz")) {
        static_cast<void>(tagger->tag(rows));
        static_cast<void>(tagger->marginals(rows));
        static_cast<void>(tagger->reasons(rows[0], 0));
        static_cast<void>(Tagger::parse(tagger->encode(), "fuzz").value());
    }
    if (const auto classifier = Classifier::parse(bytes, "fuzz")) {
        static_cast<void>(classifier->probability(rows[0]));
        static_cast<void>(Classifier::parse(classifier->encode(), "fuzz").value());
    }
    if (const auto trees = Trees::parse(bytes, "fuzz")) {
        const std::vector<float> row(trees->columns(), 0.5F);
        static_cast<void>(trees->probability(row));
        static_cast<void>(Trees::parse(trees->encode(), "fuzz").value());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try_parse(bytes);
    for (const WeightsKind kind :
         {WeightsKind::tagger, WeightsKind::classifier, WeightsKind::trees}) {
        try_parse(encode_weights({kind, "fuzz", bytes}));
    }
    return 0;
}
