// Little-endian bytes in and out, for the weights file: every read is bounded.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::model {

class ByteWriter {
public:
    void number(std::uint64_t value, unsigned size) {
        for (unsigned i = 0; i < size; ++i) {
            out_.push_back(static_cast<char>((value >> (8U * i)) & 0xFFU));
        }
    }
    void u8(std::uint8_t value) { number(value, 1); }
    void u32(std::uint32_t value) { number(value, 4); }
    void u64(std::uint64_t value) { number(value, 8); }
    void f32(float value) { u32(std::bit_cast<std::uint32_t>(value)); }
    void f64(double value) { u64(std::bit_cast<std::uint64_t>(value)); }
    /// LEB128: seven bits a byte, the lowest first.
    void varint(std::uint64_t value) {
        for (; value >= 0x80U; value >>= 7U) {
            u8(static_cast<std::uint8_t>(0x80U | (value & 0x7FU)));
        }
        u8(static_cast<std::uint8_t>(value));
    }
    void bytes(std::string_view value) { out_.append(value); }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Reads past the end give zeros and make `ok` false for good.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] std::uint64_t number(unsigned size) {
        if (rest_.size() < size) {
            ok_ = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (unsigned i = 0; i < size; ++i) {
            value |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8U * i);
        }
        rest_.remove_prefix(size);
        return value;
    }
    [[nodiscard]] std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    [[nodiscard]] std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    [[nodiscard]] std::uint64_t u64() { return number(8); }
    [[nodiscard]] float f32() { return std::bit_cast<float>(u32()); }
    [[nodiscard]] double f64() { return std::bit_cast<double>(u64()); }
    [[nodiscard]] std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint64_t byte = u8();
            value |= (byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0) {
                return value;
            }
        }
        ok_ = false;
        return 0;
    }
    [[nodiscard]] std::string_view bytes(std::uint64_t size) {
        if (rest_.size() < size) {
            ok_ = false;
            return {};
        }
        const std::string_view value = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return value;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool ok() const { return ok_; }
    /// Everything was read, and nothing beyond.
    [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace stemma::model
