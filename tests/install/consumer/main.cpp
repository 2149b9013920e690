// A program of somebody else's: only installed headers, two invented articles, a report.
#include <stemma/stemma.h>

#include <iostream>

int main() {
    const auto stemma =
        stemma::Stemma::open({.data = STEMMA_DATA_DIR, .jobs = 1, .now = "2031-05-02T00:00:00Z"});
    if (!stemma) {
        std::cerr << stemma.error().message() << '\n';
        return 1;
    }
    const char* texts[] = {
        "The harbour of Port Ellery was closed on Monday, Mayor Ida Brandt said.",
        "Port Ellery's harbour was closed on Monday, according to Mayor Ida Brandt."};
    std::vector<stemma::ReadArticle> articles;
    for (const char* text : texts) {
        stemma::Document document;
        document.id = "article-" + std::to_string(articles.size());
        document.kind = stemma::DocumentKind::clean;
        document.bytes = text;
        auto article = stemma->extract(std::move(document));
        if (!article) {
            std::cerr << article.error().message() << '\n';
            return 1;
        }
        articles.push_back(stemma->read(*std::move(article)));
    }
    const auto report = stemma->report(articles);
    if (!report || report->stories.empty() || articles[0].reading.tokens.empty()) {
        return 1;
    }
    std::cout << stemma->render(*report, stemma::ReportFormat::markdown).size() << " bytes\n";
    return 0;
}
