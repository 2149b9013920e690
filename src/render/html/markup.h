// Builds HTML such that forgetting to escape does not compile.
//
//   Markup m;
//   m.raw("<p class=\"lead\">").text(article.title).raw("</p>");
//
// raw() takes only constants of the program (its argument is checked at compile time); whatever
// comes from outside goes through text(), which is safe between tags and inside "…" attributes.
// Thread safety: a plain value.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "render/escape/escape.h"
#include "render/escape/literal.h"

namespace stemma::render {

class Markup {
public:
    Markup& raw(Literal html) {
        out_ += html.view();
        return *this;
    }
    Markup& text(std::string_view untrusted) {
        append_html(out_, untrusted);
        return *this;
    }
    template <std::integral T>
    Markup& number(T value) {
        out_ += cat(value);
        return *this;
    }
    /// "1 outlet", "5 outlets".
    template <std::integral T>
    Markup& count(T value, Literal one, Literal many) {
        return number(value).raw(" ").raw(value == 1 ? one : many);
    }
    /// The text in an element of its own whose direction is its own.
    Markup& isolated(std::string_view untrusted) {
        return raw("<bdi>").text(untrusted).raw("</bdi>");
    }
    /// Style sheet and script of the page: constants too long to stand here.
    Markup& own(std::string_view constant) {
        out_ += constant;
        return *this;
    }
    Markup& add(const Markup& part) {
        out_ += part.out_;
        return *this;
    }
    [[nodiscard]] std::size_t size() const { return out_.size(); }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
};

}  // namespace stemma::render
