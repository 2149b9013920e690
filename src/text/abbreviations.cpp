#include "text/abbreviations.h"

#include <string>
#include <unordered_map>

#include "base/strings.h"

namespace stemma::text::detail {
namespace {

constexpr std::string_view titles =
    "Mr Mrs Ms Mx Dr Drs Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Maj Capt Sgt Cpl Pvt Adm Cmdr "
    "Cdr Brig Rev Fr Hon Pres St Ste Mt Ft Messrs Mme Mlle Supt Det Insp Amb Atty Sra Dra Hr "
    "Msgr Br vs Vs VS v cf e.g i.e E.g I.e eg ie viz approx est ca bzw resp evtl ggf z.B d.h u.a "
    "Ing Dipl Mag a.k.a "
    // Of speakers in a transcript: "SEN. HOLM: …"
    "MR MRS MS DR PROF GEN SEN REP GOV LT COL MAJ CAPT SGT ADM AMB REV HON";
constexpr std::string_view numbers = "No Nos no nos Vol vol pp p Art art Ch Fig Figs Op Nr Sat Sun";
constexpr std::string_view endings =
    "Inc Corp Co Ltd Jr Sr Bros Cos Esq Ph.D Ph etc Etc Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
    "Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Univ Dept Assn Assoc Ave Blvd Rd Hwy al Intl Natl "
    "Govt Dist Dev Mfg Mgr Pty Bhd Sdn S.p.A Mio Mrd usw inkl sq yrs";
constexpr std::string_view states =
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb "
    "Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que";
constexpr std::string_view clocks = "a.m p.m A.M P.M";

using Table = std::unordered_map<std::string_view, Abbreviation>;

Table make_table() {
    Table table;
    const auto add = [&](std::string_view words, Abbreviation kind) {
        for (const std::string_view word : split(words, ' ')) {
            table.emplace(word, kind);
        }
    };
    add(titles, Abbreviation::title);
    add(numbers, Abbreviation::number);
    add(endings, Abbreviation::ending);
    add(states, Abbreviation::state);
    add(clocks, Abbreviation::clock);
    return table;
}

}  // namespace

Abbreviation find_abbreviation(std::string_view word) {
    static const Table table = make_table();
    const auto found = table.find(word);
    return found == table.end() ? Abbreviation::none : found->second;
}

}  // namespace stemma::text::detail
