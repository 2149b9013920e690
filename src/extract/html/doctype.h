// A document type declaration, and whether it puts a page into quirks mode (HTML 13.2.6.4.1),
// where a table does not end the paragraph before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stemma::extract::html {

struct Doctype {
    std::string name;  ///< lower case
    std::optional<std::string> public_id;
    std::optional<std::string> system_id;
    bool damaged = false;  ///< the standard's force-quirks flag
};

/// `content` is what follows "<!doctype", up to '>' or, if not `closed`, to the end of the page.
[[nodiscard]] Doctype parse_doctype(std::string_view content, bool closed);
[[nodiscard]] bool means_quirks(const Doctype& doctype);

}  // namespace stemma::extract::html
