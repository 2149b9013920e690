#include "collate/lineage/hand_book.h"

#include <gtest/gtest.h>

#include <map>

#include "unit/collate/support.h"

namespace stemma::collate {
namespace {

using testing::opened;

std::vector<std::string_view> views(const Phrase& words) {
    std::vector<std::string_view> out;
    for (const std::string& word : words) {
        out.emplace_back(word);
    }
    return out;
}
const Hand* hand_named(const std::string& name) {
    const Phrase words = phrase_of(name);
    const HandForm* form = opened<HandBook>().find(views(words));
    return form == nullptr ? nullptr : &opened<HandBook>().hands()[form->hand];
}

TEST(HandBook, FormsLeadToTheirHand) {
    ASSERT_NE(hand_named("KCNA"), nullptr);
    EXPECT_EQ(hand_named("KCNA")->key, "agency:kcna");
    EXPECT_EQ(hand_named("Korean Central News Agency reported"), hand_named("KCNA"));
    EXPECT_FALSE(hand_named("The Washington Post")->agency);
    EXPECT_EQ(hand_named("Velmora Quarterly"), nullptr);
}

TEST(HandBook, WordsAroundANameSayWhetherItReports) {
    const HandBook& book = opened<HandBook>();
    const auto reports = [&](const std::string& text, std::size_t begin, std::size_t end) {
        const Phrase words = phrase_of(text);
        const std::vector<std::string_view> seen = views(words);
        return book.reports(seen, begin, end);
    };
    EXPECT_TRUE(reports("she told the Echo on Monday", 3, 4));
    EXPECT_TRUE(reports("as World Courier reported", 1, 3));
    EXPECT_TRUE(reports("according to Meridian", 2, 3));
    EXPECT_FALSE(reports("he read the Echo at breakfast", 3, 4));
    const Phrase reprint = phrase_of("This report first appeared in the Echo.");
    EXPECT_TRUE(book.is_reprint(views(reprint), 6));
}

/// A data folder of two files.
class TwoFiles final : public Files {
public:
    TwoFiles(std::string words, std::string names)
        : words_(std::move(words)), names_(std::move(names)) {}
    FileKind kind(const std::string&) const override { return FileKind::file; }
    Result<std::vector<std::string>> list(const std::string&) const override { return {}; }
    Result<std::string> read(const std::string& path, std::uint64_t) const override {
        return path.ends_with("hands.txt") ? words_ : names_;
    }
    Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override {
        return std::unexpected(Error{ErrorCode::not_found, path, 0, "no stream", ""});
    }
    Result<void> write(const std::string&, std::string_view) override { return {}; }

private:
    std::string words_;
    std::string names_;
};

Result<HandBook> open(const std::string& words, const std::string& names) {
    const TwoFiles files(words, names);
    return HandBook::open(DataFolder(files, "d"));
}

TEST(HandBook, DamagedFilesAreNamed) {
    EXPECT_TRUE(open("before\ttold\n", "agency\tagency:x\tX Wire\n"));
    const auto words = open("# words\nbefore told\n", "");
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().source, "d/collate/hands.txt");
    EXPECT_EQ(words.error().place, 2U);
    EXPECT_FALSE(open("sometime\ttold\n", ""));
    EXPECT_FALSE(open("site\tagency:x\n", ""));
    const auto names = open("", "agency\tagency:x\n");
    ASSERT_FALSE(names);
    EXPECT_EQ(names.error().source, "d/read/organizations.tsv");
}

}  // namespace
}  // namespace stemma::collate
