#include "read/attributions/attribution_finder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "read/attributions/article_view.h"
#include "read/attributions/attribution_model.h"
#include "read/attributions/chains.h"

namespace stemma::read {
namespace {

std::vector<Span> spans_of(const Reading& reading, const std::vector<TokenRange>& ranges) {
    std::vector<Span> spans;
    spans.reserve(ranges.size());
    for (const TokenRange range : ranges) {
        spans.push_back(
            {reading.tokens[range.begin].span.begin, reading.tokens[range.end - 1].span.end});
    }
    return spans;
}

/// Direct: all of it inside quotation marks; mixed: some; indirect: none.
AttributionKind kind_of(const TokenTable& table, const std::vector<TokenRange>& content) {
    bool some = false;
    bool all = true;
    for (const TokenRange range : content) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const bool counts = table[i].pos != Pos::punct;
            some = some || (table[i].quoted && counts);
            all = all && (table[i].quoted || !counts);
        }
    }
    if (!some) {
        return AttributionKind::indirect;
    }
    return all ? AttributionKind::direct : AttributionKind::mixed;
}

Span first_span(const Attribution& a) {
    Span first = a.cue.front();
    for (const auto* spans : {&a.source, &a.content}) {
        if (!spans->empty()) {
            first = std::min(first, spans->front());
        }
    }
    return first;
}

}  // namespace

struct AttributionFinder::State {
    AttributionModel model;
    ChainBuilder chains;
};

AttributionFinder::AttributionFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
AttributionFinder::AttributionFinder(AttributionFinder&&) noexcept = default;
AttributionFinder& AttributionFinder::operator=(AttributionFinder&&) noexcept = default;
AttributionFinder::~AttributionFinder() = default;

Result<AttributionFinder> AttributionFinder::open(const DataFolder& data,
                                                  const Inflections& forms) {
    Result<AttributionModel> model = AttributionModel::open(data, forms);
    if (!model) {
        return std::unexpected(model.error());
    }
    Result<ChainBuilder> chains = ChainBuilder::open(data, forms);
    if (!chains) {
        return std::unexpected(chains.error());
    }
    return AttributionFinder(std::make_unique<State>(*std::move(model), *std::move(chains)));
}

void AttributionFinder::find(const Article& article, const TokenTable& table,
                             Reading& reading) const {
    const ArticleView view(article.text, reading, table);
    const std::vector<RoleTokens> found = state_->model.find(view);
    std::vector<std::vector<ChainLink>> chains = state_->chains.build(article, view, found);
    std::vector<Attribution> attributions;
    attributions.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        Attribution attribution;
        attribution.source = spans_of(reading, found[i].source);
        attribution.cue = spans_of(reading, {found[i].cue});
        attribution.content = spans_of(reading, found[i].content);
        attribution.kind = kind_of(table, found[i].content);
        attribution.chain = std::move(chains[i]);
        attributions.push_back(std::move(attribution));
    }
    std::ranges::stable_sort(attributions, {}, first_span);
    reading.attributions = std::move(attributions);
}

void AttributionFinder::explain(const Article& article, const TokenTable& table,
                                Reading& reading) const {
    const ArticleView view(article.text, reading, table);
    for (const Attribution& attribution : reading.attributions) {
        const TokenRange cue = tokens_in(reading.tokens, attribution.cue.front());
        Reason reason{"attribution", attribution.cue.front(),
                      cat(name_of(attribution.kind), ", ",
                          attribution.source.empty() ? "no source" : "source", ", ",
                          attribution.content.empty() ? "no content" : "content"),
                      state_->model.reasons(view, cue.begin)};
        for (const ChainLink& link : attribution.chain) {
            reason.why.push_back(cat(name_of(link.kind), " in the chain: ", link.name));
        }
        reading.reasons.push_back(std::move(reason));
    }
}

}  // namespace stemma::read
