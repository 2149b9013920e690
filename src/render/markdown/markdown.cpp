#include "render/markdown/markdown.h"
namespace stemma::render {
std::string markdown(const RunReport& /*report*/) { return {}; }
}  // namespace stemma::render
