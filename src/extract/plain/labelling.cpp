#include "extract/plain/labelling.h"

#include "extract/blocks/text_rows.h"
#include "extract/blocks/text_traits.h"
#include "extract/plain/lines.h"

namespace stemma::extract::plain {

namespace {

template <class Features>
std::vector<typename Features::Sum> features_of(const Material& material,
                                                std::span<const Cues::Found> found,
                                                const Features& features) {
    std::vector<typename Features::Sum> rows(material.blocks.list.size());
    add_text_features<Features>(material.blocks, material.context, found, features, rows);
    return rows;
}

void add_traits(std::span<const Cues::Found> found, const std::vector<bool>& wanted,
                Material& material) {
    material.traits.rows.resize(wanted.size());
    add_text_traits(material.blocks, material.context, found, wanted, material.traits.rows);
}

}  // namespace

Material prepare(std::string_view utf8, const Cues& cues, const Labeller& labeller) {
    Material material = extract::prepare(find_blocks(utf8));
    const std::vector<Cues::Found> found = cues.in_all(material.context.stats);
    material.first = labeller.first_pass(features_of(material, found, labeller.weigher()));
    add_traits(found, worth_a_look(material.context, material.first), material);
    return material;
}

Material prepare(std::string_view utf8, const Cues& cues, const WrittenFeatures& all) {
    Material material = extract::prepare(find_blocks(utf8));
    const std::vector<Cues::Found> found = cues.in_all(material.context.stats);
    material.rows = features_of(material, found, all);
    add_traits(found, std::vector<bool>(material.rows.size(), true), material);
    return material;
}

}  // namespace stemma::extract::plain
