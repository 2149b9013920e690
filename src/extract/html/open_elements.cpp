#include "extract/html/open_elements.h"

namespace stemma::extract::html {

void OpenElements::pop_through(std::uint32_t traits) {
    for (bool found = false; !found && !list_.empty();) {
        found = has(top().tag, traits);
        pop();
    }
}

void OpenElements::pop_through(Tag tag) {
    for (bool found = false; !found && !list_.empty();) {
        found = top().tag == tag;
        pop();
    }
}

void OpenElements::pop_to(std::uint32_t traits, Tag tag) {
    while (list_.size() > 1 && top().tag != tag && !has(top().tag, traits) &&
           top().tag != Tag::html) {
        pop();
    }
}

void OpenElements::remove(std::size_t at) {
    --count_[index(list_[at].tag)];
    list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(at));
}

void OpenElements::insert(std::size_t at, const Element& element) {
    ++count_[index(element.tag)];
    list_.insert(list_.begin() + static_cast<std::ptrdiff_t>(at), element);
}

bool OpenElements::has_in(Scope scope, Tag tag) const {
    if (!has_any(tag)) {
        return false;
    }
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (list_[i].tag == tag) {
            return true;
        }
        if (has(list_[i].tag, static_cast<std::uint32_t>(scope))) {
            return false;
        }
    }
    return false;
}

bool OpenElements::has_in(Scope scope, TagTrait trait) const {
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (has(list_[i].tag, trait)) {
            return true;
        }
        if (has(list_[i].tag, static_cast<std::uint32_t>(scope))) {
            return false;
        }
    }
    return false;
}

bool OpenElements::in_select_scope() const {
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (list_[i].tag == Tag::select) {
            return true;
        }
        if (list_[i].tag != Tag::optgroup && list_[i].tag != Tag::option) {
            return false;
        }
    }
    return false;
}

bool OpenElements::node_in_scope(NodeId node) const {
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (list_[i].node == node) {
            return true;
        }
        if (has(list_[i].tag, scope_edge)) {
            return false;
        }
    }
    return false;
}

std::size_t OpenElements::position_of(NodeId node) const {
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (list_[i].node == node) {
            return i;
        }
    }
    return none;
}

std::size_t OpenElements::last(Tag tag) const {
    for (std::size_t i = has_any(tag) ? list_.size() : 0; i-- > 0;) {
        if (list_[i].tag == tag) {
            return i;
        }
    }
    return none;
}

void ActiveFormatting::clear_to_marker() {
    while (!list_.empty()) {
        const bool marker = is_marker(list_.size() - 1);
        list_.pop_back();
        if (marker) {
            return;
        }
    }
}

std::size_t ActiveFormatting::last(Tag tag) const {
    for (std::size_t i = list_.size(); i > 0; --i) {
        if (is_marker(i - 1)) {
            break;
        }
        if (list_[i - 1].tag == tag) {
            return i - 1;
        }
    }
    return none;
}

std::size_t ActiveFormatting::position_of(NodeId node) const {
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (list_[i].node == node) {
            return i;
        }
    }
    return none;
}

}  // namespace stemma::extract::html
