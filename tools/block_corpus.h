// Labelled documents for the labelling of blocks: which blocks are the article, as far as the gold
// tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "model/tagger.h"

namespace stemma::tools {

/// One labelled document.
struct BlockExample {
    std::string id;
    std::string site;
    extract::Material material;
    /// One a block: extract::label_keep, label_drop or model::unknown_label.
    std::vector<std::uint8_t> labels;
    std::string gold;                  ///< the article; empty where it is not known as a whole
    std::vector<std::string> with;     ///< pieces that the article has …
    std::vector<std::string> without;  ///< … and has not
    bool weak = false;                 ///< learned from, but never scored
};

/// The cues of the data folder at ./data; exits if they cannot be read.
[[nodiscard]] const extract::Cues& cues();

/// Host of an address without "www.".
[[nodiscard]] std::string site_of(std::string_view url);

/// Words as Python's \\w+ finds them, hashed.
[[nodiscard]] std::vector<std::uint64_t> words_of(std::string_view text);

/// Aligns the words of the blocks with those of the gold text, in order, long runs first; a block
/// is kept if half of its words found their place.
[[nodiscard]] std::vector<std::uint8_t> align_labels(const extract::Blocks& blocks,
                                                     std::string_view gold);

/// Labels of the blocks that have one of the pieces; the others are unknown. A piece of the article
/// that stands in two places says nothing, and where both kinds meet the article wins.
[[nodiscard]] std::vector<std::uint8_t> piece_labels(const extract::Blocks& blocks,
                                                     const std::vector<std::string>& with,
                                                     const std::vector<std::string>& without);

/// White space as one space, as eval/score.py compares pieces.
[[nodiscard]] std::string squeezed(std::string_view text);

}  // namespace stemma::tools
