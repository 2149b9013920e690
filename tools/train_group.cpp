// Trains and measures the scores that group articles into stories.
//
//   build/release/tools/train_group ../shared/eval/data data [--write] [--shuffle SEED]
//                                   [--wrong FILE]
//
// Cross-validated by event: an article is scored by models that saw no pair with an article of any
// event in its fold, over the whole stream with all its distractors. --write trains on everything
// and stores data/group/{pair,pair-trees,story}.weights. --wrong lists, worst first, how the
// cross-validated grouping differs from the labels.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/data_folder.h"
#include "corpus.h"
#include "read/reader.h"
#include "story_corpus.h"
#include "story_report.h"
#include "story_training.h"

namespace {

using namespace stemma;
using namespace stemma::tools;

struct Arguments {
    std::string eval;
    std::string data;
    bool write = false;
    std::uint64_t shuffle = 0;
    std::string wrong;
};

Arguments arguments_of(int argc, char** argv) {
    Arguments arguments;
    std::vector<std::string> plain;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--write") {
            arguments.write = true;
        } else if (word == "--shuffle" && i + 1 < argc) {
            arguments.shuffle = std::strtoull(argv[++i], nullptr, 10);
        } else if (word == "--wrong" && i + 1 < argc) {
            arguments.wrong = argv[++i];
        } else {
            plain.push_back(word);
        }
    }
    if (plain.size() != 2) {
        std::fprintf(stderr,
                     "usage: train_group EVAL_DATA DATA [--write] [--shuffle SEED] "
                     "[--wrong FILE]\n");
        std::exit(2);
    }
    arguments.eval = plain[0];
    arguments.data = plain[1];
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = arguments_of(argc, argv);
    SystemFiles files;
    const DataFolder folder(files, arguments.data);
    const Result<read::Reader> reader = read::Reader::open(folder);
    if (!reader) {
        std::fprintf(stderr, "without readings: %s\n", reader.error().message().c_str());
    }
    std::vector<StorySet> sets;
    const read::Reader* how = reader ? &*reader : nullptr;
    sets.push_back(load_stories(arguments.eval, "gva", 0.6, how));
    sets.push_back(load_stories(arguments.eval, "events69", 1, how));
    sets.push_back(load_stories(arguments.eval, "wikinews_medium", 1, how));

    for (std::size_t i = 0; i < 3; ++i) {
        sets.push_back(shortened(sets[i], how));
    }

    const FoldModels models = train_folds(sets, arguments.data);
    report_scores(sets, arguments.data, models, Readings::full);
    report_scores(sets, arguments.data, models, Readings::bare);
    if (arguments.shuffle != 0) {
        report_orders(sets, arguments.data, models, arguments.shuffle);
    }
    if (!arguments.wrong.empty()) {
        std::FILE* out = std::fopen(arguments.wrong.c_str(), "w");
        list_wrong(sets, arguments.data, models, out);
        std::fclose(out);
    }
    if (arguments.write) {
        write_output(arguments.data + "/group/pair.weights", models.pair.back().encode());
        write_output(arguments.data + "/group/pair-trees.weights", models.trees.back().encode());
        write_output(arguments.data + "/group/story.weights", models.story.back().encode());
    }
    return 0;
}
