// Hashed sparse features: the only thing the learned component sees.
//
//   FeatureVector f;
//   f.add("w", "korea");            // hash of the namespace and the value
//   f.add("len", 3);                // a small integer as a category
//   f.add_value("density", 0.25f);  // a real-valued feature
//
// Feature hashing: Weinberger et al. 2009. 64-bit hashes; the model folds them into its table.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace stemma::model {

struct Feature {
    std::uint64_t hash = 0;
    float value = 1;
    std::uint32_t tag = 0;  ///< what its writer calls it, for explanations; no model looks at it
};

class FeatureVector {
public:
    void add(std::string_view name, std::string_view value) {
        features_.push_back({hash_combine(hash64(name), hash64(value)), 1});
    }
    void add(std::string_view name, std::int64_t category) {
        features_.push_back({hash_combine(hash64(name), static_cast<std::uint64_t>(category)), 1});
    }
    void add(std::string_view name) { features_.push_back({hash64(name), 1}); }
    void add_value(std::string_view name, float value) {
        if (value != 0) {
            features_.push_back({hash64(name), value});
        }
    }
    /// For hot paths that hash by themselves.
    void add_hash(std::uint64_t hash, float value = 1, std::uint32_t tag = 0) {
        features_.push_back({hash, value, tag});
    }
    void append(const FeatureVector& other) {
        features_.insert(features_.end(), other.features_.begin(), other.features_.end());
    }
    void reserve(std::size_t features) { features_.reserve(features); }
    void clear() { features_.clear(); }
    [[nodiscard]] const std::vector<Feature>& features() const { return features_; }

private:
    std::vector<Feature> features_;
};

}  // namespace stemma::model
