// Trains the name tagger, and prints its cross-validated score.
//
//   train_entities ../shared data/read/entities.weights [FOLDS]
//
// Learns from worldwide newswire, CrossNER politics, wikigold and WNUT17; folds are by document
// (politics has none: by block of sentences). The score is exact F1 of person, organization and
// location (a facility counts as one), on text as the corpora print it ("anti - gay") and as
// newspapers do. FOLDS 0 only trains.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "base/strings.h"
#include "corpus.h"
#include "entity_corpus.h"
#include "model/classifier.h"
#include "read/entities/mention.h"
#include "read/entities/name_tagger.h"
#include "read/entities/resolver.h"
#include "read/pos/pos_tagger.h"
#include "text/tokens.h"

namespace {

using namespace stemma;
using tools::GoldDocument;
using tools::GoldName;

/// A document with what the finder sees of it.
struct Lesson {
    GoldDocument gold;
    Reading reading;
    std::vector<read::Name> names;  ///< the gold names, in tokens
};

class Teacher {
public:
    explicit Teacher(const std::string& data_folder)
        : data_(files_, data_folder),
          clusters_(must(read::WordClusters::open(data_))),
          pos_(must(read::PosTagger::open(data_, clusters_))),
          gazetteer_(must(read::Gazetteer::open(data_))) {}

    [[nodiscard]] const read::Gazetteer& gazetteer() const { return gazetteer_; }
    [[nodiscard]] const read::WordClusters& clusters() const { return clusters_; }

    [[nodiscard]] Lesson make(GoldDocument gold) const {
        Lesson lesson;
        Article article;
        article.text = gold.text;
        article.paragraphs = text::find_paragraphs(article.text);
        const text::Tokenized tokenized = text::tokenize(article.text, article.paragraphs);
        for (const text::RawToken& token : tokenized.tokens) {
            lesson.reading.tokens.push_back({token.span, Pos::x});
        }
        for (const text::SentenceRange& s : tokenized.sentences) {
            lesson.reading.sentences.push_back({s.span, {s.begin, s.end}, s.paragraph});
        }
        pos_.tag(article, lesson.reading);
        align(gold, lesson);
        lesson.gold = std::move(gold);
        return lesson;
    }

    /// Rows with labels; the history is the gold one, a part of it forgotten, as a tagger would.
    void teach(const Lesson& lesson, std::vector<model::TaggedSequence>& out) const {
        read::WordForms words;
        std::vector<read::NameMarks> marks;
        model::FeatureRows rows;
        read::NameHistory history;
        auto name = lesson.names.begin();
        for (std::uint32_t s = 0; s < lesson.reading.sentences.size(); ++s) {
            const TokenRange range = lesson.reading.sentences[s].tokens;
            const auto tokens =
                std::span(lesson.reading.tokens).subspan(range.begin, range.end - range.begin);
            words.read(lesson.gold.text, tokens);
            gazetteer_.mark(words, marks);
            read::entity_features({words, tokens, marks, history, clusters_}, rows);
            model::TaggedSequence sequence;
            for (model::FeatureVector& row : rows.vectors()) {
                sequence.push_back({std::move(row), 0});
            }
            for (; name != lesson.names.end() && name->sentence == s; ++name) {
                const std::size_t begin = name->begin - range.begin;
                const std::size_t end = name->end - range.begin;
                for (std::size_t i = begin; i < end; ++i) {
                    sequence[i].label = static_cast<std::uint8_t>(
                        1 + 2 * static_cast<unsigned>(name->type) + (i > begin ? 1U : 0U));
                }
                if (hash_combine(name->begin, lesson.gold.text.size()) % 8 != 0) {
                    history.note(words, begin, end, name->type);
                }
            }
            out.push_back(std::move(sequence));
        }
    }

private:
    template <class T>
    static T must(Result<T> result) {
        if (!result) {
            std::fprintf(stderr, "%s\n", result.error().message().c_str());
            std::exit(1);
        }
        return *std::move(result);
    }
    /// Gold names as tokens; those that cross a sentence's end are lost.
    static void align(const GoldDocument& gold, Lesson& lesson) {
        std::uint32_t s = 0;
        for (const GoldName& g : gold.names) {
            while (s < lesson.reading.sentences.size() &&
                   lesson.reading.sentences[s].span.end <= g.span.begin) {
                ++s;
            }
            if (s == lesson.reading.sentences.size()) {
                return;
            }
            const TokenRange range = lesson.reading.sentences[s].tokens;
            std::uint32_t begin = range.begin;
            while (begin < range.end && lesson.reading.tokens[begin].span.end <= g.span.begin) {
                ++begin;
            }
            std::uint32_t end = begin;
            while (end < range.end && lesson.reading.tokens[end].span.begin < g.span.end) {
                ++end;
            }
            const bool free = lesson.names.empty() || lesson.names.back().end <= begin;
            if (begin < end && free) {
                lesson.names.push_back({begin, end, g.type, s});
            }
        }
    }

