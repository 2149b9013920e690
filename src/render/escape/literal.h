// A text that is a constant of the program: what a renderer may print unescaped. Anything that is
// known only at run time does not convert to one, so that forgetting to escape does not compile.
#pragma once

#include <cstddef>
#include <string_view>

namespace stemma::render {

class Literal {
public:
    template <std::size_t N>
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}
    [[nodiscard]] constexpr std::string_view view() const { return text_; }

private:
    std::string_view text_;
};

}  // namespace stemma::render
