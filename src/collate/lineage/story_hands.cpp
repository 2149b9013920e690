#include "collate/lineage/story_hands.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t head_sentences = 6;
constexpr std::size_t longest_place = 12;
constexpr std::size_t longest_name = 5;
constexpr std::size_t longest_credit = 200;
constexpr std::size_t most_hands = 256;

bool is_dash(std::string_view word) {
    return word == "—" || word == "–" || word == "-" || word == "--";
}
bool is_place_word(std::string_view word) {
    return is_capitalised(word) || word == "," || word == "." || is_ascii_digit(word.front());
}
bool is_acronym(const Phrase& words) {
    constexpr std::size_t shortest = 2;
    constexpr std::size_t longest = 6;
    return words.size() == 1 && words[0].size() >= shortest && words[0].size() <= longest &&
           std::ranges::all_of(words[0], is_ascii_upper);
}
std::string initials_of(const Phrase& words) {
    std::string initials;
    for (const std::string& word : words) {
        if (is_ascii_upper(word.front())) {
            initials += word.front();
        }
    }
    return initials;
}
std::string name_of_words(const Phrase& words) { return join(words, " "); }

}  // namespace

std::vector<std::string_view> words_of(const ReadArticle& article, TokenRange range) {
    std::vector<std::string_view> words;
    words.reserve(range.end - range.begin);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        words.push_back(article.reading.tokens[i].span.of(article.article.text));
    }
    return words;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    const text::Tokenized tokenized = text::tokenize(text);
    for (const text::RawToken& token : tokenized.tokens) {
        words.push_back(token.span.of(text));
    }
    return words;
}

WordRange dateline_credit(Words words) {
    std::size_t open = 0;
    while (open < words.size() && open < longest_place && is_place_word(words[open])) {
        ++open;
    }
    if (open == 0 || open >= words.size() || words[open] != "(") {
        return {};
    }
    std::size_t close = open + 1;
    while (close < words.size() && close <= open + longest_name && is_capitalised(words[close])) {
        ++close;
    }
    const bool dashed =
        close + 1 < words.size() && words[close] == ")" && is_dash(words[close + 1]);
    return dashed ? WordRange{open + 1, close} : WordRange{};
}

/// Collects names over all articles, then says which of them are one hand's.
class HandFinder {
public:
    HandFinder(StoryHands& hands, std::span<const ReadArticle* const> articles)
        : hands_(hands), book_(*hands.book_), articles_(articles) {}

    void run() {
        for (const ReadArticle* article : articles_) {
            read(*article);
        }
        add_full_names();
        add_datelines();
        add_outlets_at_hand();
        add_outlets_told();
    }

private:
    // ---- What the articles show

