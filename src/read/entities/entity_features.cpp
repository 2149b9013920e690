#include "read/entities/entity_features.h"

#include <algorithm>
#include <bit>

#include "base/hash.h"

namespace stemma::read {
namespace {

// Numbers of the feature templates; they are hashed into weights, so append only.
enum Template : std::uint64_t {
    t_bias = 300,
    t_word,
    t_before,
    t_after,
    t_before2,
    t_after2,
    t_before_word,
    t_word_after,
    t_suffix3,
    t_suffix4,
    t_suffix2,
    t_prefix3,
    t_shape,
    t_shapes_before,
    t_shapes_after,
    t_shapes_three,
    t_case,
    t_pos,
    t_pos_before,
    t_pos_after,
    t_pos_three,
    t_begins,
    t_inside,
    t_begins_case,
    t_marks_before,
    t_marks_after,
    t_marks_before2,
    t_marks_after2,
    t_known,
    t_known_before,
    t_known_after,
    t_around,
    t_verb_ahead,
    t_run_before,
    t_run_after,
    t_run_marks,
    t_before_suffix,
    t_after_suffix,
    t_run_last,
    t_run_first,
    t_before_run,
    t_after_run,
    t_plain,
    t_cluster,
    t_cluster_middle,
    t_cluster_coarse,
    t_cluster_before,
    t_cluster_after,
    t_cluster_run_last,
};

/// Places that get no cluster of their own.
constexpr NameClasses listed_places =
    bit_of(NameClass::country) | bit_of(NameClass::capital) | bit_of(NameClass::city);

bool is_capital(const WordForm& word) { return word.casing >= WordCasing::initial; }

constexpr NameClasses told =
    bit_of(NameClass::org_word) | bit_of(NameClass::place_word) | bit_of(NameClass::facility_word) |
    bit_of(NameClass::event_word) | bit_of(NameClass::group) | bit_of(NameClass::demonym) |
    bit_of(NameClass::country) | bit_of(NameClass::given) | bit_of(NameClass::surname) |
    bit_of(NameClass::city) | bit_of(NameClass::org) | bit_of(NameClass::agency) |
    bit_of(NameClass::outlet);

/// Runs of capitalised words around each word: where they begin and end. Small words that stand
/// inside names ("of", "and", "-") do not end a run if a capital follows.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Rows {
public:
    Rows(const EntityContext& context, model::FeatureRows& rows) : c_(context), rows_(rows) {}

    void fill() {
        find_runs();
        for (std::size_t i = 0; i < c_.words.size(); ++i) {
            rows_.begin();
            if (is_plain(i)) {
                add(t_plain, 0);
                add(t_word, word(i).lower);
                add(t_before, word(i, -1).lower);
                add(t_after, word(i, 1).lower);
                add(t_pos, pos(i));
                continue;
            }
            add_words(i);
            add_shapes(i);
            add_pos(i);
            add_marks(i);
            add_history(i);
            add_run(i);
            add_clusters(i);
        }
    }

private:
    void add(Template name, std::uint64_t value) { rows_.add_hash(hash_combine(name, value)); }
    [[nodiscard]] const WordForm& word(std::size_t i, std::ptrdiff_t by = 0) const {
        return c_.words.at_or_edge(static_cast<std::ptrdiff_t>(i) + by);
    }
    [[nodiscard]] std::uint64_t pos(std::size_t i, std::ptrdiff_t by = 0) const {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + by;
        if (at < 0 || static_cast<std::size_t>(at) >= c_.tokens.size()) {
            return 31;
        }
        return static_cast<std::uint64_t>(c_.tokens[static_cast<std::size_t>(at)].pos);
    }

    /// Far from capitals and figures nothing is a name, where capitals tell anything.
    [[nodiscard]] bool is_plain(std::size_t i) const {
        constexpr std::ptrdiff_t reach = 2;
        for (std::ptrdiff_t by = -reach; by <= reach; ++by) {
            if (is_capital(word(i, by)) || word(i, by).has_digit) {
                return false;
            }
        }
        return c_.words.casing() == SentenceCasing::normal;
    }

