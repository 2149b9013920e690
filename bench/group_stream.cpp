// The cost of grouping as the number of open articles grows, on invented articles of known stories.
//
//   stemma_bench_group_stream [ARTICLES] [--plain UP_TO] [--flood]      (default: 200,000)
//
// Words are drawn as often as those of data/group/background.tsv stand in real articles, but
// spelled anew; rarer ones follow Zipf's law. A story brings its own names, places and numbers, and
// its articles repeat some of each other's sentences. Prints articles per second, memory for an
// open article and B-cubed, each time that the number of articles has doubled; up to UP_TO open
// articles the speed of the plain way, too (plain_neighbour.h). --flood: all tell one story.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.h"
#include "base/data_folder.h"
#include "base/hash.h"
#include "base/strings.h"
#include "group/grouper.h"
#include "measure.h"
#include "plain_neighbour.h"
#include "text/tokens.h"

namespace {

using namespace stemma;

constexpr std::uint64_t sentences_in_article = 14;
constexpr std::uint64_t words_in_sentence = 22;
/// Stories that news comes in for at a time; each has about five articles.
constexpr std::uint64_t stories_at_once = 400;
/// Articles that the plain way is asked for at each line: it takes too long for all.
constexpr std::uint32_t plain_asked = 16;

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() { return state_ = hash_combine(state_, 0x9E37); }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    double unit() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }

private:
    std::uint64_t state_;
};

std::string spell(std::uint64_t number) {
    static constexpr std::string_view consonants = "bdfgklmnprstvz";
    static constexpr std::string_view vowels = "aeiou";
    std::string word;
    std::uint64_t rest = number + 100;
    while (rest > 0) {
        word += consonants[rest % consonants.size()];
        rest /= consonants.size();
        word += vowels[rest % vowels.size()];
        rest /= vowels.size();
    }
    return word;
}

/// Ranks of words as often as words of the background counts, whose own letters are not used.
class Vocabulary {
public:
    explicit Vocabulary(std::string_view background) {
        std::vector<double> counts;
        for (const std::string_view line : split(background, '\n')) {
            const std::vector<std::string_view> parts = split(line, '\t');
            std::uint32_t count = 0;
            if (parts.size() == 3 && parts[0] == "word" && parse_number(parts[2], count)) {
                counts.push_back(count);
            }
        }
        std::ranges::sort(counts, std::greater<>{});
        for (const double count : counts) {
            sums_.push_back((sums_.empty() ? 0 : sums_.back()) + count);
        }
    }
    [[nodiscard]] std::string draw(Random& random) const {
        if (random.unit() < rare_share) {
            const double rank = std::exp(random.unit() * std::log(rare_words));
            return spell(sums_.size() + static_cast<std::uint64_t>(rank));
        }
        const double at = random.unit() * sums_.back();
        return spell(
            static_cast<std::uint64_t>(std::ranges::upper_bound(sums_, at) - sums_.begin()));
    }

private:
    /// Words in fewer than three articles of the background counts are not in it.
    static constexpr double rare_share = 0.06;
    static constexpr double rare_words = 200'000;
    std::vector<double> sums_;
};

