#include "read/arcs/arc_parser.h"

#include <algorithm>

namespace stemma::read {
namespace {

constexpr std::array<ArcMove, arc_moves> all_moves{ArcMove::shift, ArcMove::left, ArcMove::right};
constexpr std::size_t relation_count = static_cast<std::size_t>(Relation::xcomp) + 1;

Result<model::Scorer> read_scorer(const DataFolder& data, const std::string& name) {
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return model::Scorer::parse(*bytes, data.path_of(name));
}

}  // namespace

std::vector<std::string> arc_move_names() { return {"shift", "left", "right"}; }

std::vector<std::string> relation_names() {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < relation_count; ++i) {
        out.emplace_back(name_of(static_cast<Relation>(i)));
    }
    return out;
}

Result<ArcParser> ArcParser::open(const DataFolder& data) {
    auto moves = read_scorer(data, "read/arc_moves.weights");
    if (!moves) {
        return std::unexpected(moves.error());
    }
    auto relations = read_scorer(data, "read/arc_relations.weights");
    if (!relations) {
        return std::unexpected(relations.error());
    }
    return make(*std::move(moves), *std::move(relations), data.path_of("read/arc_*.weights"));
}

Result<ArcParser> ArcParser::make(model::Scorer moves, model::Scorer relations,
                                  const std::string& source) {
    if (moves.labels() != arc_move_names() || relations.labels() != relation_names()) {
        return fail(ErrorCode::damaged, source, "weights of another task");
    }
    return ArcParser(std::move(moves), std::move(relations));
}

ArcMove ArcParser::best_move(Work& work) const {
    const ArcState& state = work.state;
    write_move_features(state, work.row);
    moves_.score(work.row.features(), work.scores.data());
    ArcMove best = ArcMove::shift;
    bool any = false;
    for (const ArcMove move : all_moves) {
        const auto at = static_cast<std::size_t>(move);
        if (state.allows(move) &&
            (!any || work.scores[at] > work.scores[static_cast<std::size_t>(best)])) {
            best = move;
            any = true;
        }
    }
    return best;
}

void ArcParser::find_heads(Work& work) const {
    ArcState& state = work.state;
    while (!state.done()) {
        // At either end of the sentence there is no choice.
        if (state.input(0) == state.root()) {
            state.apply(state.allows(ArcMove::right) ? ArcMove::right : ArcMove::left);
        } else if (state.stacked().empty()) {
            state.apply(ArcMove::shift);
        } else {
            state.apply(best_move(work));
        }
    }
}

/// A row for each arc that does not hang on the root.
void ArcParser::score_relations(Work& work) const {
    const std::span<const std::uint32_t> heads = work.state.heads();
    work.tree.read(work.state, heads);
    work.rows.clear();
    for (std::uint32_t i = 0; i < heads.size(); ++i) {
        if (heads[i] != work.state.root()) {
            work.tree.write_features(work.state, i, work.row);
            work.rows.begin();
            for (const model::BinaryFeature feature : work.row.features()) {
                work.rows.add(feature);
            }
        }
    }
    work.relation_scores.resize(work.rows.size() * relations_.stride());
    relations_.score(work.rows, work.relation_scores.data());
}

void ArcParser::parse(const TokenTable& table, TokenRange sentence, Work& work,
                      std::vector<Arc>& arcs) const {
    work.scores.resize(moves_.stride());
    work.state.start(
        std::span(table.tokens).subspan(sentence.begin, sentence.end - sentence.begin));
    find_heads(work);
    score_relations(work);
    const std::span<const std::uint32_t> heads = work.state.heads();
    const float* scores = work.relation_scores.data();
    for (std::uint32_t i = 0; i < heads.size(); ++i) {
        Arc& arc = arcs[sentence.begin + i];
        if (heads[i] == work.state.root()) {
            arc = {Arc::no_head, Relation::root};
            continue;
        }
        const float* best = std::max_element(scores + 1, scores + relation_count);
        arc = {sentence.begin + heads[i], static_cast<Relation>(best - scores)};
        scores += relations_.stride();
    }
}

}  // namespace stemma::read
