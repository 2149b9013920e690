#include "stemma/stemma.h"

#include <algorithm>
#include <cassert>

#include "base/clock.h"
#include "engine/data_path.h"
#include "engine/stages.h"
#include "render/graphs/graphs.h"
#include "render/html/html.h"
#include "render/json/json_records.h"
#include "render/markdown/markdown.h"
#include "text/utf8.h"

namespace stemma {

Stemma::Stemma(std::unique_ptr<State> state) : state_(std::move(state)) {}
Stemma::Stemma(Stemma&&) noexcept = default;
Stemma& Stemma::operator=(Stemma&&) noexcept = default;
Stemma::~Stemma() = default;

std::string_view Stemma::version() { return STEMMA_VERSION; }

Result<Stemma> Stemma::open(const Options& options) {
    auto files = std::make_unique<SystemFiles>();
    Result<std::string> path = engine::find_data(*files, options.data);
    if (!path) {
        return std::unexpected(path.error());
    }
    DataFolder data(*files, *std::move(path));
    auto extractor = extract::Extractor::open(data);
    if (!extractor) {
        return std::unexpected(extractor.error());
    }
    std::unique_ptr<read::Reader> reader;
    if (options.last_stage >= Stage::read) {
        auto opened =
            read::Reader::open(data, options.arcs ? read::Arcs::loaded : read::Arcs::left_out);
        if (!opened) {
            return std::unexpected(opened.error());
        }
        reader = std::make_unique<read::Reader>(*std::move(opened));
    }
    std::unique_ptr<collate::Collator> collator;
    if (options.last_stage >= Stage::collate) {
        auto opened = collate::Collator::open(data);
        if (!opened) {
            return std::unexpected(opened.error());
        }
        collator = std::make_unique<collate::Collator>(*std::move(opened));
    }
    auto pool = std::make_unique<ThreadPool>(options.jobs);
    return Stemma(std::make_unique<State>(State{
        .files = std::move(files),
        .data = data,
        .extractor = *std::move(extractor),
        .reader = std::move(reader),
        .collator = std::move(collator),
        .pool = std::move(pool),
        .now = options.now.empty() ? SystemClock().now() : options.now,
    }));
}

Result<Article> Stemma::extract(Document document, const ExtractOptions& options) const {
    std::vector<Dropped> dropped_before = std::move(document.dropped);
    Result<Article> article = state_->extractor.extract(std::move(document), options);
    if (article) {
        std::ranges::move(dropped_before, std::back_inserter(article->dropped));
    }
    return article;
}

ReadArticle Stemma::read(Article article, const ReadOptions& options) const {
    assert(state_->reader);
    Reading reading = state_->reader->read(article, options);
    return {std::move(article), std::move(reading)};
}

Result<std::vector<Story>> Stemma::group(std::span<const ReadArticle> articles) const {
    Result<group::Grouper> grouper = group::Grouper::open(state_->data, {});
    if (!grouper) {
        return std::unexpected(grouper.error());
    }
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
        grouper->add(ArticleId{i}, articles[i].article, articles[i].reading);
    }
    return grouper->stories();
}

Collation Stemma::collate(std::span<const ReadArticle* const> articles) const {
    assert(state_->collator);
    return state_->collator->collate(articles);
}

Alignment Stemma::align(std::string_view a, std::string_view b) const {
    const auto read_sentence = [&](std::string_view sentence) {
        Article article;
        article.text = text::repair_utf8(sentence);
        article.language = "en";
        article.paragraphs.push_back({0, static_cast<std::uint32_t>(article.text.size())});
        return read(std::move(article));
    };
    assert(state_->collator);
    return state_->collator->align(read_sentence(a), read_sentence(b));
}

Result<RunReport> Stemma::report(std::span<const ReadArticle> articles) const {
    RunReport report;
    report.version = version();
    report.generated = state_->now;
    Result<std::vector<Story>> stories = group(articles);
    if (!stories) {
        return std::unexpected(stories.error());
    }
    for (Story& story : *stories) {
        StoryReport one;
        for (const ArticleId id : story.members) {
            one.articles.push_back(&articles[id.index()]);
        }
        one.story = std::move(story);
        report.stories.push_back(std::move(one));
    }
    std::ranges::stable_sort(report.stories, [](const StoryReport& a, const StoryReport& b) {
        if (a.articles.size() != b.articles.size()) {
            return a.articles.size() > b.articles.size();
        }
        return a.story.first < b.story.first;
    });
    state_->pool->for_each(report.stories.size(), [&](std::size_t i) {
        report.stories[i].collation = collate(report.stories[i].articles);
    });
    return report;
}

std::string Stemma::render(const RunReport& report, ReportFormat format) const {
    switch (format) {
        case ReportFormat::html: return render::html(report);
        case ReportFormat::markdown: return render::markdown(report);
        case ReportFormat::json: return render::json_of(report) + "\n";
        case ReportFormat::graphml: return render::graphml(report);
        case ReportFormat::graphviz: return render::graphviz(report);
        case ReportFormat::svg: return render::lineage_svg(report);
    }
    return {};
}

}  // namespace stemma
