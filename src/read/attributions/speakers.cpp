#include "read/attributions/speakers.h"

#include <algorithm>
#include <string>

#include "read/attributions/chains.h"

namespace stemma::read {
namespace {

bool in_group(Pos pos) {
    return is_noun(pos) || pos == Pos::adj || pos == Pos::det || pos == Pos::num ||
           pos == Pos::part || pos == Pos::sym || pos == Pos::x;
}

Span span_of(const ArticleView& article, TokenRange range) {
    const auto& tokens = article.reading().tokens;
    return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
}

std::string words_of(const ArticleView& article, TokenRange range) {
    while (range.begin + 1 < range.end && article[range.begin].pos == Pos::det) {
        ++range.begin;
    }
    return std::string(span_of(article, range).of(article.text()));
}

/// “A day later the ministry”: what follows the time that it begins with.
TokenRange behind_time(const ArticleView& article, TokenRange range) {
    const std::vector<Timex>& times = article.reading().times;
    const auto& tokens = article.reading().tokens;
    const std::uint32_t begin = tokens[range.begin].span.begin;
    const auto time =
        std::ranges::lower_bound(times, begin, {}, [](const Timex& t) { return t.span.begin; });
    if (time == times.end() || time->span.begin != begin) {
        return range;
    }
    std::uint32_t next = range.begin;
    while (next < range.end &&
           (tokens[next].span.begin < time->span.end || article.word(next) == ",")) {
        ++next;
    }
    return next < range.end && article.word(next) != "’s" && article.word(next) != "'s"
               ? TokenRange{next, range.end}
               : range;
}

/// The first noun group: up to a preposition, comma, relative clause or verb.
TokenRange first_group(const ArticleView& article, TokenRange range) {
    TokenRange group{range.begin, range.begin};
    while (group.end < range.end) {
        const bool in_mention = article[group.end].entity != 0;
        if (!in_mention && !in_group(article[group.end].pos)) {
            break;
        }
        ++group.end;
    }
    return group.begin == group.end ? range : group;
}

TokenRange mention_at(const ArticleView& article, TokenRange range, std::uint32_t i) {
    const auto& entities = article.table().entity_of;
    TokenRange mention{i, i + 1};
    while (mention.begin > range.begin && entities[mention.begin - 1] == entities[i] &&
           !article[mention.begin].entity_begin) {
        --mention.begin;
    }
    while (mention.end < range.end && entities[mention.end] == entities[i] &&
           !article[mention.end].entity_begin) {
        ++mention.end;
    }
    return mention;
}

LinkKind kind_of(const Entity& entity) {
    if (const std::optional<LinkKind> carrier = carrier_kind(entity)) {
        return *carrier;
    }
    return entity.type == EntityType::person ? LinkKind::person : LinkKind::organization;
}

ChainLink entity_link(const ArticleView& article, TokenRange range, std::uint32_t at) {
    const std::uint32_t entity = article.table().entity_of[at];
    const Entity& e = article.reading().entities[entity];
    return {e.name, EntityId{entity}, kind_of(e), span_of(article, mention_at(article, range, at))};
}

std::optional<std::uint32_t> first_person(const ArticleView& article, TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const std::uint32_t e = article.table().entity_of[i];
        if (e != TokenTable::none && article.reading().entities[e].type == EntityType::person) {
            return i;
        }
    }
    return std::nullopt;
}

/// “a statement by Kim”, “a report by Norrish state media outlet Norrnet”: the first person or
/// carrier after the document noun, else the first name.
std::optional<ChainLink> author(const ArticleView& article, TokenRange range, TokenRange group) {
    std::optional<ChainLink> first;
    for (std::uint32_t i = group.end; i < range.end; ++i) {
        if (article[i].entity == 0) {
            continue;
        }
        ChainLink link = entity_link(article, range, i);
        if (link.kind != LinkKind::organization) {
            return link;
        }
        first = first ? std::move(first) : std::optional(std::move(link));
    }
    return first;
}

/// The agency or outlet that was named last before `token`.
std::optional<std::uint32_t> last_carrier(const ArticleView& article, std::uint32_t token) {
    constexpr std::uint32_t reach = 200;
    const std::uint32_t first = token - std::min(token, reach);
    for (std::uint32_t i = token; i-- > first;) {
        const std::uint32_t e = article.table().entity_of[i];
        if (e != TokenTable::none && carrier_kind(article.reading().entities[e])) {
            return e;
        }
    }
    return std::nullopt;
}

/// “Norrnet news agency”, “the agency”, “state media”.
ChainLink medium_link(const ArticleView& article, TokenRange range, TokenRange group) {
    static const std::uint64_t the = hash64("the");
    for (std::uint32_t i = group.begin; i + 1 < group.end; ++i) {
        const std::uint32_t e = article.table().entity_of[i];
        if (e != TokenTable::none && carrier_kind(article.reading().entities[e])) {
            return entity_link(article, range, i);
        }
    }
    const Span span = span_of(article, group);
    if (group.end - group.begin == 2 && article[group.begin].lower == the) {
        if (const auto e = last_carrier(article, group.begin)) {
            const Entity& entity = article.reading().entities[*e];
            return {entity.name, EntityId{*e}, kind_of(entity), span};
        }
    }
    return {words_of(article, group), std::nullopt, LinkKind::outlet, span};
}

/// “Hedda Rolvaag, who said …”: the name or noun group that ends right before the relative pronoun.
std::optional<ChainLink> antecedent(const ArticleView& article, TokenRange pronoun) {
    static const std::uint64_t who = hash64("who");
    static const std::uint64_t which = hash64("which");
    const std::uint64_t word = article[pronoun.begin].lower;
    if (word != who && word != which) {
        return std::nullopt;
    }
    std::uint32_t end = pronoun.begin;
    end -= end > 0 && article.word(end - 1) == "," ? 1U : 0U;
    TokenRange group{end, end};
    constexpr std::uint32_t longest = 12;
    while (group.begin > 0 && end - group.begin < longest &&
           (article[group.begin - 1].entity != 0 || in_group(article[group.begin - 1].pos))) {
        --group.begin;
    }
    if (group.begin == end || !is_noun(article[end - 1].pos)) {
        return std::nullopt;
    }
    if (article[end - 1].entity != 0) {
        return entity_link(article, group, end - 1);
    }
    return ChainLink{words_of(article, group), std::nullopt, LinkKind::unnamed,
                     span_of(article, group)};
}

/// Whom the pronoun or description that ends `group` means: “the defence minister”.
std::optional<ChainLink> referent_link(const ArticleView& article, TokenRange group) {
    const std::uint32_t e = article.table().referent_of[group.end - 1];
    if (e == TokenTable::none) {
        return std::nullopt;
    }
    const Entity& entity = article.reading().entities[e];
    return ChainLink{entity.name, EntityId{e}, kind_of(entity), span_of(article, group)};
}

/// “he” and “she”, where it is not known that the person is the other.
bool may_mean(const ArticleView& article, std::uint32_t pronoun, const ChainLink& person) {
    static const std::uint64_t he = hash64("he");
    static const std::uint64_t she = hash64("she");
    const std::uint64_t word = article[pronoun].lower;
    if (word != he && word != she) {
        return false;
    }
    const Gender gender =
        person.entity ? article.reading().entities[person.entity->value].gender : Gender::unknown;
    return gender == Gender::unknown || gender == (word == he ? Gender::he : Gender::she);
}

ChainLink pronoun_link(const ArticleView& article, TokenRange group,
                       const std::optional<ChainLink>& last_person) {
    const Span span = span_of(article, group);
    if (std::optional<ChainLink> named = antecedent(article, group)) {
        return *std::move(named);
    }
    if (std::optional<ChainLink> referent = referent_link(article, group)) {
        return *std::move(referent);
    }
    if (last_person && may_mean(article, group.end - 1, *last_person)) {
        return {last_person->name, last_person->entity, LinkKind::person, span};
    }
    return {words_of(article, group), std::nullopt, LinkKind::unnamed, span};
}

}  // namespace

