// How the parts of a stream are written to a state and read back.
//
//   write_fingerprint(print, out);
//   Fingerprint print;
//   if (!read_fingerprint(in, print)) …       // not one, whatever the bytes
//
// Readers check every size and position before it is used; they are given untrusted bytes.
#pragma once

#include <cstdint>

#include "group/fingerprint.h"
#include "model/bytes.h"

namespace stemma::group {

void write_fingerprint(const Fingerprint& print, model::ByteWriter& out);
[[nodiscard]] bool read_fingerprint(model::ByteReader& in, Fingerprint& print);

/// A day or no_day, and nothing that a calendar could not print.
void write_day(std::int32_t day, model::ByteWriter& out);
[[nodiscard]] bool read_day(model::ByteReader& in, std::int32_t& day);

/// A count of things that take at least `least_bytes` each; false if there cannot be as many.
[[nodiscard]] bool read_count(model::ByteReader& in, std::size_t least_bytes, std::size_t& count);

}  // namespace stemma::group
