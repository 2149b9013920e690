#include "base/codec.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <limits>

namespace stemma {
namespace {

constexpr int gzip_window = 15 + 16;  // zlib: gzip wrapping, the largest window
constexpr int zlib_window = 15;
constexpr int raw_window = -15;

uInt clipped(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

/// gzip, and HTTP's deflate: zlib wrapping by the standard, raw from some servers.
class ZlibCodec final : public Codec {
public:
    explicit ZlibCodec(bool gzip) : gzip_(gzip) {
        usable_ = inflateInit2(&stream_, window()) == Z_OK;
    }
    ~ZlibCodec() override { inflateEnd(&stream_); }
    ZlibCodec(const ZlibCodec&) = delete;
    ZlibCodec& operator=(const ZlibCodec&) = delete;
    [[nodiscard]] bool usable() const { return usable_; }

    void reset() override {
        inflateReset2(&stream_, window());
        started_ = false;
    }

    CodecStep step(std::string_view in, char* out, std::size_t size) override {
        if (!gzip_ && !started_ && !in.empty() && !has_zlib_header(in)) {
            inflateReset2(&stream_, raw_window);
        }
        started_ = started_ || !in.empty();
        // zlib's interface is not const-correct; it does not write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream_.avail_in = clipped(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = clipped(size);
        const uInt given = stream_.avail_in;
        const uInt room = stream_.avail_out;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        CodecStep step{given - stream_.avail_in, room - stream_.avail_out, CodecState::more, {}};
        if (status == Z_STREAM_END) {
            step.state = CodecState::member_end;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            step.state = CodecState::damaged;
            step.reason = stream_.msg != nullptr ? stream_.msg : "not to be expanded";
        }
        return step;
    }

    bool is_start(std::string_view in) const override {
        // Magic, deflate, and none of the reserved flags (RFC 1952, 2.3.1).
        return !gzip_ || (in.starts_with("\x1f\x8b\x08") && in.size() > 3 &&
                          (static_cast<unsigned char>(in[3]) & 0xE0U) == 0);
    }

    bool may_hold(std::string_view in, std::string_view prefix) override {
        reset();
        std::array<char, 16> out{};
        const CodecStep first = step(in, out.data(), std::min(prefix.size(), out.size()));
        reset();
        return std::string_view(out.data(), first.produced) == prefix;
    }

private:
    [[nodiscard]] int window() const { return gzip_ ? gzip_window : zlib_window; }
    static bool has_zlib_header(std::string_view in) {
        return (static_cast<unsigned char>(in[0]) & 0x0FU) == Z_DEFLATED;
    }
    z_stream stream_{};
    bool gzip_;
    bool usable_ = false;
    bool started_ = false;
};

class ZstdCodec final : public Codec {
public:
    explicit ZstdCodec(std::uint32_t window_log) : context_(ZSTD_createDCtx()) {
        if (context_ != nullptr) {
            ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, static_cast<int>(window_log));
        }
    }
    ~ZstdCodec() override { ZSTD_freeDCtx(context_); }
    ZstdCodec(const ZstdCodec&) = delete;
    ZstdCodec& operator=(const ZstdCodec&) = delete;
    [[nodiscard]] bool usable() const { return context_ != nullptr; }

    void reset() override { ZSTD_DCtx_reset(context_, ZSTD_reset_session_only); }

    CodecStep step(std::string_view in, char* out, std::size_t size) override {
        ZSTD_inBuffer input{in.data(), in.size(), 0};
        ZSTD_outBuffer output{out, size, 0};
        const std::size_t status = ZSTD_decompressStream(context_, &output, &input);
        CodecStep step{input.pos, output.pos, CodecState::more, {}};
        if (ZSTD_isError(status) != 0) {
            step.state = CodecState::damaged;
            step.reason = ZSTD_getErrorName(status);
        } else if (status == 0) {
            step.state = CodecState::member_end;
        }
        return step;
    }

    bool is_start(std::string_view in) const override {
        // A frame, or a skippable frame (RFC 8878, 3.1).
        return in.starts_with("\x28\xb5\x2f\xfd") ||
               (in.size() > 3 && (static_cast<unsigned char>(in[0]) & 0xF0U) == 0x50 &&
                in.substr(1).starts_with("\x2a\x4d\x18"));
    }

    // A whole block is needed to see its first byte: the mark has to do.
    bool may_hold(std::string_view in, std::string_view /*prefix*/) override {
        reset();
        return in.starts_with("\x28\xb5\x2f\xfd");
    }

private:
    ZSTD_DCtx* context_;
};

/// HTTP's br: one stream, no mark, no checksum; its window is 16 MiB at most.
class BrotliCodec final : public Codec {
public:
    BrotliCodec() { BrotliCodec::reset(); }

    void reset() override { state_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)); }
    [[nodiscard]] bool usable() const { return state_ != nullptr; }

    CodecStep step(std::string_view in, char* out, std::size_t size) override {
        if (!usable()) {
            return {0, 0, CodecState::damaged, "no memory"};
        }
        std::size_t left = in.size();
        std::size_t room = size;
        const auto* next = reinterpret_cast<const std::uint8_t*>(in.data());
        auto* to = reinterpret_cast<std::uint8_t*>(out);
        const BrotliDecoderResult status =
            BrotliDecoderDecompressStream(state_.get(), &left, &next, &room, &to, nullptr);
        CodecStep step{in.size() - left, size - room, CodecState::more, {}};
        if (status == BROTLI_DECODER_RESULT_SUCCESS) {
            step.state = CodecState::member_end;
        } else if (status == BROTLI_DECODER_RESULT_ERROR) {
            step.state = CodecState::damaged;
            step.reason = BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_.get()));
        }
        return step;
    }

    bool is_start(std::string_view /*in*/) const override { return true; }
    bool may_hold(std::string_view /*in*/, std::string_view /*prefix*/) override {
        reset();
        return false;
    }

private:
    struct Destroy {
        void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
    };
    std::unique_ptr<BrotliDecoderState, Destroy> state_;
};

template <class Made>
std::unique_ptr<Codec> if_usable(std::unique_ptr<Made> codec) {
    return codec->usable() ? std::move(codec) : nullptr;
}

}  // namespace

std::unique_ptr<Codec> make_codec(Compression compression, const ExpandLimits& limits) {
    if (compression == Compression::zstd) {
        return if_usable(std::make_unique<ZstdCodec>(limits.window_log));
    }
    if (compression == Compression::brotli) {
        return if_usable(std::make_unique<BrotliCodec>());
    }
    return if_usable(std::make_unique<ZlibCodec>(compression == Compression::gzip));
}

}  // namespace stemma
