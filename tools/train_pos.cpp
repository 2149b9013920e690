// Trains the part-of-speech tagger, and prints how right it is on text it has not seen.
//
//   train_pos ../shared/train data data/read/pos.weights
//
// Learns from UD English EWT (train) and the Wikinews part of GUM; measures on EWT's dev and test.
#include <algorithm>
#include <cstdio>
#include <string>

#include "base/strings.h"
#include "conllu_corpus.h"
#include "corpus.h"
#include "model/tagger.h"
#include "read/pos/pos_features.h"

namespace {

using namespace stemma;

using Words = tools::TreeSentence;

std::vector<std::string> tag_names() {
    std::vector<std::string> out;
    for (unsigned pos = 0; pos <= static_cast<unsigned>(Pos::x); ++pos) {
        out.emplace_back(name_of(static_cast<Pos>(pos)));
    }
    return out;
}

model::TaggedSequence rows_of(const Words& words, const read::WordClusters& clusters) {
    const ReadArticle article = tools::article_of(words);
    read::WordForms forms;
    forms.read(article.article.text, article.reading.tokens);
    model::FeatureRows written;
    read::pos_features(forms, clusters, written);
    std::vector<model::FeatureVector> rows = written.vectors();
    model::TaggedSequence out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        out.push_back({std::move(rows[i]), static_cast<std::uint8_t>(words[i].pos)});
    }
    return out;
}

char upper(char c) { return is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// The sentence as a headline may print it.
Words in_capitals(Words words) {
    for (tools::TreeWord& word : words) {
        std::transform(word.form.begin(), word.form.end(), word.form.begin(), upper);
    }
    return words;
}
Words in_title_case(Words words) {
    for (tools::TreeWord& word : words) {
        if (word.form.size() > 3) {
            word.form.front() = upper(word.form.front());
        }
    }
    return words;
}

std::vector<model::TaggedSequence> make_lessons(const std::vector<Words>& sentences,
                                                const read::WordClusters& clusters) {
    std::vector<model::TaggedSequence> out;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        out.push_back(rows_of(sentences[i], clusters));
        if (i % 8 == 0) {
            out.push_back(rows_of(in_capitals(sentences[i]), clusters));
        }
        if (i % 8 == 4) {
            out.push_back(rows_of(in_title_case(sentences[i]), clusters));
        }
    }
    return out;
}

void measure(const char* what, const model::Tagger& tagger, const std::vector<Words>& sentences,
             const read::WordClusters& clusters) {
    std::size_t right = 0;
    std::size_t count = 0;
    for (const Words& words : sentences) {
        std::vector<model::FeatureVector> rows;
        for (model::TaggedRow& row : rows_of(words, clusters)) {
            rows.push_back(std::move(row.features));
        }
        const auto tags = tagger.tag(rows);
        for (std::size_t i = 0; i < words.size(); ++i) {
            right += tags[i] == static_cast<std::uint8_t>(words[i].pos) ? 1U : 0U;
            ++count;
        }
    }
    std::printf("%-24s accuracy %.4f of %zu words\n", what,
                static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(count, 1)),
                count);
}

std::vector<Words> map(std::vector<Words> sentences, Words (*change)(Words)) {
    for (Words& words : sentences) {
        words = change(std::move(words));
    }
    return sentences;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: train_pos TRAIN_FOLDER DATA_FOLDER OUTPUT\n");
        return 2;
    }
    const std::string folder = argv[1];
    const SystemFiles files;
    const Result<read::WordClusters> opened = read::WordClusters::open(DataFolder(files, argv[2]));
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().message().c_str());
        return 1;
    }
    const read::WordClusters& clusters = *opened;
    std::vector<Words> sentences = tools::read_conllu(folder + "/ud-ewt/train.conllu.xz");
    for (Words& words : tools::read_conllu(folder + "/ud-gum-wikinews/news.conllu.xz")) {
        sentences.push_back(std::move(words));
    }
    model::TaggerTraining options;
    options.method = model::TaggerMethod::perceptron;
    options.epochs = 8;
    options.table_bits = 22;
    options.min_count = 2;
    options.margin = 15;  // docs/decisions/050-attributions-in-two-passes.md
    options.prune = 0.008;
    const auto tagger =
        model::Tagger::train("pos", tag_names(), make_lessons(sentences, clusters), options);
    const std::string bytes = tagger.encode();
    tools::write_output(argv[3], bytes);
    std::printf("%zu sentences, %zu bytes of weights\n", sentences.size(), bytes.size());
    for (const char* part : {"dev", "test"}) {
        const auto held_out = tools::read_conllu(folder + "/ud-ewt/" + part + ".conllu.xz");
        measure(part, tagger, held_out, clusters);
        measure((std::string(part) + ", capitals").c_str(), tagger, map(held_out, in_capitals),
                clusters);
        measure((std::string(part) + ", title case").c_str(), tagger, map(held_out, in_title_case),
                clusters);
    }
}
