// Words as points: words that stand in the same company in the news lie close together, so that
// "slain" and "killed" are seen to be related though no list says so.
//
//   Result<WordVectors> vectors = WordVectors::open(data);
//   std::uint32_t x = vectors->find("slain"), y = vectors->find("kill");     // stems
//   float c = vectors->cosine(x, y);                                        // -1…1, 0 if unknown
//
// data/collate/words.weights, made by tools/make_word_vectors.cpp. Whole numbers throughout, so
// that a cosine does not depend on the processor. Thread safety: read-only.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "stemma/result.h"

namespace stemma::collate {

class WordVectors {
public:
    static constexpr std::size_t dimensions = 50;
    static constexpr std::uint32_t unknown = 0xFFFFFFFF;
    using Row = std::array<std::int8_t, dimensions>;
    /// In memory there are zeros up to a whole number of vector registers.
    static constexpr std::size_t width = 56;
    using Sum = std::array<float, width>;

    struct Entry {
        std::uint32_t key = 0;
        Row row{};
    };

    /// Of no words.
    WordVectors() = default;
    [[nodiscard]] static Result<WordVectors> open(const DataFolder& data);
    [[nodiscard]] static Result<WordVectors> parse(std::string_view bytes, std::string_view source);
    /// The bytes of a weights file; of entries with one key, the first counts.
    [[nodiscard]] static std::string encode(std::vector<Entry> entries);
    [[nodiscard]] static std::uint32_t key_of(std::string_view stem);

    /// Where a stem's vector is; `unknown` if there is none.
    [[nodiscard]] std::uint32_t find(std::string_view stem) const;
    [[nodiscard]] float cosine(std::uint32_t x, std::uint32_t y) const;
    /// sum += weight × the vector, which is as long as 1.
    void add(std::uint32_t x, float weight, Sum& sum) const;
    [[nodiscard]] static float cosine(const Sum& x, const Sum& y);

private:
    using WideRow = std::array<std::int16_t, width>;

    std::vector<std::uint32_t> keys_;  ///< ascending
    std::vector<WideRow> rows_;
    std::vector<float> scales_;  ///< 1 / length of a row
};

}  // namespace stemma::collate
