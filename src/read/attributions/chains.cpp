#include "read/attributions/chains.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/strings.h"
#include "read/attributions/speakers.h"
#include "read/syntax/word_lines.h"

namespace stemma::read {
namespace {

constexpr std::array<std::string_view, 8> class_names = {"",     "document", "medium", "carry",
                                                         "cite", "by",       "tell",   "go_on"};

bool touches(const std::vector<TokenRange>& ranges, std::uint32_t i) {
    return std::ranges::any_of(ranges,
                               [&](TokenRange range) { return range.begin <= i && i < range.end; });
}

/// A hand between speaker and outlet, found in a sentence.
struct Carrier {
    ChainLink link;
    bool cited = false;  ///< stands nearer to the speaker than the carrier that cites it
};

/// What the statement before leaves for one that goes on.
struct Context {
    std::uint32_t paragraph = UINT32_MAX;
    std::optional<ChainLink> speaker;
    std::optional<ChainLink> document;
    std::vector<Carrier> carriers;
};

class Builder {
public:
    Builder(const ChainWords& words, const Article& article, const ArticleView& view,
            const std::vector<RoleTokens>& found)
        : words_(words), article_(article), view_(view), found_(found) {}

    std::vector<std::vector<ChainLink>> run() {
        credit_ = find_credit();
        for (const RoleTokens& roles : found_) {
            speakers_.push_back(find_speaker(view_, words_, roles.source, last_person_));
            if (speakers_.back() && speakers_.back()->link.kind == LinkKind::person) {
                last_person_ = speakers_.back()->link;
            }
        }
        std::vector<std::vector<ChainLink>> chains;
        chains.reserve(found_.size());
        for (std::size_t i = 0; i < found_.size(); ++i) {
            chains.push_back(build(i));
        }
        return chains;
    }

private:
    std::vector<ChainLink> build(std::size_t index) {
        const RoleTokens& roles = found_[index];
        const TokenRange sentence = view_.sentence_at(roles.cue.begin);
        const std::optional<Speaker>& speaker = speakers_[index];
        std::optional<ChainLink> document =
            speaker && speaker->document ? speaker->document : find_document(roles, sentence);
        std::vector<Carrier> carriers = find_carriers(index, sentence);
        inherit(roles, speaker, document, carriers);

        std::vector<ChainLink> chain;
        if (speaker) {
            add(chain, speaker->link);
        }
        if (document) {
            add(chain, *document);
        }
        std::ranges::stable_sort(carriers, {}, [](const Carrier& c) { return c.cited ? 0 : 1; });
        for (const Carrier& carrier : carriers) {
            add(chain, carrier.link);
        }
        if (credit_) {
            add(chain, *credit_);
        }
        if (!article_.outlet.empty()) {
            add(chain, {article_.outlet, std::nullopt, LinkKind::outlet, {}});
        }
        return chain;
    }

    /// A hand that is in the chain already is not added again.
    static void add(std::vector<ChainLink>& chain, const ChainLink& link) {
        const bool there = std::ranges::any_of(chain, [&](const ChainLink& l) {
            return (l.entity && l.entity == link.entity) || equals_ignoring_case(l.name, link.name);
        });
        if (!there) {
            chain.push_back(link);
        }
    }

    /// “in a letter to Kim”, “on Monday in the statement”: a document noun after a preposition,
    /// in the sentence, outside the content.
    std::optional<ChainLink> find_document(const RoleTokens& roles, TokenRange sentence) const {
        constexpr std::uint32_t group = 4;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (view_[i].pos != Pos::noun || !words_.is(ChainWord::document, view_[i]) ||
                view_[i].entity != 0 || view_[i].quoted ||
                (touches(roles.content, i) && !touches({roles.cue}, i))) {
                continue;
            }
            std::uint32_t begin = i;
            while (begin > sentence.begin && i - begin < group &&
                   (view_[begin - 1].pos == Pos::adj || view_[begin - 1].pos == Pos::noun ||
                    view_[begin - 1].pos == Pos::det || view_[begin - 1].pos == Pos::num ||
                    view_[begin - 1].pos == Pos::pron || view_[begin - 1].pos == Pos::propn)) {
                --begin;
            }
            // Or after a verb, if the cue goes on from it: “sent a letter, saying …”.
            const Pos before = begin > sentence.begin ? view_[begin - 1].pos : Pos::x;
            if (before == Pos::adp || (before == Pos::verb && i < roles.cue.begin)) {
                return document_link(view_, {begin, i + 1});
            }
        }
        return std::nullopt;
    }

