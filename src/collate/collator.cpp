#include "collate/collator.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "collate/align/aligner.h"
#include "collate/brief/brief.h"
#include "collate/claims/claims.h"
#include "collate/conflicts/conflicts.h"
#include "collate/conflicts/story_conflicts.h"
#include "collate/credits.h"
#include "collate/dating/dating.h"
#include "collate/lineage/lineage.h"
#include "collate/lineage/retellings.h"
#include "collate/lineage/text_stream.h"
#include "collate/order.h"
#include "collate/quotes/quotes.h"
#include "collate/wording/wording.h"

namespace stemma::collate {
namespace {

using Articles = std::span<const ReadArticle* const>;

/// An outlet's name; an article without one stands for itself.
std::vector<std::string> outlets_of(Articles articles) {
    std::vector<std::string> outlets;
    for (const ReadArticle* article : articles) {
        const Article& a = article->article;
        outlets.push_back(a.outlet.empty() ? "article " + a.id : a.outlet);
    }
    return outlets;
}

std::vector<CollatedArticle> describe(Articles articles, std::vector<std::string>& published) {
    const std::vector<std::optional<DayEstimate>> estimates = estimate_days(articles);
    std::vector<CollatedArticle> out;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const Article& a = articles[i]->article;
        CollatedArticle line{a.id, a.outlet, a.title, a.published, std::nullopt, {}};
        published.push_back(a.published.value_or(""));
        if (estimates[i]) {
            line.published_estimate = estimates[i]->day;
            line.estimate_reason = estimates[i]->reason;
            published.back() = estimates[i]->day;
        }
        out.push_back(std::move(line));
    }
    return out;
}

Support support_of(const Claim& claim, const std::vector<std::string>& outlets,
                   const Lineage& lineage) {
    std::set<ArticleId> articles;
    std::set<std::string> names;
    std::set<std::string> newsrooms;
    for (const Origin& origin : lineage.origins) {
        if (std::ranges::binary_search(claim.origins, origin.id)) {
            newsrooms.insert(origin.newsroom());
        }
    }
    for (const Report& report : claim.reports) {
        articles.insert(report.article);
        names.insert(outlets[report.article.index()]);
    }
    return {static_cast<std::uint32_t>(articles.size()), static_cast<std::uint32_t>(names.size()),
            static_cast<std::uint32_t>(newsrooms.size())};
}

/// By support, then by first publication, then by place.
void order_claims(std::vector<Claim>& claims, std::vector<ClaimGroup>& groups,
                  const std::vector<std::string>& published) {
    const auto first_published = [&](const Claim& claim) {
        std::string first = "~";  // after every date
        for (const Report& report : claim.reports) {
            const std::string& when = published[report.article.index()];
            first = when.empty() ? first : std::min(first, when);
        }
        return first;
    };
    std::vector<std::tuple<std::int64_t, std::int64_t, std::string, Evidence, std::size_t>> order;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Support& s = claims[i].support;
        order.emplace_back(-std::int64_t{s.outlets}, -std::int64_t{s.articles},
                           first_published(claims[i]), claims[i].best, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Claim> sorted_claims;
    std::vector<ClaimGroup> sorted_groups;
    for (const auto& entry : order) {
        sorted_claims.push_back(std::move(claims[std::get<4>(entry)]));
        sorted_groups.push_back(std::move(groups[std::get<4>(entry)]));
    }
    claims = std::move(sorted_claims);
    groups = std::move(sorted_groups);
}

/// What captions and credits say is not what the articles claim.
void drop_credits(std::vector<ClaimGroup>& groups, const Statements& statements) {
    std::erase_if(groups, [&](const ClaimGroup& group) {
        return std::ranges::all_of(
            group.members, [&](std::uint32_t member) { return is_credit(statements.all[member]); });
    });
}

Collation collate_in_order(const Aligner& aligner, const ClaimModel& model,
                           const ConflictLists& lists, const HandBook& book, Articles articles) {
    Collation out;
    std::vector<std::string> published;
    out.articles = describe(articles, published);
    std::vector<std::string> known;
    for (const CollatedArticle& article : out.articles) {
        known.push_back(article.published.value_or(""));
    }
    out.lineage = trace_lineage(book, articles, known);
    const std::vector<std::string> outlets = outlets_of(articles);
    Vocabulary vocabulary(aligner.background());
    Statements statements = statements_of(vocabulary, articles);
    std::vector<ClaimGroup> groups = group_claims(model, statements);
    drop_credits(groups, statements);
    for (const ClaimGroup& group : groups) {
        out.claims.push_back(write_claim(statements, group));
    }
    note_retellings(out.lineage, articles, out.claims);
    const ClaimOrigins origins(out.lineage);
    for (std::size_t i = 0; i < out.claims.size(); ++i) {
        Claim& claim = out.claims[i];
        claim.origins = origins.of(claim.reports);
        claim.support = support_of(claim, outlets, out.lineage);
        if (claim.support.articles > 1) {
            claim.conflicts = find_conflicts(statements, groups[i], published);
        }
    }
    add_story_conflicts(lists, vocabulary, statements, groups, published, out.claims);
    order_claims(out.claims, groups, published);
    out.quotes = find_quotes(vocabulary, articles);
    out.wording = find_wording(aligner.background(), articles, statements, groups);
    out.only = find_only(statements, groups, outlets);
    out.timeline = make_timeline(out.claims);
    out.brief = write_brief(aligner, statements, groups, out.claims);
    return out;
}

}  // namespace

struct Collator::State {
    Aligner aligner;
    ClaimModel claims;
    ConflictLists conflicts;
    HandBook book;
};

Collator::Collator(std::unique_ptr<State> state) : state_(std::move(state)) {}
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;
Collator::~Collator() = default;

Result<Collator> Collator::open(const DataFolder& data) {
    Result<Aligner> aligner = Aligner::open(data);
    if (!aligner) {
        return std::unexpected(aligner.error());
    }
    Result<ClaimModel> claims = ClaimModel::open(data);
    if (!claims) {
        return std::unexpected(claims.error());
    }
    Result<ConflictLists> conflicts = ConflictLists::open(data);
    if (!conflicts) {
        return std::unexpected(conflicts.error());
    }
    Result<HandBook> book = HandBook::open(data);
    if (!book) {
        return std::unexpected(book.error());
    }
    return Collator(std::make_unique<State>(*std::move(aligner), *std::move(claims),
                                            *std::move(conflicts), *std::move(book)));
}

Collation Collator::collate(std::span<const ReadArticle* const> articles) const {
    const std::vector<std::uint32_t> order = reading_order(articles);
    std::vector<const ReadArticle*> ordered;
    for (const std::uint32_t i : order) {
        ordered.push_back(articles[i]);
    }
    Collation collation =
        collate_in_order(state_->aligner, state_->claims, state_->conflicts, state_->book, ordered);
    restore_order(collation, order);
    return collation;
}

Alignment Collator::align(const ReadArticle& a, const ReadArticle& b) const {
    Vocabulary vocabulary(state_->aligner.background());
    const auto whole = [&](const ReadArticle& article) {
        const auto size = static_cast<std::uint32_t>(article.reading.tokens.size());
        return make_statement(vocabulary, article, MentionIndex(article), {0, size});
    };
    return state_->aligner.align(whole(a), whole(b));
}

}  // namespace stemma::collate
