#include "read/entities/vessels.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::read {
namespace {

class Words {
public:
    Words(std::string_view text, const Reading& reading, const Name& name)
        : text_(text), reading_(reading), begin_(reading.sentences[name.sentence].tokens.begin) {}

    /// Empty before the sentence begins.
    [[nodiscard]] std::string_view before(std::uint32_t at, std::uint32_t back) const {
        return at >= begin_ + back ? reading_.tokens[at - back].span.of(text_) : std::string_view();
    }
    [[nodiscard]] std::string_view at(std::uint32_t i) const {
        return reading_.tokens[i].span.of(text_);
    }

private:
    std::string_view text_;
    const Reading& reading_;
    std::uint32_t begin_;
};

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_storm(std::string_view word) {
    return one_of(word,
                  std::array<std::string_view, 4>{"Hurricane", "Typhoon", "Cyclone", "Storm"});
}

bool is_ship(std::string_view word) {
    return one_of(word,
                  std::array<std::string_view, 7>{"MV", "MS", "SS", "USS", "HMS", "HMAS", "RMS"});
}

bool is_the(std::string_view word) { return word == "the" || word == "The"; }

}  // namespace

Name vessel_or_storm(std::string_view text, const Reading& reading, const Name& name) {
    const Words words(text, reading, name);
    Name out = name;
    const std::string_view first = words.at(name.begin);
    const bool several = name.end - name.begin > 1;
    const bool person = name.type == EntityType::person;
    const std::string_view before = words.before(name.begin, 1);
    if (several && (is_storm(first) || is_ship(first))) {
        out.type = is_ship(first) ? EntityType::product : EntityType::other;
    } else if (person && is_storm(before)) {
        out.begin -= words.before(name.begin, 2) == "Tropical" ? 2 : 1;
        out.type = EntityType::other;
    } else if (person && before == "Lady" && is_the(words.before(name.begin, 2))) {
        out.begin -= 1;
        out.type = EntityType::product;
    }
    return out;
}

}  // namespace stemma::read
