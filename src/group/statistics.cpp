#include "group/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/hash.h"
#include "base/strings.h"

namespace stemma::group {
namespace {

constexpr std::size_t table_size = std::size_t{1} << 22U;
/// Articles counted before all counts are halved; no count can pass it.
constexpr std::uint32_t fade_at = 60'000;
constexpr std::size_t logs = 4096;

std::array<float, logs> make_logs() {
    std::array<float, logs> table{};
    for (std::size_t i = 0; i < logs; ++i) {
        table[i] = static_cast<float>(std::log(static_cast<double>(i) + 0.5));
    }
    return table;
}

std::optional<TermKind> kind_of(std::string_view name) {
    if (name == "word") {
        return TermKind::word;
    }
    if (name == "name") {
        return TermKind::name;
    }
    if (name == "place") {
        return TermKind::place;
    }
    if (name == "number") {
        return TermKind::number;
    }
    return std::nullopt;
}

Error damaged(std::string_view source, std::size_t line, std::string_view excerpt) {
    return Error{ErrorCode::damaged, std::string(source), line, "not a line of background counts",
                 printable_excerpt(excerpt)};
}

}  // namespace

Statistics::Statistics() : counts_(table_size) {}

Result<Statistics> Statistics::parse(std::string_view bytes, std::string_view source) {
    Statistics statistics;
    std::size_t number = 0;
    while (!bytes.empty()) {
        ++number;
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t first = std::min(line.find('\t'), line.size());
        const std::size_t last = std::min(line.rfind('\t'), line.size());
        const std::string_view name = line.substr(0, first);
        const std::string_view figure = line.substr(std::min(last + 1, line.size()));
        if (first == last && name == "articles") {
            if (!parse_number(figure, statistics.articles_)) {
                return std::unexpected(damaged(source, number, line));
            }
            continue;
        }
        const std::string_view term = line.substr(0, last).substr(std::min(first + 1, last));
        std::uint32_t count = 0;
        const std::optional<TermKind> kind = kind_of(name);
        if (first == last || term.find('\t') != std::string_view::npos || !kind ||
            !parse_number(figure, count)) {
            return std::unexpected(damaged(source, number, line));
        }
        std::uint16_t& known = statistics.counts_[term_key(*kind, hash64(term)) % table_size];
        known = static_cast<std::uint16_t>(std::min(known + count, fade_at));
    }
    if (statistics.articles_ == 0 || statistics.articles_ >= fade_at) {
        return fail(ErrorCode::damaged, std::string(source),
                    "the number of articles is missing or too large");
    }
    statistics.refresh();
    return statistics;
}

void Statistics::count(std::span<const std::uint32_t> keys) {
    for (const std::uint32_t key : keys) {
        std::uint16_t& count = counts_[key % table_size];
        count = static_cast<std::uint16_t>(std::min<std::uint32_t>(count + 1U, fade_at));
    }
    ++articles_;
    if (articles_ >= fade_at) {
        fade();
    }
    refresh();
}

void Statistics::uncount(std::span<const std::uint32_t> keys) {
    for (const std::uint32_t key : keys) {
        std::uint16_t& count = counts_[key % table_size];
        count = static_cast<std::uint16_t>(std::max<std::uint32_t>(count, 1U) - 1U);
    }
    articles_ = std::max(articles_, 2U) - 1;
    refresh();
}

void Statistics::fade() {
    std::ranges::for_each(counts_, [](std::uint16_t& count) { count /= 2; });
    articles_ /= 2;
}

/// Most counts are zero: each one that is not comes with how many zeros stand before it.
void Statistics::save(model::ByteWriter& out) const {
    out.u32(articles_);
    out.varint(counts_.size() - static_cast<std::size_t>(std::ranges::count(counts_, 0)));
    std::size_t last = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (counts_[i] != 0) {
            out.varint(i - last);
            out.varint(counts_[i]);
            last = i;
        }
    }
}

bool Statistics::load(model::ByteReader& in) {
    articles_ = in.u32();
    std::ranges::fill(counts_, 0);
    const std::uint64_t used = in.varint();
    std::uint64_t at = 0;
    for (std::uint64_t i = 0; i < used && in.ok(); ++i) {
        const std::uint64_t gap = in.varint();
        const std::uint64_t count = in.varint();
        if (gap >= counts_.size() || at + gap >= counts_.size() || count > fade_at) {
            return false;
        }
        at += gap;
        counts_[at] = static_cast<std::uint16_t>(count);
    }
    refresh();
    return in.ok() && articles_ > 0 && articles_ < fade_at;
}

void Statistics::refresh() {
    log_articles_ = static_cast<float>(std::log(static_cast<double>(articles_) + 1));
}

float Statistics::idf(std::uint32_t key) const {
    static const std::array<float, logs> table = make_logs();
    const std::uint32_t count = counts_[key % table_size];
    const float log_count = count < logs
                                ? table[count]
                                : static_cast<float>(std::log(static_cast<double>(count) + 0.5));
    return std::max(0.0F, log_articles_ - log_count);
}

}  // namespace stemma::group
