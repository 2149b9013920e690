#include "group/walk.h"

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

const Walk::Step& Walk::look_up(std::string_view word) {
    // The place takes sixteen bits of the hash, the key others: forty-seven in all tell words
    // apart.
    const std::uint64_t hash = hash64(word, seed_);
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

void Walk::push(std::string_view word, bool starts) {
    Step step = look_up(word);
    step.is = static_cast<std::uint8_t>(step.is | (starts ? starts_sentence : 0U));
    steps_.push_back(step);
}

void Walk::walk_title(const Article& article) {
    for (const text::RawToken& token : text::tokenize(article.title).tokens) {
        if (steps_.size() >= max_title_steps) {
            break;
        }
        push(token.span.of(article.title), steps_.empty());
        if (!steps_.back().word()) {
            steps_.pop_back();
        }
    }
    title_steps_ = steps_.size();
}

void Walk::walk_text(const Article& article, const Reading& reading) {
    std::size_t sentence = 0;
    if (!reading.tokens.empty()) {
        for (std::uint32_t i = 0; i < reading.tokens.size() && steps_.size() < max_steps; ++i) {
            while (sentence < reading.sentences.size() &&
                   reading.sentences[sentence].tokens.begin < i) {
                ++sentence;
            }
            push(reading.tokens[i].span.of(article.text),
                 sentence < reading.sentences.size() &&
                     reading.sentences[sentence].tokens.begin == i);
        }
        return;
    }
    const text::Tokenized raw = article.paragraphs.empty()
                                    ? text::tokenize(article.text)
                                    : text::tokenize(article.text, article.paragraphs);
    for (std::uint32_t i = 0; i < raw.tokens.size() && steps_.size() < max_steps; ++i) {
        while (sentence < raw.sentences.size() && raw.sentences[sentence].begin < i) {
            ++sentence;
        }
        push(raw.tokens[i].span.of(article.text),
             sentence < raw.sentences.size() && raw.sentences[sentence].begin == i);
    }
}

}  // namespace stemma::group
