#include "group/story_stream.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "group/link_table.h"

namespace stemma::group {
namespace {

constexpr std::size_t keys_asked = 64;
constexpr std::size_t keys_indexed = 40;
constexpr std::size_t candidates_scored = 24;
/// After the first few, candidates must share this much of what the first one shares.
constexpr std::size_t candidates_always = 6;
constexpr float least_share = 0.2F;
constexpr std::size_t stories_scored = 5;
/// Share of all passages of two texts that are in both: one word in twenty changed leaves as much.
constexpr float edited_from = 0.6F;
/// Members compared with an arrival before its story is judged.
constexpr std::size_t members_scored = 8;
/// Articles of a story whose words are counted: of a flood, what it is about would soon be said by
/// most articles and weigh nothing.
constexpr std::size_t articles_counted = 30;
/// Log odds of the best pair below which a story's other members are not asked.
constexpr double story_gate = -3;

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
        vector.add_value("inside", level(affinity.inside));
        vector.add_value("size", static_cast<float>(std::log(static_cast<double>(story_size)) / 2));
    }
}

std::vector<std::uint32_t> StoryStream::sample(const std::vector<std::uint32_t>& slots,
                                               std::size_t wanted) {
    std::vector<std::uint32_t> chosen;
    const std::size_t count = std::min(wanted, slots.size());
    chosen.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(slots[count == 1 ? 0 : i * (slots.size() - 1) / (count - 1)]);
    }
    return chosen;
}

StoryStream::StoryStream(Statistics statistics, const GroupOptions& options)
    : statistics_(std::move(statistics)), options_(options) {}

const Fingerprint& StoryStream::print_of(std::uint32_t slot) const { return slots_[slot].print; }

StoryStream::Arrival StoryStream::look(const Article& article, const Reading& reading) {
    Arrival arrival;
    const FingerprintMaker::Sighting seen = maker_.look(article, reading);
    if (seen.words >= copy_words) {
        if (const std::uint32_t* copy = by_text_.find(seen.text_hash); copy != nullptr) {
            arrival.copy_of = *copy;
            const std::uint32_t outlet = FingerprintMaker::outlet_of(article);
            const std::uint32_t first = slots_[*copy].print.outlet;
            arrival.copy = outlet == 0 || first == 0 || outlet == first ? CopyKind::exact
                                                                        : CopyKind::republished;
            arrival.published = FingerprintMaker::published_day(article);
            return arrival;
        }
    }
    arrival.print = maker_.make(article, reading, statistics_);
    arrival.published = arrival.print.published;
    arrival.candidates = find_candidates(arrival.print);
    arrival.name = article.id;
    return arrival;
}

std::vector<std::uint32_t> StoryStream::find_candidates(Fingerprint& print) {
    std::vector<std::pair<WeighedKey, std::size_t>> weighed;
    weighed.reserve(print.terms());
    for (std::size_t i = 0; i < print.terms(); ++i) {
        const Term term = print.term(i);
        const float idf = maker_.idfs()[i];
        const float early = term.is(Term::in_title | Term::in_lead) ? 1.3F : 1.0F;
        weighed.push_back({{term.key(), idf * idf * early * std::min(term.weight(), 2.5F)}, i});
    }
    const auto heavier = [](const auto& a, const auto& b) {
        return a.first.weight != b.first.weight ? a.first.weight > b.first.weight
                                                : a.first.key < b.first.key;
    };
    const std::size_t asked = std::min(weighed.size(), keys_asked);
    if (asked < weighed.size()) {
        const auto end = weighed.begin() + static_cast<std::ptrdiff_t>(asked);
        std::ranges::nth_element(weighed, end, heavier);
        weighed.resize(asked);
    }
    std::ranges::sort(weighed, heavier);
    std::vector<WeighedKey> keys;
    keys.reserve(asked);
    for (std::size_t i = 0; i < asked; ++i) {
        keys.push_back(weighed[i].first);
        if (i < keys_indexed) {
            print.mark_indexed(weighed[i].second);
        }
    }
    std::vector<std::uint32_t> slots;
    float heaviest = 0;
    for (const Candidate& candidate : index_.find(keys, candidates_scored * 2)) {
        heaviest = std::max(heaviest, candidate.weight);
        if (slots.size() >= candidates_always && candidate.weight < least_share * heaviest) {
            break;
        }
        const std::uint32_t language = slots_[candidate.slot].print.language;
        const bool readable = language == 0 || print.language == 0 || language == print.language;
        if (readable && slots.size() < candidates_scored) {
            slots.push_back(candidate.slot);
        }
    }
    return slots;
}

double StoryStream::log_odds(const Fingerprint& other, const Models& models) {
    compare(probe_, other, pair_);
    return models.pair->log_odds(pair_);
}

/// With the arrival that the probe is set to; asked once for each slot.
double StoryStream::log_odds_of_arrival(std::uint32_t slot, const Models& models) {
    const auto known = std::ranges::find(scored_, slot, &std::pair<std::uint32_t, double>::first);
    if (known != scored_.end()) {
        return known->second;
    }
    const double odds = log_odds(slots_[slot].print, models);
    scored_.emplace_back(slot, odds);
    return odds;
}

