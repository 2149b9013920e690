#include "group/grouper.h"

#include <cassert>
#include <utility>

#include "base/hash.h"
#include "group/state_file.h"
#include "group/story_stream.h"
#include "model/classifier.h"

namespace stemma::group {
namespace {

/// Reads one file of the data; what it holds goes into `hash`, too.
template <class Part>
Result<Part> load(const DataFolder& data, const std::string& name, std::uint64_t& hash) {
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    hash = hash_combine(hash, hash64(*bytes));
    return Part::parse(*bytes, data.path_of(name));
}

}  // namespace

struct Grouper::State {
    PairScorer pair;
    model::Classifier story;
    StoryStream stream;
    GroupOptions options;
    std::uint64_t weights = 0;  ///< hash of the files that the stream is judged by
};

Grouper::Grouper(std::unique_ptr<State> state) : state_(std::move(state)) {}
Grouper::Grouper(Grouper&&) noexcept = default;
Grouper& Grouper::operator=(Grouper&&) noexcept = default;
Grouper::~Grouper() = default;

Result<Grouper> Grouper::open(const DataFolder& data, const GroupOptions& options) {
    std::uint64_t hash = 0;
    const Result<model::Classifier> pair =
        load<model::Classifier>(data, "group/pair.weights", hash);
    if (!pair) {
        return std::unexpected(pair.error());
    }
    const std::string trees_name = "group/pair-trees.weights";
    const Result<model::Trees> trees = load<model::Trees>(data, trees_name, hash);
    if (!trees) {
        return std::unexpected(trees.error());
    }
    Result<PairScorer> scorer = PairScorer::make(*pair, *trees, data.path_of(trees_name));
    if (!scorer) {
        return std::unexpected(std::move(scorer.error()));
    }
    Result<model::Classifier> story = load<model::Classifier>(data, "group/story.weights", hash);
    if (!story) {
        return std::unexpected(std::move(story.error()));
    }
    Result<Statistics> background = load<Statistics>(data, "group/background.tsv", hash);
    if (!background) {
        return std::unexpected(std::move(background.error()));
    }
    return Grouper(std::make_unique<State>(*std::move(scorer), std::move(*story),
                                           StoryStream(std::move(*background), options), options,
                                           hash));
}

std::string Grouper::save() const {
    model::ByteWriter out;
    state_->stream.save(out);
    return encode_state(out.take(), state_->weights);
}

Result<void> Grouper::resume(std::string_view state, std::string_view source) {
    const Result<std::string_view> payload = decode_state(state, state_->weights, source);
    if (!payload) {
        return std::unexpected(payload.error());
    }
    StoryStream stream(state_->stream.statistics(), state_->options);
    model::ByteReader in(*payload);
    if (!stream.load(in)) {
        return fail(ErrorCode::damaged, std::string(source),
                    "the parts of the state contradict each other");
    }
    state_->stream = std::move(stream);
    return {};
}

std::uint32_t Grouper::articles() const { return state_->stream.book().articles(); }

std::vector<Change> Grouper::add(ArticleId id, const Article& article, const Reading& reading) {
    assert(!state_->stream.book().knows(id));
    return state_->stream.add(id, article, reading, {&state_->pair, &state_->story});
}

StoryId Grouper::story_of(ArticleId id) const { return state_->stream.book().story_of(id); }
std::vector<Story> Grouper::stories() const { return state_->stream.book().stories(); }

}  // namespace stemma::group
