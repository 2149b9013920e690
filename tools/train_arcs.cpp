// Trains data/read/arc_moves.weights and data/read/arc_relations.weights, and prints how right the
// arcs are on text the parser has not seen.
//
//   build/release/tools/train_arcs ../shared/train data
//
// Learns from UD English EWT (train) and the Wikinews part of GUM; measures on EWT's dev and test.
// Parts of speech are those that a tagger gives to text it was not trained on, as at run time. The
// moves are learned with a dynamic oracle (Goldberg and Nivre 2013): the parser follows its own
// mistakes, and is told at each step which moves lose the fewest arcs from there.
#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>
#include <string>

#include "base/files.h"
#include "base/hash.h"
#include "base/strings.h"
#include "conllu_corpus.h"
#include "corpus.h"
#include "model/scorer.h"
#include "model/tagger.h"
#include "read/arcs/arc_parser.h"
#include "read/pos/pos_features.h"
#include "read/pos/pos_tagger.h"

namespace stemma::tools {
namespace {

using read::ArcMove;
using read::ArcRow;
using read::ArcState;

constexpr std::uint32_t table_bits = 22;
constexpr std::uint32_t min_count = 4;
constexpr std::uint32_t pos_folds = 4;
/// How far the right answer has to lead (docs/decisions/053-arcs.md).
constexpr float margin = 20;
constexpr float pos_margin = 15;

/// A sentence as the parser sees it, and its gold tree.
struct Lesson {
    read::TokenTable table;
    std::vector<std::uint32_t> heads;  ///< root() = their number
    std::vector<Relation> relations;
};

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

model::FeatureRows pos_rows(const ReadArticle& item, const read::WordClusters& clusters) {
    read::WordForms forms;
    forms.read(item.article.text, item.reading.tokens);
    model::FeatureRows rows;
    read::pos_features(forms, clusters, rows);
    return rows;
}

/// Each sentence's parts of speech by a tagger that was trained without its fold.
std::vector<std::vector<std::uint8_t>> jackknife_pos(const std::vector<TreeSentence>& sentences,
                                                     const read::WordClusters& clusters) {
    std::vector<std::string> names;
    for (unsigned pos = 0; pos <= static_cast<unsigned>(Pos::x); ++pos) {
        names.emplace_back(name_of(static_cast<Pos>(pos)));
    }
    model::TaggerTraining options;
    options.epochs = 5;
    options.margin = pos_margin;
    options.table_bits = 20;
    options.min_count = 2;
    std::vector<std::vector<std::uint8_t>> out(sentences.size());
    for (std::uint32_t fold = 0; fold < pos_folds; ++fold) {
        std::vector<model::TaggedSequence> lessons;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / 16 % pos_folds == fold) {
                continue;
            }
            std::vector<model::FeatureVector> rows =
                pos_rows(article_of(sentences[i]), clusters).vectors();
            model::TaggedSequence lesson;
            for (std::size_t w = 0; w < rows.size(); ++w) {
                lesson.push_back(
                    {std::move(rows[w]), static_cast<std::uint8_t>(sentences[i][w].pos)});
            }
            lessons.push_back(std::move(lesson));
        }
        const auto tagger = model::Tagger::train("pos", names, lessons, options);
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / 16 % pos_folds == fold) {
                out[i] = tagger.tag(pos_rows(article_of(sentences[i]), clusters));
            }
        }
    }
    return out;
}

Lesson make_lesson(const TreeSentence& words, const std::vector<std::uint8_t>& tags,
                   const read::Inflections& forms) {
    ReadArticle item = article_of(words);
    Lesson lesson;
    for (std::size_t i = 0; i < words.size(); ++i) {
        item.reading.tokens[i].pos = static_cast<Pos>(tags[i]);
        const auto root = static_cast<std::uint32_t>(words.size());
        lesson.heads.push_back(words[i].head == Arc::no_head ? root : words[i].head);
        lesson.relations.push_back(words[i].relation);
    }
    lesson.table = read::make_token_table(item.article.text, item.reading, forms);
    return lesson;
}

// ---- the oracle

/// How many gold arcs can no longer be found after each move (Goldberg and Nivre 2013, arc-hybrid).
std::array<std::uint32_t, read::arc_moves> costs(const ArcState& state,
                                                 const std::vector<std::uint32_t>& gold) {
    std::array<std::uint32_t, read::arc_moves> cost{};
    auto& [shift, left, right] = cost;
    const std::uint32_t s0 = state.stack(0);
    const std::uint32_t s1 = state.stack(1);
    const std::uint32_t b0 = state.input(0);
    const auto stack = state.stacked();
    const auto head = [&](std::uint32_t node) {
        return node < gold.size() ? gold[node] : UINT32_MAX;
    };
    for (std::size_t i = 0; i < stack.size(); ++i) {
        shift += head(stack[i]) == b0 ? 1 : 0;                          // dependents of b0
        shift += i + 1 < stack.size() && head(b0) == stack[i] ? 1 : 0;  // its head, but for s0
    }
    if (stack.empty()) {
        return cost;
    }
    left += stack.size() > 1 && head(s0) == s1 ? 1 : 0;
    for (std::uint32_t b = b0; b <= state.root(); ++b) {
        left += b > b0 && head(s0) == b ? 1 : 0;
        left += head(b) == s0 ? 1 : 0;
        right += head(s0) == b ? 1 : 0;
        right += head(b) == s0 ? 1 : 0;
    }
    return cost;
}

