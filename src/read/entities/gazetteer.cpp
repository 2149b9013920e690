#include "read/entities/gazetteer.h"

#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "text/tokens.h"

namespace stemma::read {
namespace {

constexpr std::array<std::string_view, name_class_count> class_names = {
    "country",   "demonym",  "capital",   "former",     "region",        "city",
    "leader",    "given",    "surname",   "agency",     "outlet",        "org",
    "honorific", "rank",     "org_word",  "place_word", "facility_word", "event_word",
    "group",     "relation", "place_cue", "month_day"};
constexpr std::array<std::string_view, 4> files = {"read/places.tsv", "read/people.tsv",
                                                   "read/organizations.tsv", "read/name_words.tsv"};
constexpr std::size_t longest = 8;
constexpr std::uint64_t start = 0x6E616D65;

}  // namespace

Result<Gazetteer> Gazetteer::open(const DataFolder& data) {
    Gazetteer out;
    for (const std::string_view file : files) {
        const Result<std::string> bytes = data.read(std::string(file));
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        if (const auto read = out.read(*bytes, data.path_of(std::string(file))); !read) {
            return std::unexpected(read.error());
        }
    }
    return out;
}

Result<void> Gazetteer::read(std::string_view bytes, const std::string& source) {
    std::uint64_t number = 0;
    for (const std::string_view line : split(bytes, '\n')) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto fields = split(line, '\t');
        std::size_t c = 0;
        while (c < class_names.size() && class_names[c] != fields[0]) {
            ++c;
        }
        if (fields.size() != 3 || c == class_names.size() || fields[2].empty()) {
            return std::unexpected(Error{ErrorCode::damaged, source, number,
                                         "not a line of class, key and form",
                                         printable_excerpt(line)});
        }
        add(static_cast<NameClass>(c), fields[1], fields[2]);
    }
    return {};
}

void Gazetteer::add(NameClass c, std::string_view key, std::string_view form) {
    std::uint64_t hash = start;
    std::size_t length = 0;
    Entry* entry = nullptr;
    for (const text::RawToken& token : text::tokenize(form).tokens) {
        if (entry != nullptr) {
            entry->goes_on = true;
        }
        if (++length > longest) {
            return;
        }
        hash = hash_combine(hash, form_of(token.span.of(form)).lower);
        if (length == 1) {
            first_words_[hash % first_word_bits] = true;
        }
        const auto [at, added] =
            index_.try_emplace(hash, static_cast<std::uint32_t>(entries_.size()));
        if (added) {
            entries_.emplace_back();
        }
        entry = &entries_[at->second];
    }
    if (entry == nullptr) {
        return;
    }
    entry->classes |= bit_of(c);
    if (key == "-") {
        return;
    }
    const auto [at, added] =
        key_index_.try_emplace(std::string(key), static_cast<std::uint32_t>(keys_.size()));
    if (added) {
        keys_.emplace_back(key, form);
    }
    entry->keys.emplace_back(c, at->second);
}

const Gazetteer::Entry* Gazetteer::find(std::uint64_t hash) const {
    const auto at = index_.find(hash);
    return at == index_.end() ? nullptr : &entries_[at->second];
}

Gazetteer::Match Gazetteer::match(const WordForms& words, std::size_t at,
                                  NameClasses wanted) const {
    Match best;
    std::uint64_t hash = start;
    for (std::size_t i = at; i < words.size() && i - at < longest; ++i) {
        hash = hash_combine(hash, words[i].lower);
        if (i == at && !may_begin(hash)) {
            break;
        }
        const auto found = index_.find(hash);
        if (found == index_.end()) {
            break;
        }
        const Entry& entry = entries_[found->second];
        if ((entry.classes & wanted) != 0) {
            best = {i - at + 1, entry.classes, found->second};
        }
        if (!entry.goes_on) {
            break;
        }
    }
    return best;
}

Gazetteer::Match Gazetteer::match_all(const WordForms& words, NameClasses wanted) const {
    std::uint64_t hash = start;
    for (std::size_t i = 0; i < words.size(); ++i) {
        hash = hash_combine(hash, words[i].lower);
    }
    const auto found = index_.find(hash);
    if (found == index_.end() || (entries_[found->second].classes & wanted) == 0) {
        return {};
    }
    return {words.size(), entries_[found->second].classes, found->second};
}

void Gazetteer::mark(const WordForms& words, std::vector<NameMarks>& marks) const {
    marks.assign(words.size(), {});
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!words[at].has_letter) {
            continue;
        }
        const Match found = match(words, at);
        for (std::size_t i = 0; i < found.length; ++i) {
            (i == 0 ? marks[at].begins : marks[at + i].inside) |= found.classes;
        }
    }
}

std::string_view Gazetteer::key(const Match& match, NameClass c) const {
    if (match.length == 0) {
        return {};
    }
    for (const auto& [name_class, key] : entries_[match.entry].keys) {
        if (name_class == c) {
            return keys_[key].first;
        }
    }
    return {};
}

std::string_view Gazetteer::name(std::string_view key) const {
    const auto at = key_index_.find(std::string(key));
    return at == key_index_.end() ? std::string_view() : std::string_view(keys_[at->second].second);
}

}  // namespace stemma::read
