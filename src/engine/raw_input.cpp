#include "engine/raw_input.h"

#include "engine/records.h"
#include "extract/archives/http_message.h"
#include "text/utf8.h"

namespace stemma::engine {

Result<json::Taken> parse_record(RawInput& input) {
    Result<json::Taken> record = json::parse_taking(input.bytes, input.id);
    if (record || text::is_valid_utf8(input.bytes)) {  // the parser takes nothing but UTF-8
        return record;
    }
    input.bytes = text::repair_utf8(input.bytes);
    return json::parse_taking(input.bytes, input.id);
}

Result<Document> document_of(RawInput input, const InputLimits& limits) {
    if (input.format == InputFormat::json_lines) {
        Result<json::Taken> record = parse_record(input);
        if (!record) {
            return std::unexpected(record.error());
        }
        return document_of(std::move(record->value), input.id, record->plain_member);
    }
    if (input.format == InputFormat::http_response) {
        return extract::document_of_response(std::move(input.id), input.bytes,
                                             std::move(input.hints), limits.document_bytes);
    }
    Document document;
    document.id = std::move(input.id);
    document.kind = input.format == InputFormat::html    ? DocumentKind::html
                    : input.format == InputFormat::clean ? DocumentKind::clean
                                                         : DocumentKind::plain;
    document.bytes = std::move(input.bytes);
    document.encoding = std::move(input.encoding);
    document.hints = std::move(input.hints);
    return document;
}

}  // namespace stemma::engine
