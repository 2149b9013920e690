#include "extract/metadata/metadata.h"

#include <gtest/gtest.h>

#include "base/strings.h"
#include "extract/metadata/byline.h"
#include "extract/metadata/date_candidates.h"

namespace stemma::extract {
namespace {

const MetadataFinder& finder() {
    static const MetadataFinder instance = [] {
        const SystemFiles files;
        return MetadataFinder::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    }();
    return instance;
}

Metadata of_page(std::string_view markup, MetadataContext context = {}) {
    return finder().find(html::Page::parse(std::string(markup)), context);
}

Metadata of_lines(const std::vector<PlainLine>& lines, MetadataContext context = {}) {
    return finder().find_plain(lines, context);
}

TEST(Metadata, StructuredData) {
    const Metadata m = of_page(
        R"(<html lang="en-GB"><head><title>Dam bursts in Orland | Orland Times</title>
        <link rel="canonical" href="/news/dam"><meta property="og:site_name" content="Orland Times">
        <meta property="article:section" content="World">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
          "headline":"Dam bursts in Orland","datePublished":"2022-08-15T06:15:00+05:30",
          "dateModified":"2022-08-16T08:00:00+05:30",
          "author":[{"@type":"Person","name":"Anna Varga"},{"name":"Tom Reed"}]}]}</script></head>
        <body><h1>Dam bursts in Orland</h1><p>Text.</p></body></html>)",
        {.url = "https://www.orlandtimes.example/news/dam?x=1", .fetched = {}, .text = {}});
    EXPECT_EQ(m.title, "Dam bursts in Orland");
    EXPECT_EQ(m.authors, (std::vector<std::string>{"Anna Varga", "Tom Reed"}));
    EXPECT_EQ(m.published, "2022-08-15T06:15+05:30");
    EXPECT_EQ(m.modified, "2022-08-16T08:00+05:30");
    EXPECT_EQ(m.outlet, "Orland Times");
    EXPECT_EQ(m.domain, "orlandtimes.example");
    EXPECT_EQ(m.url, "https://www.orlandtimes.example/news/dam");
    EXPECT_EQ(m.section, "World");
    EXPECT_EQ(m.language, "en");
}

TEST(Metadata, BrokenScriptsAreReadAsFarAsTheyGo) {
    const Metadata m = of_page(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        "\"headline\":\"Two\nlines\",\"datePublished\":\"2022-08-15\"};"
        "</script><p>Text</p>");
    EXPECT_EQ(m.published, "2022-08-15");
}

TEST(Metadata, AHeadingThatLinksToTheFrontPageNamesTheSite) {
    const Metadata m = of_page(
        "<title>Dam bursts | The Weekly Orland</title><h1><a href='https://orland.example/'>"
        "The Weekly Orland</a></h1><h2>Dam bursts</h2><p>Text</p>");
    EXPECT_EQ(m.title, "Dam bursts");
    EXPECT_EQ(m.outlet, "The Weekly Orland");
}

TEST(Metadata, ATitleCutShortGoesOnInTheHeadline) {
    const Metadata m = of_page(
        "<title>Dam bursts | Orland Times</title><meta property='og:title' content='Dam bursts'>"
        "<meta property='og:site_name' content='Orland Times'>"
        "<h1>Dam bursts: a town under water</h1><p>Text</p>");
    EXPECT_EQ(m.title, "Dam bursts: a town under water");
}

TEST(Metadata, AnApplicationNamedAsTheArticleIsNoOutlet) {
    const Metadata m = of_page(
        "<title>Dam bursts</title><meta name='application-name' content='Dam bursts'>"
        "<h1>Dam bursts</h1><p>Text</p>",
        {.url = "https://orland.example/dam", .fetched = {}, .text = {}});
    EXPECT_EQ(m.title, "Dam bursts");
    EXPECT_EQ(m.outlet, "orland.example");
}

TEST(Metadata, ATitleHasOrdinarySpaces) {
    const Metadata m = of_page(
        "<title>Dam&nbsp;bursts in Orland&nbsp;| Orland Times</title><h1>\xC2\xA0"
        "Dam bursts in Or\xC2\xADland</h1><p>Text",
        {.url = "https://orlandtimes.example/dam", .fetched = {}, .text = {}});
    EXPECT_EQ(m.title, "Dam bursts in Orland");
}

