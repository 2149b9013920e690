#include "render/lineage/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace stemma::render {
namespace {

constexpr int sweeps = 8;

/// A node of the drawing: a real one, or where an edge passes a layer.
struct Place {
    std::size_t layer = 0;
    double width = 0;
    double across = 0;
    std::vector<std::uint32_t> before;  ///< neighbours in the layer before
    std::vector<std::uint32_t> after;
};

class Drawing {
public:
    Drawing(std::size_t nodes, const Arcs& arcs, const LayoutOptions& options)
        : options_(options), arcs_(arcs), real_(nodes), places_(nodes) {
        assign_layers();
        thread_routes();
        for (std::uint32_t i = 0; i < places_.size(); ++i) {
            layers_.resize(std::max(layers_.size(), places_[i].layer + 1));
            layers_[places_[i].layer].push_back(i);
        }
        for (const auto& layer : layers_) {
            pack(layer);
        }
    }

    Layout run() {
        for (int i = 0; i < sweeps; ++i) {
            order_by_barycentre(i % 2 == 0);
        }
        for (int i = 0; i < sweeps; ++i) {
            pull_together(i % 2 == 0);
        }
        return result();
    }

private:
    void assign_layers() {
        const std::vector<std::uint32_t> order = topological_order(real_, arcs_);
        std::vector<std::size_t> rank(real_);
        for (std::size_t i = 0; i < order.size(); ++i) {
            rank[order[i]] = i;
        }
        std::vector<std::vector<std::uint32_t>> parents(real_);
        for (const auto& [from, to] : arcs_) {
            const bool forward = rank[from] < rank[to];
            parents[forward ? to : from].push_back(forward ? from : to);
        }
        for (const std::uint32_t node : order) {
            for (const std::uint32_t parent : parents[node]) {
                places_[node].layer = std::max(places_[node].layer, places_[parent].layer + 1);
            }
            places_[node].width = options_.across;
        }
    }

    void thread_routes() {
        for (const auto& [from, to] : arcs_) {
            const bool forward = places_[from].layer < places_[to].layer;
            const std::uint32_t first = forward ? from : to;
            const std::uint32_t last = forward ? to : from;
            std::vector<std::uint32_t> route = {first};
            for (std::size_t l = places_[first].layer + 1; l < places_[last].layer; ++l) {
                places_.push_back({l, options_.route_width, 0, {}, {}});
                route.push_back(static_cast<std::uint32_t>(places_.size() - 1));
            }
            route.push_back(last);
            for (std::size_t i = 1; i < route.size(); ++i) {
                places_[route[i - 1]].after.push_back(route[i]);
                places_[route[i]].before.push_back(route[i - 1]);
            }
            if (!forward) {
                std::ranges::reverse(route);
            }
            routes_.push_back(std::move(route));
        }
    }

    void pack(const std::vector<std::uint32_t>& layer) {
        double at = 0;
        for (const std::uint32_t i : layer) {
            places_[i].across = at + places_[i].width / 2;
            at += places_[i].width;
        }
        for (const std::uint32_t i : layer) {
            places_[i].across -= at / 2;
        }
    }

    [[nodiscard]] std::optional<double> mean(const std::vector<std::uint32_t>& of) const {
        if (of.empty()) {
            return std::nullopt;
        }
        double sum = 0;
        for (const std::uint32_t i : of) {
            sum += places_[i].across;
        }
        return sum / static_cast<double>(of.size());
    }

    void order_by_barycentre(bool down) {
        for (std::size_t k = 0; k < layers_.size(); ++k) {
            auto& layer = layers_[down ? k : layers_.size() - 1 - k];
            std::vector<std::pair<double, std::uint32_t>> keyed;
            for (const std::uint32_t i : layer) {
                keyed.emplace_back(
                    mean(down ? places_[i].before : places_[i].after).value_or(places_[i].across),
                    i);
            }
            std::ranges::stable_sort(keyed, {}, [](const auto& p) { return p.first; });
            for (std::size_t i = 0; i < layer.size(); ++i) {
                layer[i] = keyed[i].second;
            }
            pack(layer);
        }
    }

