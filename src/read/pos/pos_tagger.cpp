#include "read/pos/pos_tagger.h"

#include <algorithm>
#include <array>

#include "model/tagger.h"
#include "read/pos/pos_features.h"

namespace stemma::read {
namespace {

constexpr std::size_t pos_count = static_cast<std::size_t>(Pos::x) + 1;

/// Each label of the weights as a Pos.
Result<std::vector<Pos>> read_labels(const model::Tagger& tagger, const std::string& source) {
    std::vector<Pos> out;
    for (const std::string& label : tagger.labels()) {
        std::size_t pos = 0;
        while (pos < pos_count && name_of(static_cast<Pos>(pos)) != label) {
            ++pos;
        }
        if (pos == pos_count) {
            return fail(ErrorCode::damaged, source, "unknown part of speech: " + label);
        }
        out.push_back(static_cast<Pos>(pos));
    }
    return out;
}

/// What can be told without knowing the language.
Pos plain_pos(const WordForm& word) {
    if (word.has_letter) {
        return Pos::x;
    }
    return word.has_digit ? Pos::num : Pos::punct;
}

bool speaks_english(const Article& article) {
    return article.language.empty() || article.language == "en" || article.language == "und";
}

}  // namespace

struct PosTagger::State {
    model::Tagger tagger;
    std::vector<Pos> labels;
    const WordClusters* clusters;
};

PosTagger::PosTagger(std::unique_ptr<State> state) : state_(std::move(state)) {}
PosTagger::PosTagger(PosTagger&&) noexcept = default;
PosTagger& PosTagger::operator=(PosTagger&&) noexcept = default;
PosTagger::~PosTagger() = default;

Result<PosTagger> PosTagger::open(const DataFolder& data, const WordClusters& clusters) {
    const std::string name = "read/pos.weights";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    Result<model::Tagger> tagger = model::Tagger::parse(*bytes, data.path_of(name));
    if (!tagger) {
        return std::unexpected(std::move(tagger.error()));
    }
    Result<std::vector<Pos>> labels = read_labels(*tagger, data.path_of(name));
    if (!labels) {
        return std::unexpected(std::move(labels.error()));
    }
    return PosTagger(std::make_unique<State>(*std::move(tagger), *std::move(labels), &clusters));
}

void PosTagger::tag(const Article& article, Reading& reading) const {
    tag(article, ArticleWords(article.text, reading.tokens, *state_->clusters), reading);
}

void PosTagger::tag(const Article& article, const ArticleWords& all, Reading& reading) const {
    WordForms words;
    model::FeatureRows rows;
    const bool english = speaks_english(article);
    for (const Sentence& sentence : reading.sentences) {
        const std::span<Token> tokens =
            std::span(reading.tokens)
                .subspan(sentence.tokens.begin, sentence.tokens.end - sentence.tokens.begin);
        words.read(all.of(sentence.tokens));
        if (!english) {
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                tokens[i].pos = plain_pos(words[i]);
            }
            continue;
        }
        pos_features(words, *state_->clusters, rows);
        const auto tags = state_->tagger.tag(rows);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            tokens[i].pos = state_->labels[tags[i]];
        }
    }
}

}  // namespace stemma::read
