// The command line as values.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/input_stream.h"
#include "engine/run.h"
#include "stemma/stemma.h"

namespace stemma::cli {

enum class Verb : std::uint8_t { report, extract, read, group, align, collate };

struct CommandLine {
    Verb verb = Verb::report;
    std::vector<std::string> inputs;
    Options options;
    engine::InputOptions input;
    fetch::FetchLimits fetch;
    std::string output;  ///< report: a file; "" = standard output
    ReportFormat format = ReportFormat::html;
    ReadOutput read_output = ReadOutput::records;
    bool online = false;
    bool explain = false;
    std::string state;                    ///< group: a file to go on from; "" = none
    std::uint32_t open_days = 400;        ///< group: a story without news for this long is closed
    std::uint32_t max_age_days = 1'100;   ///< group: and one that has been open for this long
    std::uint32_t remember_days = 1'100;  ///< group: a closed one can be reopened; 0: never
    bool quiet = false;
};

/// The command line, or the exit status where there is nothing left to do (help, version, misuse);
/// what the user should see has been printed then.
[[nodiscard]] std::variant<CommandLine, int> parse_command_line(int count,
                                                                const char* const* words);

}  // namespace stemma::cli
