#include "base/valid_utf8.h"

#include <simdjson.h>

namespace stemma {

bool all_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

}  // namespace stemma
