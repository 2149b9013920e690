#include "claim_corpus.h"

#include <cstdio>

#include "corpus.h"
#include "extract/extractor.h"
#include "read/reader.h"

namespace stemma::tools {

using collate::statements_of;
using collate::Vocabulary;

namespace {

Span span_of(const json::Array& numbers, std::size_t at) {
    return {static_cast<std::uint32_t>(numbers[at].number_or(0)),
            static_cast<std::uint32_t>(numbers[at + 1].number_or(0))};
}

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

int gold_of(const GoldStory& story, const std::vector<std::vector<Unit>>& units, Candidate pair) {
    if (units[pair.a].empty() || units[pair.b].empty()) {
        return -1;
    }
    for (const Unit& x : units[pair.a]) {
        for (const Unit& y : units[pair.b]) {
            if (story.same.contains({x, y})) {
                return 1;
            }
        }
    }
    return 0;
}

}  // namespace

void load_gold(const std::string& path, std::map<std::string, GoldStory>& stories) {
    std::set<std::string> wanted;
    tools::for_each_row(path, [&](const json::Value& row) {
        const std::string name(row["story"].string_or(""));
        const std::string_view half = row["half"].string_or("");
        if (half == "tuning" || half == "training") {
            wanted.insert(name);
        }
        if (!wanted.contains(name)) {
            return;
        }
        GoldStory& story = stories[name];
        story.tuning = story.tuning || half == "tuning";
        if (const json::Array* units = row["units"].array()) {
            story.ids.emplace_back(row["id"].string_or(""));
            story.units.emplace_back();
            for (const json::Value& unit : *units) {
                story.units.back().push_back(span_of(*unit.array(), 0));
            }
        }
        if (const json::Array* claim = row["claim"].array()) {
            std::vector<Unit> mentions;
            for (const json::Value& m : *claim) {
                mentions.emplace_back(static_cast<std::uint32_t>((*m.array())[0].number_or(0)),
                                      span_of(*m.array(), 1));
            }
            for (const Unit& x : mentions) {
                for (const Unit& y : mentions) {
                    if (std::get<0>(x) != std::get<0>(y)) {
                        story.same.emplace(x, y);
                    }
                }
            }
        }
    });
}

void load_articles(std::map<std::string, GoldStory>& stories, const DataFolder& data,
                   const std::string& path) {
    const auto extractor = need(extract::Extractor::open(data));
    const auto reader = need(read::Reader::open(data));
    std::map<std::string, ReadArticle> found;
    for (const auto& [name, story] : stories) {
        for (const std::string& id : story.ids) {
            found[id];
        }
    }
    tools::for_each_row(path, [&](const json::Value& row) {
        const auto wanted = found.find(std::string(row["id"].string_or("")));
        if (wanted == found.end()) {
            return;
        }
        Document document;
        document.id = wanted->first;
        document.kind = DocumentKind::clean;
        document.bytes = row["text"].string_or("");
        document.hints.outlet = row["outlet"].string_or("");
        document.hints.title = row["title"].string_or("");
        document.hints.published = row["published"].string_or("");
        wanted->second.article = need(extractor.extract(document));
        wanted->second.reading = reader.read(wanted->second.article);
    });
    for (auto& [name, story] : stories) {
        for (const std::string& id : story.ids) {
            story.articles.push_back(std::move(found[id]));
        }
    }
}

std::vector<Unit> units_under(const GoldStory& story, const Statement& s) {
    std::vector<Unit> out;
    for (const Span unit : story.units[s.article.index()]) {
        if (unit.overlaps(s.span)) {
            const std::uint32_t shared =
                std::min(unit.end, s.span.end) - std::max(unit.begin, s.span.begin);
            if (2 * shared > std::min(unit.size(), s.span.size())) {
                out.emplace_back(s.article.value, unit);
            }
        }
    }
    return out;
}

Compared compare(const GoldStory& story, const Background& background) {
    Compared out;
    out.gold = &story;
    std::vector<const ReadArticle*> articles;
    for (const ReadArticle& article : story.articles) {
        articles.push_back(&article);
    }
    Vocabulary vocabulary(background);
    out.statements = statements_of(vocabulary, articles);
    out.pairs = find_candidates(out.statements);
    out.first = first_sight(out.statements, out.pairs);
    std::vector<std::vector<Unit>> units(out.statements.all.size());  // of all twins
    for (std::uint32_t i = 0; i < out.statements.all.size(); ++i) {
        for (const Unit& unit : units_under(story, out.statements.all[i])) {
            units[out.statements.twin[i]].push_back(unit);
        }
    }
    for (const Candidate& pair : out.pairs) {
        out.same.push_back(gold_of(story, units, pair));
    }
    return out;
}

Statements copy(const Statements& statements) {
    Statements out;
    out.all = statements.all;
    out.twin = statements.twin;
    out.parted = statements.parted;
    return out;
}

}  // namespace stemma::tools
