#include "read/arcs/arc_state.h"

#include "base/hash.h"

namespace stemma::read {
namespace {

constexpr std::uint64_t tag_seed = 0xA2C5;

bool closed_class(Pos pos) {
    switch (pos) {
        case Pos::adp:
        case Pos::aux:
        case Pos::cconj:
        case Pos::det:
        case Pos::part:
        case Pos::pron:
        case Pos::punct:
        case Pos::sconj: return true;
        default: return false;
    }
}

ArcWord word_of(const TokenFacts& token) {
    ArcWord word;
    word.lower = token.lower;
    word.suffix = token.suffix;
    word.coarse = hash_combine(tag_seed, static_cast<std::uint64_t>(token.pos));
    word.fine = word.coarse;
    if (closed_class(token.pos)) {
        word.fine ^= token.lower;
    } else {
        word.fine = hash_combine(word.coarse, static_cast<std::uint64_t>(token.ending));
    }
    return word;
}

}  // namespace

void ArcState::start(std::span<const TokenFacts> tokens) {
    size_ = static_cast<std::uint32_t>(tokens.size());
    next_ = 0;
    stack_.clear();
    heads_.assign(size_, size_);
    words_.clear();
    for (const TokenFacts& token : tokens) {
        words_.push_back(word_of(token));
    }
    constexpr std::uint64_t root_name = 0x9D0F3A5C11E77B23ULL;
    constexpr std::uint64_t nothing_name = 0x4B8E62D7F0A1953DULL;
    words_.push_back({root_name, root_name, root_name, root_name});
    words_.push_back({nothing_name, nothing_name, nothing_name, nothing_name});
    children_.assign(words_.size(), {nothing(), nothing(), 0});
}

bool ArcState::allows(ArcMove move) const {
    switch (move) {
        case ArcMove::shift: return next_ < size_;
        // One token hangs on the root: what is left in the end goes to the lowest of the stack.
        case ArcMove::left: return !stack_.empty() && (next_ < size_ || stack_.size() == 1);
        case ArcMove::right: return stack_.size() > 1;
    }
    return false;
}

void ArcState::apply(ArcMove move) {
    if (move == ArcMove::shift) {
        stack_.push_back(next_++);
        return;
    }
    constexpr std::uint32_t most = 3;
    const std::uint32_t dependent = stack_.back();
    stack_.pop_back();
    if (move == ArcMove::left) {
        heads_[dependent] = next_;
        Children& of = children_[next_];
        of.left = dependent;
        of.valency += of.valency / 4 < most ? 4 : 0;
    } else {
        heads_[dependent] = stack_.back();
        Children& of = children_[stack_.back()];
        of.right = dependent;
        of.valency += of.valency % 4 < most ? 1 : 0;
    }
}

}  // namespace stemma::read
