#include "base/json.h"
#include "render/json/fields.h"
#include "render/json/json_records.h"

namespace stemma::render {
std::string json_of(std::string_view id, StoryId story) {
    std::string out;
    json::Writer(out)
        .begin_object()
        .key("id")
        .value(id)
        .key("story")
        .value(printed(story))
        .end_object();
    return out;
}

std::string json_of(std::string_view id, const Change& change) {
    std::string out;
    json::Writer w(out);
    w.begin_object().key("id").value(id).key("change").value(name_of(change.kind));
    w.key("story").value(printed(change.story));
    if (change.kind == ChangeKind::merged || change.kind == ChangeKind::split) {
        w.key("other").value(printed(change.other));
    }
    w.key("probability").value(change.probability, 4);
    if (change.reopened) {
        w.key("reopened").value(true);
    }
    if (change.copy != CopyKind::none) {
        w.key("copy").begin_object().key("kind").value(name_of(change.copy));
        w.key("of").value(change.copied);
        w.end_object();
    }
    if (!change.reasons.empty()) {
        w.key("reasons").begin_array();
        for (const std::string& reason : change.reasons) {
            w.value(reason);
        }
        w.end_array();
    }
    w.end_object();
    return out;
}

}  // namespace stemma::render
