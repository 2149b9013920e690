#include "extract/reasons.h"

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

constexpr std::size_t longest_phrase_block = 400;  // bytes; longer blocks are told by their place
constexpr int most_levels = 8;

/// Words of a text, lower case and without accents, each between two spaces.
std::string spaced_words(std::string_view text) {
    std::string out = " ";
    const std::string folded = text::fold(text);
    for (std::size_t i = 0; i < folded.size();) {
        const text::CodePoint c = text::decode(folded, i);
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            out.append(folded, i, c.size);
        } else if (out.back() != ' ') {
            out += ' ';
        }
        i += c.size;
    }
    if (out.back() != ' ') {
        out += ' ';
    }
    return out;
}

/// Digits make at least half of the words, or a year with few words around it.
bool looks_like_date(const TextStats& stats) {
    return stats.words > 0 && stats.words <= 12 && stats.numbers > 0 &&
           (stats.year || stats.clock_time || stats.numbers * 2 >= stats.words);
}

}  // namespace

Result<Reasons> Reasons::open(const DataFolder& data) {
    const std::string name = "extract/reasons.tsv";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    Reasons reasons;
    std::uint64_t number = 0;
    for (const std::string_view line : split(*bytes, '\n')) {
        ++number;
        if (trim(line).empty() || line.starts_with('#')) {
            continue;
        }
        if (const Result<void> added = reasons.add_line(line, data.path_of(name), number); !added) {
            return std::unexpected(added.error());
        }
    }
    return reasons;
}

Result<void> Reasons::add_line(std::string_view line, const std::string& path,
                               std::uint64_t number) {
    const std::vector<std::string_view> fields = split(line, '\t');
    const std::string_view where = fields.size() == 3 ? fields[1] : "";
    if (where != "class" && where != "tag" && where != "start" && where != "has") {
        return std::unexpected(Error{ErrorCode::damaged, path, number,
                                     "a line must be: reason, class|tag|start|has, words",
                                     printable_excerpt(line)});
    }
    const std::size_t reason = names_.size();
    names_.emplace_back(fields[0]);
    for (const std::string_view words : split(fields[2], '|')) {
        if (where == "class") {
            classes_.try_emplace(hash64(words), reason);
        } else if (where == "tag") {
            tags_.try_emplace(static_cast<std::uint64_t>(html::tag_of(words)), reason);
        } else {
            phrases_.push_back({spaced_words(words), reason, where == "start"});
        }
    }
    return {};
}

std::string_view Reasons::from_markup(html::NodeId node, const Markup& markup) const {
    for (int level = 0; level < most_levels && node != html::no_node; ++level) {
        const html::Node& element = (*markup.page)[node];
        if (element.tag == html::Tag::body || element.tag == html::Tag::html ||
            element.tag == html::Tag::main || element.tag == html::Tag::article) {
            return {};
        }
        for (const std::uint64_t token : markup.structure->tokens(node)) {
            if (const auto found = classes_.find(token); found != classes_.end()) {
                return names_[found->second];
            }
        }
        if (const auto found = tags_.find(static_cast<std::uint64_t>(element.tag));
            found != tags_.end()) {
            return names_[found->second];
        }
        node = element.parent;
    }
    return {};
}

std::string_view Reasons::from_words(std::string_view text) const {
    if (text.size() > longest_phrase_block) {
        return {};
    }
    const std::string words = spaced_words(text);
    for (const Phrase& phrase : phrases_) {
        const std::size_t at = words.find(phrase.words);
        if (phrase.at_start ? at == 0 : at != std::string::npos) {
            return names_[phrase.reason];
        }
    }
    return {};
}

std::string_view Reasons::of(const Material& material, std::size_t i, BlockRange kept,
                             const Markup& markup) const {
    const Block& block = material.blocks.list[i];
    const TextStats& stats = material.context.stats[i];
    const std::string_view text = material.blocks.text_of(block);
    if (block.hidden) {
        return "hidden";
    }
    const std::string_view title = material.blocks.title;
    if (stats.words >= 3 && title.find(text) != std::string_view::npos) {
        return "headline";
    }
    if (stats.first == Edge::copyright) {
        return "footer";
    }
    if (const std::string_view why = from_words(text); !why.empty()) {
        return why;
    }
    if (markup.page != nullptr) {
        if (const std::string_view why = from_markup(block.node, markup); !why.empty()) {
            return why;
        }
    }
    if (looks_like_date(stats)) {
        return "date";
    }
    if (stats.first == Edge::at_sign || stats.first == Edge::hash) {
        return "share";
    }
    if (i < kept.begin) {
        return stats.sentence_like() ? "caption" : "navigation";
    }
    if (i >= kept.end) {
        return stats.words >= 4 && stats.sentence_ends == 0 ? "related" : "footer";
    }
    return stats.sentence_like() ? "aside" : "related";
}

}  // namespace stemma::extract
