#include "read/entities/mention.h"

#include <algorithm>

#include "base/strings.h"
#include "read/entities/vessels.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

/// Names longer than this are compared by their first words only.
constexpr std::size_t most_words = 16;

constexpr NameClasses keyed = bit_of(NameClass::country) | bit_of(NameClass::demonym) |
                              bit_of(NameClass::capital) | bit_of(NameClass::former) |
                              bit_of(NameClass::region) | bit_of(NameClass::city) |
                              bit_of(NameClass::leader) | bit_of(NameClass::agency) |
                              bit_of(NameClass::outlet) | bit_of(NameClass::org);

}  // namespace

std::string Mention::folded() const { return join(words, " "); }

std::vector<std::string> fold_name(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : text::fold(name)) {
        if (c == '-' || is_ascii_space(c)) {
            words.emplace_back();
        } else if (c != '.' && c != '\'' && c != ',') {
            words.back() += c;
        }
    }
    std::erase(words, "");
    if (words.size() > 1 && words.front() == "the") {
        words.erase(words.begin());
    }
    if (words.size() > most_words) {
        words.resize(most_words);
    }
    return words;
}

namespace {

constexpr NameClasses states =
    bit_of(NameClass::country) | bit_of(NameClass::demonym) | bit_of(NameClass::capital);

class Maker {
public:
    Maker(std::string_view text, const Reading& reading, const Gazetteer& gazetteer)
        : text_(text), reading_(reading), gazetteer_(gazetteer) {}

    std::vector<Mention> run(const std::vector<Name>& names) {
        for (const Name& found : names) {
            const Name wider = vessel_or_storm(text_, reading_, found);
            const bool free = reading_.tokens[wider.begin].span.begin >= covered_;
            const Name& name = free ? wider : found;
            const Span first = reading_.tokens[name.begin].span;
            if (first.begin < covered_ || split_compound(name)) {
                continue;
            }
            Name whole = name;
            whole.end = std::max(whole.end, end_of_known(name));
            add(whole, {first.begin, reading_.tokens[whole.end - 1].span.end});
        }
        return std::move(out_);
    }

private:
    /// "Kim Jong" of "Kim Jong un": a listed leader or region that begins here goes on to its end.
    [[nodiscard]] std::uint32_t end_of_known(const Name& name) {
        const bool person = name.type == EntityType::person;
        if (!person && name.type != EntityType::location) {
            return name.end;
        }
        read_forms(reading_.tokens[name.begin].span, name.begin, name);
        const auto found =
            gazetteer_.match(forms_, 0, bit_of(person ? NameClass::leader : NameClass::region));
        return name.begin + static_cast<std::uint32_t>(found.length);
    }
    /// The words from `first` on: that span, then the tokens after `at` to the sentence's end.
    void read_forms(Span first, std::uint32_t at, const Name& name) {
        constexpr std::uint32_t enough = 8;
        const std::uint32_t end =
            std::min(reading_.sentences[name.sentence].tokens.end, at + enough);
        tokens_.assign(reading_.tokens.begin() + at, reading_.tokens.begin() + end);
        tokens_.front().span = first;
        forms_.read(text_, tokens_);
    }

    /// "Russian-backed" names the Russians; "Russia-North Korea" and "Sino-Indian" are two names.
    bool split_compound(const Name& name) {
        const Span token = reading_.tokens[name.begin].span;
        const std::string_view word = token.of(text_);
        const std::size_t hyphen = word.find('-');
        if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == word.size()) {
            return false;
        }
        const auto cut = token.begin + static_cast<std::uint32_t>(hyphen);
        const Span left{token.begin, cut};
        const Span right{cut + 1, token.end};
        const std::size_t known_left = match_from(left, name, 1);
        const EntityType left_type = type_;
        const std::size_t known_right = match_from(right, name, forms_limit);
        if (known_left == 0 && known_right == 0) {
            return false;
        }
        if (known_left > 0 && known_right == 0) {
            if (!is_ascii_lower(word[hyphen + 1]) || name.end - name.begin > 1) {
                return false;
            }
            add({name.begin, name.begin + 1, left_type, name.sentence}, left);
            return true;
        }
        const std::uint32_t end = name.begin + static_cast<std::uint32_t>(known_right);
        if (known_left == 0 && (!is_ascii_lower(word.front()) || end < name.end)) {
            return false;
        }
        if (known_left > 0) {
            add({name.begin, name.begin + 1, left_type, name.sentence}, left);
        }
        add({name.begin, end, type_, name.sentence},
            {right.begin, reading_.tokens[end - 1].span.end});
        return true;
    }
    std::size_t match_from(Span first, const Name& name, std::uint32_t words) {
        read_forms(first, name.begin, name);
        if (words == 1) {
            forms_.read(text_, std::span(tokens_).first(1));
        }
        const auto found = gazetteer_.match(forms_, 0, states);
        type_ = (found.classes & bit_of(NameClass::demonym)) != 0 ? EntityType::group
                                                                  : EntityType::location;
        return forms_.size() > 0 && forms_[0].casing >= WordCasing::initial ? found.length : 0;
    }

    void add(const Name& name, Span span) {
        Mention mention;
        mention.name = name;
        mention.span = span;
        mention.words = fold_name(span.of(text_));
        if (mention.words.empty()) {
            return;
        }
        tokens_.assign(reading_.tokens.begin() + name.begin, reading_.tokens.begin() + name.end);
        tokens_.front().span.begin = span.begin;
        tokens_.back().span.end = span.end;
        forms_.read(text_, tokens_);
        mention.known = gazetteer_.match_all(forms_, keyed);
        mention.upper = tokens_.size() == 1 && forms_[0].casing == WordCasing::upper;
        out_.push_back(std::move(mention));
        covered_ = span.end;
    }

    static constexpr std::uint32_t forms_limit = 8;
    std::string_view text_;
    const Reading& reading_;
    const Gazetteer& gazetteer_;
    std::vector<Mention> out_;
    std::vector<Token> tokens_;
    WordForms forms_;
    EntityType type_ = EntityType::other;
    std::uint32_t covered_ = 0;  ///< no later mention begins before
};

}  // namespace

std::vector<Mention> make_mentions(std::string_view text, const Reading& reading,
                                   const std::vector<Name>& names, const Gazetteer& gazetteer) {
    return Maker(text, reading, gazetteer).run(names);
}

}  // namespace stemma::read
