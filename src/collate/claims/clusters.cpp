#include "collate/claims/clusters.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

namespace stemma::collate {
namespace {

/// Of two groups' central statements. Without it chains of likeness join, in a story of hundreds of
/// articles, everything about one person.
constexpr float least_of_centres = -1;

class Contraction {
public:
    Contraction(std::uint32_t nodes, const std::vector<Edge>& edges)
        : neighbours_(nodes),
          compared_(nodes),
          parent_(nodes),
          size_(nodes, 1),
          centre_(nodes),
          pull_(nodes) {
        for (std::uint32_t i = 0; i < nodes; ++i) {
            parent_[i] = i;
            centre_[i] = i;
        }
        for (const Edge& edge : edges) {
            neighbours_[edge.a][edge.b] = {edge.weight, 1};
            neighbours_[edge.b][edge.a] = {edge.weight, 1};
            pull_[edge.a] += std::max(edge.weight, 0.0F);
            pull_[edge.b] += std::max(edge.weight, 0.0F);
        }
        compared_ = neighbours_;
        for (const Edge& edge : edges) {
            offer(edge.a, edge.b);
        }
    }

    std::vector<std::uint32_t> run() && {
        while (!queue_.empty()) {
            const Offer best = queue_.top();
            queue_.pop();
            // Otherwise a newer offer for the pair is in the queue, or it no longer attracts.
            if (parent_[best.a] == best.a && parent_[best.b] == best.b &&
                attraction(best.a, best.b) == best.weight) {
                if (centres_agree(best.a, best.b)) {
                    contract(best.a, best.b);
                } else {
                    neighbours_[best.a].erase(best.b);
                    neighbours_[best.b].erase(best.a);
                }
            }
        }
        std::vector<std::uint32_t> group(parent_.size());
        for (std::uint32_t i = 0; i < parent_.size(); ++i) {
            std::uint32_t root = i;
            while (parent_[root] != root) {
                root = parent_[root];
            }
            group[i] = root;
        }
        return group;
    }

private:
    struct Offer {
        float weight = 0;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        bool operator<(const Offer& o) const {
            return std::tuple(weight, o.a, o.b) < std::tuple(o.weight, a, b);
        }
    };
    struct Links {
        float sum = 0;
        std::uint32_t compared = 0;
    };

    float attraction(std::uint32_t a, std::uint32_t b) const {
        const auto links = neighbours_[a].find(b);
        return links == neighbours_[a].end() ? not_compared
                                             : mean_link(links->second.sum, links->second.compared,
                                                         std::uint64_t{size_[a]} * size_[b]);
    }

    bool centres_agree(std::uint32_t a, std::uint32_t b) const {
        const auto link = compared_[centre_[a]].find(centre_[b]);
        return link != compared_[centre_[a]].end() && link->second.sum >= least_of_centres;
    }

    void offer(std::uint32_t a, std::uint32_t b) {
        const float weight = attraction(a, b);
        if (weight > 0) {
            queue_.push({weight, std::min(a, b), std::max(a, b)});
        }
    }

    void contract(std::uint32_t keep, std::uint32_t gone) {
        parent_[gone] = keep;
        size_[keep] += size_[gone];
        if (pull_[gone] > pull_[keep]) {
            centre_[keep] = centre_[gone];
            pull_[keep] = pull_[gone];
        }
        neighbours_[keep].erase(gone);
        for (const auto& [other, links] : neighbours_[gone]) {
            neighbours_[other].erase(gone);
            if (other != keep) {
                for (Links* sum : {&neighbours_[keep][other], &neighbours_[other][keep]}) {
                    sum->sum += links.sum;
                    sum->compared += links.compared;
                }
            }
        }
        neighbours_[gone].clear();
        for (const auto& [other, links] : neighbours_[keep]) {
            offer(keep, other);
        }
    }

    std::vector<std::map<std::uint32_t, Links>> neighbours_;
    std::vector<std::map<std::uint32_t, Links>> compared_;  ///< as it was, node by node
    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> size_;
    std::vector<std::uint32_t> centre_;  ///< per group: its node that attracts most
    std::vector<float> pull_;
    std::priority_queue<Offer> queue_;
};

}  // namespace

float mean_link(float sum, std::uint32_t compared, std::uint64_t pairs) {
    const auto missing = static_cast<float>(std::min<std::uint64_t>(pairs - compared, compared));
    const auto known = static_cast<float>(compared);
    return compared > 0 ? (sum + not_compared * missing) / (known + missing) : not_compared;
}

std::vector<std::uint32_t> cluster(std::uint32_t nodes, const std::vector<Edge>& edges) {
    return Contraction(nodes, edges).run();
}

}  // namespace stemma::collate
