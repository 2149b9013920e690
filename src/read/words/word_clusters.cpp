#include "read/words/word_clusters.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "base/hash.h"
#include "model/bytes.h"
#include "model/weights.h"

namespace stemma::read {
namespace {

constexpr unsigned cluster_bits = 11;
static_assert(WordClusters::most == 1U << cluster_bits);
constexpr unsigned place_bits = 21;
constexpr std::uint32_t longest_segment = 1U << place_bits;
constexpr std::uint64_t seeds_tried = 64;

/// A word's cells, one in each third, and the bits by which it is known again. The exclusive or
/// of the cells is its cluster and these bits.
struct Place {
    std::array<std::uint32_t, 3> cells{};
    std::uint16_t check = 0;
};

Place place_of(std::uint64_t word, std::uint64_t seed, std::uint32_t segment) {
    const std::uint64_t mixed = hash_combine(word, seed);
    Place place;
    for (unsigned i = 0; i < place.cells.size(); ++i) {
        const std::uint64_t part = (mixed >> (place_bits * i)) & (longest_segment - 1U);
        place.cells[i] = i * segment + static_cast<std::uint32_t>((part * segment) >> place_bits);
    }
    place.check = static_cast<std::uint16_t>((mixed * 0x9E3779B97F4A7C15ULL) >>
                                             (64U - (16U - cluster_bits)) << cluster_bits);
    return place;
}

/// What lies in a cell while words are taken out: how many, and the exclusive or of their numbers.
struct Cell {
    std::uint32_t words = 0;
    std::uint32_t mixed = 0;
};

/// A word that lay alone in one of its cells when its turn came.
struct Peeled {
    std::uint32_t word = 0;
    std::uint32_t cell = 0;
};

/// All words in an order in which each has a cell that no later one touches; fewer if there is
/// none for this seed.
std::vector<Peeled> peel(std::span<const Place> places, std::size_t cell_count) {
    std::vector<Cell> cells(cell_count);
    for (std::uint32_t word = 0; word < places.size(); ++word) {
        for (const std::uint32_t at : places[word].cells) {
            ++cells[at].words;
            cells[at].mixed ^= word;
        }
    }
    std::vector<std::uint32_t> alone;
    for (std::uint32_t at = 0; at < cells.size(); ++at) {
        if (cells[at].words == 1) {
            alone.push_back(at);
        }
    }
    std::vector<Peeled> order;
    while (!alone.empty()) {
        const std::uint32_t cell = alone.back();
        alone.pop_back();
        if (cells[cell].words != 1) {
            continue;
        }
        const std::uint32_t word = cells[cell].mixed;
        order.push_back({word, cell});
        for (const std::uint32_t at : places[word].cells) {
            --cells[at].words;
            cells[at].mixed ^= word;
            if (cells[at].words == 1) {
                alone.push_back(at);
            }
        }
    }
    return order;
}

/// The cells that give each word its cluster; nothing if this seed has none.
std::optional<std::vector<std::uint16_t>> fill(std::span<const WordClusters::Entry> entries,
                                               std::uint64_t seed, std::uint32_t segment) {
    std::vector<Place> places;
    places.reserve(entries.size());
    for (const WordClusters::Entry& entry : entries) {
        places.push_back(place_of(entry.word, seed, segment));
    }
    std::vector<std::uint16_t> cells(std::size_t{3} * segment);
    const std::vector<Peeled> order = peel(places, cells.size());
    if (order.size() < entries.size()) {
        return std::nullopt;
    }
    // From the last: what a word's other cells hold is settled by then.
    for (auto p = order.rbegin(); p != order.rend(); ++p) {
        const Place& place = places[p->word];
        unsigned value = entries[p->word].fine | place.check;
        for (const std::uint32_t at : place.cells) {
            value ^= at == p->cell ? 0U : cells[at];
        }
        cells[p->cell] = static_cast<std::uint16_t>(value);
    }
    return cells;
}

}  // namespace

Result<WordClusters> WordClusters::open(const DataFolder& data) {
    static constexpr const char* name = "read/word_clusters.weights";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

Result<WordClusters> WordClusters::parse(std::string_view bytes, std::string_view source) {
    const Result<model::WeightsFile> file =
        model::decode_weights(bytes, source, model::WeightsKind::clusters);
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto damaged = [&](const char* reason) {
        return fail(ErrorCode::damaged, std::string(source), reason);
    };
    model::ByteReader in(file->payload);
    WordClusters out;
    const std::uint32_t count = in.u32();
    out.seed_ = in.u64();
    out.segment_ = in.u32();
    if (count > most || out.segment_ == 0 || out.segment_ > longest_segment ||
        in.rest().size() != std::size_t{4} * count + std::size_t{6} * out.segment_) {
        return damaged("not as many words or clusters as it says");
    }
    std::uint16_t widest = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto number = [&in] { return static_cast<std::uint16_t>(in.number(2)); };
        const std::uint16_t middle = number();
        const std::uint16_t coarse = number();
        if (middle >= most || coarse >= most) {
            return damaged("a wider cluster has too large a number");
        }
        widest = std::max({widest, middle, coarse});
        out.wider_.push_back({middle, coarse});
    }
    out.wider_.push_back(
        {static_cast<std::uint16_t>(widest + 1U), static_cast<std::uint16_t>(widest + 1U)});
    out.cells_.resize(std::size_t{3} * out.segment_);
    const std::string_view cells = in.rest();
    for (std::size_t i = 0; i < out.cells_.size(); ++i) {
        out.cells_[i] =
            static_cast<std::uint16_t>(static_cast<unsigned char>(cells[2 * i]) |
                                       static_cast<unsigned char>(cells[2 * i + 1]) << 8U);
    }
    return out;
}

std::string WordClusters::encode(std::vector<Entry> entries, std::span<const Wider> wider) {
    assert(wider.size() <= most);
    std::ranges::stable_sort(entries, {}, &Entry::word);
    const auto repeated = std::ranges::unique(entries, {}, &Entry::word);
    entries.erase(repeated.begin(), repeated.end());
    // 1.23 cells a word are enough for nearly every seed; a few more serve small tables.
    const auto segment = static_cast<std::uint32_t>(entries.size() * 41 / 100 + 16);
    assert(segment <= longest_segment);
    std::uint64_t seed = 0;
    std::optional<std::vector<std::uint16_t>> cells = fill(entries, seed, segment);
    while (!cells && ++seed < seeds_tried) {
        cells = fill(entries, seed, segment);
    }
    assert(cells);
    model::ByteWriter out;
    out.u32(static_cast<std::uint32_t>(wider.size()));
    out.u64(seed);
    out.u32(segment);
    for (const Wider& w : wider) {
        out.number(w.middle, 2);
        out.number(w.coarse, 2);
    }
    for (const std::uint16_t cell : *cells) {
        out.number(cell, 2);
    }
    return model::encode_weights({model::WeightsKind::clusters, "word-clusters", out.take()});
}

std::uint16_t WordClusters::find(std::uint64_t word) const {
    const Place place = place_of(word, seed_, segment_);
    const auto value = static_cast<std::uint16_t>(cells_[place.cells[0]] ^ cells_[place.cells[1]] ^
                                                  cells_[place.cells[2]] ^ place.check);
    return std::min(value, unknown());  // a wrong check leaves a bit above all clusters
}

}  // namespace stemma::read
