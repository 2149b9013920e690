// The one-pass clustering itself, with the learned scores handed in at each step.
//
//   StoryStream stream(std::move(statistics), options);
//   std::vector<Change> changes = stream.add(id, article, reading, models);
//
//   article ─look─→ a copy? joins at once
//      └─fingerprint─→ candidates ─pair score─→ stories ─story score─→ join the best, or open one
//                                                     └─ others nearly as good ─→ merge
//
//             no news, too old, too many                too long ago, too many
//   ┌──────┐ ──────────────────────────→ ┌────────────┐ ─────────────────────→ forgotten
//   │ open │                             │   closed   │
//   └──────┘ ←────────────────────────── └────────────┘
//    up to 48 fingerprints    joined      two of them
//
// Not thread-safe. Deterministic: depends on the order of the calls only.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "group/candidate_index.h"
#include "group/fingerprint.h"
#include "group/flat_map.h"
#include "group/grouper.h"
#include "group/overlap.h"
#include "group/pair_features.h"
#include "group/pair_scorer.h"
#include "group/statistics.h"
#include "group/story_book.h"
#include "model/bytes.h"
#include "model/classifier.h"

namespace stemma::group {

/// A text shorter than this is not a copy of another only because its words are the same.
inline constexpr std::uint32_t copy_words = 12;

struct Models {
    const PairScorer* pair = nullptr;
    const model::Classifier* story = nullptr;
};

/// How an article stands to an open story.
struct Affinity {
    StoryId story;
    std::vector<double> pairs;  ///< log odds of each scored pair, best first
    std::uint32_t best_slot = 0;
    double inside = 0;  ///< mean log odds between the story's members
    double probability = 0;
};
/// The features of the story score: best, second and mean pair, and the story's size.
void describe(const Affinity& affinity, std::size_t story_size, model::FeatureVector& vector);

class StoryStream {
public:
    StoryStream(Statistics statistics, const GroupOptions& options);

    std::vector<Change> add(ArticleId id, const Article& article, const Reading& reading,
                            const Models& models);
    [[nodiscard]] const StoryBook& book() const { return book_; }

    void save(model::ByteWriter& out) const;
    /// Only into a new stream; false if the bytes are not a stream's, which is then of no use.
    [[nodiscard]] bool load(model::ByteReader& in);

    // The steps of add(), for training.

    struct Arrival {
        std::int32_t published = no_day;
        std::optional<std::uint32_t> copy_of;  ///< slot; then the rest is empty
        CopyKind copy = CopyKind::none;        ///< where there is one
        std::string name;
        Fingerprint print;
        std::vector<std::uint32_t> candidates;  ///< slots, likeliest first
    };
    [[nodiscard]] Arrival look(const Article& article, const Reading& reading);
    /// Stories that the candidates belong to, best first.
    [[nodiscard]] std::vector<Affinity> score(const Arrival& arrival, const Models& models);
    /// Joins `story`, or opens one.
    StoryId place(ArticleId id, Arrival arrival, std::optional<StoryId> story,
                  const Models& models);

    [[nodiscard]] const Fingerprint& print_of(std::uint32_t slot) const;
    [[nodiscard]] ArticleId article_of(std::uint32_t slot) const { return slots_[slot].article; }
    [[nodiscard]] std::size_t slots() const { return slots_.size(); }
    [[nodiscard]] const Statistics& statistics() const { return statistics_; }

private:
    static constexpr std::uint32_t no_story = UINT32_MAX;
    struct Slot {
        Fingerprint print;
        ArticleId article;
        StoryId story;
        std::string name;  ///< Article::id, to say what a copy is one of
    };
    struct KeptStory {
        std::vector<std::uint32_t> slots;
        double inside = 0;             ///< mean log odds between its members
        std::int32_t active = no_day;  ///< the stream's day when it last grew, or was closed
        std::int32_t opened = no_day;  ///< … when it was opened, or reopened
        bool closed = false;
        std::uint32_t before = no_story;
        std::uint32_t after = no_story;
    };
    /// Stories in the order of KeptStory::active.
    struct Chain {
        std::uint32_t oldest = no_story;
        std::uint32_t latest = no_story;
    };

