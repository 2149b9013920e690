// Claims × outlets: who quotes, who paraphrases, who differs, who is silent.
#include <algorithm>

#include "render/html/sections.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_columns = 12;  ///< with more outlets, a bar stands for the cells
constexpr std::size_t upright_columns = 6;
constexpr std::size_t rows_in_sight = 15;
constexpr std::size_t max_value = 14;

struct Shape {
    bool columns = true;
    std::size_t span = 0;  ///< cells of a whole row
};

Shape shape_of(const StoryView& view) {
    const bool columns = view.outlets().size() <= max_columns;
    return {columns, columns ? view.outlets().size() + 2 : 3};
}

void write_legend(Markup& m) {
    m.raw(
        "<ul class=\"legend\" aria-hidden=\"true\">"
        "<li><span class=\"mark quoted\">“</span> quotes the words</li>"
        "<li><span class=\"mark paraphrased\"></span> reports it without quoting</li>"
        "<li><span class=\"mark differs\">≠</span> differs in a figure, date, name …</li>"
        "<li><span class=\"mark silent\">–</span> does not report it</li></ul>\n");
}

/// Over so few turned columns the name of their origin is turned, too, or it would widen them.
constexpr std::size_t few_columns = 2;

void write_head(Markup& m, const StoryView& view, const Shape& shape) {
    m.raw("<thead role=\"rowgroup\">");
    const bool grouped =
        shape.columns && view.groups().size() < view.outlets().size() && view.origin_count() > 0;
    if (grouped) {
        m.raw("<tr role=\"row\" class=\"groups\"><td role=\"cell\"></td>");
        for (const OutletGroup& group : view.groups()) {
            m.raw("<th role=\"columnheader\" scope=\"colgroup\" colspan=\"").number(group.count);
            m.raw(group.count <= few_columns ? Literal("\" class=\"narrow\"><span>")
                                             : Literal("\"><span>"));
            m.isolated(group.name.empty() ? "origin unknown" : group.name);
            m.raw("</span></th>");
        }
        m.raw("<td role=\"cell\"></td></tr>\n");
    }
    m.raw("<tr role=\"row\"><th role=\"columnheader\" scope=\"col\" class=\"what\">Claim</th>");
    if (shape.columns) {
        for (const Outlet& outlet : view.outlets()) {
            m.raw("<th role=\"columnheader\" scope=\"col\" class=\"outlet\"><span>");
            m.isolated(outlet.name).raw("</span></th>");
        }
    } else {
        m.raw("<th role=\"columnheader\" scope=\"col\">Reported by</th>");
    }
    m.raw("<th role=\"columnheader\" scope=\"col\" class=\"n\">Support</th></tr></thead>\n");
}

void write_mark(Markup& m, Stance stance) {
    switch (stance) {
        case Stance::quoted:
            m.raw("<span class=\"mark quoted\" aria-hidden=\"true\">“</span>");
            break;
        case Stance::paraphrased:
            m.raw("<span class=\"mark paraphrased\" aria-hidden=\"true\"></span>");
            break;
        case Stance::differs:
            m.raw("<span class=\"mark differs\" aria-hidden=\"true\">≠</span>");
            break;
        case Stance::silent:
            m.raw("<span class=\"mark silent\" aria-hidden=\"true\">–</span>");
            break;
    }
    m.raw("<span class=\"vh\">").text(name_of(stance)).raw("</span>");
}

void write_cells(Markup& m, const StoryView& view, const Claim& claim) {
    const std::vector<Cell> cells = view.cells(claim);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m.raw("<td role=\"cell\" class=\"cell ").text(name_of(cells[i].stance)).raw("\">");
        write_mark(m, cells[i].stance);
        // Shown where the columns are stacked and the header is far away.
        m.raw("<span class=\"of\" aria-hidden=\"true\">").isolated(view.outlets()[i].name);
        m.raw("</span>");
        if (!cells[i].value.empty()) {
            m.raw("<span class=\"value\">").isolated(shortened(cells[i].value, max_value));
            m.raw("</span>");
        }
        m.raw("</td>");
    }
}