TEST(ChooseDay, IsAsSureAsTheNextDayIsFar) {
    const std::vector<double> probabilities{0.2, 0.6, 0.5};
    const DayChoice choice = choose_day(probabilities, {false, false, false});
    EXPECT_EQ(choice.index, 1U);
    EXPECT_NEAR(choice.confidence, 0.6 / 1.1, 1e-9);
    EXPECT_NEAR(choose_day(probabilities, {false, false, true}).confidence, 0.75, 1e-9);
    EXPECT_EQ(choose_day(probabilities, {false, true, false}).index, 2U);
    EXPECT_EQ(choose_day({}, {}).confidence, 0);
}

TEST(Metadata, NoDateFromTheFutureOfTheFetch) {
    constexpr std::string_view page =
        "<meta property='article:published_time' content='2031-01-05'><p>Text</p>";
    EXPECT_EQ(of_page(page, {.url = {}, .fetched = "2022-08-20", .text = {}}).published,
              std::nullopt);
    EXPECT_EQ(of_page(page).published, "2031-01-05");
}

/// The days that a page with these marks could have been published on.
std::vector<std::string> days_of(std::string_view markup, const DayOptions& options = {}) {
    static const DateReader reader = [] {
        const SystemFiles files;
        const DataFolder data(files, STEMMA_SOURCE_DIR "/data");
        return DateReader::parse(*data.read("extract/dates.txt"), "dates.txt").value();
    }();
    const html::Page page = html::Page::parse(std::string(markup));
    const PageTexts texts(page);
    const auto sightings = find_sightings(page, texts, read_structured(page), reader, options);
    std::vector<std::string> days;
    for (const DayCandidate& day : find_days(page, texts, sightings, options)) {
        days.push_back(format(day.day));
    }
    return days;
}

TEST(Days, InFiguresAreReadAsThePageReadsThemElsewhere) {
    constexpr std::string_view figures = "<meta name=date content='11/01/2023 12:43'>";
    EXPECT_EQ(days_of(figures), std::vector<std::string>{"2023-01-11"});
    EXPECT_EQ(days_of(std::string(figures) + "<p>Erstellt am: 01.11.2023"),
              std::vector<std::string>{"2023-11-01"});
    EXPECT_EQ(days_of(std::string(figures) + "<p>11 January 2023<p>1 November 2023"),
              (std::vector<std::string>{"2023-01-11", "2023-11-01"}));
}

TEST(Metadata, AnEveningIsNoLaterDayBecauseMachinesNoteItInUtc) {
    const Metadata m = of_page(
        "<meta property='article:published_time' content='2023-11-09T02:15:00+00:00'>"
        "<meta property='article:modified_time' content='2023-11-09T02:20:00+00:00'>"
        "<article><h1>Dam bursts</h1><time class='published' datetime='2023-11-08T21:15:00-05:00'>"
        "November 8, 2023 at 9:15 pm</time><p>Text of the story.</p></article>");
    EXPECT_EQ(m.published.value_or("").substr(0, 10), "2023-11-08");
}

TEST(Metadata, VisibleDateUnderTheHeadline) {
    const Metadata m = of_page(
        "<article><h1>Dam bursts</h1><div class='meta'><span class='date'>Published on 3 May 2021"
        "</span></div><p>Text of the story.</p></article><footer>© 2024 Orland</footer>");
    EXPECT_EQ(m.published, "2021-05-03");
}

TEST(Metadata, EmptyPage) {
    const Metadata m = of_page("");
    EXPECT_EQ(m.title, "");
    EXPECT_EQ(m.published, std::nullopt);
    EXPECT_EQ(m.language, "und");
}

