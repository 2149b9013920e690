// Alignment and Collation: claims across outlets, conflicts, quotes, wording, lineage, brief.
//
//   Collation c = collator.collate(articles);         // the articles of one story
//   for (const Claim& claim : c.claims)
//       print(claim.text, claim.support.outlets, claim.support.origins);
//
// No prose is generated: each text is verbatim from one article, and says from where. ArticleId is
// the position in the list that was collated. Lists are in order of importance unless said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma {

enum class DifferenceKind : std::uint8_t {
    number,
    date,
    name,
    place,
    polarity,
    modality,
    quote,
    term
};
[[nodiscard]] std::string_view name_of(DifferenceKind kind);

struct Difference {
    DifferenceKind kind = DifferenceKind::term;
    std::string a;  ///< the words on either side
    std::string b;
    Span span_a;  ///< where they stand in the text that was compared
    Span span_b;
};

/// Do two sentences make the same claim?
struct Alignment {
    double probability = 0;  ///< calibrated
    double similarity = 0;   ///< on the STS scale, 0…1
    bool same = false;       ///< probability over the learned threshold
    std::vector<Difference> differences;
};

/// One article's statement of a claim.
struct Report {
    ArticleId article;
    Span span;
    std::string text;
    std::optional<std::uint32_t> attribution;  ///< position in that article's Reading::attributions
    double probability = 1;                    ///< that it states this claim
};

struct Support {
    std::uint32_t articles = 0;
    std::uint32_t outlets = 0;
    std::uint32_t origins = 0;  ///< independent origins left when copies are followed up
};

/// One value that some articles give where others give another.
struct ValueReading {
    std::string value;
    std::vector<ArticleId> articles;
    std::vector<Evidence> evidence;  ///< where each of them says so
};

struct Conflict {
    DifferenceKind kind = DifferenceKind::number;
    std::vector<ValueReading> readings;
    bool update = false;  ///< a later figure replaced an earlier one, rather than contradicting it
};

struct Claim {
    std::string text;  ///< best single sentence, verbatim
    Evidence best;     ///< where that sentence stands
    std::vector<Report> reports;
    Support support;
    std::vector<std::string> origins;  ///< ids of Origin
    std::vector<Conflict> conflicts;
    std::string time;  ///< when it happened, TIMEX3 value, "" if not told
};

/// One utterance, in every form in which it was printed.
struct QuoteReading {
    std::string text;
    std::vector<ArticleId> articles;
    std::vector<Evidence> evidence;
    bool partial = false;  ///< a piece of a longer form
};
struct Quote {
    std::string speaker;
    std::vector<QuoteReading> readings;  ///< fullest first
    bool altered = false;  ///< outlets print different words inside the quotation marks
};

struct Term {
    std::string term;
    std::vector<ArticleId> articles;
    std::vector<Evidence> evidence;
};
struct Wording {
    std::string about;
    std::vector<Term> terms;
};

struct Only {
    ArticleId article;
    Span span;
    std::string text;
};

struct TimelineEntry {
    std::string time;  ///< TIMEX3 value
    ClaimId claim;
};

struct BriefSentence {
    std::string text;
    ArticleId article;
    Span span;
    ClaimId claim;
};

enum class NodeKind : std::uint8_t { article, agency, source, lost };
[[nodiscard]] std::string_view name_of(NodeKind kind);

struct LineageNode {
    std::string id;  ///< an article's id; "agency:kcna"; "source:…"; "lost:1"
    NodeKind kind = NodeKind::article;
    std::string name;  ///< for people: outlet, "Korean Central News Agency", "lost text 1"
    std::optional<ArticleId> article;
};

enum class EdgeKind : std::uint8_t { copies, rewrites, cites };
[[nodiscard]] std::string_view name_of(EdgeKind kind);

/// `to` took text (copies, rewrites) or facts (cites) from `from`.
struct LineageEdge {
    std::uint32_t from = 0;  ///< positions in Lineage::nodes
    std::uint32_t to = 0;
    EdgeKind kind = EdgeKind::copies;
    double confidence = 0;  ///< that it was taken, and in this direction
    double share = 0;       ///< of `to`'s text that `from` explains
    struct Passage {
        Span from_span;  ///< empty when `from` is not an article
        Span to_span;
    };
    std::vector<Passage> evidence;
    double direction = 1;  ///< that it went this way, given that it was taken
};

struct Origin {
    std::string id;
    NodeKind kind = NodeKind::article;
    std::string name;
    std::vector<ArticleId> articles;  ///< every article that it feeds

    /// Origins of one newsroom confirm nothing for each other: what an outlet reports itself
    /// counts once, in however many articles.
    [[nodiscard]] const std::string& newsroom() const {
        return kind == NodeKind::article ? name : id;
    }
};

struct Lineage {
    std::vector<LineageNode> nodes;
    std::vector<LineageEdge> edges;
    std::vector<Origin> origins;
};

/// The collated article's line in the record.
struct CollatedArticle {
    std::string id;
    std::string outlet;
    std::string title;
    std::optional<std::string> published;
    std::optional<std::string> published_estimate;  ///< only where `published` is not known
    std::string estimate_reason;  ///< "its “on Monday”, and four siblings of that day"
};

struct Collation {
    std::vector<CollatedArticle> articles;
    std::vector<Claim> claims;
    std::vector<Quote> quotes;
    std::vector<Wording> wording;
    std::vector<Only> only;
    std::vector<TimelineEntry> timeline;
    Lineage lineage;
    std::vector<BriefSentence> brief;

    Collation() = default;
    Collation(Collation&&) noexcept = default;
    Collation& operator=(Collation&&) noexcept = default;
    ~Collation() = default;
    [[nodiscard]] Collation copy() const { return Collation(*this); }

private:
    Collation(const Collation&) = default;
    Collation& operator=(const Collation&) = default;
};

}  // namespace stemma
