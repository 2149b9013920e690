// The features of the first labelling pass in words.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/blocks/row.h"

namespace stemma::extract {

enum class FeatureValue : std::uint8_t {
    step,     ///< a number in steps, or a category
    word,     ///< the hash of a word
    element,  ///< an html::Tag
};

struct FeatureName {
    std::string_view words;
    FeatureValue value = FeatureValue::step;
};

[[nodiscard]] FeatureName name_of(F feature);

}  // namespace stemma::extract
