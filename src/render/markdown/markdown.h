// RunReport → Markdown (CommonMark), every untrusted character escaped.
#pragma once

#include <string>

#include "stemma/report.h"

namespace stemma::render {

[[nodiscard]] std::string markdown(const RunReport& report);

}  // namespace stemma::render
