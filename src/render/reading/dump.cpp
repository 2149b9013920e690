#include "base/strings.h"
#include "render/reading/reading.h"

namespace stemma::render {
namespace {

/// On one line and in one column whatever it holds.
void append_cell(std::string& out, std::string_view cell) {
    for (const char c : cell) {
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
}

void append_token(std::string& out, const ReadArticle& article, const Sentence& sentence,
                  std::uint32_t i) {
    const Reading& reading = article.reading;
    const Token& token = reading.tokens[i];
    out += cat(i - sentence.tokens.begin + 1, '\t');
    append_cell(out, token.span.of(article.article.text));
    out += cat('\t', name_of(token.pos), '\t');
    if (i < reading.arcs.size()) {
        const Arc& arc = reading.arcs[i];
        const std::uint32_t head =
            arc.head == Arc::no_head ? 0 : arc.head - sentence.tokens.begin + 1;
        out += cat(head, '\t', name_of(arc.relation));
    } else {
        out += "_\t_";
    }
    out += cat('\t', token.span.begin, '\t', token.span.end, '\n');
}

}  // namespace

std::string reading_dump(const ReadArticle& article) {
    std::string out = "# article ";
    append_cell(out, article.article.id);
    out += '\n';
    std::size_t number = 0;
    for (const Sentence& sentence : article.reading.sentences) {
        out += cat("# sentence ", ++number, " paragraph ", sentence.paragraph + 1, '\n');
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            append_token(out, article, sentence, i);
        }
        out += '\n';
    }
    return out;
}

}  // namespace stemma::render
