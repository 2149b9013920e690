// Runner::group: a stream of articles to stories, from a state and into one.
#include <utility>

#include "engine/run.h"
#include "engine/stages.h"
#include "group/grouper.h"
#include "render/json/json_records.h"

namespace stemma {
namespace {

constexpr std::uint64_t largest_state = std::uint64_t{1} << 36U;

Result<group::Grouper> open_grouper(const DataFolder& data, const GroupRun& run) {
    Result<group::Grouper> grouper = group::Grouper::open(data, {.open_days = run.open_days,
                                                                 .max_age_days = run.max_age_days,
                                                                 .remember_days = run.remember_days,
                                                                 .explain = run.explain});
    if (!grouper || run.state.empty() || run.state_files->kind(run.state) == FileKind::none) {
        return grouper;
    }
    const Result<std::string> bytes = run.state_files->read(run.state, largest_state);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if (const Result<void> resumed = grouper->resume(*bytes, run.state); !resumed) {
        return std::unexpected(resumed.error());
    }
    return grouper;
}

}  // namespace

Outcome Runner::group(std::vector<std::string> inputs, const GroupRun& options) {
    Result<group::Grouper> grouper = open_grouper(stemma_.state_->data, options);
    if (!grouper) {
        check(std::unexpected(grouper.error()));
        return outcome_;
    }
    const std::uint32_t before = grouper->articles();
    std::vector<std::string> ids;  // of this run; the state keeps numbers only
    run_articles(std::move(inputs), [&](const ReadArticle& article) -> Result<void> {
        const ArticleId id{before + static_cast<std::uint32_t>(ids.size())};
        ids.push_back(article.article.id);
        const std::vector<Change> changes = grouper->add(id, article.article, article.reading);
        for (const Change& change : changes) {
            if (options.output == GroupOutput::decisions) {
                if (const auto written = write_line(render::json_of(article.article.id, change));
                    !written) {
                    return written;
                }
            }
        }
        return {};
    });
    for (std::uint32_t i = 0;
         options.output == GroupOutput::final_stories && i < ids.size() && !outcome_.stopped; ++i) {
        check(write_line(render::json_of(ids[i], grouper->story_of(ArticleId{before + i}))));
    }
    // A run that the user stopped leaves a state, too; one whose output broke can be done again.
    if (!options.state.empty() && (stop_ || !outcome_.stopped)) {
        check(options.state_files->write(options.state, grouper->save()));
    }
    return finish();
}

}  // namespace stemma
