#include "read/attributions/chains.h"

#include <gtest/gtest.h>

#include <string>

#include "read/attributions/attribution_finder.h"
#include "read/times/time_finder.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

struct Name {
    std::string_view text;
    std::string_view key;
    EntityType type = EntityType::person;
    Gender gender = Gender::unknown;
};

/// The chain of each attribution, with the entities given (as the entity finder would).
std::string chains_in(std::string_view text, const std::vector<Name>& names,
                      std::string_view credit = "", std::string_view outlet = "") {
    static const AttributionFinder finder =
        AttributionFinder::open(test_data(), test_forms()).value();
    ReadArticle read = tag_text(text);
    read.article.credit = credit;
    read.article.outlet = outlet;
    for (const Name& name : names) {
        Entity entity{
            std::string(name.text), std::string(name.key), name.type, {}, {}, name.gender};
        for (std::size_t at = text.find(name.text); at != std::string_view::npos;
             at = text.find(name.text, at + 1)) {
            entity.mentions.push_back({static_cast<std::uint32_t>(at),
                                       static_cast<std::uint32_t>(at + name.text.size())});
        }
        read.reading.entities.push_back(std::move(entity));
    }
    static const TimeFinder times = TimeFinder::open(test_data()).value();
    times.find(read.article, read.reading);
    find_attributions(finder, read);
    std::string out;
    for (const Attribution& a : read.reading.attributions) {
        std::string line;
        for (const ChainLink& link : a.chain) {
            line += (line.empty() ? "" : " → ") + link.name + ":" + std::string(name_of(link.kind));
        }
        out += line + "\n";
    }
    return out;
}

const Name quill{"Ada Quill", "person:ada quill"};
const Name norrnet{"Norrnet", "agency:norrnet", EntityType::organization};
const Name suder{"Suderpress", "agency:suderpress", EntityType::organization};
const Name post{"Harbour Post", "outlet:harbour-post", EntityType::organization};

TEST(Chains, SpeakerAlone) {
    EXPECT_EQ(chains_in("Ada Quill said the mill was closed.", {quill}), "Ada Quill:person\n");
}

TEST(Chains, RelativePronounIsTheOneBeforeIt) {
    EXPECT_EQ(chains_in("The prize went to Ada Quill, who said the mill was closed.", {quill}),
              "Ada Quill:person\n");
    EXPECT_EQ(chains_in("The owners met the old mayor, who said the mill was closed.", {}),
              "old mayor:unnamed\n");
    EXPECT_EQ(chains_in("“Who said the mill was closed?”", {quill}).find("Quill"),
              std::string::npos);
}

TEST(Chains, APronounIsNobodyWhomItDoesNotFit) {
    const auto after = [](std::string_view pronoun, Gender gender) {
        const Name speaker{"Ada Quill", "person:ada quill", EntityType::person, gender};
        return chains_in("Ada Quill said the mill was closed. " + std::string(pronoun) +
                             " said it would not open again.",
                         {speaker});
    };
    const std::string first = "Ada Quill:person\n";
    EXPECT_EQ(after("She", Gender::she), first + first);
    EXPECT_EQ(after("He", Gender::unknown), first + first);
    EXPECT_EQ(after("He", Gender::she), first + "He:unnamed\n");
    EXPECT_EQ(after("She", Gender::he), first + "She:unnamed\n");
}

TEST(Chains, ATimeBeforeTheSourceIsNoPartOfItsName) {
    EXPECT_EQ(chains_in("A day later the harbour ministry said the mill had been closed.", {}),
              "harbour ministry:unnamed\n");
    EXPECT_EQ(chains_in("The mill was shut, a day later Ada Quill told reporters.", {quill}),
              "Ada Quill:person\n");
}

TEST(Chains, LetterAndAgencyAndOutlet) {
    EXPECT_EQ(
        chains_in("In a letter to the owners, Ada Quill said the mill would never open "
                  "again, the Norrnet news agency reported.",
                  {quill, norrnet}, "", "Elmstead Echo")
            .substr(0, 65),
        std::string("Ada Quill:person → letter:document → Norrnet:agency → Elmstead Echo:outlet")
            .substr(0, 65));
}

