// Makes data/group/background.tsv: in how many articles of a general news corpus a stem or a name
// stands, so that the first articles of a stream can be weighed.
//
//   build/release/tools/make_group_background ../shared/eval/data > data/group/background.tsv
//
// The story sets are left out: what is trained and measured on them must not know their words.
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/strings.h"
#include "corpus.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/words.h"

namespace {

using namespace stemma;

constexpr int least_articles = 3;

struct Counts {
    int articles = 0;
    std::map<std::pair<std::string, std::string>, int> by_term;  ///< kind, term
};

bool has_letter(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const text::CodePoint point = text::decode(word, at);
        if (text::is_digit(point.value)) {
            return false;
        }
        if (text::is_letter(point.value)) {
            return true;
        }
        at += point.size;
    }
    return false;
}

void count(std::string_view article, Counts& counts) {
    std::set<std::pair<std::string, std::string>> terms;
    const text::Tokenized tokenized = text::tokenize(article);
    for (const text::SentenceRange& sentence : tokenized.sentences) {
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const std::string_view word = tokenized.tokens[i].span.of(article);
            const std::string lower = text::fold(word);
            if (!has_letter(word) || text::is_stop_word(lower)) {
                continue;
            }
            terms.emplace("word", text::stem(lower));
            if (i != sentence.begin && text::is_upper(text::decode(word, 0).value)) {
                terms.emplace("name", lower);
            }
        }
    }
    ++counts.articles;
    for (const auto& term : terms) {
        ++counts.by_term[term];
    }
}

/// Every `step`th article of a set: one topic should not weigh more than the world.
void count_set(const std::string& path, const char* field, int step, Counts& counts) {
    int number = 0;
    tools::for_each_row(path, [&](const json::Value& row) {
        if (number++ % step == 0) {
            count(row[field].string_or(""), counts);
        }
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: make_group_background EVAL_DATA > background.tsv\n");
        return 2;
    }
    const std::string folder = argv[1];
    Counts counts;
    count_set(folder + "/entities/worldwide.jsonl.xz", "text", 1, counts);
    count_set(folder + "/quotes/polnear.jsonl.xz", "text", 1, counts);
    count_set(folder + "/times/timeml.jsonl.xz", "text", 1, counts);
    count_set(folder + "/extract/pages.jsonl.xz", "gold_text", 1, counts);
    count_set(folder + "/wire/helsinki.jsonl.xz", "text", 10, counts);
    std::printf(
        "# In how many articles of a general news corpus a stem or a name stands.\n"
        "# Made by tools/make_group_background.cpp; see background.md.\n"
        "articles\t%d\n",
        counts.articles);
    for (const auto& [term, articles] : counts.by_term) {
        if (articles >= least_articles) {
            std::printf("%s\t%s\t%d\n", term.first.c_str(), term.second.c_str(), articles);
        }
    }
    return 0;
}
