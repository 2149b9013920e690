#include "group/state_parts.h"

#include <utility>

namespace stemma::group {
namespace {

constexpr std::int32_t farthest_day = 3'000'000;
constexpr std::size_t most_cells = 512;

template <class Norms, class Use>
void each_norm(Norms& norms, const Use& use) {
    for (auto& norm : norms.kinds) {
        use(norm);
    }
    for (auto* norm : {&norms.title, &norms.title_plain, &norms.title_sum, &norms.lead,
                       &norms.focus, &norms.plain, &norms.named, &norms.heavy}) {
        use(*norm);
    }
}

}  // namespace

void write_day(std::int32_t day, model::ByteWriter& out) {
    out.u32(static_cast<std::uint32_t>(day));
}

bool read_day(model::ByteReader& in, std::int32_t& day) {
    day = static_cast<std::int32_t>(in.u32());
    return in.ok() && (day == no_day || (day > -farthest_day && day < farthest_day));
}

bool read_count(model::ByteReader& in, std::size_t least_bytes, std::size_t& count) {
    const std::uint64_t read = in.varint();
    if (!in.ok() || read > in.rest().size() / least_bytes) {
        return false;
    }
    count = static_cast<std::size_t>(read);
    return true;
}

void write_fingerprint(const Fingerprint& print, model::ByteWriter& out) {
    each_norm(print.norms, [&](float norm) { out.f32(norm); });
    write_day(print.published, out);
    write_day(print.first_day, out);
    out.u32(print.words);
    out.u32(print.language);
    out.u32(print.outlet);
    out.u64(print.text_hash);
    for (const std::uint8_t end : print.ends()) {
        out.u8(end);
    }
    out.u8(static_cast<std::uint8_t>(print.passages().size()));
    out.varint(print.cells().size());
    for (const std::uint32_t cell : print.cells()) {
        out.u32(cell);
    }
}

bool read_fingerprint(model::ByteReader& in, Fingerprint& print) {
    each_norm(print.norms, [&](float& norm) { norm = in.f32(); });
    if (!read_day(in, print.published) || !read_day(in, print.first_day)) {
        return false;
    }
    print.words = in.u32();
    print.language = in.u32();
    print.outlet = in.u32();
    print.text_hash = in.u64();
    std::array<std::uint8_t, term_kinds> ends{};
    std::uint8_t before = 0;
    for (std::uint8_t& end : ends) {
        end = in.u8();
        if (end < before) {
            return false;
        }
        before = end;
    }
    const std::uint8_t passages = in.u8();
    std::size_t count = 0;
    if (!read_count(in, 4, count) || count > most_cells ||
        std::size_t{ends.back()} + passages > count) {
        return false;
    }
    std::vector<std::uint32_t> cells(count);
    for (std::uint32_t& cell : cells) {
        cell = in.u32();
    }
    print.fill(ends, passages, std::move(cells));
    return in.ok();
}

}  // namespace stemma::group
