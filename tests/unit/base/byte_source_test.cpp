#include "base/byte_source.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/strings.h"

namespace stemma {
namespace {

/// Gives a text in pieces of one size, so that lines are cut anywhere.
class Pieces final : public ByteSource {
public:
    Pieces(std::string text, std::size_t size) : text_(std::move(text)), size_(size) {}
    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const std::size_t n = text_.copy(buffer, std::min(size, size_), at_);
        at_ += n;
        return n;
    }

private:
    std::string text_;
    std::size_t size_;
    std::size_t at_ = 0;
};

std::vector<std::string> lines_of(const std::string& text, std::size_t piece, std::size_t limit) {
    Pieces source(text, piece);
    LineReader lines(source, limit);
    std::vector<std::string> out;
    while (true) {
        const auto line = lines.next();
        if (!line.value()) {
            return out;
        }
        out.emplace_back((*line)->text);
        if ((*line)->too_long) {
            out.back() += "…";
        }
        EXPECT_EQ((*line)->number, out.size());
    }
}

TEST(LineReader, CutsOverlongLinesAndGoesOn) {
    EXPECT_EQ(lines_of("abcdef\nxy\n0123456789\nlast", 3, 4),
              (std::vector<std::string>{"abcd…", "xy", "0123…", "last"}));
}

TEST(LineReader, KeepsEmptyLines) {
    EXPECT_EQ(lines_of("\n\na\n", 1, 9), (std::vector<std::string>{"", "", "a"}));
    EXPECT_TRUE(lines_of("", 1, 9).empty());
}

TEST(LineReader, PartsShortFromLongLines) {
    const std::string a(100'000, 'a');
    const std::string b(300'000, 'b');
    for (const std::size_t piece : {1'000U, 150'000U}) {
        EXPECT_EQ(lines_of(a + "\nx\n\n" + b + "\n" + a + "\ny", piece, 1U << 20U),
                  (std::vector<std::string>{a, "x", "", b, a, "y"}));
        EXPECT_EQ(
            lines_of(a + "\nx\n" + b, piece, 70'000),
            (std::vector<std::string>{a.substr(0, 70'000) + "…", "x", b.substr(0, 70'000) + "…"}));
    }
}

RC_GTEST_PROP(LineReader, JoinedLinesAreTheText, (std::string text)) {
    const auto piece = *rc::gen::inRange<std::size_t>(1, 70'000);
    std::string joined;
    for (const std::string& line : lines_of(text, piece, 1U << 20U)) {
        joined += line + "\n";
    }
    const bool ended = text.empty() || text.ends_with('\n');
    RC_ASSERT(joined == (ended ? text : text + "\n"));
}

TEST(ReadAll, StopsAtTheLimit) {
    Pieces endless(std::string(100, 'x'), 7);
    EXPECT_EQ(read_all(endless, 99, "x").error().code, ErrorCode::too_large);
    Pieces fitting(std::string(100, 'x'), 7);
    EXPECT_EQ(read_all(fitting, 102, "x", "ab").value(), "ab" + std::string(100, 'x'));
}

}  // namespace
}  // namespace stemma
