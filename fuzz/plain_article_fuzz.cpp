// Any bytes as a plain text → an article that keeps the laws.
#include "article_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stemma::fuzz::check_extraction(stemma::DocumentKind::plain, data, size);
    return 0;
}
