#include "collate/lineage/bylines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr std::size_t longest_byline = 200;
constexpr std::size_t shortest_name = 2;
constexpr std::size_t longest_name = 4;

bool is_name_word(std::string_view word) {
    return is_capitalised(word) && !equals_ignoring_case(word, "by") &&
           std::ranges::none_of(word, is_ascii_digit);
}

/// "By JANE ROE, Diplomatic Writer | on …", from "By" on; without it, the whole is names.
void add_names(std::string_view byline, std::set<std::string>& out) {
    constexpr std::size_t most_words = 24;  // more is a text that begins with a byline
    const std::vector<std::string_view> words = words_of(byline.substr(0, longest_byline));
    if (words.size() > most_words) {
        return;
    }
    std::size_t i = 0;
    while (i < words.size() && !is_name_word(words[i]) && !equals_ignoring_case(words[i], "by")) {
        ++i;
    }
    i += i < words.size() && equals_ignoring_case(words[i], "by") ? 1 : 0;
    Phrase name;
    const auto finish = [&] {
        if (name.size() >= shortest_name && name.size() <= longest_name) {
            std::string joined;
            for (const std::string& word : name) {
                joined += joined.empty() ? text::lower(word) : cat(' ', text::lower(word));
            }
            out.insert(std::move(joined));
        }
        name.clear();
    };
    for (; i < words.size(); ++i) {
        const bool separator = words[i] == "," || words[i] == "and" || words[i] == "&";
        if (separator) {
            finish();
        } else if (is_name_word(words[i])) {
            name.emplace_back(words[i]);
        } else {
            break;
        }
    }
    finish();
}

std::string outlet_of(const Article& article) {
    return article.outlet.empty() ? article.id : article.outlet;
}

/// A page that lists the texts of others has their bylines, and little of their text.
constexpr double least_common_share = 0.1;

/// Groups of articles that common authors join; the smallest author of each group.
class Groups {
public:
    Groups(std::span<const ReadArticle* const> articles, std::span<const Relation> relations) {
        std::map<std::string, std::set<std::string>> outlets;
        for (const ReadArticle* article : articles) {
            authors_.push_back(bylines_of(article->article));
            for (const std::string& author : authors_.back()) {
                outlets[author].insert(outlet_of(article->article));
            }
        }
        for (std::vector<std::string>& authors : authors_) {
            std::erase_if(authors,
                          [&](const std::string& author) { return outlets[author].size() < 2; });
            for (const std::string& author : authors) {
                join(authors.front(), author);
            }
        }
        joined_.assign(articles.size(), false);
        for (const Relation& relation : relations) {
            if (are_one_group(relation.a, relation.b)) {
                for (const std::uint32_t x : {relation.a, relation.b}) {
                    joined_[x] = joined_[x] || relation.in(x).share >= least_common_share;
                }
            }
        }
    }
    [[nodiscard]] std::optional<std::string> of(std::size_t article) const {
        return joined_[article] ? std::optional(root_of(authors_[article].front())) : std::nullopt;
    }

private:
    [[nodiscard]] bool are_one_group(std::uint32_t x, std::uint32_t y) const {
        return !authors_[x].empty() && !authors_[y].empty() &&
               root_of(authors_[x].front()) == root_of(authors_[y].front());
    }
    [[nodiscard]] std::string root_of(std::string author) const {
        for (auto at = above_.find(author); at != above_.end(); at = above_.find(author)) {
            author = at->second;
        }
        return author;
    }
    void join(const std::string& x, const std::string& y) {
        const std::string a = root_of(x);
        const std::string b = root_of(y);
        if (a != b) {
            above_[std::max(a, b)] = std::min(a, b);
        }
    }

    std::vector<std::vector<std::string>> authors_;
    std::map<std::string, std::string> above_;
    std::vector<bool> joined_;  ///< by article: it shares text with its group
};

std::string title_case(std::string_view name) {
    std::string out(name);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool begins = i == 0 || out[i - 1] == ' ' || out[i - 1] == '-';
        if (begins && is_ascii_lower(out[i])) {
            out[i] = static_cast<char>(out[i] - 'a' + 'A');
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> bylines_of(const Article& article) {
    std::set<std::string> names;
    for (const std::string& author : article.authors) {
        add_names(author, names);
    }
    for (const Dropped& dropped : article.dropped) {
        const bool byline = dropped.why == "byline" && dropped.text.size() <= longest_byline;
        if (byline && contains_ignoring_case(dropped.text.substr(0, 8), "by ")) {
            add_names(dropped.text, names);
        }
    }
    return {names.begin(), names.end()};
}

void add_shared_bylines(std::span<const ReadArticle* const> articles,
                        std::span<const Relation> relations,
                        std::vector<std::vector<HandUse>>& uses) {
    const Groups groups(articles, relations);
    std::map<std::string, std::map<std::string, std::pair<std::size_t, std::string>>> credits;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (const auto group = groups.of(i)) {
            for (const HandUse& use : uses[i]) {
                if (owns_text(use)) {
                    auto& [count, name] = credits[*group][use.key];
                    ++count;
                    name = use.name;
                }
            }
        }
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const auto group = groups.of(i);
        if (!group || std::ranges::any_of(uses[i], owns_text)) {
            continue;
        }
        HandUse use;
        use.key = cat("lost:by-", slug_of(phrase_of(*group)));
        use.name = cat("text by ", title_case(*group));
        std::size_t most = 0;
        for (const auto& [key, credit] : credits[*group]) {
            if (credit.first > most) {
                most = credit.first;
                use.key = key;
                use.name = credit.second;
            }
        }
        const auto cited = std::ranges::find(uses[i], use.key, &HandUse::key);
        if (cited != uses[i].end()) {
            cited->credited = true;
        } else {
            use.credited = true;
            uses[i].push_back(std::move(use));
            std::ranges::sort(uses[i], {}, &HandUse::key);
        }
    }
}

}  // namespace stemma::collate
