#include "engine/run.h"

#include <tuple>

#include "base/hash.h"
#include "base/strings.h"
#include "engine/one_story.h"
#include "engine/records.h"
#include "engine/stages.h"
#include "render/json/json_records.h"
#include "render/reading/reading.h"

namespace stemma {
namespace {

constexpr std::size_t window_inputs_per_job = 32;
constexpr std::size_t window_bytes = std::size_t{64} << 20U;
/// One thread has nobody to wait for: what was just read is worked on while a cache has it.
constexpr std::size_t window_bytes_of_one = std::size_t{64} << 10U;
// report and collate hold all articles in memory; more than this is a case for `ingest`.
constexpr std::size_t max_articles_held = 100'000;
constexpr std::size_t max_failures_shown = 1'000;

}  // namespace

Runner::Runner(const Stemma& stemma, const Files& files, ByteSource& standard_input, Sink& sink,
               Observer& observer, const std::atomic<bool>& stop, engine::InputOptions options)
    : stemma_(stemma),
      files_(files),
      standard_input_(standard_input),
      sink_(sink),
      observer_(observer),
      stop_(stop),
      options_(std::move(options)) {}

Runner::Window Runner::next_window(engine::InputStream& stream) const {
    const std::size_t jobs = stemma_.state_->pool->size();
    const std::size_t most = window_inputs_per_job * jobs;
    const std::size_t most_bytes = jobs > 1 ? window_bytes : window_bytes_of_one;
    Window window;
    std::size_t bytes = 0;
    while (window.size() < most && bytes < most_bytes && (window.empty() || stream.ready())) {
        auto item = stream.next();
        if (!item) {
            break;
        }
        bytes += *item ? (**item).bytes.size() : 0;
        window.push_back(*std::move(item));
    }
    return window;
}

template <class Value>
void Runner::run(std::vector<std::string> inputs, const std::function<Result<Value>(Input)>& work,
                 const std::function<Result<void>(Value)>& take) {
    engine::InputStream stream(files_, standard_input_, std::move(inputs), options_);
    std::uint64_t seen = 0;
    while (!stop_ && !outcome_.stopped) {
        Window window = next_window(stream);
        if (window.empty()) {
            break;
        }
        std::vector<std::optional<Result<Value>>> results(window.size());
        std::vector<std::pair<std::string, std::string>> places(window.size());
        for (std::size_t i = 0; i < window.size(); ++i) {
            if (window[i] && !window[i]->resume.empty()) {
                places[i] = {window[i]->id, window[i]->resume};
            }
        }
        stemma_.state_->pool->for_each(window.size(), [&](std::size_t i) {
            if (!stop_) {
                results[i] = window[i] ? work(*std::move(window[i]))
                                       : Result<Value>(std::unexpected(window[i].error()));
            }
        });
        for (std::size_t i = 0; i < results.size(); ++i) {
            std::optional<Result<Value>>& result = results[i];
            if (stop_ || outcome_.stopped) {
                break;
            }
            if (!places[i].second.empty()) {
                std::tie(last_done_, resume_) = std::move(places[i]);
            }
            if (!*result) {
                fail_input(result->error());
            } else {
                ++outcome_.done;
                check(take(**std::move(result)));
            }
            observer_.progressed(++seen);
        }
        if (!write_failed_) {
            check(sink_.flush());
        }
    }
    outcome_.stopped = outcome_.stopped || stop_;
}

/// Ends a run that writes its records as it goes; stopped inside an archive, it can go on there.
Outcome Runner::finish_stream() {
    if (outcome_.stopped && !write_failed_ && !resume_.empty()) {
        observer_.noted(
            {ErrorCode::interrupted,
             last_done_.substr(0, last_done_.rfind('@')),
             std::nullopt,
             cat("all before ", resume_, " is done; --from ", resume_, " goes on there"),
             {}});
    }
    return finish();
}

/// Ends a run: what was written is made final, unless the run was stopped.
Outcome Runner::finish() {
    if (!outcome_.stopped) {
        check(sink_.close());
    }
    return outcome_;
}

void Runner::check(const Result<void>& written) {
    if (!written) {
        observer_.failed(written.error());
        ++outcome_.failed;
        outcome_.stopped = true;
        write_failed_ = true;
    }
}

void Runner::fail_input(const Error& error) {
    if (error.code == ErrorCode::interrupted) {
        outcome_.stopped = true;
        return;
    }
    ++outcome_.failed;
    observer_.failed(error);
    if (failures_.size() < max_failures_shown) {
        failures_.push_back(error);
    }
}

void Runner::make_unique(std::string& id) {
    std::uint32_t& times = seen_ids_[hash64(id)];
    if (++times == 1) {
        return;
    }
    const std::string before = id;
    do {
        id = cat(before, '~', times);
    } while (seen_ids_.contains(hash64(id)) && ++times != 0);
    seen_ids_[hash64(id)] = 1;
    observer_.noted({ErrorCode::duplicate_id,
                     before,
                     std::nullopt,
                     cat("this id occurred before in this run; the later one is now ", id),
                     {}});
}

Result<void> Runner::write_line(std::string record) {
    record += '\n';
    return sink_.write(record);
}

Result<Article> Runner::extract_one(Input input, const ExtractOptions& options) const {
    Result<Document> document = engine::document_of(std::move(input));
    if (!document) {
        return std::unexpected(document.error());
    }
    return stemma_.extract(*std::move(document), options);
}

Result<ReadArticle> Runner::read_one(Input input, const ReadOptions& options) const {
    Result<Article> article = extract_one(std::move(input));
    if (!article) {
        return std::unexpected(article.error());
    }
    return stemma_.read(*std::move(article), options);
}

void Runner::run_articles(std::vector<std::string> inputs,
                          const std::function<Result<void>(ReadArticle)>& take,
                          const ReadOptions& options) {
    run<ReadArticle>(
        std::move(inputs),
        [this, &options](Input input) { return read_one(std::move(input), options); },
        [&](ReadArticle article) {
            make_unique(article.article.id);
            return take(std::move(article));
        });
}

Outcome Runner::extract(std::vector<std::string> inputs, const ExtractOptions& options) {
    run<Article>(
        std::move(inputs), [&](Input input) { return extract_one(std::move(input), options); },
        [this](Article article) {
            make_unique(article.id);
            return write_line(render::json_of(article));
        });
    return finish_stream();
}

Outcome Runner::read(std::vector<std::string> inputs, const ReadRun& options) {
    const ReadOptions reading{.arcs = options.output == ReadOutput::dump,
                              .explain = options.explain};
    if (options.output == ReadOutput::page) {
        return read_page(std::move(inputs), reading);
    }
    run_articles(
        std::move(inputs),
        [&](const ReadArticle& article) {
            return options.output == ReadOutput::dump ? sink_.write(render::reading_dump(article))
                                                      : write_line(render::json_of(article));
        },
        reading);
    return finish_stream();
}

Outcome Runner::read_page(std::vector<std::string> inputs, const ReadOptions& options) {
    std::optional<std::string> page;
    run_articles(
        std::move(inputs),
        [&](const ReadArticle& article) -> Result<void> {
            if (page) {
                return fail(ErrorCode::too_large, article.article.id,
                            "a page shows one article, and this is the second");
            }
            page = render::reading_page(article, Stemma::version());
            return {};
        },
        options);
    if (!page && !outcome_.stopped && outcome_.failed == 0) {
        fail_input({ErrorCode::empty, "input", std::nullopt, "no article in it", {}});
    }
    if (page && !outcome_.stopped) {
        check(sink_.write(*page));
    }
    return finish();
}

Outcome Runner::align(std::vector<std::string> inputs) {
    struct Aligned {
        std::string id;
        Alignment alignment;
    };
    run<Aligned>(
        std::move(inputs),
        [this](Input input) -> Result<Aligned> {
            if (input.format != engine::InputFormat::json_lines) {
                return fail(ErrorCode::unknown_format, input.id,
                            R"(align reads JSON Lines records {"id","a","b"})");
            }
            const Result<json::Taken> record = engine::parse_record(input);
            if (!record) {
                return std::unexpected(record.error());
            }
            const Result<engine::SentencePair> pair = engine::pair_of(record->value, input.id);
            if (!pair) {
                return std::unexpected(pair.error());
            }
            return Aligned{pair->id, stemma_.align(pair->a, pair->b)};
        },
        [this](Aligned aligned) {
            make_unique(aligned.id);
            return write_line(render::json_of(aligned.id, aligned.alignment));
        });
    return finish();
}

std::vector<ReadArticle> Runner::gather(std::vector<std::string> inputs) {
    std::vector<ReadArticle> articles;
    run_articles(std::move(inputs), [&](ReadArticle article) -> Result<void> {
        if (articles.size() == max_articles_held) {
            return fail(ErrorCode::too_large, article.article.id,
                        cat("more than ", max_articles_held, " articles in one run"));
        }
        articles.push_back(std::move(article));
        return {};
    });
    if (articles.empty() && !outcome_.stopped && outcome_.failed == 0) {
        fail_input({ErrorCode::empty, "input", std::nullopt, "no article in it", {}});
    }
    return articles;
}

/// Articles of other stories are collated, too, but not in silence.
void Runner::note_strangers(std::span<const ReadArticle> articles, const Collation& collation) {
    constexpr std::size_t most_named = 20;
    const Result<std::vector<Story>> stories = stemma_.group(articles);
    if (!stories) {
        return;
    }
    const std::vector<engine::Stranger> strangers =
        engine::find_strangers(articles, collation, *stories);
    const auto note = [&](const std::string& source, const std::string& reason) {
        observer_.noted({ErrorCode::unrelated, source, std::nullopt, reason, {}});
    };
    for (std::size_t i = 0; i < std::min(strangers.size(), most_named); ++i) {
        note(articles[strangers[i].article.index()].article.id, strangers[i].reason);
    }
    if (strangers.size() > most_named) {
        note("input",
             cat(strangers.size() - most_named, " more articles seem to tell other stories"));
    }
}

Outcome Runner::collate(std::vector<std::string> inputs) {
    const std::vector<ReadArticle> articles = gather(std::move(inputs));
    if (articles.empty() || outcome_.stopped) {
        return outcome_;
    }
    std::vector<const ReadArticle*> members;
    members.reserve(articles.size());
    for (const ReadArticle& article : articles) {
        members.push_back(&article);
    }
    const Collation collation = stemma_.collate(members);
    note_strangers(articles, collation);
    check(write_line(render::json_of(collation)));
    return finish();
}

Outcome Runner::report(std::vector<std::string> inputs, ReportFormat format) {
    const std::vector<ReadArticle> articles = gather(std::move(inputs));
    if (articles.empty() || outcome_.stopped) {
        return outcome_;
    }
    Result<RunReport> report = stemma_.report(articles);
    if (!report) {
        check(std::unexpected(report.error()));
        return outcome_;
    }
    report->failures = failures_;
    if (stop_) {
        outcome_.stopped = true;
        return outcome_;
    }
    check(sink_.write(stemma_.render(*report, format)));
    return finish();
}

}  // namespace stemma
