#include "collate/align/background.h"

#include <gtest/gtest.h>

#include <map>

#include "collate/align/spelling.h"
#include "text/words.h"
#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

/// Files from memory: a name that is not given is missing.
class MemoryFiles final : public Files {
public:
    explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
    FileKind kind(const std::string&) const override { return FileKind::file; }
    Result<std::vector<std::string>> list(const std::string&) const override { return {}; }
    Result<std::string> read(const std::string& path, std::uint64_t) const override {
        const auto found = files_.find(path);
        if (found == files_.end()) {
            return fail(ErrorCode::not_found, path, "no such file");
        }
        return found->second;
    }
    Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override {
        return fail(ErrorCode::not_found, path, "no such file");
    }
    Result<void> write(const std::string&, std::string_view) override { return {}; }

private:
    std::map<std::string, std::string> files_;
};

Result<Background> open(std::string counts, std::string synonyms, std::string opposites) {
    const MemoryFiles files({{"d/collate/background.tsv", std::move(counts)},
                             {"d/collate/synonyms.txt", std::move(synonyms)},
                             {"d/collate/opposites.txt", std::move(opposites)},
                             {"d/collate/words.weights", WordVectors::encode({})}});
    return Background::open(DataFolder(files, "d"));
}

TEST(Background, RareWordsWeighMore) {
    EXPECT_LT(background().rarity("the"), 1);
    EXPECT_GT(background().rarity(text::stem("kremlin")), 3);
    EXPECT_GT(background().rarity("velmora"), background().rarity(text::stem("kremlin")));
}

TEST(Background, SynonymsAndOpposites) {
    const Background& b = background();
    EXPECT_TRUE(Background::related(b.senses(text::stem("ruler")), b.senses(text::stem("leader"))));
    EXPECT_FALSE(Background::related(b.senses(text::stem("ruler")), b.senses(text::stem("boat"))));
    EXPECT_FALSE(Background::related(b.senses("velmora"), b.senses("velmora")));
    EXPECT_EQ(b.direction(text::stem("confirm")), -b.direction(text::stem("deny")));
    EXPECT_NE(b.direction(text::stem("confirm")), 0);
}

TEST(Background, DamagedFilesAreNamed) {
    EXPECT_TRUE(open("*\t10\nword\t3\n", "a b\n", "up | down\n"));
    const Result<Background> counts = open("*\t10\nword three\n", "", "");
    ASSERT_FALSE(counts);
    EXPECT_EQ(counts.error().source, "d/collate/background.tsv");
    EXPECT_EQ(counts.error().place, 2U);
    EXPECT_FALSE(open("", "", ""));
    EXPECT_FALSE(open("*\t10\n", "a b\na c\na d\na e\na f\n", ""));
    EXPECT_FALSE(open("*\t10\n", "", "up down\n"));
}

TEST(Spelling, VariantsOfOneWord) {
    EXPECT_TRUE(spelling_variants("organise", "organize"));
    EXPECT_TRUE(spelling_variants("Co-operation", "cooperation"));
    EXPECT_TRUE(spelling_variants("labour", "labor"));
    EXPECT_TRUE(spelling_variants("centre", "center"));
    EXPECT_FALSE(spelling_variants("cooperation", "collaboration"));
    EXPECT_FALSE(spelling_variants("common", "joint"));
}

}  // namespace
}  // namespace stemma::collate::testing
