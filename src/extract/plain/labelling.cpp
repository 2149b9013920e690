#include "extract/plain/labelling.h"

#include "extract/blocks/text_rows.h"
#include "extract/blocks/text_traits.h"
#include "extract/plain/lines.h"

namespace stemma::extract::plain {

Material prepare(std::string_view utf8, const Cues& cues) {
    Material material;
    material.blocks = find_blocks(utf8);
    material.context = Context::of(material.blocks);
    material.rows.resize(material.blocks.list.size());
    const std::vector<Cues::Found> found = cues.in_all(material.context.stats);
    add_text_features(material.blocks, material.context, found, material.rows);
    material.traits.rows.resize(material.rows.size());
    add_text_traits(material.blocks, material.context, found, material.traits.rows);
    return material;
}

}  // namespace stemma::extract::plain
