// RunReport: everything a rendered report shows; what `stemma report` hands to a renderer.
#pragma once

#include <string>
#include <vector>

#include "stemma/collation.h"
#include "stemma/reading.h"
#include "stemma/result.h"
#include "stemma/story.h"

namespace stemma {

struct StoryReport {
    Story story;
    /// The story's articles; ArticleId in `collation` is the position here. Not owned: they must
    /// outlive the report.
    std::vector<const ReadArticle*> articles;
    Collation collation;
};

struct RunReport {
    std::vector<StoryReport> stories;  ///< most articles first, then by first publication, then id
    std::vector<Error> failures;       ///< inputs that could not be used, and why
    std::string generated;             ///< ISO 8601, from the run's clock
    std::string version;
};

}  // namespace stemma
