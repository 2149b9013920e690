// Typed quantities: every figure of a story with what it measures, so that the figures of one thing
// can be held against one another in sentences that share hardly a word.
//
//   "had $31.2 billion in earnings reinvested abroad"      money, earnings
//   "reached a depth of 40 metres"                         metres, kind "depth"
//   "carrying 214 passengers"                              people, kind "aboard"
//   "trapped for three days"                               duration
//
// The unit comes from the reader; the kind from data/collate/figures.txt, where there is one; the
// rest is told by the words near the figure, each weighing less with distance and over commas.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/data_folder.h"
#include "collate/align/vocabulary.h"
#include "collate/claims/statements.h"
#include "collate/claims/story_weights.h"
#include "collate/conflicts/near.h"

namespace stemma::collate {

/// The words that tell what is counted or measured: data/collate/figures.txt. Read-only once open.
class FigureKinds {
public:
    struct Kind {
        std::string of = "person";            ///< the unit that they measure; "money": any currency
        std::vector<std::string> words = {};  ///< that stand by the figure
        std::vector<std::string> units = {};  ///< that tell it by themselves
        std::vector<std::string> none = {};   ///< words that, denied, say that there were none
        bool grows = false;                   ///< as news comes in
        bool varies = false;                  ///< from day to day, as a price does
    };
    [[nodiscard]] static Result<FigureKinds> open(const DataFolder& data);
    /// As `open`, from the file's text.
    [[nodiscard]] static Result<FigureKinds> parse(std::string_view text,
                                                   const std::string& source);
    [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }

private:
    std::vector<Kind> kinds_;
};

struct Measure {
    static constexpr std::int32_t no_kind = -1;

    std::uint32_t statement = 0;
    std::int32_t mention = 0;
    Number figure;  ///< a duration in hours; the unit is "hour"
    std::string
        unit;  ///< without what the people or things are beyond that: "person:killed", "USD"
    std::string noun;             ///< "protester", "missile"
    std::int32_t kind = no_kind;  ///< position in FigureKinds
    std::string year;             ///< other than the article's, if the statement names one
    bool first = false;           ///< of its kind in its article, and early in it
    std::vector<Near> near;
};

/// The figures of the statements that `kept` says, by place. Left out: ordinals, parts of a whole
/// ("15 of them") and figures without a unit.
[[nodiscard]] std::vector<Measure> find_measures(const FigureKinds& kinds, Vocabulary& vocabulary,
                                                 const Statements& statements,
                                                 const std::vector<StoryWeights>& weights,
                                                 const std::vector<bool>& kept);

}  // namespace stemma::collate
