// SHA-256 (FIPS 180-4) in base64, as a content security policy names an inline script or style.
//
//   std::string source = "'sha256-" + sha256_base64(script) + "'";
#pragma once

#include <string>
#include <string_view>

namespace stemma::render {

[[nodiscard]] std::string sha256_base64(std::string_view bytes);

}  // namespace stemma::render
