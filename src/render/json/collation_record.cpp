#include <string_view>

#include "render/json/fields.h"
#include "render/json/json_records.h"

namespace stemma::render {
namespace {

/// Writes one Collation; articles are named by their ids, claims by their position.
class CollationWriter {
public:
    CollationWriter(json::Writer& w, const Collation& collation) : w_(w), collation_(collation) {}

    void write() {
        w_.begin_object();
        write_articles();
        write_claims();
        write_quotes();
        write_wording();
        write_only();
        write_timeline();
        write_lineage();
        write_brief();
        w_.end_object();
    }

private:
    void write_id(ArticleId article) {
        if (article.index() < collation_.articles.size()) {
            w_.value(collation_.articles[article.index()].id);
        } else {
            w_.null();
        }
    }

    void write_ids(const std::vector<ArticleId>& articles) {
        w_.begin_array();
        for (const ArticleId article : articles) {
            write_id(article);
        }
        w_.end_array();
    }

    void write_evidence(const std::vector<Evidence>& evidence) {
        w_.begin_array();
        for (const Evidence& piece : evidence) {
            w_.begin_object().key("article");
            write_id(piece.article);
            w_.key("span").value(piece.span).end_object();
        }
        w_.end_array();
    }

    void write_articles() {
        w_.key("articles").begin_array();
        for (const CollatedArticle& article : collation_.articles) {
            w_.begin_object().key("id").value(article.id).key("outlet").value(article.outlet);
            w_.key("title").value(article.title);
            write_optional(w_.key("published"), article.published);
            write_optional(w_.key("published_estimate"), article.published_estimate);
            if (!article.estimate_reason.empty()) {
                w_.key("estimate_reason").value(article.estimate_reason);
            }
            w_.end_object();
        }
        w_.end_array();
    }

    void write_report(const Report& report) {
        w_.begin_object().key("article");
        write_id(report.article);
        w_.key("span").value(report.span).key("text").value(report.text);
        write_position(w_.key("attribution"), report.attribution);
        w_.key("probability").value(report.probability, 4).end_object();
    }

    void write_conflict(const Conflict& conflict) {
        w_.begin_object().key("kind").value(name_of(conflict.kind));
        w_.key("update").value(conflict.update).key("readings").begin_array();
        for (const ValueReading& reading : conflict.readings) {
            w_.begin_object().key("value").value(reading.value).key("articles");
            write_ids(reading.articles);
            w_.key("evidence");
            write_evidence(reading.evidence);
            w_.end_object();
        }
        w_.end_array().end_object();
    }

    void write_claim(std::size_t id, const Claim& claim) {
        w_.begin_object().key("id").value(id).key("text").value(claim.text).key("best");
        w_.begin_object().key("article");
        write_id(claim.best.article);
        w_.key("span").value(claim.best.span).end_object().key("reports").begin_array();
        for (const Report& report : claim.reports) {
            write_report(report);
        }
        w_.end_array().key("support").begin_object();
        w_.key("articles").value(claim.support.articles);
        w_.key("outlets").value(claim.support.outlets);
        w_.key("origins").value(claim.support.origins).end_object();
        write_strings(w_.key("origins"), claim.origins);
        w_.key("conflicts").begin_array();
        for (const Conflict& conflict : claim.conflicts) {
            write_conflict(conflict);
        }
        w_.end_array().key("time");
        write_optional(w_, claim.time);
        w_.end_object();
    }

    void write_claims() {
        w_.key("claims").begin_array();
        for (std::size_t i = 0; i < collation_.claims.size(); ++i) {
            write_claim(i, collation_.claims[i]);
        }
        w_.end_array();
    }

