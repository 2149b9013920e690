#include "collate/align/gaps.h"

#include <algorithm>

namespace stemma::collate {
namespace {

GapSide side_of(const Statement& s, const std::vector<float>& cover, std::uint32_t begin,
                std::uint32_t end) {
    constexpr std::uint8_t most = 8;
    constexpr float unsaid = 0.5F;
    GapSide side{begin, end, 0, 0, 0};
    for (std::uint32_t i = begin; i < end; ++i) {
        const Word& w = s.words[i];
        if (cover[i] >= unsaid || (!w.content && !w.digit)) {
            continue;
        }
        std::uint8_t& count = w.digit               ? side.figures
                              : w.pos == Pos::propn ? side.names
                                                    : side.others;
        count = static_cast<std::uint8_t>(std::min<unsigned>(count + 1U, most));
    }
    return side;
}

}  // namespace

std::vector<Gap> find_gaps(const Statement& a, const Statement& b, const WordMatch& match) {
    std::vector<Gap> gaps;
    std::uint32_t from_a = 0;
    std::uint32_t from_b = 0;
    const auto close = [&](std::uint32_t to_a, std::uint32_t to_b) {
        if (from_a < to_a || from_b < to_b) {
            const Gap gap{side_of(a, match.cover_a, from_a, to_a),
                          side_of(b, match.cover_b, from_b, to_b)};
            if (gap.a.any() || gap.b.any()) {
                gaps.push_back(gap);
            }
        }
    };
    for (const std::uint32_t anchor : match.chain) {
        const WordPair& pair = match.pairs[anchor];
        close(pair.a, pair.b);
        from_a = pair.a + 1;
        from_b = pair.b + 1;
    }
    close(static_cast<std::uint32_t>(a.words.size()), static_cast<std::uint32_t>(b.words.size()));
    return gaps;
}

}  // namespace stemma::collate
