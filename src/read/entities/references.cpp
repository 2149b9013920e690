#include "read/entities/references.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "read/entities/named_text.h"
#include "read/entities/titles.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t nobody = NamedText::nobody;

enum class Gender : std::uint8_t { unknown, he, she };

/// The last word of an office or address beside a name, where it tells.
constexpr std::array<std::string_view, 13> his = {
    "mr",     "mr.",   "sir",      "lord",  "herr",      "king",       "duke",
    "prince", "baron", "monsieur", "count", "spokesman", "congressman"};
constexpr std::array<std::string_view, 19> hers = {
    "mrs",      "mrs.",    "ms",          "ms.",        "miss",         "dame",     "lady",
    "frau",     "madam",   "queen",       "duchess",    "princess",     "baroness", "madame",
    "countess", "actress", "spokeswoman", "chairwoman", "congresswoman"};

/// The persons of a sentence, each once. Past so many, no pronoun is safe.
class People {
public:
    void add(std::uint32_t entity) {
        if (holds(entity)) {
            return;
        }
        if (size_ == ids_.size()) {
            too_many_ = true;
        } else {
            ids_[size_++] = entity;
        }
    }
    [[nodiscard]] bool holds(std::uint32_t entity) const {
        return std::find(ids_.begin(), ids_.begin() + size_, entity) != ids_.begin() + size_;
    }
    [[nodiscard]] bool too_many() const { return too_many_; }
    [[nodiscard]] std::span<const std::uint32_t> all() const { return {ids_.data(), size_}; }

private:
    std::array<std::uint32_t, 6> ids_{};
    std::uint32_t size_ = 0;
    bool too_many_ = false;
};

class Finder {
public:
    Finder(const NamedText& named, std::vector<Entity>& entities)
        : named_(named), titles_(named), entities_(entities), genders_(entities.size()) {}

    void run() {
        for (std::uint32_t m = 0; m < named_.mentions.size(); ++m) {
            if (named_.is_person(m)) {
                learn_gender(m);
            }
        }
        People before;
        for (const Sentence& sentence : named_.reading.sentences) {
            before = read_sentence(sentence, before);
        }
        for (Entity& entity : entities_) {
            std::sort(entity.references.begin(), entity.references.end());
        }
    }

private:
    [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const {
        return named_.is(i, lower);
    }
    template <std::size_t n>
    [[nodiscard]] bool is_one_of(std::uint32_t i,
                                 const std::array<std::string_view, n>& words) const {
        return std::ranges::any_of(words, [&](std::string_view word) { return is(i, word); });
    }

    /// What stands before the name says it, else the given name, where all who bear it are one.
    void learn_gender(std::uint32_t m) {
        const Name& name = named_.mentions[m].name;
        Gender& gender = genders_[named_.resolution.of_mention[m]];
        if (name.begin > named_.reading.sentences[name.sentence].tokens.begin) {
            if (is_one_of(name.begin - 1, his)) {
                gender = Gender::he;
            } else if (is_one_of(name.begin - 1, hers)) {
                gender = Gender::she;
            }
        }
        const std::vector<std::string>& words = named_.mentions[m].words;
        const bool family_first = !words.empty() && words.front().size() <= 3;
        if (gender == Gender::unknown && words.size() > 1 && !family_first) {
            const auto given =
                named_.gazetteer.match(named_.forms, name.begin, bit_of(NameClass::given));
            const std::string_view told = named_.gazetteer.key(given, NameClass::given);
            gender = told == "he" ? Gender::he : told == "she" ? Gender::she : gender;
        }
    }

    /// Returns the persons of the sentence; `before`: those of the one before.
    People read_sentence(const Sentence& sentence, const People& before) {
        People here;
        bool quoted = false;
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            const std::string_view text = named_.word(i);
            if (text == "“" || text == "”" || text == "\"") {
                quoted = text == "“" || (text == "\"" && !quoted);
            }
            if (const std::uint32_t m = named_.mention_at[i]; m != nobody) {
                if (named_.is_person(m)) {
                    here.add(named_.resolution.of_mention[m]);
                }
                continue;
            }
            if (is(i, "the")) {
                i = describe(i, sentence.tokens.end, here);
            } else if (!quoted) {
                pronoun(i, before, here);
            }
        }
        return here;
    }

