// expat stays in this file.
#include <expat.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <utility>

#include "base/strings.h"
#include "base/xml.h"

namespace stemma::xml {
namespace {

constexpr std::size_t most_depth = 256;
constexpr std::size_t most_nodes = 2'000'000;
constexpr std::size_t most_attributes = 256;
constexpr std::size_t longest_reference = 12;
constexpr std::size_t piece = std::size_t{1} << 20U;

/// Is this "amp;" or another reference that XML itself defines? `text` follows the ampersand.
bool is_reference(std::string_view text) {
    text = text.substr(0, longest_reference);
    const std::size_t end = text.find(';');
    if (end == std::string_view::npos) {
        return false;
    }
    const std::string_view name = text.substr(0, end);
    if (name.starts_with('#')) {
        std::uint32_t code = 0;
        const bool hex = name.size() > 1 && (name[1] == 'x');
        const std::string_view digits = name.substr(hex ? 2 : 1);
        const auto [last, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        const bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
        return error == std::errc{} && last == digits.data() + digits.size() && !control &&
               code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) && code != 0xFFFE &&
               code != 0xFFFF;
    }
    return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

bool is_forbidden(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Escapes every ampersand that begins no reference of XML's own, and takes out control characters
/// and what stands before the document. Linear.
std::string mend(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    std::string_view verbatim_end;  // of the CDATA section or comment that is open
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i);
        if (is_forbidden(c)) {
            continue;
        }
        out += c;
        if (!verbatim_end.empty()) {
            if (c == verbatim_end[0] && rest.starts_with(verbatim_end)) {
                out += verbatim_end.substr(1);
                i += verbatim_end.size() - 1;
                verbatim_end = {};
            }
        } else if (c == '<' && rest.starts_with("<![CDATA[")) {
            verbatim_end = "]]>";
        } else if (c == '<' && rest.starts_with("<!--")) {
            verbatim_end = "-->";
            out += "!--";
            i += 3;
        } else if (c == '&' && !is_reference(rest.substr(1))) {
            out += "amp;";
        }
    }
    return out;
}

}  // namespace

/// Takes expat's events.
class Builder {
public:
    explicit Builder(XML_Parser parser) : parser_(parser) {
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
    }

    Tree finish() {
        close_text();
        tree_.cut_ = open_;
        while (!open_.empty()) {
            close_element();
        }
        return std::move(tree_);
    }
    [[nodiscard]] bool over() const { return over_; }

private:
    static void on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
        static_cast<Builder*>(self)->start(name, attributes);
    }
    static void on_end(void* self, const XML_Char* /*name*/) {
        auto* builder = static_cast<Builder*>(self);
        builder->close_text();
        builder->close_element();
    }
    static void on_text(void* self, const XML_Char* text, int size) {
        auto* builder = static_cast<Builder*>(self);
        builder->text_ += std::string_view(text, static_cast<std::size_t>(size));
    }

    Span store(std::string_view text) {
        const auto begin = static_cast<std::uint32_t>(tree_.storage_.size());
        tree_.storage_ += text;
        return {begin, static_cast<std::uint32_t>(tree_.storage_.size())};
    }

    /// Names repeat; each is stored once.
    Span name(std::string_view text) {
        const auto known = names_.find(text);
        return known != names_.end() ? known->second
                                     : names_.emplace(std::string(text), store(text)).first->second;
    }

    Node& add() {
        Node& node = tree_.nodes_.emplace_back();
        node.parent = open_.empty() ? no_node : open_.back();
        node.end = tree_.size();
        node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
        return node;
    }

    void close_text() {
        if (!text_.empty() && !open_.empty()) {
            const Span stored = store(text_);
            add().text = stored;
        }
        text_.clear();
    }

    void close_element() {
        tree_.nodes_[open_.back()].end = tree_.size();
        open_.pop_back();
    }

    void start(std::string_view called, const XML_Char** attributes) {
        close_text();
        if (open_.size() == most_depth || tree_.nodes_.size() >= most_nodes) {
            over_ = true;
            XML_StopParser(parser_, XML_FALSE);
            return;
        }
        const Span stored = name(called);
        const NodeId id = tree_.size();
        add().name = stored;
        // Not those that a DTD adds to every element.
        const auto stated = static_cast<std::size_t>(XML_GetSpecifiedAttributeCount(parser_));
        for (std::size_t i = 0; i < std::min(stated, 2 * most_attributes); i += 2) {
            const Span key = name(attributes[i]);
            tree_.attributes_.push_back({key, store(attributes[i + 1])});
            ++tree_.nodes_[id].attribute_count;
        }
        open_.push_back(id);
    }

    XML_Parser parser_;
    Tree tree_;
    std::vector<NodeId> open_;
    std::string text_;  // since the last tag
    std::map<std::string, Span, std::less<>> names_;
    bool over_ = false;
};

Parsed parse(std::string_view utf8, std::string_view source) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate("UTF-8"), XML_ParserFree);
    const auto error = [&](ErrorCode code, std::optional<std::uint64_t> line, std::string reason) {
        return Error{code, std::string(source), line, std::move(reason), {}};
    };
    if (parser == nullptr) {
        return {{}, error(ErrorCode::internal, std::nullopt, "no memory for parsing it")};
    }
    Builder builder(parser.get());
    const std::string mended = mend(utf8);
    std::string_view rest = mended;
    XML_Status status = XML_STATUS_OK;
    do {
        const std::string_view part = rest.substr(0, piece);
        rest.remove_prefix(part.size());
        status = XML_Parse(parser.get(), part.data(), static_cast<int>(part.size()),
                           rest.empty() ? XML_TRUE : XML_FALSE);
    } while (status == XML_STATUS_OK && !rest.empty());
    Parsed parsed{builder.finish(), std::nullopt};
    if (builder.over()) {
        parsed.damage =
            error(ErrorCode::too_large, std::nullopt,
                  cat("XML of more than ", most_depth, " levels or ", most_nodes, " elements"));
    } else if (status != XML_STATUS_OK) {
        parsed.damage = error(ErrorCode::damaged, XML_GetCurrentLineNumber(parser.get()),
                              cat("it is not well-formed XML from this line on: ",
                                  XML_ErrorString(XML_GetErrorCode(parser.get()))));
    }
    return parsed;
}

}  // namespace stemma::xml
