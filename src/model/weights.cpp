#include "model/weights.h"

#include "base/hash.h"
#include "base/strings.h"
#include "model/bytes.h"

namespace stemma::model {
namespace {

constexpr std::string_view magic = "STEMMAWT";
constexpr std::uint32_t version = 1;
constexpr std::size_t checksum_size = 8;
constexpr std::size_t smallest = 8 + 4 + 4 + 4 + 8 + checksum_size;
constexpr std::uint32_t max_name = 256;

std::unexpected<Error> damaged(std::string_view source, std::string reason) {
    return fail(ErrorCode::damaged, std::string(source), std::move(reason));
}

}  // namespace

std::string encode_weights(const WeightsFile& file) {
    ByteWriter out;
    out.bytes(magic);
    out.u32(version);
    out.u32(static_cast<std::uint32_t>(file.kind));
    out.u32(static_cast<std::uint32_t>(file.name.size()));
    out.u64(file.payload.size());
    out.bytes(file.name);
    out.bytes(file.payload);
    std::string bytes = out.take();
    ByteWriter checksum;
    checksum.u64(hash64(bytes));
    return bytes + checksum.take();
}

Result<WeightsFile> decode_weights(std::string_view bytes, std::string_view source,
                                   WeightsKind expected) {
    if (bytes.size() < smallest) {
        return damaged(source, "too short for a weights file");
    }
    ByteReader in(bytes.substr(0, bytes.size() - checksum_size));
    if (in.bytes(magic.size()) != magic) {
        return damaged(source, "not a weights file: wrong magic");
    }
    if (const std::uint32_t found = in.u32(); found != version) {
        return damaged(source,
                       cat("weights of version ", found, "; this program reads version ", version));
    }
    if (hash64(bytes.substr(0, bytes.size() - checksum_size)) !=
        ByteReader(bytes.substr(bytes.size() - checksum_size)).u64()) {
        return damaged(source, "wrong checksum: cut off or altered");
    }
    WeightsFile file;
    const std::uint32_t kind = in.u32();
    const std::uint32_t name_size = in.u32();
    const std::uint64_t payload_size = in.u64();
    if (kind != static_cast<std::uint32_t>(expected)) {
        return damaged(source, cat("weights of kind ", kind, ", not the expected ",
                                   static_cast<std::uint32_t>(expected)));
    }
    if (name_size > max_name) {
        return damaged(source, "the name in the weights file is too long");
    }
    file.kind = expected;
    file.name = in.bytes(name_size);
    file.payload = in.bytes(payload_size);
    if (!in.done()) {
        return damaged(source, "the sizes in the weights file do not add up");
    }
    return file;
}

}  // namespace stemma::model
