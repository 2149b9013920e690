// Any bytes as a page → an article that keeps the laws.
#include "article_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stemma::fuzz::check_extraction(stemma::DocumentKind::html, data, size);
    return 0;
}
