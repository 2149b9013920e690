#include "extract/assemble.h"

#include <algorithm>
#include <utility>

#include "extract/repeated.h"

namespace stemma::extract {
namespace {

/// The best of those tried in cross-validation (see the cards).
constexpr float threshold = 0.5F;

/// Have the labels left (almost) nothing, or nothing of the prose that there is?
bool needs_rescue(const Material& material, const std::vector<bool>& kept) {
    std::uint32_t prose = 0;
    std::uint32_t prose_kept = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const TextStats& stats = material.context.stats[i];
        const bool is_prose = stats.sentence_like() && material.context.link_share[i] < 0.5;
        prose += is_prose && material.context.region.contains(i) ? stats.words : 0;
        prose_kept += is_prose && kept[i] ? stats.words : 0;
    }
    return words_kept(material, kept) < enough_words ||
           (prose_kept < enough_words && prose >= enough_words);
}

/// The best guess where the labels leave (almost) nothing: blocks that stand out among the labels,
/// joined to the densest stretch of prose.
void rescue(const Material& material, std::span<const float> keep, std::vector<bool>& kept) {
    const BlockRange region = material.context.region;
    const float best = *std::ranges::max_element(keep);
    for (std::size_t i = region.begin; i < region.end; ++i) {
        const TextStats& stats = material.context.stats[i];
        const bool prose = stats.sentence_like() && material.context.link_share[i] < 0.5;
        kept[i] = kept[i] || prose || keep[i] >= std::max(best / 2, 0.1F);
    }
}

/// Comments go where there is prose besides them; a forum is nothing but comments.
void drop_comments(const Material& material, std::vector<bool>& kept) {
    if (std::ranges::find(material.in_comments, true) == material.in_comments.end()) {
        return;
    }
    std::uint32_t prose = 0;
    for (std::size_t i = 0; i < material.in_comments.size(); ++i) {
        const TextStats& stats = material.context.stats[i];
        prose += kept[i] && !material.in_comments[i] && stats.sentence_like() ? stats.words : 0;
    }
    for (std::size_t i = 0; i < material.in_comments.size() && prose >= enough_words; ++i) {
        kept[i] = kept[i] && !material.in_comments[i];
    }
}

/// A little hidden text among visible prose was put there for machines. Where most is hidden, it is
/// the article, which opens on a click.
void drop_hidden(const Material& material, std::vector<bool>& kept) {
    constexpr std::uint32_t much = 2;  // times as much is visible
    if (std::ranges::none_of(material.blocks.list, &Block::hidden)) {
        return;
    }
    std::uint32_t visible = 0;
    std::uint32_t hidden = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const bool shown = !material.blocks.list[i].hidden;
        (shown ? visible : hidden) += kept[i] ? material.context.stats[i].words : 0;
    }
    for (std::size_t i = 0; i < kept.size() && visible >= much * hidden; ++i) {
        kept[i] = kept[i] && !material.blocks.list[i].hidden;
    }
}

BlockRange range_of(const std::vector<bool>& kept) {
    const auto first = std::ranges::find(kept, true);
    if (first == kept.end()) {
        return {kept.size(), kept.size()};
    }
    const auto last = std::find(kept.rbegin(), kept.rend(), true);
    return {static_cast<std::size_t>(first - kept.begin()),
            static_cast<std::size_t>(kept.rend() - last)};
}

/// Is this, as the last block of an article, a heading or lead-in of what was cut below it?
bool leads_nowhere(const Material& material, std::size_t i) {
    const TextStats& stats = material.context.stats[i];
    if (material.blocks.list[i].kind == BlockKind::heading || stats.last == Edge::colon ||
        stats.letters == 0) {
        return true;
    }
    const bool plain = material.groups.parent.empty();  // headings cannot be told by an element
    return plain && i > 0 && material.context.stats[i - 1].sentence_like() && stats.words < 12 &&
           stats.sentence_ends == 0 && stats.last != Edge::ellipsis;
}

/// A page whose whole article is set as headings keeps it.
void drop_end_that_leads_nowhere(const Material& material, std::vector<bool>& kept) {
    std::size_t end = kept.size();
    while (end > 0 && (!kept[end - 1] || leads_nowhere(material, end - 1))) {
        --end;
    }
    for (std::size_t i = end; i < kept.size() && end > 0; ++i) {
        kept[i] = false;
    }
}

