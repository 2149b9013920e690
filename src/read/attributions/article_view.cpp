#include "read/attributions/article_view.h"

namespace stemma::read {
namespace {

bool in_noun_group(Pos pos) {
    return is_noun(pos) || pos == Pos::det || pos == Pos::adj || pos == Pos::num;
}

}  // namespace

ArticleView::ArticleView(std::string_view text, const Reading& reading, const TokenTable& table)
    : text_(text), reading_(reading), table_(table) {
    running_.reserve(table.size() + std::size_t{1});
    Counts counts;
    running_.push_back(counts);
    bool in_group = false;
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        const std::string_view token = word(i);
        counts.commas += token == "," || token == ";" || token == "–" || token == "—" ? 1 : 0;
        counts.verbs += table[i].pos == Pos::verb ? 1 : 0;
        counts.marks += table[i].mark ? 1 : 0;
        const bool group = in_noun_group(table[i].pos);
        counts.groups += group && (!in_group || table[i].pos == Pos::det) ? 1 : 0;
        in_group = group;
        running_.push_back(counts);
    }
}

}  // namespace stemma::read
