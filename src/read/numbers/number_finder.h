// Numbers with value, unit and modifier.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class NumberFinder {
public:
    [[nodiscard]] static Result<NumberFinder> open(const DataFolder& data);
    NumberFinder(NumberFinder&&) noexcept;
    NumberFinder& operator=(NumberFinder&&) noexcept;
    ~NumberFinder();

    /// Fills Reading::numbers; needs tagged tokens, sentences and times (a year is no number).
    void find(const Article& article, Reading& reading) const;

private:
    struct State;
    explicit NumberFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
