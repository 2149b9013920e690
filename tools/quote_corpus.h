// PolNeAR as labelled articles and as single sentences, and the score of what was found in them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/attributions/attribution_model.h"
#include "stemma/reading.h"

namespace stemma::tools {

inline constexpr std::array<std::string_view, 3> role_names = {"source", "cue", "content"};

struct GoldAttribution {
    std::array<std::vector<Span>, 3> roles;
};

struct LabelledArticle {
    std::string document;  ///< what keeps both corpora's parts of it in one fold
    Article article;
    Reading reading;
    std::vector<GoldAttribution> gold;
    bool whole = true;  ///< an article, not a sentence
};

/// The articles of FOLDER/polnear.jsonl.xz, with tokens and sentences.
[[nodiscard]] std::vector<LabelledArticle> load_quote_articles(const std::string& folder,
                                                               std::size_t limit);
/// FOLDER/sentences.jsonl.xz: each role of a sentence as an attribution of its own.
[[nodiscard]] std::vector<LabelledArticle> load_quote_sentences(const std::string& folder);

struct Tally {
    double right = 0, wrong = 0, missed = 0, near_right = 0, near_wrong = 0, near_missed = 0;
    static double f1(double r, double w, double m) { return r > 0 ? 2 * r / (2 * r + w + m) : 0; }
};
using QuoteTallies = std::array<Tally, 3>;  ///< in the order of role_names

/// Adds what eval/score.py would count: the outline of each role's spans, exact and overlapping.
void score_quotes(const LabelledArticle& item, const std::vector<read::RoleTokens>& found,
                  QuoteTallies& tallies);
void print_quotes(std::string_view name, const QuoteTallies& tallies);

}  // namespace stemma::tools
