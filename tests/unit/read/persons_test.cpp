#include "read/entities/persons.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stemma::read {
namespace {

std::vector<std::uint32_t> clusters_of(const std::vector<std::string>& names) {
    std::vector<Mention> mentions;
    for (const std::string& name : names) {
        mentions.emplace_back().words = fold_name(name);
    }
    std::vector<const Mention*> pointers;
    for (const Mention& mention : mentions) {
        pointers.push_back(&mention);
    }
    return cluster_persons(pointers);
}

using Clusters = std::vector<std::uint32_t>;

TEST(Persons, SurnamesGoToTheFullName) {
    EXPECT_EQ(clusters_of({"Vesna Halmar", "Halmar", "Vesna", "Orrin Dask"}),
              (Clusters{0, 0, 0, 1}));
    EXPECT_EQ(clusters_of({"Halmar", "Vesna Halmar"}), (Clusters{0, 0}));
}

TEST(Persons, TransliterationsAreOne) {
    EXPECT_EQ(clusters_of({"Pak Min-su", "Pak Min Su", "Pak Min su", "Pak"}),
              (Clusters{0, 0, 0, 0}));
    EXPECT_EQ(clusters_of({"Oleh Drahomenko", "Oleh Dragomenko"}), (Clusters{0, 0}));
}

TEST(Persons, ASurnameInAnotherSpelling) {
    EXPECT_EQ(clusters_of({"Pavel Dorschenko", "Dorshenko"}), (Clusters{0, 0}));
    EXPECT_EQ(clusters_of({"Oleh Varensky", "Varenskyy", "Varenskiy", "Warensky"}),
              (Clusters{0, 0, 0, 0}));
    EXPECT_EQ(clusters_of({"Vesna Holm", "Hollm"}), (Clusters{0, 0}));
    EXPECT_EQ(clusters_of({"Ada Kuhn", "Kun"}),
              (Clusters{0, 1}));  // short names are alike by chance
    EXPECT_EQ(clusters_of({"Oleh Varensky", "Ina Varenskyy", "Varenskiy"}), (Clusters{0, 1, 2}));
}

TEST(Persons, NamesakesStayApart) {
    EXPECT_EQ(clusters_of({"Pak Min-su", "Pak", "Pak Ho Jin", "Pak"}), (Clusters{0, 0, 1, 0}));
    EXPECT_EQ(clusters_of({"Vesna Halmar", "Otto Halmar"}), (Clusters{0, 1}));
    // A surname long before the full name is somebody whom the text takes for known.
    EXPECT_EQ(clusters_of({"Pak", "Vesna Halmar", "Pak", "Otto Holm", "Pak", "Pak Ho Jin", "Pak"}),
              (Clusters{0, 1, 0, 2, 0, 3, 0}));
}

TEST(Persons, MiddleNamesAndInitials) {
    EXPECT_TRUE(same_person({"vesna", "maria", "halmar"}, {"vesna", "halmar"}));
    EXPECT_TRUE(same_person({"v", "halmar"}, {"vesna", "halmar"}));
    EXPECT_FALSE(same_person({"vesna", "maria", "halmar"}, {"vesna", "ida", "halmar"}));
    EXPECT_FALSE(same_person({"vesna", "halmar"}, {"vesna", "holm"}));
}

RC_GTEST_PROP(Persons, SamenessIsMutual, ()) {
    const auto word = rc::gen::elementOf(
        std::vector<std::string>{"pak", "min", "su", "v", "vesna", "halmarsson", "halmarson"});
    const auto a = *rc::gen::container<std::vector<std::string>>(2 + *rc::gen::inRange(0, 2), word);
    const auto b = *rc::gen::container<std::vector<std::string>>(2 + *rc::gen::inRange(0, 2), word);
    RC_ASSERT(same_person(a, b) == same_person(b, a));
    RC_ASSERT(same_person(a, a));
}

}  // namespace
}  // namespace stemma::read
