#include "base/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace stemma {
namespace {

namespace fs = std::filesystem;

class FilesTest : public testing::Test {
protected:
    FilesTest() {
        std::string pattern = (fs::temp_directory_path() / "stemma-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    ~FilesTest() override { fs::remove_all(folder_); }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
    void make(const std::string& name, const std::string& text) const {
        fs::create_directories(fs::path(path(name)).parent_path());
        std::ofstream(path(name)) << text;
    }

    std::string folder_;
    SystemFiles files_;
};

TEST_F(FilesTest, WritesWholeAndLeavesNoTemporaryFile) {
    ASSERT_TRUE(files_.write(path("a.txt"), "one"));
    ASSERT_TRUE(files_.write(path("a.txt"), "two"));
    EXPECT_EQ(files_.read(path("a.txt"), 100).value(), "two");
    EXPECT_EQ(files_.list(folder_).value(), std::vector<std::string>{path("a.txt")});
}

TEST_F(FilesTest, WritingIntoAMissingFolderFailsAndNamesIt) {
    const auto written = files_.write(path("none/a.txt"), "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::unwritable);
    EXPECT_EQ(written.error().source, path("none/a.txt"));
}

TEST_F(FilesTest, WritingToAFullDeviceFailsAndLeavesTheDevice) {
    const auto written = files_.write("/dev/full", "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::unwritable);
    EXPECT_EQ(files_.kind("/dev/full"), FileKind::other);
}

TEST_F(FilesTest, WritingThroughALinkKeepsTheLink) {
    make("target.txt", "old");
    fs::create_symlink(path("target.txt"), path("link.txt"));
    ASSERT_TRUE(files_.write(path("link.txt"), "new"));
    EXPECT_TRUE(fs::is_symlink(path("link.txt")));
    EXPECT_EQ(files_.read(path("target.txt"), 100).value(), "new");
}

TEST_F(FilesTest, WritingOverAFolderFails) {
    EXPECT_EQ(files_.write(folder_, "x").error().code, ErrorCode::unwritable);
}

TEST_F(FilesTest, ListsByPathWithoutHiddenFiles) {
    make("b/2.txt", "");
    make("b/1.txt", "");
    make("a.txt", "");
    make(".hidden/x.txt", "");
    make(".x", "");
    EXPECT_EQ(files_.list(folder_).value(),
              (std::vector<std::string>{path("a.txt"), path("b/1.txt"), path("b/2.txt")}));
    EXPECT_EQ(files_.list(path("none")).error().code, ErrorCode::unreadable);
}

TEST_F(FilesTest, ReadsUpToTheLimitAndNotBeyond) {
    make("ten.txt", "0123456789");
    EXPECT_EQ(files_.read(path("ten.txt"), 10).value(), "0123456789");
    EXPECT_EQ(files_.read(path("ten.txt"), 9).error().code, ErrorCode::too_large);
    EXPECT_EQ(files_.read(path("none"), 9).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace stemma
