#include "group/link_table.h"

#include <algorithm>

namespace stemma::group {

std::vector<std::vector<std::size_t>> LinkTable::agglomerate(double level) const {
    std::vector<std::vector<std::size_t>> parts(things_);
    for (std::size_t i = 0; i < things_; ++i) {
        parts[i] = {i};
    }
    LinkTable sums = *this;  // between the parts that these positions stand for
    while (true) {
        double best = level;
        std::size_t left = 0;
        std::size_t right = 0;
        for (std::size_t i = 0; i < things_; ++i) {
            for (std::size_t j = i + 1; j < things_ && !parts[i].empty(); ++j) {
                const auto pairs = static_cast<double>(parts[i].size() * parts[j].size());
                if (pairs > 0 && sums.get(i, j) / pairs > best) {
                    best = sums.get(i, j) / pairs;
                    left = i;
                    right = j;
                }
            }
        }
        if (left == right) {
            break;
        }
        parts[left].insert(parts[left].end(), parts[right].begin(), parts[right].end());
        parts[right].clear();
        for (std::size_t k = 0; k < things_; ++k) {
            sums.set(left, k, sums.get(left, k) + sums.get(right, k));
        }
    }
    std::erase_if(parts, [](const std::vector<std::size_t>& part) { return part.empty(); });
    for (std::vector<std::size_t>& part : parts) {
        std::ranges::sort(part);
    }
    return parts;
}

}  // namespace stemma::group
