#include "read/numbers/number_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/data_lines.h"
#include "base/strings.h"

namespace stemma::read {
namespace {

using Kind = NumberLexicon::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 10> kinds = {{
    {"person", Kind::person},
    {"role", Kind::role},
    {"sign", Kind::sign},
    {"currency", Kind::currency},
    {"measure", Kind::measure},
    {"before", Kind::before},
    {"after", Kind::after},
    {"vague", Kind::vague},
    {"stop", Kind::stop},
    {"label", Kind::label},
}};

constexpr std::array<NumberModifier, 7> modifiers = {
    NumberModifier::exactly,  NumberModifier::about,     NumberModifier::more_than,
    NumberModifier::at_least, NumberModifier::less_than, NumberModifier::at_most,
    NumberModifier::nearly};

/// Kinds that are mere lists.
bool is_bare(Kind kind) { return kind == Kind::stop || kind == Kind::label; }

bool read_double(std::string_view text, double& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
}

/// "metre*1000" → "metre", 1000; "USD/100" → "USD", 0.01; "20-99" → 20, 99.
bool read_value(Kind kind, std::string_view value, NumberLexicon::Entry& entry) {
    if (kind == Kind::before || kind == Kind::after) {
        std::string spaced(value);
        std::ranges::replace(spaced, '_', ' ');
        const auto found =
            std::ranges::find_if(modifiers, [&](NumberModifier m) { return name_of(m) == spaced; });
        entry.modifier = found == modifiers.end() ? NumberModifier::exactly : *found;
        return found != modifiers.end();
    }
    if (kind == Kind::vague) {
        const std::size_t dash = std::min(value.find('-'), value.size());
        return dash < value.size() && read_double(value.substr(0, dash), entry.factor) &&
               read_double(value.substr(dash + 1), entry.high);
    }
    const bool scaled = kind == Kind::currency || kind == Kind::measure;
    const std::size_t scale =
        scaled && value != "km/h" ? std::min(value.find('*'), value.size()) : value.size();
    const std::size_t share =
        kind == Kind::currency ? std::min(value.find('/'), value.size()) : value.size();
    entry.value = value.substr(0, std::min(scale, share));
    if (scale < value.size()) {
        return read_double(value.substr(scale + 1), entry.factor);
    }
    if (share < value.size() && read_double(value.substr(share + 1), entry.factor)) {
        entry.factor = 1 / entry.factor;
    }
    return !entry.value.empty() || is_bare(kind);
}

}  // namespace

Result<NumberLexicon> NumberLexicon::parse(std::string_view bytes, std::string_view source) {
    NumberLexicon lexicon;
    for (const auto& [number, line] : data_lines(bytes)) {
        const std::vector<std::string_view> fields = split(line, ' ');
        const auto kind =
            std::ranges::find(kinds, fields[0], [](const auto& k) { return k.first; });
        Entry entry;
        const bool known = kind != kinds.end() && fields.size() >= 2 && fields.size() <= 3;
        if (!known || (fields.size() == 2) != is_bare(kind->second) ||
            !read_value(kind->second, fields.size() == 3 ? fields[2] : "", entry)) {
            return std::unexpected(Error{ErrorCode::damaged, std::string(source), number,
                                         "not a kind, a word and its value",
                                         printable_excerpt(line)});
        }
        entry.kind = kind->second;
        entry.spelling = fields[1];
        std::ranges::replace(entry.spelling, '_', ' ');
        entry.exact_case = std::ranges::any_of(entry.spelling, is_ascii_upper);
        std::string buffer;
        for (const Piece& piece : cut_pieces(entry.spelling, {})) {
            entry.words.emplace_back(key_of(piece, entry.spelling, buffer));
        }
        lexicon.add(std::move(entry));
    }
    if (lexicon.entries_.empty()) {
        return fail(ErrorCode::damaged, std::string(source), "no word in it");
    }
    return lexicon;
}

void NumberLexicon::add(Entry entry) {
    if (entry.words.empty()) {
        return;
    }
    const auto index = static_cast<std::uint32_t>(entries_.size());
    by_first_.add(entry.words.front(), index);
    by_last_.add(entry.words.back(), index);
    entries_.push_back(std::move(entry));
}

bool NumberLexicon::fits(const Entry& entry, std::string_view text, std::span<const Piece> pieces,
                         std::size_t begin) {
    if (begin + entry.words.size() > pieces.size() ||
        pieces[begin].paragraph != pieces[begin + entry.words.size() - 1].paragraph) {
        return false;
    }
    std::string buffer;
    for (std::size_t i = 0; i < entry.words.size(); ++i) {
        if (key_of(pieces[begin + i], text, buffer) != entry.words[i]) {
            return false;
        }
    }
    const Span span{pieces[begin].span.begin, pieces[begin + entry.words.size() - 1].span.end};
    return !entry.exact_case || span.of(text) == entry.spelling;
}

NumberLexicon::Found NumberLexicon::at(Kind kind, std::string_view text,
                                       std::span<const Piece> pieces, std::size_t at) const {
    Found best;
    if (at >= pieces.size()) {
        return best;
    }
    std::string buffer;
    for (const std::uint32_t index : by_first_.of(key_of(pieces[at], text, buffer))) {
        const Entry& entry = entries_[index];
        const auto size = static_cast<std::uint32_t>(entry.words.size());
        if (entry.kind == kind && size > best.pieces && fits(entry, text, pieces, at)) {
            best = {&entry, size};
        }
    }
    return best;
}

NumberLexicon::Found NumberLexicon::ending_at(Kind kind, std::string_view text,
                                              std::span<const Piece> pieces, std::size_t at) const {
    Found best;
    if (at == 0 || at > pieces.size()) {
        return best;
    }
    std::string buffer;
    for (const std::uint32_t index : by_last_.of(key_of(pieces[at - 1], text, buffer))) {
        const Entry& entry = entries_[index];
        const auto size = static_cast<std::uint32_t>(entry.words.size());
        if (entry.kind == kind && size > best.pieces && size <= at &&
            fits(entry, text, pieces, at - size)) {
            best = {&entry, size};
        }
    }
    return best;
}

}  // namespace stemma::read
