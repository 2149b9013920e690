// The command: a thin layer over the library.
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <atomic>
#include <csignal>
#include <cstdio>

#include "base/clock.h"
#include "base/strings.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "engine/run.h"

namespace stemma::cli {
namespace {

constexpr int some_failed = 1;
std::atomic<bool> stop_asked = false;

void ask_to_stop(int /*signal*/) { stop_asked = true; }

/// The first Ctrl-C ends the run in order, a second one at once. Writing to a closed pipe is an
/// error like any other, not a signal.
void set_signals() {
    struct sigaction action{};
    action.sa_handler = ask_to_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

/// A page is read, worked on and given back, and the next one needs as much: memory that was once
/// had is kept, or the system would clear it anew for each.
void keep_memory() {
#ifdef __GLIBC__
    constexpr int most = 32 << 20;
    mallopt(M_MMAP_THRESHOLD, most);
    mallopt(M_TRIM_THRESHOLD, most);
#endif
}

Outcome run_verb(const CommandLine& line, Runner& runner, Files& files) {
    switch (line.verb) {
        case Verb::report: return runner.report(line.inputs, line.format);
        case Verb::extract:
            return runner.extract(line.inputs, {line.explain ? ExtractOptions::Explain::blocks
                                                             : ExtractOptions::Explain::nothing});
        case Verb::read: return runner.read(line.inputs, {line.read_output, line.explain});
        case Verb::group:
            return runner.group(line.inputs, {.output = line.online ? GroupOutput::decisions
                                                                    : GroupOutput::final_stories,
                                              .explain = line.explain,
                                              .open_days = line.open_days,
                                              .max_age_days = line.max_age_days,
                                              .remember_days = line.remember_days,
                                              .state = line.state,
                                              .state_files = &files});
        case Verb::align: return runner.align(line.inputs);
        case Verb::collate: return runner.collate(line.inputs);
    }
    return {};
}

/// Loads no more than the verb asks for.
Options needs_of(const CommandLine& line) {
    Options options = line.options;
    switch (line.verb) {
        case Verb::extract: options.last_stage = Stage::extract; break;
        case Verb::read:
        case Verb::group: options.last_stage = Stage::read; break;
        case Verb::align:
        case Verb::collate:
        case Verb::report: options.last_stage = Stage::collate; break;
    }
    options.arcs = line.verb == Verb::read;
    return options;
}

int run(const CommandLine& line) {
    const bool show = !line.quiet && ::isatty(STDERR_FILENO) != 0;
    TerminalObserver observer(show ? TerminalObserver::Progress::shown
                                   : TerminalObserver::Progress::silent);
    Result<Stemma> stemma = Stemma::open(needs_of(line));
    if (!stemma) {
        observer.failed(stemma.error());
        return some_failed;
    }
    SystemFiles files;
    const auto input = descriptor_source(STDIN_FILENO, "standard input", false);
    StandardOutput standard_output;
    FileOutput file_output(files, line.output);
    Sink& sink = line.output.empty() ? static_cast<Sink&>(standard_output) : file_output;
    const auto network = fetch::curl_network(&stop_asked);
    fetch::Fetcher fetcher(*network, line.fetch);
    engine::InputOptions options = line.input;
    options.fetcher = &fetcher;
    options.now = line.options.now.empty() ? SystemClock().now() : line.options.now;
    Runner runner(*stemma, files, *input, sink, observer, stop_asked, std::move(options));
    const Outcome outcome = run_verb(line, runner, files);
    if (stop_asked) {
        observer.failed({ErrorCode::interrupted, "run", std::nullopt, "stopped by a signal", {}});
    }
    return outcome.failed > 0 || outcome.stopped ? some_failed : 0;
}

}  // namespace
}  // namespace stemma::cli

int main(int count, char** words) {
    stemma::cli::set_signals();
    stemma::cli::keep_memory();
    const auto parsed = stemma::cli::parse_command_line(count, words);
    if (const int* status = std::get_if<int>(&parsed)) {
        return *status;
    }
    return stemma::cli::run(std::get<stemma::cli::CommandLine>(parsed));
}
