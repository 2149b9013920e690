#include "collate/lineage/hand_uses.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "collate/lineage/text_stream.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t head_sentences = 6;
constexpr std::size_t byline_words = 9;
constexpr std::size_t longest_credit = 200;

std::string_view word_at(Words words, std::size_t at) {
    return at < words.size() ? words[at] : std::string_view();
}
bool is_bracketed(Words words, std::size_t begin, std::size_t end) {
    return begin > 0 && words[begin - 1] == "(" && word_at(words, end) == ")";
}
bool is_dash(std::string_view word) {
    return word == "—" || word == "–" || word == "-" || word == "--";
}

/// "… in April. (Agency)", "Jane Roe/Agency via Getty", "Photo: Agency".
bool is_photo_credit(Words words, std::size_t begin, std::size_t end) {
    const bool after_all = begin == 1 || (begin > 1 && words[begin - 2] == ".");
    if (is_bracketed(words, begin, end) && (after_all || end + 1 >= words.size())) {
        return true;
    }
    const bool labelled = begin > 1 && words[begin - 1] == ":" &&
                          (equals_ignoring_case(words[begin - 2], "credit") ||
                           equals_ignoring_case(words[begin - 2], "photo"));
    return labelled || (begin > 0 && words[begin - 1] == "/") || word_at(words, end) == "/" ||
           (word_at(words, end) == "via" && word_at(words, end + 1) == "Getty");
}

/// "the agency", "the news agency"
bool speaks_of_the_agency(Words words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool agency = words[i + 1] == "agency" ||
                            (words[i + 1] == "news" && word_at(words, i + 2) == "agency");
        if (agency && equals_ignoring_case(words[i], "the")) {
            return true;
        }
    }
    return false;
}

class UseFinder {
public:
    UseFinder(const StoryHands& hands, const ReadArticle& article, std::uint32_t at)
        : hands_(hands), article_(article), at_(at) {}

    std::vector<HandUse> run() {
        const auto count = static_cast<std::uint32_t>(article_.reading.sentences.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            read_sentence(i, i + 1 == count);
        }
        read_chains();
        read_metadata();
        read_sites();
        std::vector<HandUse> out;
        for (auto& [key, use] : uses_) {
            std::ranges::sort(use.sentences);
            const auto repeated = std::ranges::unique(use.sentences);
            use.sentences.erase(repeated.begin(), repeated.end());
            out.push_back(std::move(use));
        }
        return out;
    }

private:
    HandUse& use_of(const Hand& hand) {
        HandUse& use = uses_[hand.key];
        if (use.key.empty()) {
            use.key = hand.key;
            use.name = hand.name;
            use.agency = hand.agency;
            use.articles = hand.articles;
            use.own = std::ranges::find(hand.articles, at_) != hand.articles.end() ||
                      (!hand.agency && hand.articles.empty() && is_own_name(hand.name));
        }
        return use;
    }
    /// An outlet that the page's own header or footer names is the one that printed it.
    [[nodiscard]] bool is_own_name(std::string_view name) const {
        return contains_ignoring_case(article_.article.url, slug_of(phrase_of(name))) ||
               std::ranges::any_of(article_.article.dropped, [&](const Dropped& dropped) {
                   return dropped.text.size() <= longest_credit &&
                          contains_ignoring_case(dropped.text, name);
               });
    }

