// Articles for the grouping tests, and a grouper with the project's own weights.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/data_folder.h"
#include "base/files.h"
#include "group/grouper.h"
#include "text/tokens.h"

namespace stemma::group {

struct Sample {
    std::string title;
    std::string text;
    std::string published;
};

inline ReadArticle read_article(const Sample& sample, std::string id = "a") {
    ReadArticle read;
    read.article.id = std::move(id);
    read.article.title = sample.title;
    read.article.text = sample.text;
    read.article.language = "en";
    read.article.paragraphs = text::find_paragraphs(sample.text);
    if (!sample.published.empty()) {
        read.article.published = sample.published;
    }
    return read;
}

inline Grouper open_grouper(const GroupOptions& options = {}) {
    static const SystemFiles files;
    const DataFolder data(files, std::string(STEMMA_SOURCE_DIR) + "/data");
    Result<Grouper> grouper = Grouper::open(data, options);
    if (!grouper) {
        throw std::runtime_error(grouper.error().message());
    }
    return *std::move(grouper);
}

inline std::vector<Change> add(Grouper& grouper, std::uint32_t id, const Sample& sample) {
    const ReadArticle read = read_article(sample);
    return grouper.add(ArticleId{id}, read.article, read.reading);
}

/// Two shootings in two towns: the same words but for place, names and numbers.
inline std::vector<Sample> quarrels() {
    return {
        {"Man shot dead outside Wexcombe bar",
         "WEXCOMBE — A 34-year-old man was shot dead outside a bar on Alder Street early on "
         "Saturday, police said.\n\nOfficers found Darren Polk lying near the entrance of the Blue "
         "Heron shortly after 1:30 a.m. He died at Wexcombe General Hospital.\n\nDetective Lena "
         "Marsh asked witnesses to come forward. No one has been arrested.",
         "2031-04-05"},
        {"Victim of Blue Heron shooting named",
         "Police in Wexcombe have named the man who was killed outside the Blue Heron bar on Alder "
         "Street as Darren Polk, 34.\n\nPolk was shot early on Saturday. Detective Lena Marsh said "
         "that no suspect is in custody and asked people who were at the bar to call.",
         "2031-04-06"},
        {"Man shot dead outside Tarrowville club",
         "TARROWVILLE — A 21-year-old man was shot dead outside a club on Mill Road early on "
         "Saturday, police said.\n\nOfficers found Andre Quill lying near the entrance of the "
         "Velvet "
         "Room shortly after 3 a.m. He died at Saint Bride's Hospital.\n\nSergeant Owen Tabb asked "
         "witnesses to come forward. No one has been arrested.",
         "2031-04-05"},
        {"Tarrowville police look for gunman after Velvet Room killing",
         "A gunman who killed Andre Quill, 21, outside the Velvet Room in Tarrowville is still at "
         "large, Sergeant Owen Tabb said on Sunday.\n\nQuill was shot on Mill Road after leaving "
         "the "
         "club at about 3 a.m. on Saturday.",
         "2031-04-06"},
    };
}

}  // namespace stemma::group
