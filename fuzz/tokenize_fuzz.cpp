// Any bytes as text: tokens lie in order inside it, off white space, on code points, and sentences
// part them.
#include <cstdint>
#include <string_view>

#include "check.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

using namespace stemma;

bool is_boundary(std::string_view text, std::uint32_t at) {
    return text::boundary_before(text, at) == at;
}

void check_gap(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
        const text::CodePoint c = text::decode(text, begin);
        fuzz::require(c.valid && text::is_space(c.value));
        begin += c.size;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::vector<Span> paragraphs = text::find_paragraphs(text);
    const text::Tokenized t = text::tokenize(text, paragraphs);
    std::uint32_t last = 0;
    for (const text::RawToken& token : t.tokens) {
        fuzz::require(token.span.begin < token.span.end && token.span.end <= text.size());
        fuzz::require(token.span.begin >= last);
        fuzz::require(is_boundary(text, token.span.begin) && is_boundary(text, token.span.end));
        check_gap(text, last, token.span.begin);
        last = token.span.end;
    }
    check_gap(text, last, static_cast<std::uint32_t>(text.size()));
    std::uint32_t next = 0;
    for (const text::SentenceRange& sentence : t.sentences) {
        fuzz::require(sentence.begin == next && sentence.end > next);
        fuzz::require(paragraphs[sentence.paragraph].contains(sentence.span));
        next = sentence.end;
    }
    fuzz::require(next == t.tokens.size());
    return 0;
}
