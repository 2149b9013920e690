// Why a block was cut, for Article::dropped.
//
//   Result<Reasons> reasons = Reasons::open(data);
//   std::string_view why = reasons->of(material, i, kept, markup);
//
// Words come from data/extract/reasons.tsv; where none tells, the block's shape and place do. The
// reason is for the reader and never changes what is cut. Thread safety: read-only after open().
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_folder.h"
#include "extract/blocks/labeller.h"
#include "extract/html/dom.h"
#include "extract/html/structure.h"
#include "stemma/result.h"

namespace stemma::extract {

/// The elements around a page's blocks; null for plain text.
struct Markup {
    const html::Page* page = nullptr;
    const html::Structure* structure = nullptr;
};

class Reasons {
public:
    [[nodiscard]] static Result<Reasons> open(const DataFolder& data);
    /// `kept` tells which blocks are the article; block `i` is not.
    [[nodiscard]] std::string_view of(const Material& material, std::size_t i, BlockRange kept,
                                      const Markup& markup) const;

private:
    struct Phrase {
        std::string words;  ///< with a space at either end
        std::size_t reason;
        bool at_start;
    };
    [[nodiscard]] std::string_view from_markup(html::NodeId node, const Markup& markup) const;
    [[nodiscard]] std::string_view from_words(std::string_view text) const;
    Result<void> add_line(std::string_view line, const std::string& path, std::uint64_t number);

    std::vector<std::string> names_;
    std::vector<Phrase> phrases_;
    std::unordered_map<std::uint64_t, std::size_t> classes_;  ///< hash of a class word
    std::unordered_map<std::uint64_t, std::size_t> tags_;
};

}  // namespace stemma::extract
