#include "read/pieces.h"

#include <algorithm>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

constexpr std::size_t max_digits = 18;  // more than that is no number that anyone reports

enum class CharClass : std::uint8_t { space, letter, digit, other };

struct Char {
    CharClass kind = CharClass::other;
    std::uint32_t size = 1;
};

Char classify(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
        if (is_ascii_space(c)) {
            return {CharClass::space, 1};
        }
        if (is_ascii_alpha(c)) {
            return {CharClass::letter, 1};
        }
        return {is_ascii_digit(c) ? CharClass::digit : CharClass::other, 1};
    }
    const text::CodePoint p = text::decode(text, at);
    if (!p.valid) {
        return {CharClass::other, p.size};
    }
    // U+202F and U+2009 part digit groups and units in several languages.
    if (text::is_space(p.value)) {
        return {CharClass::space, p.size};
    }
    return {
        text::is_letter(p.value) || text::is_mark(p.value) ? CharClass::letter : CharClass::other,
        p.size};
}

std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_digit(text[at])) {
        ++at;
    }
    return at;
}

/// Where the numeral that starts at `begin` ends: "1,250,000.5", "1.5", but of "15.08.2022" only
/// "15", and of "1,1999" only "1".
std::size_t numeral_end(std::string_view text, std::size_t begin) {
    std::size_t end = digits_end(text, begin);
    if (end - begin <= 3) {
        while (end < text.size() && text[end] == ',' && digits_end(text, end + 1) == end + 4) {
            end += 4;
        }
    }
    if (end < text.size() && text[end] == '.' && end - begin <= max_digits) {
        const std::size_t decimals = digits_end(text, end + 1);
        const bool more = decimals + 1 < text.size() && text[decimals] == '.' &&
                          is_ascii_digit(text[decimals + 1]);
        const bool after_point =
            begin > 1 && text[begin - 1] == '.' && is_ascii_digit(text[begin - 2]);
        if (decimals > end + 1 && !more && !after_point) {
            return decimals;
        }
    }
    return end;
}

void read_numeral(std::string_view numeral, Piece& piece) {
    double scale = 0;
    std::uint16_t digits = 0;
    for (const char c : numeral) {
        if (c == '.') {
            piece.whole = false;
            scale = 1;
        } else if (c != ',' && digits < max_digits) {
            piece.value = piece.value * 10 + (c - '0');
            scale *= 10;
            ++digits;
        } else if (c != ',') {
            ++digits;
            piece.whole = piece.whole && digits < UINT16_MAX;
            if (digits == UINT16_MAX) {
                --digits;
            }
        }
    }
    piece.digits = digits;
    if (scale > 1) {
        piece.value /= scale;
    }
}

/// How many bytes the character at `at` has if it is one that nobody sees: a soft hyphen, or a
/// space without width; else 0.
std::size_t unseen_at(std::string_view text, std::size_t at) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
        return 0;
    }
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xC2\xAD")) {
        return 2;
    }
    const bool unseen = rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xE2\x80\x8C") ||
                        rest.starts_with("\xE2\x80\x8D") || rest.starts_with("\xE2\x81\xA0") ||
                        rest.starts_with("\xEF\xBB\xBF");
    return unseen ? 3 : 0;
}

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    void cut(Span paragraph, std::uint32_t index) {
        std::size_t at = paragraph.begin;
        const std::size_t end = std::min<std::size_t>(paragraph.end, text_.size());
        bool space = true;
        while (at < end) {
            const Char c = classify(text_, at);
            if (c.kind == CharClass::space) {
                space = true;
                at += c.size;
                continue;
            }
            Piece piece;
            piece.space_before = space;
            piece.paragraph = index;
            const std::size_t begin = at;
            at = std::min(piece_end(begin, c, piece), end);
            piece.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
            pieces_.push_back(piece);
            space = false;
        }
    }

    [[nodiscard]] std::vector<Piece> take() { return std::move(pieces_); }

private:
    std::size_t piece_end(std::size_t begin, Char first, Piece& piece) const {
        if (first.kind == CharClass::digit) {
            const std::size_t end = numeral_end(text_, begin);
            piece.kind = PieceKind::number;
            read_numeral(text_.substr(begin, end - begin), piece);
            return end;
        }
        std::size_t end = begin + first.size;
        if (first.kind == CharClass::letter) {
            piece.kind = PieceKind::word;
            piece.capital = is_ascii_upper(text_[begin]);
            while (end < text_.size()) {
                const std::size_t unseen = unseen_at(text_, end);
                if (end + unseen == text_.size()) {
                    break;
                }
                const Char c = classify(text_, end + unseen);
                if (c.kind != CharClass::letter) {
                    break;
                }
                end += unseen + c.size;
            }
        }
        return end;
    }

    std::string_view text_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> cut_pieces(std::string_view text, const std::vector<Span>& paragraphs) {
    Cutter cutter(text);
    if (paragraphs.empty()) {
        cutter.cut({0, static_cast<std::uint32_t>(text.size())}, 0);
    }
    for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
        cutter.cut(paragraphs[i], i);
    }
    return cutter.take();
}

std::string_view key_of(const Piece& piece, std::string_view text, std::string& buffer) {
    const std::string_view source = piece.span.of(text);
    if (piece.kind == PieceKind::word) {
        const bool ascii = std::ranges::all_of(
            source, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (!ascii) {
            buffer.clear();
            for (std::size_t at = 0; at < source.size();) {
                const std::size_t unseen = unseen_at(source, at);
                if (unseen == 0) {
                    buffer += source[at];
                }
                at += std::max<std::size_t>(unseen, 1);
            }
            buffer = text::lower(buffer);
            return buffer;
        }
        if (std::ranges::none_of(source, is_ascii_upper)) {
            return source;
        }
        buffer.assign(source);
        std::ranges::transform(buffer, buffer.begin(), [](char c) { return ascii_lower(c); });
        return buffer;
    }
    if (source.size() == 3 && source.starts_with("\xE2\x80")) {
        switch (source[2]) {
            case '\x90':
            case '\x91':
            case '\x92':
            case '\x93':
            case '\x94':
            case '\x95': return "-";
            case '\x98':
            case '\x99': return "'";
            case '\x9C':
            case '\x9D': return "\"";
            default: break;
        }
    }
    return source;
}

}  // namespace stemma::read
