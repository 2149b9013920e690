// Processor time and peak memory of this process.
//
// Processor time, not the clock on the wall: everything measured here runs on one thread, and the
// figure should not depend on what else the machine does.
#pragma once

#include <sys/resource.h>

#include <ctime>

namespace stemma::bench {

inline double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

inline double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace stemma::bench
