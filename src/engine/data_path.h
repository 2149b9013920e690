// Where the weights and word lists are.
#pragma once

#include <string>

#include "base/files.h"

namespace stemma::engine {

/// The folder `asked` if it is not empty; else the environment's STEMMA_DATA; else beside the
/// program (../share/stemma when installed, ../../data in a build tree); else where the library was
/// installed. Fails with not_found, naming what was looked for.
[[nodiscard]] Result<std::string> find_data(const Files& files, const std::string& asked);

}  // namespace stemma::engine
