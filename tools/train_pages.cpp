// Trains the labelling of pages: data/extract/pages-1.weights and pages-2.weights.
//
//   build/release/tools/train_pages ../shared/eval/data/extract/pages.jsonl.xz data/extract/pages
//   build/release/tools/train_pages … --only-validate | --only-train [--worst 20] [--dump ID]
//
// Prints the score of the articles cross-validated by site, in the metric of eval/score.py.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include "block_training.h"
#include "corpus.h"
#include "extract/html/labelling.h"

using namespace stemma;

namespace {

void load(const std::string& path, std::vector<tools::BlockExample>& examples) {
    tools::for_each_row(path, [&](const json::Value& row) {
        tools::BlockExample example;
        example.id = row["id"].string_or("");
        example.site = tools::site_of(row["url"].string_or(""));
        example.gold = row["gold_text"].string_or("");
        const auto page = extract::html::Page::parse(row["html"].string_or(""));
        example.material = extract::html::prepare(page, tools::cues()).material;
        example.labels = tools::align_labels(example.material.blocks, example.gold);
        examples.push_back(std::move(example));
    });
}

tools::BlockTraining options() {
    tools::BlockTraining training{.name = "pages"};
    training.first.method = model::TaggerMethod::crf;
    training.first.epochs = 20;
    training.first.table_bits = 20;
    // Far more features than blocks: slow steps and a strong prior, or long stretches of one
    // label drown everything else.
    training.first.l2 = 0.06;
    training.first.learning_rate = 0.03;
    training.second = training.first;
    return training;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: train_pages PAGES OUTPUT [--only-validate]\n");
        return 2;
    }
    std::vector<tools::BlockExample> examples;
    load(argv[1], examples);
    const auto asked = [&](const char* name) {
        return std::any_of(argv + 3, argv + argc,
                           [&](const char* option) { return std::strcmp(option, name) == 0; });
    };
    if (!asked("--only-train")) {
        tools::report(examples, tools::cross_validate(examples, options(), 5), argc - 3, argv + 3);
    }
    if (!asked("--only-validate")) {
        tools::write_passes(examples, options(), argv[2]);
    }
    return 0;
}
