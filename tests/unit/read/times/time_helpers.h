// The finder of times over the project's grammars, for tests of any language.
#pragma once

#include <string>

#include "base/strings.h"
#include "read/times/time_finder.h"

namespace stemma::read {

inline Reading find_times(const Article& article) {
    static const TimeFinder finder = [] {
        const SystemFiles files;
        return TimeFinder::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    }();
    Reading reading;
    finder.find(article, reading);
    return reading;
}

/// "expression=value; …"
inline std::string times_of(const Article& article) {
    std::string out;
    for (const Timex& t : find_times(article).times) {
        out.append(out.empty() ? "" : "; ").append(t.span.of(article.text));
        out.append("=").append(t.value);
    }
    return out;
}

}  // namespace stemma::read
