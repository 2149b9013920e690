#include "collate/lineage/lineage.h"

namespace stemma::collate {

Lineage trace_lineage(std::span<const ReadArticle* const> /*articles*/,
                      std::span<const std::string> /*published*/) {
    return {};
}
std::vector<std::string> origins_of(const Lineage& /*lineage*/,
                                    std::span<const ReadArticle* const> /*articles*/,
                                    std::span<const Report> /*reports*/) {
    return {};
}

}  // namespace stemma::collate
