#include "conllu_corpus.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "corpus.h"

namespace stemma::tools {
namespace {

template <class Enum>
std::optional<Enum> find_name(std::string_view name, Enum last) {
    for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) {
        if (name_of(static_cast<Enum>(i)) == name) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

Relation relation_of(std::string_view name) {
    if (const auto exact = find_name(name, Relation::xcomp)) {
        return *exact;
    }
    return find_name(name.substr(0, name.find(':')), Relation::xcomp).value_or(Relation::dep);
}

/// Which words are one token together: each word's token.
std::vector<std::uint32_t> group_hyphens(const TreeSentence& words) {
    std::vector<std::uint32_t> group;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool joins = i > 0 && i + 1 < words.size() && words[i].form == "-" &&
                           !words[i].space_after && !words[i - 1].space_after &&
                           is_ascii_alpha(words[i - 1].form.back()) &&
                           is_ascii_alpha(words[i + 1].form.front());
        if (joins) {
            group.push_back(last);
            group.push_back(last);
            ++i;
            continue;
        }
        last = group.empty() ? 0 : last + 1;
        group.push_back(last);
    }
    return group;
}

TreeSentence join_hyphens(const TreeSentence& words) {
    const std::vector<std::uint32_t> group = group_hyphens(words);
    TreeSentence out(group.back() + std::size_t{1});
    std::vector<bool> has_head(out.size(), false);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const TreeWord& part = words[i];
        TreeWord& whole = out[group[i]];
        whole.form += part.form;
        whole.pos = part.pos;
        whole.space_after = part.space_after;
        const bool leads_out = part.head == Arc::no_head || group[part.head] != group[i];
        if (leads_out && !has_head[group[i]]) {
            whole.head = part.head == Arc::no_head ? Arc::no_head : group[part.head];
            whole.relation = part.relation;
            has_head[group[i]] = true;
        }
    }
    return out;
}

}  // namespace

std::vector<TreeSentence> read_conllu(const std::string& path) {
    std::vector<TreeSentence> sentences(1);
    const std::string corpus = read_corpus(path);
    for (const std::string_view line : split(corpus, '\n')) {
        if (line.empty()) {
            sentences.emplace_back();
            continue;
        }
        const auto fields = split(line, '\t');
        // Ranges (1-2) and empty nodes (1.1) stand beside the words themselves.
        if (fields.size() < 10 || fields[0].find_first_of("-.") != std::string_view::npos) {
            continue;
        }
        TreeWord word;
        std::uint32_t head = 0;
        word.form = fields[1];
        word.pos = find_name(fields[3], Pos::x).value_or(Pos::x);
        word.head = parse_number(fields[6], head) && head > 0 ? head - 1 : Arc::no_head;
        word.relation = relation_of(fields[7]);
        word.space_after = fields[9].find("SpaceAfter=No") == std::string_view::npos;
        sentences.back().push_back(std::move(word));
    }
    std::erase_if(sentences, [](const TreeSentence& words) { return words.empty(); });
    for (TreeSentence& words : sentences) {
        words = join_hyphens(words);
    }
    return sentences;
}

ReadArticle article_of(const TreeSentence& words) {
    ReadArticle out;
    std::string& text = out.article.text;
    for (const TreeWord& word : words) {
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += word.form;
        out.reading.tokens.push_back({{begin, static_cast<std::uint32_t>(text.size())}, word.pos});
        text += ' ';
    }
    const auto size = static_cast<std::uint32_t>(words.size());
    out.article.language = "en";
    out.reading.sentences.push_back({{0, static_cast<std::uint32_t>(text.size())}, {0, size}, 0});
    return out;
}

}  // namespace stemma::tools
