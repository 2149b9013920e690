// Part of speech of every token, by the learned tagger.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class PosTagger {
public:
    [[nodiscard]] static Result<PosTagger> open(const DataFolder& data);
    PosTagger(PosTagger&&) noexcept;
    PosTagger& operator=(PosTagger&&) noexcept;
    ~PosTagger();

    /// Fills Token::pos of every token; needs tokens and sentences.
    void tag(const Article& article, Reading& reading) const;

private:
    struct State;
    explicit PosTagger(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
