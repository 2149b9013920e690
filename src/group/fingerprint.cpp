#include "group/fingerprint.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::group {
namespace {

constexpr std::size_t lead_words = 70;
constexpr std::size_t passage_length = 5;
constexpr std::size_t passages_kept = 32;
constexpr std::size_t passages_buffered = 96;
constexpr std::size_t days_kept = 12;
constexpr std::size_t longest_run = 5;
/// How many terms of each kind are kept: the heaviest of the article. In all at most 255.
constexpr std::array<std::size_t, term_kinds> terms_kept{96, 30, 12, 16, 12, 12, 12, 20};
constexpr std::size_t heavy_terms = 12;
/// A term in the title or the first paragraphs is kept before an equal one further down.
constexpr float early_counts = 1.5F;
/// A date outside of these is a default of some clock or a typing error, not a day of news.
constexpr std::int32_t first_plausible_year = 1971;
constexpr std::int32_t last_plausible_year = 2090;
/// In flags of what was found, until it becomes a Term; outside of what a Term holds.
constexpr std::uint32_t early = Term::in_title | Term::in_lead;

std::int32_t plausible_day(std::string_view iso) {
    const std::optional<Date> date = parse_iso_date(iso);
    if (!date || date->day == 0 || date->year < first_plausible_year ||
        date->year > last_plausible_year) {
        return no_day;
    }
    return static_cast<std::int32_t>(days_from(*date));
}

std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    url.remove_prefix(scheme == std::string_view::npos ? 0 : scheme + 3);
    url = url.substr(0, url.find_first_of(":/?#"));
    return url.starts_with("www.") ? url.substr(4) : url;
}

std::vector<std::int32_t> find_days(Fingerprint& print, const Reading& reading) {
    std::vector<std::int32_t> days;
    for (const Timex& time : reading.times) {
        if (time.type != TimexType::date && time.type != TimexType::time) {
            continue;
        }
        const std::int32_t day = plausible_day(time.value);
        if (day == no_day) {
            continue;
        }
        if (print.first_day == no_day) {
            print.first_day = day;
        }
        if (days.size() < days_kept) {
            days.push_back(day);
        }
    }
    std::ranges::sort(days);
    const auto rest = std::ranges::unique(days);
    days.erase(rest.begin(), rest.end());
    return days;
}

std::optional<TermKind> kind_of(EntityType type) {
    switch (type) {
        case EntityType::person: return TermKind::person;
        case EntityType::organization:
        case EntityType::group: return TermKind::organization;
        case EntityType::location:
        case EntityType::facility: return TermKind::location;
        default: return std::nullopt;
    }
}

}  // namespace

std::vector<std::uint32_t> indexed_keys(const Fingerprint& print) {
    std::vector<std::uint32_t> keys;
    for (std::size_t i = 0; i < print.terms(); ++i) {
        if (print.term(i).is(Term::indexed)) {
            keys.push_back(print.term(i).key());
        }
    }
    return keys;
}

std::int32_t FingerprintMaker::published_day(const Article& article) {
    return article.published ? plausible_day(*article.published) : no_day;
}

std::uint32_t FingerprintMaker::outlet_of(const Article& article) {
    const std::string_view outlet = article.url.empty() ? article.outlet : host_of(article.url);
    return outlet.empty() ? 0 : static_cast<std::uint32_t>(hash64(ascii_lower(outlet))) | 1U;
}

FingerprintMaker::Sighting FingerprintMaker::look(const Article& article, const Reading& reading) {
    walk_.go(article, reading);
    find_passages();
    return sighting_;
}

Fingerprint FingerprintMaker::make(const Article& article, const Reading& reading,
                                   Statistics& statistics) {
    Fingerprint print;
    found_.clear();
    // At most a third of the places is taken: a word, a phrase, a name and a place for each step.
    places_.assign(std::bit_ceil(8 * (walk_.title().size() + walk_.text().size() + 64)), 0);
    find_words();
    find_phrases();
    find_names();
    find_entities(reading);
    drop_single_phrases();
    keys_.clear();
    for (const Found& found : found_) {
        keys_.push_back(found.key);
    }
    statistics.count(keys_);
    print.text_hash = sighting_.text_hash;
    print.words = sighting_.words;
    print.published = published_day(article);
    print.outlet = outlet_of(article);
    if (!article.language.empty() && article.language != "und") {
        print.language = static_cast<std::uint32_t>(hash64(article.language)) | 1U;
    }
    choose_terms(print, statistics);
    std::array<std::uint8_t, term_kinds> ends{};
    std::vector<std::uint32_t> cells;
    const std::vector<std::int32_t> days = find_days(print, reading);
    std::size_t terms = 0;
    for (std::size_t kind = 0; kind < term_kinds; ++kind) {
        terms += weighed_[kind].size();
        ends[kind] = static_cast<std::uint8_t>(terms);
    }
    cells.reserve(terms + passages_.size() + days.size());
    idfs_.clear();
    for (const std::vector<Weighed>& kind : weighed_) {
        for (const Weighed& weighed : kind) {
            const Found& found = found_[weighed.found];
            idfs_.push_back(weighed.idf);
            cells.push_back(Term(found.key, strength_of(found.count), found.flags).bits());
        }
    }
    cells.insert(cells.end(), passages_.begin(), passages_.end());
    for (const std::int32_t day : days) {
        cells.push_back(static_cast<std::uint32_t>(day));
    }
    print.fill(ends, static_cast<std::uint8_t>(passages_.size()), std::move(cells));
    return print;
}

