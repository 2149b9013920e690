#include "read/times/time_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/calendar.h"
#include "base/strings.h"
#include "read/grammar.h"
#include "read/pieces.h"
#include "read/times/resolver.h"
#include "read/times/tense.h"

namespace stemma::read {
namespace {

/// The first also reads what has no grammar of its own.
constexpr std::array<std::string_view, 4> languages = {"en", "de", "fr", "es"};

struct LanguageTimes {
    std::string_view language;
    std::string file;  ///< "read/times.en.grammar"
    Grammar grammar;
};

constexpr std::array<std::pair<std::string_view, TimexType>, 4> kinds = {{
    {"DATE", TimexType::date},
    {"TIME", TimexType::time},
    {"DURATION", TimexType::duration},
    {"SET", TimexType::set},
}};

std::optional<TimexType> type_of(std::string_view kind) {
    const auto found = std::ranges::find(kinds, kind, [](const auto& k) { return k.first; });
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

/// The publication day, else the day it was fetched; a bare year or month is no reference.
std::optional<Date> reference_of(const Article& article) {
    for (const std::string& told : {article.published.value_or(""), article.fetched}) {
        const std::optional<Date> date = parse_iso_date(told);
        if (date && date->day > 0) {
            return date;
        }
    }
    return std::nullopt;
}

Reason explain(const Timex& time, const LanguageTimes& times, const GrammarRule& rule,
               Direction direction, const std::optional<Date>& reference) {
    Reason reason{"time", time.span, cat(name_of(time.type), ' ', time.value), {}};
    reason.why.push_back(cat("line ", rule.line, " of ", times.file, ": ", rule.action));
    reason.why.push_back(reference ? cat("counted from ", format(*reference))
                                   : "no date to count from");
    if (direction != Direction::unknown) {
        reason.why.push_back(cat("the verb beside it tells of the ",
                                 direction == Direction::past ? "past" : "future"));
    }
    return reason;
}

Result<LanguageTimes> open_language(const DataFolder& data, std::string_view language) {
    const std::string file = cat("read/times.", language, ".grammar");
    const Result<std::string> bytes = data.read(file);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    const std::string source = data.path_of(file);
    Result<Grammar> grammar = Grammar::parse(*bytes, source);
    if (!grammar) {
        return std::unexpected(grammar.error());
    }
    for (std::uint32_t i = 0; i < grammar->rule_count(); ++i) {
        const GrammarRule& rule = grammar->rule(i);
        const bool known = Resolver::knows(rule.action);
        if (!known || !type_of(rule.kind)) {
            return std::unexpected(Error{ErrorCode::damaged, source, rule.line,
                                         known ? "no such type of time" : "no such action",
                                         known ? rule.kind : rule.action});
        }
    }
    return LanguageTimes{language, file, *std::move(grammar)};
}

}  // namespace

struct TimeFinder::State {
    std::vector<LanguageTimes> all;

    [[nodiscard]] const LanguageTimes& of(std::string_view language) const {
        const auto found = std::ranges::find(all, language, &LanguageTimes::language);
        return found == all.end() ? all.front() : *found;
    }
};

TimeFinder::TimeFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;
TimeFinder& TimeFinder::operator=(TimeFinder&&) noexcept = default;
TimeFinder::~TimeFinder() = default;

Result<TimeFinder> TimeFinder::open(const DataFolder& data) {
    auto state = std::make_unique<State>();
    for (const std::string_view language : languages) {
        Result<LanguageTimes> times = open_language(data, language);
        if (!times) {
            return std::unexpected(std::move(times.error()));
        }
        state->all.push_back(*std::move(times));
    }
    return TimeFinder(std::move(state));
}

void TimeFinder::find(const Article& article, Reading& reading, const ReadOptions& options) const {
    const LanguageTimes& times = state_->of(article.language);
    const Tense tense(times.grammar);
    const std::vector<Piece> pieces = cut_pieces(article.text, article.paragraphs);
    const std::optional<Date> reference = reference_of(article);
    Resolver resolver(times.grammar, reference, article.text.find("quarter") != std::string::npos);
    for (const Match& match : times.grammar.match(article.text, pieces)) {
        const Span span{pieces[match.begin].span.begin, pieces[match.end - 1].span.end};
        const Direction direction = tense.around(article.text, pieces, match.begin, match.end);
        std::string value = resolver.resolve(match, direction, span.of(article.text));
        if (!value.empty()) {
            const GrammarRule& rule = times.grammar.rule(match.rule);
            reading.times.push_back({span, *type_of(rule.kind), std::move(value)});
            if (options.explain) {
                reading.reasons.push_back(
                    explain(reading.times.back(), times, rule, direction, reference));
            }
        }
    }
}

}  // namespace stemma::read
