#include "group/story_stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stemma::group {
namespace {

constexpr std::size_t keys_asked = 64;
constexpr std::size_t keys_indexed = 40;
constexpr std::size_t candidates_scored = 24;
constexpr std::size_t stories_scored = 5;
/// Members compared with an arrival before its story is judged.
constexpr std::size_t members_scored = 8;
/// Open fingerprints of one story; of a flood the first ones and the latest ones are kept.
constexpr std::size_t slots_of_story = 48;
constexpr std::size_t first_slots_kept = 8;
constexpr std::size_t merge_sample = 5;
/// A text shorter than this is not a copy of another only because its words are the same.
constexpr std::uint32_t copy_words = 12;
constexpr std::size_t clock_window = 65;

/// Evenly spread positions of a list: the first, the last, and some between.
std::vector<std::uint32_t> sample(const std::vector<std::uint32_t>& slots, std::size_t wanted) {
    std::vector<std::uint32_t> chosen;
    const std::size_t count = std::min(wanted, slots.size());
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(slots[count == 1 ? 0 : i * (slots.size() - 1) / (count - 1)]);
    }
    return chosen;
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
    const double p = std::clamp(models.pair->probability(pair_.vector), 1e-6, 1 - 1e-6);
    return std::log(p / (1 - p));
}

std::vector<Affinity> StoryStream::score(const Arrival& arrival, const Models& models) {
    std::vector<Affinity> affinities;
    for (const std::uint32_t slot : arrival.candidates) {
        const double odds = log_odds(arrival.print, slots_[slot].print, models);
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
        if (slot != affinity.best_slot) {
            affinity.pairs.push_back(log_odds(print, slots_[slot].print, models));
        }
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
    if (joined) {
        merge_near(affinities, change, models, changes);
    }
    return changes;
}

StoryId StoryStream::place(ArticleId id, Arrival arrival, std::optional<StoryId> story) {
    if (arrival.copy_of) {
        story = slots_[*arrival.copy_of].story;
        book_.join(id, *story, arrival.published);
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
    const double threshold =
        options_.threshold > 0 ? options_.threshold : models.story->threshold();
    StoryId into = cause.story;
    for (std::size_t i = 1; i < affinities.size(); ++i) {
        const Affinity& other = affinities[i];
        if (other.probability < threshold || !open_.contains(into.value) ||
            !open_.contains(other.story.value) || !belong_together(into, other.story, models)) {
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
    return mean_of(odds) > 0;
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

std::uint32_t StoryStream::store(ArticleId id, Fingerprint print, StoryId story) {
    std::uint32_t slot = 0;
    if (free_slots_.empty()) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        slot = free_slots_.back();
        free_slots_.pop_back();
    }
    std::vector<WeighedKey> keys;
    for (const Term& term : print.terms) {
        if (term.indexed) {
            keys.push_back({term.key, 0});
        }
    }
    index_.add(slot, keys);
    if (print.words >= copy_words) {
        by_text_.emplace(print.text_hash, slot);
    }
    slots_[slot] = {std::move(print), id, story};
    open_[story.value].slots.push_back(slot);
    return slot;
}

void StoryStream::drop(std::uint32_t slot) {
    Slot& gone = slots_[slot];
    std::vector<std::uint32_t> keys;
    for (const Term& term : gone.print.terms) {
        if (term.indexed) {
            keys.push_back(term.key);
        }
    }
    index_.remove(slot, keys);
    if (const auto copy = by_text_.find(gone.print.text_hash);
        copy != by_text_.end() && copy->second == slot) {
        by_text_.erase(copy);
    }
    gone = {};
    free_slots_.push_back(slot);
}

void StoryStream::trim(OpenStory& story) {
    while (story.slots.size() > slots_of_story) {
        const auto oldest = story.slots.begin() + first_slots_kept;
        drop(*oldest);
        story.slots.erase(oldest);
    }
}

void StoryStream::touch(StoryId id, OpenStory& story) {
    by_activity_.erase({story.active, id.value});
    story.active = clock_;
    by_activity_.emplace(story.active, id.value);
}

/// The stream's day is the middle one of the last publications, so that no single wrong date
/// closes everything.
void StoryStream::advance_clock(std::int32_t published) {
    if (published == no_day) {
        return;
    }
    recent_days_.push_back(published);
    if (recent_days_.size() > clock_window) {
        recent_days_.pop_front();
    }
    std::vector<std::int32_t> days(recent_days_.begin(), recent_days_.end());
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::ranges::nth_element(days, middle);
    clock_ = *middle;
}

void StoryStream::close_old() {
    const auto limit = static_cast<std::int64_t>(options_.open_days);
    while (!by_activity_.empty()) {
        const auto [day, story] = *by_activity_.begin();
        const bool inactive = day != no_day && std::int64_t{clock_} - day > limit;
        const bool too_many = slots_.size() - free_slots_.size() > options_.max_open;
        if ((!inactive && !too_many) || by_activity_.size() == 1) {
            return;
        }
        close(StoryId{story});
    }
}

void StoryStream::close(StoryId id) {
    OpenStory story = std::move(open_.at(id.value));
    by_activity_.erase({story.active, id.value});
    open_.erase(id.value);
    for (const std::uint32_t slot : story.slots) {
        drop(slot);
    }
}

}  // namespace stemma::group
