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

    Parts(const Page& of_page, const Cues& known, Blocks blocks, Structure structure)
        : page(of_page), cues(known), prepared(of_page, std::move(blocks), std::move(structure)) {
        Material& material = prepared.material;
        material.groups = prepared.structure.groups(material.blocks);
        prepared.structure.find_cues(cues);
        found = cues.in_all(material.context.stats);
    }

    template <class Features>
    [[nodiscard]] std::vector<typename Features::Sum> features(const Features& how) const {
        const Material& material = prepared.material;
        std::vector<typename Features::Sum> rows(material.blocks.list.size());
        add_text_features<Features>(material.blocks, material.context, found, how, rows);
        add_markup_features<Features>(page, material.blocks, material.context, prepared.structure,
                                      prepared.stated, how, rows);
        return rows;
    }

    void add_traits(const std::vector<bool>& wanted) {
        Material& material = prepared.material;
        material.traits.rows.resize(material.blocks.list.size());
        add_text_traits(material.blocks, material.context, found, wanted, material.traits.rows);
        add_markup_traits(page, prepared.structure, cues, prepared.stated, wanted, material);
    }
};

struct Sifted {
    Blocks blocks;
    Structure structure;
};

Sifted sift(const Page& page, const Sieve* sieve) {
    Blocks blocks = find_blocks(page);
    Structure structure(page, blocks);
    if (sieve != nullptr && !blocks.list.empty()) {
        const std::vector<float> outlook = sieve->outlook(blocks, structure);
        leave_out(blocks, structure, hopeless(blocks, outlook), outlook);
    }
    return {std::move(blocks), std::move(structure)};
}

}  // namespace

PageMaterial::PageMaterial(const Page& page, Blocks blocks, Structure of_all)
    : material(extract::prepare(std::move(blocks))),
      structure(std::move(of_all)),
      stated(StatedText::of(page)) {
    structure.find_top(material.context, material.blocks);
}

PageMaterial prepare(const Page& page, const Cues& cues, const Labeller& labeller,
                     const Sieve* sieve) {
    Sifted sifted = sift(page, sieve);
    Parts parts(page, cues, std::move(sifted.blocks), std::move(sifted.structure));
    parts.prepared.material.first = labeller.first_pass(parts.features(labeller.weigher()));
    const Material& material = parts.prepared.material;
    parts.add_traits(worth_a_look(material.context, material.first));
    return std::move(parts.prepared);
}

PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all,
                     const Sieve* sieve) {
    Sifted sifted = sift(page, sieve);
    return prepare(page, cues, all, std::move(sifted.blocks), std::move(sifted.structure));
}

PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all, Blocks blocks,
                     Structure structure) {
    Parts parts(page, cues, std::move(blocks), std::move(structure));
    parts.prepared.material.rows = parts.features(all);
    parts.add_traits(std::vector<bool>(parts.prepared.material.rows.size(), true));
    return std::move(parts.prepared);
}

}  // namespace stemma::extract::html
