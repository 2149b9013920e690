#include "read/entities/seats_of_power.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::read {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 4> numbers = {"No", "No.", "Number", "NO"};
constexpr std::array<std::string_view, 3> tens = {"10", "Ten", "TEN"};
/// Before a rank: "the world No 10", "ranked No. 10".
constexpr std::array<std::string_view, 8> ranking = {"world", "ranked", "the",  "a",
                                                     "at",    "by",     "seed", "then"};

class Finder {
public:
    Finder(std::string_view text, const Reading& reading)
        : text_(text), reading_(reading), downing_street_(tells_of_downing_street()) {}

    /// How many tokens from `i` on name a seat, and of which type.
    [[nodiscard]] Name seat_at(std::uint32_t i, std::uint32_t sentence) const {
        const TokenRange range = reading_.sentences[sentence].tokens;
        const std::string_view word = of(i);
        if (word == "Kremlin") {
            return {i, i + 1, EntityType::location, sentence};
        }
        const bool two = i + 1 < range.end && downing_street_;
        if (two && (word == "Downing" || word == "DOWNING") &&
            equals_ignoring_case(of(i + 1), "street")) {
            return {i, i + 2, EntityType::organization, sentence};
        }
        if (two && is_one_of(word, numbers) && is_one_of(of(i + 1), tens) &&
            !(i > range.begin && is_one_of(ascii_lower(of(i - 1)), ranking))) {
            return {i, i + 2, EntityType::organization, sentence};
        }
        return {i, i, EntityType::other, sentence};
    }

private:
    [[nodiscard]] std::string_view of(std::uint32_t i) const {
        return reading_.tokens[i].span.of(text_);
    }
    [[nodiscard]] bool tells_of_downing_street() const {
        constexpr std::array<std::string_view, 5> signs = {
            "Downing Street", "DOWNING STREET", "rime Minister", "rime minister", "PRIME MINISTER"};
        return std::ranges::any_of(
            signs, [&](std::string_view sign) { return text_.find(sign) != text_.npos; });
    }

    std::string_view text_;
    const Reading& reading_;
    bool downing_street_;
};

}  // namespace

void add_seats_of_power(std::string_view text, const Reading& reading, std::vector<Name>& names) {
    const Finder finder(text, reading);
    std::vector<Name> missed;
    auto name = names.begin();
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const TokenRange range = reading.sentences[s].tokens;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            while (name != names.end() && name->end <= i) {
                ++name;
            }
            const Name seat = finder.seat_at(i, s);
            if (seat.end == i) {
                continue;
            }
            const bool taken = name != names.end() && name->begin < seat.end;
            if (!taken) {
                missed.push_back(seat);
            } else if (name->begin == i && name->end == seat.end &&
                       name->type == EntityType::person) {
                name->type = seat.type;
            }
            i = seat.end - 1;
        }
    }
    const auto middle = names.insert(names.end(), missed.begin(), missed.end());
    std::inplace_merge(names.begin(), middle, names.end(),
                       [](const Name& a, const Name& b) { return a.begin < b.begin; });
}

std::string_view seat_of_power(const std::vector<std::string>& words) {
    const bool ten = words.size() == 2 && (words[1] == "10" || words[1] == "ten") &&
                     (words[0] == "no" || words[0] == "number");
    const bool street = words.size() >= 2 && words.size() <= 3 && words.back() == "street" &&
                        words[words.size() - 2] == "downing" &&
                        (words.size() == 2 || words[0] == "10" || words[0] == "ten");
    return ten || street ? "org:downing street" : std::string_view();
}

}  // namespace stemma::read
