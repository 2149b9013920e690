// The records of docs/contract.md as JSON text, one compact line each, without the line's end.
#pragma once

#include <string>
#include <string_view>

#include "stemma/collation.h"
#include "stemma/reading.h"
#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma::render {

[[nodiscard]] std::string json_of(const Article& article);
[[nodiscard]] std::string json_of(const ReadArticle& article);  ///< the Article plus its Reading
[[nodiscard]] std::string json_of(const Collation& collation);
[[nodiscard]] std::string json_of(std::string_view id, const Alignment& alignment);
/// {"id","story"}: where an article ended up.
[[nodiscard]] std::string json_of(std::string_view id, StoryId story);
/// A decision as it is taken: {"id","change","story","other"?,"probability","reasons"?}.
[[nodiscard]] std::string json_of(std::string_view id, const Change& change);
/// The whole report: {"version","generated","stories":[{"id","articles","collation"}],"failures"}.
[[nodiscard]] std::string json_of(const RunReport& report);

}  // namespace stemma::render