void FingerprintMaker::add(TermKind kind, std::uint64_t hash, std::uint32_t flags,
                           std::size_t times) {
    const std::uint32_t key = term_key(kind, hash);
    const auto more = static_cast<std::uint32_t>(std::min<std::size_t>(times, 255));
    std::size_t at = key & (places_.size() - 1);
    while (places_[at] != 0) {
        Found& found = found_[places_[at] - 1];
        if (found.key == key) {
            found.count += more;
            found.flags |= flags;
            return;
        }
        at = (at + 1) & (places_.size() - 1);
    }
    // Entities come on top of the steps that the places were counted for.
    if (found_.size() * 2 < places_.size()) {
        found_.push_back({key, more, flags, kind});
        places_[at] = static_cast<std::uint32_t>(found_.size());
    }
}

void FingerprintMaker::find_words() {
    const auto take = [&](const Walk::Step& step, std::uint32_t flags) {
        if ((step.is & Walk::digits) != 0) {
            add(TermKind::number, step.lower, flags);
        } else if (step.carries()) {
            add(TermKind::word, step.stem, flags);
        }
    };
    for (const Walk::Step& step : walk_.title()) {
        take(step, Term::in_title);
    }
    std::size_t words = 0;
    for (const Walk::Step& step : walk_.text()) {
        const bool named = step.name() && (step.is & Walk::starts_sentence) == 0;
        take(step, (++words <= lead_words ? Term::in_lead : 0) | (named ? Term::named : 0));
    }
}

void FingerprintMaker::find_phrases() {
    const auto take = [&](std::span<const Walk::Step> steps, std::uint32_t flags) {
        for (std::size_t i = 1; i < steps.size(); ++i) {
            if (steps[i - 1].carries() && steps[i].carries()) {
                add(TermKind::phrase, hash_combine(steps[i - 1].stem, steps[i].stem), flags);
            }
        }
    };
    take(walk_.title(), Term::in_title);
    take(walk_.text(), 0);
}

/// A phrase that is said once and not in the title is only one of hundreds.
void FingerprintMaker::drop_single_phrases() {
    std::erase_if(found_, [](const Found& found) {
        return found.kind == TermKind::phrase && found.count < 2 &&
               (found.flags & Term::in_title) == 0;
    });
}

/// Runs of capitalised words in running text are names as far as spelling tells. A word that
/// starts a sentence counts only where a second capital follows it.
void FingerprintMaker::find_names() {
    const std::span<const Walk::Step> steps = walk_.text();
    const auto starts = [&](std::size_t i) { return (steps[i].is & Walk::starts_sentence) != 0; };
    std::size_t at = 0;
    while (at < steps.size()) {
        if (!steps[at].name() || (starts(at) && (steps[at].is & Walk::stop) != 0)) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < steps.size() && end - at < longest_run && steps[end].name() && !starts(end)) {
            ++end;
        }
        if (end - at > 1 || !starts(at)) {
            find_run(at, end);
        }
        at = end;
    }
}

void FingerprintMaker::find_run(std::size_t begin, std::size_t end) {
    const std::span<const Walk::Step> steps = walk_.text();
    const std::uint32_t flags = begin <= lead_words ? Term::in_lead : 0;
    std::uint64_t whole = 0;
    for (std::size_t i = begin; i < end; ++i) {
        whole = i == begin ? steps[i].lower : hash_combine(whole, steps[i].lower);
        if ((steps[i].is & Walk::stop) == 0) {
            add(TermKind::name, steps[i].lower, flags);
        }
    }
    if (end - begin > 1) {
        add(TermKind::name, whole, flags);
    }
    static const std::array<std::uint32_t, 5> before_places = [] {
        std::array<std::uint32_t, 5> hashes{};
        std::ranges::transform(
            std::array<std::string_view, 5>{"in", "at", "near", "from", "of"}, hashes.begin(),
            [](std::string_view word) { return static_cast<std::uint32_t>(hash64(word)); });
        return hashes;
    }();
    if (begin > 0 &&
        std::ranges::find(before_places, steps[begin - 1].lower) != before_places.end()) {
        add(TermKind::place, whole, flags);
    }
}

void FingerprintMaker::find_entities(const Reading& reading) {
    const std::size_t early_end =
        reading.sentences.empty()
            ? 0
            : reading.sentences[std::min<std::size_t>(2, reading.sentences.size() - 1)].span.end;
    for (const Entity& entity : reading.entities) {
        if (const std::optional<TermKind> kind = kind_of(entity.type)) {
            const std::uint64_t hash =
                hash64(entity.key.empty() ? text::fold(entity.name) : entity.key);
            const bool in_lead =
                !entity.mentions.empty() && entity.mentions.front().begin < early_end;
            add(*kind, hash, in_lead ? Term::in_lead : 0,
                std::max<std::size_t>(entity.mentions.size(), 1));
        }
    }
}

