#include "group/story_stream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "group/link_table.h"

namespace stemma::group {
namespace {

/// Texts with fewer words in common are never one story. The labelled articles are long and nearly
/// all share more; what the score says of very short ones is a guess from silence.
constexpr int least_shared_words = 3;
constexpr std::size_t keys_asked = 64;
constexpr std::size_t keys_indexed = 40;
constexpr std::size_t candidates_scored = 24;
constexpr std::size_t stories_scored = 5;
/// Members compared with an arrival before its story is judged.
constexpr std::size_t members_scored = 8;
constexpr std::size_t merge_sample = 5;
/// Log odds: of the best pair with another story to ask about a merge at all; of the mean pair
/// between two stories to merge them; and between two parts of one, below which they are split.
/// Splitting asks for more than not merging, so that nothing swings to and fro.
constexpr double merge_gate = 0;
constexpr double merge_level = -0.25;
constexpr double split_level = -0.75;

/// Evenly spread positions of a list: the first, the last, and some between.
std::vector<std::uint32_t> sample(const std::vector<std::uint32_t>& slots, std::size_t wanted) {
    std::vector<std::uint32_t> chosen;
    const std::size_t count = std::min(wanted, slots.size());
    chosen.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(slots[count == 1 ? 0 : i * (slots.size() - 1) / (count - 1)]);
    }
    return chosen;
}

/// Sizes at which a story is reviewed: the cost is paid seldom, and never for a flood.
bool is_review_size(std::size_t size) {
    constexpr std::array<std::size_t, 5> sizes{10, 12, 15, 19, 24};
    return (size > 2 && size < 9) || std::ranges::find(sizes, size) != sizes.end();
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) /
           static_cast<double>(std::max<std::size_t>(values.size(), 1));
}

}  // namespace

void describe(const Affinity& affinity, std::size_t story_size, model::FeatureVector& vector) {
    constexpr double bound = 8;
    const auto level = [&](double log_odds) {
        return static_cast<float>(std::clamp(log_odds, -bound, bound) / 4);
    };
    vector.clear();
    const bool several = story_size > 1;
    vector.add(several ? "several" : "one");
    vector.add_value(several ? "best" : "only", level(affinity.pairs.front()));
    if (several) {
        const std::size_t second = std::min<std::size_t>(1, affinity.pairs.size() - 1);
        vector.add_value("second", level(affinity.pairs[second]));
        vector.add_value("mean", level(mean_of(affinity.pairs)));
        vector.add_value("worst", level(affinity.pairs.back()));
        vector.add_value("size", static_cast<float>(std::log(static_cast<double>(story_size)) / 2));
    }
}

StoryStream::StoryStream(Statistics statistics, const GroupOptions& options)
    : statistics_(std::move(statistics)), options_(options) {}

const Fingerprint& StoryStream::print_of(std::uint32_t slot) const { return slots_[slot].print; }

StoryStream::Arrival StoryStream::look(const Article& article, const Reading& reading) {
    Arrival arrival;
    const FingerprintMaker::Sighting seen = maker_.look(article, reading);
    if (seen.words >= copy_words) {
        if (const auto copy = by_text_.find(seen.text_hash); copy != by_text_.end()) {
            arrival.copy_of = copy->second;
            arrival.published = FingerprintMaker::published_day(article);
            return arrival;
        }
    }
    arrival.print = maker_.make(article, reading, statistics_);
    arrival.published = arrival.print.published;
    arrival.candidates = find_candidates(arrival.print);
    return arrival;
}

std::vector<std::uint32_t> StoryStream::find_candidates(Fingerprint& print) {
    std::vector<std::pair<WeighedKey, std::size_t>> weighed;
    for (std::size_t i = 0; i < print.terms.size(); ++i) {
        const Term& term = print.terms[i];
        const float idf = statistics_.idf(term.key);
        const float early = (term.zones & (zone_title | zone_lead)) != 0 ? 1.3F : 1.0F;
        weighed.push_back(
            {{term.key, idf * idf * early * std::min(term_weight(term.count), 2.5F)}, i});
    }
    std::ranges::sort(weighed, [](const auto& a, const auto& b) {
        return a.first.weight != b.first.weight ? a.first.weight > b.first.weight
                                                : a.first.key < b.first.key;
    });
    weighed.resize(std::min(weighed.size(), keys_asked));
    std::vector<WeighedKey> keys;
    for (std::size_t i = 0; i < weighed.size(); ++i) {
        keys.push_back(weighed[i].first);
        print.terms[weighed[i].second].indexed = i < keys_indexed;
    }
    std::vector<std::uint32_t> slots;
    for (const Candidate& candidate : index_.find(keys, candidates_scored * 2)) {
        const std::uint32_t language = slots_[candidate.slot].print.language;
        const bool readable = language == 0 || print.language == 0 || language == print.language;
        if (readable && slots.size() < candidates_scored) {
            slots.push_back(candidate.slot);
        }
    }
    return slots;
}

