#include "collate/lineage/text_stream.h"

#include <gtest/gtest.h>

namespace stemma::collate::testing {
namespace {

TEST(TextStream, TheTextUnderAnAgencyPictureIsACaption) {
    for (const char* caption :
         {"FILE - In this March 4, 2031, file photo, Ilsa Brenk speaks in Orlick.",
          "FILE – Ilsa Brenk speaks in Orlick.", "FILE PHOTO: The dam of Velmora.",
          "FILE: The dam of Velmora.", "In this March 4, 2031 photo, workers leave the dam.",
          "In this 2029 picture the dam is whole."}) {
        EXPECT_TRUE(is_caption(caption)) << caption;
        EXPECT_TRUE(is_credit_line(caption)) << caption;
    }
}

TEST(TextStream, ASentenceThatBeginsLikeACaptionIsNone) {
    for (const char* sentence :
         {"Filed in Orlick, the lawsuit names the ministry.",
          "In this photo the dam is still whole.",  // no date: a writer speaks of a picture
          "In this valley 4,000 people lost their homes.",
          "In this, the third year of the drought, 12 villages along the upper river were asked "
          "for a photo of their wells.",  // the picture comes too late
          "The file photo of March 4 was removed.", ""}) {
        EXPECT_FALSE(is_caption(sentence)) << sentence;
    }
}

}  // namespace
}  // namespace stemma::collate::testing
