// What an article says twice.
#pragma once

#include <vector>

#include "extract/blocks/labeller.h"

namespace stemma::extract {

/// Some pages carry the article twice, as one block or many, or set a sentence of it apart in large
/// type: the copy goes. A line that recurs as such, as in a recipe, stays.
void drop_repeated(const Material& material, std::vector<bool>& kept);

}  // namespace stemma::extract
