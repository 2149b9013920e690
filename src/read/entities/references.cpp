#include "read/entities/references.h"

#include <algorithm>

#include "base/strings.h"
#include "read/entities/named_text.h"
#include "read/entities/pronouns.h"
#include "read/entities/titles.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t nobody = NamedText::nobody;

class Finder {
public:
    Finder(const NamedText& named, std::vector<Entity>& entities)
        : named_(named), titles_(named), entities_(entities), pronouns_(named, entities) {}

    void run() {
        for (const Sentence& sentence : named_.reading.sentences) {
            read_sentence(sentence);
        }
        for (Entity& entity : entities_) {
            std::sort(entity.references.begin(), entity.references.end());
        }
    }

private:
    [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const {
        return named_.is(i, lower);
    }

    void read_sentence(const Sentence& sentence) {
        pronouns_.begin(sentence.tokens);
        bool quoted = false;
        bool first_person = false;  // what somebody tells, set off without quotation marks
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            const std::string_view text = named_.word(i);
            if (text == "“" || text == "”" || text == "\"") {
                quoted = text == "“" || (text == "\"" && !quoted);
            }
            if (const std::uint32_t m = named_.mention_at[i]; m != nobody) {
                const TokenRange name = {named_.mentions[m].name.begin,
                                         named_.mentions[m].name.end};
                if (named_.is_person(m) && i + 1 == name.end) {
                    pronouns_.see(named_.resolution.of_mention[m], name);
                }
                continue;
            }
            first_person = first_person || (!quoted && is(i, "i") && text == "I");
            if (is(i, "the")) {
                i = describe(i, sentence.tokens.end);
            } else if (!quoted && !first_person) {
                pronouns_.read(i);
            }
        }
    }

    /// "the Russian president", "the North": returns the last token that was looked at.
    std::uint32_t describe(std::uint32_t at, std::uint32_t end) {
        if (const auto found = titles_.described(at, end)) {
            entities_[found->entity].references.push_back(span_of(at, found->end));
            // What is named inside the description ("Russian") is still read as a name.
            pronouns_.see(found->entity, {at, found->end});
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

    const NamedText& named_;
    Titles titles_;
    std::vector<Entity>& entities_;
    Pronouns pronouns_;
};

}  // namespace

void add_references(std::string_view text, const Reading& reading,
                    const std::vector<Mention>& mentions, const Gazetteer& gazetteer,
                    Resolution& resolution) {
    const NamedText named(text, reading, mentions, gazetteer, resolution);
    Finder(named, resolution.entities).run();
}

}  // namespace stemma::read