TEST(Metadata, PlainTextWithADateLine) {
    const Metadata m = of_lines(
        {{"Orland pledges aid: Report", LineRole::headline},
         {"August 15, 2022 06:15 am | Updated 06:15 am IST - ORLAND", LineRole::dropped},
         {"By Anna Varga", LineRole::dropped},
         {"The river, seen on April 25, 2019, in a long caption that tells much more than a "
          "date would need to.",
          LineRole::dropped},
         {"Orland pledged aid on Monday.", LineRole::kept},
         {"Additional reporting from agencies", LineRole::dropped},
         {"© 2024 Orland", LineRole::dropped}});
    EXPECT_EQ(m.title, "Orland pledges aid: Report");
    EXPECT_EQ(m.published, "2022-08-15T06:15+05:30");
    EXPECT_EQ(m.authors, std::vector<std::string>{"Anna Varga"});
    EXPECT_EQ(m.credit, "Additional reporting from agencies");
}

TEST(Metadata, PlainTextWithoutADate) {
    const Metadata m = of_lines({{"Orland pledges aid", LineRole::headline},
                                 {"Posted on", LineRole::dropped},
                                 {"Orland pledged aid on Monday.", LineRole::kept},
                                 {"© 2022 Orland Radio.", LineRole::dropped}});
    EXPECT_EQ(m.published, std::nullopt);
    EXPECT_EQ(m.outlet, "");
    EXPECT_EQ(m.credit, "");
}

TEST(Metadata, CreditsAreNoPictureCredits) {
    const auto credit = [](std::string_view line) {
        return of_lines({{"Headline", LineRole::headline}, {line, LineRole::kept}}).credit;
    };
    EXPECT_EQ(credit("ORLAND, Aug 15 (Reuters) - The dam burst."), "(Reuters)");
    EXPECT_EQ(credit("TOLLHAVEN (MNA) – A ferry ran aground."), "(MNA)");
    EXPECT_EQ(credit("TOLLHAVEN, Varnholm (Meridian News Agency) – A ferry ran aground."),
              "(Meridian News Agency)");
    EXPECT_EQ(credit("TOLLHAVEN (left) – A ferry ran aground."), "");
    EXPECT_EQ(credit("The ferry line (MNA) – a small one – closed."), "");
    EXPECT_EQ(credit("TOLLHAVEN (MNA) A ferry ran aground."), "");
    EXPECT_EQ(credit("Source: dpa"), "Source: dpa");
    EXPECT_EQ(credit("(AP)"), "(AP)");
    EXPECT_EQ(credit("Photo: Reuters"), "");
    EXPECT_EQ(credit("Photo Credit: AFP via agencies"), "");
    EXPECT_EQ(credit("The minister told Reuters that he would not go."), "");
}

std::string cut_credit(std::string_view line, std::string_view outlet = "Skerra Post") {
    const std::vector<std::string_view> lines{line};
    return of_page(cat("<meta property='og:site_name' content='", outlet, "'><p>It rained.</p>"),
                   {.url = {}, .fetched = {}, .text = "It rained.", .credits = lines})
        .credit;
}

TEST(Metadata, OwnersAreCreditsAsPrinted) {
    EXPECT_EQ(cut_credit("© 2022 AFP"), "© 2022 AFP");
    EXPECT_EQ(cut_credit("Copyright 2022 The Associated Press. All rights reserved. This material "
                         "may not be published, broadcast, rewritten or redistributed."),
              "Copyright 2022 The Associated Press");
    EXPECT_EQ(cut_credit("(c) 2022 dpa-infocom, dpa:220815-99-399102/3"),
              "(c) 2022 dpa-infocom, dpa:220815-99-399102/3");
    EXPECT_EQ(cut_credit("Copyright © 2022 Meridian News Agency. All rights reserved."),
              "Copyright © 2022 Meridian News Agency");
    EXPECT_EQ(cut_credit("Additional reporting by Reuters"), "Additional reporting by Reuters");
    EXPECT_EQ(cut_credit("© 2022 Skerra Post. All rights reserved."), "");
    EXPECT_EQ(cut_credit("© 2022 Tollhaven Courier"), "");
    EXPECT_EQ(cut_credit("© 2022 Thomson Reuters. All rights reserved.", "Reuters"), "");
    EXPECT_EQ(cut_credit("© 2022 AFP / Photo: Ida Brandt"), "");
}

