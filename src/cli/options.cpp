// CLI11 stays in this file: its header is heavy.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

#include "base/calendar.h"

namespace stemma::cli {
namespace {

constexpr int wrong_usage = 2;

struct VerbHelp {
    Verb verb;
    const char* name;
    const char* does;
    const char* examples;
};

const std::vector<VerbHelp>& verbs() {
    static const std::vector<VerbHelp> all = {
        {Verb::report, "report", "Inputs to stories to one self-contained page",
         "Examples:\n"
         "  stemma report examples/stories/ferry -o report.html\n"
         "  stemma report news/ more/*.html --format md > report.md\n"
         "  cat articles.jsonl | stemma report - --format json"},
        {Verb::extract, "extract", "Pages and raw text to clean articles, one JSON line each",
         "Examples:\n"
         "  stemma extract page.html\n"
         "  stemma extract pages/ | jq -r .title"},
        {Verb::read, "read",
         "Articles to what each one says: sentences, entities, times, numbers, attributions, "
         "events",
         "Examples:\n"
         "  stemma read page.html | jq '.attributions[]'\n"
         "  stemma read page.html --format html > reading.html\n"
         "  stemma read page.html --dump\n"
         "  stemma extract pages/ | stemma read -"},
        {Verb::group, "group", "A stream of articles to stories, in one pass",
         "Examples:\n"
         "  stemma group news/\n"
         "  stemma extract pages/ | stemma group - --online --explain\n"
         "  stemma group today/ --state stream.state"},
        {Verb::align, "align",
         "Pairs of sentences: do they say the same, and where do they differ?",
         "Example:\n"
         "  echo '{\"id\":\"1\",\"a\":\"12 people died.\",\"b\":\"At least 14 died.\"}' | stemma "
         "align -"},
        {Verb::collate, "collate", "The articles of one story: claims, conflicts, quotes, lineage",
         "Example:\n"
         "  stemma collate story/ | jq '.claims[] | {text, support}'"},
    };
    return all;
}

void add_common(CLI::App& app, CommandLine& line) {
    app.add_option("INPUT", line.inputs,
                   "Files, folders, http(s) addresses, or - for standard input: HTML, plain text, "
                   "JSON Lines, WARC, "
                   "RSS, Atom, JSON Feed, news sitemaps, NewsML-G2, NITF; also as gzip or zstd")
        ->required();
    app.add_option("--from", line.input.from,
                   "Where in the one archive given to begin: the place of a record, as its id or "
                   "the note of a run that was stopped tells it");
    app.add_flag_callback(
        "--follow", [&line] { line.input.follow = engine::InputOptions::Follow::listed_pages; },
        "Fetch the pages that feeds and sitemaps list without their full text");
    app.add_flag_callback(
        "--allow-private", [&line] { line.fetch.reach = fetch::Reach::anywhere; },
        "Fetch from private, loopback and link-local addresses, too");
    app.add_option("-j,--jobs", line.options.jobs, "Threads (default: one per core)")
        ->check(CLI::Range(1, 1024));
    app.add_option("--now", line.options.now, "The run's clock, ISO 8601 (default: the system's)")
        ->check([](const std::string& text) {
            return parse_iso_date(text) ? std::string() : "not an ISO 8601 date: " + text;
        });
    app.add_option("--data", line.options.data, "Folder of weights and word lists");
    app.add_flag("-q,--quiet", line.quiet, "No progress on the terminal");
}

const std::map<std::string, ReportFormat>& formats() {
    static const std::map<std::string, ReportFormat> all = {
        {"html", ReportFormat::html},    {"md", ReportFormat::markdown},
        {"json", ReportFormat::json},    {"graphml", ReportFormat::graphml},
        {"dot", ReportFormat::graphviz}, {"svg", ReportFormat::svg}};
    return all;
}

void add_own(CLI::App& app, CommandLine& line, Verb verb) {
    if (verb == Verb::report) {
        app.add_option("-o,--output", line.output, "File to write (default: standard output)");
        app.add_option_function<std::string>(
               "--format", [&line](const std::string& name) { line.format = formats().at(name); },
               "html, md or json (default: html); the lineage alone: graphml, dot or svg")
            ->type_name("FORMAT")
            ->check([](const std::string& name) {
                return formats().contains(name) ? std::string() : "no such format: " + name;
            });
    }
    if (verb == Verb::extract) {
        app.add_flag("--explain", line.explain,
                     "For each block: its label, the probability, the strongest reasons");
    }
    if (verb == Verb::read) {
        app.add_flag("--explain", line.explain,
                     "The reasons for each entity, time, number, attribution and event");
        app.add_flag_callback(
            "--dump", [&line] { line.read_output = ReadOutput::dump; },
            "Instead: a line a token, parted by tabs: number in its sentence, word, part of "
            "speech, head's number (0: none), relation, begin, end");
        app.add_option_function<std::string>(
               "--format",
               [&line](const std::string& name) {
                   line.read_output = name == "html" ? ReadOutput::page : ReadOutput::records;
               },
               "json, or html: one article as a page with highlights (default: json)")
            ->type_name("FORMAT")
            ->check(CLI::IsMember({"json", "html"}));
    }
    if (verb == Verb::group) {
        app.add_flag("--online", line.online, "Print each decision as it is taken");
        app.add_flag("--explain", line.explain, "With --online: the reasons for each decision");
        app.add_option("--state", line.state,
                       "File to go on from, if there is one, and to leave behind");
        app.add_option("--open-days", line.open_days,
                       "Close a story that had no news for so many days (default: 400)")
            ->check(CLI::Range(1U, 36'500U));
        app.add_option("--max-age", line.max_age_days,
                       "Close a story that has been open for so many days (default: 1100)")
            ->check(CLI::Range(1U, 36'500U));
        app.add_option("--remember-days", line.remember_days,
                       "Reopen a closed story when an article joins it within so many days "
                       "(default: 1100; 0: never)")
            ->check(CLI::Range(0U, 36'500U));
    }
}

/// CLI11 itself says only that a command is missing, even where one is misspelled.
int report_usage(const CLI::App& app, const CLI::ParseError& error, const std::string& first) {
    if (error.get_exit_code() == 0) {
        return app.exit(error);
    }
    std::string known;
    bool is_known = first.empty() || first.front() == '-';
    for (const VerbHelp& help : verbs()) {
        known += (known.empty() ? "" : ", ") + std::string(help.name);
        is_known |= first == help.name;
    }
    if (is_known) {
        app.exit(error);
    } else {
        std::cerr << "There is no command \"" << first << "\", only " << known
                  << "\nRun with --help for more information.\n";
    }
    return wrong_usage;
}

}  // namespace

std::variant<CommandLine, int> parse_command_line(int count, const char* const* words) {
    CommandLine line;
    CLI::App app(
        "Stemma reads the news: which articles tell the same story, who says what, where "
        "they differ, and who copied whom.",
        "stemma");
    app.set_version_flag("--version", std::string(Stemma::version()));
    app.require_subcommand(1);
    app.footer(
        "stemma VERB --help tells more, with examples.\n"
        "Exit status: 0 all done; 1 some inputs failed, each named on standard error; "
        "2 wrong usage.");
    for (const VerbHelp& help : verbs()) {
        CLI::App* sub = app.add_subcommand(help.name, help.does);
        sub->footer(help.examples);
        add_common(*sub, line);
        add_own(*sub, line, help.verb);
        sub->callback([&line, verb = help.verb] { line.verb = verb; });
    }
    try {
        app.parse(count, words);
        if (!line.input.from.empty() && line.inputs.size() != 1) {
            throw CLI::ValidationError("--from", "needs exactly one input, an archive");
        }
    } catch (const CLI::ParseError& error) {
        return report_usage(app, error, count > 1 ? words[1] : "");
    }
    return line;
}

}  // namespace stemma::cli
