#include "corpus.h"

#include <lzma.h>

#include <cstdio>
#include <cstdlib>

#include "base/files.h"
#include "base/strings.h"

namespace stemma::tools {
namespace {

constexpr std::uint64_t max_corpus = std::uint64_t{4} << 30U;

[[noreturn]] void stop(const std::string& reason) {
    std::fprintf(stderr, "%s\n", reason.c_str());
    std::exit(1);
}

std::string decompress(const std::string& path, const std::string& bytes) {
    lzma_stream stream = LZMA_STREAM_INIT;
    if (lzma_stream_decoder(&stream, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK) {
        stop(path + ": cannot start the xz decoder");
    }
    stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    stream.avail_in = bytes.size();
    std::string out;
    std::vector<std::uint8_t> buffer(1U << 20U);
    lzma_ret status = LZMA_OK;
    while (status == LZMA_OK) {
        stream.next_out = buffer.data();
        stream.avail_out = buffer.size();
        status = lzma_code(&stream, LZMA_FINISH);
        out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
    }
    lzma_end(&stream);
    if (status != LZMA_STREAM_END) {
        stop(path + ": damaged xz file");
    }
    return out;
}

}  // namespace

std::string read_corpus(const std::string& path) {
    Result<std::string> bytes = SystemFiles().read(path, max_corpus);
    if (!bytes) {
        stop(bytes.error().message());
    }
    return path.ends_with(".xz") ? decompress(path, *bytes) : *std::move(bytes);
}

void for_each_row(const std::string& path, const std::function<void(const json::Value&)>& row) {
    const std::string lines = read_corpus(path);
    for (const std::string_view line : split(lines, '\n')) {
        if (trim(line).empty()) {
            continue;
        }
        const Result<json::Value> value = json::parse(line, path);
        if (!value) {
            stop(value.error().message());
        }
        row(*value);
    }
}

void write_output(const std::string& path, std::string_view bytes) {
    SystemFiles files;
    if (const auto written = files.write(path, bytes); !written) {
        stop(written.error().message());
    }
}

std::vector<std::uint32_t> code_point_offsets(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            offsets.push_back(i);
        }
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

}  // namespace stemma::tools
