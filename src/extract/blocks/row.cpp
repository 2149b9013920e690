#include "extract/blocks/row.h"

namespace stemma::extract {

LabelWeights WeighedFeatures::learn(F name) const {
    const LabelWeights found = weights(key_of(name));
    memo.note(BinMemo::cell_of(static_cast<std::size_t>(name)), found);
    return found;
}

LabelWeights WeighedFeatures::learn(F name, std::uint64_t a) const {
    const LabelWeights found = weights(hash_of(name, a));
    memo.note(BinMemo::cell_of(static_cast<std::size_t>(name), a), found);
    return found;
}

LabelWeights WeighedFeatures::learn(F name, std::uint64_t a, std::uint64_t b) const {
    const LabelWeights found = weights(hash_of(name, a, b));
    memo.note(BinMemo::cell_of(static_cast<std::size_t>(name), a, b), found);
    return found;
}

LabelWeights WeighedFeatures::learn_stop(F name, std::uint64_t hash, std::uint32_t stop) const {
    const LabelWeights found = weights(hash_of(name, hash));
    memo.note(cell_of_stop(name, stop), found);
    return found;
}

}  // namespace stemma::extract
