// Reading alone: words a second, how the time grows with the length of an article, how long the
// weights take to load, and the memory that they hold.
//
//   stemma_bench_read_growth [INPUT…]        JSON Lines records; default: the invented stories
//
// The articles are joined to longer and longer ones; a line for each doubling. Linear means that
// the last column stays the same.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

#include "base/byte_source.h"
#include "base/data_folder.h"
#include "engine/input_stream.h"
#include "extract/extractor.h"
#include "measure.h"
#include "read/reader.h"
#include "text/tokens.h"

namespace {

using namespace stemma;

template <class T>
T take(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

/// Memory that is resident now, in megabytes.
double resident_megabytes() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    statm >> size >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        words += !space && !inside ? 1U : 0U;
        inside = !space;
    }
    return words;
}

Article article_of(std::string text) {
    Article article;
    article.text = std::move(text);
    article.language = "en";
    article.published = "2022-08-15";
    article.paragraphs = text::find_paragraphs(article.text);
    return article;
}

/// Microseconds a word, over as many readings as it takes to measure.
double microseconds_a_word(const read::Reader& reader, const Article& article) {
    constexpr double enough = 0.3;
    const std::size_t words = count_words(article.text);
    const double start = bench::processor_seconds();
    double passed = 0;
    std::size_t times = 0;
    while (passed < enough) {
        static_cast<void>(reader.read(article));
        ++times;
        passed = bench::processor_seconds() - start;
    }
    return passed * 1e6 / static_cast<double>(words * times);
}

}  // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a line as soon as it is known
    const std::string root = STEMMA_SOURCE_DIR;
    std::vector<std::string> inputs(argv + 1, argv + argc);
    if (inputs.empty()) {
        inputs.push_back(root + "/examples/stories");
    }
    const SystemFiles files;
    const DataFolder data(files, root + "/data");
    const double before = resident_megabytes();
    const double start = bench::processor_seconds();
    const read::Reader reader = take(read::Reader::open(data));
    std::printf("weights and gazetteers of reading: loaded in %.0f ms, %.0f MB resident\n",
                (bench::processor_seconds() - start) * 1e3, resident_megabytes() - before);
    const auto extractor = take(extract::Extractor::open(data));
    const std::unique_ptr<ByteSource> nothing = memory_source({});
    engine::InputStream stream(files, *nothing, inputs);
    std::vector<Article> articles;
    std::string joined;
    std::size_t words = 0;
    while (std::optional<Result<engine::RawInput>> input = stream.next()) {
        articles.push_back(
            take(extractor.extract(take(engine::document_of(take(std::move(*input)))))));
        words += count_words(articles.back().text);
        joined += articles.back().text + "\n\n";
    }
    const double begin = bench::processor_seconds();
    for (const Article& article : articles) {
        static_cast<void>(reader.read(article));
    }
    const double seconds = bench::processor_seconds() - begin;
    std::printf("%zu articles, %zu words: %.0f words/s on one core\n", articles.size(), words,
                static_cast<double>(words) / seconds);
    constexpr std::size_t longest = 50'000;
    constexpr std::size_t bytes_a_word = 6;
    while (!joined.empty() && joined.size() < 2 * longest * bytes_a_word) {
        joined += std::string(joined);
    }
    std::printf("  words of the article   microseconds a word\n");
    for (std::size_t size = 400; size <= 2 * longest; size *= 2) {
        const std::string part = joined.substr(0, joined.find(' ', size * bytes_a_word));
        const Article article = article_of(part);
        std::printf("  %20zu %21.2f\n", count_words(part), microseconds_a_word(reader, article));
    }
    return 0;
}
