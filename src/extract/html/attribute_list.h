// The attributes of a page, those of one element after the other. The tokenizer adds those of a tag
// where they will stay if the tag makes an element.
//
//   list.add({"class", "lead"});
//   element.attributes = list.keep();   // or else
//   list.drop_added();
//
// Thread safety: a value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma::extract::html {

struct Attribute {
    std::string_view name;   ///< on a page lower case
    std::string_view value;  ///< on a page entities decoded, not trimmed
};

/// A number by which names differ, 0 to 63. The factors part what elements often have (`class`,
/// `href`) from what is asked of them (`hidden`, `style`), and the names of one tag.
[[nodiscard]] constexpr unsigned look_of(std::string_view name) {
    const auto byte = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)); };
    const auto size = static_cast<unsigned>(name.size());
    return name.empty() ? 0 : (4 * byte(name.front()) + 3 * byte(name.back()) + size) % 64;
}
/// A bit that says little of a name, but what it says is known of all attributes of an element.
[[nodiscard]] constexpr std::uint8_t letter_of(std::string_view name) {
    return static_cast<std::uint8_t>(1U << look_of(name) % 8);
}

/// Those of an element.
struct KeptAttributes {
    std::uint32_t first = 0;
    std::uint16_t count = 0;
    std::uint8_t letters = 0;  ///< letter_of() their names
};

class AttributeList {
public:
    void reserve(std::size_t count) { all_.reserve(count); }
    void add(const Attribute& attribute) {
        const std::uint64_t look = std::uint64_t{1} << look_of(attribute.name);
        may_have_doubles_ |= (looks_ & look) != 0;
        looks_ |= look;
        all_.push_back(attribute);
    }
    /// Those that are not kept.
    [[nodiscard]] std::span<const Attribute> added() const {
        return std::span(all_).subspan(kept_);
    }
    [[nodiscard]] bool has_added(std::string_view name) const {
        return std::ranges::find(added(), name, &Attribute::name) != added().end();
    }
    /// May two of them have one name?
    [[nodiscard]] bool may_have_doubles() const { return may_have_doubles_; }
    KeptAttributes keep() {
        const KeptAttributes kept{static_cast<std::uint32_t>(kept_),
                                  static_cast<std::uint16_t>(all_.size() - kept_), letters()};
        kept_ = all_.size();
        forget();
        return kept;
    }
    void drop_added() {
        all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(kept_), all_.end());
        forget();
    }
    [[nodiscard]] std::span<const Attribute> operator[](const KeptAttributes& kept) const {
        return std::span(all_).subspan(kept.first, kept.count);
    }
    [[nodiscard]] std::vector<Attribute> take() { return std::move(all_); }

private:
    /// letter_of() the names of those added: the bits of `looks_`, eight of them as one.
    [[nodiscard]] std::uint8_t letters() const {
        std::uint64_t bits = looks_ | looks_ >> 32U;
        bits |= bits >> 16U;
        return static_cast<std::uint8_t>(bits | bits >> 8U);
    }
    void forget() {
        looks_ = 0;
        may_have_doubles_ = false;
    }

    std::vector<Attribute> all_;
    std::size_t kept_ = 0;
    std::uint64_t looks_ = 0;  ///< of the names of those added
    bool may_have_doubles_ = false;
};

}  // namespace stemma::extract::html
