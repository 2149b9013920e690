#include "group/overlap.h"

#include <algorithm>

namespace stemma::group {
namespace {

constexpr std::uint32_t early = Term::in_title | Term::in_lead;
constexpr float rare_from = 4.0F;

int count_early(const Fingerprint& print, TermKind kind) {
    int count = 0;
    const std::size_t begin = print.begin_of(position(kind));
    for (std::size_t i = begin; i < begin + print.count_of(position(kind)); ++i) {
        count += print.term(i).is(early) ? 1 : 0;
    }
    return count;
}

}  // namespace

void Probe::set(const Fingerprint& a, const Statistics& statistics) {
    print_ = &a;
    statistics_ = &statistics;
    idf_.fill(unknown);
    filter_.fill(0);
    table_.fill(0);
    for (std::size_t i = 0; i < a.terms(); ++i) {
        const std::uint32_t key = a.term(i).key();
        const std::uint32_t bit = key % filter_bits;
        filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
        std::size_t at = key % table_size;
        while (table_[at] != 0) {
            at = (at + 1) % table_size;
        }
        table_[at] = static_cast<std::uint8_t>(i + 1);
    }
    lead_places_ = count_early(a, TermKind::place);
    lead_locations_ = count_early(a, TermKind::location);
}

/// The position of the term with this key, or one that no term has.
std::size_t Probe::find(std::uint32_t key) const {
    for (std::size_t at = key % table_size; table_[at] != 0; at = (at + 1) % table_size) {
        const std::size_t i = table_[at] - 1U;
        if (print_->term(i).key() == key) {
            return i;
        }
    }
    return SIZE_MAX;
}

void Probe::measure_word(Term x, Term y, float idf, Overlap& o) const {
    const float squared = idf * idf;
    const float weight = x.weight() * y.weight() * squared;
    const bool titles = x.is(Term::in_title) && y.is(Term::in_title);
    const bool named = x.is(Term::named) || y.is(Term::named);
    const auto raise = [idf](float& rarest, bool counts) {
        rarest = counts ? std::max(rarest, idf) : rarest;
    };
    o.title += titles ? squared : 0;
    o.title_plain += titles && !named ? squared : 0;
    o.title_of_a += x.is(Term::in_title) ? squared : 0;
    o.title_of_b += y.is(Term::in_title) ? squared : 0;
    o.title_sum_of_a += x.is(Term::in_title) ? idf : 0;
    o.title_sum_of_b += y.is(Term::in_title) ? idf : 0;
    o.lead += x.is(Term::in_lead) && y.is(Term::in_lead) ? squared : 0;
    const bool focus = x.in_focus() && y.in_focus();
    o.focus += focus ? weight : 0;
    (named ? o.named : o.plain) += weight;
    o.heavy_of_a += x.is(Term::heavy) ? x.weight() * idf : 0;
    o.heavy_of_b += y.is(Term::heavy) ? y.weight() * idf : 0;
    o.rare += std::max(0.0F, idf - rare_from);
    raise(o.rarest_title, titles);
    raise(o.rarest_title_plain, titles && !named);
    raise(o.rarest_subject, focus && (x.is(Term::in_title) || y.is(Term::in_title)));
    raise(o.rarest_focus, focus);
    raise(o.rarest_plain, !named);
}

Overlap Probe::measure(const Fingerprint& b) {
    Overlap o;
    o.a_lead_places = lead_places_;
    o.a_lead_locations = lead_locations_;
    o.b_lead_places = count_early(b, TermKind::place);
    o.b_lead_locations = count_early(b, TermKind::location);
    std::size_t at = 0;
    for (std::size_t kind = 0; kind < term_kinds; ++kind) {
        const std::size_t begin = print_->begin_of(kind);
        const std::size_t end = begin + print_->count_of(kind);
        for (; at < b.ends()[kind]; ++at) {
            const Term y = b.term(at);
            const std::uint32_t bit = y.key() % filter_bits;
            if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) {
                continue;
            }
            const std::size_t found = find(y.key());
            if (found < begin || found >= end) {
                continue;
            }
            const Term x = print_->term(found);
            // Most terms are shared with no one, and their weight is a memory access away.
            if (idf_[found] == unknown) {
                idf_[found] = statistics_->idf(y.key());
            }
            const float idf = idf_[found];
            o.dot[kind] += x.weight() * y.weight() * idf * idf;
            ++o.shared[kind];
            o.rarest[kind] = std::max(o.rarest[kind], idf);
            if (kind == position(TermKind::word)) {
                measure_word(x, y, idf, o);
            }
            const bool both_early = x.is(early) && y.is(early);
            o.lead_places += kind == position(TermKind::place) && both_early ? 1 : 0;
            o.lead_locations += kind == position(TermKind::location) && both_early ? 1 : 0;
        }
    }
    return o;
}

}  // namespace stemma::group