TEST(Metadata, ACopyrightIsNoDate) {
    for (const char* line : {"© 2022 AFP", "Copyright 15 August 2022 The Associated Press",
                             "© Skerra Post, 15.08.2022", "(c) 2022-08-15 Skerra Post"}) {
        EXPECT_FALSE(of_page(cat("<h1>Dam bursts</h1><p>It rained.</p><footer>", line, "</footer>"))
                         .published)
            << line;
        EXPECT_FALSE(
            of_lines({{"Dam bursts", LineRole::headline}, {line, LineRole::dropped}}).published)
            << line;
    }
}

TEST(Metadata, OwnRightsAreNoCredit) {
    const Metadata m = of_lines({{"Dam bursts in Orland", LineRole::headline},
                                 {"The dam burst on Monday.", LineRole::kept},
                                 {"© 2031 MNA. The MNA is not responsible for other sites."}});
    EXPECT_EQ(m.outlet, "MNA");
    EXPECT_EQ(m.credit, "");
    EXPECT_EQ(of_lines({{"The dam burst on Monday.", LineRole::kept}, {"© 2031 Reuters"}}).credit,
              "© 2031 Reuters");
}

TEST(Metadata, OutletsAreBareNames) {
    const auto outlet = [](std::string_view name) {
        return of_page(cat("<meta property='og:site_name' content='", name, "'><p>Text</p>"))
            .outlet;
    };
    EXPECT_EQ(outlet("Skerra Post | News, Sport, Weather"), "Skerra Post");
    const Metadata whole = of_page(
        "<title>Dam bursts in Orland | Skerra Post</title><h1>Dam bursts in Orland</h1>"
        "<meta property='og:site_name' content='Dam bursts in Orland | Skerra Post'><p>Text</p>");
    EXPECT_EQ(whole.title, "Dam bursts in Orland");  // the title is no outlet's name
    EXPECT_NE(whole.outlet, "Dam bursts in Orland");
    EXPECT_EQ(outlet("@skerrapost"), "skerrapost");
    EXPECT_EQ(outlet("https://www.skerrapost.example/"), "skerrapost.example");
}

TEST(Metadata, AuthorsAreNamesInLinesOfTheirOwn) {
    const auto authors = [](std::string_view byline) {
        return of_page(cat("<title>T | Skerra Post</title><meta property='og:site_name' "
                           "content='Skerra Post'><h1>T</h1><div class=byline>",
                           byline, "</div><p>Text</p>"))
            .authors;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(authors("By Ida Brandt<br>Meridian Press"), (Names{"Ida Brandt", "Meridian Press"}));
    EXPECT_EQ(authors("<div>By</div><div>Ida Brandt</div><div>Monday</div>").front(), "Ida Brandt");
    EXPECT_EQ(authors("By\xC2\xA0 Ida Brandt"), Names{"Ida Brandt"});
    EXPECT_EQ(authors("Analysis by Ida Brandt, MD"), Names{"Ida Brandt"});
    EXPECT_EQ(authors("By Ida Brandt and Skerra Post"), Names{"Ida Brandt"});
    EXPECT_EQ(authors("By"), Names{});
}

TEST(Byline, Names) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(names_in_byline("By Anna Varga and Tom Reed", false),
              (Names{"Anna Varga", "Tom Reed"}));
    EXPECT_EQ(names_in_byline("Von Jörg Ávila", false), Names{"Jörg Ávila"});
    EXPECT_EQ(names_in_byline("Anna Varga", true), Names{"Anna Varga"});
    EXPECT_EQ(names_in_byline("Anna Varga", false), Names{});
    EXPECT_EQ(names_in_byline("By the end of 2021", false), Names{});
    EXPECT_EQ(names_in_byline("https://example.org/anna", true), Names{});
    EXPECT_EQ(names_in_byline("", true), Names{});
}

TEST(Metadata, MissingFilesAreNamed) {
    const SystemFiles files;
    const auto opened = MetadataFinder::open(DataFolder(files, "/nonexistent"));
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message().find("dates.txt"), std::string::npos);
}

}  // namespace
}  // namespace stemma::extract
