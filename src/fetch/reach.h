// Which addresses of the Internet Protocol are public (IANA's special-purpose registries, RFC
// 6890).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace stemma::fetch {

[[nodiscard]] bool is_public_ipv4(std::span<const std::uint8_t, 4> address);
/// Of an address that carries an IPv4 one (mapped, NAT64, 6to4), that one counts.
[[nodiscard]] bool is_public_ipv6(std::span<const std::uint8_t, 16> address);

}  // namespace stemma::fetch
