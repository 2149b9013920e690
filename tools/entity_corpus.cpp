#include "entity_corpus.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "corpus.h"
#include "text/tokens.h"

namespace stemma::tools {
namespace {

const std::map<std::string, EntityType, std::less<>> types = {
    {"person", EntityType::person},
    {"politician", EntityType::person},
    {"per", EntityType::person},
    {"organization", EntityType::organization},
    {"organisation", EntityType::organization},
    {"politicalparty", EntityType::organization},
    {"org", EntityType::organization},
    {"corporation", EntityType::organization},
    {"group", EntityType::organization},
    {"location", EntityType::location},
    {"country", EntityType::location},
    {"loc", EntityType::location},
    {"facility", EntityType::facility},
    {"norp", EntityType::group},
    {"product", EntityType::product},
    {"misc", EntityType::other},
    {"election", EntityType::other},
    {"event", EntityType::other},
    {"creative-work", EntityType::other}};

/// A miscellaneous name that is a people's or a creed's is a group.
EntityType refine(EntityType type, std::string_view words, const read::Gazetteer& gazetteer) {
    if (type != EntityType::other) {
        return type;
    }
    std::vector<Token> tokens;
    for (const text::RawToken& token : text::tokenize(words).tokens) {
        tokens.push_back({token.span, Pos::x});
    }
    read::WordForms forms;
    forms.read(words, tokens);
    constexpr read::NameClasses peoples =
        read::bit_of(read::NameClass::demonym) | read::bit_of(read::NameClass::group);
    return gazetteer.match_all(forms, peoples).length > 0 ? EntityType::group : type;
}

GoldDocument read_row(const json::Value& row, const std::string& set,
                      const read::Gazetteer& gazetteer) {
    GoldDocument out;
    out.set = set;
    out.group = std::string(row["id"].string_or(""));
    out.text = std::string(row["text"].string_or(""));
    const std::vector<std::uint32_t> offsets = code_point_offsets(out.text);
    for (const json::Value& e : *row["gold_entities"].array()) {
        const auto type = types.find(ascii_lower(e["type"].string_or("")));
        if (type == types.end()) {
            continue;
        }
        const Span span{offsets.at(static_cast<std::size_t>(e["begin"].number_or(0))),
                        offsets.at(static_cast<std::size_t>(e["end"].number_or(0)))};
        out.names.push_back({span, refine(type->second, span.of(out.text), gazetteer)});
    }
    std::sort(out.names.begin(), out.names.end(),
              [](const GoldName& a, const GoldName& b) { return a.span < b.span; });
    return out;
}

/// Lines of a document that holds unrelated sentences become documents of `size` lines.
void split_lines(const GoldDocument& whole, std::size_t size, std::vector<GoldDocument>& out) {
    std::size_t lines = 0;
    std::uint32_t begin = 0;
    auto name = whole.names.begin();
    for (std::uint32_t at = 0; at <= whole.text.size(); ++at) {
        const bool end = at == whole.text.size();
        lines += !end && whole.text[at] == '\n' ? 1U : 0U;
        if (!end && (whole.text[at] != '\n' || lines % size != 0)) {
            continue;
        }
        GoldDocument part;
        part.set = whole.set;
        part.group = cat(whole.group, " ", lines / 25);
        part.text = whole.text.substr(begin, at - begin);
        for (; name != whole.names.end() && name->span.end <= at; ++name) {
            part.names.push_back({{name->span.begin - begin, name->span.end - begin}, name->type});
        }
        out.push_back(std::move(part));
        begin = at + 1;
    }
}

/// Columns of word and label; a blank line ends a sentence.
std::vector<GoldDocument> read_conll(const std::string& path, const std::string& set,
                                     std::size_t sentences, const read::Gazetteer& gazetteer) {
    std::vector<GoldDocument> out;
    GoldDocument now;
    std::size_t count = 0;
    std::string last = "O";
    const auto flush = [&] {
        for (GoldName& name : now.names) {
            name.type = refine(name.type, name.span.of(now.text), gazetteer);
        }
        now.set = set;
        now.group = cat(set, " ", out.size());
        out.push_back(std::move(now));
        now = {};
        count = 0;
    };
    const std::string corpus = read_corpus(path);
    for (const std::string_view line : split(corpus, '\n')) {
        const std::size_t cut = line.find_last_of(" \t");
        if (cut == std::string_view::npos || line.starts_with("-DOCSTART-")) {
            last = "O";
            if (!now.text.empty() && now.text.back() != '\n') {
                now.text += '\n';
                ++count;
            }
            if (count >= sentences) {
                flush();
            }
            continue;
        }
        const std::string_view word = trim(line.substr(0, cut));
        const std::string label(trim(line.substr(cut + 1)));
        const auto begin = static_cast<std::uint32_t>(now.text.size());
        now.text += word;
        const auto end = static_cast<std::uint32_t>(now.text.size());
        now.text += ' ';
        if (label.size() > 2) {
            const auto type = types.find(ascii_lower(label.substr(2)));
            const bool goes_on =
                label[0] == 'I' && last.size() > 2 && last.substr(2) == label.substr(2);
            if (goes_on && !now.names.empty()) {
                now.names.back().span.end = end;
            } else if (type != types.end()) {
                now.names.push_back({{begin, end}, type->second});
            }
        }
        last = label;
    }
    flush();
    return out;
}

bool is_word(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether newspapers print no space at `at`, where the corpus has one.
bool is_printed_closed(std::string_view text, std::size_t at, bool& in_quote) {
    const std::string_view after = text.substr(at + 1);
    const std::string_view before = text.substr(0, at);
    const char next = after.empty() ? ' ' : after.front();
    const char last = before.empty() ? ' ' : before.back();
    if (next == '"') {
        in_quote = !in_quote;
        return !in_quote;
    }
    if (last == '"') {
        return in_quote;
    }
    if (after.starts_with("’") || after.starts_with("”") || after.starts_with("'s ") ||
        after.starts_with("n't ") ||
        std::string_view(",.;:!?)%]").find(next) != std::string_view::npos) {
        return true;
    }
    if (before.ends_with("“") || before.ends_with("‘") || last == '(' || last == '[' ||
        last == '$') {
        return true;
    }
    if (before.ends_with("’")) {
        return after.starts_with("s ") || after.starts_with("t ") || after.starts_with("re ") ||
               after.starts_with("ve ") || after.starts_with("ll ");
    }
    if (next == '-' && after.size() > 2 && after[1] == ' ') {
        return is_word(last) && is_word(after[2]);
    }
    if (last == '-' && before.size() > 2 && before[before.size() - 2] == ' ') {
        return is_word(before[before.size() - 3]) && is_word(next);
    }
    // "U . S ." → "U.S."
    return last == '.' && is_ascii_upper(next) && before.size() > 2 &&
           before[before.size() - 2] == ' ' && is_ascii_upper(before[before.size() - 3]) &&
           (before.size() == 3 || !is_word(before[before.size() - 4])) &&
           after.substr(1).starts_with(" .");
}

}  // namespace

GoldDocument as_printed(const GoldDocument& document) {
    GoldDocument out;
    out.set = document.set + ", as printed";
    out.group = document.group;
    std::vector<std::uint32_t> moved;
    bool in_quote = false;
    for (std::size_t at = 0; at < document.text.size(); ++at) {
        moved.push_back(static_cast<std::uint32_t>(out.text.size()));
        const char c = document.text[at];
        if (c == '\n') {
            in_quote = false;
        }
        if (c != ' ' || !is_printed_closed(document.text, at, in_quote)) {
            out.text += c;
        }
    }
    moved.push_back(static_cast<std::uint32_t>(out.text.size()));
    for (const GoldName& name : document.names) {
        out.names.push_back({{moved[name.span.begin], moved[name.span.end]}, name.type});
    }
    return out;
}

std::vector<GoldDocument> read_entity_corpora(const std::string& shared,
                                              const read::Gazetteer& gazetteer) {
    std::vector<GoldDocument> out;
    for_each_row(shared + "/eval/data/entities/worldwide.jsonl.xz", [&](const json::Value& row) {
        out.push_back(read_row(row, "worldwide", gazetteer));
        out.push_back(as_printed(out.back()));
    });
    for_each_row(shared + "/eval/data/entities/politics.jsonl.xz", [&](const json::Value& row) {
        split_lines(read_row(row, "politics", gazetteer), 1, out);
    });
    const std::string train = shared + "/train/";
    for (const auto& [path, set, sentences] :
         {std::tuple{"wikigold/CONLL-format/data/wikigold.conll.txt", "wikigold", 12},
          std::tuple{"wnut17/CONLL-format/data/train/wnut17train.conll", "wnut17", 1},
          std::tuple{"wnut17/CONLL-format/data/dev/emerging.dev.conll", "wnut17", 1}}) {
        for (GoldDocument& d :
             read_conll(train + path, set, static_cast<std::size_t>(sentences), gazetteer)) {
            out.push_back(std::move(d));
        }
    }
    return out;
}

}  // namespace stemma::tools
