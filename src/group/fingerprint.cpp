#include "group/fingerprint.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/strings.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::group {
namespace {

constexpr std::size_t max_steps = 6'000;
constexpr std::size_t max_title_steps = 60;
constexpr std::size_t lead_words = 70;
constexpr std::size_t max_words_cached = std::size_t{1} << 18U;
constexpr std::size_t passage_length = 5;
constexpr std::size_t passages_kept = 32;
constexpr std::size_t days_kept = 12;
constexpr std::size_t longest_run = 5;
/// How many terms of each kind are kept: the heaviest of the article.
constexpr std::array<std::size_t, term_kinds> terms_kept{88, 30, 12, 16, 12, 12, 12, 16};
constexpr std::size_t heavy_terms = 12;
/// A date outside of these is a default of some clock or a typing error, not a day of news.
constexpr std::int32_t first_plausible_year = 1971;
constexpr std::int32_t last_plausible_year = 2090;

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

void find_days(Fingerprint& print, const Reading& reading) {
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
        if (print.days.size() < days_kept) {
            print.days.push_back(day);
        }
    }
    std::ranges::sort(print.days);
    const auto rest = std::ranges::unique(print.days);
    print.days.erase(rest.begin(), rest.end());
    print.days.shrink_to_fit();
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

float term_weight(std::uint8_t count) {
    static const std::array<float, 256> table = [] {
        std::array<float, 256> weights{};
        for (std::size_t i = 1; i < weights.size(); ++i) {
            weights[i] = 1.0F + static_cast<float>(std::log(static_cast<double>(i)));
        }
        return weights;
    }();
    return table[count];
}

std::int32_t FingerprintMaker::published_day(const Article& article) {
    return article.published ? plausible_day(*article.published) : no_day;
}

FingerprintMaker::Sighting FingerprintMaker::look(const Article& article, const Reading& reading) {
    walk_title(article);
    walk_text(article, reading);
    sighting_ = find_passages();
    return sighting_;
}

bool in_focus(const Term& term) {
    constexpr std::uint8_t often = 3;
    return (term.zones & zone_title) != 0 || term.count >= often;
}

Fingerprint FingerprintMaker::make(const Article& article, const Reading& reading,
                                   Statistics& statistics) {
    Fingerprint print;
    found_.clear();
    find_words();
    find_phrases();
    find_names();
    find_entities(reading);
    fold_terms();
    statistics.count(keys_);
    choose_terms(print, statistics);
    print.passages.assign(shingles_.begin(), shingles_.end());
    print.text_hash = sighting_.text_hash;
    print.words = sighting_.words;
    find_days(print, reading);
    print.published = published_day(article);
    if (!article.language.empty() && article.language != "und") {
        print.language = static_cast<std::uint32_t>(hash64(article.language)) | 1U;
    }
    const std::string_view outlet = article.url.empty() ? article.outlet : host_of(article.url);
    print.outlet = outlet.empty() ? 0 : hash64(ascii_lower(outlet));
    return print;
}

const FingerprintMaker::Word& FingerprintMaker::word_of(std::string_view text,
                                                        std::string_view language) {
    const std::uint64_t key = hash_combine(hash64(text), hash64(language));
    if (const auto known = cache_.find(key); known != cache_.end()) {
        return known->second;
    }
    if (cache_.size() >= max_words_cached) {
        cache_.clear();
    }
    Word word;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::decode(text, at);
        word.capital = word.capital || (at == 0 && text::is_upper(point.value));
        word.letters = word.letters || text::is_letter(point.value);
        word.digits = word.digits || text::is_digit(point.value);
        at += point.size;
    }
    const std::string lower = text::fold(text);
    word.lower = hash64(lower);
    word.stop = text::is_stop_word(lower, language);
    word.stem = hash64(text::stem(lower, language));
    return cache_.emplace(key, word).first->second;
}

void FingerprintMaker::push(std::string_view text, std::string_view language, bool starts_sentence,
                            bool in_title) {
    const Word& word = word_of(text, language);
    if (word.letters || word.digits) {
        steps_.push_back({word, starts_sentence, in_title});
    } else if (!steps_.empty() && !in_title) {
        steps_.push_back({Word{}, starts_sentence, in_title});
    }
}

void FingerprintMaker::walk_title(const Article& article) {
    steps_.clear();
    for (const text::RawToken& token : text::tokenize(article.title).tokens) {
        if (steps_.size() >= max_title_steps) {
            break;
        }
        push(token.span.of(article.title), article.language, steps_.empty(), true);
    }
    title_steps_ = steps_.size();
}

