// StoryView: which outlets there are, how they are called, and which stand together.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/strings.h"
#include "render/view/story_view.h"

namespace stemma::render {
namespace {

std::string_view without_www(std::string_view host) {
    return host.starts_with("www.") && host.size() > 4 ? host.substr(4) : host;
}

// A renderer's last resorts for an article without an outlet: its host, its file, its number.
std::string fallback_name(const ReadArticle* read, std::string_view id, std::size_t position) {
    if (read != nullptr) {
        const std::string_view url = read->article.url;
        const std::size_t scheme = url.find("://");
        if (scheme != std::string_view::npos) {
            std::string_view host = url.substr(scheme + 3);
            return std::string(without_www(host.substr(0, host.find_first_of("/?#"))));
        }
    }
    const std::size_t slash = id.find_last_of("/\\");
    std::string_view file = slash == std::string_view::npos ? id : id.substr(slash + 1);
    const std::size_t point = file.find_last_of('.');
    if (point != std::string_view::npos && point > 0) {
        file = file.substr(0, point);
    }
    return file.empty() ? cat("article ", position + 1) : std::string(file);
}

/// The bytes that two names share at their beginning.
std::size_t shared_beginning(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// Long file names are cut to the shortest beginning that no other outlet has.
void shorten_file_names(std::vector<std::string>& names, const std::vector<bool>& is_file) {
    constexpr std::size_t long_name = 16;
    constexpr std::size_t shortest = 8;
    const std::set<std::string> whole(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!is_file[i] || names[i].size() <= long_name) {
            continue;
        }
        const auto at = whole.find(names[i]);
        std::size_t shared = 0;
        if (at != whole.begin()) {
            shared = shared_beginning(*at, *std::prev(at));
        }
        if (std::next(at) != whole.end()) {
            shared = std::max(shared, shared_beginning(*at, *std::next(at)));
        }
        std::size_t end = std::min(std::max(shortest, shared + 1), at->size());
        while (end < at->size() && (static_cast<unsigned char>((*at)[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        if (end + 3 < at->size()) {
            names[i] = cat(std::string_view(*at).substr(0, end), "…");
        }
    }
}

}  // namespace

void StoryView::name_articles() {
    const std::size_t count = std::max(report_->articles.size(), collation().articles.size());
    origins_of_.resize(count);
    std::vector<bool> is_file;
    for (std::size_t i = 0; i < count; ++i) {
        const ArticleId id{static_cast<std::uint32_t>(i)};
        const ReadArticle* article = read(id);
        const CollatedArticle* collated = line(id);
        std::string_view outlet = collated != nullptr ? trim(collated->outlet) : "";
        if (outlet.empty() && article != nullptr) {
            outlet = trim(article->article.outlet);
        }
        std::string_view known_id;
        if (article != nullptr) {
            known_id = article->article.id;
        } else if (collated != nullptr) {
            known_id = collated->id;
        }
        is_file.push_back(outlet.empty());
        names_.push_back(outlet.empty() ? fallback_name(article, known_id, i)
                                        : std::string(without_www(outlet)));
    }
    shorten_file_names(names_, is_file);
    const auto& origins = collation().lineage.origins;
    for (std::size_t k = 0; k < origins.size(); ++k) {
        for (const ArticleId id : origins[k].articles) {
            if (id.index() < count) {
                origins_of_[id.index()].push_back(k);
            }
        }
    }
}

void StoryView::make_outlets() {
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const auto [it, added] = seen.try_emplace(names_[i], outlets_.size());
        if (added) {
            outlets_.push_back({names_[i], {}, {}});
        }
        Outlet& outlet = outlets_[it->second];
        outlet.articles.push_back(ArticleId{static_cast<std::uint32_t>(i)});
        outlet.origins.insert(outlet.origins.end(), origins_of_[i].begin(), origins_of_[i].end());
    }
    for (Outlet& outlet : outlets_) {
        std::ranges::sort(outlet.origins);
        outlet.origins.erase(std::unique(outlet.origins.begin(), outlet.origins.end()),
                             outlet.origins.end());
    }
}

// Outlets that share their largest origin stand together, the largest group first.
void StoryView::group_outlets() {
    const auto group_name = [&](const Outlet& outlet) -> std::string {
        const auto largest = std::ranges::max_element(outlet.origins, {}, [&](std::size_t k) {
            return collation().lineage.origins[k].articles.size();
        });
        return largest == outlet.origins.end() ? std::string() : origin_group(*largest);
    };
    std::map<std::string, std::pair<std::size_t, std::size_t>> sizes;  // count, first position
    for (std::size_t i = 0; i < outlets_.size(); ++i) {
        auto& [count, first] = sizes.try_emplace(group_name(outlets_[i]), 0, i).first->second;
        ++count;
    }
    const auto rank = [&](const Outlet& outlet) {
        const auto& [count, first] = sizes.at(group_name(outlet));
        return std::pair(-static_cast<std::ptrdiff_t>(count), first);
    };
    std::ranges::stable_sort(outlets_, {}, rank);
    outlet_of_.assign(names_.size(), 0);
    for (std::size_t i = 0; i < outlets_.size(); ++i) {
        const std::string name = group_name(outlets_[i]);
        if (groups_.empty() || groups_.back().name != name) {
            groups_.push_back({name, 0});
        }
        ++groups_.back().count;
        for (const ArticleId id : outlets_[i].articles) {
            outlet_of_[id.index()] = i;
        }
    }
}

void StoryView::name_origins() {
    std::map<std::string_view, ArticleId> articles;
    for (const LineageNode& node : collation().lineage.nodes) {
        if (node.article) {
            articles.try_emplace(node.id, *node.article);
        }
    }
    for (const Origin& origin : collation().lineage.origins) {
        const auto own = articles.find(origin.id);
        if (own != articles.end()) {
            origin_names_.push_back(name(own->second));
        } else {
            origin_names_.emplace_back(origin.name.empty() ? origin.id : origin.name);
        }
    }
}

/// One line for each newsroom, those that feed most articles first.
void StoryView::list_origins() {
    const auto& all = collation().lineage.origins;
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto [place, first] = places.emplace(all[i].newsroom(), origin_rows_.size());
        if (first) {
            origin_rows_.push_back({all[i].kind, origin_name(i), {}});
        }
        auto& articles = origin_rows_[place->second].articles;
        articles.insert(articles.end(), all[i].articles.begin(), all[i].articles.end());
    }
    for (OriginRow& row : origin_rows_) {
        std::ranges::sort(row.articles);
        row.articles.erase(std::ranges::unique(row.articles).begin(), row.articles.end());
    }
    std::ranges::stable_sort(origin_rows_, std::greater<>(),
                             [](const OriginRow& row) { return row.articles.size(); });
}

std::string StoryView::origin_group(std::size_t origin) const {
    const Origin& at = collation().lineage.origins[origin];
    if (at.kind != NodeKind::article) {
        return std::string(origin_name(origin));
    }
    return at.articles.size() > 1 ? cat(origin_name(origin), "’s reporting") : "own reporting";
}

}  // namespace stemma::render
