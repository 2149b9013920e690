#include "extract/assemble.h"

#include <gtest/gtest.h>

namespace stemma::extract {
namespace {

struct Line {
    std::string_view text;
    float keep = 1;
    bool comment = false;
    bool link = false;
    BlockKind kind = BlockKind::text;
};

std::vector<bool> decided(const std::vector<Line>& lines) {
    Material material;
    std::vector<float> keep;
    for (const Line& line : lines) {
        const auto begin = static_cast<std::uint32_t>(material.blocks.text.size());
        material.blocks.text += line.text;
        material.blocks.list.push_back(
            {.text = {begin, static_cast<std::uint32_t>(material.blocks.text.size())},
             .kind = line.kind,
             .link_bytes = line.link ? static_cast<std::uint32_t>(line.text.size()) : 0});
        material.blocks.text += '\n';
        material.in_comments.push_back(line.comment);
        keep.push_back(line.keep);
    }
    material.context = Context::of(material.blocks);
    return decide(material, keep);
}

constexpr std::string_view first =
    "The harbour of Port Ellery was closed on Monday after a crane fell across the northern quay, "
    "injuring four of the dockers who had come to work there, the mayor said.";
constexpr std::string_view second =
    "The port authority said that the crane had been inspected in March, and that it would take at "
    "least three days to clear the quay of what is left of it.";
constexpr std::string_view third =
    "Two ships were sent on to Saltholm, where the captains had to wait until there was room for "
    "them, and a third one turned back before it had come in sight of the coast.";

TEST(Decide, TheSecondCopyOfAnArticleGoes) {
    EXPECT_EQ(decided({{first}, {second}, {third}, {first}, {second}, {third}}),
              (std::vector<bool>{true, true, true, false, false, false}));
    const std::string whole = std::string(first) + ' ' + std::string(second);
    EXPECT_EQ(decided({{first}, {second}, {whole}}), (std::vector<bool>{true, true, false}));
}

TEST(Decide, AQuoteSetApartGoesAndARecurringLineStays) {
    EXPECT_EQ(decided({{first},
                       {second},
                       {"it would take at least three days to clear the quay of what is left"},
                       {third}}),
              (std::vector<bool>{true, true, false, true}));
    constexpr std::string_view step = "Stir well and leave it to stand for ten minutes in the pot.";
    EXPECT_EQ(decided({{first}, {step}, {second}, {step}, {third}}),
              (std::vector<bool>{true, true, true, true, true}));
}

TEST(Decide, CommentsGoButForumsStay) {
    EXPECT_EQ(decided({{first}, {second}, {third, 1, true}}),
              (std::vector<bool>{true, true, false}));
    EXPECT_EQ(decided({{first, 1, true}, {second, 1, true}}), (std::vector<bool>{true, true}));
}

TEST(Decide, ProseIsRescuedWhereTheLabelsLeftNone) {
    EXPECT_EQ(decided({{"Home", 0}, {first, 0.2F}, {second, 0.1F}, {"Contact", 0}}),
              (std::vector<bool>{false, true, true, false}));
    // What was kept is no prose, so it does not count.
    const std::vector<bool> kept = decided(
        {{"north south harbour mill bridge lock coast valley river ferry boat train road school "
          "church market theatre museum park garden square tower gate wall field wood",
          0.6F},
         {first, 0.1F},
         {second, 0.1F}});
    EXPECT_TRUE(kept[1]);
    EXPECT_TRUE(kept[2]);
}

TEST(Decide, ProseThatIsAllLinksIsRescuedAndTeasersAreNot) {
    const auto linked = [](std::string_view text, BlockKind kind = BlockKind::text) {
        return Line{text, 0, false, true, kind};
    };
    EXPECT_EQ(
        decided({linked("Home"), linked(first), linked(second), linked(third), linked("Imprint")}),
        (std::vector<bool>{false, true, true, true, false}));
    const Line heading = linked("Crane falls", BlockKind::heading);
    EXPECT_EQ(decided({heading, linked(first), heading, linked(second), heading, linked(third)}),
              std::vector<bool>(6));
    EXPECT_EQ(decided({linked(first, BlockKind::item), linked(second, BlockKind::item)}),
              std::vector<bool>(2));
    EXPECT_EQ(decided({linked(first)}), std::vector<bool>(1));  // one may be a teaser
}

TEST(Decide, TheLongestTextIsRescuedWhereNoWordIsKnown) {
    constexpr std::string_view thai =
        "นายกเทศมนตรีเมืองโทลเฮเวนกล่าวเมื่อวันพุธว่า ท่าเรือข้ามฟากจะปิดในวันศุกร์ "
        "หลังจากผู้ตรวจสอบพบรอยร้าวที่สะพานเทียบเรือ "
        "เธอบอกผู้สื่อข่าวว่า สะพานเทียบเรือที่สร้างในปี 1961 ไม่สามารถรับน้ำหนักรถบรรทุกได้อีกต่อไป";
    EXPECT_EQ(decided({{"ปิดท่าเรือ", 0}, {thai, 0.05F}, {thai.substr(0, 150), 0.05F}, {"© 2022", 0}}),
              (std::vector<bool>{false, true, true, false}));
    EXPECT_EQ(decided({{"Home", 0}, {"The pier is shut.", 0.2F}, {"It has cracks.", 0.1F}}),
              (std::vector<bool>{false, true, true}));
    EXPECT_EQ(decided({{"Home", 0}, {"Accept all.", 0.02F}}), (std::vector<bool>{false, false}));
}

}  // namespace
}  // namespace stemma::extract
