// The closed words by which polarity is told ("no", "not", "refused to", "if"): classes of words,
// as data/collate/polarity.txt lists them.
//
//   Result<PolarityWords> words = PolarityWords::open(data);
//   words->classes_of(hash64("unable")) & PolarityWords::negation
//
// Thread safety: read-only once open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/data_folder.h"
#include "base/flat_map.h"

namespace stemma::collate {

class PolarityWords {
public:
    /// What a class is for stands in the file, above its words.
    enum Class : std::uint32_t {
        be = 1,
        no = 2,
        nobody = 4,
        only = 8,
        possible = 16,
        condition = 32,
        will = 64,
        refuse = 128,
        deny = 256,
        lasting = 512,
        yet = 1024,
        negation = 2048,
        to = 4096,
        without = 8192,
        conjunction = 16384,
        before = 32768,
        aside = 65536,
        between = 131072,
        another = 262144,
    };
    [[nodiscard]] static Result<PolarityWords> open(const DataFolder& data);
    /// As `open`, from the file's text.
    [[nodiscard]] static Result<PolarityWords> parse(std::string_view text,
                                                     const std::string& source);
    /// All classes of a word, by the hash of its lower-case form.
    [[nodiscard]] std::uint32_t classes_of(std::uint64_t form) const {
        const std::uint32_t* classes = by_form_.find(form);
        return classes == nullptr ? 0 : *classes;
    }

private:
    FlatMap<std::uint32_t> by_form_;
};

}  // namespace stemma::collate
