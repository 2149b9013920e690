#include "quote_corpus.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <optional>
#include <set>

#include "base/strings.h"
#include "corpus.h"
#include "read/syntax/token_table.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace stemma::tools {
namespace {

/// "nyt_2016-10-04_in-avoiding_6b86#3" → "nyt_2016-10-04_in-avoiding".
std::string document_of(std::string_view id) {
    const std::size_t hash = id.find('#');
    if (hash == std::string_view::npos) {
        return std::string(id.substr(0, 48));
    }
    id = id.substr(0, hash);
    return std::string(id.substr(0, std::min<std::size_t>(id.rfind('_'), 48)));
}

void prepare(LabelledArticle& item) {
    item.article.language = "en";
    item.article.paragraphs = text::find_paragraphs(item.article.text);
    const text::Tokenized tokenized = text::tokenize(item.article.text, item.article.paragraphs);
    for (const text::RawToken& token : tokenized.tokens) {
        item.reading.tokens.push_back({token.span, Pos::x});
    }
    for (const text::SentenceRange& s : tokenized.sentences) {
        item.reading.sentences.push_back({s.span, {s.begin, s.end}, s.paragraph});
    }
}

bool trimmed_away(std::string_view piece) {
    constexpr std::array<std::string_view, 9> marks = {"“", "”", "‘", "’", "«", "»", "—", "–", "…"};
    if (piece.size() == 1) {
        return std::ispunct(static_cast<unsigned char>(piece[0])) != 0 || is_ascii_space(piece[0]);
    }
    return std::ranges::find(marks, piece) != marks.end();
}

Span trim_span(std::string_view text, Span span) {
    while (span.begin < span.end) {
        const std::uint32_t size = text::decode(text, span.begin).size;
        if (!trimmed_away(text.substr(span.begin, size))) {
            break;
        }
        span.begin += size;
    }
    while (span.end > span.begin) {
        const std::uint32_t size = text::decode_before(text, span.end).size;
        if (!trimmed_away(text.substr(span.end - size, size))) {
            break;
        }
        span.end -= size;
    }
    return span;
}

std::optional<Span> outline(std::string_view text, const std::vector<Span>& spans) {
    std::optional<Span> all;
    for (const Span raw : spans) {
        const Span span = trim_span(text, raw);
        if (span.begin >= span.end) {
            continue;
        }
        all = all ? Span{std::min(all->begin, span.begin), std::max(all->end, span.end)} : span;
    }
    return all;
}

bool touches(Span x, const std::set<Span>& others) {
    return std::ranges::any_of(others, [&](Span y) {
        const double common = static_cast<double>(std::min(x.end, y.end)) -
                              static_cast<double>(std::max(x.begin, y.begin));
        return common > 0.5 * std::max(x.size(), y.size());
    });
}

}  // namespace

std::vector<LabelledArticle> load_quote_articles(const std::string& folder, std::size_t limit) {
    std::vector<LabelledArticle> items;
    for_each_row(folder + "/polnear.jsonl.xz", [&](const json::Value& row) {
        if (items.size() >= limit) {
            return;
        }
        LabelledArticle item;
        item.article.id = row["id"].string_or("");
        item.document = document_of(item.article.id);
        item.article.text = row["text"].string_or("");
        const std::vector<std::uint32_t> offsets = code_point_offsets(item.article.text);
        for (const json::Value& attribution : *row["gold_attributions"].array()) {
            GoldAttribution gold;
            for (std::size_t r = 0; r < role_names.size(); ++r) {
                for (const json::Value& span : *attribution[role_names[r]].array()) {
                    const json::Array& ends = *span.array();
                    gold.roles[r].push_back(
                        {offsets[static_cast<std::size_t>(ends[0].number_or(0))],
                         offsets[static_cast<std::size_t>(ends[1].number_or(0))]});
                }
            }
            item.gold.push_back(std::move(gold));
        }
        prepare(item);
        items.push_back(std::move(item));
    });
    return items;
}

/// Tokens and BIO labels → text and single-role "attributions", as the scorer reads them.
std::vector<LabelledArticle> load_quote_sentences(const std::string& folder) {
    std::vector<LabelledArticle> items;
    for_each_row(folder + "/sentences.jsonl.xz", [&](const json::Value& row) {
        LabelledArticle item;
        item.whole = false;
        item.article.id = row["id"].string_or("");
        item.document = document_of(item.article.id);
        const json::Array& tokens = *row["tokens"].array();
        const json::Array& labels = *row["gold_labels"].array();
        std::string last;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (i > 0) {
                item.article.text += ' ';
            }
            const auto begin = static_cast<std::uint32_t>(item.article.text.size());
            item.article.text += tokens[i].string_or("");
            const Span span{begin, static_cast<std::uint32_t>(item.article.text.size())};
            const std::string_view label = labels[i].string_or("O");
            const std::string role = label.size() > 2 ? std::string(label.substr(2)) : "";
            if (role.empty()) {
                last.clear();
                continue;
            }
            const auto r =
                static_cast<std::size_t>(std::ranges::find(role_names, role) - role_names.begin());
            if (label.front() == 'B' || role != last) {
                item.gold.emplace_back().roles[r].push_back(span);
            } else {
                item.gold.back().roles[r].back().end = span.end;
            }
            last = role;
        }
        prepare(item);
        items.push_back(std::move(item));
    });
    return items;
}

void score_quotes(const LabelledArticle& item, const std::vector<read::RoleTokens>& found,
                  QuoteTallies& tallies) {
    const auto spans_of = [&](const std::vector<TokenRange>& ranges) {
        std::vector<Span> spans;
        for (const TokenRange range : ranges) {
            spans.push_back({item.reading.tokens[range.begin].span.begin,
                             item.reading.tokens[range.end - 1].span.end});
        }
        return spans;
    };
    for (std::size_t r = 0; r < role_names.size(); ++r) {
        std::set<Span> gold;
        std::set<Span> predicted;
        for (const GoldAttribution& g : item.gold) {
            if (const auto span = outline(item.article.text, g.roles[r])) {
                gold.insert(*span);
            }
        }
        for (const read::RoleTokens& f : found) {
            const auto spans = r == 1 ? spans_of({f.cue}) : spans_of(r == 0 ? f.source : f.content);
            if (const auto span = outline(item.article.text, spans)) {
                predicted.insert(*span);
            }
        }
        Tally& t = tallies[r];
        for (const Span span : predicted) {
            (gold.contains(span) ? t.right : t.wrong) += 1;
            (touches(span, gold) ? t.near_right : t.near_wrong) += 1;
        }
        for (const Span span : gold) {
            t.missed += predicted.contains(span) ? 0 : 1;
            t.near_missed += touches(span, predicted) ? 0 : 1;
        }
    }
}

void print_quotes(std::string_view name, const QuoteTallies& tallies) {
    for (std::size_t r = 0; r < role_names.size(); ++r) {
        const Tally& t = tallies[r];
        std::printf(
            "%-9s %-8s exact F1 %.4f (P %.4f R %.4f) overlap F1 %.4f\n", std::string(name).c_str(),
            std::string(role_names[r]).c_str(), Tally::f1(t.right, t.wrong, t.missed),
            t.right / std::max(1.0, t.right + t.wrong), t.right / std::max(1.0, t.right + t.missed),
            Tally::f1(t.near_right, t.near_wrong, t.near_missed));
    }
}

}  // namespace stemma::tools
