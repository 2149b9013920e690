// Values that are told of one thing: which of them exclude one another?
//
//   if (auto conflict = contradiction(statements, places, published)) …
//
// "At least 12" and 14, 1,500 and 1,483, "July" and 12 July do not. A later, higher figure of later
// articles is an update.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collate/claims/statements.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// A mention in a statement.
struct Place {
    std::uint32_t statement = 0;
    std::int32_t mention = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

[[nodiscard]] inline const Mention& mention_at(const Statements& statements, Place place) {
    return statements.all[place.statement].mentions[static_cast<std::size_t>(place.mention)];
}

/// Orders the evidence, each place once, and lists its articles.
void settle(ValueReading& reading);

/// What a mention counts or measures. A duration is in hours (unit "hour"), a date the range of its
/// days since 1970 (unit "date"). Nothing for names, ordinals, and what has no value.
[[nodiscard]] std::optional<Number> figure_of(const Statement& s, const Mention& mention);

/// The days that a statement tells of, if they lie more than so many days from its publication.
[[nodiscard]] std::optional<Number> other_days(const Statement& s, const std::string& published,
                                               double away);

/// Can both be true of one thing?
[[nodiscard]] bool could_agree(const Statements& statements, Place p, Place q);

/// The conflict between mentions that stand for one another, if their values exclude each other.
/// Where other articles say it in the very same words, `tellers` has those statements, too.
/// `published`: per article, ISO 8601, known or estimated, "" if neither.
[[nodiscard]] std::optional<Conflict> contradiction(const Statements& statements,
                                                    const std::vector<std::uint32_t>& tellers,
                                                    const std::vector<Place>& places,
                                                    DifferenceKind kind,
                                                    std::span<const std::string> published);

}  // namespace stemma::collate
