// One compressed member at a time: what zlib and libzstd have in common for expand().
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/expand.h"

namespace stemma {

enum class CodecState : std::uint8_t { more, member_end, damaged };

struct CodecStep {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    CodecState state = CodecState::more;
    std::string reason;  ///< damaged: what the library says
};

class Codec {
public:
    Codec() = default;
    Codec(const Codec&) = delete;
    Codec& operator=(const Codec&) = delete;
    virtual ~Codec() = default;
    /// The next step() begins a member.
    virtual void reset() = 0;
    [[nodiscard]] virtual CodecStep step(std::string_view in, char* out, std::size_t size) = 0;
    /// Do these bytes begin a member, as far as its first four tell?
    [[nodiscard]] virtual bool is_start(std::string_view in) const = 0;
    /// Can a member that begins with `in` hold what begins with `prefix`? Resets the codec.
    [[nodiscard]] virtual bool may_hold(std::string_view in, std::string_view prefix) = 0;
};

/// Null where the library has no memory left.
[[nodiscard]] std::unique_ptr<Codec> make_codec(Compression compression,
                                                const ExpandLimits& limits);

}  // namespace stemma