std::optional<LinkKind> carrier_kind(const Entity& entity) {
    if (entity.key.starts_with("agency:")) {
        return LinkKind::agency;
    }
    return entity.key.starts_with("outlet:") ? std::optional(LinkKind::outlet) : std::nullopt;
}

ChainLink document_link(const ArticleView& article, TokenRange group) {
    return {std::string(article.word(group.end - 1)), std::nullopt, LinkKind::document,
            span_of(article, group)};
}

std::optional<Speaker> find_speaker(const ArticleView& article, const ChainWords& words,
                                    const std::vector<TokenRange>& source,
                                    const std::optional<ChainLink>& last_person) {
    if (source.empty()) {
        return std::nullopt;
    }
    const TokenRange range = behind_time(article, source.front());
    const TokenRange group = first_group(article, range);
    const std::uint32_t head = group.end - 1;
    if (article[head].entity != 0) {
        return Speaker{entity_link(article, range, head), std::nullopt};
    }
    if (article[head].pos == Pos::pron && group.end - group.begin == 1) {
        return Speaker{pronoun_link(article, group, last_person), std::nullopt};
    }
    if (std::optional<ChainLink> described = referent_link(article, group)) {
        return Speaker{*std::move(described), std::nullopt};
    }
    if (words.is(ChainWord::document, article[head])) {
        ChainLink document = document_link(article, group);
        if (std::optional<ChainLink> by = author(article, range, group)) {
            return Speaker{*std::move(by), std::move(document)};
        }
        return Speaker{std::move(document), std::nullopt};
    }
    const bool apposition = group.end < range.end && article.word(group.end) == ",";
    if (apposition) {
        if (const auto person = first_person(article, {group.end, range.end})) {
            return Speaker{entity_link(article, range, *person), std::nullopt};
        }
    }
    if (words.is(ChainWord::medium, article[head])) {
        return Speaker{medium_link(article, range, group), std::nullopt};
    }
    return Speaker{
        {words_of(article, range), std::nullopt, LinkKind::unnamed, span_of(article, range)},
        std::nullopt};
}

}  // namespace stemma::read