constexpr std::array<ArcMove, read::arc_moves> moves{ArcMove::shift, ArcMove::left, ArcMove::right};

/// Whether there is nothing to decide; the move then.
std::optional<ArcMove> forced(const ArcState& state) {
    if (state.input(0) == state.root()) {
        return state.allows(ArcMove::right) ? ArcMove::right : ArcMove::left;
    }
    return state.stacked().empty() ? std::optional(ArcMove::shift) : std::nullopt;
}

model::FeatureVector vector_of(const ArcRow& row) { return model::vector_of(row.features()); }

/// The best allowed move by `scores`, among those that `good` lets pass.
template <class Good>
ArcMove best_of(const ArcState& state, std::span<const float> scores, Good&& good) {
    std::optional<ArcMove> best;
    for (const ArcMove move : moves) {
        if (state.allows(move) && good(move) &&
            (!best ||
             scores[static_cast<std::size_t>(move)] > scores[static_cast<std::size_t>(*best)])) {
            best = move;
        }
    }
    return best.value_or(ArcMove::shift);
}

void learn_moves(const Lesson& lesson, bool follow, std::uint64_t& random, ArcState& state,
                 model::ScorerLesson& scorer) {
    constexpr std::uint64_t in_ten = 9;  // how often the parser follows itself
    ArcRow row;
    state.start(lesson.table.tokens);
    while (!state.done()) {
        if (const auto move = forced(state)) {
            state.apply(*move);
            continue;
        }
        write_move_features(state, row);
        const auto cost = costs(state, lesson.heads);
        std::uint32_t least = UINT32_MAX;
        for (const ArcMove move : moves) {
            if (state.allows(move)) {
                least = std::min(least, cost[static_cast<std::size_t>(move)]);
            }
        }
        const auto good = [&](ArcMove move) {
            return cost[static_cast<std::size_t>(move)] == least;
        };
        const std::span<const float> scores = scorer.score(vector_of(row));
        const ArcMove guess = best_of(state, scores, [](ArcMove) { return true; });
        const ArcMove right = best_of(state, scores, good);
        const ArcMove wrong = best_of(state, scores, [&](ArcMove move) { return !good(move); });
        if (!good(wrong) && scores[static_cast<std::size_t>(wrong)] + margin >
                                scores[static_cast<std::size_t>(right)]) {
            scorer.update(static_cast<std::size_t>(right), static_cast<std::size_t>(wrong));
        }
        scorer.step();
        random = hash_combine(random, 1);
        state.apply(follow && random % 10 < in_ten ? guess : right);
    }
}

/// Counts the features on the way that the oracle would take.
void count_moves(const Lesson& lesson, ArcState& state, model::ScorerLesson& scorer) {
    ArcRow row;
    state.start(lesson.table.tokens);
    while (!state.done()) {
        if (const auto move = forced(state)) {
            state.apply(*move);
            continue;
        }
        write_move_features(state, row);
        scorer.count(vector_of(row));
        const auto cost = costs(state, lesson.heads);
        ArcMove best = ArcMove::shift;
        std::uint32_t least = UINT32_MAX;
        for (const ArcMove move : {ArcMove::left, ArcMove::right, ArcMove::shift}) {
            if (state.allows(move) && cost[static_cast<std::size_t>(move)] < least) {
                least = cost[static_cast<std::size_t>(move)];
                best = move;
            }
        }
        state.apply(best);
    }
}

std::vector<std::uint32_t> shuffled(std::size_t size, std::uint64_t seed) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    model::shuffle(order, seed);
    return order;
}

model::Scorer train_moves(const std::vector<Lesson>& lessons, std::uint32_t epochs, double prune) {
    model::ScorerLesson scorer(read::arc_move_names(), table_bits);
    ArcState state;
    for (const Lesson& lesson : lessons) {
        count_moves(lesson, state, scorer);
    }
    scorer.freeze(min_count);
    std::uint64_t random = 1;
    for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
        for (const std::uint32_t i : shuffled(lessons.size(), epoch)) {
            learn_moves(lessons[i], epoch > 0, random, state, scorer);
        }
    }
    return scorer.finish("arc-moves", prune);
}

template <class Use>
void for_relations(const Lesson& lesson, ArcState& state, Use&& use) {
    read::ArcTree tree;
    ArcRow row;
    state.start(lesson.table.tokens);
    tree.read(state, lesson.heads);
    for (std::uint32_t i = 0; i < lesson.heads.size(); ++i) {
        if (lesson.heads[i] != state.root()) {
            tree.write_features(state, i, row);
            use(vector_of(row), static_cast<std::size_t>(lesson.relations[i]));
        }
    }
}