    // Wished-for positions, then the least push that parts those that overlap: runs that touch
    // move as one to the mean of their wishes.
    void pull_together(bool down) {
        for (std::size_t k = 0; k < layers_.size(); ++k) {
            const auto& layer = layers_[down ? k : layers_.size() - 1 - k];
            struct Run {
                double wish = 0;  ///< sum of (wish − offset)
                double width = 0;
                std::size_t count = 0;
                [[nodiscard]] double begin() const { return wish / static_cast<double>(count); }
            };
            std::vector<Run> runs;
            for (const std::uint32_t i : layer) {
                const Place& place = places_[i];
                const double wish = mean(down ? place.before : place.after).value_or(place.across);
                runs.push_back({wish - place.width / 2, place.width, 1});
                while (runs.size() > 1 &&
                       runs[runs.size() - 2].begin() + runs[runs.size() - 2].width >
                           runs.back().begin()) {
                    const Run last = runs.back();
                    runs.pop_back();
                    runs.back().wish +=
                        last.wish - static_cast<double>(last.count) * runs.back().width;
                    runs.back().width += last.width;
                    runs.back().count += last.count;
                }
            }
            std::size_t next = 0;
            for (const Run& run : runs) {
                double at = run.begin();
                for (std::size_t i = 0; i < run.count; ++i, ++next) {
                    places_[layer[next]].across = at + places_[layer[next]].width / 2;
                    at += places_[layer[next]].width;
                }
            }
        }
    }

    Layout result() {
        Layout layout;
        double least = 0;
        double most = 0;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            least = i == 0 ? places_[i].across : std::min(least, places_[i].across);
            most = i == 0 ? places_[i].across : std::max(most, places_[i].across);
        }
        const auto point = [&](std::uint32_t i) {
            return Point{static_cast<double>(places_[i].layer) * options_.along,
                         std::round(places_[i].across - least)};
        };
        for (std::uint32_t i = 0; i < real_; ++i) {
            layout.nodes.push_back(point(i));
        }
        for (const auto& route : routes_) {
            std::vector<Point>& points = layout.routes.emplace_back();
            for (const std::uint32_t i : route) {
                points.push_back(point(i));
            }
        }
        layout.length =
            layers_.empty() ? 0 : static_cast<double>(layers_.size() - 1) * options_.along;
        layout.breadth = std::round(most - least);
        return layout;
    }

    LayoutOptions options_;
    const Arcs& arcs_;
    std::size_t real_;
    std::vector<Place> places_;
    std::vector<std::vector<std::uint32_t>> layers_;
    std::vector<std::vector<std::uint32_t>> routes_;
};

}  // namespace

std::vector<std::uint32_t> topological_order(std::size_t nodes, const Arcs& arcs) {
    std::vector<std::vector<std::uint32_t>> out(nodes);
    std::vector<std::uint32_t> waiting(nodes, 0);
    for (const auto& [from, to] : arcs) {
        out[from].push_back(to);
        ++waiting[to];
    }
    std::vector<bool> done(nodes, false);
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> ready;
    const auto finish = [&](std::uint32_t node) {
        done[node] = true;
        order.push_back(node);
        for (const std::uint32_t next : out[node]) {
            if (--waiting[next] == 0 && !done[next]) {
                ready.push_back(next);
            }
        }
    };
    for (std::uint32_t i = 0; i < nodes; ++i) {
        if (waiting[i] == 0) {
            ready.push_back(i);
        }
    }
    std::uint32_t lowest = 0;
    while (order.size() < nodes) {
        if (ready.empty()) {
            while (done[lowest]) {
                ++lowest;
            }
            finish(lowest);
            continue;
        }
        const std::uint32_t node = ready.back();
        ready.pop_back();
        if (!done[node]) {
            finish(node);
        }
    }
    return order;
}

Layout lay_out(std::size_t nodes, const Arcs& arcs, const LayoutOptions& options) {
    return Drawing(nodes, arcs, options).run();
}

}  // namespace stemma::render
