#include "stemma/result.h"

#include "base/strings.h"

namespace stemma {

std::string_view name_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_argument: return "invalid argument";
        case ErrorCode::not_found: return "not found";
        case ErrorCode::unreadable: return "unreadable";
        case ErrorCode::unwritable: return "cannot write";
        case ErrorCode::too_large: return "too large";
        case ErrorCode::unknown_format: return "unknown format";
        case ErrorCode::invalid_json: return "invalid JSON";
        case ErrorCode::invalid_record: return "invalid record";
        case ErrorCode::empty: return "empty";
        case ErrorCode::damaged: return "damaged";
        case ErrorCode::duplicate_id: return "duplicate id";
        case ErrorCode::unrelated: return "unrelated";
        case ErrorCode::interrupted: return "interrupted";
        case ErrorCode::internal: return "internal error";
    }
    return "error";
}

std::string Error::message() const {
    std::string out = printable_excerpt(source, 400);
    if (place) {
        out += cat(':', *place);
    }
    out += cat(": ", name_of(code));
    if (!reason.empty()) {
        out += cat(": ", printable_excerpt(reason, 400));
    }
    if (!excerpt.empty()) {
        out += cat(" (near \"", printable_excerpt(excerpt), "\")");
    }
    return out;
}

}  // namespace stemma
