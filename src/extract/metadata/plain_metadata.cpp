#include <algorithm>

#include "base/strings.h"
#include "extract/metadata/address.h"
#include "extract/metadata/byline.h"
#include "extract/metadata/page_metadata.h"
#include "extract/metadata/title.h"
#include "text/language.h"

namespace stemma::extract {
namespace {

constexpr std::size_t max_leftover = 60;  // bytes beside the date in a date line
constexpr std::size_t near_lines = 14;    // after the headline
constexpr std::size_t max_title = 300;

/// Where the story's head is: from the headline (or the first line) to a few lines after it.
struct Head {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Head find_head(std::span<const PlainLine> lines) {
    Head head;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].role == LineRole::headline) {
            head.begin = i;
            break;
        }
    }
    head.end = std::min(lines.size(), head.begin + near_lines);
    return head;
}

/// A line that is little more than a date: "Posted on 3 May 2021, 14:05", no caption or sentence.
bool is_date_line(std::string_view line, const PrintedDate& date) {
    return date.cue != DateCue::copyright && date.cue != DateCue::event &&
           line.size() - std::min<std::size_t>(line.size(), date.span.size()) <= max_leftover;
}

void find_dates(std::span<const PlainLine> lines, const MetadataContext& context,
                const DateReader& reader, Metadata& out) {
    const std::optional<Date> fetched = parse_iso_date(context.fetched);
    const Head head = find_head(lines);
    for (std::size_t i = head.begin; i < head.end; ++i) {
        const std::string_view line = trim(lines[i].text);
        for (const PrintedDate& date : reader.find(line)) {
            if (!is_date_line(line, date) || date.date.year < 1990 ||
                (fetched && fetched->day > 0 && date.date > add_days(*fetched, 1))) {
                continue;
            }
            if (date.cue == DateCue::updated) {
                out.modified = out.modified ? out.modified : date.iso();
            } else if (!out.published) {
                out.published = date.iso();
            }
        }
    }
    if (out.published) {
        return;
    }
    std::string address(context.url);
    std::ranges::replace(address, '/', '-');
    for (const PrintedDate& date : reader.find(address)) {
        out.published = date.iso();
        return;
    }
}

std::string find_plain_title(std::span<const PlainLine> lines, std::span<const std::string> sites) {
    std::string first;
    for (const PlainLine& line : lines) {
        const std::string_view text = trim(line.text);
        if (text.empty() || text.size() > max_title) {
            continue;
        }
        if (line.role == LineRole::headline) {
            return strip_site(text, sites);
        }
        if (first.empty()) {
            first = strip_site(text, sites);
        }
        if (line.role == LineRole::kept) {
            break;
        }
    }
    return first;
}

/// The name that stands beside the title in the first line, if it is the address's own.
std::string outlet_beside_title(std::span<const PlainLine> lines, const std::string& site) {
    if (lines.empty() || site.empty()) {
        return {};
    }
    const std::string_view first = trim(lines.front().text);
    const std::size_t at = first.find_last_of("|-");
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view name = trim(first.substr(at + 1));
    return same_name(name, site) ? std::string(name) : std::string();
}

}  // namespace

void describe_plain(std::span<const PlainLine> lines, const MetadataContext& context,
                    const DateReader& reader, const OutletNamer& namer, Metadata& out) {
    out.url = context.url;
    out.domain = domain_of(context.url);
    const std::string site = site_of(out.domain);
    out.outlet = outlet_beside_title(lines, site);
    if (out.outlet.empty()) {
        out.outlet = out.domain.empty() ? namer.find(lines) : out.domain;
    }
    const std::vector<std::string> sites = {out.outlet, site, out.domain};
    out.title = find_plain_title(lines, sites);
    const Head head = find_head(lines);
    for (std::size_t i = head.begin; i < head.end && out.authors.empty(); ++i) {
        out.authors = names_in_byline(lines[i].text, false);
    }
    out.language = text::identify_language(context.text);
    find_dates(lines, context, reader, out);
}

}  // namespace stemma::extract
