// What the parts of a token mean: names lower-case, references decoded, NUL replaced.
//
//   Arena arena;
//   TokenText text(arena);
//   text.value(attribute.value)     // a view of the source where nothing changes, else of the
//   arena
//
// Thread safety: none. Views live as long as the source and the arena.
#pragma once

#include <string>
#include <string_view>

#include "extract/html/arena.h"
#include "extract/html/characters.h"
#include "extract/html/tokenizer.h"

namespace stemma::extract::html {

class TokenText {
public:
    explicit TokenText(Arena& arena, Nul nul = Nul::possible)
        : arena_(&arena), may_have_nul_(nul == Nul::possible) {}

    [[nodiscard]] std::string_view name(std::string_view raw);
    [[nodiscard]] std::string_view value(std::string_view raw);
    /// Of a text; NUL stays in TextMode::data, where the tree builder drops it.
    [[nodiscard]] std::string_view text(std::string_view raw, TextMode mode);
    /// NUL characters become U+FFFD.
    [[nodiscard]] std::string_view comment(std::string_view raw);
    [[nodiscard]] std::string_view without_nul(std::string_view text) {
        return may_have_nul_ ? drop_nul(text) : text;
    }
    [[nodiscard]] bool may_have_nul() const { return may_have_nul_; }

private:
    [[nodiscard]] std::string_view drop_nul(std::string_view text);
    [[nodiscard]] std::string_view store() { return arena_->store(scratch_); }

    [[nodiscard]] bool has_nul(std::string_view s) const {
        return may_have_nul_ && s.find('\0') != std::string_view::npos;
    }

    Arena* arena_;
    bool may_have_nul_;
    std::string scratch_;
};

}  // namespace stemma::extract::html
