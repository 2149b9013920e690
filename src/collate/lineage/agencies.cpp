#include "collate/lineage/agencies.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "collate/lineage/text_stream.h"
#include "text/tokens.h"

namespace stemma::collate {
namespace {

struct Agency {
    std::string_view slug;
    std::string_view name;
    std::string_view forms;    ///< as printed, parted by '|'; case counts
    std::string_view domains;  ///< of its own site, parted by '|'
};

constexpr auto agencies = std::to_array<Agency>({
    {"aa", "Anadolu Agency", "Anadolu|Anadolu Agency|Anadolu Ajansı", "aa.com.tr"},
    {"aap", "Australian Associated Press", "AAP|Australian Associated Press", "aap.com.au"},
    {"afp", "Agence France-Presse", "AFP|Agence France-Presse|Agence France Presse", "afp.com"},
    {"ani", "Asian News International", "ANI|Asian News International", "aninews.in"},
    {"ansa", "ANSA", "ANSA|Ansa", "ansa.it"},
    {"antara", "Antara", "Antara", "antaranews.com"},
    {"ap", "Associated Press", "AP|Associated Press|The Associated Press", "apnews.com|ap.org"},
    {"apa", "Austria Presse Agentur", "Austria Presse Agentur", "apa.at"},
    {"belga", "Belga", "Belga", "belganewsagency.eu"},
    {"belta", "BelTA", "BelTA|BELTA|Belta", "belta.by"},
    {"bernama", "Bernama", "Bernama", "bernama.com"},
    {"bta", "Bulgarian Telegraph Agency", "Bulgarian Telegraph Agency", "bta.bg"},
    {"cna-tw", "Central News Agency", "Taiwan’s Central News Agency", "focustaiwan.tw"},
    {"cns", "China News Service", "China News Service", "chinanews.com"},
    {"cp", "Canadian Press", "Canadian Press|The Canadian Press", "thecanadianpress.com"},
    {"dpa", "Deutsche Presse-Agentur", "dpa|DPA|Deutsche Presse-Agentur", "dpa.com"},
    {"efe", "EFE", "EFE|Efe", "efe.com"},
    {"fars", "Fars News Agency", "Fars|Fars News|Fars News Agency", "farsnews.ir"},
    {"ians", "Indo-Asian News Service", "IANS|Indo-Asian News Service", "ians.in"},
    {"interfax", "Interfax", "Interfax", "interfax.com|interfax.ru"},
    {"irna", "Islamic Republic News Agency", "IRNA|Islamic Republic News Agency", "irna.ir"},
    {"isna", "Iranian Students’ News Agency", "ISNA", "isna.ir"},
    {"jiji", "Jiji Press", "Jiji|Jiji Press", "jiji.com"},
    {"kcna", "Korean Central News Agency", "KCNA|Korean Central News Agency", "kcna.kp"},
    {"kuna", "Kuwait News Agency", "KUNA|Kuwait News Agency", "kuna.net.kw"},
    {"kyodo", "Kyodo News", "Kyodo|Kyodo News", "kyodonews.net"},
    {"lusa", "Lusa", "Lusa", "lusa.pt"},
    {"mena", "Middle East News Agency", "Middle East News Agency", "mena.org.eg"},
    {"mti", "MTI", "MTI", "mti.hu"},
    {"ntb", "NTB", "NTB", "ntb.no"},
    {"pa", "PA Media", "Press Association|PA Media", "pa.media"},
    {"pap", "Polish Press Agency", "PAP|Polish Press Agency", "pap.pl"},
    {"pti", "Press Trust of India", "PTI|Press Trust of India", "ptinews.com"},
    {"qna", "Qatar News Agency", "QNA|Qatar News Agency", "qna.org.qa"},
    {"reuters", "Reuters", "Reuters|REUTERS|Thomson Reuters", "reuters.com"},
    {"ria", "RIA Novosti", "RIA|RIA Novosti|RIA news agency", "ria.ru"},
    {"sana", "Syrian Arab News Agency", "SANA|Syrian Arab News Agency", "sana.sy"},
    {"spa", "Saudi Press Agency", "SPA|Saudi Press Agency", "spa.gov.sa"},
    {"stt", "STT", "STT", "stt.fi"},
    {"tanjug", "Tanjug", "Tanjug", "tanjug.rs"},
    {"tasnim", "Tasnim News Agency", "Tasnim|Tasnim News|Tasnim News Agency", "tasnimnews.com"},
    {"tass", "TASS", "TASS|Tass|ITAR-TASS|Itar-Tass", "tass.com|tass.ru"},
    {"ukrinform", "Ukrinform", "Ukrinform", "ukrinform.net"},
    {"unian", "UNIAN", "UNIAN", "unian.net"},
    {"upi", "United Press International", "UPI|United Press International", "upi.com"},
    {"wafa", "WAFA", "WAFA|Wafa", "wafa.ps"},
    {"wam", "Emirates News Agency", "WAM|Emirates News Agency", "wam.ae"},
    {"xinhua", "Xinhua", "Xinhua|Xinhua News Agency", "news.cn|xinhuanet.com"},
    {"yonhap", "Yonhap News Agency", "Yonhap|Yonhap News|Yonhap News Agency", "yna.co.kr"},
});

/// A printed form as tokens.
struct Form {
    std::vector<std::string> words;
    const Agency* agency = nullptr;
};
using Forms = std::unordered_map<std::string, std::vector<Form>>;

/// By first word, longest first.
const Forms& all_forms() {
    static const Forms forms = [] {
        Forms made;
        for (const Agency& agency : agencies) {
            for (const std::string_view printed : split(agency.forms, '|')) {
                Form form{.words = {}, .agency = &agency};
                for (const text::RawToken& token : text::tokenize(printed).tokens) {
                    form.words.emplace_back(token.span.of(printed));
                }
                made[form.words.front()].push_back(std::move(form));
            }
        }
        for (auto& [first, list] : made) {
            std::ranges::stable_sort(list, std::greater{},
                                     [](const Form& form) { return form.words.size(); });
        }
        return made;
    }();
    return forms;
}

const Form* find_form(std::span<const std::string_view> words) {
    const auto found = all_forms().find(std::string(words.front()));
    if (found == all_forms().end()) {
        return nullptr;
    }
    for (const Form& form : found->second) {
        if (form.words.size() <= words.size() &&
            std::ranges::equal(form.words, words.first(form.words.size()))) {
            return &form;
        }
    }
    return nullptr;
}

std::vector<std::string_view> words_of(const ReadArticle& article, TokenRange range) {
    std::vector<std::string_view> words;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        words.push_back(article.reading.tokens[i].span.of(article.article.text));
    }
    return words;
}

class UseFinder {
public:
    explicit UseFinder(const ReadArticle& article) : article_(article) {}

