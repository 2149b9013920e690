#include "collate/align/word_vectors.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "model/bytes.h"
#include "model/weights.h"

namespace stemma::collate {

Result<WordVectors> WordVectors::open(const DataFolder& data) {
    static constexpr const char* name = "collate/words.weights";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

Result<WordVectors> WordVectors::parse(std::string_view bytes, std::string_view source) {
    const Result<model::WeightsFile> file =
        model::decode_weights(bytes, source, model::WeightsKind::vectors);
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto damaged = [&](const char* reason) {
        return fail(ErrorCode::damaged, std::string(source), reason);
    };
    model::ByteReader in(file->payload);
    const std::uint32_t count = in.u32();
    if (in.u32() != dimensions || in.rest().size() / (4 + dimensions) != count) {
        return damaged("not as many vectors as it says");
    }
    WordVectors out;
    out.keys_.reserve(count);
    out.rows_.reserve(count);
    out.scales_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t key = in.u32();
        const std::string_view bytes_of_row = in.bytes(dimensions);
        if (i > 0 && key <= out.keys_.back()) {
            return damaged("its words are not in order");
        }
        out.keys_.push_back(key);
        WideRow& row = out.rows_.emplace_back();
        std::int32_t square = 0;
        for (std::size_t k = 0; k < dimensions; ++k) {
            const int byte = static_cast<unsigned char>(bytes_of_row[k]);
            row[k] = static_cast<std::int16_t>((byte ^ 0x80) - 0x80);  // its sign extended
            square += row[k] * row[k];
        }
        out.scales_.push_back(square > 0 ? 1 / std::sqrt(static_cast<float>(square)) : 0);
    }
    if (!in.done()) {
        return damaged("bytes after the last vector");
    }
    return out;
}

std::string WordVectors::encode(std::vector<Entry> entries) {
    std::ranges::stable_sort(entries, {}, &Entry::key);
    const auto repeated = std::ranges::unique(entries, {}, &Entry::key);
    entries.erase(repeated.begin(), repeated.end());
    model::ByteWriter out;
    out.u32(static_cast<std::uint32_t>(entries.size()));
    out.u32(dimensions);
    for (const Entry& entry : entries) {
        out.u32(entry.key);
        for (const std::int8_t x : entry.row) {
            out.u8(static_cast<std::uint8_t>(x));
        }
    }
    return model::encode_weights({model::WeightsKind::vectors, "words", out.take()});
}

std::uint32_t WordVectors::key_of(std::string_view stem) {
    return static_cast<std::uint32_t>(hash64(stem) >> 32U);
}

std::uint32_t WordVectors::find(std::string_view stem) const {
    const std::uint32_t key = key_of(stem);
    const auto at = std::ranges::lower_bound(keys_, key);
    return at != keys_.end() && *at == key ? static_cast<std::uint32_t>(at - keys_.begin())
                                           : unknown;
}

float WordVectors::cosine(std::uint32_t x, std::uint32_t y) const {
    if (x == unknown || y == unknown) {
        return 0;
    }
    const WideRow& a = rows_[x];
    const WideRow& b = rows_[y];
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < width; ++i) {
        sum += std::int32_t{a[i]} * std::int32_t{b[i]};
    }
    return static_cast<float>(sum) * scales_[x] * scales_[y];
}

void WordVectors::add(std::uint32_t x, float weight, Sum& sum) const {
    if (x == unknown) {
        return;
    }
    const float factor = weight * scales_[x];
    for (std::size_t i = 0; i < width; ++i) {
        sum[i] += factor * static_cast<float>(rows_[x][i]);
    }
}

float WordVectors::cosine(const Sum& x, const Sum& y) {
    float xy = 0;
    float xx = 0;
    float yy = 0;
    for (std::size_t i = 0; i < width; ++i) {
        xy += x[i] * y[i];
        xx += x[i] * x[i];
        yy += y[i] * y[i];
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

}  // namespace stemma::collate
