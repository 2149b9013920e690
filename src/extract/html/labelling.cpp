#include "extract/html/labelling.h"

#include "extract/blocks/text_rows.h"
#include "extract/blocks/text_traits.h"
#include "extract/html/blocks.h"
#include "extract/html/markup_rows.h"
#include "extract/html/markup_traits.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

namespace {

template <class Features>
PageMaterial prepare_with(const Page& page, const Cues& cues, const Features& features,
                          std::vector<typename Features::Sum> Material::* rows) {
    Material material;
    material.blocks = find_blocks(page);
    const Blocks& blocks = material.blocks;
    material.context = Context::of(blocks);
    Structure structure(page, blocks, material.context);
    material.groups = structure.groups(blocks);
    StatedText stated = StatedText::of(page);
    const std::vector<Cues::Found> found = cues.in_all(material.context.stats);
    (material.*rows).resize(blocks.list.size());
    add_text_features<Features>(blocks, material.context, found, features, material.*rows);
    add_markup_features<Features>(page, blocks, material.context, structure, cues, stated, features,
                                  material.*rows);
    material.traits.rows.resize(blocks.list.size());
    add_text_traits(blocks, material.context, found, material.traits.rows);
    add_markup_traits(page, structure, cues, stated, material);
    return {std::move(material), std::move(structure), std::move(stated)};
}

}  // namespace

PageMaterial prepare(const Page& page, const Cues& cues, const WeighedFeatures& weights) {
    return prepare_with(page, cues, weights, &Material::weighed);
}

PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all) {
    return prepare_with(page, cues, all, &Material::rows);
}

}  // namespace stemma::extract::html
