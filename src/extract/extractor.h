// Document → Article: clean text, headline, authors, dates, outlet, language, and what was dropped.
//
//   Result<Extractor> extractor = Extractor::open(data);
//   Result<Article> article = extractor->extract(document);
//
// html and plain documents are labelled in sequence by learned models (data/extract/), clean ones
// are only decoded and parted into paragraphs. The stated hints of a record win over what is found.
// Thread safety: extract() may be called from many threads. Bounded: see ExtractLimits.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma::extract {

struct ExtractLimits {
    std::uint64_t document_bytes = std::uint64_t{64} << 20U;  ///< a larger one is too_large
};

namespace html {
class Page;
struct PageMaterial;
}  // namespace html

class Extractor {
public:
    [[nodiscard]] static Result<Extractor> open(const DataFolder& data,
                                                const ExtractLimits& limits = {});
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    ~Extractor();

    /// Fails only where there is nothing to extract from (empty, binary, too_large); a page without
    /// an article gives an Article with an empty text.
    [[nodiscard]] Result<Article> extract(Document document,
                                          const ExtractOptions& options = {}) const;

private:
    struct State;
    explicit Extractor(std::unique_ptr<State> state);
    void extract_clean(const Document& document, Article& article) const;
    void extract_plain(const Document& document, const ExtractOptions& options,
                       Article& article) const;
    void extract_page(Document document, const ExtractOptions& options, Article& article) const;
    bool add_carried(const html::Page& page, const html::PageMaterial& shown,
                     const std::vector<bool>& kept, const ExtractOptions& options,
                     Article& article) const;
    void add_blocks(const html::Page& page, const html::PageMaterial& prepared,
                    const std::vector<bool>& kept, const ExtractOptions& options,
                    Article& article) const;
    std::unique_ptr<State> state_;
};

}  // namespace stemma::extract
