// What is known of a word as printed: its stem, rarity, senses. Looked up once a word and kept,
// since a story's articles say the same words again and again.
//
//   Vocabulary vocabulary(aligner.background());
//   const Word& word = vocabulary["relations"];      // span, pos and mention are the caller's to
//   set
//
// The background must outlive it. Thread safety: one thread at a time.
#pragma once

#include <string_view>

#include "base/string_map.h"
#include "collate/align/background.h"
#include "collate/align/word.h"

namespace stemma::collate {

class Vocabulary {
public:
    explicit Vocabulary(const Background& background) : background_(background) {}

    const Word& operator[](std::string_view form);
    [[nodiscard]] const WordVectors& vectors() const { return background_.vectors(); }

private:
    const Background& background_;
    StringMap<Word> words_;
};

}  // namespace stemma::collate