/// The last resort, where no word is known and no sentence ends with a mark, as in Thai, or where
/// the whole article are two short lines: the longest stretch of text outside links.
void rescue_by_length(const Material& material, std::span<const float> keep,
                      std::vector<bool>& kept) {
    constexpr double short_line = 24;  // letters
    constexpr double against = -40;
    constexpr std::uint32_t long_text = 150;
    constexpr float not_hopeless = 0.1F;
    std::vector<double> gains(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const TextStats& stats = material.context.stats[i];
        const Block& block = material.blocks.list[i];
        const bool counts = !block.hidden && block.kind != BlockKind::heading &&
                            stats.first != Edge::copyright && material.context.link_share[i] < 0.5;
        gains[i] = !counts ? against : stats.letters - (stats.sentence_ends > 0 ? 0 : short_line);
    }
    const BlockRange stretch = best_stretch(gains);
    std::uint32_t letters = 0;
    float best = 0;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        letters += material.context.stats[i].letters;
        best = std::max(best, keep[i]);
    }
    const bool enough = letters >= long_text || best >= not_hopeless;
    for (std::size_t i = stretch.begin; i < stretch.end && enough; ++i) {
        kept[i] = gains[i] > 0;
    }
}

bool keeps_no_word(const Material& material, const std::vector<bool>& kept) {
    std::size_t i = 0;
    while (i < kept.size() && (!kept[i] || material.context.stats[i].words == 0)) {
        ++i;
    }
    return i == kept.size();
}

/// Where all prose stands in links, as on a page that opens another one wherever it is touched: the
/// longest run of sentences with nothing between them. Those of teasers stand under headings, or
/// are items of a list.
void rescue_linked_prose(const Material& material, std::vector<bool>& kept) {
    constexpr std::uint32_t enough = 60;  // words
    BlockRange best;
    BlockRange run;
    std::uint32_t words = 0;
    std::uint32_t most = enough - 1;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const Block& block = material.blocks.list[i];
        const TextStats& stats = material.context.stats[i];
        const bool prose = stats.sentence_like() && !block.hidden && block.kind == BlockKind::text;
        if (!prose || material.blocks.left_out_between(i) > 0) {
            run = {i, i};
            words = 0;
        }
        if (prose) {
            run.end = i + 1;
            words += stats.words;
        } else {
            run = {i + 1, i + 1};
        }
        if (words > most && run.end > run.begin + 1) {
            best = run;
            most = words;
        }
    }
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(best.begin),
              kept.begin() + static_cast<std::ptrdiff_t>(best.end), true);
}

/// How a kept block follows the kept one before it.
std::string_view joint(const Material& material, std::size_t before, std::size_t i) {
    const Block& block = material.blocks.list[i];
    if (i == before + 1 && block.gap == Gap::cell) {
        return "\t";
    }
    const TextStats& last = material.context.stats[before];
    const bool whole = last.words >= 8 && last.last != Edge::comma && last.last != Edge::lower;
    // Blocks of a page are lines of one paragraph only where an element says so (node != 0).
    if (i == before + 1 && block.gap == Gap::line && block.text_node != 0 && !whole) {
        return "\n";
    }
    return "\n\n";
}

}  // namespace

std::uint32_t words_kept(const Material& material, const std::vector<bool>& kept) {
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        words += kept[i] ? material.context.stats[i].words : 0;
    }
    return words;
}

std::vector<bool> decide(const Material& material, std::span<const float> keep) {
    std::vector<bool> kept(keep.size());
    if (keep.empty()) {
        return kept;
    }
    for (std::size_t i = 0; i < keep.size(); ++i) {
        kept[i] = keep[i] >= threshold;
    }
    if (needs_rescue(material, kept)) {
        rescue(material, keep, kept);
    }
    drop_comments(material, kept);
    drop_hidden(material, kept);
    drop_repeated(material, kept);
    drop_end_that_leads_nowhere(material, kept);
    if (keeps_no_word(material, kept)) {
        rescue_by_length(material, keep, kept);
    }
    if (keeps_no_word(material, kept)) {
        rescue_linked_prose(material, kept);
    }
    return kept;
}

