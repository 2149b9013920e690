#include "extract/blocks/cues.h"

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"

namespace stemma::extract {
namespace {

constexpr std::size_t longest_block = 60;  // words; more is prose, whatever words it has

/// The first line that has a word gives its cue.
void name_cue(FlatMap<std::uint8_t>& cues, std::string_view word, std::size_t cue) {
    if (const std::uint64_t hash = hash64(word); cues.find(hash) == nullptr) {
        cues[hash] = static_cast<std::uint8_t>(cue);
    }
}

}  // namespace

Result<Cues> Cues::open(const DataFolder& data) {
    const std::string name = "extract/cues.tsv";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

Result<Cues> Cues::parse(std::string_view lines, const std::string& path) {
    Cues cues;
    std::uint64_t number = 0;
    for (const std::string_view line : split(lines, '\n')) {
        ++number;
        if (trim(line).empty() || line.starts_with('#')) {
            continue;
        }
        if (const Result<void> added = cues.add_line(line, path, number); !added) {
            return std::unexpected(added.error());
        }
    }
    return cues;
}

Result<void> Cues::add_line(std::string_view line, const std::string& path, std::uint64_t number) {
    const std::vector<std::string_view> fields = split(line, '\t');
    const std::string_view where = fields.size() == 3 ? fields[1] : "";
    if ((where != "class" && where != "tag" && where != "start" && where != "has") ||
        number_of(fields[0]) >= limit) {
        return std::unexpected(Error{ErrorCode::damaged, path, number,
                                     "a line must be: one of 32 names, class|tag|start|has, words",
                                     printable_excerpt(line)});
    }
    const std::size_t cue = number_of(fields[0]);
    for (const std::string_view words : split(fields[2], '|')) {
        if (where == "class") {
            name_cue(classes_, words, cue);
            any_class_.add(hash64(words));
            continue;
        }
        if (where == "tag") {
            name_cue(tags_, words, cue);
            continue;
        }
        Phrase phrase{.words = {}, .cue = cue, .at_start = where == "start"};
        for (const WordStat& word : measure(words).list) {
            phrase.words.push_back(word.hash);
        }
        if (!phrase.words.empty()) {
            const std::uint64_t first = phrase.words.front();
            if (phrase.words.size() == 1) {
                alone_.add(first);
            } else {
                begins_.add(beginning(first, phrase.words[1]));
            }
            phrases_[first].push_back(std::move(phrase));
        }
    }
    return {};
}

std::size_t Cues::number_of(std::string_view name) {
    const auto found = std::ranges::find(names_, name);
    if (found == names_.end()) {
        names_.emplace_back(name);
        return names_.size() - 1;
    }
    return static_cast<std::size_t>(found - names_.begin());
}

Cues::Found Cues::in(const TextStats& stats) const {
    Found found;
    const std::size_t words = stats.list.size();
    for (std::size_t i = 0; i < words && words <= longest_block; ++i) {
        const std::uint64_t word = stats.list[i].hash;
        const std::uint64_t next = i + 1 < words ? stats.list[i + 1].hash : 0;
        // Many phrases begin with a word that is common; few with its next one.
        const bool may_begin = alone_.may_have(word) || begins_.may_have(beginning(word, next));
        const auto* candidates = may_begin ? phrases_.find(word) : nullptr;
        if (candidates == nullptr) {
            continue;
        }
        for (const Phrase& phrase : *candidates) {
            const bool fits = (i == 0 || !phrase.at_start) && i + phrase.words.size() <= words;
            if (fits && std::ranges::equal(phrase.words,
                                           std::span(stats.list).subspan(i, phrase.words.size()),
                                           {}, {}, &WordStat::hash)) {
                (phrase.at_start ? found.start : found.has) |= 1U << phrase.cue;
            }
        }
    }
    return found;
}

std::vector<Cues::Found> Cues::in_all(std::span<const TextStats> blocks) const {
    std::vector<Found> found;
    found.reserve(blocks.size());
    for (const TextStats& stats : blocks) {
        found.push_back(in(stats));
    }
    return found;
}

}  // namespace stemma::extract
