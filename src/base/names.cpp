// The printed names of the public enums, in one place; contract.md is their source.
#include <array>

#include "stemma/collation.h"
#include "stemma/reading.h"
#include "stemma/story.h"

namespace stemma {
namespace {

template <class Enum, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
    const auto i = static_cast<std::size_t>(value);
    return i < N ? names[i] : std::string_view("?");
}

constexpr std::array<std::string_view, 17> pos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 40> relation_names = {
    "root",          "acl",       "acl:relcl",  "advcl",    "advmod", "amod",      "appos",
    "aux",           "aux:pass",  "case",       "cc",       "ccomp",  "compound",  "compound:prt",
    "conj",          "cop",       "csubj",      "dep",      "det",    "discourse", "expl",
    "fixed",         "flat",      "iobj",       "list",     "mark",   "nmod",      "nmod:poss",
    "nmod:unmarked", "nsubj",     "nsubj:pass", "nummod",   "obj",    "obl",       "obl:agent",
    "obl:unmarked",  "parataxis", "punct",      "vocative", "xcomp"};
constexpr std::array<std::string_view, 7> entity_names = {
    "PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "GROUP", "PRODUCT", "OTHER"};
constexpr std::array<std::string_view, 4> timex_names = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 7> modifier_names = {
    "exactly", "about", "more than", "at least", "less than", "at most", "nearly"};
constexpr std::array<std::string_view, 3> attribution_names = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 6> link_names = {"person",       "agency",   "outlet",
                                                        "organization", "document", "unnamed"};
constexpr std::array<std::string_view, 5> modality_names = {"asserted", "threatened", "expected",
                                                            "offered", "possible"};
constexpr std::array<std::string_view, 4> change_names = {"created", "extended", "merged", "split"};
constexpr std::array<std::string_view, 4> copy_names{"none", "exact", "republished", "edited"};
constexpr std::array<std::string_view, 8> difference_names = {
    "number", "date", "name", "place", "polarity", "modality", "quote", "term"};
constexpr std::array<std::string_view, 4> node_names = {"article", "agency", "source", "lost"};
constexpr std::array<std::string_view, 3> edge_names = {"copies", "rewrites", "cites"};

}  // namespace

std::string_view name_of(Pos pos) { return pick(pos_names, pos); }
std::string_view name_of(Relation relation) { return pick(relation_names, relation); }
std::string_view name_of(EntityType type) { return pick(entity_names, type); }
std::string_view name_of(TimexType type) { return pick(timex_names, type); }
std::string_view name_of(NumberModifier modifier) { return pick(modifier_names, modifier); }
std::string_view name_of(AttributionKind kind) { return pick(attribution_names, kind); }
std::string_view name_of(LinkKind kind) { return pick(link_names, kind); }
std::string_view name_of(Modality modality) { return pick(modality_names, modality); }
std::string_view name_of(CopyKind kind) { return pick(copy_names, kind); }
std::string_view name_of(ChangeKind kind) { return pick(change_names, kind); }
std::string_view name_of(DifferenceKind kind) { return pick(difference_names, kind); }
std::string_view name_of(NodeKind kind) { return pick(node_names, kind); }
std::string_view name_of(EdgeKind kind) { return pick(edge_names, kind); }

}  // namespace stemma
