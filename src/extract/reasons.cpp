#include "extract/reasons.h"

#include <bit>

namespace stemma::extract {
namespace {

constexpr int most_levels = 8;

/// Digits make at least half of the words, or a year or time has few words around it.
bool looks_like_date(const TextStats& stats) {
    return stats.words > 0 && stats.words <= 12 && stats.numbers > 0 &&
           (stats.year || stats.clock_time || stats.numbers * 2 >= stats.words);
}

std::string_view from_words(const TextStats& stats, const Cues& cues) {
    const Cues::Found found = cues.in(stats);
    const std::uint32_t bits = found.start != 0 ? found.start : found.has;
    return bits == 0 ? std::string_view()
                     : cues.name(static_cast<std::size_t>(std::countr_zero(bits)));
}

/// The innermost element that tells.
std::string_view from_markup(html::NodeId node, const Cues& cues, const html::Structure& all) {
    const html::Structure::Element* element = &all.at(node);
    for (int level = 0; level < most_levels && element != nullptr; ++level) {
        if (element->tag == html::Tag::body || element->tag == html::Tag::main ||
            element->tag == html::Tag::article) {
            break;
        }
        for (const std::uint32_t token : all.token_numbers(*element)) {
            const std::size_t cue = all.cue_of(token);
            if (cue != Cues::none && cues.name(cue) != "article") {
                return cues.name(cue);
            }
        }
        const std::size_t cue = all.cue_of_tag(element->tag);
        if (cue != Cues::none) {
            return cues.name(cue);
        }
        element = all.above(*element);
    }
    return {};
}

/// The sentence or two between the headline and the text.
bool is_summary(const Material& material, std::size_t i, BlockRange kept) {
    const TextStats& stats = material.context.stats[i];
    return i > 0 && i < kept.begin && stats.words >= 10 &&
           material.blocks.title.find(material.blocks.text_of(material.blocks.list[i - 1])) !=
               std::string::npos;
}

/// Where a block stands, seen from the article.
enum class Place : std::uint8_t { before, inside, after };

std::string_view from_place(const TextStats& stats, Place place) {
    switch (place) {
        case Place::before: return stats.sentence_like() ? "caption" : "navigation";
        case Place::after:
            return stats.words >= 4 && stats.sentence_ends == 0 ? "related" : "footer";
        case Place::inside: break;
    }
    return stats.sentence_like() ? "aside" : "related";
}

/// What a block's words say of it before anything else is asked.
std::string_view at_once(const Blocks& blocks, const Block& block, const TextStats& stats) {
    if (block.hidden) {
        return "hidden";
    }
    const std::string_view title = blocks.title;
    if (stats.words >= 3 && title.find(blocks.text_of(block)) != std::string_view::npos) {
        return "headline";
    }
    return stats.first == Edge::copyright ? "footer" : "";
}

/// The last that can be said.
std::string_view at_last(const TextStats& stats, Place place) {
    if (looks_like_date(stats)) {
        return "date";
    }
    if (stats.first == Edge::at_sign || stats.first == Edge::hash) {
        return "share";
    }
    return from_place(stats, place);
}

}  // namespace

std::string_view reason_of(const Material& material, std::size_t i, BlockRange kept,
                           const Cues& cues, const Markup& markup) {
    const Block& block = material.blocks.list[i];
    const TextStats& stats = material.context.stats[i];
    std::string_view why = at_once(material.blocks, block, stats);
    if (!why.empty()) {
        return why;
    }
    why = from_words(stats, cues);
    if (why.empty() && is_summary(material, i, kept)) {
        return "summary";
    }
    if (why.empty() && markup.page != nullptr) {
        why = from_markup(block.node, cues, *markup.structure);
    }
    const Place place = i < kept.begin  ? Place::before
                        : i >= kept.end ? Place::after
                                        : Place::inside;
    return why.empty() ? at_last(stats, place) : why;
}

std::string_view reason_of(const Material& material, const Block& block, std::size_t next,
                           BlockRange kept, const Cues& cues, const Markup& markup) {
    std::string_view why =
        block.hidden ? "hidden" : from_markup(block.node, cues, *markup.structure);
    if (!why.empty()) {
        return why;
    }
    const TextStats stats = measure(material.blocks.text, material.context.bytes, block.text);
    why = at_once(material.blocks, block, stats);
    if (why.empty()) {
        why = from_words(stats, cues);
    }
    const Place place = next <= kept.begin ? Place::before
                        : next >= kept.end ? Place::after
                                           : Place::inside;
    return why.empty() ? at_last(stats, place) : why;
}

}  // namespace stemma::extract
