#include "collate/conflicts/denied_counts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/calendar.h"
#include "collate/conflicts/values.h"
#include "collate/credits.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t first_sentences = 15;
constexpr std::uint32_t reach = 6;            // words, from "no" to what there is none of
constexpr std::uint32_t short_sentence = 12;  // tokens
constexpr std::uint32_t around = 8;           // words, within which nothing may cast doubt
constexpr double one_event = 7;               // days

class DeniedCounts {
public:
    DeniedCounts(const PolarityWords& words, const FigureKinds& kinds, Vocabulary& vocabulary,
                 const Statements& statements, std::span<const std::string> published)
        : words_(words),
          kinds_(kinds),
          vocabulary_(vocabulary),
          s_(statements),
          published_(published) {
        for (std::size_t k = 0; k < kinds.all().size(); ++k) {
            for (const std::string& word : kinds.all()[k].none) {
                kinds_of_[vocabulary[word].stem].push_back(static_cast<std::int32_t>(k));
            }
        }
    }

    /// Of one article, at the end also what is too short for a statement: "No one was hurt."
    void read_article(const std::vector<std::uint32_t>& kept) {
        const Statement& first = s_.all[kept.front()];
        std::set<std::uint32_t> sentences;
        for (const std::uint32_t i : kept) {
            sentences.insert(s_.all[i].sentence);
            read(s_.all[i]);
        }
        const auto& all = first.source->reading.sentences;
        const MentionIndex mentions(*first.source);
        for (std::uint32_t i = 0; i < std::min<std::size_t>(all.size(), first_sentences); ++i) {
            const TokenRange tokens = all[i].tokens;
            if (!sentences.contains(i) && tokens.end - tokens.begin <= short_sentence) {
                Statement s = make_statement(vocabulary_, *first.source, mentions, tokens);
                s.article = first.article;
                s.sentence = i;
                read(s);
            }
        }
    }

    std::vector<Conflict> run(const std::vector<Measure>& measures) {
        std::vector<Conflict> out;
        for (auto& [kind, denials] : none_) {
            std::set<ArticleId> counting;
            std::vector<const Measure*> figures;
            for (const Measure& m : measures) {
                if (m.kind == kind) {
                    counting.insert(s_.all[m.statement].article);
                    if (m.first && m.year.empty()) {
                        figures.push_back(&m);
                    }
                }
            }
            std::erase_if(denials, [&](const Evidence& e) { return counting.contains(e.article); });
            std::erase_if(figures, [&](const Measure* m) { return !of_these_days(*m, denials); });
            if (!denials.empty() && !figures.empty()) {
                out.push_back(write(kind, denials, figures));
            }
        }
        return out;
    }

private:
    /// Notes what it says that there was none of.
    void read(const Statement& s) {
        if (s.sentence >= first_sentences || s.text().ends_with('?') ||
            other_days(s, published(s.article), one_event)) {
            return;
        }
        for (std::uint32_t w = 0; w < s.words.size(); ++w) {
            const auto at = kinds_of_.find(s.words[w].stem);
            const std::optional<std::uint32_t> no =
                at == kinds_of_.end() ? std::nullopt : denied_from(s, w);
            if (no && !doubtful(s, *no, w)) {
                for (const std::int32_t kind : at->second) {
                    none_[kind].push_back(
                        {s.article, {s.words[*no].span.begin, s.words[w].span.end}});
                }
            }
        }
    }

    const std::string& published(ArticleId article) const { return published_[article.index()]; }
    std::uint32_t classes(const Statement& s, std::uint32_t word) const {
        return words_.classes_of(s.words[word].form);
    }

    /// Where the "no" stands that denies the word.
    std::optional<std::uint32_t> denied_from(const Statement& s, std::uint32_t word) const {
        for (std::uint32_t n = 1; n <= std::min(word, reach); ++n) {
            const std::uint32_t at = word - n;
            if ((classes(s, at) & (PolarityWords::no | PolarityWords::nobody)) != 0) {
                return at;
            }
            if ((classes(s, at) & PolarityWords::between) == 0 &&
                !kinds_of_.contains(s.words[at].stem)) {
                break;
            }
        }
        return std::nullopt;
    }

    bool doubtful(const Statement& s, std::uint32_t no, std::uint32_t word) const {
        constexpr std::uint32_t open = PolarityWords::possible | PolarityWords::condition |
                                       PolarityWords::will | PolarityWords::deny |
                                       PolarityWords::another;
        const auto end = std::min(static_cast<std::uint32_t>(s.words.size()), word + around);
        for (std::uint32_t w = no > around ? no - around : 0; w < end; ++w) {
            if ((classes(s, w) & (w < word ? open : PolarityWords::another)) != 0) {
                return true;
            }
        }
        return false;
    }

    bool of_these_days(const Measure& m, const std::vector<Evidence>& denials) const {
        const auto day = [&](ArticleId article) { return parse_iso_date(published(article)); };
        const std::optional<Date> told = day(s_.all[m.statement].article);
        return std::ranges::all_of(denials, [&](const Evidence& e) {
            const std::optional<Date> denied = day(e.article);
            return !told || !denied ||
                   std::abs(static_cast<double>(days_from(*told) - days_from(*denied))) <=
                       one_event;
        });
    }

    ValueReading reading(const std::vector<Evidence>& evidence) const {
        const Evidence& first = evidence.front();
        ValueReading out;
        out.evidence = evidence;
        const auto said = std::ranges::find(s_.all, first.article, &Statement::article);
        out.value = std::string(said->text_of(first.span));
        settle(out);
        return out;
    }

    Conflict write(std::int32_t kind, const std::vector<Evidence>& denials,
                   const std::vector<const Measure*>& figures) const {
        Conflict out{DifferenceKind::number, {reading(denials)}, false};
        std::map<double, std::vector<Evidence>> by_value;
        std::string first = "~";
        for (const Measure* m : figures) {
            const Statement& s = s_.all[m->statement];
            by_value[m->figure.value].push_back({s.article, m->figure.span});
            first = std::min(first, published(s.article));
        }
        for (const auto& [value, evidence] : by_value) {
            out.readings.push_back(reading(evidence));
        }
        out.update = kinds_.all()[static_cast<std::size_t>(kind)].grows &&
                     std::ranges::all_of(denials, [&](const Evidence& e) {
                         return !published(e.article).empty() && published(e.article) < first;
                     });
        return out;
    }

    const PolarityWords& words_;
    const FigureKinds& kinds_;
    Vocabulary& vocabulary_;
    const Statements& s_;
    std::span<const std::string> published_;
    std::map<std::uint64_t, std::vector<std::int32_t>> kinds_of_;  ///< stem: what it denies
    std::map<std::int32_t, std::vector<Evidence>> none_;           ///< kind: who says "none"
};

}  // namespace

std::vector<Conflict> find_denied_counts(const PolarityWords& words, const FigureKinds& kinds,
                                         Vocabulary& vocabulary, const Statements& statements,
                                         const std::vector<bool>& kept,
                                         const std::vector<Measure>& measures,
                                         std::span<const std::string> published) {
    DeniedCounts finder(words, kinds, vocabulary, statements, published);
    std::vector<std::uint32_t> of_article;
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        if (kept[i] && !is_credit(statements.all[i])) {
            of_article.push_back(i);
        }
        const bool last = i + 1 == statements.all.size() ||
                          statements.all[i + 1].article != statements.all[i].article;
        if (last && !of_article.empty()) {
            finder.read_article(of_article);
            of_article.clear();
        }
    }
    return finder.run(measures);
}

}  // namespace stemma::collate