std::vector<Affinity> StoryStream::score(const Arrival& arrival, const Models& models) {
    std::vector<Affinity> affinities;
    scored_.clear();
    probe_.set(arrival.print, statistics_);
    for (std::size_t i = 0; i < arrival.candidates.size(); ++i) {
        if (i + 1 < arrival.candidates.size()) {
            slots_[arrival.candidates[i + 1]].print.prefetch();
        }
        const std::uint32_t slot = arrival.candidates[i];
        const double odds = log_odds(slots_[slot].print, models);
        scored_.emplace_back(slot, odds);
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
    while (affinities.size() > 1 && affinities.back().pairs.front() < story_gate) {
        affinities.pop_back();
    }
    for (Affinity& affinity : affinities) {
        affinity.inside = kept_.at(affinity.story.value).inside;
        score_members(affinity, models);
        if (models.story != nullptr) {
            describe(affinity, book_.size_of(affinity.story), vector_);
            affinity.probability = models.story->probability(vector_);
        }
    }
    std::ranges::stable_sort(affinities, std::greater<>{}, &Affinity::probability);
    return affinities;
}

void StoryStream::score_members(Affinity& affinity, const Models& models) {
    const std::vector<std::uint32_t>& slots = kept_.at(affinity.story.value).slots;
    for (const std::uint32_t slot : sample(slots, members_scored)) {
        if (slot == affinity.best_slot) {
            continue;
        }
        affinity.pairs.push_back(log_odds_of_arrival(slot, models));
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
        note_copy(arrival.copy, *arrival.copy_of, change);
        change.reopened = !is_open(slots_[*arrival.copy_of].story);
        change.story = place(id, std::move(arrival), std::nullopt, models);
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
            change.reopened = !is_open(*joined);
            note_edited(arrival.print, affinities.front(), change);
        }
        change.probability = joined ? p : 1 - p;
        if (options_.explain) {
            change.reasons = reasons(affinities.front(), models);
        }
    }
    change.kind = joined ? ChangeKind::extended : ChangeKind::created;
    change.story = place(id, std::move(arrival), joined, models);
    std::vector<Change> changes{change};
    merge_near(affinities, change, models, changes);
    split_loose(change, models, changes);
    return changes;
}

/// Keeps the mean link inside the story up to date without asking all its members.
void StoryStream::note_links(StoryId story, const Models& models) {
    KeptStory& kept = kept_.at(story.value);
    std::vector<double> odds;
    for (const std::uint32_t slot : sample(kept.slots, members_scored)) {
        odds.push_back(log_odds_of_arrival(slot, models));
    }
    const auto members = static_cast<double>(kept.slots.size());
    // Each member brings its links with the earlier ones: (n - 1) / 2 a member, and n new ones.
    kept.inside = (kept.inside * (members - 1) / 2 + mean_of(odds)) / ((members + 1) / 2);
}

void StoryStream::note_copy(CopyKind kind, std::uint32_t slot, Change& change) const {
    change.copy = kind;
    change.copy_of = slots_[slot].article;
    change.copied = slots_[slot].name;
}

/// Most passages the same as an earlier one's: that one, lightly edited.
void StoryStream::note_edited(const Fingerprint& print, const Affinity& affinity,
                              Change& change) const {
    float most = 0;
    for (const auto& [slot, odds] : scored_) {
        const float alike = slots_[slot].story == affinity.story
                                ? shared_passages(print, slots_[slot].print).of_all
                                : 0;
        if (alike >= edited_from && alike > most) {
            most = alike;
            note_copy(CopyKind::edited, slot, change);
        }
    }
}

StoryId StoryStream::place(ArticleId id, Arrival arrival, std::optional<StoryId> story,
                           const Models& models) {
    const std::int32_t published = arrival.published;
    if (arrival.copy_of) {
        story = slots_[*arrival.copy_of].story;
    }
    advance_clock(published);
    if (story && kept_.contains(story->value) && !is_open(*story)) {
        reopen(*story);
    }
    if (arrival.copy_of) {
        book_.join(id, *story, published);
        copies_[*arrival.copy_of].push_back(id);
    } else if (story) {
        if (models.pair != nullptr && kept_.contains(story->value)) {
            probe_.set(arrival.print, statistics_);
            note_links(*story, models);
        }
        book_.join(id, *story, published);
        if (book_.size_of(*story) > articles_counted) {
            statistics_.uncount(maker_.counted());
        }
        store(id, std::move(arrival), *story);
    } else {
        story = book_.create(id, published);
        store(id, std::move(arrival), *story);
    }
    KeptStory& kept = kept_[story->value];
    trim(kept);
    touch(*story, kept);
    close_old();
    return *story;
}

std::vector<std::string> StoryStream::reasons(const Affinity& affinity, const Models& models) {
    compare(probe_, slots_[affinity.best_slot].print, pair_);
    std::vector<std::pair<std::string_view, double>> sums;
    for (const CellValue& cell : pair_.cells()) {
        const std::string_view name = name_of(signal_of(cell.cell));
        auto known = std::ranges::find(sums, name, &std::pair<std::string_view, double>::first);
        if (known == sums.end()) {
            known = sums.insert(sums.end(), {name, 0});
        }
        known->second += models.pair->contribution(cell);
    }
    std::ranges::stable_sort(sums, std::greater<>{},
                             [](const auto& sum) { return std::abs(sum.second); });
    constexpr std::size_t reasons_given = 5;
    std::vector<std::string> reasons;
    for (const bool speaks_for : {true, false}) {
        std::size_t given = 0;
        for (const auto& [name, sum] : sums) {
            if ((sum > 0) == speaks_for && sum != 0 && given++ < reasons_given) {
                reasons.push_back((speaks_for ? "for: " : "against: ") + std::string(name));
            }
        }
    }
    return reasons;
}

}  // namespace stemma::group