    std::vector<Carrier> find_carriers(std::size_t index, TokenRange sentence) const {
        const RoleTokens& roles = found_[index];
        std::vector<Carrier> carriers;
        std::uint32_t previous = TokenTable::none;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const std::uint32_t entity = view_.table().entity_of[i];
            const bool starts = entity != TokenTable::none && entity != previous;
            previous = entity;
            if (!starts || (touches(roles.content, i) && view_[i].quoted)) {
                continue;
            }
            const std::optional<LinkKind> kind = carrier_kind(view_.reading().entities[entity]);
            if (!kind) {
                continue;
            }
            std::uint32_t end = i + 1;
            while (end < sentence.end && view_.table().entity_of[end] == entity) {
                ++end;
            }
            if (std::optional<Carrier> carrier = judge({i, end}, sentence, entity, *kind)) {
                carriers.push_back(*std::move(carrier));
            }
        }
        add_other_sources(index, sentence, carriers);
        return carriers;
    }

    /// Is the agency or outlet here as a carrier: told, cited, named after “by” or “via”, or the
    /// subject of a reporting verb?
    std::optional<Carrier> judge(TokenRange name, TokenRange sentence, std::uint32_t entity,
                                 LinkKind kind) const {
        constexpr std::uint32_t near = 4;
        Carrier carrier{{view_.reading().entities[entity].name,
                         EntityId{entity},
                         kind,
                         {view_.reading().tokens[name.begin].span.begin,
                          view_.reading().tokens[name.end - 1].span.end}},
                        false};
        for (std::uint32_t k = 1; k <= near && name.begin >= sentence.begin + k; ++k) {
            const TokenFacts& t = view_[name.begin - k];
            if (words_.is(ChainWord::cite, t)) {
                return Carrier{carrier.link, true};
            }
            if (words_.is(ChainWord::tell, t) || words_.is(ChainWord::by, t)) {
                return carrier;
            }
            if (t.pos == Pos::verb || t.pos == Pos::punct) {
                break;
            }
        }
        for (std::uint32_t i = name.end; i < sentence.end && i < name.end + near; ++i) {
            if (words_.is(ChainWord::carry, view_[i]) && view_[i].pos != Pos::noun) {
                return carrier;
            }
        }
        return std::nullopt;
    }

    /// “Putin said …, KCNA said”: the source of one statement carries the other of its sentence.
    void add_other_sources(std::size_t index, TokenRange sentence,
                           std::vector<Carrier>& carriers) const {
        const auto in_sentence = [&](std::size_t other) {
            return found_[other].cue.begin >= sentence.begin &&
                   found_[other].cue.begin < sentence.end;
        };
        std::size_t first = index;
        while (first > 0 && in_sentence(first - 1)) {
            --first;
        }
        const bool carrier_itself = speakers_[index] && is_carrier(*speakers_[index]);
        for (std::size_t other = first; other < found_.size() && in_sentence(other); ++other) {
            const std::optional<Speaker>& speaker = speakers_[other];
            if (other != index && !carrier_itself && speaker && is_carrier(*speaker)) {
                carriers.push_back({speaker->link, false});
            }
        }
    }

    static bool is_carrier(const Speaker& speaker) {
        return speaker.link.kind == LinkKind::agency || speaker.link.kind == LinkKind::outlet;
    }

