#include "read/entities/entity_finder.h"

#include "read/entities/mention.h"
#include "read/entities/name_tagger.h"
#include "read/entities/references.h"
#include "read/entities/resolver.h"
#include "read/entities/seats_of_power.h"

namespace stemma::read {

struct EntityFinder::State {
    Gazetteer gazetteer;
    const WordClusters* clusters;
    std::optional<NameTagger> tagger;
};

EntityFinder::EntityFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
EntityFinder::EntityFinder(EntityFinder&&) noexcept = default;
EntityFinder& EntityFinder::operator=(EntityFinder&&) noexcept = default;
EntityFinder::~EntityFinder() = default;

Result<EntityFinder> EntityFinder::open(const DataFolder& data, const WordClusters& clusters) {
    Result<Gazetteer> gazetteer = Gazetteer::open(data);
    if (!gazetteer) {
        return std::unexpected(std::move(gazetteer.error()));
    }
    auto state = std::make_unique<State>(*std::move(gazetteer), &clusters, std::nullopt);
    Result<NameTagger> tagger = NameTagger::open(data, state->gazetteer, clusters);
    if (!tagger) {
        return std::unexpected(std::move(tagger.error()));
    }
    state->tagger = *std::move(tagger);
    return EntityFinder(std::move(state));
}

void EntityFinder::find(const Article& article, Reading& reading) const {
    find(article, ArticleWords(article.text, reading.tokens, *state_->clusters), reading);
}

void EntityFinder::find(const Article& article, const ArticleWords& words, Reading& reading) const {
    const bool english =
        article.language.empty() || article.language == "en" || article.language == "und";
    std::vector<Name> names = english ? state_->tagger->tag(words, reading)
                                      : known_names(article.text, reading, state_->gazetteer);
    if (english) {
        add_seats_of_power(article.text, reading, names);
    }
    const std::vector<Mention> mentions =
        make_mentions(article.text, reading, names, state_->gazetteer);
    Resolution resolution = resolve(article.text, reading, mentions, state_->gazetteer);
    if (english) {
        add_references(article.text, reading, mentions, state_->gazetteer, resolution);
    }
    reading.entities = std::move(resolution.entities);
}

}  // namespace stemma::read
