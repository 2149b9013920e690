// JSON Lines records (docs/contract.md) → values.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma::engine {

/// A record with one of `text`, `html`, `raw` (in that order of preference) → Document.
/// `fallback_id` is used where the record has no id; for `plain_member` see json::Taken. Fails with
/// invalid_record or empty.
[[nodiscard]] Result<Document> document_of(json::Value record, const std::string& fallback_id,
                                           std::string_view plain_member = {});

/// Two sentences to compare: a record {"id","a","b"}.
struct SentencePair {
    std::string id;
    std::string a;
    std::string b;
};
[[nodiscard]] Result<SentencePair> pair_of(const json::Value& record,
                                           const std::string& fallback_id);

}  // namespace stemma::engine
