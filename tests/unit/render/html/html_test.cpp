#include "render/html/html.h"

#include <gtest/gtest.h>

#include "unit/render/sample_report.h"

namespace stemma::render {
namespace {

TEST(Html, AnswersTheReportersQuestionsAtTheTop) {
    SampleReport sample;
    add_harbour_story(sample);
    const std::string page = html(sample.report);
    EXPECT_NE(page.find("<b>5</b> outlets"), std::string::npos);
    EXPECT_NE(page.find("<b>3</b> independent origins"), std::string::npos);
}

}  // namespace
}  // namespace stemma::render
