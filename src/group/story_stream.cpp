#include "group/story_stream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

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
constexpr std::size_t merge_sample = 5;
/// Log odds of the best pair below which a story's other members are not asked.
constexpr double story_gate = -3;
/// Log odds of the best pair with another story to ask about a merge at all.
constexpr double merge_gate = -0.5;
/// Splitting asks for more than not merging, so that nothing swings to and fro.
constexpr JoinRule merge_rule{.level = -1.5, .level_of_one = -1};
constexpr JoinRule split_rule{.level = -1.75};

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
        vector.add_value("inside", level(affinity.inside));
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
    const std::size_t asked = std::min(weighed.size(), keys_asked);
    std::ranges::partial_sort(weighed, weighed.begin() + static_cast<std::ptrdiff_t>(asked),
                              [](const auto& a, const auto& b) {
                                  return a.first.weight != b.first.weight
                                             ? a.first.weight > b.first.weight
                                             : a.first.key < b.first.key;
                              });
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
        affinity.inside = open_.at(affinity.story.value).inside;
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
    const std::vector<std::uint32_t>& slots = open_.at(affinity.story.value).slots;
    for (const std::uint32_t slot : sample(slots, members_scored)) {
        if (slot == affinity.best_slot) {
            continue;
        }
        const auto known =
            std::ranges::find(scored_, slot, &std::pair<std::uint32_t, double>::first);
        affinity.pairs.push_back(known != scored_.end() ? known->second
                                                        : log_odds(slots_[slot].print, models));
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
    OpenStory& open = open_.at(story.value);
    std::vector<double> odds;
    for (const std::uint32_t slot : sample(open.slots, members_scored)) {
        const auto known =
            std::ranges::find(scored_, slot, &std::pair<std::uint32_t, double>::first);
        odds.push_back(known != scored_.end() ? known->second
                                              : log_odds(slots_[slot].print, models));
    }
    const auto members = static_cast<double>(open.slots.size());
    // Each member brings its links with the earlier ones: (n - 1) / 2 a member, and n new ones.
    open.inside = (open.inside * (members - 1) / 2 + mean_of(odds)) / ((members + 1) / 2);
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
        book_.join(id, *story, published);
        copies_[*arrival.copy_of].push_back(id);
    } else if (story) {
        if (models.pair != nullptr && open_.contains(story->value)) {
            probe_.set(arrival.print, statistics_);
            note_links(*story, models);
        }
        book_.join(id, *story, published);
        store(id, std::move(arrival), *story);
    } else {
        story = book_.create(id, published);
        store(id, std::move(arrival), *story);
    }
    advance_clock(published);
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
            !open_.contains(into.value) || !open_.contains(other.story.value)) {
            continue;
        }
        // An article that fits both is not enough: the links between all their members count.
        const OpenStory& a = open_.at(into.value);
        const OpenStory& b = open_.at(other.story.value);
        const double between = links_between(into, other.story, models);
        if (!merge_rule.joins(between, a.slots.size(), a.inside, b.slots.size(), b.inside)) {
            continue;
        }
        const StoryId kept = merge(into, other.story, between);
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

double StoryStream::links_between(StoryId one, StoryId other, const Models& models) {
    std::vector<double> odds;
    for (const std::uint32_t a : sample(open_.at(one.value).slots, merge_sample)) {
        probe_.set(slots_[a].print, statistics_);
        for (const std::uint32_t b : sample(open_.at(other.value).slots, merge_sample)) {
            odds.push_back(log_odds(slots_[b].print, models));
        }
    }
    return mean_of(odds);
}

StoryId StoryStream::merge(StoryId one, StoryId other, double between) {
    const StoryId kept = book_.merge(one, other);
    const StoryId gone = kept == one ? other : one;
    const auto leaving = open_.find(gone.value);
    unchain(gone, leaving->second);
    const OpenStory from = std::move(leaving->second);
    open_.erase(leaving);
    OpenStory& into = open_.at(kept.value);
    for (const std::uint32_t slot : from.slots) {
        slots_[slot].story = kept;
    }
    const auto a = static_cast<double>(into.slots.size());
    const auto b = static_cast<double>(from.slots.size());
    into.inside = (into.inside * a * (a - 1) + from.inside * b * (b - 1) + between * 2 * a * b) /
                  ((a + b) * (a + b - 1));
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
        probe_.set(slots_[slots[i]].print, statistics_);
        for (std::size_t j = 0; j < i; ++j) {
            links.set(i, j, log_odds(slots_[slots[j]].print, models));
        }
    }
    std::vector<std::vector<std::size_t>> parts = links.agglomerate(split_rule);
    std::ranges::stable_sort(parts, std::greater<>{}, &std::vector<std::size_t>::size);
    open->second.inside = links.mean_inside(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<std::uint32_t> moved;
        for (const std::size_t at : parts[i]) {
            moved.push_back(slots[at]);
        }
        Change change;
        change.kind = ChangeKind::split;
        change.article = cause.article;
        change.story = split(story, moved, links.mean_inside(parts[i]));
        change.other = story;
        changes.push_back(std::move(change));
    }
}

StoryId StoryStream::split(StoryId from, const std::vector<std::uint32_t>& slots, double inside) {
    std::vector<ArticleId> members;
    std::int32_t day = no_day;
    for (const std::uint32_t slot : slots) {
        members.push_back(slots_[slot].article);
        if (const auto copies = copies_.find(slot); copies != copies_.end()) {
            members.insert(members.end(), copies->second.begin(), copies->second.end());
        }
        day = std::max(day, slots_[slot].print.published);
    }
    const StoryId part = book_.split(from, members, day);
    std::erase_if(open_.at(from.value).slots, [&](std::uint32_t slot) {
        return std::ranges::find(slots, slot) != slots.end();
    });
    OpenStory& opened = open_[part.value];
    opened.slots = slots;
    opened.inside = inside;
    std::ranges::sort(opened.slots, {}, [&](std::uint32_t slot) { return slots_[slot].article; });
    for (const std::uint32_t slot : slots) {
        slots_[slot].story = part;
    }
    touch(part, opened);
    return part;
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
