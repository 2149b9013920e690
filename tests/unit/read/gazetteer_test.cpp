#include "read/entities/gazetteer.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "read_helpers.h"

namespace stemma::read {
namespace {

const Gazetteer& gazetteer() {
    static const Gazetteer g = Gazetteer::open(test_data()).value();
    return g;
}

WordForms forms_of(std::string_view text) {
    std::vector<Token> tokens;
    for (const text::RawToken& token : text::tokenize(text).tokens) {
        tokens.push_back({token.span, Pos::x});
    }
    WordForms forms;
    forms.read(text, tokens);
    return forms;
}

std::string key_of(std::string_view text, NameClass c) {
    return std::string(gazetteer().key(gazetteer().match_all(forms_of(text), ~NameClasses{0}), c));
}

TEST(Gazetteer, FormsOfOneThingShareAKey) {
    EXPECT_EQ(key_of("KCNA", NameClass::agency), "agency:kcna");
    EXPECT_EQ(key_of("Korean Central News Agency", NameClass::agency), "agency:kcna");
    EXPECT_EQ(gazetteer().name("agency:kcna"), "Korean Central News Agency");
    EXPECT_EQ(key_of("DPRK", NameClass::country), key_of("North Korea", NameClass::country));
    EXPECT_EQ(key_of("Pyongyang", NameClass::capital), "country:PRK");
    EXPECT_EQ(key_of("UN", NameClass::org), "org:united nations");
}

TEST(Gazetteer, TheLongestEntryWins) {
    const WordForms forms = forms_of("South Korean workers");
    EXPECT_EQ(gazetteer().match(forms, 0).length, 2U);
    EXPECT_EQ(gazetteer().match(forms, 2).length, 0U);
}

TEST(Gazetteer, MarksSayWhereEntriesBegin) {
    std::vector<NameMarks> marks;
    gazetteer().mark(forms_of("to New York City"), marks);
    EXPECT_EQ(marks[0].inside, 0U);
    EXPECT_NE(marks[1].begins & bit_of(NameClass::city), 0U);
    EXPECT_NE(marks[2].inside & bit_of(NameClass::city), 0U);
}

TEST(Gazetteer, UnknownWordsHaveNoKey) {
    EXPECT_EQ(key_of("Zzyxland", NameClass::country), "");
    EXPECT_EQ(gazetteer().name("country:ZZZ"), "");
}

/// A data folder in memory.
class MadeFiles final : public Files {
public:
    std::map<std::string, std::string> files;
    [[nodiscard]] FileKind kind(const std::string& path) const override {
        return files.contains(path) ? FileKind::file : FileKind::none;
    }
    [[nodiscard]] Result<std::vector<std::string>> list(const std::string&) const override {
        return std::vector<std::string>{};
    }
    [[nodiscard]] Result<std::string> read(const std::string& path, std::uint64_t) const override {
        const auto at = files.find(path);
        if (at == files.end()) {
            return fail(ErrorCode::not_found, path, "no such file");
        }
        return at->second;
    }
    [[nodiscard]] Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override {
        return fail(ErrorCode::unreadable, path, "not in this test");
    }
    [[nodiscard]] Result<void> write(const std::string& path, std::string_view) override {
        return fail(ErrorCode::unwritable, path, "read only");
    }
};

TEST(Gazetteer, ADamagedListIsNamedWithItsLine) {
    MadeFiles files;
    for (const char* name : {"places", "people", "organizations", "name_words"}) {
        files.files[std::string("d/read/") + name + ".tsv"] = "# nothing\n";
    }
    EXPECT_TRUE(Gazetteer::open(DataFolder(files, "d")));
    files.files["d/read/people.tsv"] = "# names\ngiven\t-\tVesna\nnonsense\n";
    const auto damaged = Gazetteer::open(DataFolder(files, "d"));
    ASSERT_FALSE(damaged);
    EXPECT_EQ(damaged.error().code, ErrorCode::damaged);
    EXPECT_EQ(damaged.error().source, "d/read/people.tsv");
    EXPECT_EQ(damaged.error().place, 3U);
    files.files.erase("d/read/places.tsv");
    EXPECT_EQ(Gazetteer::open(DataFolder(files, "d")).error().source, "d/read/places.tsv");
}

}  // namespace
}  // namespace stemma::read
