// The family tree while it is made: nodes and edges so far, and what they account for.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "collate/lineage/family.h"
#include "collate/lineage/parents.h"

namespace stemma::collate {

struct FamilyDraft {
    /// Chooses the parents; adds no node yet.
    explicit FamilyDraft(const Evidences& all);

    [[nodiscard]] std::uint32_t node_count() const {
        return static_cast<std::uint32_t>(family.nodes.size());
    }
    /// The node of an agency, or of an outlet none of whose articles is at hand; added if need be.
    std::uint32_t agency_node(const HandUse& use);
    [[nodiscard]] const Relation* relation_of(std::uint32_t x, std::uint32_t y) const;
    void explain(std::uint32_t article, const Explained& side);
    void explain(std::uint32_t article, std::span<const TokenRange> words);
    void add_edge(LineageEdge edge, bool followed);
    /// Does the article print the text of the agency with this key?
    [[nodiscard]] bool is_credited(std::uint32_t article, const std::string& key) const;
    [[nodiscard]] bool has_edge(std::uint32_t from, std::uint32_t to) const;
    /// Is there a way down from `from` to `to`?
    [[nodiscard]] bool reaches(std::uint32_t from, std::uint32_t to) const;

    const Evidences& evidence;
    std::uint32_t articles;
    std::vector<std::vector<std::uint32_t>> of_article;  ///< positions in the relations
    Parentage parentage;
    std::vector<std::vector<TokenRange>>
        explained;  ///< by article, words that an edge accounts for
    std::map<std::string, std::uint32_t> node_of_key;
    Family family;
    std::vector<std::vector<std::uint32_t>> children;  ///< by node, in the order of the edges
};

[[nodiscard]] LineageEdge make_edge(std::uint32_t from, std::uint32_t to, EdgeKind kind);

}  // namespace stemma::collate
