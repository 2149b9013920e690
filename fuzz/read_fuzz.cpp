// Any bytes as an article: every span of its reading lies in the text, on code points, and every
// reference to another part of the reading leads somewhere.
#include <cstdint>
#include <string>
#include <vector>

#include "base/data_folder.h"
#include "check.h"
#include "read/reader.h"
#include "text/encoding.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

using namespace stemma;

void check(const std::string& text, Span span) {
    fuzz::require(span.begin <= span.end && span.end <= text.size());
    fuzz::require(text::boundary_before(text, span.begin) == span.begin);
    fuzz::require(text::boundary_before(text, span.end) == span.end);
}

void check(const std::string& text, const std::vector<Span>& spans) {
    for (const Span span : spans) {
        check(text, span);
        fuzz::require(!span.empty());
    }
}

void check_attributions(const std::string& text, const Reading& reading) {
    for (const Attribution& a : reading.attributions) {
        fuzz::require(!a.cue.empty());
        check(text, a.source);
        check(text, a.cue);
        check(text, a.content);
        for (const ChainLink& link : a.chain) {
            check(text, link.span);
            fuzz::require(!link.name.empty());
            fuzz::require(!link.entity || link.entity->index() < reading.entities.size());
        }
    }
}

void check_events(const std::string& text, const Reading& reading) {
    for (const Event& event : reading.events) {
        fuzz::require(!event.type.empty() && !event.cue.empty());
        check(text, event.cue);
        fuzz::require(!event.time || *event.time < reading.times.size());
        for (const auto* participants : {&event.actors, &event.targets}) {
            for (const Participant& p : *participants) {
                check(text, p.span);
                fuzz::require(!p.entity || p.entity->index() < reading.entities.size());
            }
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SystemFiles files;
    static const DataFolder folder(files, STEMMA_SOURCE_DIR "/data");
    static const read::Reader reader = read::Reader::open(folder).value();
    Article article;
    article.text = text::decode_bytes({reinterpret_cast<const char*>(data), size}, "utf-8").text;
    article.language = "en";
    article.published = "2022-08-15";
    article.paragraphs = text::find_paragraphs(article.text);
    const Reading reading = reader.read(article);
    for (const Entity& entity : reading.entities) {
        check(article.text, entity.mentions);
        check(article.text, entity.references);
    }
    for (const Timex& time : reading.times) {
        check(article.text, {time.span});
    }
    for (const Number& number : reading.numbers) {
        check(article.text, {number.span});
    }
    check_attributions(article.text, reading);
    check_events(article.text, reading);
    return 0;
}
