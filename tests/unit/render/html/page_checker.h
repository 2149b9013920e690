// A strict reader of the pages that we write: every tag closed in order, every attribute quoted,
// ids unique, every inner link with a target.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma::render {

class PageChecker {
public:
    explicit PageChecker(std::string_view page) : page_(page) {
        while (at_ < page_.size()) {
            step();
        }
        for (const std::string& name : open_) {
            problems_.push_back("never closed: " + name);
        }
        for (const std::string& link : links_) {
            if (link.starts_with('#') && !ids_.contains(link.substr(1))) {
                problems_.push_back("no target for " + link);
            }
        }
    }

    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
    [[nodiscard]] const std::vector<std::string>& links() const { return links_; }
    [[nodiscard]] const std::set<std::string>& elements() const { return elements_; }
    [[nodiscard]] const std::set<std::string>& attributes() const { return attributes_; }
    [[nodiscard]] const std::vector<std::string>& sources() const { return sources_; }

private:
    void step() {
        if (page_[at_] != '<') {
            if (page_[at_] == '>') {
                problem("a bare >");
            }
            ++at_;
            return;
        }
        if (page_.substr(at_).starts_with("<!doctype html>")) {
            at_ += 15;
            return;
        }
        const bool closing = page_.substr(at_).starts_with("</");
        at_ += closing ? 2 : 1;
        const std::string name = take_name();
        if (name.empty()) {
            problem("a < that begins no tag");
            return;
        }
        if (closing) {
            close(name);
        } else {
            open(name);
        }
    }

    std::string take_name() {
        const std::size_t begin = at_;
        while (at_ < page_.size() &&
               (std::isalnum(static_cast<unsigned char>(page_[at_])) != 0 || page_[at_] == '-')) {
            ++at_;
        }
        return std::string(page_.substr(begin, at_ - begin));
    }

    void close(const std::string& name) {
        if (open_.empty() || open_.back() != name) {
            problem("out of order: /" + name + (open_.empty() ? "" : " in " + open_.back()));
        } else {
            open_.pop_back();
        }
        if (at_ >= page_.size() || page_[at_] != '>') {
            problem("a closing tag with more than its name");
        }
        ++at_;
    }

    void open(const std::string& name) {
        static constexpr std::array<std::string_view, 3> empty = {"meta", "input", "br"};
        elements_.insert(name);
        while (at_ < page_.size() && page_[at_] != '>' && page_[at_] != '/') {
            attribute();
        }
        const bool closed = at_ < page_.size() && page_[at_] == '/';
        at_ += closed ? 2 : 1;
        if (!closed && std::ranges::find(empty, name) == empty.end()) {
            open_.push_back(name);
        }
        if (name == "style" || name == "script") {
            at_ = std::min(page_.find("</" + name, at_), page_.size());
        }
    }

    void attribute() {
        if (page_[at_] != ' ') {
            problem("no space before an attribute");
            ++at_;
            return;
        }
        ++at_;
        const std::string name = take_name();
        attributes_.insert(name);
        if (at_ >= page_.size() || page_[at_] != '=') {
            if (name != "open") {
                problem("attribute without a value: " + name);
            }
            return;
        }
        if (page_[at_ + 1] != '"') {
            problem("attribute without quotation marks: " + name);
        }
        const std::size_t end = std::min(page_.find('"', at_ + 2), page_.size());
        const std::string value(page_.substr(at_ + 2, end - at_ - 2));
        if (value.find_first_of("<>") != std::string::npos) {
            problem("markup in an attribute");
        }
        if (name == "href") {
            links_.push_back(value);
        } else if (name == "src" || name == "srcset" || name == "data" || name == "action") {
            sources_.push_back(value);
        } else if (name == "id" && !ids_.insert(value).second) {
            problem("twice the id " + value);
        }
        at_ = end + 1;
    }

    void problem(const std::string& what) {
        if (problems_.size() < 20) {
            problems_.push_back(what + " at " + std::to_string(at_) + ": …" +
                                std::string(page_.substr(at_ > 40 ? at_ - 40 : 0, 80)) + "…");
        }
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::vector<std::string> problems_;
    std::vector<std::string> links_;
    std::vector<std::string> sources_;
    std::set<std::string> ids_;
    std::set<std::string> elements_;
    std::set<std::string> attributes_;
};

}  // namespace stemma::render
