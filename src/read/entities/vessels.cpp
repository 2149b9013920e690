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
    /// Past the words with a capital that follow `i`, of which a ship's name has at most three.
    [[nodiscard]] std::uint32_t capitals_from(std::uint32_t i, std::uint32_t sentence_end) const {
        const std::uint32_t end = std::min(sentence_end, i + 3);
        while (i < end && is_ascii_upper(at(i).front())) {
            ++i;
        }
        return i;
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

/// Before a ship's name, and for nothing else.
bool is_navy(std::string_view word) {
    return one_of(word,
                  std::array<std::string_view, 6>{"USS", "HMS", "HMAS", "HMCS", "HMNZS", "RMS"});
}

bool begins_ship(std::string_view word) {
    return is_navy(word) || one_of(word, std::array<std::string_view, 3>{"MV", "MS", "SS"});
}

bool is_the(std::string_view word) { return word == "the" || word == "The"; }

}  // namespace

bool is_ship(std::string_view folded) {
    return one_of(folded, std::array<std::string_view, 9>{"uss", "hms", "hmas", "hmcs", "hmnzs",
                                                          "rms", "mv", "ms", "ss"});
}

Name vessel_or_storm(std::string_view text, const Reading& reading, const Name& name) {
    const Words words(text, reading, name);
    Name out = name;
    const std::string_view first = words.at(name.begin);
    const bool several = name.end - name.begin > 1;
    const bool person = name.type == EntityType::person;
    const std::string_view before = words.before(name.begin, 1);
    if (!several && is_navy(first)) {
        out.end = words.capitals_from(name.end, reading.sentences[name.sentence].tokens.end);
        out.type = out.end > name.end ? EntityType::product : name.type;
    } else if (is_navy(before) ||
               (person && before == "Lady" && is_the(words.before(name.begin, 2)))) {
        out.begin -= 1;
        out.type = EntityType::product;
    } else if (several && (is_storm(first) || begins_ship(first))) {
        out.type = begins_ship(first) ? EntityType::product : EntityType::other;
    } else if (person && is_storm(before)) {
        out.begin -= words.before(name.begin, 2) == "Tropical" ? 2 : 1;
        out.type = EntityType::other;
    }
    return out;
}

}  // namespace stemma::read
