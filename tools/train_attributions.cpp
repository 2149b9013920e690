// Trains data/read/attribution_{cues,arguments}.weights on PolNeAR, and reports held-out figures by
// cross-validation over whole documents.
//
//   build/release/tools/train_attributions --corpus FOLDER --data data [--folds N] [--report-only]
//       --folds 0 only trains; --only-folds N stops after N of them; --limit N takes N articles;
//       --favour A,B,… measures several biases of the first pass and keeps the first
//
// FOLDER holds polnear.jsonl.xz and sentences.jsonl.xz. The sentences are cut from articles of the
// same corpus: a document is in one fold across both.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/strings.h"
#include "corpus.h"
#include "model/classifier.h"
#include "quote_corpus.h"
#include "read/attributions/argument_features.h"
#include "read/attributions/article_view.h"
#include "read/attributions/attribution_model.h"
#include "read/attributions/cue_features.h"
#include "read/entities/entity_finder.h"
#include "read/pos/pos_tagger.h"

namespace stemma::tools {
namespace {

using read::ArgumentLabel;
using read::CueLabel;

struct Options {
    std::string corpus;
    std::string data;
    std::uint32_t folds = 5;
    std::uint32_t only_folds = 5;
    bool report_only = false;
    std::size_t limit = SIZE_MAX;
    model::TaggerTraining cues;
    model::TaggerTraining arguments;
    std::vector<float> favours;  ///< of beginning a cue; tried in turn, the first is kept
};

[[noreturn]] void stop(const std::string& reason) {
    std::fprintf(stderr, "%s\n", reason.c_str());
    std::exit(1);
}

template <class T>
T need(Result<T> result) {
    if (!result) {
        stop(result.error().message());
    }
    return *std::move(result);
}

// ---- gold to labels

TokenRange hull(const std::vector<Token>& tokens, const std::vector<Span>& spans) {
    TokenRange all{UINT32_MAX, 0};
    for (const Span span : spans) {
        const TokenRange range = read::tokens_in(tokens, span);
        if (range.begin < range.end) {
            all = {std::min(all.begin, range.begin), std::max(all.end, range.end)};
        }
    }
    return all;
}

void put_run(const std::vector<Token>& tokens, Span span, TokenRange window, ArgumentLabel first,
             std::vector<std::uint8_t>& labels) {
    TokenRange range = read::tokens_in(tokens, span);
    range = {std::max(range.begin, window.begin), std::min(range.end, window.end)};
    if (range.begin >= range.end) {
        return;
    }
    const auto begin = static_cast<std::uint8_t>(first);
    const std::size_t b = range.begin - window.begin;
    const std::size_t e = range.end - window.begin;
    std::fill(labels.begin() + static_cast<std::ptrdiff_t>(b),
              labels.begin() + static_cast<std::ptrdiff_t>(e),
              static_cast<std::uint8_t>(begin + 1));
    labels[b] = begin;
    labels[e - 1] = static_cast<std::uint8_t>(begin + 2);
    if (e == b + 1) {
        labels[b] = static_cast<std::uint8_t>(begin + 3);
    }
}

struct GoldCue {
    TokenRange range;
    const GoldAttribution* gold = nullptr;
};

std::vector<GoldCue> gold_cues(const LabelledArticle& item) {
    std::vector<GoldCue> cues;
    for (const GoldAttribution& gold : item.gold) {
        const TokenRange range = hull(item.reading.tokens, gold.roles[1]);
        if (range.begin < range.end) {
            cues.push_back({range, &gold});
        }
    }
    std::ranges::stable_sort(cues, {}, [](const GoldCue& c) { return c.range.begin; });
    const auto same = [](const GoldCue& a, const GoldCue& b) {
        return b.range.begin < a.range.end;
    };
    cues.erase(std::unique(cues.begin(), cues.end(), same), cues.end());
    return cues;
}

/// What the word lists tell.
struct Knowledge {
    read::Inflections forms;
    read::WordClasses classes;
};

struct Examples {
    std::vector<model::TaggedSequence> cues;
    std::vector<model::TaggedSequence> arguments;
};

model::TaggedSequence join_labels(std::vector<model::FeatureVector> rows,
                                  const std::vector<std::uint8_t>& labels) {
    model::TaggedSequence sequence(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sequence[i] = {std::move(rows[i]), labels[i]};
    }
    return sequence;
}

void add_examples(const LabelledArticle& item, const Knowledge& known, Examples& out) {
    const read::TokenTable table =
        read::make_token_table(item.article.text, item.reading, known.forms);
    const read::ArticleView view(item.article.text, item.reading, table);
    const std::vector<GoldCue> cues = gold_cues(item);
    std::vector<TokenRange> ranges;
    std::vector<std::uint8_t> all(item.reading.tokens.size(), 0);
    for (const GoldCue& cue : cues) {
        ranges.push_back(cue.range);
        for (std::uint32_t i = cue.range.begin; i < cue.range.end; ++i) {
            all[i] = static_cast<std::uint8_t>(i == cue.range.begin ? CueLabel::begin
                                                                    : CueLabel::inside);
        }
    }
    for (const Sentence& sentence : item.reading.sentences) {
        model::FeatureRows rows;
        read::write_cue_features(view, known.classes, sentence.tokens, rows);
        std::vector<std::uint8_t> labels(all.begin() + sentence.tokens.begin,
                                         all.begin() + sentence.tokens.end);
        if (!labels.empty() && labels[0] == static_cast<std::uint8_t>(CueLabel::inside)) {
            labels[0] = static_cast<std::uint8_t>(CueLabel::begin);
        }
        out.cues.push_back(join_labels(rows.vectors(), labels));
    }
    for (std::size_t c = 0; c < cues.size(); ++c) {
        const TokenRange window = read::argument_window(view, ranges, c);
        model::FeatureRows rows;
        read::write_argument_features(view, window, ranges, c, rows);
        std::vector<std::uint8_t> labels(rows.size(), 0);
        for (const Span span : cues[c].gold->roles[2]) {
            put_run(item.reading.tokens, span, window, ArgumentLabel::content_begin, labels);
        }
        for (const Span span : cues[c].gold->roles[0]) {
            put_run(item.reading.tokens, span, window, ArgumentLabel::source_begin, labels);
        }
        out.arguments.push_back(join_labels(rows.vectors(), labels));
    }
}

using Encoded = std::array<std::string, 2>;

void train(const Examples& examples, const Options& options, Encoded& encoded) {
    encoded[0] = model::Tagger::train("attribution-cues", read::cue_label_names(), examples.cues,
                                      options.cues)
                     .encode();
    encoded[1] = model::Tagger::train("attribution-arguments", read::argument_label_names(),
                                      examples.arguments, options.arguments)
                     .encode();
}

/// What is measured is what a weights file holds.
read::AttributionModel decode(const Knowledge& known, const Encoded& encoded, float favour) {
    model::Tagger cues = need(model::Tagger::parse(encoded[0], "attribution-cues"));
    cues.favour(static_cast<std::uint8_t>(CueLabel::begin), favour);
    return {known.classes, std::move(cues),
            need(model::Tagger::parse(encoded[1], "attribution-arguments"))};
}

using Keep = std::function<bool(const LabelledArticle&)>;

Examples gather(const std::vector<LabelledArticle>& items, const Knowledge& known,
                const Keep& keep) {
    Examples examples;
    for (const LabelledArticle& item : items) {
        if (item.whole && keep(item)) {
            add_examples(item, known, examples);
        }
    }
    return examples;
}

Options parse_options(int count, char** values) {
    Options options;
    options.cues.epochs = 6;
    options.arguments.epochs = 6;
    options.cues.margin = 30;  // docs/decisions/050-attributions-in-two-passes.md
    options.arguments.margin = 50;
    options.cues.min_count = 3;
    options.cues.table_bits = 20;
    options.cues.prune = options.arguments.prune = 0.012;
    options.arguments.min_count = 4;
    options.arguments.table_bits = 19;
    options.arguments.allowed = read::allowed_argument_labels();
    options.cues.allowed = read::allowed_cue_labels();
    options.favours = {10};
    for (int i = 1; i < count; ++i) {
        const std::string_view name = values[i];
        const auto value = [&] { return std::string_view(i + 1 < count ? values[++i] : ""); };
        const auto number = [&] {
            std::uint32_t n = 0;
            return parse_number(value(), n) ? n : 0;
        };
        if (name == "--corpus") {
            options.corpus = value();
        } else if (name == "--data") {
            options.data = value();
        } else if (name == "--folds") {
            options.folds = options.only_folds = number();
        } else if (name == "--only-folds") {
            options.only_folds = number();
        } else if (name == "--report-only") {
            options.report_only = true;
        } else if (name == "--limit") {
            options.limit = number();
        } else if (name == "--epochs") {
            options.cues.epochs = options.arguments.epochs = number();
        } else if (name == "--favour") {
            options.favours.clear();
            for (const std::string_view part : split(value(), ',')) {
                options.favours.push_back(std::strtof(std::string(part).c_str(), nullptr));
            }
        } else {
            stop(cat("unknown option ", name));
        }
    }
    if (options.corpus.empty() || options.data.empty()) {
        stop("usage: train_attributions --corpus FOLDER --data FOLDER [--folds N] [--report-only]");
    }
    return options;
}

struct Held {
    QuoteTallies articles;
    QuoteTallies sentences;
};

void cross_validate(const std::vector<LabelledArticle>& items, const Knowledge& known,
                    const Options& options) {
    std::vector<Held> held(options.favours.size());
    for (std::uint32_t fold = 0; fold < options.only_folds; ++fold) {
        const auto held_out = [&](const LabelledArticle& item) {
            return model::fold_of(item.document, options.folds) == fold;
        };
        Encoded encoded;
        train(gather(items, known, [&](const LabelledArticle& item) { return !held_out(item); }),
              options, encoded);
        for (std::size_t t = 0; t < options.favours.size(); ++t) {
            const read::AttributionModel model = decode(known, encoded, options.favours[t]);
            for (const LabelledArticle& item : items) {
                if (held_out(item)) {
                    const read::TokenTable table =
                        read::make_token_table(item.article.text, item.reading, known.forms);
                    const read::ArticleView view(item.article.text, item.reading, table);
                    score_quotes(item, model.find(view),
                                 item.whole ? held[t].articles : held[t].sentences);
                }
            }
        }
        std::fprintf(stderr, "fold %u: %zu + %zu bytes\n", fold, encoded[0].size(),
                     encoded[1].size());
    }
    for (std::size_t t = 0; t < options.favours.size(); ++t) {
        std::printf("favour %.2f\n", static_cast<double>(options.favours[t]));
        print_quotes("polnear", held[t].articles);
        print_quotes("sentences", held[t].sentences);
    }
}

int run(const Options& options) {
    const SystemFiles files;
    const DataFolder data(files, options.data);
    const read::Inflections forms = need(read::Inflections::open(data));
    const Knowledge known{forms, need(read::WordClasses::open(data, forms))};
    const read::WordClusters clusters = need(read::WordClusters::open(data));
    const read::PosTagger pos = need(read::PosTagger::open(data, clusters));
    const read::EntityFinder entities = need(read::EntityFinder::open(data, clusters));
    std::vector<LabelledArticle> items = load_quote_articles(options.corpus, options.limit);
    for (LabelledArticle& item : load_quote_sentences(options.corpus)) {
        items.push_back(std::move(item));
    }
    for (LabelledArticle& item : items) {
        pos.tag(item.article, item.reading);
        entities.find(item.article, item.reading);
    }
    if (options.folds > 1) {
        cross_validate(items, known, options);
    }
    if (!options.report_only) {
        Encoded encoded;
        train(gather(items, known, [](const LabelledArticle&) { return true; }), options, encoded);
        model::Tagger cues = need(model::Tagger::parse(encoded[0], "attribution-cues"));
        cues.favour(static_cast<std::uint8_t>(CueLabel::begin), options.favours.front());
        write_output(options.data + "/read/attribution_cues.weights", cues.encode());
        write_output(options.data + "/read/attribution_arguments.weights", encoded[1]);
    }
    return 0;
}

}  // namespace
}  // namespace stemma::tools

int main(int count, char** values) {
    return stemma::tools::run(stemma::tools::parse_options(count, values));
}
