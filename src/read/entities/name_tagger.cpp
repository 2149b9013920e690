#include "read/entities/name_tagger.h"

#include <algorithm>

namespace stemma::read {
namespace {

constexpr std::uint8_t outside = 0;

/// The runs of labels of one sentence as names.
void collect(std::span<const std::uint8_t> labels, std::uint32_t first, std::uint32_t sentence,
             std::vector<Name>& names) {
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == outside) {
            continue;
        }
        const auto type = static_cast<EntityType>((labels[i] - 1) / 2);
        const bool begins = labels[i] % 2 == 1 || i == 0 || labels[i - 1] == outside ||
                            (labels[i - 1] - 1) / 2 != (labels[i] - 1) / 2;
        if (begins) {
            names.push_back({first + i, first + i + 1, type, sentence});
        } else {
            names.back().end = first + i + 1;
        }
    }
}

}  // namespace

std::vector<std::string> NameTagger::labels() {
    std::vector<std::string> out{"O"};
    for (std::size_t type = 0; type < entity_type_count; ++type) {
        for (const char* part : {"B-", "I-"}) {
            out.push_back(part + std::string(name_of(static_cast<EntityType>(type))));
        }
    }
    return out;
}

Result<NameTagger> NameTagger::make(model::Tagger tagger, const Gazetteer& gazetteer,
                                    const WordClusters& clusters, const std::string& source) {
    if (tagger.labels() != labels()) {
        return fail(ErrorCode::damaged, source, "other labels than those of names");
    }
    return NameTagger(std::move(tagger), gazetteer, clusters);
}

Result<NameTagger> NameTagger::open(const DataFolder& data, const Gazetteer& gazetteer,
                                    const WordClusters& clusters) {
    const std::string name = "read/entities.weights";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    Result<model::Tagger> tagger = model::Tagger::parse(*bytes, data.path_of(name));
    if (!tagger) {
        return std::unexpected(std::move(tagger.error()));
    }
    return make(*std::move(tagger), gazetteer, clusters, data.path_of(name));
}

std::vector<Name> NameTagger::tag(std::string_view text, const Reading& reading) const {
    return tag(ArticleWords(text, reading.tokens, *clusters_), reading);
}

std::vector<Name> NameTagger::tag(const ArticleWords& all, const Reading& reading) const {
    std::vector<Name> names;
    WordForms words;
    std::vector<NameMarks> marks;
    model::FeatureRows rows;
    NameHistory history;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const TokenRange range = reading.sentences[s].tokens;
        const auto tokens = std::span(reading.tokens).subspan(range.begin, range.end - range.begin);
        words.read(all.of(range));
        gazetteer_->mark(words, marks);
        entity_features({words, tokens, marks, history, *clusters_}, rows);
        const auto labels = tagger_.tag(rows);
        const std::size_t before = names.size();
        collect(labels, range.begin, s, names);
        for (std::size_t n = before; n < names.size(); ++n) {
            history.note(words, names[n].begin - range.begin, names[n].end - range.begin,
                         names[n].type);
        }
    }
    return names;
}

std::vector<Name> known_names(std::string_view text, const Reading& reading,
                              const Gazetteer& gazetteer) {
    constexpr NameClasses places = bit_of(NameClass::country) | bit_of(NameClass::capital);
    constexpr NameClasses organizations =
        bit_of(NameClass::agency) | bit_of(NameClass::outlet) | bit_of(NameClass::org);
    std::vector<Name> names;
    WordForms words;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const TokenRange range = reading.sentences[s].tokens;
        words.read(text, std::span(reading.tokens).subspan(range.begin, range.end - range.begin));
        for (std::uint32_t i = 0; i < words.size();) {
            const bool capital = words[i].casing >= WordCasing::initial && words[i].length > 2;
            const Gazetteer::Match found =
                capital ? gazetteer.match(words, i, places | organizations) : Gazetteer::Match{};
            if (found.length > 0) {
                names.push_back({range.begin + i,
                                 range.begin + i + static_cast<std::uint32_t>(found.length),
                                 (found.classes & places) != 0 ? EntityType::location
                                                               : EntityType::organization,
                                 s});
            }
            i += static_cast<std::uint32_t>(std::max<std::size_t>(found.length, 1));
        }
    }
    return names;
}

}  // namespace stemma::read
