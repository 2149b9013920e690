#include "collate/align/statement.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "base/hash.h"
#include "base/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr float aside_share = 0.4F;
constexpr std::size_t gram_size = 4;

/// "Ukraine, which is resisting an invasion, severed relations": what stands between the commas is
/// told in passing.
bool opens_aside(std::string_view token) {
    return token == "which" || token == "who" || token == "whose";
}

enum class Mark : std::uint8_t { none, both, open, close };

Mark quotation_mark(std::string_view token) {
    if (token == "\"" || token == "''" || token == "``") {
        return token == "\"" ? Mark::both : token == "``" ? Mark::open : Mark::close;
    }
    if (token == "“" || token == "„" || token == "«" || token == "‘") {
        return Mark::open;
    }
    return token == "”" || token == "»" ? Mark::close : Mark::none;
}

bool has_letter_or_digit(std::string_view token) {
    return std::any_of(token.begin(), token.end(), [](char c) {
        return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0xC3;
    });
}

void add_grams(std::vector<std::uint32_t>& grams, std::string_view text) {
    const std::string folded = cat(' ', text::lower(text), ' ');
    for (std::size_t i = 0; i + gram_size <= folded.size(); ++i) {
        grams.push_back(
            static_cast<std::uint32_t>(hash64(std::string_view(folded).substr(i, gram_size))));
    }
}

void add_stems(Grams& grams, const std::vector<Word>& words) {
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        grams.places.push_back({words[i].stem, i});
        std::uint64_t hash = 0;
        for (std::size_t n = 0; n < grams.stems.size() && i + n < words.size(); ++n) {
            hash = hash_combine(hash, words[i + n].stem);
            grams.stems[n].push_back(hash);
        }
    }
    for (std::vector<std::uint64_t>& hashes : grams.stems) {
        std::sort(hashes.begin(), hashes.end());
    }
    std::sort(grams.places.begin(), grams.places.end());
}

/// Gives each mention its words, drops those that have none, and overlapping ones.
void place_mentions(Statement& statement, std::vector<Mention> found) {
    std::uint32_t free = 0;
    for (Mention& mention : found) {
        const auto first = std::lower_bound(
            statement.words.begin() + free, statement.words.end(), mention.span.begin,
            [](const Word& w, std::uint32_t at) { return w.span.end <= at; });
        mention.begin = static_cast<std::uint32_t>(first - statement.words.begin());
        mention.end = mention.begin;
        while (mention.end < statement.words.size() &&
               statement.words[mention.end].span.begin < mention.span.end) {
            ++mention.end;
        }
        if (mention.end == mention.begin) {
            continue;
        }
        for (std::uint32_t w = mention.begin; w < mention.end; ++w) {
            statement.words[w].mention = static_cast<std::int32_t>(statement.mentions.size());
        }
        free = mention.end;
        statement.mentions.push_back(mention);
    }
}

std::uint64_t key_of(const Number& number) {
    return hash_combine(hash64("number"),
                        static_cast<std::uint64_t>(static_cast<std::int64_t>(number.value * 1000)));
}

}  // namespace

namespace {

/// "Gunmen Kill 11 Foreign" in a headline: what is counted in it tells more than the name.
bool holds_count(const Reading& reading, Span name) {
    auto at = std::lower_bound(reading.numbers.begin(), reading.numbers.end(), name.begin,
                               [](const Number& n, std::uint32_t b) { return n.span.begin < b; });
    for (; at != reading.numbers.end() && at->span.begin < name.end; ++at) {
        if (!at->unit.empty() && name.contains(at->span)) {
            return true;
        }
    }
    return false;
}

}  // namespace

MentionIndex::MentionIndex(const ReadArticle& article) {
    const Reading& reading = article.reading;
    const auto add = [&](MentionKind kind, std::size_t index, std::uint64_t key, Span span) {
        all_.push_back({kind, 0, 0, static_cast<std::uint32_t>(index), key, span});
    };
    for (std::size_t i = 0; i < reading.times.size(); ++i) {
        add(MentionKind::time, i, hash64(reading.times[i].value), reading.times[i].span);
    }
    for (std::size_t i = 0; i < reading.numbers.size(); ++i) {
        add(MentionKind::number, i, key_of(reading.numbers[i]), reading.numbers[i].span);
    }
    for (std::size_t i = 0; i < reading.entities.size(); ++i) {
        const Entity& entity = reading.entities[i];
        const std::uint64_t key = hash64(entity.key.empty() ? entity.name : entity.key);
        for (const Span span : entity.mentions) {
            if (!holds_count(reading, span)) {
                add(MentionKind::entity, i, key, span);
            }
        }
    }
    std::sort(all_.begin(), all_.end(), [](const Mention& a, const Mention& b) {
        // The longer of two that start together first; then as the kinds stand.
        return std::tuple(a.span.begin, ~a.span.end, a.kind, a.index) <
               std::tuple(b.span.begin, ~b.span.end, b.kind, b.index);
    });
}

std::vector<Mention> MentionIndex::within(Span span) const {
    std::vector<Mention> found;
    auto at = std::lower_bound(all_.begin(), all_.end(), span.begin,
                               [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
    for (; at != all_.end() && at->span.begin < span.end; ++at) {
        const bool free = found.empty() || found.back().span.end <= at->span.begin;
        if (free && at->span.end <= span.end) {
            found.push_back(*at);
        }
    }
    return found;
}

Statement make_statement(Vocabulary& vocabulary, const ReadArticle& article,
                         const MentionIndex& mentions, TokenRange tokens) {
    Statement statement;
    statement.source = &article;
    const std::vector<Token>& all = article.reading.tokens;
    const auto end = std::min<std::uint32_t>(tokens.end, static_cast<std::uint32_t>(all.size()));
    if (tokens.begin >= end) {
        return statement;
    }
    statement.span = {all[tokens.begin].span.begin, all[end - 1].span.end};
    bool quoted = false;
    bool aside = false;
    for (std::uint32_t t = tokens.begin; t < end && statement.words.size() < max_words; ++t) {
        const std::string_view token = all[t].span.of(article.article.text);
        const Mark mark = quotation_mark(token);
        if (mark != Mark::none) {
            quoted = mark == Mark::open || (mark == Mark::both && !quoted);
        }
        if (token == ",") {
            aside = !aside && t + 1 < end && opens_aside(all[t + 1].span.of(article.article.text));
        }
        if (!has_letter_or_digit(token) || mark != Mark::none) {
            continue;
        }
        Word word = vocabulary[token];
        word.span = all[t].span;
        word.pos = all[t].pos;
        word.quoted = quoted;
        word.weight *= aside ? aside_share : 1;
        statement.weight += word.weight;
        if (word.content) {
            vocabulary.vectors().add(word.vector, word.weight, statement.meaning);
        }
        add_grams(statement.grams.letters, token);
        statement.words.push_back(word);
    }
    std::sort(statement.grams.letters.begin(), statement.grams.letters.end());
    add_stems(statement.grams, statement.words);
    place_mentions(statement, mentions.within(statement.span));
    return statement;
}

}  // namespace stemma::collate
