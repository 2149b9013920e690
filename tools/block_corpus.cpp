#include "block_corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "corpus.h"
#include "text/utf8.h"

namespace stemma::tools {

using extract::label_drop;
using extract::label_keep;

std::vector<std::uint64_t> words_of(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::size_t begin = std::string_view::npos;
    for (std::size_t i = 0; i <= text.size();) {
        const text::CodePoint c = i < text.size() ? text::decode(text, i) : text::CodePoint{' ', 1};
        const bool inside = text::is_letter(c.value) || text::is_digit(c.value) || c.value == '_';
        if (inside && begin == std::string_view::npos) {
            begin = i;
        } else if (!inside && begin != std::string_view::npos) {
            words.push_back(hash64(text.substr(begin, i - begin)));
            begin = std::string_view::npos;
        }
        i += c.size;
    }
    return words;
}

namespace {

/// Best alignment of two word sequences; a word that continues a run counts eight times one that
/// starts one. found[i]: word i of `page` has its place in `gold`.
std::vector<bool> align(const std::vector<std::uint64_t>& page,
                        const std::vector<std::uint64_t>& gold) {
    constexpr std::uint8_t from_up = 1, from_match = 2, match_continues = 4;
    const std::size_t columns = gold.size() + 1;
    std::vector<std::uint8_t> trace((page.size() + 1) * columns, 0);
    std::vector<int> best(columns, 0), last_best(columns, 0);
    std::vector<int> match(columns, -1), last_match(columns, -1);
    for (std::size_t i = 1; i <= page.size(); ++i) {
        std::swap(best, last_best);
        std::swap(match, last_match);
        best[0] = 0;
        for (std::size_t j = 1; j < columns; ++j) {
            std::uint8_t cell = 0;
            match[j] = -1;
            if (page[i - 1] == gold[j - 1]) {
                match[j] = last_best[j - 1] + 1;
                if (last_match[j - 1] >= 0 && last_match[j - 1] + 8 >= match[j]) {
                    match[j] = last_match[j - 1] + 8;
                    cell |= match_continues;
                }
            }
            best[j] = best[j - 1];
            if (last_best[j] >= best[j]) {
                best[j] = last_best[j];
                cell |= from_up;
            }
            if (match[j] >= best[j]) {
                best[j] = match[j];
                cell |= from_match;
            }
            trace[i * columns + j] = cell;
        }
    }
    std::vector<bool> found(page.size(), false);
    bool in_match = false;
    for (std::size_t i = page.size(), j = gold.size(); i > 0 && j > 0;) {
        const std::uint8_t cell = trace[i * columns + j];
        if (in_match || (cell & from_match) != 0) {
            found[i - 1] = true;
            in_match = (cell & match_continues) != 0;
            --i;
            --j;
        } else if ((cell & from_up) != 0) {
            --i;
        } else {
            --j;
        }
    }
    return found;
}

}  // namespace

const extract::Cues& cues() {
    static const SystemFiles files;
    static const Result<extract::Cues> cues = extract::Cues::open(DataFolder(files, "data"));
    if (!cues) {
        std::fprintf(stderr, "%s\n", cues.error().message().c_str());
        std::exit(1);
    }
    return *cues;
}

std::string site_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    url.remove_prefix(scheme == std::string_view::npos ? 0 : scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    if (url.starts_with("www.")) {
        url.remove_prefix(4);
    }
    return std::string(url);
}

std::vector<std::uint8_t> align_labels(const extract::Blocks& blocks, std::string_view gold) {
    const std::vector<std::uint64_t> gold_words = words_of(gold);
    std::vector<std::uint64_t> known = gold_words;
    std::ranges::sort(known);
    std::vector<std::uint64_t> page;  // only words that the gold has: others cannot match
    std::vector<std::size_t> owner;
    std::vector<std::size_t> total(blocks.list.size(), 0);
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        for (const std::uint64_t word : words_of(blocks.text_of(blocks.list[i]))) {
            ++total[i];
            if (std::ranges::binary_search(known, word)) {
                page.push_back(word);
                owner.push_back(i);
            }
        }
    }
    const std::vector<bool> found = align(page, gold_words);
    std::vector<std::size_t> kept(blocks.list.size(), 0);
    for (std::size_t k = 0; k < page.size(); ++k) {
        kept[owner[k]] += found[k] ? 1 : 0;
    }
    std::vector<std::uint8_t> labels(blocks.list.size(), label_drop);
    std::set<std::string_view> kept_texts;  // the gold has one of several copies: each is as good
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (total[i] >= 8 && kept[i] * 2 > total[i]) {
            kept_texts.insert(blocks.text_of(blocks.list[i]));
        }
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (kept_texts.contains(blocks.text_of(blocks.list[i]))) {
            labels[i] = label_keep;
        } else if (total[i] > 0) {
            labels[i] = kept[i] * 2 > total[i] ? label_keep : label_drop;
        } else if (i > 0) {
            labels[i] = labels[i - 1];
        }
    }
    return labels;
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::decode(text, i);
        if (!text::is_space(c.value)) {
            out.append(text, i, c.size);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
        i += c.size;
    }
    if (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

namespace {

/// Blocks with one space between them, and where each begins.
struct Joined {
    std::string text;
    std::vector<std::size_t> begins;

    explicit Joined(const extract::Blocks& blocks) {
        for (const extract::Block& block : blocks.list) {
            begins.push_back(text.size());
            text += squeezed(blocks.text_of(block));
            text += ' ';
        }
    }
    /// First and last block of each place where `piece` stands.
    [[nodiscard]] std::vector<extract::BlockRange> places(const std::string& piece) const {
        std::vector<extract::BlockRange> found;
        for (std::size_t at = text.find(piece); at != std::string::npos && !piece.empty();
             at = text.find(piece, at + 1)) {
            found.push_back({block_at(at), block_at(at + piece.size() - 1) + 1});
        }
        return found;
    }

private:
    [[nodiscard]] std::size_t block_at(std::size_t at) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(begins, at) - begins.begin()) - 1;
    }
};

}  // namespace

std::vector<std::uint8_t> piece_labels(const extract::Blocks& blocks,
                                       const std::vector<std::string>& with,
                                       const std::vector<std::string>& without) {
    std::vector<std::uint8_t> labels(blocks.list.size(), model::unknown_label);
    const Joined joined(blocks);
    const auto set = [&](extract::BlockRange range, std::uint8_t label) {
        std::fill(labels.begin() + static_cast<std::ptrdiff_t>(range.begin),
                  labels.begin() + static_cast<std::ptrdiff_t>(range.end), label);
    };
    for (const std::string& piece : without) {
        for (const extract::BlockRange range : joined.places(squeezed(piece))) {
            set(range, label_drop);
        }
    }
    for (const std::string& piece : with) {
        const std::vector<extract::BlockRange> places = joined.places(squeezed(piece));
        if (places.size() == 1) {
            set(places.front(), label_keep);
        }
    }
    return labels;
}

}  // namespace stemma::tools