void FingerprintMaker::walk_text(const Article& article, const Reading& reading) {
    if (!reading.tokens.empty()) {
        std::size_t sentence = 0;
        for (std::uint32_t i = 0; i < reading.tokens.size() && steps_.size() < max_steps; ++i) {
            while (sentence < reading.sentences.size() &&
                   reading.sentences[sentence].tokens.begin < i) {
                ++sentence;
            }
            const bool starts = sentence < reading.sentences.size() &&
                                reading.sentences[sentence].tokens.begin == i;
            push(reading.tokens[i].span.of(article.text), article.language, starts, false);
        }
        return;
    }
    const text::Tokenized raw = article.paragraphs.empty()
                                    ? text::tokenize(article.text)
                                    : text::tokenize(article.text, article.paragraphs);
    std::size_t sentence = 0;
    for (std::uint32_t i = 0; i < raw.tokens.size() && steps_.size() < max_steps; ++i) {
        while (sentence < raw.sentences.size() && raw.sentences[sentence].begin < i) {
            ++sentence;
        }
        const bool starts = sentence < raw.sentences.size() && raw.sentences[sentence].begin == i;
        push(raw.tokens[i].span.of(article.text), article.language, starts, false);
    }
}

void FingerprintMaker::add(TermKind kind, std::uint64_t hash, std::uint8_t zone,
                           std::size_t times) {
    found_.push_back({term_key(kind, hash), zone, kind,
                      static_cast<std::uint8_t>(std::min<std::size_t>(times, 255))});
}

void FingerprintMaker::find_words() {
    std::size_t words = 0;
    for (const Step& step : steps_) {
        words += step.before_text ? 0U : 1U;
        const std::uint8_t zone = step.before_text      ? zone_title
                                  : words <= lead_words ? zone_lead
                                                        : zone_body;
        if (step.word.digits) {
            add(TermKind::number, step.word.lower, zone);
        } else if (step.word.letters && !step.word.stop) {
            add(TermKind::word, step.word.stem, zone);
        }
    }
}

void FingerprintMaker::find_phrases() {
    const auto carries = [&](std::size_t i) {
        return (steps_[i].word.letters || steps_[i].word.digits) && !steps_[i].word.stop;
    };
    for (std::size_t i = 1; i < steps_.size(); ++i) {
        if (carries(i - 1) && carries(i) && i != title_steps_) {
            add(TermKind::phrase, hash_combine(steps_[i - 1].word.stem, steps_[i].word.stem),
                i < title_steps_ ? zone_title : zone_body);
        }
    }
}

/// Runs of capitalised words in running text are names as far as spelling tells. A word that
/// starts a sentence counts only where a second capital follows it.
void FingerprintMaker::find_names() {
    std::size_t at = title_steps_;
    while (at < steps_.size()) {
        const auto is_capital = [&](std::size_t i) {
            return steps_[i].word.capital && steps_[i].word.letters;
        };
        if (!is_capital(at) || (steps_[at].starts_sentence && steps_[at].word.stop)) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < steps_.size() && end - at < longest_run && is_capital(end) &&
               !steps_[end].starts_sentence) {
            ++end;
        }
        if (end - at > 1 || !steps_[at].starts_sentence) {
            find_run(at, end);
        }
        at = end;
    }
}

void FingerprintMaker::find_run(std::size_t begin, std::size_t end) {
    const std::uint8_t zone = begin - title_steps_ <= lead_words ? zone_lead : zone_body;
    std::uint64_t whole = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint64_t lower = steps_[i].word.lower;
        whole = i == begin ? lower : hash_combine(whole, lower);
        if (!steps_[i].word.stop) {
            add(TermKind::name, lower, zone);
        }
    }
    if (end - begin > 1) {
        add(TermKind::name, whole, zone);
    }
    static const std::array<std::uint64_t, 5> before_places{
        hash64("in"), hash64("at"), hash64("near"), hash64("from"), hash64("of")};
    if (begin > title_steps_ &&
        std::ranges::find(before_places, steps_[begin - 1].word.lower) != before_places.end()) {
        add(TermKind::place, whole, zone);
    }
}

void FingerprintMaker::find_entities(const Reading& reading) {
    for (const Entity& entity : reading.entities) {
        const std::optional<TermKind> kind = kind_of(entity.type);
        if (!kind) {
            continue;
        }
        const std::string key = entity.key.empty() ? text::fold(entity.name) : entity.key;
        const bool early =
            !reading.sentences.empty() && !entity.mentions.empty() &&
            entity.mentions.front().begin <
                reading.sentences[std::min<std::size_t>(2, reading.sentences.size() - 1)].span.end;
        add(*kind, hash64(key), early ? zone_lead : zone_body, entity.mentions.size());
    }
}

