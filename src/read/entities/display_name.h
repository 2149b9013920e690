// The name by which an entity is shown, and a person's words that serve as key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/entities/mention.h"

namespace stemma::read {

/// The full form that is most common, shorter before longer: "vladimir putin" rather than with his
/// patronymic. A single word only where there is no more.
[[nodiscard]] std::vector<std::string> person_words(const std::vector<const Mention*>& mentions);

/// The gazetteer's name for a known key; a person's name as printed, its hyphens of transliteration
/// opened ("Kim Jong-un" → "Kim Jong Un"), so that outlets agree; else the longest form.
[[nodiscard]] std::string display_name(std::string_view text, const Entity& entity,
                                       const std::vector<const Mention*>& mentions,
                                       const Gazetteer& gazetteer);

}  // namespace stemma::read
