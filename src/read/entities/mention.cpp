#include "read/entities/mention.h"

#include "base/strings.h"
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

std::vector<Mention> make_mentions(std::string_view text, const Reading& reading,
                                   const std::vector<Name>& names, const Gazetteer& gazetteer) {
    std::vector<Mention> out;
    WordForms forms;
    for (const Name& name : names) {
        const auto tokens = std::span(reading.tokens).subspan(name.begin, name.end - name.begin);
        Mention mention;
        mention.name = name;
        mention.span = {tokens.front().span.begin, tokens.back().span.end};
        mention.words = fold_name(mention.span.of(text));
        if (mention.words.empty()) {
            continue;
        }
        forms.read(text, tokens);
        mention.known = gazetteer.match_all(forms, keyed);
        mention.upper = tokens.size() == 1 && forms[0].casing == WordCasing::upper;
        out.push_back(std::move(mention));
    }
    return out;
}

}  // namespace stemma::read
