#include "read/attributions/attribution_model.h"

#include <algorithm>

#include "read/attributions/argument_features.h"
#include "read/attributions/cue_features.h"
#include "read/attributions/quoted_paragraphs.h"

namespace stemma::read {
namespace {

/// Runs of one role in the argument labels, which are begin, inside, end, single from `first` on.
std::vector<TokenRange> runs(const std::vector<std::uint8_t>& labels, ArgumentLabel first,
                             std::uint32_t offset) {
    std::vector<TokenRange> out;
    const auto begin_label = static_cast<std::uint8_t>(first);
    const auto single_label = static_cast<std::uint8_t>(begin_label + 3);
    bool open = false;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        const std::uint8_t label = labels[i];
        if (label < begin_label || label > single_label) {
            open = false;
            continue;
        }
        if (!open || label == begin_label || label == single_label) {
            out.push_back({offset + i, offset + i});
        }
        out.back().end = offset + i + 1;
        open = label != single_label;
    }
    return out;
}

std::uint32_t gap(TokenRange a, TokenRange b) {
    return a.end <= b.begin ? b.begin - a.end : a.begin - std::min(a.begin, b.end);
}

/// PolNeAR gives a cue one source: of several, the nearest.
void keep_nearest(std::vector<TokenRange>& ranges, TokenRange cue) {
    if (ranges.size() > 1) {
        const TokenRange nearest = *std::ranges::min_element(
            ranges, {}, [&](TokenRange range) { return gap(range, cue); });
        ranges.assign(1, nearest);
    }
}

}  // namespace

std::vector<std::string> cue_label_names() { return {"none", "begin", "inside"}; }

std::vector<std::string> argument_label_names() {
    return {"none",          "source_begin",   "source_inside", "source_end",    "source_single",
            "content_begin", "content_inside", "content_end",   "content_single"};
}

std::vector<bool> allowed_cue_labels() {
    constexpr std::size_t labels = 3;
    std::vector<bool> allowed(labels * labels, true);
    allowed[static_cast<std::size_t>(CueLabel::none) * labels +
            static_cast<std::size_t>(CueLabel::inside)] = false;
    return allowed;
}

std::vector<bool> allowed_argument_labels() {
    // A run that began goes on or ends; after an end, anything but the middle of a run.
    std::vector<bool> allowed(argument_labels * argument_labels, false);
    const auto begins = [](std::size_t label) { return label % 4 == 1; };
    const auto inside = [](std::size_t label) { return label != 0 && label % 4 == 2; };
    const auto ends = [](std::size_t label) { return label != 0 && label % 4 == 3; };
    for (std::size_t i = 0; i < argument_labels; ++i) {
        for (std::size_t j = 0; j < argument_labels; ++j) {
            const bool running = begins(i) || inside(i);
            const bool same_role = (i - 1) / 4 == (j - 1) / 4;
            allowed[i * argument_labels + j] =
                running ? j != 0 && same_role && (inside(j) || ends(j)) : !inside(j) && !ends(j);
        }
    }
    return allowed;
}

Result<AttributionModel> AttributionModel::open(const DataFolder& data, const Inflections& forms) {
    const auto read_tagger = [&](const std::string& name,
                                 const std::vector<std::string>& labels) -> Result<model::Tagger> {
        const Result<std::string> bytes = data.read(name);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        Result<model::Tagger> tagger = model::Tagger::parse(*bytes, data.path_of(name));
        if (tagger && tagger->labels() != labels) {
            return fail(ErrorCode::damaged, data.path_of(name), "weights of another task");
        }
        return tagger;
    };
    auto cues = read_tagger("read/attribution_cues.weights", cue_label_names());
    if (!cues) {
        return std::unexpected(cues.error());
    }
    auto arguments = read_tagger("read/attribution_arguments.weights", argument_label_names());
    if (!arguments) {
        return std::unexpected(arguments.error());
    }
    auto classes = WordClasses::open(data, forms);
    if (!classes) {
        return std::unexpected(classes.error());
    }
    return AttributionModel(*std::move(classes), *std::move(cues), *std::move(arguments));
}

std::vector<TokenRange> AttributionModel::find_cues(const ArticleView& article) const {
    std::vector<TokenRange> cues;
    model::FeatureRows rows;
    for (const Sentence& sentence : article.reading().sentences) {
        write_cue_features(article, classes_, sentence.tokens, rows);
        const std::vector<std::uint8_t> labels = cues_.tag(rows);
        bool open = false;
        for (std::uint32_t i = 0; i < labels.size(); ++i) {
            const auto label = static_cast<CueLabel>(labels[i]);
            const std::uint32_t at = sentence.tokens.begin + i;
            if (label == CueLabel::begin || (label == CueLabel::inside && !open)) {
                cues.push_back({at, at});
            }
            open = label != CueLabel::none;
            if (open) {
                cues.back().end = at + 1;
            }
        }
    }
    return cues;
}

std::vector<std::string> AttributionModel::reasons(const ArticleView& article,
                                                   std::uint32_t token) const {
    constexpr std::size_t most = 5;
    model::FeatureRows rows;
    const TokenRange sentence = article.sentence_at(token);
    write_cue_features(article, classes_, sentence, rows);
    const model::FeatureVector row = rows.vectors()[token - sentence.begin];
    std::vector<std::string> out;
    for (const auto& [at, weight] :
         cues_.reasons(row, static_cast<std::uint8_t>(CueLabel::begin))) {
        if (out.size() == most) {
            break;
        }
        out.emplace_back(describe_cue_feature(row.features()[at].tag));
    }
    return out;
}

std::vector<RoleTokens> AttributionModel::find(const ArticleView& article) const {
    std::vector<RoleTokens> found;
    const std::vector<TokenRange> cues = find_cues(article);
    model::FeatureRows rows;
    for (std::size_t c = 0; c < cues.size(); ++c) {
        const TokenRange window = argument_window(article, cues, c);
        write_argument_features(article, window, cues, c, rows);
        const std::vector<std::uint8_t> labels = arguments_.tag(rows);
        RoleTokens roles;
        roles.cue = cues[c];
        roles.source = runs(labels, ArgumentLabel::source_begin, window.begin);
        roles.content = runs(labels, ArgumentLabel::content_begin, window.begin);
        keep_nearest(roles.source, roles.cue);
        found.push_back(std::move(roles));
    }
    attach_quoted_paragraphs(article, found);
    return found;
}

}  // namespace stemma::read
