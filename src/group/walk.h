// The words of an article in order, each looked up once: what a spelling is, whatever the article.
//
//   Walk walk;
//   walk.go(article, reading);
//   for (const Walk::Step& step : walk.text()) use(step.stem);
//
// Thread safety: keeps a cache of spellings of fixed size; one a thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stemma/reading.h"

namespace stemma::group {

class Walk {
public:
    static constexpr std::uint8_t letters = 1;
    static constexpr std::uint8_t digits = 2;
    static constexpr std::uint8_t capital = 4;
    static constexpr std::uint8_t stop = 8;
    static constexpr std::uint8_t starts_sentence = 16;

    /// A word, or a stop between two words (without letters or digits).
    struct Step {
        std::uint32_t lower = 0;  ///< hash of the lower-case form
        std::uint32_t stem = 0;
        std::uint8_t is = 0;
        [[nodiscard]] bool word() const { return (is & (letters | digits)) != 0; }
        [[nodiscard]] bool name() const {
            return (is & (letters | capital)) == (letters | capital);
        }
        [[nodiscard]] bool carries() const { return word() && (is & stop) == 0; }
    };

    /// The walk of the last article is forgotten.
    void go(const Article& article, const Reading& reading);
    [[nodiscard]] std::span<const Step> title() const {
        return std::span(steps_).first(title_steps_);
    }
    [[nodiscard]] std::span<const Step> text() const {
        return std::span(steps_).subspan(title_steps_);
    }

private:
    struct Known {
        std::uint32_t key = 0;
        Step step;
    };
    const Step& look_up(std::string_view word, std::uint64_t hash);
    void walk_title(const Article& article);
    void walk_text(const Article& article, const Reading& reading);
    template <class Tokens, class Sentences, class FirstToken>
    void walk_tokens(std::string_view text, const Tokens& tokens, const Sentences& sentences,
                     const FirstToken& first_token);
    void push(std::string_view word, std::uint64_t hash, bool starts);
    [[nodiscard]] std::uint64_t hash_of(std::string_view word) const;

    std::vector<Known> cache_;           ///< direct-mapped
    std::vector<std::uint64_t> hashes_;  ///< of the tokens ahead
    std::vector<Step> steps_;
    std::size_t title_steps_ = 0;
    std::string_view language_;
    std::uint64_t seed_ = 0;
};

}  // namespace stemma::group