    void read(const ReadArticle& article) {
        const auto& sentences = article.reading.sentences;
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            const std::vector<std::string_view> words = words_of(article, sentences[i].tokens);
            if (i < head_sentences) {
                read_dateline(words);
            }
            read_full_names(words);
            read_told(words);
        }
        read_credit(article.article.credit);
        for (const std::string& author : article.article.authors) {
            read_credit(author);
        }
        for (const Dropped& dropped : article.article.dropped) {
            if (dropped.why == "byline" || dropped.why == "credit") {
                read_credit(dropped.text);
            }
        }
    }
    void read_dateline(Words words) {
        const WordRange name = dateline_credit(words);
        if (!name.empty() && is_new(words.subspan(name.begin, name.end - name.begin))) {
            datelines_.insert(phrase(words, name.begin, name.end));
        }
    }
    void read_credit(std::string_view credit) {
        if (credit.size() <= longest_credit) {
            read_full_names(words_of(credit));
        }
    }
    /// "the Kestovian Telegraph Agency (KTA)"
    void read_full_names(Words words) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::size_t ending = book_.agency_end(words.subspan(i));
            if (ending == 0) {
                continue;
            }
            std::size_t begin = i;
            while (begin > 0 && i - begin < longest_name && is_name_word(words[begin - 1])) {
                --begin;
            }
            const std::size_t end = i + ending;
            if (begin < i && is_new(words.subspan(begin, end - begin))) {
                const Phrase name = phrase(words, begin, end);
                full_names_.emplace(name, phrase(words, begin, i));
                if (end + 2 < words.size() && words[end] == "(" && words[end + 2] == ")" &&
                    is_acronym(phrase(words, end + 1, end + 2))) {
                    acronyms_[name] = std::string(words[end + 1]);
                }
            }
            i = end - 1;
        }
    }
    /// "… told the Fenn Inquirer", "as World Courier reported"
    void read_told(Words words) {
        for (std::size_t end = 2; end <= words.size(); ++end) {
            if (!book_.is_outlet_end(words[end - 1]) || !is_name_word(words[end - 2])) {
                continue;
            }
            std::size_t begin = end - 1;
            while (begin > 0 && end - begin < longest_name && is_name_word(words[begin - 1])) {
                --begin;
            }
            if (book_.reports(words, begin, end) && is_new(words.subspan(begin, end - begin))) {
                told_.insert(phrase(words, begin, end));
            }
        }
    }
    [[nodiscard]] static bool is_name_word(std::string_view word) {
        return is_capitalised(word) && !text::is_stop_word(text::lower(word), "");
    }
    [[nodiscard]] bool is_new(Words words) const {
        const HandForm* form = book_.find(words);
        return form == nullptr || form->words.size() != words.size();
    }
    static Phrase phrase(Words words, std::size_t begin, std::size_t end) {
        return {words.begin() + static_cast<std::ptrdiff_t>(begin),
                words.begin() + static_cast<std::ptrdiff_t>(end)};
    }

    // ---- Whose names they are

    std::uint32_t add(std::string key, std::string name, bool agency) {
        const auto found = std::ranges::find(hands_.own_, key, &Hand::key);
        if (found != hands_.own_.end()) {
            return place(static_cast<std::size_t>(found - hands_.own_.begin()));
        }
        hands_.own_.push_back({std::move(key), std::move(name), agency, {}});
        return place(hands_.own_.size() - 1);
    }
    [[nodiscard]] std::uint32_t place(std::size_t own) const {
        return static_cast<std::uint32_t>(book_.hands().size() + own);
    }
    [[nodiscard]] bool is_full() const { return hands_.own_.size() >= most_hands; }

    void add_full_names() {
        std::map<Phrase, std::pair<std::string, std::string>> chosen;  // core → name, acronym
        for (const auto& [name, core] : full_names_) {
            auto& [longest, acronym] = chosen[core];
            if (name_of_words(name).size() > longest.size()) {
                longest = name_of_words(name);
            }
            if (const auto found = acronyms_.find(name); found != acronyms_.end()) {
                acronym = found->second;
            }
        }
        for (const auto& [name, core] : full_names_) {
            if (is_full()) {
                return;
            }
            const auto& [longest, acronym] = chosen[core];
            const std::string slug = acronym.empty() ? slug_of(core) : ascii_lower(acronym);
            const std::uint32_t hand = add(cat("agency:", slug), longest, true);
            hands_.forms_.add({name, hand, false, false});
            hands_.forms_.add({core, hand, true, false});
            if (!acronym.empty()) {
                hands_.forms_.add({{acronym}, hand, false, false});
            }
            of_core_[core] = hand;
            of_initials_[initials_of(name)] = hand;
        }
    }
    void add_datelines() {
        for (const Phrase& name : datelines_) {
            if (is_full()) {
                return;
            }
            const auto core = of_core_.find(name);
            const auto initials = of_initials_.find(name_of_words(name));
            const std::uint32_t hand =
                core != of_core_.end()
                    ? core->second
                    : (is_acronym(name) && initials != of_initials_.end()
                           ? initials->second
                           : add(cat("agency:", slug_of(name)), name_of_words(name), true));
            hands_.forms_.add({name, hand, !is_acronym(name), false});
        }
    }
    void add_outlets_at_hand() {
        std::map<std::string, std::vector<std::uint32_t>> at_hand;
        for (std::uint32_t i = 0; i < articles_.size(); ++i) {
            const std::string& outlet = articles_[i]->article.outlet;
            if (!outlet.empty() && outlet.find_first_of("./") == std::string::npos) {
                at_hand[outlet].push_back(i);
            }
        }
        for (const auto& [outlet, articles] : at_hand) {
            Phrase words = phrase_of(outlet);
            const std::vector<std::string_view> views(words.begin(), words.end());
            const HandForm* known = book_.find(views);
            const bool agency = known != nullptr && known->words.size() == words.size() &&
                                book_.hands()[known->hand].agency;
            if (agency || is_full()) {
                continue;
            }
            if (words.size() > 1 && words.front() == "The") {
                words.erase(words.begin());
            }
            const std::uint32_t hand = add(cat("outlet:", slug_of(words)), outlet, false);
            hands_.own_[hand - book_.hands().size()].articles = articles;
            hands_.forms_.add({words, hand, true, false});
            if (words.size() > 1 && book_.is_outlet_end(words.back())) {
                hands_.forms_.add({{words.back()}, hand, true, true});
            }
        }
    }
    void add_outlets_told() {
        for (const Phrase& name : told_) {
            const std::vector<std::string_view> views(name.begin(), name.end());
            const HandForm* form = hands_.forms_.find(views);
            const bool named = form != nullptr && form->words.size() == name.size();
            if (!named && !is_full()) {
                const std::uint32_t hand =
                    add(cat("outlet:", slug_of(name)), name_of_words(name), false);
                hands_.forms_.add({name, hand, true, false});
            }
        }
    }

    StoryHands& hands_;
    const HandBook& book_;
    std::span<const ReadArticle* const> articles_;
    std::set<Phrase> datelines_;
    std::map<Phrase, Phrase> full_names_;  ///< and their distinctive part
    std::map<Phrase, std::string> acronyms_;
    std::set<Phrase> told_;
    std::map<Phrase, std::uint32_t> of_core_;
    std::map<std::string, std::uint32_t> of_initials_;
};

StoryHands::StoryHands(const HandBook& book, std::span<const ReadArticle* const> articles)
    : book_(&book) {
    HandFinder(*this, articles).run();
}

const HandForm* StoryHands::find(Words words) const {
    const HandForm* own = forms_.find(words);
    const HandForm* listed = book_->find(words);
    if (own == nullptr || listed == nullptr) {
        return own == nullptr ? listed : own;
    }
    return listed->words.size() > own->words.size() ? listed : own;
}

const Hand& StoryHands::hand(std::uint32_t at) const {
    const std::size_t listed = book_->hands().size();
    return at < listed ? book_->hands()[at] : own_[at - listed];
}

}  // namespace stemma::collate
