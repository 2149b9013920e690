#include "collate/lineage/cut_texts.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/hash.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr std::size_t gram_words = 6;
constexpr std::size_t shortest = 20;  ///< words
constexpr std::size_t longest = 150;
constexpr double whole = 0.8;
constexpr std::size_t most_cut_bytes = 65536;  ///< looked at, of one page

std::vector<std::uint64_t> grams_of(const std::vector<std::uint64_t>& words) {
    std::vector<std::uint64_t> grams;
    for (std::size_t i = 0; i + gram_words <= words.size(); ++i) {
        std::uint64_t gram = 0;
        for (std::size_t k = 0; k < gram_words; ++k) {
            gram = hash_combine(gram, words[i + k]);
        }
        grams.push_back(gram);
    }
    std::ranges::sort(grams);
    const auto repeated = std::ranges::unique(grams);
    grams.erase(repeated.begin(), repeated.end());
    return grams;
}

std::vector<std::uint64_t> cut_words(const Article& article) {
    std::vector<std::uint64_t> words;
    std::size_t bytes = 0;
    for (const Dropped& dropped : article.dropped) {
        bytes += dropped.text.size();
        if (bytes > most_cut_bytes) {
            break;
        }
        for (const text::RawToken& token : text::tokenize(dropped.text).tokens) {
            if (token.kind == text::TokenKind::word || token.kind == text::TokenKind::number) {
                words.push_back(hash64(text::fold(token.span.of(dropped.text))));
            }
        }
    }
    return words;
}

}  // namespace

std::vector<CutText> find_cut_texts(std::span<const TextStream> streams) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> texts_with;
    std::vector<std::size_t> grams_in(streams.size(), 0);
    for (std::uint32_t i = 0; i < streams.size(); ++i) {
        const std::size_t size = streams[i].words.size();
        if (size < shortest || size > longest) {
            continue;
        }
        std::vector<std::uint64_t> words;
        for (const StreamWord& word : streams[i].words) {
            words.push_back(word.key);
        }
        const std::vector<std::uint64_t> grams = grams_of(words);
        grams_in[i] = grams.size();
        for (const std::uint64_t gram : grams) {
            texts_with[gram].push_back(i);
        }
    }
    std::vector<CutText> found;
    for (std::uint32_t page = 0; page < streams.size() && !texts_with.empty(); ++page) {
        std::map<std::uint32_t, std::size_t> hits;
        for (const std::uint64_t gram : grams_of(cut_words(streams[page].article->article))) {
            const auto at = texts_with.find(gram);
            if (at != texts_with.end()) {
                for (const std::uint32_t text : at->second) {
                    ++hits[text];
                }
            }
        }
        for (const auto& [text, count] : hits) {
            if (text != page &&
                static_cast<double>(count) >= whole * static_cast<double>(grams_in[text])) {
                found.push_back({text, page});
            }
        }
    }
    std::ranges::stable_sort(found, {}, &CutText::text);
    return found;
}

}  // namespace stemma::collate
