// Trains the labelling of pages: data/extract/pages-1.weights and pages-2.weights.
//
//   build/release/tools/train_pages ../shared/eval/data data/extract/pages
//   build/release/tools/train_pages … --only-validate | --only-train [--worst 20] [--dump ID]
//
// Learns from pages whose article is known whole (extract/pages) and from pages of which a few
// pieces are known to belong to the article or not (segments/pages). Prints the scores of both,
// cross-validated by site, in the metrics of eval/score.py.
#include "block_report.h"
#include "corpus.h"
#include "extract/html/labelling.h"

using namespace stemma;

namespace {

tools::BlockExample example_of(const json::Value& row) {
    tools::BlockExample example;
    example.id = row["id"].string_or("");
    example.site = tools::site_of(row["url"].string_or(""));
    const auto page = extract::html::Page::parse(std::string(row["html"].string_or("")));
    example.material =
        extract::html::prepare(page, tools::cues(), extract::WrittenFeatures{}).material;
    return example;
}

std::vector<std::string> strings_of(const json::Value& value) {
    std::vector<std::string> strings;
    if (const json::Array* array = value.array()) {
        for (const json::Value& element : *array) {
            strings.emplace_back(element.string_or(""));
        }
    }
    return strings;
}

std::vector<tools::BlockExample> load(const std::string& folder) {
    std::vector<tools::BlockExample> examples;
    tools::for_each_row(folder + "/extract/pages.jsonl.xz", [&](const json::Value& row) {
        tools::BlockExample example = example_of(row);
        example.gold = row["gold_text"].string_or("");
        example.labels = tools::align_labels(example.material.blocks, example.gold);
        examples.push_back(std::move(example));
    });
    tools::for_each_row(folder + "/segments/pages.jsonl.xz", [&](const json::Value& row) {
        tools::BlockExample example = example_of(row);
        example.with = strings_of(row["gold_with"]);
        example.without = strings_of(row["gold_without"]);
        example.labels =
            tools::piece_labels(example.material.blocks, example.with, example.without);
        examples.push_back(std::move(example));
    });
    return examples;
}

}  // namespace

int main(int argc, char** argv) { return tools::run_block_trainer(argc, argv, "pages", load); }
