// Trains the labelling of plain text: data/extract/plain-1.weights and plain-2.weights.
//
//   build/release/tools/train_plain ../shared/eval/data/extract/plain.jsonl.xz data/extract/plain
//   build/release/tools/train_plain … --only-validate | --only-train [--worst 20] [--dump ID]
//
// Prints the score of the articles cross-validated by site, in the metric of eval/score.py.
#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"
#include "block_report.h"
#include "corpus.h"
#include "extract/plain/labelling.h"

using namespace stemma;

namespace {

tools::BlockExample example_of(std::string_view text) {
    tools::BlockExample example;
    example.material = extract::plain::prepare(text, tools::cues(), extract::WrittenFeatures{});
    return example;
}

/// The same text as if most of the site around the article had been cut off already.
tools::BlockExample trimmed(const tools::BlockExample& whole) {
    const auto& labels = whole.labels;
    const auto& blocks = whole.material.blocks;
    const auto first = static_cast<std::size_t>(std::ranges::find(labels, 1) - labels.begin());
    const auto after =
        static_cast<std::size_t>(labels.rend() - std::find(labels.rbegin(), labels.rend(), 1));
    const std::uint64_t chance = hash64(whole.id);
    const std::size_t begin = first - std::min<std::size_t>(first, chance % 6);
    const std::size_t end = std::min<std::size_t>(after + (chance >> 8U) % 9, labels.size());
    std::string text;
    std::vector<std::uint8_t> kept_labels;
    for (std::size_t i = begin; i < end; ++i) {
        text += blocks.list[i].gap == extract::Gap::paragraph ? "\n\n" : "\n";
        text += blocks.text_of(blocks.list[i]);
        kept_labels.push_back(labels[i]);
    }
    tools::BlockExample example = example_of(text);
    example.id = whole.id + " trimmed";
    example.site = whole.site;
    example.labels = std::move(kept_labels);
    example.weak = true;
    return example;
}

std::vector<tools::BlockExample> load(const std::string& path) {
    std::vector<tools::BlockExample> examples;
    tools::for_each_row(path, [&](const json::Value& row) {
        tools::BlockExample example = example_of(row["text"].string_or(""));
        example.id = row["id"].string_or("");
        example.site = tools::site_of(row["url"].string_or(""));
        example.gold = row["gold_text"].string_or("");
        example.labels = tools::align_labels(example.material.blocks, example.gold);
        tools::BlockExample second = trimmed(example);
        examples.push_back(std::move(example));
        if (second.labels.size() == second.material.blocks.list.size()) {  // not joined as wrapped
            examples.push_back(std::move(second));
        }
    });
    return examples;
}

/// Texts of data/extract/plain_examples.txt; each counts as a site of its own.
void add_invented(const std::string& path, std::vector<tools::BlockExample>& examples) {
    std::string text;
    std::vector<std::uint8_t> labels;
    std::size_t number = 0;
    const std::string all = tools::read_corpus(path) + "====\n";
    for (const std::string_view line : split(all, '\n')) {
        if (line.starts_with("====")) {
            tools::BlockExample example = example_of(text);
            example.site = example.id = cat("invented-", ++number);
            example.labels = labels;
            example.weak = true;
            examples.push_back(std::move(example));
            text.clear();
            labels.clear();
        } else if (line.starts_with("+ ") || line.starts_with("- ")) {
            text += line.substr(2);
            text += '\n';
            labels.push_back(line[0] == '+' ? 1 : 0);
        } else if (!line.starts_with('#')) {
            text += '\n';
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    return tools::run_block_trainer(argc, argv, "plain", [](const std::string& path) {
        std::vector<tools::BlockExample> examples = load(path);
        add_invented("data/extract/plain_examples.txt", examples);
        return examples;
    });
}
