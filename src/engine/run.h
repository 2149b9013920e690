// The verbs: inputs in, records out, in input order whatever the number of threads.
//
//   Runner runner(stemma, files, standard_input, sink, observer, stop);
//   Outcome outcome = runner.extract({"news/", "-"});
//   return outcome.failed > 0 ? 1 : 0;
//
// Work is done in windows of inputs: a window is read, worked on in parallel and written in order,
// so memory is bounded by the window. report() and collate() hold all their articles.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "engine/input_stream.h"
#include "stemma/stemma.h"

namespace stemma {

/// Where records go.
class Sink {
public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;
    /// A whole record or file, with its line's end.
    [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
    /// What was written so far may reach the reader now.
    [[nodiscard]] virtual Result<void> flush() = 0;
    /// All is written; a file comes into being only here, whole.
    [[nodiscard]] virtual Result<void> close() = 0;
};

/// Hears what happens in a run; called on the caller's thread.
class Observer {
public:
    Observer() = default;
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;
    virtual ~Observer() = default;
    virtual void failed(const Error& error) = 0;  ///< an input was left out
    virtual void noted(const Error& error) = 0;   ///< worth knowing; nothing was left out
    virtual void progressed(std::uint64_t inputs) = 0;
};

struct Outcome {
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    bool stopped = false;  ///< by the user, or because the output cannot be written
};

enum class GroupOutput : std::uint8_t { final_stories, decisions };

struct GroupRun {
    GroupOutput output = GroupOutput::final_stories;
    bool explain = false;
    std::uint32_t open_days = 400;        ///< a story without news for this long is closed
    std::uint32_t max_age_days = 1'100;   ///< and one that has been open for this long
    std::uint32_t remember_days = 1'100;  ///< a closed one can be reopened; 0: never
    std::string state;                    ///< file to go on from and to leave behind; "": none
    Files* state_files = nullptr;         ///< where it is, if there is one
};

enum class ReadOutput : std::uint8_t {
    records,  ///< one Reading a line
    dump,     ///< tokens with their arcs; render/reading/reading.h has the columns
    page,     ///< HTML; takes exactly one article
};

struct ReadRun {
    ReadOutput output = ReadOutput::records;
    bool explain = false;
};

class Runner {
public:
    /// All must outlive the runner. The run ends soon after `stop` becomes true.
    Runner(const Stemma& stemma, const Files& files, ByteSource& standard_input, Sink& sink,
           Observer& observer, const std::atomic<bool>& stop, engine::InputOptions options = {});

    [[nodiscard]] Outcome extract(std::vector<std::string> inputs,
                                  const ExtractOptions& options = {});
    [[nodiscard]] Outcome read(std::vector<std::string> inputs, const ReadRun& options = {});
    [[nodiscard]] Outcome group(std::vector<std::string> inputs, const GroupRun& options);
    [[nodiscard]] Outcome align(std::vector<std::string> inputs);
    [[nodiscard]] Outcome collate(std::vector<std::string> inputs);
    [[nodiscard]] Outcome report(std::vector<std::string> inputs, ReportFormat format);

private:
    using Input = engine::RawInput;
    using Window = std::vector<Result<Input>>;

    /// For each input: `work` on any thread, then `take` in input order on this one.
    template <class Value>
    void run(std::vector<std::string> inputs, const std::function<Result<Value>(Input)>& work,
             const std::function<Result<void>(Value)>& take);
    void run_articles(std::vector<std::string> inputs,
                      const std::function<Result<void>(ReadArticle)>& take,
                      const ReadOptions& options = {});
    [[nodiscard]] Outcome read_page(std::vector<std::string> inputs, const ReadOptions& options);
    [[nodiscard]] Result<Article> extract_one(Input input,
                                              const ExtractOptions& options = {}) const;
    [[nodiscard]] Result<ReadArticle> read_one(Input input, const ReadOptions& options) const;
    [[nodiscard]] std::vector<ReadArticle> gather(std::vector<std::string> inputs);
    void note_strangers(std::span<const ReadArticle> articles, const Collation& collation);
    [[nodiscard]] Window next_window(engine::InputStream& stream) const;
    [[nodiscard]] Result<void> write_line(std::string record);
    void make_unique(std::string& id);
    void fail_input(const Error& error);

    void check(const Result<void>& written);
    [[nodiscard]] Outcome finish();
    [[nodiscard]] Outcome finish_stream();

    const Stemma& stemma_;
    const Files& files_;
    ByteSource& standard_input_;
    Sink& sink_;
    Observer& observer_;
    const std::atomic<bool>& stop_;
    engine::InputOptions options_;
    Outcome outcome_;
    bool write_failed_ = false;
    std::string last_done_;  ///< of an archive's records
    std::string resume_;     ///< the place after it
    std::vector<Error> failures_;
    std::unordered_map<std::uint64_t, std::uint32_t> seen_ids_;  ///< hash of an id → times seen
};

}  // namespace stemma
