#include "extract/html/labelling.h"

#include "extract/blocks/text_rows.h"
#include "extract/blocks/text_traits.h"
#include "extract/html/blocks.h"
#include "extract/html/markup_rows.h"
#include "extract/html/markup_traits.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

PageMaterial prepare(const Page& page, const Cues& cues) {
    Material material;
    material.blocks = find_blocks(page);
    material.context = Context::of(material.blocks);
    Structure structure(page, material.blocks, material.context);
    material.groups = structure.groups(material.blocks);
    material.rows.resize(material.blocks.list.size());
    StatedText stated = StatedText::of(page);
    const std::vector<Cues::Found> found = cues.in_all(material.context.stats);
    add_text_features(material.blocks, material.context, found, material.rows);
    add_markup_features(page, material.blocks, material.context, structure, cues, stated,
                        material.rows);
    material.traits.rows.resize(material.rows.size());
    add_text_traits(material.blocks, material.context, found, material.traits.rows);
    add_markup_traits(page, structure, cues, stated, material);
    return {std::move(material), std::move(structure), std::move(stated)};
}

}  // namespace stemma::extract::html
