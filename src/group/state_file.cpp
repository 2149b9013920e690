#include "group/state_file.h"

#include "base/hash.h"
#include "base/strings.h"
#include "model/bytes.h"

namespace stemma::group {
namespace {

constexpr std::string_view magic = "STEMMAST";
constexpr std::size_t header_size = 8 + 4 + 8 + 8;
constexpr std::size_t checksum_size = 8;

std::unexpected<Error> damaged(std::string_view source, std::string reason) {
    return fail(ErrorCode::damaged, std::string(source), std::move(reason));
}

}  // namespace

std::string encode_state(std::string_view payload, std::uint64_t weights) {
    model::ByteWriter out;
    out.bytes(magic);
    out.u32(state_version);
    out.u64(weights);
    out.u64(payload.size());
    out.bytes(payload);
    std::string bytes = out.take();
    model::ByteWriter checksum;
    checksum.u64(hash64(bytes));
    return bytes + checksum.take();
}

Result<std::string_view> decode_state(std::string_view bytes, std::uint64_t weights,
                                      std::string_view source) {
    model::ByteReader in(bytes);
    if (in.bytes(magic.size()) != magic) {
        return damaged(source, "not a state file of stemma group");
    }
    const std::uint32_t version = in.u32();
    if (in.ok() && version != state_version) {
        return damaged(source, cat("a state of version ", version, "; this program reads version ",
                                   state_version));
    }
    if (bytes.size() < header_size + checksum_size ||
        hash64(bytes.substr(0, bytes.size() - checksum_size)) !=
            model::ByteReader(bytes.substr(bytes.size() - checksum_size)).u64()) {
        return damaged(source, "wrong checksum: the state file is cut off or altered");
    }
    if (in.u64() != weights) {
        return damaged(source, "the state was written with other grouping weights");
    }
    const std::uint64_t size = in.u64();
    const std::string_view payload = in.bytes(size);
    if (!in.ok() || in.rest().size() != checksum_size) {
        return damaged(source, "the sizes in the state file do not add up");
    }
    return payload;
}

}  // namespace stemma::group
