// The frame of a state file: what a stopped stream goes on from.
//
//   std::string bytes = encode_state(payload, weights);
//   Result<std::string_view> payload = decode_state(bytes, weights, "stream.state");
//
//   ┌──────────┬─────────────┬─────────────┬──────────────┬─────────┬──────────────┐
//   │ STEMMAST │ u32 version │ u64 weights │ u64 size     │ payload │ u64 checksum │  little-endian
//   └──────────┴─────────────┴─────────────┴──────────────┴─────────┴──────────────┘
//
// `weights` is a hash of the scores and counts that the stream was judged by: with others the
// result would not be the same as without the stop. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma::group {

inline constexpr std::uint32_t state_version = 2;

[[nodiscard]] std::string encode_state(std::string_view payload, std::uint64_t weights);
/// A view into `bytes`; damaged, naming `source`, if they are not a whole state of this version.
[[nodiscard]] Result<std::string_view> decode_state(std::string_view bytes, std::uint64_t weights,
                                                    std::string_view source);

}  // namespace stemma::group