    void read_sentence(std::uint32_t at, bool last) {
        const Sentence& sentence = article_.reading.sentences[at];
        const std::vector<std::string_view> owned = words_of(article_, sentence.tokens);
        const Words words = owned;
        if (is_credit_line(sentence.span.of(article_.article.text))) {
            return;
        }
        bool named = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const HandForm* form = hands_.find(words.subspan(i));
            if (form == nullptr || (form->needs_the && (i == 0 || words[i - 1] != "the"))) {
                continue;
            }
            const std::size_t end = i + form->words.size();
            const bool alone =
                last && i == 1 && is_bracketed(words, i, end) && end + 1 == words.size();
            if (alone && hands_.hand(*form).agency) {
                use_of(hands_.hand(*form)).credited = true;  // "(Agency)", the last words of all
            } else {
                read_mention(at, words, {i, end}, *form);
            }
            if (hands_.hand(*form).agency) {
                last_ = &hands_.hand(*form);
                named = true;
            }
            i = end - 1;
        }
        if (!named && last_ != nullptr && speaks_of_the_agency(words)) {
            use_of(*last_).sentences.push_back(at);
        }
    }
    void read_mention(std::uint32_t at, Words words, WordRange name, const HandForm& form) {
        const Hand& hand = hands_.hand(form);
        const auto [begin, end] = name;
        const bool dateline =
            hand.agency && is_bracketed(words, begin, end) && is_dash(word_at(words, end + 1));
        if (!dateline && is_photo_credit(words, begin, end)) {
            return;
        }
        const bool byline = hand.agency && words.size() <= byline_words &&
                            end + 1 >= words.size() &&
                            (begin == 0 || equals_ignoring_case(words.front(), "by"));
        if (at < head_sentences && (dateline || byline)) {
            use_of(hand).credited = true;
        } else if (hands_.book().is_reprint(words, begin)) {
            use_of(hand).reprint = true;
        } else if (!form.needs_context || hands_.book().reports(words, begin, end)) {
            use_of(hand).sentences.push_back(at);
        }
    }

    /// Sentences that came through an agency by their chain of hands, though they do not name it.
    void read_chains() {
        for (const Attribution& attribution : article_.reading.attributions) {
            for (const ChainLink& link : attribution.chain) {
                if (link.kind != LinkKind::agency || !link.entity ||
                    link.entity->index() >= article_.reading.entities.size()) {
                    continue;
                }
                const auto use = uses_.find(article_.reading.entities[link.entity->index()].key);
                if (use != uses_.end()) {
                    for (const Span content : attribution.content) {
                        add_sentences(content, use->second);
                    }
                }
            }
        }
    }
    void add_sentences(Span content, HandUse& use) const {
        const auto& sentences = article_.reading.sentences;
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            if (sentences[i].span.overlaps(content)) {
                use.sentences.push_back(i);
            }
        }
    }

    // ---- What stands around the text

    void read_metadata() {
        const Article& article = article_.article;
        read_credit(article.credit);
        for (const std::string& author : article.authors) {
            read_credit(author);
        }
        for (const Dropped& dropped : article.dropped) {
            if (dropped.why == "byline" || dropped.why == "credit") {
                read_credit(dropped.text);
            } else if (dropped.text.size() <= longest_credit) {
                read_foot(words_of(dropped.text));
            }
        }
        if (const HandForm* form = whole_form(article.outlet)) {
            use_of(hands_.hand(*form)).own = true;
        }
    }
    [[nodiscard]] const HandForm* whole_form(std::string_view name) const {
        const std::vector<std::string_view> words = words_of(name);
        const HandForm* form = words.empty() ? nullptr : hands_.find(words);
        return form != nullptr && form->words.size() == words.size() ? form : nullptr;
    }
    void read_credit(std::string_view credit) {
        const std::string_view part = credit.substr(0, longest_credit);
        if (contains_ignoring_case(part, "photo") || contains_ignoring_case(part, "getty")) {
            return;
        }
        const std::vector<std::string_view> owned = words_of(part);
        const Words words = owned;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const HandForm* form = hands_.find(words.subspan(i));
            if (form != nullptr && hands_.hand(*form).agency) {
                use_of(hands_.hand(*form)).credited = true;
                i += form->words.size() - 1;
            }
        }
    }
    /// "(Agency)" below the text; "This report first appeared in the …".
    void read_foot(Words words) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            const HandForm* form = hands_.find(words.subspan(i));
            if (form == nullptr) {
                continue;
            }
            const Hand& hand = hands_.hand(*form);
            const std::size_t end = i + form->words.size();
            if (hand.agency && i == 1 && is_bracketed(words, i, end) && end + 1 == words.size()) {
                use_of(hand).credited = true;
            } else if (hands_.book().is_reprint(words, i)) {
                use_of(hand).reprint = true;
            }
            i = end - 1;
        }
    }
    void read_sites() {
        const Article& article = article_.article;
        for (const HandBook::Site& site : hands_.book().sites()) {
            if (equals_ignoring_case(article.outlet, site.domain) ||
                article.url.find(cat("//", site.domain, "/")) != std::string::npos ||
                article.url.find(cat("//www.", site.domain, "/")) != std::string::npos) {
                use_of(hands_.hand(site.hand)).own = true;
            }
        }
    }

    const StoryHands& hands_;
    const ReadArticle& article_;
    std::uint32_t at_;
    std::map<std::string, HandUse> uses_;
    const Hand* last_ = nullptr;  ///< the agency named last
};

}  // namespace

OutletCitation outlet_citation(const std::vector<HandUse>& uses, std::uint32_t article) {
    OutletCitation most = OutletCitation::none;
    for (const HandUse& use : uses) {
        const bool there = std::ranges::find(use.articles, article) != use.articles.end();
        if (!use.own && there && (use.reprint || !use.sentences.empty())) {
            most = std::max(most, use.reprint ? OutletCitation::reprinted : OutletCitation::cited);
        }
    }
    return most;
}

std::vector<HandUse> find_hand_uses(const StoryHands& hands, const ReadArticle& article,
                                    std::uint32_t at) {
    return UseFinder(hands, article, at).run();
}

}  // namespace stemma::collate
