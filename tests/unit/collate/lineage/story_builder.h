// Invented stories for the lineage tests: articles from plain text, tokenized as a Reading would
// be.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "collate/lineage/lineage.h"
#include "text/tokens.h"
#include "unit/collate/support.h"

namespace stemma::collate::testing {

class StoryBuilder {
public:
    /// Gives the article's position.
    std::uint32_t add(std::string outlet, std::string text, std::string published = "") {
        ReadArticle& made = articles_.emplace_back();
        made.article.id = outlet + ".txt";
        made.article.outlet = std::move(outlet);
        made.article.language = "en";
        made.article.text = std::move(text);
        made.article.paragraphs = text::find_paragraphs(made.article.text);
        const text::Tokenized t = text::tokenize(made.article.text, made.article.paragraphs);
        for (const text::RawToken& token : t.tokens) {
            made.reading.tokens.push_back({token.span, Pos::x});
        }
        for (const text::SentenceRange& s : t.sentences) {
            made.reading.sentences.push_back({s.span, {s.begin, s.end}, s.paragraph});
        }
        published_.push_back(std::move(published));
        return static_cast<std::uint32_t>(articles_.size() - 1);
    }
    ReadArticle& article(std::uint32_t at) { return articles_[at]; }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(articles_.size());
    }

    [[nodiscard]] Lineage trace() const {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < articles_.size(); ++i) {
            order.push_back(i);
        }
        return trace(order);
    }
    [[nodiscard]] Lineage trace(const std::vector<std::uint32_t>& order) const {
        std::vector<const ReadArticle*> articles;
        std::vector<std::string> published;
        for (const std::uint32_t i : order) {
            articles.push_back(&articles_[i]);
            published.push_back(published_[i]);
        }
        return trace_lineage(opened<HandBook>(), articles, published);
    }

private:
    std::deque<ReadArticle> articles_;
    std::vector<std::string> published_;
};

/// "from kind to" of every edge, sorted.
inline std::vector<std::string> edges_of(const Lineage& lineage) {
    std::vector<std::string> out;
    for (const LineageEdge& edge : lineage.edges) {
        out.push_back(lineage.nodes[edge.from].id + " " + std::string(name_of(edge.kind)) + " " +
                      lineage.nodes[edge.to].id);
    }
    std::ranges::sort(out);
    return out;
}
inline bool has_edge(const Lineage& lineage, const std::string& edge) {
    return std::ranges::count(edges_of(lineage), edge) == 1;
}
/// Ids of the origins that feed the article with this id, sorted.
inline std::vector<std::string> origins_of_article(const Lineage& lineage, const std::string& id) {
    std::vector<std::string> out;
    for (const Origin& origin : lineage.origins) {
        for (const ArticleId article : origin.articles) {
            for (const LineageNode& node : lineage.nodes) {
                if (node.article == article && node.id == id) {
                    out.push_back(origin.id);
                }
            }
        }
    }
    std::ranges::sort(out);
    return out;
}

inline const std::vector<std::string>& dam_report() {
    static const std::vector<std::string> sentences{
        "The upper gate of the Velna dam gave way shortly before dawn on Tuesday, and water ran "
        "through the lower streets of Ostrava Minor for six hours.",
        "Engineers had warned the ministry in March that the hinges were worn through.",
        "Minister Tarvo Leks told parliament that nineteen families were being housed in a school "
        "gymnasium on the hill.",
        "The district council voted last autumn to postpone the repair until the budget of the "
        "coming year was settled.",
        "A spokesman for the utility declined to say how much water the reservoir had lost.",
        "Crews from three provinces arrived with pumps and sandbags in the course of the morning.",
        "Rain is forecast for the valley until Friday, and the railway line to the coast stays "
        "shut."};
    return sentences;
}
inline std::string paragraphs(const std::vector<std::string>& sentences, std::size_t from,
                              std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        out += out.empty() ? sentences[i] : "\n\n" + sentences[i];
    }
    return out;
}
inline const std::vector<std::string>& harbour_report() {
    static const std::vector<std::string> sentences{
        "Dockers in Port Haldis walked out at noon after talks about night shifts broke down.",
        "Their union, which counts four thousand members, wants a second crane driver on every "
        "berth that loads after dark.",
        "Two freighters with grain from the south lay at anchor outside the breakwater.",
        "The harbour master said that perishable cargo would be unloaded by office staff.",
        "A mediator from the chamber of commerce has invited both sides for Thursday.",
        "In the strike eleven years ago the port stood still for nearly a month."};
    return sentences;
}

}  // namespace stemma::collate::testing