    void write_quotes() {
        w_.key("quotes").begin_array();
        for (const Quote& quote : collation_.quotes) {
            w_.begin_object().key("speaker").value(quote.speaker);
            w_.key("altered").value(quote.altered).key("readings").begin_array();
            for (const QuoteReading& reading : quote.readings) {
                w_.begin_object().key("text").value(reading.text).key("articles");
                write_ids(reading.articles);
                w_.key("partial").value(reading.partial).key("evidence");
                write_evidence(reading.evidence);
                w_.end_object();
            }
            w_.end_array().end_object();
        }
        w_.end_array();
    }

    void write_wording() {
        w_.key("wording").begin_array();
        for (const Wording& wording : collation_.wording) {
            w_.begin_object().key("about").value(wording.about).key("terms").begin_array();
            for (const Term& term : wording.terms) {
                w_.begin_object().key("term").value(term.term).key("articles");
                write_ids(term.articles);
                w_.key("evidence");
                write_evidence(term.evidence);
                w_.end_object();
            }
            w_.end_array().end_object();
        }
        w_.end_array();
    }

    void write_only() {
        w_.key("only").begin_array();
        for (const Only& only : collation_.only) {
            w_.begin_object().key("article");
            write_id(only.article);
            w_.key("span").value(only.span).key("text").value(only.text).end_object();
        }
        w_.end_array();
    }

    void write_timeline() {
        w_.key("timeline").begin_array();
        for (const TimelineEntry& entry : collation_.timeline) {
            w_.begin_object().key("time").value(entry.time);
            w_.key("claim").value(entry.claim.value).end_object();
        }
        w_.end_array();
    }

    void write_node(std::uint32_t node) {
        if (node < collation_.lineage.nodes.size()) {
            w_.value(collation_.lineage.nodes[node].id);
        } else {
            w_.null();
        }
    }

    void write_edge(const LineageEdge& edge) {
        w_.begin_object().key("from");
        write_node(edge.from);
        w_.key("to");
        write_node(edge.to);
        w_.key("kind").value(name_of(edge.kind)).key("confidence").value(edge.confidence, 4);
        w_.key("direction").value(edge.direction, 4);
        w_.key("share").value(edge.share, 4).key("evidence").begin_array();
        for (const LineageEdge::Passage& passage : edge.evidence) {
            w_.begin_object().key("from_span");
            if (passage.from_span.empty()) {
                w_.null();
            } else {
                w_.value(passage.from_span);
            }
            w_.key("to_span").value(passage.to_span).end_object();
        }
        w_.end_array().end_object();
    }

    void write_lineage() {
        const Lineage& lineage = collation_.lineage;
        w_.key("lineage").begin_object().key("nodes").begin_array();
        for (const LineageNode& node : lineage.nodes) {
            w_.begin_object().key("id").value(node.id).key("kind").value(name_of(node.kind));
            w_.key("name").value(node.name).key("article");
            if (node.article) {
                write_id(*node.article);
            } else {
                w_.null();
            }
            w_.end_object();
        }
        w_.end_array().key("edges").begin_array();
        for (const LineageEdge& edge : lineage.edges) {
            write_edge(edge);
        }
        w_.end_array().key("origins").begin_array();
        for (const Origin& origin : lineage.origins) {
            w_.begin_object().key("id").value(origin.id).key("kind").value(name_of(origin.kind));
            w_.key("name").value(origin.name).key("articles");
            write_ids(origin.articles);
            w_.end_object();
        }
        w_.end_array().end_object();
    }

    void write_brief() {
        w_.key("brief").begin_array();
        for (const BriefSentence& sentence : collation_.brief) {
            w_.begin_object().key("text").value(sentence.text).key("article");
            write_id(sentence.article);
            w_.key("span").value(sentence.span);
            w_.key("claim").value(sentence.claim.value).end_object();
        }
        w_.end_array();
    }

    json::Writer& w_;
    const Collation& collation_;
};

}  // namespace

std::string json_of(const Collation& collation) {
    std::string out;
    json::Writer w(out);
    CollationWriter(w, collation).write();
    return out;
}

}  // namespace stemma::render
