// An article and its tagged tokens, for tests of the finders that rest on them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/data_folder.h"
#include "read/arcs/arc_table.h"
#include "read/attributions/attribution_finder.h"
#include "read/pos/pos_tagger.h"
#include "read/syntax/token_table.h"
#include "text/tokens.h"

namespace stemma::read {

inline const DataFolder& test_data() {
    static const SystemFiles files;
    static const DataFolder folder(files, STEMMA_SOURCE_DIR "/data");
    return folder;
}

inline const WordClusters& test_clusters() {
    static const WordClusters clusters = WordClusters::open(test_data()).value();
    return clusters;
}

inline const Inflections& test_forms() {
    static const Inflections forms = Inflections::open(test_data()).value();
    return forms;
}

/// Tokens, sentences and parts of speech of `text`; nothing else.
inline ReadArticle tag_text(std::string_view text, std::string_view language = "en") {
    static const PosTagger tagger = PosTagger::open(test_data(), test_clusters()).value();
    ReadArticle out;
    out.article.text = text;
    out.article.language = language;
    out.article.paragraphs = text::find_paragraphs(out.article.text);
    const text::Tokenized tokenized = text::tokenize(out.article.text, out.article.paragraphs);
    for (const text::RawToken& token : tokenized.tokens) {
        out.reading.tokens.push_back({token.span, Pos::x});
    }
    for (const text::SentenceRange& s : tokenized.sentences) {
        out.reading.sentences.push_back({s.span, {s.begin, s.end}, s.paragraph});
    }
    tagger.tag(out.article, out.reading);
    return out;
}

inline TokenTable table_of(const ReadArticle& read) {
    return make_token_table(read.article.text, read.reading, test_forms());
}

inline const ArcParser& test_parser() {
    static const ArcParser parser = ArcParser::open(test_data()).value();
    return parser;
}

inline void find_attributions(const AttributionFinder& finder, ReadArticle& read) {
    finder.find(read.article, table_of(read), read.reading);
}

/// What refers to the entity of that name, parted by bars; "-" if there is no such entity.
inline std::string references(const ReadArticle& read, std::string_view name) {
    const auto at = std::ranges::find(read.reading.entities, name, &Entity::name);
    if (at == read.reading.entities.end()) {
        return "-";
    }
    std::string out;
    for (const Span span : at->references) {
        out += (out.empty() ? "" : "|") + std::string(span.of(read.article.text));
    }
    return out;
}

}  // namespace stemma::read
