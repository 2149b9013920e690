#include "fetch/reach.h"

#include <algorithm>

namespace stemma::fetch {
namespace {

struct Block4 {
    std::uint32_t address;
    unsigned bits;
};
constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) {
    return a << 24U | b << 16U | c << 8U;
}
// https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast.
constexpr std::array special4 = {
    Block4{v4(0, 0), 8},         Block4{v4(10, 0), 8},      Block4{v4(100, 64), 10},
    Block4{v4(127, 0), 8},       Block4{v4(169, 254), 16},  Block4{v4(172, 16), 12},
    Block4{v4(192, 0, 0), 24},   Block4{v4(192, 0, 2), 24}, Block4{v4(192, 88, 99), 24},
    Block4{v4(192, 168), 16},    Block4{v4(198, 18), 15},   Block4{v4(198, 51, 100), 24},
    Block4{v4(203, 0, 113), 24}, Block4{v4(224, 0), 4},     Block4{v4(240, 0), 4}};

bool starts_with(std::span<const std::uint8_t, 16> address,
                 std::initializer_list<std::uint8_t> prefix) {
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

}  // namespace

bool is_public_ipv4(std::span<const std::uint8_t, 4> address) {
    const std::uint32_t number = v4(address[0], address[1], address[2]) | address[3];
    return std::ranges::none_of(special4, [&](const Block4& block) {
        return ((number ^ block.address) >> (32U - block.bits)) == 0;
    });
}

bool is_public_ipv6(std::span<const std::uint8_t, 16> address) {
    if (starts_with(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}) ||
        starts_with(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {
        return is_public_ipv4(address.subspan<12, 4>());
    }
    if (starts_with(address, {0x20, 0x02})) {
        return is_public_ipv4(address.subspan<2, 4>());
    }
    const bool global = (address[0] & 0xE0U) == 0x20;  // 2000::/3 is all that is given out
    const bool protocol = starts_with(address, {0x20, 0x01}) && (address[2] & 0xFEU) == 0;
    return global && !protocol && !starts_with(address, {0x20, 0x01, 0x0D, 0xB8}) &&
           !starts_with(address, {0x3F, 0xFF, 0x00});
}

}  // namespace stemma::fetch
