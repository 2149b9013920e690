#include "group/walk.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::group {
namespace {

constexpr std::size_t max_steps = 6'000;
constexpr std::size_t max_title_steps = 60;
constexpr std::size_t cache_size = std::size_t{1} << 16U;

}  // namespace

std::uint64_t Walk::hash_of(std::string_view word) const { return hash64(word, seed_); }

const Walk::Step& Walk::look_up(std::string_view word, std::uint64_t hash) {
    // The place takes sixteen bits of the hash, the key others: forty-seven in all tell words
    // apart.
    const std::uint32_t key = static_cast<std::uint32_t>(hash) | 1U;
    Known& known = cache_[(hash >> 32U) % cache_size];
    if (known.key == key) {
        return known.step;
    }
    known = {key, {}};
    const auto mark = [&](bool holds, std::uint8_t flag) {
        known.step.is = static_cast<std::uint8_t>(known.step.is | (holds ? flag : 0U));
    };
    for (std::size_t at = 0; at < word.size();) {
        const text::CodePoint point = text::decode(word, at);
        mark(at == 0 && text::is_upper(point.value), capital);
        mark(text::is_letter(point.value), letters);
        mark(text::is_digit(point.value), digits);
        at += point.size;
    }
    if (known.step.word()) {
        const std::string lower = text::fold(word);
        known.step.lower = static_cast<std::uint32_t>(hash64(lower));
        mark(text::is_stop_word(lower, language_), stop);
        known.step.stem = static_cast<std::uint32_t>(hash64(text::stem(lower, language_)));
    }
    return known.step;
}

void Walk::go(const Article& article, const Reading& reading) {
    cache_.resize(cache_size);
    language_ = article.language;
    seed_ = hash64(article.language);
    steps_.clear();
    walk_title(article);
    walk_text(article, reading);
    language_ = {};
}

void Walk::push(std::string_view word, std::uint64_t hash, bool starts) {
    Step step = look_up(word, hash);
    step.is = static_cast<std::uint8_t>(step.is | (starts ? starts_sentence : 0U));
    steps_.push_back(step);
}

void Walk::walk_title(const Article& article) {
    for (const text::RawToken& token : text::tokenize(article.title).tokens) {
        if (steps_.size() >= max_title_steps) {
            break;
        }
        const std::string_view word = token.span.of(article.title);
        push(word, hash_of(word), steps_.empty());
        if (!steps_.back().word()) {
            steps_.pop_back();
        }
    }
    title_steps_ = steps_.size();
}

/// `first_token` is of a sentence.
template <class Tokens, class Sentences, class FirstToken>
void Walk::walk_tokens(std::string_view text, const Tokens& tokens, const Sentences& sentences,
                       const FirstToken& first_token) {
    const std::size_t count =
        std::min(tokens.size(), max_steps - std::min(max_steps, steps_.size()));
    // What is known of each word lies anywhere in the cache: it is called for before it is needed.
    hashes_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        hashes_[i] = hash_of(tokens[i].span.of(text));
        __builtin_prefetch(&cache_[(hashes_[i] >> 32U) % cache_size]);
    }
    std::size_t sentence = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        while (sentence < sentences.size() && first_token(sentences[sentence]) < i) {
            ++sentence;
        }
        push(tokens[i].span.of(text), hashes_[i],
             sentence < sentences.size() && first_token(sentences[sentence]) == i);
    }
}

void Walk::walk_text(const Article& article, const Reading& reading) {
    if (!reading.tokens.empty()) {
        walk_tokens(article.text, reading.tokens, reading.sentences,
                    [](const Sentence& sentence) { return sentence.tokens.begin; });
        return;
    }
    const text::Tokenized raw = article.paragraphs.empty()
                                    ? text::tokenize(article.text)
                                    : text::tokenize(article.text, article.paragraphs);
    walk_tokens(article.text, raw.tokens, raw.sentences,
                [](const text::SentenceRange& sentence) { return sentence.begin; });
}

}  // namespace stemma::group
