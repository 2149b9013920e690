#include "extract/metadata/outlet_namer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/data_folder.h"

namespace stemma::extract {
namespace {

const OutletNamer& namer() {
    static const OutletNamer loaded = [] {
        const SystemFiles files;
        const DataFolder data(files, STEMMA_SOURCE_DIR "/data");
        return *OutletNamer::parse(*data.read("extract/outlets.txt"), "outlets.txt");
    }();
    return loaded;
}

std::string name_of(const std::vector<std::string>& around) {
    std::vector<PlainLine> lines;
    for (const std::string& line : around) {
        lines.push_back({line, LineRole::dropped});
    }
    return namer().find(lines);
}

TEST(OutletNamer, OnePhraseThatOnlyTheOutletGets) {
    EXPECT_EQ(name_of({"Dam bursts", "If you are a registered user of The Fjord Post, log in."}),
              "The Fjord Post");
    EXPECT_EQ(name_of({"Orland TV’s website can also be read at these addresses:"}), "Orland TV");
    EXPECT_EQ(name_of({"Log in to Bay Courier or go on as a guest."}), "Bay Courier");
    EXPECT_EQ(name_of({"Jetzt Konto bei Nordufer Zeitung anlegen"}), "Nordufer Zeitung");
}

TEST(OutletNamer, TwoLesserHints) {
    EXPECT_EQ(name_of({"Dam bursts | Orland Times", "© 2031 Orland Times. All rights reserved."}),
              "Orland Times");
    EXPECT_EQ(name_of({"Dam bursts - Orland Times", "More from Orland Times"}), "Orland Times");
    EXPECT_EQ(name_of({"© 2031 ORB. The ORB is not responsible for other sites."}), "ORB");
}

TEST(OutletNamer, OneLesserHintIsTooLittle) {
    EXPECT_EQ(name_of({"© 2031 Trellis Media Holdings"}), "");
    EXPECT_EQ(name_of({"Dam bursts - what we know"}), "");
    EXPECT_EQ(name_of({"Dam bursts | Live"}), "");
}

TEST(OutletNamer, OthersAreNotTheOutlet) {
    EXPECT_EQ(name_of({"Sign in to Google", "Photo © 2031 Getty Images", "© Getty Images"}), "");
    EXPECT_EQ(name_of({"the Trell campaign's website"}), "");
    EXPECT_EQ(name_of({"© 2031 All rights reserved", "Copyright 2019-2031", "©"}), "");
}

TEST(OutletNamer, TheStoryItselfIsNotAsked) {
    const std::vector<PlainLine> lines = {
        {"Every registered user of Fjord Bank was told, the bank said.", LineRole::kept}};
    EXPECT_EQ(namer().find(lines), "");
}

TEST(OutletNamer, DamagedListsAreNamed) {
    const auto result =
        OutletNamer::parse("owner ©\nafter account with\nwrong words\n", "list.txt");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().source, "list.txt");
    EXPECT_FALSE(OutletNamer::parse("", "list.txt"));
}

RC_GTEST_PROP(OutletNamer, AnyLinesGiveAPartOfALine, ()) {
    static const std::vector<std::string> words = {
        "©", "2031", "The", "Bay", "Post’s", "website", "sign", "in",     "to",
        "|", "-",    ",",   "of",  "\xff",   "user",    "Über", "is not", ""};
    const auto picked = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)));
    std::vector<std::string> text;
    for (const auto& line : picked) {
        std::string& joined = text.emplace_back();
        for (const std::string& word : line) {
            joined += word + " ";
        }
    }
    const std::string name = name_of(text);
    RC_ASSERT(name.empty() || std::ranges::any_of(text, [&](const std::string& line) {
                  return line.find(name) != std::string::npos;
              }));
}

}  // namespace
}  // namespace stemma::extract