    void find_runs() {
        runs_.assign(c_.words.size(), {});
        for (std::size_t i = 0; i < c_.words.size();) {
            if (!is_capital(c_.words[i])) {
                runs_[i] = {i, i};
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            while (end < c_.words.size() && is_capital(c_.words[end])) {
                ++end;
            }
            for (std::size_t k = i; k < end; ++k) {
                runs_[k] = {i, end};
            }
            i = end;
        }
    }

    void add_words(std::size_t i) {
        const WordForm& here = word(i);
        add(t_bias, 0);
        add(t_word, here.lower);
        add(t_before, word(i, -1).lower);
        add(t_after, word(i, 1).lower);
        add(t_before2, word(i, -2).lower);
        add(t_after2, word(i, 2).lower);
        add(t_before_word, hash_combine(word(i, -1).lower, here.lower));
        add(t_word_after, hash_combine(here.lower, word(i, 1).lower));
        add(t_suffix2, here.suffix2);
        add(t_suffix3, here.suffix3);
        add(t_suffix4, here.suffix4);
        add(t_prefix3, here.prefix3);
        add(t_before_suffix, word(i, -1).suffix3);
        add(t_after_suffix, word(i, 1).suffix3);
    }
    void add_shapes(std::size_t i) {
        const auto casing = static_cast<std::uint64_t>(c_.words.casing());
        const bool first = i == 0 || (i == 1 && !word(0).has_letter);
        const std::uint64_t before = word(i, -1).shape;
        const std::uint64_t here = hash_combine(word(i).shape, casing * 2 + (first ? 1U : 0U));
        const std::uint64_t after = word(i, 1).shape;
        add(t_shape, here);
        add(t_shapes_before, hash_combine(before, here));
        add(t_shapes_after, hash_combine(here, after));
        add(t_shapes_three, hash_combine(hash_combine(before, here), after));
        add(t_case,
            static_cast<std::uint64_t>(word(i).casing) * 8 + casing * 2 + (first ? 1U : 0U));
    }
    void add_pos(std::size_t i) {
        add(t_pos, pos(i));
        add(t_pos_before, pos(i, -1) * 32 + pos(i));
        add(t_pos_after, pos(i) * 32 + pos(i, 1));
        add(t_pos_three, (pos(i, -1) * 32 + pos(i)) * 32 + pos(i, 1));
    }
    void add_bits(Template name, NameClasses classes, std::uint64_t with = 0) {
        for (NameClasses rest = classes; rest != 0; rest &= rest - 1) {
            add(name, hash_combine(with, static_cast<std::uint64_t>(std::countr_zero(rest))));
        }
    }
    [[nodiscard]] NameClasses marks(std::size_t i, std::ptrdiff_t by) const {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + by;
        if (at < 0 || static_cast<std::size_t>(at) >= c_.marks.size()) {
            return 0;
        }
        const NameMarks& m = c_.marks[static_cast<std::size_t>(at)];
        return m.begins | m.inside;
    }
    void add_marks(std::size_t i) {
        const auto casing = static_cast<std::uint64_t>(word(i).casing);
        add_bits(t_begins, c_.marks[i].begins, casing);
        add_bits(t_inside, c_.marks[i].inside, casing);
        add(t_begins_case, hash_combine(c_.marks[i].begins * 8ULL + casing, c_.marks[i].inside));
        add_bits(t_marks_before, marks(i, -1), casing);
        add_bits(t_marks_after, marks(i, 1), casing);
        add_bits(t_marks_before2, marks(i, -2));
        add_bits(t_marks_after2, marks(i, 2));
    }
    [[nodiscard]] std::uint64_t memory(std::size_t i, std::ptrdiff_t by = 0) const {
        const WordForm& at = word(i, by);
        const auto known = is_capital(at) ? c_.history.recall(at) : std::nullopt;
        if (!known) {
            return 0;
        }
        return 1 + static_cast<std::uint64_t>(known->type) * 4 + (known->often ? 2U : 0U) +
               (known->acronym ? 1U : 0U);
    }
    void add_history(std::size_t i) {
        const std::uint64_t here = memory(i);
        const std::uint64_t before = memory(i, -1);
        const std::uint64_t after = memory(i, 1);
        if ((here | before | after) == 0) {
            return;
        }
        add(t_known, here);
        add(t_known_before, before * 64 + here);
        add(t_known_after, here * 64 + after);
    }
    void add_run(std::size_t i) {
        add(t_around, hash_combine(word(i, -1).lower, word(i, 1).lower));
        const Run run = runs_[i];
        if (run.begin == run.end) {
            return;
        }
        const auto length = std::min<std::uint64_t>(run.end - run.begin, 6);
        add(t_run_before, length * 8 + std::min<std::uint64_t>(i - run.begin, 7));
        add(t_run_last, c_.words[run.end - 1].lower);
        add(t_run_first, c_.words[run.begin].lower);
        add(t_before_run, word(run.begin, -1).lower);
        add(t_after_run, word(run.end - 1, 1).lower);
        NameClasses all = 0;
        for (std::size_t k = run.begin; k < std::min(run.end, run.begin + 8); ++k) {
            all |= marks(k, 0);
        }
        add_bits(t_run_marks, all & told);
        add(t_run_after, hash_combine(marks(run.end - 1, 0) & told, marks(run.begin, 0) & told));
    }

    [[nodiscard]] std::uint16_t cluster(const WordForm& of) const { return c_.clusters.of(of); }
    void add_clusters(std::size_t i) {
        const auto casing = static_cast<std::uint64_t>(word(i).casing);
        // A place that a list knows is not guessed from its company: "Pyongyang" lies among
        // persons.
        const bool listed = (marks(i, 0) & listed_places) != 0;
        const std::uint16_t here = listed ? c_.clusters.unknown() : cluster(word(i));
        add(t_cluster, here * 8ULL + casing);
        add(t_cluster_middle, c_.clusters.middle(here) * 8ULL + casing);
        add(t_cluster_coarse, c_.clusters.coarse(here) * 8ULL + casing);
        add(t_cluster_before, c_.clusters.middle(cluster(word(i, -1))));
        add(t_cluster_after, c_.clusters.middle(cluster(word(i, 1))));
        if (runs_[i].begin < runs_[i].end) {
            add(t_cluster_run_last, cluster(c_.words[runs_[i].end - 1]));
        }
    }

    const EntityContext& c_;
    model::FeatureRows& rows_;
    std::vector<Run> runs_;
};

}  // namespace

void NameHistory::clear() {
    words_.clear();
    acronyms_.clear();
}

void NameHistory::note(const WordForms& words, std::size_t begin, std::size_t end,
                       EntityType type) {
    std::array<char, 16> initials{};
    std::size_t length = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_capital(words[i])) {
            continue;
        }
        std::uint16_t& count = words_[words[i].lower][static_cast<std::size_t>(type)];
        count = static_cast<std::uint16_t>(std::min<unsigned>(count + 1U, 60000U));
        if (length < initials.size()) {
            initials[length++] = words[i].initial;
        }
    }
    if (length >= 2) {
        acronyms_.try_emplace(hash_of_lower({initials.data(), length}), type);
    }
}

std::optional<NameHistory::Memory> NameHistory::recall(const WordForm& word) const {
    if (const auto at = words_.find(word.lower); at != words_.end()) {
        const auto top = std::max_element(at->second.begin(), at->second.end());
        return Memory{static_cast<EntityType>(top - at->second.begin()), *top > 1, false};
    }
    if (word.casing == WordCasing::upper) {
        if (const auto at = acronyms_.find(word.lower); at != acronyms_.end()) {
            return Memory{at->second, false, true};
        }
    }
    return std::nullopt;
}

void entity_features(const EntityContext& context, model::FeatureRows& rows) {
    rows.clear();
    Rows(context, rows).fill();
}

}  // namespace stemma::read
