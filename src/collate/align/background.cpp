#include "collate/align/background.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/strings.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr std::size_t max_groups = 60000;

Error damaged(const std::string& source, std::size_t line, std::string_view text,
              std::string reason) {
    return {ErrorCode::damaged, source, line, std::move(reason), printable_excerpt(text)};
}

std::vector<std::string> stems_of(std::string_view words) {
    std::vector<std::string> stems;
    for (const std::string_view word : split(words, ' ')) {
        if (!trim(word).empty()) {
            stems.push_back(text::stem(trim(word)));
        }
    }
    return stems;
}

/// Calls `use(number, line)` for each line that is neither empty nor a comment; stops on an Error.
template <class Use>
Result<void> each_line(std::string_view text, Use use) {
    std::size_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (trim(line).empty() || line.starts_with('#')) {
            continue;
        }
        if (Result<void> done = use(number, line); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace

Result<Background> Background::open(const DataFolder& data) {
    Background background;
    const auto load = [&](const std::string& name, auto read) -> Result<void> {
        const Result<std::string> bytes = data.read(name);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        return (background.*read)(*bytes, data.path_of(name));
    };
    Result<void> done = load("collate/background.tsv", &Background::read_counts);
    if (done) {
        done = load("collate/synonyms.txt", &Background::read_synonyms);
    }
    if (done) {
        done = load("collate/opposites.txt", &Background::read_opposites);
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    Result<WordVectors> vectors = WordVectors::open(data);
    if (!vectors) {
        return std::unexpected(vectors.error());
    }
    background.vectors_ = *std::move(vectors);
    return background;
}

Result<void> Background::read_counts(std::string_view text, const std::string& source) {
    std::uint32_t documents = 0;
    Result<void> done = each_line(text, [&](std::size_t number, std::string_view line) {
        const std::size_t tab = line.find('\t');
        std::uint32_t count = 0;
        if (tab == std::string_view::npos || !parse_number(line.substr(tab + 1), count)) {
            return Result<void>(std::unexpected(
                damaged(source, number, line, "not a stem, a tab and a number of documents")));
        }
        if (documents == 0) {
            documents = std::max(count, 1U);  // the first line: "* <tab> all documents"
            unseen_ = static_cast<float>(std::log(documents + 1.0));
            return Result<void>();
        }
        rarity_[hash64(line.substr(0, tab))] =
            static_cast<float>(std::log((documents + 1.0) / (std::min(count, documents) + 1.0)));
        return Result<void>();
    });
    if (done && documents == 0) {
        return std::unexpected(damaged(source, 1, text, "no number of documents in it"));
    }
    return done;
}

Result<void> Background::read_synonyms(std::string_view text, const std::string& source) {
    std::uint16_t group = 0;
    return each_line(text, [&](std::size_t number, std::string_view line) -> Result<void> {
        if (++group >= max_groups) {
            return std::unexpected(damaged(source, number, line, "too many groups"));
        }
        for (const std::string& stem : stems_of(line)) {
            Senses& senses = senses_[hash64(stem)];
            const auto free = std::find_if(senses.begin(), senses.end(),
                                           [&](std::uint16_t s) { return s == 0 || s == group; });
            if (free == senses.end()) {
                return std::unexpected(
                    damaged(source, number, stem, "a word stands in more than four groups"));
            }
            *free = group;
        }
        return {};
    });
}

Result<void> Background::read_opposites(std::string_view text, const std::string& source) {
    std::int32_t pair = 0;
    return each_line(text, [&](std::size_t number, std::string_view line) -> Result<void> {
        const std::vector<std::string_view> sides = split(line, '|');
        if (sides.size() != 2) {
            return std::unexpected(damaged(source, number, line, "not two sides parted by |"));
        }
        ++pair;
        for (const std::string& stem : stems_of(sides[0])) {
            directions_.try_emplace(hash64(stem), pair);
        }
        for (const std::string& stem : stems_of(sides[1])) {
            directions_.try_emplace(hash64(stem), -pair);
        }
        return {};
    });
}

float Background::rarity(std::string_view stem) const {
    const auto found = rarity_.find(hash64(stem));
    return found == rarity_.end() ? unseen_ : found->second;
}

bool Background::known(std::string_view stem) const { return rarity_.contains(hash64(stem)); }

Senses Background::senses(std::string_view stem) const {
    const auto found = senses_.find(hash64(stem));
    return found == senses_.end() ? Senses{} : found->second;
}

std::int32_t Background::direction(std::string_view stem) const {
    const auto found = directions_.find(hash64(stem));
    return found == directions_.end() ? 0 : found->second;
}

bool Background::related(const Senses& a, const Senses& b) {
    if (a[0] == 0 || b[0] == 0) {  // groups stand first, zeros last
        return false;
    }
    return std::any_of(a.begin(), a.end(), [&](std::uint16_t sense) {
        return sense != 0 && std::find(b.begin(), b.end(), sense) != b.end();
    });
}

}  // namespace stemma::collate
