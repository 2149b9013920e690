// Trains the labelling of pages: data/extract/pages-1.weights and pages-2.weights.
//
//   build/release/tools/train_pages EVAL/extract/pages.jsonl.xz EVAL/segments/pages.jsonl.xz
//                                   data/extract/pages          (EVAL is ../shared/eval/data)
//   build/release/tools/train_pages … --only-validate [--worst 20] [--dump ID]
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
        example.material = extract::html::prepare(page).material;
        example.labels = tools::align_labels(example.material.blocks, example.gold);
        examples.push_back(std::move(example));
    });
}

tools::BlockTraining options() {
    tools::BlockTraining training{.name = "pages"};
    training.first.method = model::TaggerMethod::crf;
    training.first.epochs = 12;
    training.first.table_bits = 20;
    training.first.l2 = 1e-2;
    training.first.learning_rate = 0.03;
    if (getenv("LR")) {
        training.first.learning_rate = atof(getenv("LR"));
    }
    if (getenv("L2")) {
        training.first.l2 = atof(getenv("L2"));
    }
    if (getenv("EP")) {
        training.first.epochs = atoi(getenv("EP"));
    }
    if (getenv("MS")) {
        training.min_sites = atoi(getenv("MS"));
    }
    training.second = training.first;
    return training;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "usage: train_pages PAGES SEGMENTS OUTPUT [--only-validate]\n");
        return 2;
    }
    std::vector<tools::BlockExample> examples;
    load(argv[1], examples);
    if (!getenv("NOCV")) tools::report(examples, tools::cross_validate(examples, options(), 5), argc - 4, argv + 4);
    if (std::none_of(argv + 4, argv + argc, [](const char* option) {
            return std::strcmp(option, "--only-validate") == 0;
        })) {
        tools::write_passes(examples, options(), argv[3]);
    }
    return 0;
}