    void inherit(const RoleTokens& roles, const std::optional<Speaker>& speaker,
                 std::optional<ChainLink>& document, std::vector<Carrier>& carriers) {
        const std::uint32_t paragraph =
            view_.reading().sentences[view_.table().sentence_of[roles.cue.begin]].paragraph;
        const bool same_speaker =
            speaker && context_.speaker && speaker->link.name == context_.speaker->name;
        const bool same_document = document && context_.document &&
                                   equals_ignoring_case(document->name, context_.document->name);
        const bool goes_on = words_.is(ChainWord::go_on, view_[roles.cue.begin]);
        const bool near =
            paragraph == context_.paragraph || (goes_on && paragraph == context_.paragraph + 1);
        if (near && same_speaker && (!document || same_document)) {
            document = document ? document : context_.document;
            carriers = carriers.empty() ? context_.carriers : carriers;
        }
        context_ = {paragraph, std::nullopt, document, carriers};
        if (speaker) {
            context_.speaker = speaker->link;
        }
    }

    /// The article's credit line: the agency in it is the last hand before the outlet.
    [[nodiscard]] std::optional<ChainLink> find_credit() const {
        const std::string_view credit = article_.credit;
        if (credit.empty()) {
            return std::nullopt;
        }
        const std::vector<Entity>& entities = view_.reading().entities;
        for (std::size_t e = 0; e < entities.size(); ++e) {
            if (!carrier_kind(entities[e])) {
                continue;
            }
            const bool named = contains_ignoring_case(credit, entities[e].name) ||
                               std::ranges::any_of(entities[e].mentions, [&](Span mention) {
                                   return contains_ignoring_case(credit, mention.of(article_.text));
                               });
            if (named) {
                return ChainLink{entities[e].name,
                                 EntityId{static_cast<std::uint32_t>(e)},
                                 LinkKind::agency,
                                 {}};
            }
        }
        const std::size_t begin = credit.find_first_not_of("( -");
        const std::size_t end = credit.find_last_not_of(") .-");
        if (begin == std::string_view::npos || end == std::string_view::npos || begin > end) {
            return std::nullopt;
        }
        return ChainLink{
            std::string(credit.substr(begin, end - begin + 1)), std::nullopt, LinkKind::agency, {}};
    }

    const ChainWords& words_;
    const Article& article_;
    const ArticleView& view_;
    const std::vector<RoleTokens>& found_;
    std::vector<std::optional<Speaker>> speakers_;
    std::optional<ChainLink> last_person_;
    std::optional<ChainLink> credit_;
    Context context_;
};

}  // namespace

Result<ChainWords> ChainWords::parse(std::string_view text, std::string_view source,
                                     const Inflections& forms) {
    ChainWords out;
    const auto add = [&](std::string_view line) -> std::string_view {
        const std::vector<std::string_view> list = split(line, ' ');
        const auto* const name = std::ranges::find(class_names, list.front());
        if (name == class_names.end() || list.size() < 2) {
            return "a line needs a known class and its words";
        }
        const auto bit = static_cast<std::uint8_t>(1U << (name - class_names.begin()));
        for (std::size_t i = 1; i < list.size(); ++i) {
            // Forms like "citing" are meant as they stand, not with all their relatives.
            const bool exact = list.front() == "cite" || list.front() == "by";
            out.classes_[exact ? forms.keys(list[i]).lower : forms.key(list[i])] |= bit;
        }
        return {};
    };
    if (const Result<void> read = parse_word_lines(text, source, add); !read) {
        return std::unexpected(read.error());
    }
    return out;
}

bool ChainWords::is(ChainWord kind, const TokenFacts& token) const {
    const bool exact = kind == ChainWord::cite || kind == ChainWord::by;
    const auto found = classes_.find(exact ? token.lower : token.stem);
    return found != classes_.end() && ((found->second >> static_cast<unsigned>(kind)) & 1U) != 0;
}

Result<ChainBuilder> ChainBuilder::open(const DataFolder& data, const Inflections& forms) {
    const std::string name = "read/chain_words.txt";
    const Result<std::string> text = data.read(name);
    if (!text) {
        return std::unexpected(text.error());
    }
    Result<ChainWords> words = ChainWords::parse(*text, data.path_of(name), forms);
    if (!words) {
        return std::unexpected(words.error());
    }
    return ChainBuilder(*std::move(words));
}

std::vector<std::vector<ChainLink>> ChainBuilder::build(
    const Article& article, const ArticleView& view, const std::vector<RoleTokens>& found) const {
    return Builder(words_, article, view, found).run();
}

}  // namespace stemma::read
