// Agency credits as printed: "(Reuters)", "Additional reporting from agencies", "via MSN".
//
//   Result<CreditReader> reader = CreditReader::parse(bytes, "data/extract/credits.txt");
//   reader->find(lines)                       // the first credit line, or empty
//
// Picture credits are none. Linear in the lines. Thread safety: const members are.
#pragma once

#include <array>
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
    /// The same in lines that were cut around the text: who owns it, or a line that was cut as a
    /// credit. What the outlet says of itself is none.
    [[nodiscard]] std::string find_cut(std::span<const std::string_view> lines,
                                       std::string_view outlet) const;
    /// Does a line begin as those do that name an owner: "© 2022", "Copyright", "(c)"?
    [[nodiscard]] static bool names_owner(std::string_view line);
    /// Is this name, as printed, an agency's ("Associated Press", "Reuters Staff")?
    [[nodiscard]] bool is_agency(std::string_view name) const;

private:
    [[nodiscard]] std::string dateline(std::string_view line) const;
    [[nodiscard]] bool credits(std::string_view line) const;
    [[nodiscard]] bool names_agency(std::string_view line) const;

    std::vector<std::string> agencies_;
    std::array<std::vector<std::string>, 256> agencies_from_;  ///< by their first byte
    std::vector<std::string> cues_;
    std::vector<std::string> pictures_;
};

}  // namespace stemma::extract
