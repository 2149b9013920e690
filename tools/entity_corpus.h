// The corpora of names, read into one form.
#pragma once

#include <string>
#include <vector>

#include "read/entities/gazetteer.h"
#include "stemma/reading.h"
#include "stemma/span.h"

namespace stemma::tools {

struct GoldName {
    Span span;
    EntityType type = EntityType::other;
};

struct GoldDocument {
    std::string set;    ///< for the score
    std::string group;  ///< what cross-validation keeps together
    std::string text;
    std::vector<GoldName> names;  ///< ordered, not overlapping
};

/// All that the tagger learns from. `shared` holds train/ and eval/. Newswire comes twice: as its
/// corpus prints it and as newspapers do.
[[nodiscard]] std::vector<GoldDocument> read_entity_corpora(const std::string& shared,
                                                            const read::Gazetteer& gazetteer);

/// "anti - gay ( AFP ) ." → "anti-gay (AFP).": the names move along.
[[nodiscard]] GoldDocument as_printed(const GoldDocument& document);

}  // namespace stemma::tools
