// States of any bytes: refused, or a stream that takes more articles, never more. The bytes are
// tried as a state file and, with a right frame around them, as its payload; to get far, the
// counts of words are put in front of them.
#include <cstdint>
#include <string>

#include "check.h"
#include "group/state_file.h"
#include "group/story_stream.h"

namespace {

using namespace stemma;
using namespace stemma::group;

Statistics some_statistics() { return Statistics::parse("articles\t10\n", "fuzz").value(); }

Article some_article() {
    Article article;
    article.text = "A crane fell across the northern quay of Port Ellery and injured four dockers.";
    article.language = "en";
    return article;
}

void try_load(const std::string& payload) {
    StoryStream stream(some_statistics(), {});
    model::ByteReader in(payload);
    if (!stream.load(in)) {
        return;
    }
    StoryStream::Arrival arrival = stream.look(some_article(), {});
    const std::uint32_t id = stream.book().articles();
    stream.place(ArticleId{id}, std::move(arrival), std::nullopt, {});
    fuzz::require(stream.book().knows(ArticleId{id}));
    model::ByteWriter out;
    stream.save(out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(decode_state(bytes, 1, "fuzz"));
    fuzz::require(decode_state(encode_state(bytes, 1), 1, "fuzz").value() == bytes);
    model::ByteWriter statistics;
    some_statistics().save(statistics);
    try_load(statistics.take() + bytes);
    return 0;
}
