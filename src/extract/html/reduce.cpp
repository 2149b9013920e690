#include "extract/html/reduce.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "extract/html/scanner.h"
#include "text/utf8.h"

namespace stemma::extract::html {
namespace {

class Reducer {
public:
    Reducer(std::string_view html, const PageLimits& limits) : html_(html), limits_(limits) {}

    std::string run() {
        out_.reserve(std::min(html_.size(), limits_.bytes));
        Scanner scan(html_);
        for (Token token; out_.size() < limits_.bytes && scan.next(token);) {
            if (hidden_ != Tag::other) {
                skip_hidden(token);
                continue;
            }
            switch (token.kind) {
                case TokenKind::text: copy(token.whole); break;
                case TokenKind::comment: break;
                case TokenKind::start: start(token); break;
                case TokenKind::end: end(token); break;
            }
        }
        return std::move(out_);
    }

private:
    static bool is_foreign(Tag tag) { return tag == Tag::svg || tag == Tag::math; }

    void start(const Token& token) {
        if (is_foreign(token.tag) || token.tag == Tag::template_ || token.tag == Tag::style ||
            token.tag == Tag::noscript || token.tag == Tag::frameset ||
            (token.tag == Tag::script && !is_linked_data(token))) {
            hidden_ = token.self_closing && is_foreign(token.tag) ? Tag::other : token.tag;
            hidden_depth_ = 1;
            return;
        }
        if (starts_++ >= limits_.tags) {
            dropped_late_ = true;
            return;
        }
        if (!is_void(token.tag) && !is_raw_text(token.tag) && !open(token.tag)) {
            return;
        }
        copy_tag(token);
    }

    /// Notes an open element; false if it must be left out.
    bool open(Tag tag) {
        if (is_formatting(tag)) {
            auto& open_ones = formatting_[static_cast<std::size_t>(tag)];
            if (tag == Tag::a ? false : formatting_open_ >= limits_.formatting) {
                ++formatting_dropped_[static_cast<std::size_t>(tag)];
                return false;
            }
            open_ones += tag == Tag::a ? 0 : 1;
            formatting_open_ += tag == Tag::a ? 0 : 1;
            return true;
        }
        if (closes_itself(tag)) {
            return true;
        }
        stack_.push_back(tag);
        ++count_[static_cast<std::size_t>(tag)];
        return stack_.size() <= limits_.depth;
    }

    void end(const Token& token) {
        const auto i = static_cast<std::size_t>(token.tag);
        if (dropped_late_ && count_[i] == 0) {
            return;
        }
        if (is_formatting(token.tag) && token.tag != Tag::a) {
            if (formatting_dropped_[i] > 0) {
                --formatting_dropped_[i];
                return;
            }
            if (formatting_[i] > 0) {
                --formatting_[i];
                --formatting_open_;
            }
            copy(token.whole);
            return;
        }
        if (count_[i] > 0 && !close(token.tag)) {
            return;
        }
        copy(token.whole);
    }

    /// Pops to the innermost open element of this tag; false if that one was left out.
    bool close(Tag tag) {
        while (true) {
            const Tag top = stack_.back();
            const bool kept = stack_.size() <= limits_.depth;
            stack_.pop_back();
            --count_[static_cast<std::size_t>(top)];
            if (top == tag) {
                return kept;
            }
        }
    }

    void skip_hidden(const Token& token) {
        if (token.tag == hidden_) {
            if (token.kind == TokenKind::start && !token.self_closing) {
                ++hidden_depth_;
            } else if (token.kind == TokenKind::end && --hidden_depth_ == 0) {
                hidden_ = Tag::other;
            }
        } else if (is_foreign(hidden_) && token.kind == TokenKind::start && breaks_out(token.tag)) {
            hidden_ = Tag::other;
            start(token);
        }
    }

    /// HTML elements that end foreign content which was left open (HTML 13.2.6.5).
    static bool breaks_out(Tag tag) {
        return tag == Tag::p || tag == Tag::div || tag == Tag::table || tag == Tag::ul ||
               tag == Tag::ol || tag == Tag::li || tag == Tag::body || tag == Tag::head ||
               tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 ||
               tag == Tag::h5 || tag == Tag::h6 || tag == Tag::blockquote || tag == Tag::pre;
    }

    bool is_linked_data(const Token& token) const {
        return std::ranges::any_of(token.attributes, [&](const RawAttribute& a) {
            return equals_ignoring_case(a.name.of(html_), "type") &&
                   contains_ignoring_case(a.value.of(html_), "ld+json");
        });
    }

    void copy(Span span) {
        const std::size_t room = limits_.bytes - std::min(out_.size(), limits_.bytes);
        const std::string_view part = span.of(html_);
        out_ += part.substr(0, room < part.size() ? text::boundary_before(part, room) : room);
    }

    void copy_tag(const Token& token) {
        std::size_t values = 0;
        for (const RawAttribute& a : token.attributes) {
            values += a.name.size() + a.value.size();
        }
        if (token.attributes.size() <= limits_.attributes && values <= limits_.attribute_bytes) {
            out_ += token.whole.of(html_);
            if (out_.back() != '>') {  // cut off by the end of the page
                out_ += '>';
            }
            return;
        }
        out_ += '<';
        out_ += token.name.of(html_);
        std::size_t room = limits_.attribute_bytes;
        for (std::size_t i = 0; i < std::min(token.attributes.size(), limits_.attributes); ++i) {
            copy_attribute(token.attributes[i], room);
        }
        out_ += '>';
    }

    void copy_attribute(const RawAttribute& attribute, std::size_t& room) {
        const std::string_view name = attribute.name.of(html_);
        std::string_view value = attribute.value.of(html_);
        if (name.size() > room) {
            return;
        }
        room -= name.size();
        if (value.size() > room) {
            value = value.substr(0, text::boundary_before(value, room));
        }
        room -= value.size();
        const char quote = value.find('"') == std::string_view::npos ? '"' : '\'';
        out_ += ' ';
        out_ += name;
        out_ += '=';
        out_ += quote;
        out_ += value;
        out_ += quote;
    }

    static constexpr auto tags = static_cast<std::size_t>(Tag::count_);
    std::string_view html_;
    const PageLimits& limits_;
    std::string out_;
    std::vector<Tag> stack_;                   ///< open elements that need an end tag
    std::array<std::uint32_t, tags> count_{};  ///< of each tag in stack_
    std::array<std::uint32_t, tags> formatting_{};
    std::array<std::uint32_t, tags> formatting_dropped_{};
    std::size_t formatting_open_ = 0;
    std::size_t starts_ = 0;
    bool dropped_late_ = false;  ///< start tags were left out for their number
    Tag hidden_ = Tag::other;    ///< the element whose content is being taken out
    std::uint32_t hidden_depth_ = 0;
};

}  // namespace

std::string reduce(std::string_view html, const PageLimits& limits) {
    return Reducer(html, limits).run();
}

}  // namespace stemma::extract::html
