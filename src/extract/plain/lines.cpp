#include "extract/plain/lines.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "extract/blocks/collapse.h"
#include "extract/blocks/text_stats.h"
#include "text/utf8.h"

namespace stemma::extract::plain {
namespace {

constexpr std::size_t narrowest_wrap = 50;
constexpr std::size_t widest_wrap = 100;
constexpr std::uint32_t title_words = 4;
constexpr std::size_t longest_title = 400;  // bytes

/// The column at which the text was broken, or 0: most lines that another one follows directly
/// must end within a few words of the longest.
std::size_t wrap_column(const std::vector<std::string_view>& lines) {
    std::size_t longest = 0;
    for (const std::string_view line : lines) {
        longest = std::max(longest, line.size());
    }
    if (longest < narrowest_wrap || longest > widest_wrap) {
        return 0;
    }
    std::size_t followed = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].empty() && !lines[i + 1].empty()) {
            ++followed;
            full += lines[i].size() + 15 >= longest ? 1 : 0;
        }
    }
    return followed >= 5 && full * 10 >= followed * 8 ? longest : 0;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n\f", at), text.size());
        lines.push_back(trim(text.substr(at, end - at)));
        at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

}  // namespace

Blocks find_blocks(std::string_view utf8) {
    Blocks blocks;
    blocks.text.reserve(utf8.size() + 16);
    const std::vector<std::string_view> lines = lines_of(utf8);
    const std::size_t column = wrap_column(lines);
    Gap gap = Gap::paragraph;
    bool continued = false;  // the line before was broken at the column
    for (const std::string_view line : lines) {
        const bool broken = continued && gap == Gap::line;
        const bool join = !line.empty() && (broken || blocks.list.size() == most_lines);
        if (join) {
            blocks.text.back() = ' ';
        }
        const std::size_t begin = join ? blocks.list.back().text.begin : blocks.text.size();
        append_collapsed(blocks.text, begin, line);
        end_collapsed(blocks.text, begin);
        if (blocks.text.size() == begin) {
            gap = Gap::paragraph;
            continue;
        }
        if (!join) {
            blocks.list.push_back({.text = {static_cast<std::uint32_t>(begin), 0}, .gap = gap});
        }
        blocks.list.back().text.end = static_cast<std::uint32_t>(blocks.text.size());
        blocks.text += '\n';
        gap = Gap::line;
        continued = column > 0 && line.size() + 15 >= column;
    }
    for (const Block& block : blocks.list) {
        const std::string_view line = blocks.text_of(block);
        const std::string_view start = line.substr(0, text::boundary_before(line, longest_title));
        if (measure(start).words >= title_words) {
            blocks.title = start;
            break;
        }
    }
    return blocks;
}

}  // namespace stemma::extract::plain
