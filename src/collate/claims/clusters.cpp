#include "collate/claims/clusters.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <queue>
#include <tuple>

namespace stemma::collate {
namespace {

class Contraction {
public:
    Contraction(const std::vector<std::vector<std::uint32_t>>& articles,
                const std::vector<Edge>& edges, const ClusterOptions& options)
        : options_(options),
          articles_(articles),
          neighbours_(articles.size()),
          parent_(articles.size()),
          centre_(articles.size()),
          pull_(articles.size()) {
        for (std::uint32_t i = 0; i < articles.size(); ++i) {
            parent_[i] = i;
            centre_[i] = i;
        }
        for (const Edge& edge : edges) {
            neighbours_[edge.a][edge.b] += edge.weight;
            neighbours_[edge.b][edge.a] += edge.weight;
            pull_[edge.a] += std::max(edge.weight, 0.0F);
            pull_[edge.b] += std::max(edge.weight, 0.0F);
        }
        for (const Edge& edge : edges) {
            offer(edge.a, edge.b);
        }
    }

    std::vector<std::uint32_t> run() && {
        while (!queue_.empty()) {
            const Offer best = queue_.top();
            queue_.pop();
            if (parent_[best.a] != best.a || parent_[best.b] != best.b) {
                continue;
            }
            const float now = attraction(best.a, best.b);
            if (now != best.weight) {
                continue;  // a newer offer for the pair is in the queue, or it no longer attracts
            }
            if (!options_.may_join(centre_[best.a], centre_[best.b])) {
                refuse(best.a, best.b);
                continue;
            }
            contract(best.a, best.b);
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

    float attraction(std::uint32_t a, std::uint32_t b) const {
        const auto edge = neighbours_[a].find(b);
        if (edge == neighbours_[a].end()) {
            return 0;
        }
        std::vector<std::uint32_t> both;
        std::set_intersection(articles_[a].begin(), articles_[a].end(), articles_[b].begin(),
                              articles_[b].end(), std::back_inserter(both));
        return edge->second - options_.repeat_penalty * static_cast<float>(both.size());
    }

    void offer(std::uint32_t a, std::uint32_t b) {
        const float weight = attraction(a, b);
        if (weight > 0) {
            queue_.push({weight, std::min(a, b), std::max(a, b)});
        }
    }

    void refuse(std::uint32_t a, std::uint32_t b) {
        neighbours_[a].erase(b);
        neighbours_[b].erase(a);
    }

    void contract(std::uint32_t keep, std::uint32_t gone) {
        parent_[gone] = keep;
        if (pull_[gone] > pull_[keep]) {
            centre_[keep] = centre_[gone];
            pull_[keep] = pull_[gone];
        }
        std::vector<std::uint32_t> all;
        std::set_union(articles_[keep].begin(), articles_[keep].end(), articles_[gone].begin(),
                       articles_[gone].end(), std::back_inserter(all));
        articles_[keep] = std::move(all);
        neighbours_[keep].erase(gone);
        for (const auto& [other, weight] : neighbours_[gone]) {
            neighbours_[other].erase(gone);
            if (other != keep) {
                neighbours_[keep][other] += weight;
                neighbours_[other][keep] += weight;
            }
        }
        neighbours_[gone].clear();
        for (const auto& [other, weight] : neighbours_[keep]) {
            offer(keep, other);
        }
    }

    const ClusterOptions& options_;
    std::vector<std::vector<std::uint32_t>> articles_;
    std::vector<std::map<std::uint32_t, float>> neighbours_;
    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> centre_;  ///< per group: its node that attracts most
    std::vector<float> pull_;
    std::priority_queue<Offer> queue_;
};

}  // namespace

std::vector<std::uint32_t> cluster(const std::vector<std::vector<std::uint32_t>>& articles,
                                   const std::vector<Edge>& edges, const ClusterOptions& options) {
    return Contraction(articles, edges, options).run();
}

}  // namespace stemma::collate
