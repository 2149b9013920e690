// Whether a word may be in a list: asked before it is looked up there, since most words of a text
// are not. By its ends and its length, so that nothing is hashed.
//
//   KeyFilter filter;
//   filter.add("monday");
//   if (filter.may_hold(key)) …          // never false for a key that was added
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace stemma::read {

class KeyFilter {
public:
    void add(std::string_view key) { places_.set(place_of(key)); }
    [[nodiscard]] bool may_hold(std::string_view key) const { return places_[place_of(key)]; }

private:
    static constexpr std::size_t places = std::size_t{1} << 14U;

    [[nodiscard]] static std::size_t place_of(std::string_view key) {
        if (key.empty()) {
            return 0;
        }
        const auto byte = [&](std::size_t i) -> std::size_t {
            return static_cast<unsigned char>(key[i]);
        };
        const std::size_t second = key.size() > 1 ? byte(1) : 0;
        return (byte(0) + second * 29 + byte(key.size() - 1) * 613 + key.size() * 4099) % places;
    }

    std::bitset<places> places_;
};

}  // namespace stemma::read
