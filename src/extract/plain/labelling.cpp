#include "extract/plain/labelling.h"

#include "extract/blocks/text_rows.h"
#include "extract/blocks/text_traits.h"
#include "extract/plain/lines.h"

namespace stemma::extract::plain {

namespace {

template <class Features>
Material prepare_with(std::string_view utf8, const Cues& cues, const Features& features,
                      std::vector<typename Features::Sum> Material::* rows) {
    Material material;
    material.blocks = find_blocks(utf8);
    material.context = Context::of(material.blocks);
    const std::vector<Cues::Found> found = cues.in_all(material.context.stats);
    (material.*rows).resize(material.blocks.list.size());
    add_text_features<Features>(material.blocks, material.context, found, features, material.*rows);
    material.traits.rows.resize(material.blocks.list.size());
    add_text_traits(material.blocks, material.context, found, material.traits.rows);
    return material;
}

}  // namespace

Material prepare(std::string_view utf8, const Cues& cues, const WeighedFeatures& weights) {
    return prepare_with(utf8, cues, weights, &Material::weighed);
}

Material prepare(std::string_view utf8, const Cues& cues, const WrittenFeatures& all) {
    return prepare_with(utf8, cues, all, &Material::rows);
}

}  // namespace stemma::extract::plain
