// The laws of an Article, for any document: what the fuzz targets of extraction share.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/data_folder.h"
#include "check.h"
#include "extract/extractor.h"
#include "text/utf8.h"

namespace stemma::fuzz {

inline void check_extraction(DocumentKind kind, const std::uint8_t* data, std::size_t size) {
    static const SystemFiles files;
    static const auto extractor =
        extract::Extractor::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    Document document;
    document.id = "fuzz";
    document.kind = kind;
    document.bytes.assign(reinterpret_cast<const char*>(data), size);
    const Result<Article> article = extractor.extract(document);
    if (!article) {
        return;
    }
    require(text::is_valid_utf8(article->text));
    std::uint32_t at = 0;
    for (const Span paragraph : article->paragraphs) {
        require(paragraph.begin >= at && !paragraph.empty());
        require(paragraph.end <= article->text.size());
        require(text::boundary_before(article->text, paragraph.begin) == paragraph.begin);
        require(text::boundary_before(article->text, paragraph.end) == paragraph.end);
        at = paragraph.end;
    }
    for (const Dropped& dropped : article->dropped) {
        require(!dropped.text.empty() && !dropped.why.empty());
        require(text::is_valid_utf8(dropped.text));
    }
}

}  // namespace stemma::fuzz
