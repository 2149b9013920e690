// Reports in which every field that comes from outside holds the same hostile text.
#pragma once

#include <string>

#include "unit/render/sample_report.h"

namespace stemma::render {

inline void poison(std::string& field, const std::string& evil) { field += evil; }

/// The harbour story with `evil` at the end of every string; texts, so that spans still fit.
inline void poison(SampleReport& sample, const std::string& evil) {
    for (ReadArticle& read : sample.articles) {
        Article& a = read.article;
        for (std::string* field :
             {&a.id, &a.url, &a.outlet, &a.title, &a.language, &a.credit, &a.text, &a.fetched}) {
            poison(*field, evil);
        }
        a.paragraphs.push_back(
            {a.paragraphs.back().end, static_cast<std::uint32_t>(a.text.size())});
        a.published = a.published.value_or("") + evil;
        a.authors.push_back(evil);
        a.dropped.push_back({evil, evil});
        read.reading.entities.push_back(
            {evil, "country:" + evil, EntityType::person, {{0, 1}}, {}});
        for (Attribution& attribution : read.reading.attributions) {
            attribution.chain.push_back({evil, std::nullopt, LinkKind::unnamed, {}});
        }
    }
    for (StoryReport& story : sample.report.stories) {
        Collation& c = story.collation;
        poison(story.story.first, evil);
        for (CollatedArticle& line : c.articles) {
            poison(line.id, evil);
            poison(line.outlet, evil);
            poison(line.title, evil);
            poison(line.estimate_reason, evil);
            if (line.published_estimate) {
                poison(*line.published_estimate, evil);
            }
        }
        for (Claim& claim : c.claims) {
            poison(claim.text, evil);
            poison(claim.time, evil);
            for (Report& report : claim.reports) {
                poison(report.text, evil);
            }
            for (Conflict& conflict : claim.conflicts) {
                for (ValueReading& reading : conflict.readings) {
                    poison(reading.value, evil);
                }
            }
        }
        for (Quote& quote : c.quotes) {
            poison(quote.speaker, evil);
            for (QuoteReading& reading : quote.readings) {
                poison(reading.text, evil);
            }
        }
        for (Wording& wording : c.wording) {
            poison(wording.about, evil);
            for (Term& term : wording.terms) {
                poison(term.term, evil);
            }
        }
        for (Only& only : c.only) {
            poison(only.text, evil);
        }
        for (TimelineEntry& entry : c.timeline) {
            poison(entry.time, evil);
        }
        for (BriefSentence& sentence : c.brief) {
            poison(sentence.text, evil);
        }
        for (LineageNode& node : c.lineage.nodes) {
            poison(node.id, evil);
            poison(node.name, evil);
        }
        for (Origin& origin : c.lineage.origins) {
            poison(origin.id, evil);
            poison(origin.name, evil);
        }
    }
    sample.report.failures.push_back({ErrorCode::empty, evil, 3, evil, evil});
    poison(sample.report.version, evil);
    poison(sample.report.generated, evil);
}

}  // namespace stemma::render
