// PLOVER events: what was done by whom to whom.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class EventFinder {
public:
    [[nodiscard]] static Result<EventFinder> open(const DataFolder& data);
    EventFinder(EventFinder&&) noexcept;
    EventFinder& operator=(EventFinder&&) noexcept;
    ~EventFinder();

    /// Fills Reading::events; needs tokens, sentences, entities, times.
    void find(const Article& article, Reading& reading) const;

private:
    struct State;
    explicit EventFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
