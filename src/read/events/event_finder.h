// PLOVER events: what was done by whom to whom.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "read/arcs/arc_table.h"
#include "read/syntax/token_table.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class EventFinder {
public:
    [[nodiscard]] static Result<EventFinder> open(const DataFolder& data, const Inflections& forms);
    EventFinder(EventFinder&&) noexcept;
    EventFinder& operator=(EventFinder&&) noexcept;
    ~EventFinder();

    /// Fills Reading::events; needs tokens, sentences, entities, times. Table and arcs are the
    /// reading's; only sentences that tell an act are parsed.
    void find(const Article& article, const TokenTable& table, ArcTable& arcs,
              Reading& reading) const;
    /// Adds to Reading::reasons what the lexicon knows of each event's words.
    void explain(const Article& article, const TokenTable& table, Reading& reading) const;

private:
    struct State;
    explicit EventFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