    /// "the Russian president", "the North": returns the last token that was looked at.
    std::uint32_t describe(std::uint32_t at, std::uint32_t end, People& here) {
        if (const auto found = titles_.described(at, end)) {
            entities_[found->entity].references.push_back(span_of(at, found->end));
            // What is named inside the description ("Russian") is still read as a name.
            here.add(found->entity);
            return at;
        }
        return compass(at, end);
    }
    [[nodiscard]] Span span_of(std::uint32_t begin, std::uint32_t end) const {
        return {named_.reading.tokens[begin].span.begin, named_.reading.tokens[end - 1].span.end};
    }

    /// "the North" is the country of the article that is named so.
    std::uint32_t compass(std::uint32_t at, std::uint32_t end) {
        const std::uint32_t next = at + 1;
        const bool north = is(next, "north");
        if (next >= end || (!north && !is(next, "south")) ||
            named_.forms[next].casing != WordCasing::initial || named_.mention_at[next] != nobody ||
            (next + 1 < end &&
             (named_.forms[next + 1].casing >= WordCasing::initial || is(next + 1, "of")))) {
            return at;
        }
        for (Entity& entity : entities_) {
            if (entity.key.starts_with("country:") &&
                entity.name.starts_with(north ? "North " : "South ")) {
                entity.references.push_back(span_of(at, next + 1));
                return next;
            }
        }
        return at;
    }

    /// "him", or "her" without a noun of hers.
    [[nodiscard]] bool is_object(std::uint32_t i) const {
        const std::vector<Token>& tokens = named_.reading.tokens;
        const bool owns = i + 1 < tokens.size() &&
                          (tokens[i + 1].pos == Pos::noun || tokens[i + 1].pos == Pos::adj ||
                           tokens[i + 1].pos == Pos::propn);
        return is(i, "him") || (is(i, "her") && !owns);
    }

    /// Whom `gender` can mean of those of this sentence up to here and of the one before: nobody
    /// where that is not just one.
    [[nodiscard]] std::uint32_t only(Gender gender, const People& before, const People& here,
                                     bool object) const {
        std::uint32_t found = nobody;
        for (const People* people : {&here, &before}) {
            if (people->too_many()) {
                return nobody;
            }
            for (const std::uint32_t who : people->all()) {
                const bool fits = genders_[who] == Gender::unknown || genders_[who] == gender;
                if (!fits || who == found) {
                    continue;
                }
                if (found != nobody) {
                    return nobody;
                }
                found = who;
            }
        }
        // "Lind thanked her": not herself, and another only if known to be meant.
        const bool herself = object && found != nobody && here.holds(found);
        const bool unsure =
            object && !here.all().empty() && found != nobody && genders_[found] == Gender::unknown;
        return herself || unsure ? nobody : found;
    }

    void pronoun(std::uint32_t i, const People& before, People& here) {
        const bool he = is(i, "he") || is(i, "him") || is(i, "his") || is(i, "himself");
        const bool she = is(i, "she") || is(i, "her") || is(i, "herself");
        if (!he && !she) {
            return;
        }
        const Gender gender = he ? Gender::he : Gender::she;
        const std::uint32_t who = only(gender, before, here, is_object(i));
        if (who != nobody) {
            genders_[who] = gender;
            entities_[who].references.push_back(named_.reading.tokens[i].span);
            here.add(who);
        }
    }

    const NamedText& named_;
    Titles titles_;
    std::vector<Entity>& entities_;
    std::vector<Gender> genders_;
};

}  // namespace

void add_references(std::string_view text, const Reading& reading,
                    const std::vector<Mention>& mentions, const Gazetteer& gazetteer,
                    Resolution& resolution) {
    const NamedText named(text, reading, mentions, gazetteer, resolution);
    Finder(named, resolution.entities).run();
}

}  // namespace stemma::read
