#include "read/reader.h"

#include <cassert>

#include "read/arcs/arc_table.h"
#include "read/attributions/attribution_finder.h"
#include "read/attributions/first_person.h"
#include "read/entities/entity_finder.h"
#include "read/events/event_finder.h"
#include "read/explain/explain.h"
#include "read/numbers/number_finder.h"
#include "read/pos/pos_tagger.h"
#include "read/times/time_finder.h"
#include "read/words/word_clusters.h"
#include "text/tokens.h"

namespace stemma::read {

struct Reader::State {
    std::unique_ptr<WordClusters> clusters;  ///< at an address that stays: the taggers keep it
    PosTagger pos;
    EntityFinder entities;
    TimeFinder times;
    NumberFinder numbers;
    Inflections forms;
    std::unique_ptr<ArcParser> arcs;  ///< null if left out
    AttributionFinder attributions;
    EventFinder events;
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const DataFolder& data, Arcs arcs) {
    auto clusters = WordClusters::open(data);
    if (!clusters) {
        return std::unexpected(clusters.error());
    }
    auto kept = std::make_unique<WordClusters>(*std::move(clusters));
    auto pos = PosTagger::open(data, *kept);
    auto entities = EntityFinder::open(data, *kept);
    auto times = TimeFinder::open(data);
    auto numbers = NumberFinder::open(data);
    auto forms = Inflections::open(data);
    if (!pos) {
        return std::unexpected(pos.error());
    }
    if (!entities) {
        return std::unexpected(entities.error());
    }
    if (!times) {
        return std::unexpected(times.error());
    }
    if (!numbers) {
        return std::unexpected(numbers.error());
    }
    if (!forms) {
        return std::unexpected(forms.error());
    }
    auto attributions = AttributionFinder::open(data, *forms);
    auto events = EventFinder::open(data, *forms);
    if (!attributions) {
        return std::unexpected(attributions.error());
    }
    if (!events) {
        return std::unexpected(events.error());
    }
    auto state = std::make_unique<State>(std::move(kept), *std::move(pos), *std::move(entities),
                                         *std::move(times), *std::move(numbers), *std::move(forms),
                                         nullptr, *std::move(attributions), *std::move(events));
    if (arcs == Arcs::loaded) {
        auto parser = ArcParser::open(data);
        if (!parser) {
            return std::unexpected(parser.error());
        }
        state->arcs = std::make_unique<ArcParser>(*std::move(parser));
    }
    return Reader(std::move(state));
}

Reading Reader::read(const Article& article, const ReadOptions& options) const {
    Reading reading;
    const text::Tokenized tokenized = text::tokenize(article.text, article.paragraphs);
    reading.tokens.reserve(tokenized.tokens.size());
    for (const text::RawToken& token : tokenized.tokens) {
        reading.tokens.push_back({token.span, Pos::x});
    }
    for (const text::SentenceRange& s : tokenized.sentences) {
        reading.sentences.push_back({s.span, {s.begin, s.end}, s.paragraph});
    }
    const ArticleWords words(article.text, reading.tokens, *state_->clusters);
    state_->pos.tag(article, words, reading);
    state_->entities.find(article, words, reading);
    state_->times.find(article, reading, options);
    state_->numbers.find(article, reading);
    TokenTable table = make_token_table(article.text, reading, state_->forms);
    state_->attributions.find(article, table, reading);
    refer_speakers(article.text, table, reading);
    assert(state_->arcs || !options.arcs);
    if (state_->arcs) {
        ArcTable arcs(*state_->arcs, table, reading.sentences);
        state_->events.find(article, table, arcs, reading);
        if (options.arcs) {
            reading.arcs = arcs.all();
        }
    }
    if (options.explain) {
        explain_entities(article, reading);
        explain_numbers(article, reading);
        state_->attributions.explain(article, table, reading);
        state_->events.explain(article, table, reading);
        sort_reasons(reading);
    }
    return reading;
}

}  // namespace stemma::read
