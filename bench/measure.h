// Processor time and memory of this process.
//
// Processor time, not the clock on the wall: everything measured here runs on one thread, and the
// figure should not depend on what else the machine does.
#pragma once

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <fstream>

namespace stemma::bench {

inline double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Now, after what was freed has been given back.
inline double resident_megabytes() {
    malloc_trim(0);
    std::ifstream sizes("/proc/self/statm");
    std::uint64_t all = 0;
    std::uint64_t resident = 0;
    sizes >> all >> resident;
    return static_cast<double>(resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE))) /
           (1024.0 * 1024.0);
}

inline double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace stemma::bench
