// The arcs of one article, found sentence by sentence when someone asks for them.
//
//   ArcTable arcs(parser, table, reading.sentences);
//   const Arc& arc = arcs[token];            // the first question about a sentence parses it
//
// Thread safety: a value of one thread.
#pragma once

#include <vector>

#include "read/arcs/arc_parser.h"
#include "read/syntax/token_table.h"
#include "stemma/reading.h"

namespace stemma::read {

class ArcTable {
public:
    /// All three must outlive this.
    ArcTable(const ArcParser& parser, const TokenTable& table,
             const std::vector<Sentence>& sentences)
        : parser_(parser),
          table_(table),
          sentences_(sentences),
          arcs_(table.size()),
          parsed_(sentences.size(), false) {}

    [[nodiscard]] const Arc& operator[](std::uint32_t token) {
        need(table_.sentence_of[token]);
        return arcs_[token];
    }
    /// Parses a sentence, if that was not done before.
    void need(std::uint32_t sentence) {
        if (!parsed_[sentence]) {
            parsed_[sentence] = true;
            parser_.parse(table_, sentences_[sentence].tokens, work_, arcs_);
        }
    }
    /// Of every sentence.
    [[nodiscard]] const std::vector<Arc>& all() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            need(s);
        }
        return arcs_;
    }

private:
    const ArcParser& parser_;
    const TokenTable& table_;
    const std::vector<Sentence>& sentences_;
    ArcParser::Work work_;
    std::vector<Arc> arcs_;
    std::vector<bool> parsed_;
};

}  // namespace stemma::read
