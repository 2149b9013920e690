// Trains the labelling of plain text: data/extract/plain-1.weights and plain-2.weights.
//
//   build/release/tools/train_plain ../shared/eval/data/extract/plain.jsonl.xz data/extract/plain
//   build/release/tools/train_plain … --only-validate [--worst 20] [--dump ID]
//
// Prints the score of the articles cross-validated by site, in the metric of eval/score.py.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <numeric>

#include "block_training.h"
#include "corpus.h"
#include "extract/plain/labelling.h"

using namespace stemma;

namespace {

std::vector<tools::BlockExample> load(const std::string& path) {
    std::vector<tools::BlockExample> examples;
    tools::for_each_row(path, [&](const json::Value& row) {
        tools::BlockExample example;
        example.id = row["id"].string_or("");
        example.site = tools::site_of(row["url"].string_or(""));
        example.gold = row["gold_text"].string_or("");
        example.material = extract::plain::prepare(row["text"].string_or(""));
        example.labels = tools::align_labels(example.material.blocks, example.gold);
        examples.push_back(std::move(example));
    });
    return examples;
}

tools::BlockTraining options() {
    tools::BlockTraining training{.name = "plain", .first = {}, .second = {}};
    training.first = {
        .method = model::TaggerMethod::crf, .epochs = 12, .table_bits = 20, .l2 = 1e-3};
    training.second = training.first;
    return training;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: train_plain CORPUS OUTPUT [--only-validate]\n");
        return 2;
    }
    const std::vector<tools::BlockExample> examples = load(argv[1]);
    tools::report(examples, tools::cross_validate(examples, options(), 5), argc - 3, argv + 3);
    if (argc == 3) {
        tools::write_passes(examples, options(), argv[2]);
    }
    return 0;
}
