#include "collate/lineage/family_draft.h"

#include <algorithm>

#include "base/strings.h"

namespace stemma::collate {
namespace {

/// The same words, each range once and apart from the next.
void merge_ranges(std::vector<TokenRange>& ranges) {
    std::ranges::sort(ranges, {}, &TokenRange::begin);
    std::vector<TokenRange> merged;
    for (const TokenRange range : ranges) {
        if (!merged.empty() && range.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, range.end);
        } else if (range.begin < range.end) {
            merged.push_back(range);
        }
    }
    ranges = std::move(merged);
}

}  // namespace

FamilyDraft::FamilyDraft(const Evidences& all)
    : evidence(all),
      articles(static_cast<std::uint32_t>(all.streams.size())),
      of_article(relations_by_article(articles, all.relations)),
      parentage(choose_parents(all)),
      explained(articles) {}

std::uint32_t FamilyDraft::agency_node(const HandUse& use) {
    const auto [at, added] = node_of_key.try_emplace(use.key, node_count());
    if (added) {
        const std::string_view plain = std::string_view(use.key).substr(use.key.find(':') + 1);
        family.nodes.push_back({use.agency ? use.key : cat("source:", plain),
                                use.agency ? NodeKind::agency : NodeKind::source, use.name,
                                std::nullopt});
    }
    return at->second;
}

const Relation* FamilyDraft::relation_of(std::uint32_t x, std::uint32_t y) const {
    return find_relation(evidence.relations, of_article[x], x, y);
}

void FamilyDraft::explain(std::uint32_t article, const Explained& side) {
    explain(article, side.copied);
    explain(article, side.rewritten);
}

void FamilyDraft::explain(std::uint32_t article, std::span<const TokenRange> words) {
    constexpr std::size_t most_ranges = 1024;
    std::vector<TokenRange>& ranges = explained[article];
    ranges.insert(ranges.end(), words.begin(), words.end());
    if (ranges.size() > most_ranges) {  // many relatives explain the same words
        merge_ranges(ranges);
    }
}

void FamilyDraft::add_edge(LineageEdge edge, bool followed) {
    const std::size_t nodes = std::max({family.nodes.size(), std::size_t{edge.from} + 1});
    children.resize(std::max(children.size(), nodes));
    children[edge.from].push_back(edge.to);
    family.edges.push_back({std::move(edge), followed});
}

bool FamilyDraft::is_credited(std::uint32_t article, const std::string& key) const {
    return std::ranges::any_of(evidence.uses[article], [&](const HandUse& use) {
        return use.key == key && owns_text(use);
    });
}

bool FamilyDraft::has_edge(std::uint32_t from, std::uint32_t to) const {
    return from < children.size() && std::ranges::find(children[from], to) != children[from].end();
}

bool FamilyDraft::reaches(std::uint32_t from, std::uint32_t to) const {
    std::vector<bool> seen(family.nodes.size(), false);
    std::vector<std::uint32_t> open{from};
    seen[from] = true;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at == to) {
            return true;
        }
        if (at >= children.size()) {
            continue;
        }
        for (const std::uint32_t child : children[at]) {
            if (!seen[child]) {
                seen[child] = true;
                open.push_back(child);
            }
        }
    }
    return false;
}

LineageEdge make_edge(std::uint32_t from, std::uint32_t to, EdgeKind kind) {
    LineageEdge edge;
    edge.from = from;
    edge.to = to;
    edge.kind = kind;
    return edge;
}

}  // namespace stemma::collate