    std::vector<AgencyUse> run() {
        for (std::uint32_t i = 0; i < article_.reading.sentences.size(); ++i) {
            read_sentence(i);
        }
        read_entities();
        read_chains();
        read_metadata();
        std::vector<AgencyUse> out;
        for (auto& [key, use] : uses_) {
            std::ranges::sort(use.sentences);
            const auto repeated = std::ranges::unique(use.sentences);
            use.sentences.erase(repeated.begin(), repeated.end());
            out.push_back(std::move(use));
        }
        return out;
    }

private:
    AgencyUse& use_of(std::string key, std::string_view name) {
        AgencyUse& use = uses_[key];
        use.key = std::move(key);
        if (use.name.empty()) {
            use.name = name;
        }
        return use;
    }
    AgencyUse& use_of(const Agency& agency) {
        return use_of(cat("agency:", agency.slug), agency.name);
    }

    void read_sentence(std::uint32_t at) {
        const Sentence& sentence = article_.reading.sentences[at];
        const std::string_view printed = sentence.span.of(article_.article.text);
        const std::vector<std::string_view> words = words_of(article_, sentence.tokens);
        if (is_credit_line(printed)) {
            return;
        }
        bool named = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Form* form = find_form(std::span(words).subspan(i));
            if (form == nullptr) {
                continue;
            }
            const std::size_t after = i + form->words.size();
            read_mention(at, words, i, after, *form->agency);
            last_ = cat("agency:", form->agency->slug);
            named = true;
            i = after - 1;
        }
        if (!named && !last_.empty() && speaks_of_the_agency(words)) {
            uses_[last_].sentences.push_back(at);
        }
    }
    void read_mention(std::uint32_t at, const std::vector<std::string_view>& words,
                      std::size_t begin, std::size_t end, const Agency& agency) {
        const bool bracketed =
            begin > 0 && words[begin - 1] == "(" && end < words.size() && words[end] == ")";
        const bool dash_follows =
            end + 1 < words.size() && (words[end + 1] == "—" || words[end + 1] == "–" ||
                                       words[end + 1] == "-" || words[end + 1] == "--");
        constexpr std::uint32_t head_sentences = 6;
        constexpr std::size_t byline_words = 9;
        const bool dateline = bracketed && dash_follows;
        if (!dateline && is_photo_credit(words, begin, end)) {
            return;  // "… in April. (Agency)", "Jane Roe/Agency via …"
        }
        const bool byline = words.size() <= byline_words && end + 1 >= words.size() &&
                            (begin == 0 || equals_ignoring_case(words.front(), "by"));
        if (at < head_sentences && (dateline || byline)) {
            use_of(agency).credited = true;
        } else {
            use_of(agency).sentences.push_back(at);
        }
    }
    /// "… in April. (Agency)", "Jane Roe/Agency via Getty", "Photo: Agency".
    static bool is_photo_credit(const std::vector<std::string_view>& words, std::size_t begin,
                                std::size_t end) {
        const auto word = [&](std::size_t at) {
            return at < words.size() ? words[at] : std::string_view();
        };
        const bool bracketed = begin > 0 && word(begin - 1) == "(" && word(end) == ")";
        if (bracketed && (begin == 1 || word(begin - 2) == "." || end + 1 >= words.size())) {
            return true;
        }
        const bool labelled = begin > 1 && word(begin - 1) == ":" &&
                              (equals_ignoring_case(word(begin - 2), "credit") ||
                               equals_ignoring_case(word(begin - 2), "photo"));
        return labelled || (begin > 0 && word(begin - 1) == "/") || word(end) == "/" ||
               (word(end) == "via" && word(end + 1) == "Getty");
    }
    static bool speaks_of_the_agency(const std::vector<std::string_view>& words) {
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            const bool article = equals_ignoring_case(words[i], "the");
            const bool agency =
                words[i + 1] == "agency" ||
                (i + 2 < words.size() && words[i + 1] == "news" && words[i + 2] == "agency");
            if (article && agency) {
                return true;
            }
        }
        return false;
    }

    /// Agencies that the list does not have but the Reading knows.
    void read_entities() {
        for (const Entity& entity : article_.reading.entities) {
            if (!entity.key.starts_with("agency:") || is_listed(entity.key)) {
                continue;
            }
            for (const Span mention : entity.mentions) {
                const auto& sentences = article_.reading.sentences;
                const auto after = std::ranges::upper_bound(
                    sentences, mention.begin, {}, [](const Sentence& s) { return s.span.begin; });
                if (after != sentences.begin() &&
                    !is_credit_line(std::prev(after)->span.of(article_.article.text))) {
                    use_of(entity.key, entity.name)
                        .sentences.push_back(
                            static_cast<std::uint32_t>(std::prev(after) - sentences.begin()));
                }
            }
        }
    }

    static bool is_listed(std::string_view key) {
        return std::ranges::any_of(agencies, [&](const Agency& agency) {
            return key.substr(key.find(':') + 1) == agency.slug;
        });
    }
    /// Sentences that came through an agency by their chain of hands, though they do not name it.
    void read_chains() {
        for (const Attribution& attribution : article_.reading.attributions) {
            for (const ChainLink& link : attribution.chain) {
                if (link.kind != LinkKind::agency || !link.entity ||
                    link.entity->index() >= article_.reading.entities.size()) {
                    continue;
                }
                const auto use = uses_.find(article_.reading.entities[link.entity->index()].key);
                if (use != uses_.end()) {
                    for (const Span content : attribution.content) {
                        add_sentences(content, use->second);
                    }
                }
            }
        }
    }
    void add_sentences(Span content, AgencyUse& use) const {
        const auto& sentences = article_.reading.sentences;
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            if (sentences[i].span.overlaps(content)) {
                use.sentences.push_back(i);
            }
        }
    }

    void read_metadata() {
        const Article& article = article_.article;
        read_credit(article.credit);
        for (const std::string& author : article.authors) {
            read_credit(author);
        }
        for (const Dropped& dropped : article.dropped) {
            if (dropped.why == "byline" || dropped.why == "credit") {
                read_credit(dropped.text);
            }
        }
        for (const Agency& agency : agencies) {
            const auto is_own = [&](std::string_view domain) {
                return equals_ignoring_case(article.outlet, domain) ||
                       article.url.find(cat("//", domain, "/")) != std::string::npos ||
                       article.url.find(cat("//www.", domain, "/")) != std::string::npos;
            };
            const std::vector<std::string_view> domains = split(agency.domains, '|');
            const std::vector<std::string_view> forms = split(agency.forms, '|');
            if (std::ranges::any_of(domains, is_own) ||
                std::ranges::find(forms, std::string_view(article.outlet)) != forms.end()) {
                use_of(agency).own = true;
            }
        }
    }
    void read_credit(std::string_view credit) {
        constexpr std::size_t longest_credit = 200;
        const std::string_view part = credit.substr(0, longest_credit);
        if (contains_ignoring_case(part, "photo") || contains_ignoring_case(part, "getty")) {
            return;
        }
        std::vector<std::string_view> words;
        const text::Tokenized tokenized = text::tokenize(part);
        for (const text::RawToken& token : tokenized.tokens) {
            words.push_back(token.span.of(part));
        }
        bool listed = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (const Form* form = find_form(std::span(words).subspan(i))) {
                use_of(*form->agency).credited = true;
                listed = true;
            }
        }
        if (!listed) {
            read_unlisted(words);
        }
    }
    /// "Meridian News Agency": a credit that says of itself what it is.
    void read_unlisted(const std::vector<std::string_view>& words) {
        constexpr std::size_t longest_name = 5;
        if (words.size() < 2 || words.size() > longest_name || words.back() != "Agency") {
            return;
        }
        std::string slug;
        std::string name;
        for (const std::string_view word : words) {
            const bool kind = word == "News" || word == "Press" || word == "Telegraph" ||
                              word == "Agency" || word == "The";
            if (!kind) {
                slug += slug.empty() ? ascii_lower(word) : cat('-', ascii_lower(word));
            }
            name += name.empty() ? std::string(word) : cat(' ', word);
        }
        if (!slug.empty()) {
            use_of(cat("agency:", slug), name).credited = true;
        }
    }

    const ReadArticle& article_;
    std::map<std::string, AgencyUse> uses_;
    std::string last_;  ///< key of the agency named last
};

}  // namespace

std::vector<AgencyUse> find_agency_uses(const ReadArticle& article) {
    return UseFinder(article).run();
}

}  // namespace stemma::collate
