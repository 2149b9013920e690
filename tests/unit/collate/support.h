// Invented articles, read as the program reads them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/data_folder.h"
#include "collate/collator.h"
#include "read/reader.h"
#include "text/tokens.h"

namespace stemma::collate::testing {

inline const DataFolder& data() {
    static const SystemFiles files;
    static const DataFolder folder(files, std::string(STEMMA_SOURCE_DIR) + "/data");
    return folder;
}

template <class T>
const T& opened() {
    static const Result<T> result = T::open(data());
    if (!result) {
        ADD_FAILURE() << result.error().message();
    }
    return result.value();
}

struct Source {
    std::string id;
    std::string outlet;
    std::string published;  ///< "" if the article does not tell
    std::string text;
};

inline ReadArticle read(const Source& source) {
    ReadArticle out;
    out.article.id = source.id;
    out.article.outlet = source.outlet;
    if (!source.published.empty()) {
        out.article.published = source.published;
    }
    out.article.language = "en";
    out.article.text = source.text;
    out.article.paragraphs = text::find_paragraphs(out.article.text);
    out.reading = opened<read::Reader>().read(out.article);
    return out;
}

inline ReadArticle read(const std::string& text) { return read(Source{"a", "A", "", text}); }

/// A story that owns its articles.
struct Story {
    std::vector<ReadArticle> articles;
    std::vector<const ReadArticle*> pointers;

    explicit Story(const std::vector<Source>& sources) {
        for (const Source& source : sources) {
            articles.push_back(read(source));
        }
        for (const ReadArticle& article : articles) {
            pointers.push_back(&article);
        }
    }
    [[nodiscard]] Collation collate() const { return opened<Collator>().collate(pointers); }
};

/// The dam of Velmora: an agency text, a reprint, a paraphrase and an outlet with other figures.
inline std::vector<Source> dam_story() {
    return {
        {"agency", "Ostra Press", "2031-03-04",
         "The Velmora dam burst early on Tuesday after three days of rain, killing 12 people in "
         "the "
         "village of Taskan, the regional governor said.\n\n"
         "Governor Ilsa Brenk told reporters that \"we warned the ministry about the cracks with "
         "every means we had\".\n\n"
         "About 4,000 residents were taken to schools in the town of Orlick."},
        {"reprint", "Daily Harbour", "2031-03-04",
         "The Velmora dam burst early on Tuesday after three days of rain, killing 12 people in "
         "the "
         "village of Taskan, the regional governor said.\n\n"
         "Governor Ilsa Brenk told reporters that \"we warned the ministry about the cracks with "
         "every tool we had\".\n\n"
         "The harbour of Lintz stays closed to fishing boats until Friday."},
        {"rival", "Morning Ledger", "2031-03-05",
         "At least 19 people died in the village of Taskan when the Velmora dam burst on Tuesday "
         "after days of heavy rain, rescuers said.\n\n"
         "Some 4,000 residents were brought to schools in Orlick, a nearby town.\n\n"
         "Engineer Pavel Quill said his company had offered 250 pumps to the district."},
        {"undated", "Valley Voice", "",
         "The Velmora dam burst on Tuesday, killing 12 people in Taskan, the governor said on "
         "Tuesday. Residents of the village were taken to schools in Orlick."},
    };
}

}  // namespace stemma::collate::testing
