// Articles per second of each stage and of the whole way, on one core, and the peak memory.
//
//   stemma_bench_stages [--passes N] [INPUT…]      (default: the invented stories of examples/)
//
// Each pass takes all inputs through every stage; the median of each stage's passes is printed.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/data_folder.h"
#include "base/strings.h"
#include "collate/collator.h"
#include "engine/input_stream.h"
#include "extract/extractor.h"
#include "group/grouper.h"
#include "measure.h"
#include "read/reader.h"
#include "render/html/html.h"

namespace {

using namespace stemma;

constexpr std::array<const char*, 5> stage_names{"extract", "read", "group", "collate", "render"};
using Seconds = std::array<double, stage_names.size()>;

[[noreturn]] void stop(const std::string& reason) {
    std::fprintf(stderr, "%s\n", reason.c_str());
    std::exit(1);
}

template <class T>
T take(Result<T> result) {
    if (!result) {
        stop(result.error().message());
    }
    return *std::move(result);
}

struct Stages {
    extract::Extractor extractor;
    read::Reader reader;
    collate::Collator collator;
    DataFolder data;
};

std::vector<Document> load(const Files& files, const std::vector<std::string>& inputs) {
    const std::unique_ptr<ByteSource> nothing = memory_source({});
    engine::InputStream stream(files, *nothing, inputs);
    std::vector<Document> documents;
    while (std::optional<Result<engine::RawInput>> input = stream.next()) {
        documents.push_back(take(engine::document_of(take(std::move(*input)))));
    }
    if (documents.empty()) {
        stop("no inputs");
    }
    return documents;
}

class Timer {
public:
    /// Seconds of processor time since it was made or last asked.
    double lap() {
        const double now = bench::processor_seconds();
        return now - std::exchange(last_, now);
    }

private:
    double last_ = bench::processor_seconds();
};

struct Pass {
    Seconds seconds{};
    std::size_t stories = 0;
    std::size_t page_bytes = 0;
};

Pass run(const std::vector<Document>& documents, const Stages& stages) {
    Pass pass;
    Timer timer;
    std::vector<ReadArticle> articles;
    for (const Document& document : documents) {
        articles.push_back({take(stages.extractor.extract(document)), {}});
    }
    pass.seconds[0] = timer.lap();
    for (ReadArticle& article : articles) {
        article.reading = stages.reader.read(article.article);
    }
    pass.seconds[1] = timer.lap();
    // Opening the grouper reads its weights; a stream pays for it once, not for each article.
    group::Grouper grouper = take(group::Grouper::open(stages.data, {}));
    timer.lap();
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
        grouper.add(ArticleId{i}, articles[i].article, articles[i].reading);
    }
    RunReport report;
    for (Story& story : grouper.stories()) {
        StoryReport one;
        for (const ArticleId member : story.members) {
            one.articles.push_back(&articles[member.index()]);
        }
        one.story = std::move(story);
        report.stories.push_back(std::move(one));
    }
    pass.seconds[2] = timer.lap();
    for (StoryReport& story : report.stories) {
        story.collation = stages.collator.collate(story.articles);
    }
    pass.seconds[3] = timer.lap();
    pass.page_bytes = render::html(report).size();
    pass.seconds[4] = timer.lap();
    pass.stories = report.stories.size();
    return pass;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void print(const std::vector<Pass>& passes, std::size_t articles) {
    const auto line = [&](const char* name, double seconds) {
        std::printf("  %-22s %10.0f articles/s %10.3f ms/article\n", name,
                    static_cast<double>(articles) / seconds,
                    seconds * 1000 / static_cast<double>(articles));
    };
    const auto sum = [](const Seconds& seconds, std::size_t begin, std::size_t end) {
        double total = 0;
        for (std::size_t i = begin; i < end; ++i) {
            total += seconds[i];
        }
        return total;
    };
    const auto median_of = [&](std::size_t begin, std::size_t end) {
        std::vector<double> values;
        for (const Pass& pass : passes) {
            values.push_back(sum(pass.seconds, begin, end));
        }
        return median(std::move(values));
    };
    std::printf("%zu articles, %zu stories, page of %zu KB, median of %zu passes, one core\n",
                articles, passes.front().stories, passes.front().page_bytes / 1024, passes.size());
    for (std::size_t i = 0; i < stage_names.size(); ++i) {
        line(stage_names[i], median_of(i, i + 1));
    }
    line("read, group, collate", median_of(1, 4));
    line("end to end", median_of(0, stage_names.size()));
    std::printf("  %-22s %10.0f MB\n", "peak memory", bench::peak_megabytes());
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t passes = 5;
    std::vector<std::string> inputs;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--passes" && i + 1 < argc) {
            if (!parse_number(std::string_view(argv[++i]), passes) || passes == 0) {
                stop("--passes takes a number from 1");
            }
        } else {
            inputs.emplace_back(word);
        }
    }
    const std::string root = STEMMA_SOURCE_DIR;
    if (inputs.empty()) {
        inputs.push_back(root + "/examples/stories");
    }
    const SystemFiles files;
    const DataFolder data(files, root + "/data");
    const Stages stages{take(extract::Extractor::open(data)), take(read::Reader::open(data)),
                        take(collate::Collator::open(data)), data};
    const std::vector<Document> documents = load(files, inputs);
    std::vector<Pass> done;
    for (std::size_t i = 0; i < passes; ++i) {
        done.push_back(run(documents, stages));
    }
    print(done, documents.size());
    return 0;
}