void write_bar(Markup& m, const StoryView& view, const Claim& claim) {
    const std::size_t all = std::max<std::size_t>(view.outlets().size(), 1);
    const std::size_t share =
        std::min<std::size_t>(std::size_t{claim.support.outlets} * 100 / all, 100);
    m.raw(
        "<td role=\"cell\" class=\"bar\"><svg viewBox=\"0 0 100 8\" width=\"100%\" height=\"8\" "
        "preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"all\" width=\"100\" "
        "height=\"8\"/><rect class=\"some\" height=\"8\" width=\"");
    m.number(std::max<std::size_t>(share, 1)).raw("\"/></svg><span>");
    m.number(claim.support.outlets).raw(" of ").number(all).raw("</span></td>");
}

void write_row(Markup& m, const StoryPage& page, ClaimId id, const Shape& shape) {
    const StoryView& view = *page.view;
    const Claim& claim = *view.claim(id);
    m.raw(
        "<tr role=\"row\" class=\"claim\"><th role=\"rowheader\" scope=\"row\" class=\"what\">"
        "<a class=\"to-claim\" dir=\"auto\" href=\"#");
    write_claim_anchor(m, page, id);
    m.raw("\">").text(claim.text).raw("</a></th>");
    if (shape.columns) {
        write_cells(m, view, claim);
    } else {
        write_bar(m, view, claim);
    }
    m.raw("<td role=\"cell\" class=\"n\">");
    if (shape.columns) {
        m.raw("<span>").count(claim.support.outlets, "outlet", "outlets").raw("</span> ");
    }
    if (claim.support.origins > 0) {
        m.raw("<b>").count(claim.support.origins, "origin", "origins").raw("</b>");
    }
    m.raw("</td></tr>\n");
    m.raw("<tr role=\"row\" class=\"panel\" id=\"");
    write_claim_anchor(m, page, id);
    m.raw("\"><td role=\"cell\" colspan=\"").number(shape.span).raw("\">");
    write_claim_panel(m, page, id);
    m.raw("</td></tr>\n");
}

void write_table(Markup& m, const StoryPage& page, std::size_t begin, std::size_t end) {
    const StoryView& view = *page.view;
    const Shape shape = shape_of(view);
    const bool upright = view.outlets().size() <= upright_columns;
    m.raw("<div class=\"scroll\"><table role=\"table\" class=\"matrix");
    m.raw(upright ? Literal("\">") : Literal(" turned\">"));
    m.raw(
        "<caption class=\"vh\">Claims by outlet: quoted, paraphrased, differs or silent"
        "</caption>\n");
    write_head(m, view, shape);
    m.raw("<tbody role=\"rowgroup\">\n");
    for (std::size_t i = begin; i < end; ++i) {
        write_row(m, page, view.rows()[i], shape);
    }
    m.raw("</tbody></table></div>\n");
}

}  // namespace

void write_matrix(Markup& m, const StoryPage& page) {
    const auto& rows = page.view->rows();
    if (rows.empty()) {
        return;
    }
    open_section(m, page, "claims", "Who reports what",
                 "Choose a claim to see its sentences side by side. Outlets that share "
                 "their largest origin stand together.");
    if (shape_of(*page.view).columns) {
        write_legend(m);
    }
    if (rows.size() > rows_in_sight) {
        m.raw("<p class=\"filter\"><label>Find a claim <input type=\"search\" data-filter=\"s");
        m.number(page.number).raw("-claims\"></label></p>\n");
    }
    write_table(m, page, 0, std::min(rows.size(), rows_in_sight));
    if (rows.size() > rows_in_sight) {
        m.raw("<details class=\"rest\"><summary>");
        m.count(rows.size() - rows_in_sight, "more claim", "more claims").raw("</summary>\n");
        write_table(m, page, rows_in_sight, rows.size());
        m.raw("</details>\n");
    }
    close_section(m);
}

}  // namespace stemma::render
