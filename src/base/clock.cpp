#include "base/clock.h"

#include <ctime>

namespace stemma {

std::string SystemClock::now() const {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char buffer[32];
    const std::size_t n = std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {buffer, n};
}

}  // namespace stemma
