// Document and Article: what was fetched, and the clean text found in it.
//
//   Document page{.id = "a.html", .kind = DocumentKind::html, .bytes = std::move(bytes)};
//   Result<Article> article = extractor.extract(page);
//   for (Span p : article->paragraphs) print(p.of(article->text));
//
// An Article owns its text; everything later is spans into it. Heavy values are move-only, with an
// explicit copy(). Thread safety: plain values; share them read-only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stemma/span.h"

namespace stemma {

enum class DocumentKind : std::uint8_t {
    html,   ///< a page: boilerplate and markup
    plain,  ///< text with a site's boilerplate, no markup
    clean,  ///< clean article text, used as it is
};

/// Metadata that a record carries beside its text. Empty = not given. What a record states wins
/// over what the text or the markup suggests.
struct Hints {
    std::string url;
    std::string outlet;
    std::string title;
    std::vector<std::string> authors;
    std::string published;  ///< ISO 8601, as precise as known
    std::string modified;
    std::string fetched;   ///< ISO 8601; when the bytes were got
    std::string language;  ///< BCP 47 primary tag
    std::string credit;
    std::string section;
};

/// What was cut from a document, and why, so that nothing vanishes unseen.
struct Dropped {
    std::string text;
    std::string why;  ///< navigation caption related comments paywall share footer advert byline …
};

/// How a block of a document was labelled, and why. `reasons` are what speaks for the label in the
/// first labelling pass (features) and in the second, which decides (traits, and what the first
/// pass thought), the strongest first, with their weights (log-odds).
struct LabelledBlock {
    struct Reason {
        std::string
            feature;  ///< in words: "word: subscribe", "class: sidebar", "share of links (3)"
        float weight = 0;
        int pass = 1;
    };
    std::string text;
    bool kept = false;
    std::string why;        ///< "" if kept; else as in Dropped
    float probability = 0;  ///< that it is part of the article
    float first_pass = 0;   ///< the same, before what surrounds it was weighed
    std::vector<Reason> reasons;
};

/// What extraction does beside extracting.
struct ExtractOptions {
    enum class Explain : std::uint8_t { nothing, blocks };
    Explain explain = Explain::nothing;  ///< blocks: fills Article::blocks
};

/// The bytes as they came; kept unchanged as evidence.
struct Document {
    std::string id;
    DocumentKind kind = DocumentKind::html;
    std::string bytes;
    std::string encoding;      ///< label that its transport stated (HTTP's charset); "": none
    bool known_utf8 = false;   ///< the bytes are valid UTF-8 for certain; then they are not checked
    bool known_plain = false;  ///< besides, of the control characters they have tab and newline
                               ///< at most
    Hints hints;
    std::vector<Dropped> dropped;  ///< of a clean record that says what was cut before
    /// Members of the record that Stemma does not know, each a name and its JSON text, in order.
    std::vector<std::pair<std::string, std::string>> unknown;
};

struct Article {
    std::string id;
    std::string url;
    std::string outlet;  ///< its name as the document prints it, else its domain
    std::string domain;  ///< of the address, without "www.": "example.org"
    std::string title;
    std::vector<std::string> authors;
    std::optional<std::string> published;  ///< ISO 8601; nullopt: the document does not tell
    std::optional<std::string> modified;
    std::string fetched;   ///< when it was got, if known: the second-best reference for "Monday"
    std::string language;  ///< BCP 47 primary tag, "und" if unknown
    std::string
        credit;  ///< an agency line as printed: "(Reuters)", "Additional reporting from agencies"
    std::string section;           ///< "Politics", as the page states it
    std::string text;              ///< clean UTF-8, NFC-agnostic; paragraphs parted by "\n\n"
    std::vector<Span> paragraphs;  ///< in order, not overlapping, no surrounding white space
    std::vector<Dropped> dropped;
    std::vector<LabelledBlock> blocks;                         ///< in order; only if asked for
    std::vector<std::pair<std::string, std::string>> unknown;  ///< handed through from the record

    Article() = default;
    Article(Article&&) noexcept = default;
    Article& operator=(Article&&) noexcept = default;
    ~Article() = default;
    [[nodiscard]] Article copy() const { return Article(*this); }

private:
    Article(const Article&) = default;
    Article& operator=(const Article&) = default;
};

}  // namespace stemma
