// A report about an invented story, made by hand: five outlets, a lost agency text, a conflict, an
// altered quotation. What the renderers are tested with where the later stages are not at hand.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "stemma/report.h"

namespace stemma::render {

class SampleReport {
public:
    SampleReport() {
        report.version = "0.1.0";
        report.generated = "2024-05-04T09:30:00Z";
    }

    /// Adds an article whose text is the paragraphs given, and its line in the collation.
    ArticleId add_article(StoryReport& story, std::string_view outlet, std::string_view title,
                          std::string_view text, std::optional<std::string> published) {
        ReadArticle& read = articles.emplace_back();
        const ArticleId id{static_cast<std::uint32_t>(story.articles.size())};
        read.article.id = std::string("inputs/") + std::to_string(articles.size()) + ".html";
        read.article.outlet = outlet;
        read.article.title = title;
        read.article.text = text;
        read.article.published = published;
        std::size_t at = 0;
        while (at < text.size()) {
            std::size_t end = text.find("\n\n", at);
            end = end == std::string_view::npos ? text.size() : end;
            read.article.paragraphs.push_back(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
            at = end + 2;
        }
        story.articles.push_back(&read);
        story.collation.articles.push_back({read.article.id, std::string(outlet),
                                            std::string(title), std::move(published), std::nullopt,
                                            ""});
        return id;
    }

    /// Where `words` first stand in an article.
    static Span find(const StoryReport& story, ArticleId id, std::string_view words) {
        const std::size_t at = story.articles[id.index()]->article.text.find(words);
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }

    /// A claim with a report for each article and its sentence; the first is the best.
    static Claim& add_claim(StoryReport& story,
                            std::initializer_list<std::pair<ArticleId, std::string_view>> reports,
                            std::uint32_t origins, std::string_view time = "") {
        Claim& claim = story.collation.claims.emplace_back();
        for (const auto& [id, words] : reports) {
            claim.reports.push_back(
                {id, find(story, id, words), std::string(words), std::nullopt, 0.9});
        }
        claim.text = claim.reports.front().text;
        claim.best = {claim.reports.front().article, claim.reports.front().span};
        const auto count = static_cast<std::uint32_t>(reports.size());
        claim.support = {count, count, origins};
        claim.time = time;
        return claim;
    }

    ReadArticle& article(std::size_t position) { return articles[position]; }

    std::deque<ReadArticle> articles;
    RunReport report;
};

/// The story of a harbour that closes, told by five outlets.
inline void add_harbour_story(SampleReport& sample) {
    StoryReport& story = sample.report.stories.emplace_back();
    story.collation.claims.reserve(8);  // the references below stay valid
    story.story.first = "2024-05-02";
    story.story.last = "2024-05-03";
    const auto post = sample.add_article(
        story, "The Vellmar Post", "Vellmar harbour shut after crane collapse injures 12 dockers",
        "The port of Vellmar was closed on Thursday after a crane fell on the eastern quay, "
        "injuring 12 dockers.\n\nHarbour master Ilse Tarrant said the quay would “stay shut "
        "until every bolt has been checked”.\n\nThe ferry to Ostrand was sent to Kell instead."
        "\n\nThe crane had passed an inspection in March, according to the port authority.",
        "2024-05-02T17:20+02:00");
    const auto echo = sample.add_article(
        story, "Coast Echo", "Crane collapse closes Vellmar port, 12 hurt",
        "The port of Vellmar was closed on Thursday after a crane fell on the eastern quay, "
        "injuring 12 dockers, the Northern Press Agency reported.\n\nHarbour master Ilse Tarrant "
        "said the quay would “remain closed until each bolt has been examined”.\n\nThe crane had "
        "passed an inspection in March, according to the port authority.",
        "2024-05-02T18:05+02:00");
    const auto today = sample.add_article(
        story, "Ostrand Today", "At least 14 injured as crane falls in Vellmar",
        "At least 14 dock workers were hurt when a crane came down on the eastern quay of Vellmar "
        "port, which was then closed.\n\nFerry passengers bound for Ostrand were landed at Kell."
        "\n\n“We heard a noise like thunder,” said Maro Lind, who was loading timber nearby.",
        "2024-05-03");
    const auto daily = sample.add_article(
        story, "Kell Daily", "Port of Vellmar closed",
        "The port of Vellmar was closed on Thursday after a crane fell, injuring 12 dockers.\n\n"
        "The quay would “stay shut until every bolt has been checked”, the harbour master said.",
        std::nullopt);
    const auto wire = sample.add_article(
        story, "Shipping Ledger", "Vellmar crane had passed March inspection",
        "The crane that fell in Vellmar had been inspected in March, the port authority said.\n\n"
        "Insurers expect claims of about 30 million crowns.",
        "2024-05-03T08:00Z");
    Collation& c = story.collation;
    c.articles[daily.index()].published_estimate = "2024-05-02";
    c.articles[daily.index()].estimate_reason =
        "its “on Thursday”, and three siblings of that week";
    ReadArticle& first = sample.article(post.index());
    first.article.url = "https://post.example/harbour?id=7&ref=a";
    first.article.authors = {"Anna Berg"};
    first.article.dropped = {{"Home > News > Coast", "navigation"},
                             {"Photo: the eastern quay on Thursday evening", "caption"},
                             {"Read also: Five beaches for the summer", "related"}};
    first.reading.entities = {
        {"Ilse Tarrant", "person:ilse tarrant", EntityType::person, {{0, 3}}, {}},
        {"Vellmar", "place:vellmar", EntityType::location, {{0, 3}}, {}}};
    const Span said = SampleReport::find(story, post, "Harbour master Ilse Tarrant");
    first.reading.attributions = {
        {{said},
         {},
         {},
         AttributionKind::mixed,
         {{"Ilse Tarrant", EntityId{0}, LinkKind::person, said},
          {"statement", std::nullopt, LinkKind::document, {}},
          {"Northern Press Agency", std::nullopt, LinkKind::agency, {}}}}};
    for (const auto id : {echo, today, daily}) {
        sample.article(id.index()).reading.entities = {
            {"Ilse Tarrant", "person:ilse tarrant", EntityType::person, {{0, 3}}, {}}};
    }

    Claim& closed = SampleReport::add_claim(
        story,
        {{post,
          "The port of Vellmar was closed on Thursday after a crane fell on the eastern quay, "
          "injuring 12 dockers."},
         {echo,
          "The port of Vellmar was closed on Thursday after a crane fell on the eastern quay, "
          "injuring 12 dockers, the Northern Press Agency reported."},
         {today,
          "At least 14 dock workers were hurt when a crane came down on the eastern quay of "
          "Vellmar port, which was then closed."},
         {daily,
          "The port of Vellmar was closed on Thursday after a crane fell, injuring 12 dockers."}},
        2, "2024-05-02");
    closed.origins = {"agency:npa", "inputs/3.html"};
    closed.conflicts = {
        {DifferenceKind::number,
         {{"12 dockers", {post, echo, daily}, {}}, {"at least 14 dock workers", {today}, {}}},
         false}};
    Claim& quay = SampleReport::add_claim(
        story,
        {{post,
          "Harbour master Ilse Tarrant said the quay would “stay shut until every bolt has been "
          "checked”."},
         {echo,
          "Harbour master Ilse Tarrant said the quay would “remain closed until each bolt has "
          "been examined”."},
         {daily,
          "The quay would “stay shut until every bolt has been checked”, the harbour master "
          "said."}},
        1, "2024-05-02");
    quay.origins = {"agency:npa"};
    quay.reports[0].attribution = 0;
    Claim& crane = SampleReport::add_claim(
        story,
        {{post, "The crane had passed an inspection in March, according to the port authority."},
         {echo, "The crane had passed an inspection in March, according to the port authority."},
         {wire,
          "The crane that fell in Vellmar had been inspected in March, the port authority said."}},
        2, "2024-03");
    crane.origins = {"agency:npa", "inputs/5.html"};
    Claim& ferry = SampleReport::add_claim(
        story,
        {{post, "The ferry to Ostrand was sent to Kell instead."},
         {today, "Ferry passengers bound for Ostrand were landed at Kell."}},
        2, "2024-05-02");
    ferry.origins = {"agency:npa", "inputs/3.html"};

    c.quotes = {{"Ilse Tarrant",
                 {{"stay shut until every bolt has been checked", {post, daily}, {}, false},
                  {"remain closed until each bolt has been examined", {echo}, {}, false}},
                 true},
                {"Maro Lind", {{"We heard a noise like thunder,", {today}, {}, false}}, false}};
    c.wording = {
        {"those hurt", {{"dockers", {post, echo, daily}, {}}, {"dock workers", {today}, {}}}}};
    const auto only = [&](ArticleId id, std::string_view words) {
        c.only.push_back({id, SampleReport::find(story, id, words), std::string(words)});
    };
    only(today, "“We heard a noise like thunder,” said Maro Lind, who was loading timber nearby.");
    only(wire, "Insurers expect claims of about 30 million crowns.");
    c.timeline = {{"2024-03", ClaimId{2}}, {"2024-05-02", ClaimId{0}}, {"2024-05-02", ClaimId{1}}};
    c.brief = {{closed.text, post, closed.reports[0].span, ClaimId{0}},
               {crane.text, post, crane.reports[0].span, ClaimId{2}}};
    c.lineage.nodes = {{"source:port", NodeKind::source, "Port authority", std::nullopt},
                       {"agency:npa", NodeKind::agency, "Northern Press Agency", std::nullopt},
                       {"lost:1", NodeKind::lost, "lost text 1", std::nullopt}};
    for (const auto id : {post, echo, today, daily, wire}) {
        c.lineage.nodes.push_back(
            {c.articles[id.index()].id, NodeKind::article, c.articles[id.index()].outlet, id});
    }
    c.lineage.edges = {{0, 1, EdgeKind::cites, 0.7, 0, {}},
                       {1, 2, EdgeKind::copies, 0.8, 0.9, {}},
                       {2, 3, EdgeKind::copies, 0.95, 0.7, {{{}, {0, 40}}}},
                       {2, 6, EdgeKind::copies, 0.91, 0.8, {{{}, {0, 40}}}},
                       {1, 4, EdgeKind::rewrites, 0.66, 0.5, {{{}, {0, 60}}}},
                       {0, 7, EdgeKind::cites, 0.8, 0, {}}};
    c.lineage.origins = {
        {"agency:npa", NodeKind::agency, "Northern Press Agency", {post, echo, daily}},
        {"inputs/3.html", NodeKind::article, "Ostrand Today", {today}},
        {"source:port", NodeKind::source, "Port authority", {post, echo, wire}}};
}

}  // namespace stemma::render
