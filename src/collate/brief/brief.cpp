#include "collate/brief/brief.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr std::size_t most_sentences = 7;
constexpr std::size_t least_sentences = 3;
constexpr std::size_t shortest = 8;  // words
constexpr std::size_t longest = 50;
constexpr std::size_t longest_bytes = 420;
constexpr double alike = 0.4;
constexpr float found_elsewhere = 0.5F;  // likelihood that another article says it, too
constexpr std::size_t most_tried = 60;   // claims

bool ends_like_a_sentence(std::string_view text) {
    static constexpr std::array<std::string_view, 10> ends = {".",  "!",   ".”", ".\"", ".’",
                                                              "”.", "\".", ".)", "!”",  "…"};
    return std::any_of(ends.begin(), ends.end(),
                       [text](std::string_view end) { return text.ends_with(end); });
}

/// The member of a group that can be printed by itself, the likest to the rest first.
std::optional<std::uint32_t> choose(const Statements& s, const ClaimGroup& group) {
    if (stands_alone(s.all[group.best])) {
        return group.best;
    }
    std::optional<std::uint32_t> best;
    float most = 0;
    for (std::size_t k = 0; k < group.members.size(); ++k) {
        if (group.probability[k] > most && stands_alone(s.all[group.members[k]])) {
            most = group.probability[k];
            best = group.members[k];
        }
    }
    return best;
}

/// The claims to try, those with the most independent origins first.
std::vector<std::uint32_t> by_origins(std::span<const Claim> claims) {
    std::vector<std::uint32_t> order(std::min(claims.size(), most_tried));
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const bool shared_x = claims[x].support.outlets > 1;
        const bool shared_y = claims[y].support.outlets > 1;
        return std::tuple(shared_x, claims[x].support.origins) >
               std::tuple(shared_y, claims[y].support.origins);
    });
    return order;
}

/// "Although he did not name it, …": someone is meant whom only the sentence before names.
bool looks_back(const Statement& s) {
    for (const Word& word : s.words) {
        if (word.pos == Pos::noun || word.pos == Pos::propn) {
            return false;
        }
        const std::string lower = text::lower(s.text_of(word.span));
        if (lower == "he" || lower == "she" || lower == "they") {
            return true;
        }
    }
    return false;
}

bool informative(const Statement& s) {
    return s.words.size() >= 6 &&
           (!s.mentions.empty() || std::any_of(s.words.begin(), s.words.end(),
                                               [](const Word& w) { return w.quoted || w.digit; }));
}

}  // namespace

bool stands_alone(const Statement& s) {
    static constexpr std::array<std::string_view, 34> pointers = {
        "he",    "she",  "it",        "they",    "this",       "that",      "these",
        "those", "his",  "her",       "its",     "their",      "but",       "and",
        "or",    "also", "however",   "yet",     "then",       "meanwhile", "instead",
        "so",    "such", "both",      "another", "afterwards", "moreover",  "we",
        "i",     "you",  "according", "there",   "who",        "which"};
    const std::string_view sentence = sentence_of(s).of(s.source->article.text);
    if (s.words.size() < shortest || s.words.size() > longest || sentence.size() > longest_bytes ||
        !ends_like_a_sentence(sentence) || sentence_of(s).begin != s.span.begin) {
        return false;  // too long, a piece, or a clause that others lead up to
    }
    const std::string first = text::lower(s.text_of(s.words[0].span));
    return std::find(pointers.begin(), pointers.end(), first) == pointers.end() &&
           s.words[0].pos != Pos::pron && !looks_back(s);
}

std::vector<BriefSentence> write_brief(const Aligner& aligner, const Statements& statements,
                                       std::span<const ClaimGroup> groups,
                                       std::span<const Claim> claims) {
    std::vector<std::uint32_t> chosen;
    std::vector<BriefSentence> brief;
    for (const std::uint32_t c : by_origins(claims)) {
        const bool supported = claims[c].support.outlets > 1;
        if (brief.size() == most_sentences || (!supported && brief.size() >= least_sentences)) {
            break;
        }
        const std::optional<std::uint32_t> member = choose(statements, groups[c]);
        if (!member) {
            continue;
        }
        const Statement& s = statements.all[*member];
        const bool said = std::any_of(chosen.begin(), chosen.end(), [&](std::uint32_t other) {
            const Statement& o = statements.all[other];
            return aligner.claim_score(s, o, match_words(s, o)) >= alike;
        });
        if (!said) {
            chosen.push_back(*member);
            const Span span = sentence_of(s);
            brief.push_back({std::string(s.text_of(span)), s.article, span, ClaimId{c}});
        }
    }
    return brief;
}

std::vector<Only> find_only(const Statements& statements, std::span<const ClaimGroup> groups,
                            std::span<const std::string> outlets) {
    std::vector<Only> only;
    if (std::set<std::string>(outlets.begin(), outlets.end()).size() < 2) {
        return only;
    }
    for (const ClaimGroup& group : groups) {
        const Statement& best = statements.all[group.best];
        const std::string& outlet = outlets[best.article.index()];
        const bool one_outlet = std::all_of(
            group.members.begin(), group.members.end(),
            [&](std::uint32_t i) { return outlets[statements.all[i].article.index()] == outlet; });
        if (one_outlet && group.nearest < found_elsewhere && informative(best)) {
            only.push_back({best.article, best.span, std::string(best.text())});
        }
    }
    std::sort(only.begin(), only.end(), [](const Only& a, const Only& b) {
        return std::tuple(a.article, a.span) < std::tuple(b.article, b.span);
    });
    return only;
}

}  // namespace stemma::collate