double StoryStream::log_odds(const Fingerprint& a, const Fingerprint& b, const Models& models) {
    compare(a, b, statistics_, pair_);
    const double learned =
        pair_.shared_words < least_shared_words ? 0 : models.pair->probability(pair_.vector);
    const double p = std::clamp(learned, 2.5e-3, 1 - 2.5e-3);
    return std::log(p / (1 - p));
}

std::vector<Affinity> StoryStream::score(const Arrival& arrival, const Models& models) {
    std::vector<Affinity> affinities;
    scored_.clear();
    for (const std::uint32_t slot : arrival.candidates) {
        const double odds = log_odds(arrival.print, slots_[slot].print, models);
        scored_.emplace(slot, odds);
        const StoryId story = slots_[slot].story;
        auto known = std::ranges::find(affinities, story, &Affinity::story);
        if (known == affinities.end()) {
            affinities.push_back({story, {odds}, slot, 0});
        } else if (odds > known->pairs.front()) {
            known->pairs.front() = odds;
            known->best_slot = slot;
        }
    }
    std::ranges::stable_sort(affinities, std::greater<>{},
                             [](const Affinity& a) { return a.pairs.front(); });
    affinities.resize(std::min(affinities.size(), stories_scored));
    for (Affinity& affinity : affinities) {
        score_members(arrival.print, affinity, models);
        if (models.story != nullptr) {
            describe(affinity, book_.size_of(affinity.story), vector_);
            affinity.probability = models.story->probability(vector_);
        }
    }
    std::ranges::stable_sort(affinities, std::greater<>{}, &Affinity::probability);
    return affinities;
}

void StoryStream::score_members(const Fingerprint& print, Affinity& affinity,
                                const Models& models) {
    const std::vector<std::uint32_t>& slots = open_.at(affinity.story.value).slots;
    for (const std::uint32_t slot : sample(slots, members_scored)) {
        if (slot == affinity.best_slot) {
            continue;
        }
        const auto known = scored_.find(slot);
        affinity.pairs.push_back(
            known != scored_.end() ? known->second : log_odds(print, slots_[slot].print, models));
    }
    std::ranges::sort(affinity.pairs, std::greater<>{});
}

std::vector<Change> StoryStream::add(ArticleId id, const Article& article, const Reading& reading,
                                     const Models& models) {
    Arrival arrival = look(article, reading);
    Change change;
    change.article = id;
    if (arrival.copy_of) {
        change.kind = ChangeKind::extended;
        change.story = place(id, std::move(arrival), std::nullopt);
        if (options_.explain) {
            change.reasons.emplace_back("the same words, one for one");
        }
        return {change};
    }
    const std::vector<Affinity> affinities = score(arrival, models);
    const double threshold =
        options_.threshold > 0 ? options_.threshold : models.story->threshold();
    std::optional<StoryId> joined;
    if (!affinities.empty()) {
        const double p = affinities.front().probability;
        if (p >= threshold) {
            joined = affinities.front().story;
        }
        change.probability = joined ? p : 1 - p;
        if (options_.explain) {
            change.reasons = reasons(arrival.print, affinities.front(), models);
        }
    }
    change.kind = joined ? ChangeKind::extended : ChangeKind::created;
    change.story = place(id, std::move(arrival), joined);
    std::vector<Change> changes{change};
    merge_near(affinities, change, models, changes);
    split_loose(change, models, changes);
    return changes;
}

StoryId StoryStream::place(ArticleId id, Arrival arrival, std::optional<StoryId> story) {
    if (arrival.copy_of) {
        story = slots_[*arrival.copy_of].story;
        book_.join(id, *story, arrival.published);
        slots_[*arrival.copy_of].copies.push_back(id);
    } else if (story) {
        book_.join(id, *story, arrival.published);
        store(id, std::move(arrival.print), *story);
    } else {
        story = book_.create(id, arrival.published);
        store(id, std::move(arrival.print), *story);
    }
    advance_clock(arrival.published);
    OpenStory& open = open_[story->value];
    trim(open);
    touch(*story, open);
    close_old();
    return *story;
}

void StoryStream::merge_near(const std::vector<Affinity>& affinities, const Change& cause,
                             const Models& models, std::vector<Change>& changes) {
    StoryId into = cause.story;
    for (std::size_t i = 0; i < affinities.size(); ++i) {
        const Affinity& other = affinities[i];
        if (other.story == into || other.pairs.front() < merge_gate ||
            !open_.contains(into.value) || !open_.contains(other.story.value) ||
            !belong_together(into, other.story, models)) {
            continue;
        }
        const StoryId kept = merge(into, other.story);
        Change change;
        change.kind = ChangeKind::merged;
        change.article = cause.article;
        change.story = kept;
        change.other = kept == into ? other.story : into;
        change.probability = other.probability;
        changes.push_back(std::move(change));
        into = kept;
    }
}

