#include "render/json/fields.h"
#include "render/json/json_records.h"

namespace stemma::render {
namespace {

void write_failure(json::Writer& w, const Error& error) {
    w.begin_object().key("source").value(error.source);
    write_position(w.key("place"), error.place ? std::optional(std::int64_t(*error.place))
                                               : std::optional<std::int64_t>());
    w.key("code").value(name_of(error.code)).key("reason").value(error.reason).end_object();
}

}  // namespace

std::string json_of(std::string_view id, const Alignment& alignment) {
    std::string out;
    json::Writer w(out);
    w.begin_object().key("id").value(id).key("similarity").value(alignment.similarity, 4);
    w.key("same").value(alignment.same).key("probability").value(alignment.probability, 4);
    w.key("differences").begin_array();
    for (const Difference& difference : alignment.differences) {
        w.begin_object().key("kind").value(name_of(difference.kind)).key("a").value(difference.a);
        w.key("b").value(difference.b).key("span_a").value(difference.span_a);
        w.key("span_b").value(difference.span_b).end_object();
    }
    w.end_array().end_object();
    return out;
}

std::string json_of(const RunReport& report) {
    std::string out;
    json::Writer w(out);
    w.begin_object().key("version").value(report.version);
    w.key("generated").value(report.generated).key("stories").begin_array();
    for (const StoryReport& story : report.stories) {
        w.begin_object().key("id").value(printed(story.story.id));
        write_optional(w.key("first"), story.story.first);
        write_optional(w.key("last"), story.story.last);
        write_strings(w.key("profile"), story.story.profile);
        w.key("articles").begin_array();
        for (const ReadArticle* article : story.articles) {
            w.raw(json_of(*article));
        }
        w.end_array().key("collation").raw(json_of(story.collation)).end_object();
    }
    w.end_array().key("failures").begin_array();
    for (const Error& failure : report.failures) {
        write_failure(w, failure);
    }
    w.end_array().end_object();
    return out;
}

}  // namespace stemma::render
