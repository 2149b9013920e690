#include "engine/run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace stemma {
namespace {

/// Keeps what is written, and asks to stop after some records.
class StoppingSink final : public Sink {
public:
    StoppingSink(std::atomic<bool>& stop, std::size_t after) : stop_(stop), after_(after) {}
    std::vector<std::string> flushed;

    Result<void> write(std::string_view bytes) override {
        pending_.emplace_back(bytes);
        stop_ = stop_ || flushed.size() + pending_.size() >= after_;
        return {};
    }
    Result<void> flush() override {
        flushed.insert(flushed.end(), pending_.begin(), pending_.end());
        pending_.clear();
        return {};
    }
    Result<void> close() override { return flush(); }

private:
    std::atomic<bool>& stop_;
    std::size_t after_;
    std::vector<std::string> pending_;
};

class Notes final : public Observer {
public:
    std::vector<Error> notes;
    void failed(const Error& /*error*/) override {}
    void noted(const Error& error) override { notes.push_back(error); }
    void progressed(std::uint64_t /*inputs*/) override {}
};

struct Ran {
    std::vector<std::string> records;
    std::vector<Error> notes;
    Outcome outcome;
};

Ran extract(const std::string& archive, std::size_t stop_after, const std::string& from = "") {
    static const Stemma stemma =
        Stemma::open({.data = STEMMA_SOURCE_DIR "/data", .jobs = 2, .now = "2031-05-03"}).value();
    const SystemFiles files;
    const auto nothing = memory_source({});
    std::atomic<bool> stop = false;
    StoppingSink sink(stop, stop_after);
    Notes observer;
    engine::InputOptions options;
    options.from = from;
    Runner runner(stemma, files, *nothing, sink, observer, stop, options);
    const Outcome outcome = runner.extract({archive});
    return {sink.flushed, observer.notes, outcome};
}

TEST(Runner, AStoppedRunTellsWhereTheNextOneGoesOn) {
    const std::string archive = STEMMA_SOURCE_DIR "/tests/cases/extract/archive/news.warc";
    const Ran whole = extract(archive, 1'000);
    ASSERT_EQ(whole.records.size(), 2U);
    EXPECT_TRUE(whole.notes.empty());
    const Ran first = extract(archive, 1);
    EXPECT_TRUE(first.outcome.stopped);
    ASSERT_EQ(first.records.size(), 1U);
    ASSERT_EQ(first.notes.size(), 1U);
    EXPECT_EQ(first.notes[0].source, archive);
    const std::string reason = first.notes[0].reason;
    const std::size_t at = reason.find("--from ") + 7;
    const Ran rest = extract(archive, 1'000, reason.substr(at, reason.find(' ', at) - at));
    ASSERT_EQ(rest.records.size(), 1U);
    EXPECT_EQ(rest.records[0], whole.records[1]);
}

/// A folder with links to some folders of the data.
class PartOfTheData {
public:
    explicit PartOfTheData(const std::vector<std::string>& stages)
        : path_(std::filesystem::path(testing::TempDir()) / "stemma_part_of_the_data") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directory(path_);
        for (const std::string& stage : stages) {
            std::filesystem::create_directory_symlink(STEMMA_SOURCE_DIR "/data/" + stage,
                                                      path_ / stage);
        }
    }
    PartOfTheData(const PartOfTheData&) = delete;
    PartOfTheData& operator=(const PartOfTheData&) = delete;
    ~PartOfTheData() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

TEST(Stemma, TheDataOfStagesThatNobodyAsksForAreNotNeeded) {
    const PartOfTheData data({"extract", "read"});
    const Result<Stemma> all = Stemma::open({.data = data.path(), .jobs = 1, .now = "2031-05-03"});
    ASSERT_FALSE(all);
    EXPECT_EQ(all.error().code, ErrorCode::not_found);
    const Result<Stemma> reads = Stemma::open({.data = data.path(),
                                               .jobs = 1,
                                               .now = "2031-05-03",
                                               .last_stage = Stage::read,
                                               .arcs = false});
    ASSERT_TRUE(reads);
    Article article;
    article.text = "The governor, Ada Brenk, called the army to help.";
    article.paragraphs = {{0, static_cast<std::uint32_t>(article.text.size())}};
    EXPECT_FALSE(reads->read(std::move(article)).reading.entities.empty());
}

/// What `stemma collate` notes about records given as one story.
std::vector<Error> notes_on_one_story(const std::string& records) {
    static const Stemma stemma =
        Stemma::open({.data = STEMMA_SOURCE_DIR "/data", .jobs = 1, .now = "2031-05-03"}).value();
    const SystemFiles files;
    const auto input = memory_source(records);
    std::atomic<bool> stop = false;
    StoppingSink sink(stop, 1'000);
    Notes observer;
    Runner runner(stemma, files, *input, sink, observer, stop, {});
    const Outcome outcome = runner.collate({"-"});
    EXPECT_EQ(outcome.failed, 0U);
    EXPECT_EQ(sink.flushed.size(), 1U);
    return observer.notes;
}

constexpr const char* dam_story =
    R"({"id":"a","outlet":"Fenn Herald","published":"2031-03-04","text":"The old dam above Velmora burst early on Tuesday after weeks of rain. Twelve people were killed in the lower town, the fire brigade said. Governor Ada Brenk called the army to help."}
{"id":"b","outlet":"Orlick Post","published":"2031-03-04","text":"Twelve people were killed when the old dam above Velmora burst early on Tuesday. The governor, Ada Brenk, called the army to help. Rain had fallen on the valley for weeks."}
)";

TEST(Runner, ArticlesOfAnotherStoryAreNamed) {
    const std::string other =
        R"({"id":"c","outlet":"Orlick Post","published":"2031-03-06","text":"The chess champion Ilka Sorn won the final in Port Ellery with a quiet endgame. She praised her young opponent and asked for longer breaks."}
)";
    const std::vector<Error> notes = notes_on_one_story(dam_story + other);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].source, "c");
    EXPECT_EQ(notes[0].code, ErrorCode::unrelated);
    EXPECT_NE(notes[0].reason.find("another story"), std::string::npos);
    EXPECT_NE(notes[0].reason.find("2 articles around a"), std::string::npos);
}

TEST(Runner, OneStoryIsNotedByNothing) { EXPECT_TRUE(notes_on_one_story(dam_story).empty()); }

}  // namespace
}  // namespace stemma
