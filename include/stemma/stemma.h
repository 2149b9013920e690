// Stemma: the whole program as a library.
//
//   Result<Stemma> stemma = Stemma::open({});
//   std::vector<ReadArticle> articles;
//   for (Document& page : pages)
//       if (auto article = stemma->extract(page))
//       articles.push_back(stemma->read(*std::move(article)));
//   Result<RunReport> report = stemma->report(articles);
//   std::string page = stemma->render(*report, ReportFormat::html);
//
// Thread safety: after open() every const member may be called from many threads at once. The
// command `stemma` is a thin layer over this; use it when files in and records out are enough.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/collation.h"
#include "stemma/inputs.h"
#include "stemma/reading.h"
#include "stemma/report.h"
#include "stemma/result.h"
#include "stemma/story.h"

namespace stemma {

/// Each stage needs those before it; group() needs reading, align() and
/// report() need collating.
enum class Stage : std::uint8_t { extract, read, collate };

struct Options {
    std::string data;      ///< folder of weights and word lists; "": the installed one
    std::size_t jobs = 0;  ///< threads; 0: one per core. The results do not depend on it
    std::string now;       ///< ISO 8601, the run's clock; "": the system's
    /// The last stage that will be asked for: the data of later ones is not loaded.
    Stage last_stage = Stage::collate;
    /// Events, or ReadOptions::arcs, will be asked for. Stories and collations need neither.
    bool arcs = true;
};

/// The last three hold the lineage alone.
enum class ReportFormat : std::uint8_t { html, markdown, json, graphml, graphviz, svg };

class Stemma {
public:
    /// Fails with not_found or damaged, naming the file, when the data cannot be used.
    [[nodiscard]] static Result<Stemma> open(const Options& options);
    Stemma(Stemma&&) noexcept;
    Stemma& operator=(Stemma&&) noexcept;
    ~Stemma();

    /// Clean text and metadata; consumes the document.
    [[nodiscard]] Result<Article> extract(Document document,
                                          const ExtractOptions& options = {}) const;
    /// What the article says.
    [[nodiscard]] ReadArticle read(Article article, const ReadOptions& options = {}) const;
    /// Stories of the articles, in their order of arrival; ArticleId is the position here.
    [[nodiscard]] Result<std::vector<Story>> group(std::span<const ReadArticle> articles) const;
    /// The articles of one story; ArticleId is the position here.
    [[nodiscard]] Collation collate(std::span<const ReadArticle* const> articles) const;
    /// Do two sentences say the same?
    [[nodiscard]] Alignment align(std::string_view a, std::string_view b) const;

    /// Groups the articles and collates each story. `articles` must outlive the report.
    [[nodiscard]] Result<RunReport> report(std::span<const ReadArticle> articles) const;
    [[nodiscard]] std::string render(const RunReport& report, ReportFormat format) const;

    [[nodiscard]] static std::string_view version();

private:
    friend class Runner;
    struct State;
    explicit Stemma(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma
