#include "extract/extractor.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/parts.h"
#include "base/strings.h"
#include "extract/assemble.h"
#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "extract/explain.h"
#include "extract/html/carried.h"
#include "extract/html/labelling.h"
#include "extract/html/made_page.h"
#include "extract/metadata/address.h"
#include "extract/metadata/credit.h"
#include "extract/metadata/metadata.h"
#include "extract/plain/labelling.h"
#include "text/encoding.h"
#include "text/language.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace stemma::extract {

struct Extractor::State {
    Labeller plain;
    Labeller pages;
    html::Sieve sieve;  ///< of pages
    Cues cues;
    MetadataFinder metadata;
    ExtractLimits limits;
};

namespace {

/// What a record states wins over what was found in its document.
void merge(const Hints& stated, const Metadata& found, Article& article) {
    const auto first = [](const std::string& a, const std::string& b) { return a.empty() ? b : a; };
    const auto first_date = [](const std::string& a, const std::optional<std::string>& b) {
        return a.empty() ? b : std::optional(a);
    };
    article.url = first(stated.url, found.url);
    article.outlet = first(stated.outlet, found.outlet);
    article.title = first(stated.title, found.title);
    article.authors = stated.authors.empty() ? found.authors : stated.authors;
    article.published = first_date(stated.published, found.published);
    article.modified = first_date(stated.modified, found.modified);
    article.fetched = stated.fetched;
    article.language = first(stated.language, found.language);
    article.credit = first(stated.credit, found.credit);
    article.section = first(stated.section, found.section);
    article.domain = domain_of(article.url.empty() ? found.domain : original_address(article.url));
}

MetadataContext context_of(const Document& document, const Article& article) {
    return {.url = original_address(document.hints.url),
            .fetched = document.hints.fetched,
            .text = article.text};
}

/// What the transport says comes before what the page says (WHATWG HTML, 13.2.3.2).
std::string declared_by(const Document& document) {
    return document.encoding.empty() ? text::declared_encoding(document.bytes) : document.encoding;
}

text::Utf8 known_of(const Document& document) {
    return document.known_plain  ? text::Utf8::plain
           : document.known_utf8 ? text::Utf8::valid
                                 : text::Utf8::unknown;
}

std::vector<PlainLine> lines_of(const Material& material, const std::vector<bool>& kept) {
    std::vector<PlainLine> lines;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const std::string_view text = material.blocks.text_of(material.blocks.list[i]);
        const LineRole role = kept[i]                                           ? LineRole::kept
                              : text == std::string_view(material.blocks.title) ? LineRole::headline
                                                                                : LineRole::dropped;
        lines.push_back({text, role});
    }
    return lines;
}

/// What was cut as a credit, and lines that name an owner.
std::vector<std::string_view> credit_lines(const std::vector<Dropped>& dropped) {
    std::vector<std::string_view> lines;
    for (const Dropped& piece : dropped) {
        const bool credit = piece.why == "credit";
        for_each_part(piece.text, '\n', [&](std::string_view line) {
            if (credit || CreditReader::names_owner(line)) {
                lines.push_back(line);
            }
        });
    }
    return lines;
}

/// Some pages write their article by a script and have it in the markup as structured data alone:
/// a long text of which next to nothing stands in what was kept.
bool shows_only_a_teaser(const html::PageMaterial& prepared, const std::vector<bool>& kept) {
    constexpr std::size_t long_body = 150;  // runs of words
    const std::size_t runs = prepared.stated.body_runs.count();
    double shown = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const TextStats& stats = prepared.material.context.stats[i];
        const double covered = kept[i] ? prepared.stated.body_runs.covered(stats) : 0;
        shown += std::max(covered, 0.0) * static_cast<double>(stats.list.size());
    }
    return runs >= long_body && shown * 5 < static_cast<double>(runs);
}

}  // namespace

Extractor::Extractor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::open(const DataFolder& data, const ExtractLimits& limits) {
    Result<Labeller> plain = Labeller::open(data, "extract/plain");
    if (!plain) {
        return std::unexpected(plain.error());
    }
    Result<Labeller> pages = Labeller::open(data, "extract/pages");
    if (!pages) {
        return std::unexpected(pages.error());
    }
    Result<html::Sieve> sieve = html::Sieve::open(data, "extract/pages");
    if (!sieve) {
        return std::unexpected(sieve.error());
    }
    Result<Cues> cues = Cues::open(data);
    if (!cues) {
        return std::unexpected(cues.error());
    }
    Result<MetadataFinder> metadata = MetadataFinder::open(data);
    if (!metadata) {
        return std::unexpected(metadata.error());
    }
    return Extractor(
        std::make_unique<State>(State{*std::move(plain), *std::move(pages), *std::move(sieve),
                                      *std::move(cues), *std::move(metadata), limits}));
}

