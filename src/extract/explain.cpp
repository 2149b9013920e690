#include "extract/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>

#include "base/hash.h"
#include "base/strings.h"
#include "extract/feature_names.h"
#include "extract/trait_names.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

constexpr std::size_t most_reasons = 5;
constexpr int most_levels = 8;
constexpr std::size_t most_words = 2'000;  // of a block that are looked up

/// Words by the bits of their hash that a tag keeps.
class WordNames {
public:
    void add(std::string_view text) {
        std::string word;
        for (std::size_t at = 0; at <= text.size() && names_.size() < most_words;) {
            const text::CodePoint c =
                at < text.size() ? text::decode(text, at) : text::CodePoint{' ', 1, true};
            at += c.size;
            if (text::is_letter(c.value) || text::is_digit(c.value)) {
                text::append(word, text::to_lower(c.value));
            } else if (!word.empty()) {
                names_.emplace(static_cast<std::uint16_t>(hash64(word)), word);
                word.clear();
            }
        }
    }
    [[nodiscard]] std::string_view find(std::uint16_t bits) const {
        const auto found = names_.find(bits);
        return found == names_.end() ? std::string_view() : found->second;
    }

private:
    std::map<std::uint16_t, std::string> names_;
};

/// Of a block, of those in `near`, and of the elements around it.
WordNames names_around(const Material& material, const Block& block, BlockRange near,
                       const Markup& markup) {
    WordNames names;
    for (std::size_t i = near.begin; i < near.end; ++i) {
        names.add(material.blocks.text_of(material.blocks.list[i]));
    }
    names.add(material.blocks.text_of(block));
    html::NodeId node = markup.page != nullptr ? block.node : html::no_node;
    for (int level = 0; level < most_levels && node != html::no_node; ++level) {
        for (const html::Attribute& attribute : markup.page->attributes(node)) {
            names.add(attribute.value);
        }
        node = (*markup.page)[node].parent;
    }
    return names;
}

std::string text_of(std::uint32_t tag, const WordNames& names) {
    const FeatureName name = name_of(static_cast<F>(tag >> 16U));
    const auto value = static_cast<std::uint16_t>(tag);
    if (name.value != FeatureValue::step) {
        const std::string_view word = name.value == FeatureValue::word
                                          ? names.find(value)
                                          : html::name_of(static_cast<html::Tag>(value));
        return word.empty() ? std::string(name.words) : cat(name.words, ": ", word);
    }
    constexpr std::uint16_t largest_bin = 1'000;  // what is above is a hash
    return value > 0 && value < largest_bin ? cat(name.words, " (", value, ')')
                                            : std::string(name.words);
}

BlockRange kept_range(const std::vector<bool>& kept) {
    const auto first = std::ranges::find(kept, true);
    const auto last = std::find(kept.rbegin(), kept.rend(), true);
    const auto end = static_cast<std::size_t>(kept.rend() - last);
    return {first == kept.end() ? kept.size() : static_cast<std::size_t>(first - kept.begin()),
            first == kept.end() ? kept.size() : end};
}

/// Of the sieve (0) or the first pass.
void add_features(LabelledBlock& block, const model::FeatureVector& row, const WordNames& names,
                  const model::Tagger& by, std::uint8_t pass) {
    const std::uint8_t label = block.kept ? label_keep : label_drop;
    for (const auto& [at, weight] : by.reasons(row, label)) {
        std::string feature = text_of(row.features()[at].tag, names);
        // Words stand in a row more than once; the strongest says it.
        if (std::ranges::find(block.reasons, feature, &LabelledBlock::Reason::feature) ==
            block.reasons.end()) {
            block.reasons.push_back({std::move(feature), weight, pass});
        }
        if (block.reasons.size() == most_reasons) {
            return;
        }
    }
}

/// At most two decimals: "0.25", "12".
std::string rounded(float value) {
    const auto hundredths = std::llround(static_cast<double>(value) * 100);
    const auto part = std::abs(hundredths % 100);
    std::string digits = cat(hundredths < 0 ? "-" : "", std::abs(hundredths / 100));
    if (part != 0) {
        digits += cat(part < 10 ? ".0" : ".", part % 10 == 0 ? part / 10 : part);
    }
    return digits;
}

/// Of the second.
void add_traits(LabelledBlock& block, const Labeller::Weighed& weighed,
                std::span<const std::string> names) {
    std::vector<std::size_t> order(std::min(weighed.weights.size(), names.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t i) { return weighed.weights[i]; });
    order.resize(std::min(order.size(), most_reasons));
    for (const std::size_t i : order) {
        const double weight = weighed.weights[i];
        if (weight > 0) {
            block.reasons.push_back({cat(names[i], " (", rounded(weighed.traits[i]), ')'),
                                     static_cast<float>(weight), 2});
        }
    }
}

/// One that no pass looked at, before block `next`.
LabelledBlock explain_left_out(const Material& material, const Block& left_out, std::size_t next,
                               BlockRange kept, const Cues& cues, const Markup& markup) {
    LabelledBlock block;
    block.text = material.blocks.text_of(left_out);
    block.why = reason_of(material, left_out, next, kept, cues, markup);
    block.probability = left_out.outlook;
    block.first_pass = left_out.outlook;
    return block;
}

}  // namespace

std::vector<LabelledBlock> explain(const Material& material, const Judged& first,
                                   const Judged& sieve, const std::vector<bool>& kept,
                                   const Labeller& labeller, const Cues& cues,
                                   const Markup& markup) {
    const std::vector<float> keep = labeller.label(material);
    const BlockRange range = kept_range(kept);
    const std::vector<Labeller::Weighed> weighed = labeller.weigh(material, kept);
    const std::vector<std::string> names =
        trait_names(markup.page == nullptr ? TraitLayout::plain : TraitLayout::page, cues);
    const std::vector<Block>& left_out = material.blocks.left_out;
    std::vector<LabelledBlock> blocks;
    std::size_t out = 0;
    for (std::size_t i = 0; i <= kept.size(); ++i) {
        const std::uint32_t begin =
            i < kept.size() ? material.blocks.list[i].text.begin : ~std::uint32_t{0};
        for (; out < left_out.size() && left_out[out].text.begin < begin; ++out) {
            blocks.push_back(explain_left_out(material, left_out[out], i, range, cues, markup));
            add_features(blocks.back(), sieve.rows[out],
                         names_around(material, left_out[out], {}, markup), *sieve.by, 0);
        }
        if (i == kept.size()) {
            break;
        }
        LabelledBlock& block = blocks.emplace_back();
        block.text = material.blocks.text_of(material.blocks.list[i]);
        block.kept = kept[i];
        block.why = kept[i] ? "" : reason_of(material, i, range, cues, markup);
        block.probability = keep[i];
        block.first_pass = material.first[i];
        const BlockRange near{i > 0 ? i - 1 : 0, std::min(i + 2, kept.size())};
        add_features(block, first.rows[i],
                     names_around(material, material.blocks.list[i], near, markup), *first.by, 1);
        add_traits(block, weighed[i], names);
        std::ranges::stable_sort(block.reasons, std::greater(), &LabelledBlock::Reason::weight);
    }
    return blocks;
}

}  // namespace stemma::extract
