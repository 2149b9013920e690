// Inside of MetadataFinder: the parts of a page's and of a plain text's metadata. Not for others.
#pragma once

#include <span>
#include <string>

#include "extract/metadata/credit.h"
#include "extract/metadata/date_reader.h"
#include "extract/metadata/metadata.h"
#include "extract/metadata/outlet_namer.h"
#include "extract/metadata/structured.h"
#include "model/classifier.h"

namespace stemma::extract {

struct MetadataFinder::State {
    DateReader dates;
    CreditReader credits;
    OutletNamer outlets;
    model::Classifier day;
};

/// Title, authors, outlet, language, address, section: all but dates and credit.
void describe_page(const html::Page& page, const StructuredData& data,
                   const MetadataContext& context, Metadata& out);

void date_page(const html::Page& page, const StructuredData& data, const MetadataContext& context,
               const DateReader& reader, const model::Classifier& classifier, Metadata& out);

void describe_plain(std::span<const PlainLine> lines, const MetadataContext& context,
                    const DateReader& reader, const OutletNamer& namer, Metadata& out);

}  // namespace stemma::extract
