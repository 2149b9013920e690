// Inputs: whatever the news comes in → documents, one after the other, in bounded memory.
//
//   Result<Inputs> inputs = Inputs::open({"news/", "crawl.warc.gz", "https://paper.example/rss"});
//   while (auto document = inputs->next()) {
//       if (!*document) { std::cerr << document->error().message() << '\n'; continue; }
//       auto article = stemma->extract(**std::move(document));
//   }
//
// The same inputs and options as the command's: pages, raw text, JSON Lines, WARC archives, feeds,
// news sitemaps, NewsML-G2, NITF, folders of them, http(s) addresses, "-" for standard input; gzip
// and zstd. What cannot be used is an Error in its place, and the rest goes on. Thread safety: one
// thread at a time; extract the documents on as many as you like. Where documents are at hand
// already, make a Document yourself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma {

struct InputOptions {
    std::string from;  ///< a place in the one archive that is given: reading begins there
    /// listed_pages: pages that feeds and sitemaps list without their full text are fetched.
    enum class Follow : std::uint8_t { nothing, listed_pages };
    Follow follow = Follow::nothing;
    /// anywhere: addresses may be private, loopback and link-local ones, too.
    enum class Reach : std::uint8_t { public_only, anywhere };
    Reach reach = Reach::public_only;
    std::string now;  ///< ISO 8601, when fetched documents are fetched; "": the system's clock
};

class Inputs {
public:
    /// Fails with invalid_argument where `from` is given with more than one input.
    [[nodiscard]] static Result<Inputs> open(std::vector<std::string> inputs,
                                             const InputOptions& options = {});
    Inputs(Inputs&&) noexcept;
    Inputs& operator=(Inputs&&) noexcept;
    ~Inputs();

    /// The next document; nothing after the last.
    [[nodiscard]] std::optional<Result<Document>> next();
    /// After a document of an archive: the place where reading goes on, for `from`. Else "".
    [[nodiscard]] const std::string& resume() const;

private:
    struct State;
    explicit Inputs(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma
