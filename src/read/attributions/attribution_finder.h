// Who says what: source, cue, content, and the chain of hands it went through.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "read/syntax/token_table.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class AttributionFinder {
public:
    [[nodiscard]] static Result<AttributionFinder> open(const DataFolder& data,
                                                        const Inflections& forms);
    AttributionFinder(AttributionFinder&&) noexcept;
    AttributionFinder& operator=(AttributionFinder&&) noexcept;
    ~AttributionFinder();

    /// Fills Reading::attributions; needs tokens, sentences, entities. The table is the reading's.
    void find(const Article& article, const TokenTable& table, Reading& reading) const;
    /// Adds to Reading::reasons what spoke for each cue.
    void explain(const Article& article, const TokenTable& table, Reading& reading) const;

private:
    struct State;
    explicit AttributionFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
