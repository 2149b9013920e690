// Who holds which office in an article: "Defence Minister Ivo Lasker", "Ana Cole, the president of
// Norrland", "the mayor of Port Ellery, Lina Corr".
//
//   const Titles titles(named);
//   if (auto found = titles.described(the, end)) …   // "the minister", "the Norrish president"
//
// An office that two persons hold, or that somebody unnamed holds elsewhere, describes nobody.
// Thread safety: described() notes such holders, so an object is for one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "read/entities/named_text.h"

namespace stemma::read {

class Titles {
public:
    explicit Titles(const NamedText& named) : named_(named) { learn(); }

    struct Description {
        std::uint32_t entity = 0;
        std::uint32_t end = 0;  ///< past the last token of the office
    };
    /// The person that the words after the article at `the` describe, before `end`.
    [[nodiscard]] std::optional<Description> described(std::uint32_t the, std::uint32_t end);

    /// The office that stands right before a name at `begin`, in lower case, each word with a space
    /// after it; empty if there is none. The sentence begins at `first`.
    [[nodiscard]] std::string before(std::uint32_t begin, std::uint32_t first) const;

private:
    /// Words of an office, outside names: "former vice president".
    struct Office {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::string words;  ///< lower case, a space after each
    };
    struct Holder {
        std::uint32_t entity = 0;
        bool several = false;
        bool owned = false;  ///< the text said of what: "Norrish president"
    };

    void learn();
    void learn_before(std::uint32_t mention, TokenRange sentence);
    void learn_after(std::uint32_t mention, TokenRange sentence);
    void learn_apposed(std::uint32_t mention, TokenRange sentence);
    void note(const Office& office, const std::string& owner, std::uint32_t entity);
    void note(const std::string& words, std::uint32_t entity, bool owned);
    [[nodiscard]] Office office_at(std::uint32_t at, std::uint32_t end) const;
    /// The longest office of at most four words that ends before `end`.
    [[nodiscard]] std::optional<Office> office_ending(std::uint32_t end, std::uint32_t first) const;
    [[nodiscard]] std::string owner_before(std::uint32_t at, std::uint32_t begin) const;
    [[nodiscard]] std::string owner_after(std::uint32_t at, std::uint32_t end) const;

    const NamedText& named_;
    std::unordered_map<std::string, Holder> holders_;  // "mayor ", "country:NOR president "
};

}  // namespace stemma::read
