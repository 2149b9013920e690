#include "collate/lineage/hand_book.h"

#include <algorithm>

#include "base/strings.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

bool starts(Words words, const Phrase& phrase) {
    return phrase.size() <= words.size() &&
           std::ranges::equal(
               phrase, words.first(phrase.size()),
               [](const std::string& x, std::string_view y) { return equals_ignoring_case(x, y); });
}
bool ends(Words words, const Phrase& phrase) {
    return phrase.size() <= words.size() && starts(words.last(phrase.size()), phrase);
}

/// Calls `use(fields)` for each line with tabs that is no comment; an Error where it says false.
template <class Use>
Result<void> each_line(std::string_view bytes, const std::string& source, Use use) {
    std::uint64_t number = 0;
    for (const std::string_view line : split(bytes, '\n')) {
        ++number;
        if (trim(line).empty() || line.starts_with('#')) {
            continue;
        }
        if (!use(split(line, '\t'))) {
            return std::unexpected(Error{ErrorCode::damaged, source, number,
                                         "not a line of this file's classes",
                                         printable_excerpt(line)});
        }
    }
    return {};
}

}  // namespace

Phrase phrase_of(std::string_view text) {
    Phrase words;
    for (const text::RawToken& token : text::tokenize(text).tokens) {
        words.emplace_back(token.span.of(text));
    }
    return words;
}

std::string slug_of(std::span<const std::string> words) {
    std::string slug;
    for (const std::string& word : words) {
        slug += slug.empty() ? text::lower(word) : cat('-', text::lower(word));
    }
    return slug;
}

bool is_capitalised(std::string_view word) {
    if (word.empty()) {
        return false;
    }
    const text::CodePoint first = text::decode(word, 0);
    const std::string_view letter = word.substr(0, first.size);
    return text::is_letter(first.value) && text::lower(letter) != letter;
}

void HandForms::add(HandForm form) {
    if (form.words.empty()) {
        return;
    }
    std::vector<HandForm>& list = by_first_[form.words.front()];
    const auto same = std::ranges::find(list, form.words, &HandForm::words);
    if (same == list.end()) {
        const auto place = std::ranges::find_if(
            list, [&](const HandForm& other) { return other.words.size() < form.words.size(); });
        list.insert(place, std::move(form));
    }
}

const HandForm* HandForms::find(Words words) const {
    const auto found = by_first_.find(std::string(words.front()));
    if (found == by_first_.end()) {
        return nullptr;
    }
    for (const HandForm& form : found->second) {
        if (form.words.size() <= words.size() &&
            std::ranges::equal(form.words, words.first(form.words.size()))) {
            return &form;
        }
    }
    return nullptr;
}

Result<HandBook> HandBook::open(const DataFolder& data) {
    HandBook book;
    const auto load = [&](const std::string& name, auto read) -> Result<void> {
        const Result<std::string> bytes = data.read(name);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        return (book.*read)(*bytes, data.path_of(name));
    };
    // Which forms are ambiguous must be known before the names are read.
    Result<void> done = load("collate/hands.txt", &HandBook::read_words);
    if (done) {
        done = load("read/organizations.tsv", &HandBook::read_names);
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    return book;
}

Result<void> HandBook::read_words(std::string_view bytes, const std::string& source) {
    return each_line(bytes, source, [&](const std::vector<std::string_view>& fields) {
        if (fields.size() == 3 && fields[0] == "site") {
            return add_site(fields[1], fields[2]);
        }
        return fields.size() == 2 && add_words(fields[0], fields[1]);
    });
}

bool HandBook::add_words(std::string_view kind, std::string_view words) {
    std::vector<Phrase>* list = kind == "agency end"   ? &agency_ends_
                                : kind == "outlet end" ? &outlet_ends_
                                : kind == "before"     ? &before_
                                : kind == "after"      ? &after_
                                : kind == "reprint"    ? &reprint_
                                : kind == "ambiguous"  ? &ambiguous_
                                                       : nullptr;
    if (list == nullptr || words.empty()) {
        return false;
    }
    list->push_back(phrase_of(words));
    return true;
}

bool HandBook::add_site(std::string_view key, std::string_view domain) {
    const auto [at, added] =
        hand_of_key_.try_emplace(std::string(key), static_cast<std::uint32_t>(hands_.size()));
    if (added) {
        hands_.push_back({std::string(key), {}, true, {}});
    }
    sites_.push_back({at->second, std::string(domain)});
    return !key.empty() && !domain.empty();
}

Result<void> HandBook::read_names(std::string_view bytes, const std::string& source) {
    return each_line(bytes, source, [&](const std::vector<std::string_view>& fields) {
        if (fields.size() != 3 || fields[2].empty()) {
            return false;
        }
        if (fields[0] != "agency" && fields[0] != "outlet") {
            return true;
        }
        const auto [at, added] = hand_of_key_.try_emplace(
            std::string(fields[1]), static_cast<std::uint32_t>(hands_.size()));
        if (added) {
            hands_.push_back({std::string(fields[1]), {}, fields[0] == "agency", {}});
        }
        Hand& hand = hands_[at->second];
        if (hand.name.empty()) {
            hand.name = fields[2];
        }
        HandForm form{phrase_of(fields[2]), at->second, false, false};
        form.needs_context =
            !hand.agency || std::ranges::find(ambiguous_, form.words) != ambiguous_.end();
        forms_.add(std::move(form));
        return true;
    });
}

std::size_t HandBook::agency_end(Words words) const {
    std::size_t longest = 0;
    for (const Phrase& phrase : agency_ends_) {
        if (phrase.size() <= words.size() &&
            std::ranges::equal(phrase, words.first(phrase.size()))) {
            longest = std::max(longest, phrase.size());
        }
    }
    return longest;
}

bool HandBook::is_outlet_end(std::string_view word) const {
    return std::ranges::any_of(outlet_ends_,
                               [&](const Phrase& phrase) { return phrase.front() == word; });
}

bool HandBook::reports(Words words, std::size_t begin, std::size_t end) const {
    Words before = words.first(begin);
    if (!before.empty() && equals_ignoring_case(before.back(), "the")) {
        before = before.first(before.size() - 1);
    }
    const Words after = words.subspan(end);
    return std::ranges::any_of(before_, [&](const Phrase& p) { return ends(before, p); }) ||
           std::ranges::any_of(after_, [&](const Phrase& p) { return starts(after, p); });
}

bool HandBook::is_reprint(Words words, std::size_t begin) const {
    Words before = words.first(begin);
    if (!before.empty() && equals_ignoring_case(before.back(), "the")) {
        before = before.first(before.size() - 1);
    }
    return std::ranges::any_of(reprint_, [&](const Phrase& p) { return ends(before, p); });
}

}  // namespace stemma::collate
