// The agencies and outlets that are known beforehand, and the words by which an article says that
// its text or facts went through somebody's hands.
//
//   Result<HandBook> book = HandBook::open(data);
//   if (const HandForm* form = book->find(words_from_here))
//       use(book->hands()[form->hand]);
//
// From data/read/organizations.tsv (names) and data/collate/hands.txt (words around names, sites).
// Thread safety: const after open().
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_folder.h"
#include "stemma/result.h"

namespace stemma::collate {

using Phrase = std::vector<std::string>;
using Words = std::span<const std::string_view>;

/// Somebody through whose hands texts go: an agency, or an outlet.
struct Hand {
    std::string key;   ///< "agency:kcna", as in Entity::key; "outlet:world courier"
    std::string name;  ///< "Korean Central News Agency"
    bool agency = true;
    std::vector<std::uint32_t> articles;  ///< of the story, by position: the outlet's own
};

/// A way to print a hand's name, word by word; case counts.
struct HandForm {
    Phrase words;
    std::uint32_t hand = 0;      ///< position in the list of hands
    bool needs_context = false;  ///< counts only where the words around it say that it reports
    bool needs_the = false;      ///< "the Herald"
};

/// Forms by their first word, the longest first.
class HandForms {
public:
    void add(HandForm form);
    /// The longest form at the front of `words`; nullptr if there is none.
    [[nodiscard]] const HandForm* find(Words words) const;

private:
    std::unordered_map<std::string, std::vector<HandForm>> by_first_;
};

class HandBook {
public:
    [[nodiscard]] static Result<HandBook> open(const DataFolder& data);

    [[nodiscard]] const std::vector<Hand>& hands() const { return hands_; }
    [[nodiscard]] const HandForm* find(Words words) const { return forms_.find(words); }
    struct Site {
        std::uint32_t hand = 0;
        std::string domain;
    };
    [[nodiscard]] const std::vector<Site>& sites() const { return sites_; }

    /// How many words at the front end an agency's name ("News Agency"); 0 if none do.
    [[nodiscard]] std::size_t agency_end(Words words) const;
    [[nodiscard]] bool is_outlet_end(std::string_view word) const;
    /// Do the words around a name at [begin, end) say that it reports, or is told?
    [[nodiscard]] bool reports(Words words, std::size_t begin, std::size_t end) const;
    /// "This report first appeared in the …"
    [[nodiscard]] bool is_reprint(Words words, std::size_t begin) const;

private:
    Result<void> read_names(std::string_view bytes, const std::string& source);
    Result<void> read_words(std::string_view bytes, const std::string& source);
    [[nodiscard]] bool add_words(std::string_view kind, std::string_view words);
    [[nodiscard]] bool add_site(std::string_view key, std::string_view domain);

    std::vector<Hand> hands_;
    std::unordered_map<std::string, std::uint32_t> hand_of_key_;
    HandForms forms_;
    std::vector<Site> sites_;
    std::vector<Phrase> agency_ends_;
    std::vector<Phrase> outlet_ends_;
    std::vector<Phrase> before_;
    std::vector<Phrase> after_;
    std::vector<Phrase> reprint_;
    std::vector<Phrase> ambiguous_;
};

[[nodiscard]] Phrase phrase_of(std::string_view text);
/// "world-courier": lower case, words joined by hyphens.
[[nodiscard]] std::string slug_of(std::span<const std::string> words);
[[nodiscard]] bool is_capitalised(std::string_view word);

}  // namespace stemma::collate