std::string name(std::uint64_t number) {
    std::string word = spell(1'000'000 + number);
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

std::string sentence(const Vocabulary& vocabulary, std::uint64_t story, std::uint64_t number) {
    Random random(hash_combine(story, number));
    std::string text = "The";
    for (std::uint64_t i = 0; i < words_in_sentence; ++i) {
        text += ' ';
        if (i % 8 == 3) {
            text += name(story * 5 + random.below(5));
        } else if (i % 11 == 5) {
            text += std::to_string(10 + hash_combine(story, random.below(3)) % 900);
        } else if (i % 3 == 0) {
            Random topic(hash_combine(story, random.below(40)));
            text += vocabulary.draw(topic);
        } else {
            text += vocabulary.draw(random);
        }
    }
    return text + ".";
}

ReadArticle article(const Vocabulary& vocabulary, std::uint64_t story, std::uint64_t number,
                    std::int64_t day) {
    Random random(hash_combine(number, 17));
    ReadArticle read;
    read.article.language = "en";
    read.article.title = sentence(vocabulary, story, random.below(4)).substr(0, 70);
    read.article.published = format(date_from(day));
    for (std::uint64_t i = 0; i < sentences_in_article; ++i) {
        // Half of the sentences are the article's own.
        const std::uint64_t which = random.below(2) == 0 ? random.below(20) : 1000 + random.next();
        read.article.text += sentence(vocabulary, story, which) + (i % 3 == 2 ? "\n\n" : " ");
    }
    const text::Tokenized tokenized = text::tokenize(read.article.text);
    for (const text::RawToken& token : tokenized.tokens) {
        read.reading.tokens.push_back({token.span, Pos::x});
    }
    for (const text::SentenceRange& range : tokenized.sentences) {
        read.reading.sentences.push_back({range.span, {range.begin, range.end}, range.paragraph});
    }
    for (std::uint64_t i = 0; i < 5; ++i) {
        Entity entity;
        entity.name = name(story * 5 + i);
        entity.type = i < 2 ? EntityType::location : EntityType::person;
        const std::size_t at = read.article.text.find(entity.name);
        if (at != std::string::npos) {
            entity.mentions.push_back({static_cast<std::uint32_t>(at),
                                       static_cast<std::uint32_t>(at + entity.name.size())});
            read.reading.entities.push_back(std::move(entity));
        }
    }
    return read;
}

double b_cubed(const group::Grouper& grouper, const std::vector<std::uint64_t>& gold) {
    std::unordered_map<std::uint64_t, double> of_gold;
    for (const std::uint64_t story : gold) {
        ++of_gold[story];
    }
    double precision = 0;
    double recall = 0;
    for (const Story& story : grouper.stories()) {
        std::unordered_map<std::uint64_t, double> inside;
        for (const ArticleId member : story.members) {
            ++inside[gold[member.index()]];
        }
        for (const ArticleId member : story.members) {
            const double both = inside[gold[member.index()]];
            precision += both / static_cast<double>(story.members.size());
            recall += both / of_gold[gold[member.index()]];
        }
    }
    const auto n = static_cast<double>(gold.size());
    return 2 * (precision / n) * (recall / n) / (precision / n + recall / n);
}

/// Articles per second of the plain way against all that are open now.
double plain_speed(const bench::PlainNeighbour& plain, const std::vector<ReadArticle>& asked) {
    const double begin = bench::processor_seconds();
    std::uint64_t found = 0;
    for (const ReadArticle& read : asked) {
        found += plain.find(read) == UINT32_MAX ? 0U : 1U;
    }
    const double seconds = bench::processor_seconds() - begin;
    return found == 0 ? 0 : static_cast<double>(asked.size()) / seconds;
}

struct Arguments {
    std::uint32_t articles = 200'000;
    std::uint32_t plain = 0;  ///< open articles up to which the plain way is measured
    bool flood = false;       ///< all articles tell one story
};

bool parse(int argc, char** argv, Arguments& arguments) {
    bool numbered = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--flood") {
            arguments.flood = true;
        } else if (word == "--plain" && i + 1 < argc) {
            if (!parse_number(std::string_view(argv[++i]), arguments.plain)) {
                return false;
            }
        } else if (numbered || !parse_number(word, arguments.articles)) {
            return false;
        } else {
            numbered = true;
        }
    }
    return true;
}

void run(group::Grouper& grouper, const Vocabulary& vocabulary, const Arguments& arguments) {
    Random random(1);
    std::vector<std::uint64_t> gold;
    const double memory_before = bench::resident_megabytes();
    const std::int64_t first_day = days_from({2031, 1, 1});
    double spent = 0;
    std::uint32_t counted = 0;
    bench::PlainNeighbour plain;
    std::vector<ReadArticle> asked;  // the latest articles, to ask the plain way for
    std::printf("    open  articles/s  B-cubed  KB/article  plain way, articles/s\n");
    for (std::uint32_t i = 0; i < arguments.articles; ++i) {
        const std::uint64_t story = arguments.flood ? 0 : i / 5 + random.below(stories_at_once);
        gold.push_back(story);
        const ReadArticle read = article(vocabulary, story, i, first_day + i / 20'000);
        const double begin = bench::processor_seconds();
        grouper.add(ArticleId{i}, read.article, read.reading);
        spent += bench::processor_seconds() - begin;
        ++counted;
        const std::uint32_t open = i + 1;
        const bool compared = open <= arguments.plain;
        if (compared) {
            plain.add(i, read);
        }
        if (compared && std::bit_ceil(open) - open < plain_asked) {
            asked.push_back({read.article.copy(), read.reading.copy()});
        }
        if (open != arguments.articles && (open < 1'000 || !std::has_single_bit(open))) {
            continue;
        }
        std::printf("%8u  %10.0f  %7.4f", open, counted / spent, b_cubed(grouper, gold));
        if (compared) {
            // Both ways' memory is in one heap, so it is told once the plain one is gone.
            std::printf("  %10s  %10.0f\n", "-", plain_speed(plain, asked));
        } else {
            plain = {};
            std::printf("  %10.2f\n", (bench::resident_megabytes() - memory_before) * 1024 / open);
        }
        asked.clear();
        std::fflush(stdout);
        spent = 0;
        counted = 0;
    }
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    if (!parse(argc, argv, arguments)) {
        std::fprintf(stderr,
                     "usage: stemma_bench_group_stream [ARTICLES] [--plain UP_TO] [--flood]\n");
        return 2;
    }
    const SystemFiles files;
    const DataFolder data(files, std::string(STEMMA_SOURCE_DIR) + "/data");
    Result<group::Grouper> grouper = group::Grouper::open(data, {.open_days = 10'000});
    if (!grouper) {
        std::fprintf(stderr, "%s\n", grouper.error().message().c_str());
        return 1;
    }
    const Result<std::string> background = data.read("group/background.tsv");
    if (!background) {
        std::fprintf(stderr, "%s\n", background.error().message().c_str());
        return 1;
    }
    run(*grouper, Vocabulary(*background), arguments);
    return 0;
}
