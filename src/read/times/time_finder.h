// TIMEX3 expressions and their values.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class TimeFinder {
public:
    [[nodiscard]] static Result<TimeFinder> open(const DataFolder& data);
    TimeFinder(TimeFinder&&) noexcept;
    TimeFinder& operator=(TimeFinder&&) noexcept;
    ~TimeFinder();

    /// Fills Reading::times, and their reasons if asked; needs tagged tokens and sentences.
    void find(const Article& article, Reading& reading, const ReadOptions& options = {}) const;

private:
    struct State;
    explicit TimeFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