/// The mean over pairs of both sides must speak for it: an article that fits both is not enough.
bool StoryStream::belong_together(StoryId one, StoryId other, const Models& models) {
    std::vector<double> odds;
    for (const std::uint32_t a : sample(open_.at(one.value).slots, merge_sample)) {
        for (const std::uint32_t b : sample(open_.at(other.value).slots, merge_sample)) {
            odds.push_back(log_odds(slots_[a].print, slots_[b].print, models));
        }
    }
    return mean_of(odds) > merge_level;
}

StoryId StoryStream::merge(StoryId one, StoryId other) {
    const StoryId kept = book_.merge(one, other);
    const StoryId gone = kept == one ? other : one;
    OpenStory from = std::move(open_.at(gone.value));
    by_activity_.erase({from.active, gone.value});
    open_.erase(gone.value);
    OpenStory& into = open_.at(kept.value);
    for (const std::uint32_t slot : from.slots) {
        slots_[slot].story = kept;
    }
    into.slots.insert(into.slots.end(), from.slots.begin(), from.slots.end());
    std::ranges::sort(into.slots, {}, [&](std::uint32_t slot) { return slots_[slot].article; });
    trim(into);
    touch(kept, into);
    return kept;
}

/// When a story has grown by half since it was last looked at, its members are asked again
/// whether they belong together.
void StoryStream::split_loose(const Change& cause, const Models& models,
                              std::vector<Change>& changes) {
    const auto open = open_.find(book_.current(cause.story).value);
    if (open == open_.end() || !is_review_size(open->second.slots.size())) {
        return;
    }
    const StoryId story{open->first};
    const std::vector<std::uint32_t> slots = open->second.slots;
    LinkTable links(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            links.set(i, j, log_odds(slots_[slots[i]].print, slots_[slots[j]].print, models));
        }
    }
    std::vector<std::vector<std::size_t>> parts = links.agglomerate(split_level);
    std::ranges::stable_sort(parts, std::greater<>{}, &std::vector<std::size_t>::size);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<std::uint32_t> moved;
        for (const std::size_t at : parts[i]) {
            moved.push_back(slots[at]);
        }
        Change change;
        change.kind = ChangeKind::split;
        change.article = cause.article;
        change.story = split(story, moved);
        change.other = story;
        changes.push_back(std::move(change));
    }
}

StoryId StoryStream::split(StoryId from, const std::vector<std::uint32_t>& slots) {
    std::vector<ArticleId> members;
    std::int32_t day = no_day;
    for (const std::uint32_t slot : slots) {
        members.push_back(slots_[slot].article);
        members.insert(members.end(), slots_[slot].copies.begin(), slots_[slot].copies.end());
        day = std::max(day, slots_[slot].print.published);
    }
    const StoryId part = book_.split(from, members, day);
    std::erase_if(open_.at(from.value).slots, [&](std::uint32_t slot) {
        return std::ranges::find(slots, slot) != slots.end();
    });
    OpenStory& opened = open_[part.value];
    opened.slots = slots;
    std::ranges::sort(opened.slots, {}, [&](std::uint32_t slot) { return slots_[slot].article; });
    for (const std::uint32_t slot : slots) {
        slots_[slot].story = part;
    }
    touch(part, opened);
    return part;
}

std::vector<std::string> StoryStream::reasons(const Fingerprint& print, const Affinity& affinity,
                                              const Models& models) {
    compare(print, slots_[affinity.best_slot].print, statistics_, pair_);
    const std::vector<double> each = models.pair->contributions(pair_.vector);
    std::vector<std::pair<std::string_view, double>> sums;
    for (std::size_t i = 0; i < each.size(); ++i) {
        const std::string_view name = name_of(pair_.signals[i]);
        auto known = std::ranges::find(sums, name, &std::pair<std::string_view, double>::first);
        if (known == sums.end()) {
            sums.emplace_back(name, each[i]);
        } else {
            known->second += each[i];
        }
    }
    std::ranges::stable_sort(sums, std::greater<>{},
                             [](const auto& sum) { return std::abs(sum.second); });
    constexpr std::size_t reasons_given = 5;
    std::vector<std::string> reasons;
    for (const auto& [name, sum] : sums) {
        if (reasons.size() < reasons_given) {
            reasons.push_back(std::string(sum > 0 ? "for: " : "against: ") + std::string(name));
        }
    }
    return reasons;
}

}  // namespace stemma::group