void FingerprintMaker::weigh(const Found& found, std::uint32_t at, float idf, Norms& norms) {
    const float weight = weight_of_strength[strength_of(found.count)] * idf;
    const float squared = weight * weight;
    weighed_[position(found.kind)].push_back(
        {weight * ((found.flags & early) != 0 ? early_counts : 1.0F), weight, idf, at});
    norms.kinds[position(found.kind)] += squared;
    if (found.kind != TermKind::word) {
        return;
    }
    const bool title = (found.flags & Term::in_title) != 0;
    const bool named = (found.flags & Term::named) != 0;
    norms.title += title ? idf * idf : 0;
    norms.title_plain += title && !named ? idf * idf : 0;
    norms.title_sum += title ? idf : 0;
    norms.lead += (found.flags & Term::in_lead) != 0 ? idf * idf : 0;
    norms.focus += title || strength_of(found.count) >= 2 ? squared : 0;
    (named ? norms.named : norms.plain) += squared;
}

void FingerprintMaker::choose_terms(Fingerprint& print, const Statistics& statistics) {
    for (std::vector<Weighed>& kind : weighed_) {
        kind.clear();
    }
    Norms& norms = print.norms;
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
        weigh(found_[i], i, statistics.idf(found_[i].key), norms);
    }
    for (std::size_t kind = 0; kind < term_kinds; ++kind) {
        std::vector<Weighed>& terms = weighed_[kind];
        if (terms.size() > terms_kept[kind]) {
            const auto end = terms.begin() + static_cast<std::ptrdiff_t>(terms_kept[kind]);
            std::ranges::nth_element(terms, end, [&](const Weighed& a, const Weighed& b) {
                return a.weight != b.weight ? a.weight > b.weight
                                            : found_[a.found].key < found_[b.found].key;
            });
            terms.resize(terms_kept[kind]);
        }
        norms.kinds[kind] = std::sqrt(norms.kinds[kind]);
    }
    for (float* norm : {&norms.title, &norms.title_plain, &norms.lead, &norms.focus, &norms.plain,
                        &norms.named}) {
        *norm = std::sqrt(*norm);
    }
    mark_heavy();
    for (const Weighed& weighed : weighed_[position(TermKind::word)]) {
        norms.heavy += (found_[weighed.found].flags & Term::heavy) != 0 ? weighed.plain_weight : 0;
    }
}

void FingerprintMaker::mark_heavy() {
    std::vector<Weighed>& words = weighed_[position(TermKind::word)];
    const std::size_t kept = std::min(words.size(), heavy_terms);
    std::ranges::partial_sort(words, words.begin() + static_cast<std::ptrdiff_t>(kept),
                              [&](const Weighed& a, const Weighed& b) {
                                  return a.plain_weight != b.plain_weight
                                             ? a.plain_weight > b.plain_weight
                                             : found_[a.found].key < found_[b.found].key;
                              });
    for (std::size_t i = 0; i < kept; ++i) {
        found_[words[i].found].flags |= Term::heavy;
    }
}

void FingerprintMaker::keep_smallest_passages() {
    // Some stand more than once: a few more than are kept are sorted.
    constexpr std::size_t sorted = passages_kept + passages_kept / 2;
    if (passages_.size() > sorted) {
        const auto end = passages_.begin() + static_cast<std::ptrdiff_t>(sorted);
        std::ranges::nth_element(passages_, end);
        passages_.resize(sorted);
    }
    std::ranges::sort(passages_);
    const auto rest = std::ranges::unique(passages_);
    passages_.erase(rest.begin(), rest.end());
    passages_.resize(std::min(passages_.size(), passages_kept));
}

void FingerprintMaker::find_passages() {
    passages_.clear();
    sighting_ = {};
    std::array<std::uint64_t, passage_length> last{};
    constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;
    constexpr std::uint64_t base_to_length = base * base * base * base * base;
    static_assert(passage_length == 5);
    std::uint64_t rolled = 0;
    std::uint32_t limit = UINT32_MAX;
    std::uint32_t words = 0;
    for (const Walk::Step& step : walk_.text()) {
        if (!step.word()) {
            continue;
        }
        // A polynomial of the last words, rolled on (Karp and Rabin 1987).
        std::uint64_t& oldest = last[words++ % passage_length];
        rolled = rolled * base + step.lower - oldest * base_to_length;
        oldest = step.lower;
        sighting_.text_hash = hash_combine(sighting_.text_hash, step.lower);
        if (words < passage_length) {
            continue;
        }
        const auto passage = static_cast<std::uint32_t>(hash_combine(rolled, 0) >> 32U);
        if (passage <= limit) {
            passages_.push_back(passage);
        }
        if (passages_.size() >= passages_buffered) {
            keep_smallest_passages();
            // What is above has been left out, and has to stay so.
            limit = passages_.back();
        }
    }
    keep_smallest_passages();
    sighting_.words = words;
}

}  // namespace stemma::group