namespace {

/// Writes the article and what was dropped, in the document's order.
class Assembler {
public:
    Assembler(const Material& material, const std::vector<bool>& kept, const Cues& cues,
              const Markup& markup, Article& article)
        : material_(material),
          kept_(kept),
          range_(range_of(kept)),
          cues_(cues),
          markup_(markup),
          article_(article) {}

    void run() {
        make_room();
        auto left_out = material_.blocks.left_out.begin();
        const auto end = material_.blocks.left_out.end();
        for (std::size_t i = 0; i <= kept_.size(); ++i) {
            for (; left_out != end && (i == kept_.size() ||
                                       left_out->text.begin < material_.blocks.list[i].text.begin);
                 ++left_out) {
                drop(*left_out, reason_of(material_, *left_out, i, range_, cues_, markup_));
            }
            if (i == kept_.size()) {
                break;
            }
            if (kept_[i]) {
                keep(i);
            } else {
                drop(material_.blocks.list[i], reason_of(material_, i, range_, cues_, markup_));
            }
        }
        end_dropped();
    }

private:
    void make_room() {
        constexpr std::size_t usual_pieces = 32;
        article_.dropped.reserve(article_.dropped.size() + usual_pieces);
        std::size_t paragraphs = article_.paragraphs.size();
        std::size_t bytes = article_.text.size();
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            constexpr std::size_t longest_joint = 2;
            paragraphs += kept_[i] ? 1 : 0;
            bytes += kept_[i] ? material_.blocks.list[i].text.size() + longest_joint : 0;
        }
        article_.paragraphs.reserve(paragraphs);
        article_.text.reserve(bytes);
    }

    void keep(std::size_t i) {
        end_dropped();
        const std::string_view between =
            article_.text.empty() ? std::string_view() : joint(material_, before_, i);
        article_.text += between;
        const auto begin = static_cast<std::uint32_t>(article_.text.size());
        article_.text += material_.blocks.text_of(material_.blocks.list[i]);
        const auto end = static_cast<std::uint32_t>(article_.text.size());
        if (between.size() == 1) {
            article_.paragraphs.back().end = end;
        } else {
            article_.paragraphs.push_back({begin, end});
        }
        before_ = i;
    }

    void drop(const Block& block, std::string_view why) {
        if (why != why_) {
            end_dropped();
            why_ = why;
        }
        const std::string_view text = material_.blocks.text_of(block);
        if (follows_dropped(text)) {
            std::string_view& last = dropped_.back();
            last = std::string_view(last.data(), last.size() + 1 + text.size());
        } else {
            dropped_.push_back(text);
        }
    }

    /// As it does in the text of all blocks, a line feed between them.
    [[nodiscard]] bool follows_dropped(std::string_view text) const {
        if (dropped_.empty()) {
            return false;
        }
        const char* const end = dropped_.back().data() + dropped_.back().size();
        return end + 1 == text.data() && *end == '\n';
    }

    /// What was dropped in a row for one reason is one piece.
    void end_dropped() {
        if (dropped_.empty()) {
            return;
        }
        std::size_t bytes = dropped_.size();
        for (const std::string_view text : dropped_) {
            bytes += text.size();
        }
        std::string piece;
        piece.reserve(bytes);
        for (const std::string_view text : dropped_) {
            piece.append(text).push_back('\n');
        }
        piece.pop_back();
        article_.dropped.push_back({std::move(piece), std::string(why_)});
        dropped_.clear();
    }

    const Material& material_;
    const std::vector<bool>& kept_;
    BlockRange range_;
    const Cues& cues_;
    const Markup& markup_;
    Article& article_;
    std::size_t before_ = 0;                 ///< the block kept last
    std::vector<std::string_view> dropped_;  ///< since then, for one reason; lines in a row are one
    std::string_view why_;
};

}  // namespace

void assemble(const Material& material, const std::vector<bool>& kept, const Cues& cues,
              const Markup& markup, Article& article) {
    Assembler(material, kept, cues, markup, article).run();
}

}  // namespace stemma::extract
