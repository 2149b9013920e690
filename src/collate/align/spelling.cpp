#include "collate/align/spelling.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

void replace_all(std::string& s, std::string_view from, std::string_view to) {
    for (std::size_t at = s.find(from); at != std::string::npos;
         at = s.find(from, at + to.size())) {
        s.replace(at, from.size(), to);
    }
}

/// One form for all spellings of a word.
std::string plain(std::string_view word) {
    std::string s = text::fold(word);
    std::erase_if(s, [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !is_ascii_alpha(c) && !is_ascii_digit(c);
    });
    replace_all(s, "our", "or");
    replace_all(s, "adviser", "advisor");
    if (s.size() > 4) {
        std::replace(s.begin() + 3, s.end(), 'z', 's');
        if (s.ends_with("re")) {
            s.replace(s.size() - 2, 2, "er");
        }
        s.erase(std::unique(s.begin(), s.end(),
                            [](char x, char y) { return x == y && is_ascii_alpha(x); }),
                s.end());
    }
    return s;
}

}  // namespace

bool spelling_variants(std::string_view a, std::string_view b) { return plain(a) == plain(b); }

}  // namespace stemma::collate
