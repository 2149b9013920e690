#include "stemma/inputs.h"

#include <unistd.h>

#include "base/clock.h"
#include "engine/input_stream.h"

namespace stemma {

struct Inputs::State {
    State(std::vector<std::string> inputs, const InputOptions& asked)
        : standard_input(descriptor_source(STDIN_FILENO, "standard input", false)),
          network(fetch::curl_network(nullptr)),
          fetcher(*network, limits_of(asked)),
          stream(files, *standard_input, std::move(inputs), options_of(asked)) {}

    static fetch::FetchLimits limits_of(const InputOptions& asked) {
        fetch::FetchLimits limits;
        limits.reach = asked.reach == InputOptions::Reach::anywhere ? fetch::Reach::anywhere
                                                                    : fetch::Reach::public_only;
        return limits;
    }
    engine::InputOptions options_of(const InputOptions& asked) {
        engine::InputOptions options;
        options.from = asked.from;
        options.follow = asked.follow == InputOptions::Follow::listed_pages
                             ? engine::InputOptions::Follow::listed_pages
                             : engine::InputOptions::Follow::nothing;
        options.fetcher = &fetcher;
        options.now = asked.now.empty() ? SystemClock().now() : asked.now;
        return options;
    }

    SystemFiles files;
    std::unique_ptr<ByteSource> standard_input;
    std::unique_ptr<fetch::Network> network;
    fetch::Fetcher fetcher;
    engine::InputStream stream;
    std::string resume;
};

Inputs::Inputs(std::unique_ptr<State> state) : state_(std::move(state)) {}
Inputs::Inputs(Inputs&&) noexcept = default;
Inputs& Inputs::operator=(Inputs&&) noexcept = default;
Inputs::~Inputs() = default;

Result<Inputs> Inputs::open(std::vector<std::string> inputs, const InputOptions& options) {
    if (!options.from.empty() && inputs.size() != 1) {
        return fail(ErrorCode::invalid_argument, "from", "needs exactly one input, an archive");
    }
    return Inputs(std::make_unique<State>(std::move(inputs), options));
}

std::optional<Result<Document>> Inputs::next() {
    std::optional<Result<engine::RawInput>> item = state_->stream.next();
    if (!item) {
        return std::nullopt;
    }
    if (!*item) {
        return std::unexpected(item->error());
    }
    state_->resume = (**item).resume;
    return engine::document_of(**std::move(item));
}

const std::string& Inputs::resume() const { return state_->resume; }

}  // namespace stemma
