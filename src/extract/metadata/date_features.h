// What a sighting of a date says for its day: its kind and, of markup and visible text, where it
// stands, as names of features.
//
//   SightingFeatures describe(page, texts);
//   describe.add(sighting, first_of_its_kind, names);
//
// Thread safety: none; a page has its own.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/flat_map.h"
#include "base/hash.h"
#include "base/strings.h"
#include "extract/metadata/date_candidates.h"

namespace stemma::extract {

/// Names of features, each once, as the hashes that models know them by.
class FeatureNames {
public:
    /// The name is made of all parts.
    template <class... Parts>
    void insert(const Parts&... parts) {
        name_.clear();
        (detail::append(name_, parts), ...);
        hashes_.push_back(hash64(name_));
    }
    /// The same, and then a word in lower case.
    template <class... Parts>
    void insert_lower(std::string_view word, const Parts&... parts) {
        name_.clear();
        (detail::append(name_, parts), ...);
        for (const char c : word) {
            name_.push_back(ascii_lower(c));
        }
        hashes_.push_back(hash64(name_));
    }
    [[nodiscard]] model::FeatureVector take() {
        std::ranges::sort(hashes_);
        const auto repeated = std::ranges::unique(hashes_);
        hashes_.erase(repeated.begin(), repeated.end());
        model::FeatureVector features;
        features.reserve(hashes_.size());
        for (const std::uint64_t hash : hashes_) {
            features.add_hash(hash);
        }
        return features;
    }

private:
    std::string name_;
    std::vector<std::uint64_t> hashes_;
};

/// Of the headline.
enum class Side : std::uint8_t { none, before, after };

class SightingFeatures {
public:
    SightingFeatures(const html::Page& page, const PageTexts& texts);
    /// `first` of its kind in the page.
    void add(const DateSighting& s, bool first, FeatureNames& out);
    /// Where a visible one stands; none on a page without a headline.
    [[nodiscard]] Side side_of(const DateSighting& s) const;

private:
    void place(const DateSighting& s, FeatureNames& out);
    void tokens(html::NodeId node, std::string_view prefix, FeatureNames& out) const;
    void ancestors(html::NodeId node, std::string_view prefix, FeatureNames& out);
    [[nodiscard]] std::span<const std::string> told_by(html::NodeId element);
    void headline(html::NodeId node, std::string_view prefix, FeatureNames& out) const;

    const html::Page& page_;
    const PageTexts& texts_;
    html::NodeId headline_;
    std::size_t text_bytes_;
    FlatMap<std::uint32_t> elements_;                          ///< from 1
    std::vector<std::pair<std::size_t, std::size_t>> ranges_;  ///< of each: in told_
    std::vector<std::string> told_;
};

/// A number's size, roughly.
[[nodiscard]] std::int64_t bucket(std::size_t n);

/// Is a time noted in UTC that was still the day before in the west?
[[nodiscard]] bool in_utc_night(const DateSighting& s);

}  // namespace stemma::extract
