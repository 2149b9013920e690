// What an address tells: the domain, and a guess at the outlet's name.
#pragma once

#include <string>
#include <string_view>

namespace stemma::extract {

/// "https://www.Example.org:80/a" → "example.org"; empty if there is no host.
[[nodiscard]] std::string domain_of(std::string_view url);

/// The address inside that of a copy in a web archive, "https://archive.example/web/20120216182711/
/// http://example.org/a" → "http://example.org/a"; else the address itself.
[[nodiscard]] std::string_view original_address(std::string_view url);

/// The host without its public suffix, as a name: "daily-herald.co.uk" → "daily-herald".
[[nodiscard]] std::string site_of(std::string_view domain);

/// Letters and digits of a name, folded, without a leading "the".
[[nodiscard]] std::string name_key(std::string_view name);
/// "a" and "The A": the same letters and digits, whatever stands between them.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

/// `reference` made absolute against `base` where it is only a path; itself if it has a scheme.
[[nodiscard]] std::string resolve_address(std::string_view reference, std::string_view base);

}  // namespace stemma::extract
