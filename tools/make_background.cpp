// In how many documents of news each stem occurs: data/collate/background.tsv.
//
//   make_background OUT.tsv stories/gva.jsonl.xz stories/events69.jsonl.xz …
//
// A fact about the language, not a copy of the texts: stems with a count, none below three
// documents, so that no single article can be told from it.
#include <cstdio>
#include <map>
#include <set>
#include <string>

#include "base/strings.h"
#include "corpus.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/words.h"

namespace {

constexpr std::uint32_t least_documents = 3;

void count_stems(std::string_view text, std::map<std::string, std::uint32_t>& counts) {
    std::set<std::string> seen;
    for (const stemma::text::RawToken& token : stemma::text::tokenize(text).tokens) {
        if (token.kind == stemma::text::TokenKind::word && token.span.size() <= 30) {
            seen.insert(stemma::text::stem(stemma::text::lower(token.span.of(text))));
        }
    }
    for (const std::string& stem : seen) {
        ++counts[stem];
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "use: make_background OUT.tsv CORPUS.jsonl…\n");
        return 2;
    }
    std::map<std::string, std::uint32_t> counts;
    std::uint32_t documents = 0;
    for (int i = 2; i < argc; ++i) {
        stemma::tools::for_each_row(argv[i], [&](const stemma::json::Value& row) {
            for (const char* field : {"text", "a", "b"}) {
                const std::string_view text = row[field].string_or("");
                if (!text.empty()) {
                    ++documents;
                    count_stems(text, counts);
                }
            }
        });
    }
    std::string out =
        "# Made by tools/make_background.cpp: stem, tab, news documents that contain it.\n";
    out += stemma::cat("*\t", documents, '\n');
    for (const auto& [stem, count] : counts) {
        if (count >= least_documents) {
            out += stemma::cat(stem, '\t', count, '\n');
        }
    }
    stemma::tools::write_output(argv[1], out);
    return 0;
}