TEST(Chains, ADocumentInsideQuotationMarksIsPartOfWhatIsSaid) {
    EXPECT_EQ(chains_in("Ada Quill praised the crew, who had acted “by the book”.", {quill}),
              "Ada Quill:person\n");
}

TEST(Chains, WhoIsToldCarries) {
    EXPECT_EQ(chains_in("“The mill is closed,” Ada Quill told Norrnet.", {quill, norrnet}),
              "Ada Quill:person → Norrnet:agency\n");
}

TEST(Chains, AccordingToOneViaAnother) {
    EXPECT_EQ(
        chains_in("The mill is closed, according to Norrnet via Harbour Post.", {norrnet, post}),
        "Norrnet:agency → Harbour Post:outlet\n");
}

TEST(Chains, CitedHandStandsBeforeTheOneThatCites) {
    const std::string chain =
        chains_in("Ada Quill said the mill was closed, Norrnet reported, citing Suderpress.",
                  {quill, norrnet, suder});
    EXPECT_LT(chain.find("Suderpress"), chain.find("Norrnet"));
}

TEST(Chains, StatementCarriedByAnAgency) {
    EXPECT_EQ(
        chains_in("Ada Quill said in a statement carried by Norrnet that the mill was closed.",
                  {quill, norrnet}),
        "Ada Quill:person → statement:document → Norrnet:agency\n");
}

TEST(Chains, CreditComesBeforeTheOutlet) {
    EXPECT_EQ(
        chains_in("Ada Quill said the mill was closed.", {quill}, "(Suderpress)", "Elmstead Echo"),
        "Ada Quill:person → Suderpress:agency → Elmstead Echo:outlet\n");
}

TEST(Chains, CreditIsCutOnCodePoints) {
    EXPECT_EQ(chains_in("Ada Quill said the mill was closed.", {quill}, "“Norrländer Dienst”"),
              "Ada Quill:person → “Norrländer Dienst”:agency\n");
    EXPECT_EQ(chains_in("Ada Quill said the mill was closed.", {quill}, "( - )"),
              "Ada Quill:person\n");
}

TEST(Chains, OutletThatIsItsOwnAgencyIsNamedOnce) {
    EXPECT_EQ(chains_in("Ada Quill told Norrnet the mill was closed.", {quill, norrnet},
                        "(Norrnet)", "Norrnet"),
              "Ada Quill:person → Norrnet:agency\n");
}

TEST(Chains, SameSpeakerGoesOnInTheSameLetter) {
    EXPECT_EQ(chains_in("In a letter to the owners, Ada Quill said the mill was lost. Ada Quill "
                        "said the owners were to blame.",
                        {quill}),
              "Ada Quill:person → letter:document\nAda Quill:person → letter:document\n");
}

TEST(Chains, TheAgencyIsTheOneNamedBefore) {
    EXPECT_EQ(chains_in("Norrnet reported that the mill was closed. The agency said the owners "
                        "were abroad.",
                        {norrnet}),
              "Norrnet:agency\nNorrnet:agency\n");
}

TEST(Chains, ReportByAnOutlet) {
    EXPECT_EQ(chains_in("According to a report by Norrnet, the mill was closed.", {norrnet}),
              "Norrnet:agency → report:document\n");
}

TEST(Chains, UnnamedSource) {
    EXPECT_EQ(chains_in("Two officials said the mill was closed.", {}), "Two officials:unnamed\n");
}

TEST(Chains, DamagedWordListIsNamed) {
    const auto forms = Inflections::parse("say said\n", "forms.txt").value();
    const auto words = ChainWords::parse("document letter\nnonsense word\n", "chains.txt", forms);
    ASSERT_FALSE(words.has_value());
    EXPECT_EQ(words.error().place, 2U);
}

}  // namespace
}  // namespace stemma::read
