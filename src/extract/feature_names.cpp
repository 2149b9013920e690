#include "extract/feature_names.h"

namespace stemma::extract {

FeatureName name_of(F feature) {
    switch (feature) {
        case F::bias: return {"any block"};
        case F::words: return {"number of words"};
        case F::sentence_ends: return {"ends of sentences"};
        case F::first_edge: return {"first character"};
        case F::last_edge: return {"last character"};
        case F::last_pair: return {"first and last character"};
        case F::commas: return {"commas"};
        case F::stop_ratio: return {"share of stop words"};
        case F::capital_ratio: return {"share of capitalised words"};
        case F::caps_ratio: return {"share of words in capitals"};
        case F::number_ratio: return {"share of numbers"};
        case F::word_length: return {"length of words"};
        case F::marks: return {"marks"};
        case F::shape: return {"shape"};
        case F::word_short:
        case F::word_middle:
        case F::word_long: return {"word", FeatureValue::word};
        case F::pair_short: return {"pair of words beginning", FeatureValue::word};
        case F::first_word: return {"first word", FeatureValue::word};
        case F::last_word: return {"last word", FeatureValue::word};
        case F::link_ratio: return {"share of links"};
        case F::link_words: return {"words in links"};
        case F::kind: return {"kind of block"};
        case F::bold: return {"bold"};
        case F::italic: return {"italic"};
        case F::hidden: return {"hidden"};
        case F::gap: return {"gap before"};
        case F::position: return {"position"};
        case F::index: return {"blocks before"};
        case F::index_end: return {"blocks after"};
        case F::region_inside: return {"inside the densest prose"};
        case F::region_before: return {"before the densest prose"};
        case F::region_after: return {"after the densest prose"};
        case F::twice: return {"stands twice"};
        case F::twice_where: return {"where it stands twice"};
        case F::title_covers: return {"words that the title has"};
        case F::title_covered: return {"share of the title in it"};
        case F::region_overlap: return {"words shared with the prose"};
        case F::region_shared: return {"rare words shared with the prose"};
        case F::neighbour_words: return {"neighbour: number of words"};
        case F::neighbour_last: return {"neighbour: last character"};
        case F::neighbour_link: return {"neighbour: share of links"};
        case F::neighbour_shape: return {"neighbour: shape"};
        case F::neighbour_kind: return {"neighbour: kind of block"};
        case F::run: return {"run of like blocks"};
        case F::sentences_before: return {"sentences before"};
        case F::sentences_after: return {"sentences after"};
        case F::next_sentence: return {"distance to the next sentence"};
        case F::previous_sentence: return {"distance to the sentence before"};
        case F::near_first: return {"near the first sentence"};
        case F::page_size: return {"size of the document"};
        case F::before_share: return {"share of the prose before"};
        case F::after_share: return {"share of the prose after"};
        case F::tag: return {"element", FeatureValue::element};
        case F::tag_words: return {"element, by its length", FeatureValue::element};
        case F::path2:
        case F::path3: return {"elements around it"};
        case F::token_own:
        case F::token_parent:
        case F::token_any: return {"class", FeatureValue::word};
        case F::token_whole: return {"whole class"};
        case F::role: return {"role"};
        case F::inside: return {"inside", FeatureValue::element};
        case F::share_parent:
        case F::share_grandparent: return {"share of its element"};
        case F::top_inside:
        case F::top_level: return {"place in the main element"};
        case F::box_tag: return {"part of the main element", FeatureValue::element};
        case F::box_link:
        case F::box_words:
        case F::box_token: return {"part of the main element"};
        case F::same_path: return {"prose in like elements"};
        case F::siblings: return {"siblings"};
        case F::articles: return {"articles on the page"};
        case F::data_covered: return {"words that structured data has"};
        case F::item_property: return {"microdata"};
        case F::heading_above: return {"heading above"};
        case F::heading_word: return {"word of the heading above", FeatureValue::word};
        case F::cue_above: return {"cue above", FeatureValue::word};
        case F::cue_start:
        case F::cue_has: return {"cue"};
        case F::cue_near: return {"cue nearby"};
        case F::cue_count: return {"cues"};
        case F::cue_class: return {"cue in a class"};
        case F::outlook: return {"at first sight"};
        case F::left_out: return {"hopeless blocks beside it"};
        default: return {"other"};
    }
}

}  // namespace stemma::extract
