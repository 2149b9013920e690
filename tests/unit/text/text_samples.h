// Generated texts for the laws of text/: news-like pieces in any order, with broken bytes between.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

namespace stemma::text::testing {

inline rc::Gen<std::string> any_piece() {
    return rc::gen::element<std::string>(
        "Mr.", "Kim", "said", "U.S.", "The", "the", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t",
        ".", ".", "...", "…", "!", "?", ",", ":", "\"", "“", "”", "‘", "’", "'", "''", "``", "«",
        "»", "„", "(", ")", "—", "--", "-", "$5bn", "1,000.5", "10:30", "p.m.", "don't", "Kim’s",
        "cannot", "states'", "http://a.example/b?c=d.", "who@a.example", "#tag", "@name", "É", "ß",
        "е́", "平壌", "。", "ไทย", "\u00A0", "\u00AD", "\u200B", "\u2028", "\uFEFF", "😀", "n't",
        "'90s", "Ph.D.", "1.", "No. 5", "AT&T", "US$5");
}
inline rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(any_piece()),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& piece : pieces) {
                                text += piece;
                            }
                            return text;
                        });
}
/// The same with bytes that are no UTF-8.
inline rc::Gen<std::string> any_bytes() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(
            any_piece(), any_piece(),
            rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }))),
        [](const std::vector<std::string>& pieces) {
            std::string text;
            for (const std::string& piece : pieces) {
                text += piece;
            }
            return text;
        });
}

}  // namespace stemma::text::testing
