#include "extract/metadata/address.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
std::string domain_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) {
        url.remove_prefix(scheme + 3);
    } else if (url.starts_with("//")) {
        url.remove_prefix(2);
    }
    url = url.substr(0, std::min(url.find_first_of("/?#"), url.size()));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) {
        url.remove_prefix(user + 1);
    }
    url = url.substr(0, std::min(url.find(':'), url.size()));
    std::string host = ascii_lower(url);
    if (host.find('.') == std::string::npos) {
        return {};
    }
    return host.starts_with("www.") ? host.substr(4) : host;
}

std::string_view original_address(std::string_view url) {
    constexpr std::size_t stamp = 14;  // year to second
    const std::size_t scheme = url.find("://");
    const std::size_t host = scheme < url.find('/') ? scheme + 3 : 0;
    for (std::size_t at = url.find('/', host); at < url.size(); at = url.find('/', at + 1)) {
        const std::size_t begin = at + 1;
        const std::size_t end = std::min(url.find_first_not_of("0123456789", begin), url.size());
        if (end != begin + stamp) {
            continue;
        }
        // "im_", "js_", "id_" …: how the archive shall hand it out.
        const std::size_t slash = url.find('/', end);
        const std::string_view manner = url.substr(end, slash - end);
        if (slash == std::string_view::npos || (!manner.empty() && !manner.ends_with('_'))) {
            return url;
        }
        const std::string_view original = url.substr(slash + 1);
        return domain_of(original).empty() ? url : original;
    }
    return url;
}

std::string site_of(std::string_view domain) {
    // Second-level public suffixes that news use: "co.uk", "com.au", "org.br", "ac.jp" …
    constexpr std::array<std::string_view, 8> second = {"co",  "com", "org", "net",
                                                        "gov", "ac",  "or",  "edu"};
    std::vector<std::string_view> labels = split(domain, '.');
    if (labels.size() > 1) {
        labels.pop_back();
    }
    if (labels.size() > 1 && std::ranges::find(second, labels.back()) != second.end()) {
        labels.pop_back();
    }
    return std::string(labels.back());
}

std::string name_key(std::string_view name) {
    std::string key;
    const bool ascii =
        std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const std::string folded = ascii ? ascii_lower(name) : text::fold(name);
    key.reserve(folded.size());
    std::size_t at = folded.starts_with("the ") ? 4 : 0;
    while (at < folded.size()) {
        if (is_ascii_alpha(folded[at]) || is_ascii_digit(folded[at])) {
            key.push_back(folded[at++]);
            continue;
        }
        if (static_cast<unsigned char>(folded[at]) < 0x80) {
            ++at;
            continue;
        }
        const text::CodePoint c = text::decode(folded, at);
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            key.append(folded, at, c.size);
        }
        at += c.size;
    }
    return key;
}

bool same_name(std::string_view a, std::string_view b) {
    const std::string key = name_key(a);
    return !key.empty() && key == name_key(b);
}

std::string resolve_address(std::string_view reference, std::string_view base) {
    reference = trim(reference);
    if (reference.find("://") != std::string_view::npos || base.empty()) {
        return std::string(reference);
    }
    const std::size_t scheme = base.find("://");
    if (scheme == std::string_view::npos) {
        return std::string(reference);
    }
    if (reference.starts_with("//")) {
        return cat(base.substr(0, scheme + 1), reference);
    }
    const std::size_t path = std::min(base.find('/', scheme + 3), base.size());
    return reference.starts_with('/') ? cat(base.substr(0, path), reference) : std::string(base);
}

}  // namespace stemma::extract
