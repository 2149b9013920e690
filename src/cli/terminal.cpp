#include "cli/terminal.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/strings.h"

namespace stemma::cli {
namespace {

constexpr std::size_t output_block = std::size_t{1} << 18U;
constexpr auto progress_interval = std::chrono::milliseconds(200);

void to_standard_error(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

void TerminalObserver::print(const char* what, const Error& error) {
    clear();
    to_standard_error(cat("stemma: ", what, error.message(), '\n'));
}

void TerminalObserver::failed(const Error& error) { print("", error); }
void TerminalObserver::noted(const Error& error) { print("note: ", error); }

void TerminalObserver::progressed(std::uint64_t inputs) {
    const auto now = std::chrono::steady_clock::now();
    if (progress_ == Progress::silent || now - last_ < progress_interval) {
        return;
    }
    last_ = now;
    const auto elapsed = std::chrono::duration<double>(now - started_).count();
    const auto rate = static_cast<std::uint64_t>(static_cast<double>(inputs) / elapsed);
    to_standard_error(cat("\r\x1b[K", inputs, " inputs, ", rate, " a second"));
    line_shown_ = true;
}

void TerminalObserver::clear() {
    if (line_shown_) {
        to_standard_error("\r\x1b[K");
        line_shown_ = false;
    }
}

Result<void> StandardOutput::write(std::string_view bytes) {
    buffer_ += bytes;
    return buffer_.size() < output_block ? Result<void>() : flush();
}

Result<void> StandardOutput::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t n = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (n < 0 && errno != EINTR) {
            buffer_.clear();
            return fail(ErrorCode::unwritable, "standard output",
                        std::generic_category().message(errno));
        }
        rest.remove_prefix(n > 0 ? static_cast<std::size_t>(n) : 0);
    }
    buffer_.clear();
    return {};
}

Result<void> FileOutput::write(std::string_view bytes) {
    buffer_ += bytes;
    return {};
}

}  // namespace stemma::cli
