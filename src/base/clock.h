// The clock as an interface: a run reads it once, and tests give their own.
#pragma once

#include <string>

#include "stemma/result.h"

namespace stemma {

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    /// ISO 8601 in UTC, to the second: "2022-08-15T06:15:00Z".
    [[nodiscard]] virtual std::string now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] std::string now() const override;
};

class FixedClock final : public Clock {
public:
    explicit FixedClock(std::string now) : now_(std::move(now)) {}
    [[nodiscard]] std::string now() const override { return now_; }

private:
    std::string now_;
};

}  // namespace stemma
