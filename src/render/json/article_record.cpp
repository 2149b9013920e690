#include <algorithm>
#include <array>
#include <string_view>

#include "render/json/fields.h"
#include "render/json/json_records.h"

namespace stemma::render {
namespace {

// The members that a Reading's line may carry. A record that was printed once and read again has
// them among its unknown members; they are written anew, not twice.
constexpr std::array<std::string_view, 23> own_members = {
    "id",           "url",       "outlet",   "title",    "authors", "published",
    "modified",     "fetched",   "credit",   "language", "text",    "paragraphs",
    "dropped",      "sentences", "entities", "times",    "numbers", "events",
    "attributions", "blocks",    "reasons",  "domain",   "section"};

void write_dropped(json::Writer& w, const std::vector<Dropped>& dropped) {
    w.begin_array();
    for (const Dropped& piece : dropped) {
        w.begin_object().key("text").value(piece.text).key("why").value(piece.why).end_object();
    }
    w.end_array();
}

void write_blocks(json::Writer& w, const std::vector<LabelledBlock>& blocks) {
    constexpr int digits = 3;
    w.begin_array();
    for (const LabelledBlock& block : blocks) {
        w.begin_object().key("text").value(block.text);
        w.key("label").value(block.kept ? "kept" : "dropped");
        w.key("probability").value(static_cast<double>(block.probability), digits);
        w.key("first_pass").value(static_cast<double>(block.first_pass), digits);
        if (!block.kept) {
            w.key("why").value(block.why);
        }
        w.key("reasons").begin_array();
        for (const LabelledBlock::Reason& reason : block.reasons) {
            w.begin_object().key("feature").value(reason.feature);
            w.key("weight").value(static_cast<double>(reason.weight), digits);
            w.key("pass").value(reason.pass).end_object();
        }
        w.end_array().end_object();
    }
    w.end_array();
}

void write_unknown(json::Writer& w, const Article& article) {
    for (auto it = article.unknown.begin(); it != article.unknown.end(); ++it) {
        const auto same = [&](const auto& other) { return other.first == it->first; };
        if (std::ranges::find(own_members, it->first) == own_members.end() &&
            std::none_of(article.unknown.begin(), it, same)) {
            w.key(it->first).raw(it->second);
        }
    }
}

void write_article(json::Writer& w, const Article& article) {
    w.key("id").value(article.id).key("url").value(article.url);
    w.key("outlet").value(article.outlet);
    if (!article.domain.empty()) {
        w.key("domain").value(article.domain);
    }
    w.key("title").value(article.title);
    write_strings(w.key("authors"), article.authors);
    write_optional(w.key("published"), article.published);
    write_optional(w.key("modified"), article.modified);
    if (!article.fetched.empty()) {
        w.key("fetched").value(article.fetched);
    }
    w.key("language").value(article.language).key("credit").value(article.credit);
    if (!article.section.empty()) {
        w.key("section").value(article.section);
    }
    w.key("text").value(article.text);
    write_spans(w.key("paragraphs"), article.paragraphs);
    write_dropped(w.key("dropped"), article.dropped);
    if (!article.blocks.empty()) {
        write_blocks(w.key("blocks"), article.blocks);
    }
}

void write_entities(json::Writer& w, const std::vector<Entity>& entities) {
    w.begin_array();
    for (std::size_t i = 0; i < entities.size(); ++i) {
        const Entity& entity = entities[i];
        w.begin_object().key("id").value(i).key("name").value(entity.name);
        w.key("key").value(entity.key).key("type").value(name_of(entity.type));
        write_spans(w.key("mentions"), entity.mentions);
        write_spans(w.key("references"), entity.references);
        w.end_object();
    }
    w.end_array();
}

void write_times(json::Writer& w, const std::vector<Timex>& times) {
    w.begin_array();
    for (const Timex& time : times) {
        w.begin_object().key("begin").value(time.span.begin).key("end").value(time.span.end);
        w.key("type").value(name_of(time.type)).key("value").value(time.value).end_object();
    }
    w.end_array();
}

void write_numbers(json::Writer& w, const std::vector<Number>& numbers) {
    w.begin_array();
    for (const Number& number : numbers) {
        w.begin_object().key("begin").value(number.span.begin).key("end").value(number.span.end);
        w.key("value").value(number.value, 15);
        if (number.high > number.value) {
            w.key("high").value(number.high, 15);
        }
        w.key("unit").value(number.unit).key("modifier").value(name_of(number.modifier));
        w.end_object();
    }
    w.end_array();
}

void write_entity_id(json::Writer& w, const std::optional<EntityId>& entity) {
    write_position(w.key("entity"),
                   entity ? std::optional(entity->value) : std::optional<std::uint32_t>());
}

void write_attributions(json::Writer& w, const std::vector<Attribution>& attributions) {
    w.begin_array();
    for (const Attribution& attribution : attributions) {
        w.begin_object();
        write_spans(w.key("source"), attribution.source);
        write_spans(w.key("cue"), attribution.cue);
        write_spans(w.key("content"), attribution.content);
        w.key("kind").value(name_of(attribution.kind)).key("chain").begin_array();
        for (const ChainLink& link : attribution.chain) {
            w.begin_object().key("name").value(link.name);
            write_entity_id(w, link.entity);
            w.key("kind").value(name_of(link.kind));
            if (!link.span.empty()) {
                w.key("span").value(link.span);
            }
            w.end_object();
        }
        w.end_array().end_object();
    }
    w.end_array();
}

void write_participant(json::Writer& w, std::string_view text, const Participant& participant) {
    w.begin_object().key("text").value(participant.span.of(text));
    write_entity_id(w, participant.entity);
    w.key("span").value(participant.span).end_object();
}

void write_participants(json::Writer& w, std::string_view text,
                        const std::vector<Participant>& participants) {
    w.begin_array();
    for (const Participant& participant : participants) {
        write_participant(w, text, participant);
    }
    w.end_array();
}

void write_events(json::Writer& w, std::string_view text, const std::vector<Event>& events) {
    w.begin_array();
    for (const Event& event : events) {
        w.begin_object().key("type").value(event.type);
        write_participants(w.key("actors"), text, event.actors);
        write_participants(w.key("targets"), text, event.targets);
        write_spans(w.key("cue"), event.cue);
        write_position(w.key("time"), event.time);
        w.key("place");
        if (event.place) {
            write_participant(w, text, *event.place);
        } else {
            w.null();
        }
        w.key("negated").value(event.polarity == Polarity::negated);
        w.key("modality").value(name_of(event.modality)).end_object();
    }
    w.end_array();
}

void write_reasons(json::Writer& w, const std::vector<Reason>& reasons) {
    w.begin_array();
    for (const Reason& reason : reasons) {
        w.begin_object().key("of").value(reason.of);
        w.key("begin").value(reason.span.begin).key("end").value(reason.span.end);
        w.key("what").value(reason.what);
        write_strings(w.key("why"), reason.why);
        w.end_object();
    }
    w.end_array();
}

void write_reading(json::Writer& w, std::string_view text, const Reading& reading) {
    w.key("sentences").begin_array();
    for (const Sentence& sentence : reading.sentences) {
        w.value(sentence.span);
    }
    w.end_array();
    write_entities(w.key("entities"), reading.entities);
    write_times(w.key("times"), reading.times);
    write_numbers(w.key("numbers"), reading.numbers);
    write_attributions(w.key("attributions"), reading.attributions);
    write_events(w.key("events"), text, reading.events);
    if (!reading.reasons.empty()) {
        write_reasons(w.key("reasons"), reading.reasons);
    }
}

/// Bytes that most articles take as a record: what is escaped seldom fills the room.
std::size_t likely_size(const Article& article) {
    constexpr std::size_t members = 1024;  // without the texts
    constexpr std::size_t paragraph = 16;
    constexpr std::size_t piece = 40;
    std::size_t bytes = members + article.text.size() + article.text.size() / 32 +
                        article.paragraphs.size() * paragraph;
    for (const Dropped& dropped : article.dropped) {
        bytes += dropped.text.size() + dropped.text.size() / 16 + piece;
    }
    return bytes;
}

}  // namespace

std::string json_of(const Article& article) {
    std::string out;
    out.reserve(likely_size(article));
    json::Writer w(out);
    w.begin_object();
    write_article(w, article);
    write_unknown(w, article);
    w.end_object();
    return out;
}

std::string json_of(const ReadArticle& article) {
    std::string out;
    json::Writer w(out);
    w.begin_object();
    write_article(w, article.article);
    write_reading(w, article.article.text, article.reading);
    write_unknown(w, article.article);
    w.end_object();
    return out;
}

}  // namespace stemma::render