    SystemFiles files_;
    DataFolder data_;
    read::WordClusters clusters_;
    read::PosTagger pos_;
    read::Gazetteer gazetteer_;
};

struct Count {
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t gold = 0;
    [[nodiscard]] double f1() const {
        return found + gold == 0
                   ? 0
                   : 2.0 * static_cast<double>(right) / static_cast<double>(found + gold);
    }
};
using Counts = std::map<std::string, Count>;

std::optional<EntityType> scored(EntityType type) {
    if (type == EntityType::facility) {
        return EntityType::location;
    }
    return type <= EntityType::location ? std::optional(type) : std::nullopt;
}

/// Type and span, as the score counts them.
using Answer = std::tuple<EntityType, std::uint32_t, std::uint32_t>;

std::set<Answer> answers(const Lesson& lesson, const read::NameTagger& tagger,
                         const read::Gazetteer& gazetteer) {
    const auto mentions = read::make_mentions(
        lesson.gold.text, lesson.reading, tagger.tag(lesson.gold.text, lesson.reading), gazetteer);
    std::set<Answer> out;
    for (const Entity& e :
         read::resolve(lesson.gold.text, lesson.reading, mentions, gazetteer).entities) {
        for (const Span span : e.mentions) {
            if (const auto type = scored(e.type)) {
                out.insert({*type, span.begin, span.end});
            }
        }
    }
    return out;
}

/// The faults, for whoever looks for their causes (environment variable FAULTS names the set).
void dump(const Lesson& lesson, const std::set<Answer>& gold, const std::set<Answer>& found) {
    const char* wanted = std::getenv("FAULTS");
    if (wanted == nullptr || lesson.gold.set != wanted) {
        return;
    }
    const auto print = [&](const char* what, const Answer& answer) {
        const auto [type, begin, end] = answer;
        const std::uint32_t from = begin < 40 ? 0 : begin - 40;
        std::string around = lesson.gold.text.substr(from, end + 40 - from);
        std::replace(around.begin(), around.end(), '\n', ' ');
        std::printf("%s\t%s\t%s\t%s\n", what, std::string(name_of(type)).c_str(),
                    lesson.gold.text.substr(begin, end - begin).c_str(), around.c_str());
    };
    for (const Answer& answer : gold) {
        if (!found.contains(answer)) {
            print("missed", answer);
        }
    }
    for (const Answer& answer : found) {
        if (!gold.contains(answer)) {
            print("wrong", answer);
        }
    }
}

void measure(const Lesson& lesson, const std::set<Answer>& found, Counts& counts) {
    std::set<Answer> gold;
    for (const GoldName& g : lesson.gold.names) {
        if (const auto type = scored(g.type)) {
            gold.insert({*type, g.span.begin, g.span.end});
        }
    }
    const auto each = [&](const Answer& answer) -> std::array<Count*, 2> {
        return {&counts[lesson.gold.set],
                &counts[lesson.gold.set + " " + std::string(name_of(std::get<0>(answer)))]};
    };
    for (const Answer& answer : gold) {
        for (Count* count : each(answer)) {
            ++count->gold;
        }
    }
    for (const Answer& answer : found) {
        for (Count* count : each(answer)) {
            ++count->found;
            count->right += gold.contains(answer) ? 1U : 0U;
        }
    }
    dump(lesson, gold, found);
}

model::TaggerTraining make_options() {
    model::TaggerTraining options;
    options.method = model::TaggerMethod::perceptron;
    options.epochs = 8;
    options.table_bits = 22;
    options.min_count = 2;
    options.margin =
        30;  // docs/decisions/050-attributions-in-two-passes.md tells what a margin gives
    options.prune = 0.01;
    const std::size_t labels = read::NameTagger::labels().size();
    options.allowed.assign(labels * labels, true);
    for (std::size_t to = 2; to < labels; to += 2) {  // I- only after B- or I- of its type
        for (std::size_t from = 0; from < labels; ++from) {
            options.allowed[from * labels + to] = from == to || from + 1 == to;
        }
    }
    return options;
}

model::Tagger train(const Teacher& teacher, const std::vector<Lesson>& lessons,
                    std::optional<std::uint32_t> without, std::uint32_t folds) {
    std::vector<model::TaggedSequence> sequences;
    for (const Lesson& lesson : lessons) {
        if (!without || model::fold_of(lesson.gold.group, folds) != *without) {
            teacher.teach(lesson, sequences);
        }
    }
    return model::Tagger::train("entities", read::NameTagger::labels(), sequences, make_options());
}

void cross_validate(const Teacher& teacher, const std::vector<Lesson>& lessons, std::uint32_t folds,
                    std::uint32_t run) {
    Counts counts;
    for (std::uint32_t fold = 0; fold < run; ++fold) {
        const auto tagger = read::NameTagger::make(train(teacher, lessons, fold, folds),
                                                   teacher.gazetteer(), teacher.clusters(), "fold");
        for (const Lesson& lesson : lessons) {
            if (model::fold_of(lesson.gold.group, folds) == fold) {
                measure(lesson, answers(lesson, *tagger, teacher.gazetteer()), counts);
            }
        }
    }
    for (const auto& [what, c] : counts) {
        std::printf(
            "%-40s F1 %.4f  precision %.4f  recall %.4f  of %zu\n", what.c_str(), c.f1(),
            static_cast<double>(c.right) / static_cast<double>(std::max<std::size_t>(c.found, 1)),
            static_cast<double>(c.right) / static_cast<double>(std::max<std::size_t>(c.gold, 1)),
            c.gold);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 5) {
        std::fprintf(stderr, "usage: train_entities SHARED_FOLDER OUTPUT [FOLDS [RUN]]\n");
        return 2;
    }
    const std::string output = argv[2];
    const Teacher teacher(output.substr(0, output.rfind("/read/")));
    std::vector<Lesson> lessons;
    for (GoldDocument& gold : tools::read_entity_corpora(argv[1], teacher.gazetteer())) {
        lessons.push_back(teacher.make(std::move(gold)));
    }
    const auto folds =
        static_cast<std::uint32_t>(argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 5);
    const auto run =
        static_cast<std::uint32_t>(argc > 4 ? std::strtoul(argv[4], nullptr, 10) : folds);
    cross_validate(teacher, lessons, folds, run);
    const std::string bytes = train(teacher, lessons, std::nullopt, folds).encode();
    tools::write_output(output, bytes);
    std::printf("%zu documents, %zu bytes of weights\n", lessons.size(), bytes.size());
}