void FingerprintMaker::fold_terms() {
    std::ranges::sort(found_, {}, [](const Found& found) { return found.key; });
    terms_.clear();
    keys_.clear();
    for (const Found& found : found_) {
        if (terms_.empty() || terms_.back().key != found.key) {
            terms_.push_back({found.key, 0, 0, found.kind});
            keys_.push_back(found.key);
        }
        Term& term = terms_.back();
        term.count = static_cast<std::uint8_t>(std::min(255, term.count + found.times));
        term.zones = static_cast<std::uint8_t>(term.zones | found.zone);
    }
}

void FingerprintMaker::choose_terms(Fingerprint& print, const Statistics& statistics) {
    struct Weighed {
        float weight;
        Term term;
    };
    std::array<std::vector<Weighed>, term_kinds> by_kind;
    for (const Term& term : terms_) {
        if (term.kind == TermKind::phrase && term.count < 2 && (term.zones & zone_title) == 0) {
            continue;
        }
        const float idf = statistics.idf(term.key);
        const float early = (term.zones & (zone_title | zone_lead)) != 0 ? 1.5F : 1.0F;
        by_kind[static_cast<std::size_t>(term.kind)].push_back(
            {term_weight(term.count) * idf * early, term});
        const float squared = term_weight(term.count) * idf * term_weight(term.count) * idf;
        print.norms[static_cast<std::size_t>(term.kind)] += squared;
        if (term.kind == TermKind::word) {
            print.title_norm += (term.zones & zone_title) != 0 ? idf * idf : 0;
            print.lead_norm += (term.zones & zone_lead) != 0 ? idf * idf : 0;
            print.focus_norm += in_focus(term) ? squared : 0;
        }
    }
    for (std::size_t kind = 0; kind < term_kinds; ++kind) {
        std::vector<Weighed>& terms = by_kind[kind];
        const std::size_t kept = std::min(terms.size(), terms_kept[kind]);
        std::ranges::partial_sort(terms, terms.begin() + static_cast<std::ptrdiff_t>(kept),
                                  [](const Weighed& a, const Weighed& b) {
                                      return a.weight != b.weight ? a.weight > b.weight
                                                                  : a.term.key < b.term.key;
                                  });
        for (std::size_t i = 0; i < kept; ++i) {
            print.terms.push_back(terms[i].term);
        }
        print.norms[kind] = std::sqrt(print.norms[kind]);
    }
    std::ranges::sort(print.terms, {}, &Term::key);
    print.terms.shrink_to_fit();
    print.title_norm = std::sqrt(print.title_norm);
    print.lead_norm = std::sqrt(print.lead_norm);
    print.focus_norm = std::sqrt(print.focus_norm);
    mark_heavy(print, statistics);
}

void FingerprintMaker::mark_heavy(Fingerprint& print, const Statistics& statistics) {
    const auto weight = [&](const Term& term) {
        return term_weight(term.count) * statistics.idf(term.key);
    };
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t i = 0; i < print.terms.size(); ++i) {
        const TermKind kind = print.terms[i].kind;
        if (kind == TermKind::word) {
            order.emplace_back(-weight(print.terms[i]), i);
        }
    }
    const std::size_t kept = std::min(order.size(), heavy_terms);
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(kept));
    for (std::size_t i = 0; i < kept; ++i) {
        print.terms[order[i].second].heavy = true;
        print.heavy_weight -= order[i].first;
    }
}

FingerprintMaker::Sighting FingerprintMaker::find_passages() {
    shingles_.clear();
    Sighting sighting;
    std::array<std::uint64_t, passage_length> last{};
    std::uint32_t words = 0;
    for (std::size_t i = title_steps_; i < steps_.size(); ++i) {
        if (!steps_[i].word.letters && !steps_[i].word.digits) {
            continue;
        }
        last[words++ % passage_length] = steps_[i].word.lower;
        sighting.text_hash = hash_combine(sighting.text_hash, steps_[i].word.lower);
        if (words >= passage_length) {
            std::uint64_t hash = 0;
            for (std::size_t k = 0; k < passage_length; ++k) {
                hash = hash_combine(hash, last[(words + k) % passage_length]);
            }
            shingles_.push_back(static_cast<std::uint32_t>(hash >> 32U));
        }
    }
    std::ranges::sort(shingles_);
    const auto rest = std::ranges::unique(shingles_);
    shingles_.erase(rest.begin(), rest.end());
    shingles_.resize(std::min(shingles_.size(), passages_kept));
    sighting.words = words;
    return sighting;
}

}  // namespace stemma::group
