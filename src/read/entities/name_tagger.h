// Where names stand and of which type, sentence by sentence: the learned half of entities.
//
//   Result<NameTagger> tagger = NameTagger::open(data, gazetteer, clusters);
//   std::vector<Name> names = tagger->tag(article.text, reading);
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "model/tagger.h"
#include "read/entities/entity_features.h"
#include "read/entities/gazetteer.h"
#include "read/words/article_words.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

/// A name in the text: tokens [begin, end) of the Reading.
struct Name {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    EntityType type = EntityType::other;
    std::uint32_t sentence = 0;
};

class NameTagger {
public:
    /// `gazetteer` and `clusters` must outlive this.
    [[nodiscard]] static Result<NameTagger> open(const DataFolder& data, const Gazetteer& gazetteer,
                                                 const WordClusters& clusters);
    [[nodiscard]] static Result<NameTagger> make(model::Tagger tagger, const Gazetteer& gazetteer,
                                                 const WordClusters& clusters,
                                                 const std::string& source);
    [[nodiscard]] std::vector<Name> tag(std::string_view text, const Reading& reading) const;
    /// The same; `words` are the reading's.
    [[nodiscard]] std::vector<Name> tag(const ArticleWords& words, const Reading& reading) const;

    /// "O", then "B-PERSON", "I-PERSON" … in the order of EntityType.
    [[nodiscard]] static std::vector<std::string> labels();

private:
    NameTagger(model::Tagger tagger, const Gazetteer& gazetteer, const WordClusters& clusters)
        : tagger_(std::move(tagger)), gazetteer_(&gazetteer), clusters_(&clusters) {}
    model::Tagger tagger_;
    const Gazetteer* gazetteer_;
    const WordClusters* clusters_;
};

/// Without a tagger for the article's language: countries, agencies, outlets and organizations that
/// the gazetteer lists, where they are written with a capital.
[[nodiscard]] std::vector<Name> known_names(std::string_view text, const Reading& reading,
                                            const Gazetteer& gazetteer);

}  // namespace stemma::read
