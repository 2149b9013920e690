#include "render/view/story_view.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <ranges>
#include <set>

#include "base/calendar.h"
#include "base/strings.h"
#include "render/escape/escape.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_rows = 120;
constexpr std::size_t few_rows = 12;

/// The key without the kind of thing, of which articles may think differently; a listed one whole.
std::string_view name_in_key(const Entity& entity) {
    const std::string_view key = entity.key.empty() ? std::string_view(entity.name) : entity.key;
    for (const std::string_view kind : {"person:", "org:", "place:", "name:", "product:"}) {
        if (key.starts_with(kind)) {
            return key.substr(kind.size());
        }
    }
    return key;
}

}  // namespace

std::string_view name_of(Stance stance) {
    switch (stance) {
        case Stance::silent: return "silent";
        case Stance::paraphrased: return "paraphrased";
        case Stance::quoted: return "quoted";
        case Stance::differs: return "differs";
    }
    return "?";
}

StoryView::StoryView(const StoryReport& report) : report_(&report) {
    name_articles();
    name_origins();
    list_origins();
    make_outlets();
    group_outlets();
    choose_rows();
    choose_headline();
}

void StoryView::choose_rows() {
    const auto& claims = collation().claims;
    const auto articles_of = [](const Claim& claim) {
        std::set<ArticleId> articles;
        for (const Report& report : claim.reports) {
            articles.insert(report.article);
        }
        return articles.size();
    };
    const auto take = [&](std::size_t least, std::size_t most) {
        for (std::uint32_t i = 0; i < claims.size() && rows_.size() < most; ++i) {
            if (articles_of(claims[i]) >= least) {
                rows_.push_back(ClaimId{i});
            }
        }
    };
    take(2, max_rows);
    if (rows_.empty() && names_.size() > 1) {
        take(0, few_rows);
    }
}

// The title that shares most long words with the other titles; the first of equals.
void StoryView::choose_headline() {
    std::map<std::string, std::size_t> frequency;
    std::vector<std::set<std::string>> words(names_.size());
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        for (const std::string_view word : split(title(ArticleId{i}), ' ')) {
            if (word.size() >= 4) {
                words[i].insert(ascii_lower(word));
            }
        }
        for (const std::string& word : words[i]) {
            ++frequency[word];
        }
    }
    double best = -1;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        if (trim(title(ArticleId{i})).empty()) {
            continue;
        }
        double sum = 0;
        for (const std::string& word : words[i]) {
            sum += static_cast<double>(frequency[word] - 1);
        }
        const double score = sum / (static_cast<double>(words[i].size()) + 4);
        if (score > best) {
            best = score;
            headline_ = ArticleId{i};
        }
    }
    name_headline();
}

void StoryView::name_headline() {
    constexpr std::size_t longest = 240;
    if (headline_) {
        headline_text_ = shortened(trim(title(*headline_)), longest);
    } else if (!collation().claims.empty()) {
        headline_ = collation().claims.front().best.article;
        headline_text_ = shortened(trim(collation().claims.front().text), longest);
    } else if (!names_.empty()) {
        headline_ = ArticleId{0};
        headline_text_ = shortened(trim(text(*headline_)), longest / 2);
    }
    if (headline_text_.empty()) {
        headline_text_ = "Untitled";
    }
}

const ReadArticle* StoryView::read(ArticleId id) const {
    return id.index() < report_->articles.size() ? report_->articles[id.index()] : nullptr;
}
const CollatedArticle* StoryView::line(ArticleId id) const {
    const auto& lines = collation().articles;
    return id.index() < lines.size() ? &lines[id.index()] : nullptr;
}
std::string_view StoryView::text(ArticleId id) const {
    const ReadArticle* article = read(id);
    return article != nullptr ? std::string_view(article->article.text) : std::string_view();
}
std::string_view StoryView::name(ArticleId id) const {
    return id.index() < names_.size() ? std::string_view(names_[id.index()]) : "?";
}
std::string_view StoryView::title(ArticleId id) const {
    const ReadArticle* article = read(id);
    if (article != nullptr && !article->article.title.empty()) {
        return article->article.title;
    }
    const CollatedArticle* collated = line(id);
    return collated != nullptr ? std::string_view(collated->title) : std::string_view();
}
std::string_view StoryView::published(ArticleId id) const {
    const CollatedArticle* collated = line(id);
    if (collated != nullptr && collated->published) {
        return *collated->published;
    }
    const ReadArticle* article = read(id);
    if (article != nullptr && article->article.published) {
        return *article->article.published;
    }
    return is_estimated(id) ? std::string_view(*collated->published_estimate) : std::string_view();
}
bool StoryView::is_estimated(ArticleId id) const {
    const CollatedArticle* collated = line(id);
    const ReadArticle* article = read(id);
    return collated != nullptr && !collated->published && collated->published_estimate &&
           (article == nullptr || !article->article.published);
}
const Attribution* StoryView::attribution(const Report& report) const {
    const ReadArticle* article = read(report.article);
    if (article == nullptr || !report.attribution ||
        *report.attribution >= article->reading.attributions.size()) {
        return nullptr;
    }
    return &article->reading.attributions[*report.attribution];
}
std::vector<std::string_view> StoryView::hands(const Report& report) const {
    std::vector<std::string_view> out;
    const Attribution* said = attribution(report);
    if (said == nullptr) {
        return out;
    }
    const std::string_view own = read(report.article)->article.outlet;
    for (const ChainLink& link : said->chain) {
        const bool told =
            link.name.empty() || link.name == own || link.name == name(report.article);
        if (!told && (out.empty() || out.back() != link.name)) {
            out.push_back(link.name);
        }
    }
    if (!out.empty()) {
        out.push_back(name(report.article));
    }
    return out;
}
const Claim* StoryView::claim(ClaimId id) const {
    const auto& claims = collation().claims;
    return id.index() < claims.size() ? &claims[id.index()] : nullptr;
}
bool StoryView::has_row(ClaimId id) const { return std::ranges::binary_search(rows_, id); }

