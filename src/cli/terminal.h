// What the command shows people: errors as they happen, progress on a terminal, records out.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "engine/run.h"

namespace stemma::cli {

/// Errors, notes and progress on standard error.
class TerminalObserver final : public Observer {
public:
    enum class Progress : std::uint8_t { silent, shown };
    explicit TerminalObserver(Progress progress) : progress_(progress) {}
    ~TerminalObserver() override { clear(); }
    TerminalObserver(const TerminalObserver&) = delete;
    TerminalObserver& operator=(const TerminalObserver&) = delete;

    void failed(const Error& error) override;
    void noted(const Error& error) override;
    void progressed(std::uint64_t inputs) override;

private:
    void print(const char* what, const Error& error);
    void clear();
    Progress progress_;
    bool line_shown_ = false;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_ = started_;
};

/// Standard output; every write error is seen.
class StandardOutput final : public Sink {
public:
    Result<void> write(std::string_view bytes) override;
    Result<void> flush() override;
    Result<void> close() override { return flush(); }

private:
    std::string buffer_;
};

/// A file that is written whole at close(), or not at all.
class FileOutput final : public Sink {
public:
    FileOutput(Files& files, std::string path) : files_(files), path_(std::move(path)) {}
    Result<void> write(std::string_view bytes) override;
    Result<void> flush() override { return {}; }
    Result<void> close() override { return files_.write(path_, buffer_); }

private:
    Files& files_;
    std::string path_;
    std::string buffer_;
};

}  // namespace stemma::cli
