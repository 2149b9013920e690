#include "story_corpus.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "corpus.h"
#include "model/classifier.h"
#include "text/tokens.h"

namespace stemma::tools {
namespace {

constexpr double short_weight = 0.5;

void read_into(StoryItem& item, const read::Reader* reader) {
    Article& article = item.read.article;
    article.paragraphs = text::find_paragraphs(article.text);
    if (reader != nullptr) {
        item.read.reading = reader->read(article);
        item.bare.tokens = item.read.reading.tokens;
        item.bare.sentences = item.read.reading.sentences;
    }
}

std::string invented_town(std::uint64_t number) {
    static constexpr std::array<std::string_view, 8> parts{"bar", "ven", "lo",  "mi",
                                                           "sta", "ker", "hol", "du"};
    std::string town;
    for (std::uint64_t rest = hash64("town", number); town.size() < 8; rest /= parts.size()) {
        town += parts[rest % parts.size()];
    }
    town.front() = static_cast<char>(town.front() - 'a' + 'A');
    return town;
}

/// Puts the town in the place of the first one that the text names, or in front.
void move_to(const std::string& town, const Reading& reading, std::string& text) {
    const auto place = std::ranges::find(reading.entities, EntityType::location, &Entity::type);
    if (place == reading.entities.end() || place->mentions.front().end > text.size()) {
        text.insert(0, town + " - ");
        return;
    }
    for (auto mention = place->mentions.rbegin(); mention != place->mentions.rend(); ++mention) {
        if (mention->end <= text.size()) {
            text.replace(mention->begin, mention->end - mention->begin, town);
        }
    }
}

}  // namespace

StorySet load_stories(const std::string& folder, const std::string& name, double weight,
                      const read::Reader* reader) {
    StorySet set{name, {}, {}, weight};
    std::map<std::string, std::uint32_t> numbers;
    tools::for_each_row(folder + "/stories/" + name + ".jsonl.xz", [&](const json::Value& row) {
        StoryItem item;
        Article& article = item.read.article;
        article.id = row["id"].string_or("");
        article.url = row["url"].string_or("");
        article.outlet = row["outlet"].string_or("");
        article.title = row["title"].string_or("");
        article.text = row["text"].string_or("");
        if (const std::string* published = row["published"].string()) {
            article.published = *published;
        }
        article.language = "en";
        read_into(item, reader);
        const std::string gold(row["gold_story"].string_or(""));
        const auto [known, fresh] =
            numbers.try_emplace(gold, static_cast<std::uint32_t>(numbers.size()));
        if (fresh) {
            set.golds.push_back(gold);
        }
        item.gold = known->second;
        item.fold = model::fold_of(name + ":" + gold, story_folds);
        set.items.push_back(std::move(item));
    });
    return set;
}

StorySet shortened(const StorySet& set, const read::Reader* reader) {
    constexpr std::uint32_t events_kept = 150;
    StorySet out{set.name + " short", {}, set.golds, set.weight * short_weight};
    for (const StoryItem& item : set.items) {
        if (item.gold >= events_kept) {
            continue;
        }
        const std::uint64_t random = hash64(item.read.article.id, 5);
        StoryItem cut;
        Article& article = cut.read.article;
        article = item.read.article.copy();
        const std::vector<Sentence>& sentences = item.read.reading.sentences;
        if (!sentences.empty()) {
            const std::size_t last = std::min<std::size_t>(random % 3, sentences.size() - 1);
            article.text.resize(sentences[last].span.end);
        }
        if (item.gold % 3 != 0) {
            move_to(invented_town(item.gold / 6), item.read.reading, article.text);
        }
        if (random / 8 % 4 == 0) {
            article.title.clear();
        }
        if (random / 64 % 4 == 0) {
            article.published.reset();
        }
        read_into(cut, reader);
        cut.gold = item.gold;
        cut.fold = item.fold;
        out.items.push_back(std::move(cut));
    }
    return out;
}

std::vector<std::size_t> order_of(const StorySet& set, std::uint64_t seed) {
    std::vector<std::size_t> order(set.items.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::mt19937_64 random(seed);
    for (std::size_t i = order.size(); seed != 0 && i > 1; --i) {
        std::swap(order[i - 1], order[random() % i]);
    }
    return order;
}

std::vector<std::size_t> order_within_days(const StorySet& set, std::uint64_t seed) {
    std::vector<std::size_t> order = order_of(set, seed);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return set.items[i].read.article.published.value_or("").substr(0, 10);
    });
    return order;
}

}  // namespace stemma::tools
