// The claim gold (bench/claims), read for training, and what the program compares in its stories.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/data_folder.h"
#include "collate/claims/evidence.h"

namespace stemma::tools {

using collate::Background;
using collate::Candidate;
using collate::FirstSight;
using collate::Statement;
using collate::Statements;

using Unit = std::tuple<std::uint32_t, Span>;  // article, span

struct GoldStory {
    bool tuning = false;  ///< else besides the gold: bench/claims/training.jsonl
    std::vector<std::string> ids;
    std::vector<std::vector<Span>> units;
    std::set<std::pair<Unit, Unit>> same;
    std::vector<ReadArticle> articles;
};

/// Adds the stories of the tuning half, and those for training; the held-out half is left alone.
void load_gold(const std::string& path, std::map<std::string, GoldStory>& stories);
void load_articles(std::map<std::string, GoldStory>& stories, const DataFolder& data,
                   const std::string& path);

/// The pairs of a story that the program compares, and whether they make one claim.
struct Compared {
    const GoldStory* gold = nullptr;
    Statements statements;
    std::vector<Candidate> pairs;
    std::vector<FirstSight> first;
    std::vector<int> same;  ///< -1: not read
};

[[nodiscard]] Compared compare(const GoldStory& story, const Background& background);
[[nodiscard]] Statements copy(const Statements& statements);

/// The units of the gold that a statement lies in.
[[nodiscard]] std::vector<Unit> units_under(const GoldStory& story, const Statement& s);

}  // namespace stemma::tools
