#include "extract/metadata/metadata.h"

#include <algorithm>

#include "base/parts.h"
#include "base/strings.h"
#include "extract/metadata/address.h"
#include "extract/metadata/page_metadata.h"

namespace stemma::extract {
namespace {

constexpr const char* dates_file = "extract/dates.txt";
constexpr const char* credits_file = "extract/credits.txt";
constexpr const char* outlets_file = "extract/outlets.txt";
constexpr const char* weights_file = "extract/dates.weights";

template <class T>
Result<T> load(const DataFolder& data, const char* name,
               Result<T> (*parse)(std::string_view, std::string_view)) {
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for_each_part(text, '\n', [&](std::string_view line) {
        if (!trim(line).empty()) {
            lines.push_back(line);
        }
    });
    return lines;
}

}  // namespace

MetadataFinder::MetadataFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
MetadataFinder::MetadataFinder(MetadataFinder&&) noexcept = default;
MetadataFinder& MetadataFinder::operator=(MetadataFinder&&) noexcept = default;
MetadataFinder::~MetadataFinder() = default;

Result<MetadataFinder> MetadataFinder::open(const DataFolder& data) {
    auto dates = load<DateReader>(data, dates_file, &DateReader::parse);
    if (!dates) {
        return std::unexpected(dates.error());
    }
    auto credits = load<CreditReader>(data, credits_file, &CreditReader::parse);
    if (!credits) {
        return std::unexpected(credits.error());
    }
    auto outlets = load<OutletNamer>(data, outlets_file, &OutletNamer::parse);
    if (!outlets) {
        return std::unexpected(outlets.error());
    }
    auto day = load<model::Classifier>(data, weights_file, &model::Classifier::parse);
    if (!day) {
        return std::unexpected(day.error());
    }
    return MetadataFinder(std::make_unique<State>(*std::move(dates), *std::move(credits),
                                                  *std::move(outlets), *std::move(day)));
}

Metadata MetadataFinder::find(const html::Page& page, const MetadataContext& context) const {
    Metadata found;
    const StructuredData data = read_structured(page);
    describe_page(page, data, context, found);
    date_page(page, data, context, state_->dates, state_->day, found);
    found.credit = state_->credits.find(lines_of(context.text));
    if (found.credit.empty()) {
        found.credit = state_->credits.find_cut(context.credits, found.outlet);
    }
    const auto agency = std::ranges::find_if(
        found.authors, [&](const std::string& a) { return state_->credits.is_agency(a); });
    if (found.credit.empty() && agency != found.authors.end()) {
        found.credit = *agency;
    }
    return found;
}

Metadata MetadataFinder::find_plain(std::span<const PlainLine> lines,
                                    const MetadataContext& context) const {
    Metadata found;
    describe_plain(lines, context, state_->dates, state_->outlets, found);
    std::vector<std::string_view> texts;
    for (const PlainLine& line : lines) {
        if (!trim(line.text).empty()) {
            texts.push_back(line.text);
        }
    }
    found.credit = state_->credits.find(texts);
    const std::string own = name_key(found.outlet);
    if (!own.empty() && CreditReader::names_owner(found.credit) &&
        name_key(found.credit).find(own) != std::string::npos) {
        found.credit.clear();  // an outlet's rights in its own text credit nobody
    }
    return found;
}

}  // namespace stemma::extract
