// Agency credits as printed: "(Reuters)", "Additional reporting from agencies", "via MSN".
//
//   Result<CreditReader> reader = CreditReader::parse(bytes, "data/extract/credits.txt");
//   reader->find(lines)                       // the first credit line, or empty
//
// Picture credits are none. Linear in the lines. Thread safety: const members are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/result.h"

namespace stemma::extract {

class CreditReader {
public:
    [[nodiscard]] static Result<CreditReader> parse(std::string_view bytes,
                                                    std::string_view source);

    /// A dateline's agency in the first lines, else a short line that credits an agency.
    [[nodiscard]] std::string find(std::span<const std::string_view> lines) const;
    /// Is this name, as printed, an agency's ("Associated Press", "Reuters Staff")?
    [[nodiscard]] bool is_agency(std::string_view name) const;

private:
    [[nodiscard]] std::string dateline(std::string_view line) const;
    [[nodiscard]] bool credits(std::string_view line) const;
    [[nodiscard]] bool names_agency(std::string_view line) const;

    std::vector<std::string> agencies_;
    std::vector<std::string> cues_;
    std::vector<std::string> pictures_;
};

}  // namespace stemma::extract
