#include "read/entities/gazetteer.h"

#include <algorithm>
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
    std::vector<text::RawToken> tokens;
    std::uint64_t number = 0;
    std::size_t c = 0;
    while (!bytes.empty()) {
        ++number;
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t first = std::min(line.find('\t'), line.size());
        const std::size_t second = std::min(line.find('\t', first + 1), line.size());
        const std::string_view name_class = line.substr(0, first);
        if (class_names[c] != name_class) {  // mostly that of the line before
            c = static_cast<std::size_t>(std::ranges::find(class_names, name_class) -
                                         class_names.begin());
        }
        if (second + 1 >= line.size() || line.find('\t', second + 1) != line.npos ||
            c == class_names.size()) {
            return std::unexpected(Error{ErrorCode::damaged, source, number,
                                         "not a line of class, key and form",
                                         printable_excerpt(line)});
        }
        add(static_cast<NameClass>(c), line.substr(first + 1, second - first - 1),
            line.substr(second + 1), tokens);
    }
    return {};
}

void Gazetteer::add(NameClass c, std::string_view key, std::string_view form,
                    std::vector<text::RawToken>& tokens) {
    text::tokenize_line(form, tokens);
    std::uint64_t hash = start;
    std::size_t length = 0;
    std::uint32_t at = none;
    for (const text::RawToken& token : tokens) {
        if (at != none) {
            entries_[at].goes_on = true;
        }
        if (++length > longest) {
            return;
        }
        hash = hash_combine(hash, hash_of_word(token.span.of(form)));
        if (length == 1) {
            first_words_[hash % first_word_bits] = true;
        }
        at = find(hash);
        if (at == none) {
            at = static_cast<std::uint32_t>(entries_.size());
            entries_.push_back({.hash = hash});
            index_.insert(hash, at);
        }
    }
    if (at == none) {
        return;
    }
    entries_[at].classes |= bit_of(c);
    if (key != "-") {
        add_key(entries_[at], c, key, form);
    }
}

void Gazetteer::add_key(Entry& entry, NameClass c, std::string_view key, std::string_view form) {
    const std::uint64_t hash = hash64(key);
    std::uint32_t at = find_key(key, hash);
    if (at == none) {
        at = static_cast<std::uint32_t>(keys_.size());
        const auto begin = static_cast<std::uint32_t>(texts_.size());
        const auto middle = begin + static_cast<std::uint32_t>(key.size());
        keys_.push_back({begin, middle, middle + static_cast<std::uint32_t>(form.size())});
        texts_.append(key).append(form);
        key_index_.insert(hash, at);
    }
    const auto added = static_cast<std::uint32_t>(keys_of_.size());
    keys_of_.push_back({.name_class = c, .key = at});
    (entry.latest == none ? entry.first : keys_of_[entry.latest].next) = added;
    entry.latest = added;
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
        const std::uint32_t found = find(hash);
        if (found == none) {
            break;
        }
        const Entry& entry = entries_[found];
        if ((entry.classes & wanted) != 0) {
            best = {i - at + 1, entry.classes, found};
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
    const std::uint32_t found = find(hash);
    if (found == none || (entries_[found].classes & wanted) == 0) {
        return {};
    }
    return {words.size(), entries_[found].classes, found};
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
    std::uint32_t at = entries_[match.entry].first;
    while (at != none && keys_of_[at].name_class != c) {
        at = keys_of_[at].next;
    }
    return at == none ? std::string_view() : text_of(keys_[keys_of_[at].key]);
}

std::string_view Gazetteer::name(std::string_view key) const {
    const std::uint32_t at = find_key(key, hash64(key));
    return at == none ? std::string_view() : name_of(keys_[at]);
}

}  // namespace stemma::read
