// The labels by which pages declare their encoding (WHATWG Encoding Standard).
#pragma once

#include <string_view>

namespace stemma::text {

struct EncodingLabel {
    std::string_view label;
    std::string_view name;  ///< of the encoding it stands for
    const char* icu;        ///< ICU's name for that

    /// Two or four bytes a unit.
    [[nodiscard]] bool is_wide() const {
        return name.starts_with("UTF-16") || name.starts_with("UTF-32");
    }
};

/// By a label in any case, with white space around it; null where there is none.
const EncodingLabel* find_encoding_label(std::string_view label);

const EncodingLabel& utf8_label();
const EncodingLabel& encoding_label_or_utf8(std::string_view label);

}  // namespace stemma::text
