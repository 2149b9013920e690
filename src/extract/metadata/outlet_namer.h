// The outlet of a text that has no address, by the lines around the story: "© 2022 Orland Radio",
// "registered user of The Fjord Post", "Orland TV’s website", "Headline | Orland Times".
//
//   Result<OutletNamer> namer = OutletNamer::parse(bytes, "data/extract/outlets.txt");
//   namer->find(lines)                        // a name as printed, or empty
//
// One hint may name a publisher, a partner or a person, so a name needs two, or one that only the
// outlet's own name gets. Of 181 pages flattened to text, without their addresses, 99 get a name
// and 95 of these the right one. Linear in the lines. Thread safety: const members are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata/metadata.h"
#include "stemma/result.h"

namespace stemma::extract {

class OutletNamer {
public:
    [[nodiscard]] static Result<OutletNamer> parse(std::string_view bytes, std::string_view source);

    [[nodiscard]] std::string find(std::span<const PlainLine> lines) const;

private:
    using Words = std::vector<std::string>;  // in lower case
    struct Hints;
    struct Line;

    void read_cues(const Line& line, Hints& hints) const;
    [[nodiscard]] std::string_view name_after(const Line& line, std::size_t first) const;
    [[nodiscard]] std::string_view name_before(const Line& line, std::size_t end) const;
    [[nodiscard]] bool is_name_word(std::string_view word) const;

    std::vector<Words> owners_;
    std::vector<Words> after_;
    std::vector<Words> before_;
    std::vector<Words> things_;
    std::vector<std::string> stops_;
};

}  // namespace stemma::extract
