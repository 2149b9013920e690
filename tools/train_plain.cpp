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
    tools::BlockTraining training{.name = "plain"};
    training.first.method = model::TaggerMethod::crf;
    training.first.epochs = 12;
    training.first.table_bits = 20;
    training.first.l2 = 1e-3;
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
    if (argc < 3) {
        std::fprintf(stderr, "usage: train_plain CORPUS OUTPUT [--only-validate]\n");
        return 2;
    }
    const std::vector<tools::BlockExample> examples = load(argv[1]);
    if (!getenv("NOCV")) tools::report(examples, tools::cross_validate(examples, options(), 5), argc - 3, argv + 3);
    if (std::none_of(argv + 3, argv + argc, [](const char* option) {
            return std::strcmp(option, "--only-validate") == 0;
        })) {
        tools::write_passes(examples, options(), argv[2]);
    }
    return 0;
}
