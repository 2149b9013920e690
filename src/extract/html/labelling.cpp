#include "extract/html/labelling.h"

#include "extract/blocks/text_rows.h"
#include "extract/blocks/text_traits.h"
#include "extract/html/blocks.h"
#include "extract/html/markup_rows.h"
#include "extract/html/markup_traits.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

namespace {

/// What both ways of writing features need.
struct Parts {
    const Page& page;
    const Cues& cues;
    PageMaterial prepared;
    std::vector<Cues::Found> found;

    Parts(const Page& of_page, const Cues& known) : page(of_page), cues(known), prepared(of_page) {
        Material& material = prepared.material;
        material.groups = prepared.structure.groups(material.blocks);
        found = cues.in_all(material.context.stats);
    }

    template <class Features>
    [[nodiscard]] std::vector<typename Features::Sum> features(const Features& how) const {
        const Material& material = prepared.material;
        std::vector<typename Features::Sum> rows(material.blocks.list.size());
        add_text_features<Features>(material.blocks, material.context, found, how, rows);
        add_markup_features<Features>(page, material.blocks, material.context, prepared.structure,
                                      cues, prepared.stated, how, rows);
        return rows;
    }

    void add_traits(const std::vector<bool>& wanted) {
        Material& material = prepared.material;
        material.traits.rows.resize(material.blocks.list.size());
        add_text_traits(material.blocks, material.context, found, wanted, material.traits.rows);
        add_markup_traits(page, prepared.structure, cues, prepared.stated, wanted, material);
    }
};

}  // namespace

PageMaterial::PageMaterial(const Page& page)
    : material(extract::prepare(find_blocks(page))),
      structure(page, material.blocks, material.context),
      stated(StatedText::of(page)) {}

PageMaterial prepare(const Page& page, const Cues& cues, const Labeller& labeller) {
    Parts parts(page, cues);
    parts.prepared.material.first = labeller.first_pass(parts.features(labeller.weigher()));
    const Material& material = parts.prepared.material;
    parts.add_traits(worth_a_look(material.context, material.first));
    return std::move(parts.prepared);
}

PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all) {
    Parts parts(page, cues);
    parts.prepared.material.rows = parts.features(all);
    parts.add_traits(std::vector<bool>(parts.prepared.material.rows.size(), true));
    return std::move(parts.prepared);
}

}  // namespace stemma::extract::html