model::Scorer train_relations(const std::vector<Lesson>& lessons, std::uint32_t epochs,
                              double prune) {
    model::ScorerLesson scorer(read::relation_names(), table_bits);
    ArcState state;
    for (const Lesson& lesson : lessons) {
        for_relations(lesson, state,
                      [&](const model::FeatureVector& row, std::size_t) { scorer.count(row); });
    }
    scorer.freeze(min_count);
    for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
        for (const std::uint32_t i : shuffled(lessons.size(), 100 + epoch)) {
            for_relations(lessons[i], state,
                          [&](const model::FeatureVector& row, std::size_t right) {
                              const auto scores = scorer.score(row);
                              std::size_t rival = right == 0 ? 1 : 0;
                              for (std::size_t k = 0; k < scores.size(); ++k) {
                                  rival = k != right && scores[k] > scores[rival] ? k : rival;
                              }
                              if (scores[rival] + margin > scores[right]) {
                                  scorer.update(right, rival);
                              }
                              scorer.step();
                          });
        }
    }
    return scorer.finish("arc-relations", prune);
}

// ---- what it reaches

std::string_view universal(Relation relation) {
    const std::string_view name = name_of(relation);
    return name.substr(0, name.find(':'));
}

void measure(const char* what, const read::ArcParser& parser, const std::vector<Lesson>& lessons) {
    std::size_t words = 0;
    std::size_t heads = 0;
    std::size_t both = 0;
    read::ArcParser::Work work;
    for (const Lesson& lesson : lessons) {
        const auto size = static_cast<std::uint32_t>(lesson.heads.size());
        std::vector<Arc> arcs(size);
        parser.parse(lesson.table, {0, size}, work, arcs);
        for (std::uint32_t i = 0; i < size; ++i) {
            const std::uint32_t gold = lesson.heads[i] == size ? Arc::no_head : lesson.heads[i];
            const bool head = arcs[i].head == gold;
            heads += head ? 1 : 0;
            both += head && universal(arcs[i].relation) == universal(lesson.relations[i]) ? 1 : 0;
            ++words;
        }
    }
    const auto share = [&](std::size_t n) {
        return static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(words, 1));
    };
    std::printf("%-8s UAS %.4f LAS %.4f of %zu words\n", what, share(heads), share(both), words);
}

std::vector<Lesson> held_out(const std::string& path, const read::PosTagger& tagger,
                             const read::Inflections& forms) {
    std::vector<Lesson> out;
    for (const TreeSentence& words : read_conllu(path)) {
        ReadArticle item = article_of(words);
        tagger.tag(item.article, item.reading);
        std::vector<std::uint8_t> tags;
        for (const Token& token : item.reading.tokens) {
            tags.push_back(static_cast<std::uint8_t>(token.pos));
        }
        out.push_back(make_lesson(words, tags, forms));
    }
    return out;
}

int run(const std::string& corpus, const std::string& data_folder) {
    const SystemFiles files;
    const DataFolder data(files, data_folder);
    const read::Inflections forms = need(read::Inflections::open(data));
    const read::WordClusters clusters = need(read::WordClusters::open(data));
    std::vector<TreeSentence> sentences = read_conllu(corpus + "/ud-ewt/train.conllu.xz");
    for (TreeSentence& words : read_conllu(corpus + "/ud-gum-wikinews/news.conllu.xz")) {
        sentences.push_back(std::move(words));
    }
    const auto tags = jackknife_pos(sentences, clusters);
    std::vector<Lesson> lessons;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        lessons.push_back(make_lesson(sentences[i], tags[i], forms));
    }
    const std::string moves_bytes = train_moves(lessons, 8, 0.02).encode();
    const std::string relations_bytes = train_relations(lessons, 6, 0.025).encode();
    write_output(data_folder + "/read/arc_moves.weights", moves_bytes);
    write_output(data_folder + "/read/arc_relations.weights", relations_bytes);
    std::printf("%zu sentences, %zu + %zu bytes of weights\n", lessons.size(), moves_bytes.size(),
                relations_bytes.size());
    const read::ArcParser parser = need(read::ArcParser::open(data));
    const read::PosTagger tagger = need(read::PosTagger::open(data, clusters));
    for (const char* part : {"dev", "test"}) {
        measure(part, parser, held_out(cat(corpus, "/ud-ewt/", part, ".conllu.xz"), tagger, forms));
    }
    return 0;
}

}  // namespace
}  // namespace stemma::tools

int main(int count, char** values) {
    if (count != 3) {
        std::fprintf(stderr, "usage: train_arcs TRAIN_FOLDER DATA_FOLDER\n");
        return 2;
    }
    return stemma::tools::run(values[1], values[2]);
}
