#include "extract/html/script_article.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "extract/html/made_page.h"
#include "extract/html/script_texts.h"

namespace stemma::extract::html {
namespace {

constexpr std::uint32_t least_words = 12;

bool is_inline(std::string_view type) {
    constexpr std::array<std::string_view, 8> names{"text",     "span", "link",   "hyperlink",
                                                    "autolink", "bold", "italic", "strong"};
    return std::ranges::find(names, type) != names.end();
}

/// What a script's data say, paragraph by paragraph, and how much prose each object holds.
class ScriptArticle {
public:
    ScriptArticle(std::string_view script, std::string_view title)
        : found_(read_script(script)), title_(title) {
        join_pieces();
        add_up();
    }

    std::string markup() const {
        std::string out;
        const std::uint32_t chosen = choose();
        std::unordered_set<std::string_view> seen;
        for (const Paragraph& paragraph : paragraphs_) {
            const bool shown = paragraph.prose > 0 || paragraph.piece;
            if (shown && is_within(paragraph.holder, chosen) && !is_teaser(paragraph) &&
                seen.insert(paragraph.text).second) {
                out += paragraph.piece ? paragraph_of(paragraph.text) : as_markup(paragraph.text);
            }
        }
        return out;
    }

private:
    struct Paragraph {
        std::string text;
        std::uint32_t holder = 0;
        bool piece = false;  ///< of rich text: a heading has a place there
        std::uint32_t prose = 0;
    };

    const ScriptHolder& holder(std::uint32_t id) const { return found_.holders[id]; }

    /// The object of the paragraph that a piece of rich text is in.
    std::uint32_t block_of(std::uint32_t id) const {
        std::uint32_t at = id;
        while (at != 0 && (holder(at).type.empty() || is_inline(holder(at).type))) {
            at = holder(at).parent;
        }
        return at != 0 ? at : holder(id).parent;
    }

    void join_pieces() {
        std::uint32_t last = 0;  // the paragraph of the last piece
        for (const ScriptText& text : found_.texts) {
            const bool piece = (text.key == "text" || text.key == "value") && !has_tags(text.value);
            const bool part =
                piece && (is_inline(holder(text.holder).type) || holder(text.holder).type.empty());
            const std::uint32_t block = part ? block_of(text.holder) : 0;
            if (part && block == last && block != 0) {
                paragraphs_.back().text += text.value;
            } else {
                paragraphs_.push_back({text.value, text.holder, piece, 0});
            }
            last = block;
        }
    }

    void add_up() {
        words_.resize(found_.holders.size());
        const auto longest = std::ranges::max_element(
            paragraphs_, {}, [](const Paragraph& p) { return p.text.size(); });
        longest_ = static_cast<std::size_t>(longest - paragraphs_.begin());
        for (Paragraph& paragraph : paragraphs_) {
            paragraph.prose = prose_in(paragraph.text);
            words_[paragraph.holder] += paragraph.prose;
        }
        for (std::size_t id = words_.size(); id-- > 1;) {
            words_[holder(static_cast<std::uint32_t>(id)).parent] += words_[id];
        }
    }

    bool names_title(const Paragraph& paragraph) const {
        constexpr std::size_t shortest = 12;
        const std::string_view text = trim(paragraph.text);
        return text.size() >= shortest && text.size() * 2 >= title_.size() &&
               title_.find(text) != std::string_view::npos;
    }

    /// The object that has the title, or is around what has it, and the most prose; without one
    /// that counts, the innermost that holds almost all.
    std::uint32_t choose() const {
        std::uint32_t best = 0;
        std::uint32_t best_words = 0;
        for (const Paragraph& paragraph : paragraphs_) {
            std::uint32_t at = names_title(paragraph) ? paragraph.holder : 0;
            while (at != 0 && words_[at] < least_words) {
                at = holder(at).parent;
            }
            if (at != 0 && words_[at] > best_words) {
                best = at;
                best_words = words_[at];
            }
        }
        return best_words * 3 >= words_[0] ? best : 0;
    }

    /// Does the longest text repeat it?
    bool is_teaser(const Paragraph& paragraph) const {
        const std::string& longest = paragraphs_[longest_].text;
        return paragraph.text.size() < longest.size() &&
               longest.find(trim(paragraph.text)) != std::string::npos;
    }

    bool is_within(std::uint32_t id, std::uint32_t outer) const {
        while (id > outer) {
            id = holder(id).parent;
        }
        return id == outer;
    }

    ScriptTexts found_;
    std::string_view title_;
    std::vector<Paragraph> paragraphs_;
    std::size_t longest_ = 0;           ///< of the paragraphs
    std::vector<std::uint32_t> words_;  ///< of prose, by holder
};

}  // namespace

std::string article_in_script(std::string_view script, std::string_view title) {
    return ScriptArticle(script, title).markup();
}

}  // namespace stemma::extract::html
