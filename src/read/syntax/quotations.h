// Quotations: which tokens stand inside quotation marks, whatever their style.
//
//   Quotations q = find_quotations(article.text, reading);
//   if (q.of_token[i] != Quotations::none) print(q.list[q.of_token[i]]);
//
// Styles: “…”, "…", ‘…’, '…', ``…'', «…», „…“. A quotation that is not closed in its paragraph
// goes on in the next one if that opens with a mark (the newspapers' rule for long quotations);
// else it ends with its paragraph, so that a lost mark spoils one paragraph at most. Apostrophes
// are no marks; single marks inside double ones are left alone. Linear in the tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemma/reading.h"

namespace stemma::read {

struct Quotation {
    TokenRange tokens;       ///< with its marks
    bool closed = false;     ///< has its closing mark
    bool continues = false;  ///< goes on from the quotation before, in the paragraph before
};

struct Quotations {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<Quotation> list;          ///< in order, not overlapping
    std::vector<std::uint32_t> of_token;  ///< position in `list`, or none; marks belong to theirs
};

[[nodiscard]] Quotations find_quotations(std::string_view text, const Reading& reading);

}  // namespace stemma::read
