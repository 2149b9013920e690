// Article → Reading: sentences, tokens, entities, times, numbers, attributions, events.
//
//   Result<Reader> reader = Reader::open(data);
//   Reading reading = reader->read(article);
//
// Thread safety: read() may be called from many threads. Time: linear in the article. A text in a
// language without models still gets tokens, sentences, times and numbers where they can be told.
#pragma once

#include <cstdint>
#include <memory>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

/// Whether the weights of arcs are loaded: only then are events found, and may ReadOptions::arcs be
/// asked for.
enum class Arcs : std::uint8_t { loaded, left_out };

class Reader {
public:
    [[nodiscard]] static Result<Reader> open(const DataFolder& data, Arcs arcs = Arcs::loaded);
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    [[nodiscard]] Reading read(const Article& article, const ReadOptions& options = {}) const;

private:
    struct State;
    explicit Reader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
