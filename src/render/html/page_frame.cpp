#include "render/html/page_frame.h"

#include <string>

#include "render/html/sections.h"
#include "render/html/sha256.h"
#include "render/view/dates.h"

namespace stemma::render {

void open_page(Markup& m, const PageFrame& frame) {
    const std::string style = cat(style_sheet(), frame.extra_style);
    m.raw(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
        "style-src &#39;sha256-");
    m.own(sha256_base64(style)).raw("&#39;; script-src &#39;sha256-");
    m.own(sha256_base64(script()));
    m.raw(
        "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    m.text(frame.title).raw("</title>\n<style>").own(style).raw("</style>\n</head>\n<body>\n");
    m.raw("<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
    m.raw(
        "<div class=\"masthead\" role=\"banner\"><p><b>Stemma</b> who says what, and who took "
        "it from whom</p><p>");
    m.text(readable_day(frame.date)).raw("</p></div>\n<main id=\"main\">\n");
}

void close_page(Markup& m) { m.raw("<script>").own(script()).raw("</script>\n</body>\n</html>\n"); }

}  // namespace stemma::render