bool StoryView::contains(const std::vector<ArticleId>& articles, ArticleId id) const {
    return std::ranges::find(articles, id) != articles.end();
}

std::vector<std::string_view> StoryView::names(const std::vector<ArticleId>& articles) const {
    std::vector<std::string_view> out;
    std::set<std::string_view> seen;
    for (const ArticleId id : articles) {
        if (seen.insert(name(id)).second) {
            out.push_back(name(id));
        }
    }
    return out;
}

std::vector<Cell> StoryView::cells(const Claim& claim) const {
    std::vector<Cell> cells(outlets_.size());
    const auto cell_of = [&](ArticleId id) -> Cell* {
        return id.index() < outlet_of_.size() ? &cells[outlet_of_[id.index()]] : nullptr;
    };
    for (const Report& report : claim.reports) {
        if (Cell* cell = cell_of(report.article)) {
            const Attribution* said = attribution(report);
            const bool quoted = said != nullptr && said->kind != AttributionKind::indirect;
            cell->stance = std::max(cell->stance, quoted ? Stance::quoted : Stance::paraphrased);
        }
    }
    for (const Conflict& conflict : claim.conflicts) {
        for (std::size_t i = 0; i < conflict.readings.size(); ++i) {
            for (const ArticleId id : conflict.readings[i].articles) {
                Cell* cell = cell_of(id);
                if (cell != nullptr && cell->stance != Stance::differs) {
                    cell->value = conflict.readings[i].value;
                    cell->stance = i > 0 ? Stance::differs : cell->stance;
                }
            }
        }
    }
    return cells;
}

// Those whom half of the articles name: persons first, since states are named in passing, too.
// One name is one participant: what it is, a person or an organization, most mentions decide.
std::vector<Participation> StoryView::who() const {
    struct Count {
        std::size_t articles = 0;
        std::size_t mentions = 0;
        std::size_t as_person = 0;
        std::size_t as_actor = 0;
        const ReadArticle* last = nullptr;
        std::map<std::string_view, std::size_t> names;
    };
    std::map<std::string_view, Count> counts;
    for (const ReadArticle* article : report_->articles) {
        for (const Entity& entity : article->reading.entities) {
            const bool person = entity.type == EntityType::person;
            const bool actor = person || entity.type == EntityType::organization ||
                               entity.key.starts_with("country:");
            if (!entity.name.empty()) {
                Count& count = counts[name_in_key(entity)];
                count.articles += count.last == article ? 0U : 1U;
                count.last = article;
                count.mentions += entity.mentions.size();
                count.as_person += person ? entity.mentions.size() : 0U;
                count.as_actor += actor ? entity.mentions.size() : 0U;
                count.names[entity.name] += entity.mentions.size();
            }
        }
    }
    std::vector<const Count*> order;
    for (const auto& [key, count] : counts) {
        if (count.articles * 2 >= report_->articles.size() && count.as_actor * 2 > count.mentions) {
            order.push_back(&count);
        }
    }
    std::ranges::stable_sort(order, [](const Count* a, const Count* b) {
        return std::pair(a->articles, a->mentions) > std::pair(b->articles, b->mentions);
    });
    constexpr std::size_t most_persons = 3;
    constexpr std::size_t most = 6;
    const auto others = std::ranges::stable_partition(
        order, [](const Count* count) { return count->as_person * 2 > count->mentions; });
    const auto persons = static_cast<std::size_t>(others.begin() - order.begin());
    if (persons > most_persons) {
        order.erase(order.begin() + most_persons, others.begin());
    }
    std::vector<Participation> out;
    for (const Count* count : order | std::views::take(most)) {
        const auto best =
            std::ranges::max_element(count->names, {}, [](const auto& n) { return n.second; });
        out.push_back({std::string(best->first), count->articles});
    }
    return out;
}

// The day of the news, not of its background: near the days on which it was published.
std::string_view StoryView::happened() const {
    constexpr std::int64_t days_before = 7;
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
    for (const ArticleId id : by_publication()) {
        if (const auto date = parse_iso_date(published(id))) {
            const std::int64_t day = days_from(*date);
            first = std::min(first.value_or(day), day);
            last = std::max(last.value_or(day), day);
        }
    }
    for (const Claim& claim : collation().claims) {
        const auto date = parse_iso_date(claim.time);
        if (first && date && date->day > 0 && days_from(*date) >= *first - days_before &&
            days_from(*date) <= *last + 1) {
            return claim.time;
        }
    }
    return {};
}

std::vector<ArticleId> StoryView::by_publication() const {
    std::vector<ArticleId> order(names_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = ArticleId{i};
    }
    std::ranges::stable_sort(
        order, {}, [&](ArticleId id) { return std::pair(published(id).empty(), published(id)); });
    return order;
}

}  // namespace stemma::render