Result<Article> Extractor::extract(Document document, const ExtractOptions& options) const {
    const std::string_view bytes = document.bytes;
    if (bytes.size() > state_->limits.document_bytes) {
        return fail(ErrorCode::too_large, document.id, "larger than a document may be");
    }
    if (std::ranges::all_of(bytes, is_ascii_space)) {
        return fail(ErrorCode::empty, document.id, "no text in it");
    }
    Article article;
    article.id = document.id;
    article.unknown = std::move(document.unknown);
    if (document.kind == DocumentKind::clean) {
        extract_clean(document, article);
        return article;
    }
    if (text::looks_binary(bytes, known_of(document))) {
        return fail(ErrorCode::unknown_format, document.id, "binary, not text in any encoding");
    }
    if (document.kind == DocumentKind::plain) {
        extract_plain(document, options, article);
    } else {
        extract_page(std::move(document), options, article);
    }
    return article;
}

/// The text is the record's own, and offsets into it are the caller's: it stays as it is.
void Extractor::extract_clean(const Document& document, Article& article) const {
    const bool valid = document.known_utf8 || text::is_valid_utf8(document.bytes);
    article.text = valid ? document.bytes : text::repair_utf8(document.bytes);
    article.paragraphs = text::find_paragraphs(article.text);
    merge(document.hints, {}, article);
    if (article.language.empty()) {
        article.language = text::identify_language(article.text);
    }
}

void Extractor::extract_plain(const Document& document, const ExtractOptions& options,
                              Article& article) const {
    const text::Decoded decoded =
        text::decode_bytes(document.bytes, document.encoding, known_of(document));
    const Material material = plain::prepare(decoded.text, state_->cues, state_->plain);
    const std::vector<bool> kept = decide(material, state_->plain.label(material));
    assemble(material, kept, state_->cues, {}, article);
    if (options.explain == ExtractOptions::Explain::blocks) {
        const auto rows = plain::prepare(decoded.text, state_->cues, WrittenFeatures{}).rows;
        article.blocks = explain(material, {rows, &state_->plain.tagger()}, {}, kept, state_->plain,
                                 state_->cues, {});
    }
    const std::vector<PlainLine> lines = lines_of(material, kept);
    merge(document.hints, state_->metadata.find_plain(lines, context_of(document, article)),
          article);
}

void Extractor::extract_page(Document document, const ExtractOptions& options,
                             Article& article) const {
    const std::string declared = declared_by(document);
    const html::Page page = html::Page::parse(
        text::decode_owned(std::move(document.bytes), declared, known_of(document)));
    const html::PageMaterial prepared =
        html::prepare(page, state_->cues, state_->pages, &state_->sieve);
    const std::vector<bool> kept =
        decide(prepared.material, state_->pages.label(prepared.material));
    if (!add_carried(page, prepared, kept, options, article)) {
        add_blocks(page, prepared, kept, options, article);
    }
    MetadataContext context = context_of(document, article);
    const std::vector<std::string_view> credits = credit_lines(article.dropped);
    context.credits = credits;
    merge(document.hints, state_->metadata.find(page, context), article);
}

/// The article from what the page carries unseen, where its blocks show next to nothing of one.
bool Extractor::add_carried(const html::Page& page, const html::PageMaterial& shown,
                            const std::vector<bool>& kept, const ExtractOptions& options,
                            Article& article) const {
    const bool teaser = shows_only_a_teaser(shown, kept);
    const std::uint32_t words = words_kept(shown.material, kept);
    if (!teaser && words >= enough_words) {
        return false;
    }
    const std::string& title = shown.material.blocks.title;
    std::string markup = teaser ? html::page_of(title, html::as_markup(shown.stated.body))
                                : html::carried_markup(page, title);
    if (markup.empty()) {
        return false;
    }
    const html::Page carried = html::Page::parse(std::move(markup));
    const html::PageMaterial prepared =
        html::prepare(carried, state_->cues, state_->pages, &state_->sieve);
    const std::vector<bool> found =
        teaser ? std::vector<bool>(prepared.material.blocks.list.size(), true)
               : decide(prepared.material, state_->pages.label(prepared.material));
    if (words_kept(prepared.material, found) < words * 2 + 1) {
        return false;
    }
    add_blocks(page, shown, std::vector<bool>(kept.size()), options, article);
    add_blocks(carried, prepared, found, options, article);
    return true;
}

void Extractor::add_blocks(const html::Page& page, const html::PageMaterial& prepared,
                           const std::vector<bool>& kept, const ExtractOptions& options,
                           Article& article) const {
    const Markup markup{&page, &prepared.structure};
    assemble(prepared.material, kept, state_->cues, markup, article);
    if (options.explain == ExtractOptions::Explain::blocks) {
        const Blocks& blocks = prepared.material.blocks;
        const auto rows =
            html::prepare(page, state_->cues, WrittenFeatures{}, &state_->sieve).material.rows;
        const auto left_out = html::left_out_rows(page, blocks);
        std::ranges::move(
            explain(prepared.material, {rows, &state_->pages.tagger()},
                    {left_out, &state_->sieve.tagger()}, kept, state_->pages, state_->cues, markup),
            std::back_inserter(article.blocks));
    }
}

}  // namespace stemma::extract