    /// Evenly spread over a list: the first, the last, and some between.
    [[nodiscard]] static std::vector<std::uint32_t> sample(const std::vector<std::uint32_t>& slots,
                                                           std::size_t wanted);
    [[nodiscard]] std::vector<std::uint32_t> find_candidates(Fingerprint& print);
    /// Of the fingerprint that the probe is set to, with another.
    [[nodiscard]] double log_odds(const Fingerprint& other, const Models& models);
    [[nodiscard]] double log_odds_of_arrival(std::uint32_t slot, const Models& models);
    void score_members(Affinity& affinity, const Models& models);
    void note_copy(CopyKind kind, std::uint32_t slot, Change& change) const;
    void note_edited(const Fingerprint& print, const Affinity& affinity, Change& change) const;
    void note_links(StoryId story, const Models& models);
    [[nodiscard]] double links_between(StoryId one, StoryId other, const Models& models);
    void merge_near(const std::vector<Affinity>& affinities, const Change& cause,
                    const Models& models, std::vector<Change>& changes);
    StoryId merge(StoryId one, StoryId other, double between);
    void split_loose(const Change& cause, const Models& models, std::vector<Change>& changes);
    StoryId split(StoryId from, const std::vector<std::uint32_t>& slots, double inside);
    /// The probe must be set to the arrival.
    [[nodiscard]] std::vector<std::string> reasons(const Affinity& affinity, const Models& models);
    std::uint32_t store(ArticleId id, Arrival arrival, StoryId story);
    void drop(std::uint32_t slot);
    void trim(KeptStory& story);
    void touch(StoryId id, KeptStory& story);
    void chain(StoryId id, KeptStory& story);
    void unchain(StoryId id, const KeptStory& story);
    [[nodiscard]] Chain& chain_of(const KeptStory& story) { return story.closed ? closed_ : open_; }
    [[nodiscard]] bool is_open(StoryId story) const;
    void advance_clock(std::int32_t published);
    [[nodiscard]] bool passed(std::int32_t day, std::uint32_t days) const;
    void close_old();
    void close(StoryId id);
    void reopen(StoryId id);
    void forget(StoryId id);
    void save_slots(model::ByteWriter& out) const;
    void save_index(model::ByteWriter& out) const;
    [[nodiscard]] bool load_slots(model::ByteReader& in);
    [[nodiscard]] bool load_slot(model::ByteReader& in, std::uint32_t slot);
    void save_chain(const Chain& chain, model::ByteWriter& out) const;
    [[nodiscard]] bool load_chain(model::ByteReader& in, Chain& chain);
    [[nodiscard]] bool load_story(model::ByteReader& in, KeptStory& story, StoryId id);
    [[nodiscard]] bool load_index(model::ByteReader& in);
    [[nodiscard]] bool belongs(std::uint32_t slot, StoryId story) const;

    Statistics statistics_;
    GroupOptions options_;
    FingerprintMaker maker_;
    CandidateIndex index_;
    StoryBook book_;
    std::deque<Slot> slots_;
    std::vector<std::uint32_t> free_slots_;
    FlatMap<std::uint64_t> by_text_;  ///< text hash → slot
    std::unordered_map<std::uint32_t, std::vector<ArticleId>>
        copies_;  ///< of a slot, word for word
    std::unordered_map<std::uint32_t, KeptStory> kept_;
    Chain open_;
    Chain closed_;
    std::size_t closed_slots_ = 0;
    std::deque<std::int32_t> recent_days_;
    std::int32_t clock_ = no_day;
    std::vector<std::pair<std::uint32_t, double>> scored_;  ///< log odds of the arrival with slots
    Probe probe_;
    PairFeatures pair_;
    model::FeatureVector vector_;
};

}  // namespace stemma::group
