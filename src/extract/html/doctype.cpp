#include "extract/html/doctype.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "extract/html/characters.h"

namespace stemma::extract::html {
namespace {

/// Beginnings of the public identifiers of before HTML 4.01, lower case.
constexpr std::array<std::string_view, 24> old_types = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit",
    "-//advasoft ltd//dtd html 3.0 aswedit",
    "-//ietf//dtd html",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer ",
    "-//netscape comm. corp.//dtd ",
    "-//o'reilly and associates//dtd html ",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava ",
    "-//webtechs//dtd mozilla html ",
    "-//w3o//dtd w3 html ",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html "};

class DoctypeParser {
public:
    DoctypeParser(std::string_view rest, bool closed) : rest_(rest), closed_(closed) {}

    Doctype run() {
        skip_spaces();
        read_name();
        skip_spaces();
        if (rest_.empty()) {
            doctype_.damaged |= !closed_;
        } else if (takes("public")) {
            doctype_.damaged |= !read_id(doctype_.public_id);
            if (!doctype_.damaged) {
                read_system(true);
            }
        } else if (takes("system")) {
            read_system(false);
        } else {
            doctype_.damaged = true;
        }
        return std::move(doctype_);
    }

private:
    void read_name() {
        std::size_t end = 0;
        while (end < rest_.size() && !is_html_space(rest_[end])) {
            ++end;
        }
        doctype_.name = ascii_lower(rest_.substr(0, end));
        doctype_.damaged = end == 0;
        rest_.remove_prefix(end);
    }

    void read_system(bool optional) {
        skip_spaces();
        if (rest_.empty() && optional) {
            doctype_.damaged |= !closed_;
            return;
        }
        if (!read_id(doctype_.system_id)) {
            doctype_.damaged = true;
            return;
        }
        skip_spaces();
        doctype_.damaged |= rest_.empty() && !closed_;
    }

    bool takes(std::string_view word) {
        if (!equals_ignoring_case(rest_.substr(0, word.size()), word)) {
            return false;
        }
        rest_.remove_prefix(word.size());
        return true;
    }

    /// False if there is none, or the declaration ends inside it.
    bool read_id(std::optional<std::string>& id) {
        skip_spaces();
        if (rest_.empty() || (rest_[0] != '"' && rest_[0] != '\'')) {
            return false;
        }
        const std::size_t end = rest_.find(rest_[0], 1);
        id = std::string(rest_.substr(1, end == std::string_view::npos ? end : end - 1));
        if (end == std::string_view::npos) {
            return false;
        }
        rest_.remove_prefix(end + 1);
        return true;
    }

    void skip_spaces() {
        while (!rest_.empty() && is_html_space(rest_[0])) {
            rest_.remove_prefix(1);
        }
    }

    std::string_view rest_;
    bool closed_;
    Doctype doctype_;
};

bool is_old(std::string_view public_id) {
    return std::ranges::any_of(old_types,
                               [&](std::string_view type) { return public_id.starts_with(type); });
}

}  // namespace

Doctype parse_doctype(std::string_view content, bool closed) {
    return DoctypeParser(content, closed).run();
}

bool means_quirks(const Doctype& doctype) {
    const std::string id = ascii_lower(doctype.public_id.value_or(""));
    const bool mixed = id.starts_with("-//w3c//dtd html 4.01 transitional//") ||
                       id.starts_with("-//w3c//dtd html 4.01 frameset//");
    return doctype.damaged || doctype.name != "html" || is_old(id) ||
           id == "-//w3o//dtd w3 html strict 3.0//en//" ||
           id == "-/w3c/dtd html 4.0 transitional/en" || id == "html" ||
           (mixed && !doctype.system_id);
}

}  // namespace stemma::extract::html
