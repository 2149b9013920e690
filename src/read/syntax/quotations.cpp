#include "read/syntax/quotations.h"

#include "base/strings.h"

namespace stemma::read {
namespace {

enum class Mark : std::uint8_t { none, opening, closing, straight };
enum class Style : std::uint8_t { twofold, single };

struct Seen {
    Mark mark = Mark::none;
    Style style = Style::twofold;
};

Seen look_up(std::string_view token) {
    if (token.empty() || token.size() > 3) {
        return {};
    }
    if (token == "\"") {
        return {Mark::straight, Style::twofold};
    }
    if (token == "'" || token == "’") {
        return {token == "'" ? Mark::straight : Mark::closing, Style::single};
    }
    if (token == "“" || token == "``" || token == "«" || token == "„" || token == "‟") {
        return {Mark::opening, Style::twofold};
    }
    if (token == "”" || token == "''" || token == "»") {
        return {Mark::closing, Style::twofold};
    }
    if (token == "‘" || token == "`" || token == "‚") {
        return {Mark::opening, Style::single};
    }
    return {};
}

bool space_at(std::string_view text, std::size_t at) {
    return at >= text.size() || is_ascii_space(text[at]);
}

/// One paragraph's marks, paired as they come.
class Scanner {
public:
    Scanner(std::string_view text, const std::vector<Token>& tokens, Quotations& out)
        : text_(text), tokens_(tokens), out_(out) {}

    void begin_paragraph(std::uint32_t first) {
        const bool carried = unfinished_ && first < tokens_.size() && opens(first);
        unfinished_ = false;
        continues_ = carried;
    }

    void see(std::uint32_t i) {
        const Seen seen = look_up(tokens_[i].span.of(text_));
        if (seen.mark == Mark::none) {
            return;
        }
        if (!open_) {
            if (opens(i)) {
                start(i, seen.style);
            }
            return;
        }
        if (seen.style != style_) {
            return;
        }
        if (reopens(i, seen)) {  // the mark that should have closed the last one is lost
            finish(i, false);
            start(i, seen.style);
        } else if (closes(i, seen)) {
            finish(i + 1, true);
        }
    }

    void end_paragraph(std::uint32_t end) {
        if (open_) {
            finish(end, false);
            unfinished_ = style_ == Style::twofold;
        }
    }

private:
    bool space_before(std::uint32_t i) const {
        const std::uint32_t begin = tokens_[i].span.begin;
        return begin == 0 || space_at(text_, begin - 1);
    }
    bool space_after(std::uint32_t i) const { return space_at(text_, tokens_[i].span.end); }

    bool opens(std::uint32_t i) const {
        const Seen seen = look_up(tokens_[i].span.of(text_));
        if (seen.mark == Mark::opening) {
            return true;
        }
        if (seen.mark != Mark::straight) {
            return false;
        }
        return seen.style == Style::twofold ? !space_after(i) || space_before(i)
                                            : space_before(i) && !space_after(i);
    }

    bool reopens(std::uint32_t i, const Seen& seen) const {
        return seen.mark == Mark::opening ||
               (seen.mark == Mark::straight && space_before(i) && !space_after(i));
    }

    bool closes(std::uint32_t i, const Seen& seen) const {
        if (seen.style == Style::twofold) {
            return true;
        }
        // An apostrophe ends a word in the middle of a clause ("workers’ rights"); a closing
        // mark mostly stands at its end.
        return space_after(i) || i + 1 == tokens_.size() || tokens_[i + 1].span.size() == 1;
    }

    void start(std::uint32_t i, Style style) {
        open_ = true;
        style_ = style;
        begin_ = i;
    }

    void finish(std::uint32_t end, bool closed) {
        const auto index = static_cast<std::uint32_t>(out_.list.size());
        out_.list.push_back({{begin_, end}, closed, continues_});
        for (std::uint32_t i = begin_; i < end; ++i) {
            out_.of_token[i] = index;
        }
        open_ = false;
        continues_ = false;
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    Quotations& out_;
    bool open_ = false;
    bool unfinished_ = false;
    bool continues_ = false;
    Style style_ = Style::twofold;
    std::uint32_t begin_ = 0;
};

}  // namespace

Quotations find_quotations(std::string_view text, const Reading& reading) {
    Quotations out;
    out.of_token.assign(reading.tokens.size(), Quotations::none);
    Scanner scanner(text, reading.tokens, out);
    for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
        const Sentence& sentence = reading.sentences[s];
        if (s == 0 || reading.sentences[s - 1].paragraph != sentence.paragraph) {
            scanner.begin_paragraph(sentence.tokens.begin);
        }
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            scanner.see(i);
        }
        if (s + 1 == reading.sentences.size() ||
            reading.sentences[s + 1].paragraph != sentence.paragraph) {
            scanner.end_paragraph(sentence.tokens.end);
        }
    }
    return out;
}

}  // namespace stemma::read
