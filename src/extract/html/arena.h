// Memory for the characters of a page that do not stand in its source as such. What was given out
// stays where it is until the arena goes, also when the arena is moved.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace stemma::extract::html {

class Arena {
public:
    [[nodiscard]] char* allocate(std::size_t bytes) {
        if (bytes > room_) {
            room_ = std::max(bytes, chunk);
            chunks_.push_back(std::make_unique_for_overwrite<char[]>(room_));
            at_ = chunks_.back().get();
        }
        char* const begin = at_;
        at_ += bytes;
        room_ -= bytes;
        return begin;
    }
    [[nodiscard]] std::string_view store(std::string_view s) {
        char* const begin = allocate(s.size());
        std::ranges::copy(s, begin);
        return {begin, s.size()};
    }

private:
    static constexpr std::size_t chunk = std::size_t{16} << 10U;
    std::vector<std::unique_ptr<char[]>> chunks_;
    char* at_ = nullptr;
    std::size_t room_ = 0;
};

}  // namespace stemma::extract::html
