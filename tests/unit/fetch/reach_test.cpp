#include "fetch/reach.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace stemma::fetch {
namespace {

bool is_public(const char* text) {
    std::array<std::uint8_t, 16> bytes{};
    if (inet_pton(AF_INET, text, bytes.data()) == 1) {
        return is_public_ipv4(std::span(bytes).first<4>());
    }
    EXPECT_EQ(inet_pton(AF_INET6, text, bytes.data()), 1) << text;
    return is_public_ipv6(bytes);
}

TEST(Reach, OnlyPublicAddressesArePublic) {
    for (const char* address :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1",
          "172.32.0.1", "192.167.0.1", "223.255.255.255", "2a00:1450::1", "::ffff:1.1.1.1",
          "64:ff9b::101:101", "2002:101:101::1"}) {
        EXPECT_TRUE(is_public(address)) << address;
    }
    for (const char* address : {"0.0.0.0",
                                "10.1.2.3",
                                "100.64.0.1",
                                "100.127.255.255",
                                "127.0.0.1",
                                "127.9.9.9",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.168.0.1",
                                "198.18.0.1",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "fe80::1",
                                "fc00::1",
                                "fd12::1",
                                "ff02::1",
                                "2001:db8::1",
                                "2001::1",
                                "::ffff:127.0.0.1",
                                "::ffff:10.0.0.1",
                                "64:ff9b::a00:1",
                                "2002:7f00:1::",
                                "::127.0.0.1"}) {
        EXPECT_FALSE(is_public(address)) << address;
    }
}

}  // namespace
}  // namespace stemma::fetch
