// Dependency arcs of a sentence: a greedy parser over learned moves, then a relation for each arc.
//
//   Result<ArcParser> parser = ArcParser::open(data);
//   ArcParser::Work work;                                // memory that is used again
//   std::vector<Arc> arcs(table.size());
//   parser->parse(table, sentence.tokens, work, arcs);   // fills this sentence's part
//
// Two moves a token and one look at each arc: linear in the sentence. Every sentence gets one tree
// without crossing arcs. Thread safety: const members may be called from many threads, each with
// its own Work. When to use it: only for sentences whose arcs someone asks for.
#pragma once

#include <vector>

#include "base/data_folder.h"
#include "model/scorer.h"
#include "read/arcs/arc_features.h"
#include "read/syntax/token_table.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class ArcParser {
public:
    struct Work {
        ArcState state;
        ArcTree tree;
        ArcRow row;
        std::vector<std::int32_t> scores;    ///< of the moves
        model::FeatureRows rows;             ///< of a sentence's arcs
        std::vector<float> relation_scores;  ///< of each arc
    };

    [[nodiscard]] static Result<ArcParser> open(const DataFolder& data);
    /// Fails if the labels are not moves and relations.
    [[nodiscard]] static Result<ArcParser> make(model::Scorer moves, model::Scorer relations,
                                                const std::string& source);

    void parse(const TokenTable& table, TokenRange sentence, Work& work,
               std::vector<Arc>& arcs) const;

private:
    ArcParser(model::Scorer moves, model::Scorer relations)
        : moves_(std::move(moves)), relations_(std::move(relations)) {}
    void find_heads(Work& work) const;
    void score_relations(Work& work) const;
    [[nodiscard]] ArcMove best_move(Work& work) const;

    model::Scorer moves_;
    model::Scorer relations_;
};

[[nodiscard]] std::vector<std::string> arc_move_names();
[[nodiscard]] std::vector<std::string> relation_names();

}  // namespace stemma::read
