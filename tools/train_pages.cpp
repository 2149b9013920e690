// Trains the labelling of pages: data/extract/pages-0.weights (what is not looked at), pages-1 and
// pages-2.
//
//   build/release/tools/train_pages ../shared/eval/data data/extract/pages
//   build/release/tools/train_pages … --only-validate | --only-train [--worst 20] [--dump ID]
//
// Learns from pages whose article is known whole (extract/pages) and from pages of which a few
// pieces are known to belong to the article or not (segments/pages). Each page is sifted by weights
// that saw no page of its site; the passes learn from what is left. Prints the scores of both,
// cross-validated by site, in the metrics of eval/score.py.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

#include "block_report.h"
#include "corpus.h"
#include "extract/html/blocks.h"
#include "extract/html/labelling.h"
#include "extract/html/sieve.h"

using namespace stemma;

namespace {

/// Pages and all their blocks; `examples` has the sieve's rows of these.
struct Pages {
    struct Parsed {
        std::unique_ptr<extract::html::Page> page;
        extract::Blocks blocks;
        extract::html::Structure structure;
    };
    std::vector<Parsed> parsed;
    std::vector<tools::BlockExample> examples;

    extract::Blocks& add(const json::Value& row) {
        auto page = std::make_unique<extract::html::Page>(
            extract::html::Page::parse(std::string(row["html"].string_or(""))));
        extract::Blocks blocks = extract::html::find_blocks(*page);
        extract::html::Structure structure(*page, blocks);
        tools::BlockExample example;
        example.id = row["id"].string_or("");
        example.site = tools::site_of(row["url"].string_or(""));
        example.material.rows = extract::html::sieve_rows(blocks, structure);
        examples.push_back(std::move(example));
        parsed.push_back({std::move(page), std::move(blocks), std::move(structure)});
        return parsed.back().blocks;
    }
};

std::vector<std::string> strings_of(const json::Value& value) {
    std::vector<std::string> strings;
    if (const json::Array* array = value.array()) {
        for (const json::Value& element : *array) {
            strings.emplace_back(element.string_or(""));
        }
    }
    return strings;
}

Pages load_pages(const std::string& folder) {
    Pages pages;
    tools::for_each_row(folder + "/extract/pages.jsonl.xz", [&](const json::Value& row) {
        const extract::Blocks& blocks = pages.add(row);
        tools::BlockExample& example = pages.examples.back();
        example.gold = row["gold_text"].string_or("");
        example.labels = tools::align_labels(blocks, example.gold);
    });
    tools::for_each_row(folder + "/segments/pages.jsonl.xz", [&](const json::Value& row) {
        const extract::Blocks& blocks = pages.add(row);
        tools::BlockExample& example = pages.examples.back();
        example.with = strings_of(row["gold_with"]);
        example.without = strings_of(row["gold_without"]);
        example.labels = tools::piece_labels(blocks, example.with, example.without);
    });
    return pages;
}

/// What a sieve leaves out, and what it should not have.
struct Sifting {
    std::size_t blocks = 0;
    std::size_t left_out = 0;
    std::size_t bytes = 0;
    std::size_t left_out_bytes = 0;
    std::size_t kept = 0;
    std::size_t lost = 0;
    std::size_t kept_bytes = 0;
    std::size_t lost_bytes = 0;

    void add(std::size_t size, bool out, bool keep) {
        ++blocks;
        left_out += out ? 1 : 0;
        bytes += size;
        left_out_bytes += out ? size : 0;
        kept += keep ? 1 : 0;
        kept_bytes += keep ? size : 0;
        lost += out && keep ? 1 : 0;
        lost_bytes += out && keep ? size : 0;
    }
    void print() const {
        const auto share = [](std::size_t part, std::size_t whole) {
            return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
        };
        std::printf(
            "sieve: leaves out %.3f of the blocks, %.3f of the bytes; of what should be kept "
            "%zu of %zu blocks, %.5f of the bytes\n",
            share(left_out, blocks), share(left_out_bytes, bytes), lost, kept,
            share(lost_bytes, kept_bytes));
    }
};

/// Takes what the sieve leaves out of an example, and writes the features of what is left.
void sift(Pages::Parsed& parsed, std::span<const float> outlook, tools::BlockExample& example,
          Sifting& sifting) {
    const std::vector<bool> out = extract::html::hopeless(parsed.blocks, outlook);
    std::vector<std::uint8_t> labels;
    for (std::size_t i = 0; i < out.size(); ++i) {
        sifting.add(parsed.blocks.list[i].text.size(), out[i],
                    example.labels[i] == extract::label_keep);
        if (!out[i]) {
            labels.push_back(example.labels[i]);
        }
    }
    example.labels = std::move(labels);
    extract::html::leave_out(parsed.blocks, parsed.structure, out, outlook);
    example.material =
        extract::html::prepare(*parsed.page, tools::cues(), extract::WrittenFeatures{},
                               std::move(parsed.blocks), std::move(parsed.structure))
            .material;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr std::uint32_t folds = 5;
    const auto load = [&](const std::string& folder) {
        Pages pages = load_pages(folder);
        tools::BlockTraining training = tools::block_training("pages");
        // Few features and no words: less of a prior, or nothing is sure.
        training.first.l2 = 0.02;
        training.first.epochs = 20;
        if (std::ranges::find(argv, argv + argc, std::string_view("--only-validate")) ==
            argv + argc) {
            tools::write_rows_tagger(pages.examples, training, std::string(argv[2]) + "-0.weights");
        }
        const auto outlook = tools::guess_by_rows(pages.examples, training, folds);
        Sifting sifting;
        for (std::size_t i = 0; i < outlook.size(); ++i) {
            sift(pages.parsed[i], outlook[i], pages.examples[i], sifting);
        }
        sifting.print();
        return std::move(pages.examples);
    };
    return tools::run_block_trainer(argc, argv, "pages", load);
}
