#include "read/entities/display_name.h"

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace stemma::read {
namespace {

/// One line, single spaces.
std::string squeeze(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_ascii_space(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

bool is_shouted(std::string_view name) {
    return name.size() > 5 &&
           std::none_of(name.begin(), name.end(), [](char c) { return is_ascii_lower(c); });
}

/// "ANTON REVA" as "Anton Reva": a headline's capitals are no part of a person's name.
std::string unshouted(std::string name) {
    if (is_shouted(name)) {
        for (std::size_t i = name.size(); i-- > 1;) {
            name[i] = is_ascii_alpha(name[i - 1]) ? ascii_lower(name[i]) : name[i];
        }
    }
    return name;
}

/// "van", "de", "bin": small by right.
bool is_particle(std::string_view name, std::size_t at) {
    const std::string_view word = name.substr(at, name.find_first_of(" -", at) - at);
    constexpr std::string_view particles =
        " van von de der den da di del della dos du la le el al bin ben ibn y e te ter zu af ";
    return particles.find(cat(' ', word, ' ')) != std::string_view::npos;
}

/// "Jong-un" and "Jong un" as "Jong Un": a name of at least three parts whose later ones may be
/// printed small.
std::string open_hyphens(std::string_view name) {
    std::string out(name);
    const bool many =
        std::count_if(name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }) >= 2;
    for (std::size_t i = 0; many && i + 1 < out.size(); ++i) {
        const bool joins = out[i] == '-' && i > 0 && is_ascii_alpha(out[i - 1]);
        if ((joins || out[i] == ' ') && is_ascii_lower(out[i + 1]) && !is_particle(out, i + 1)) {
            out[i] = ' ';
            out[i + 1] = static_cast<char>(out[i + 1] - 'a' + 'A');
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> person_words(const std::vector<const Mention*>& mentions) {
    std::map<std::vector<std::string>, std::size_t> counts;
    for (const Mention* mention : mentions) {
        ++counts[mention->words];
    }
    const auto better = [](const auto& a, const auto& b) {
        const bool full_a = a.first.size() > 1;
        const bool full_b = b.first.size() > 1;
        if (full_a != full_b) {
            return full_a;
        }
        return a.second != b.second ? a.second > b.second : a.first.size() < b.first.size();
    };
    const auto* best = &*counts.begin();
    for (const auto& count : counts) {
        best = better(count, *best) ? &count : best;
    }
    return best->first;
}

std::string display_name(std::string_view text, const Entity& entity,
                         const std::vector<const Mention*>& mentions, const Gazetteer& gazetteer) {
    if (entity.key.starts_with("person:")) {
        const std::vector<std::string> words = person_words(mentions);
        std::string best;
        for (const Mention* mention : mentions) {
            if (mention->words == words) {
                const std::string form = squeeze(mention->span.of(text));
                best = best.empty() || (is_shouted(best) && !is_shouted(form)) ? form : best;
            }
        }
        return open_hyphens(unshouted(std::move(best)));
    }
    if (const std::string_view known = gazetteer.name(entity.key); !known.empty()) {
        return std::string(known);
    }
    std::string best;
    for (const Mention* mention : mentions) {
        const std::string form = squeeze(mention->span.of(text));
        if (form.size() > best.size() || (is_shouted(best) && !is_shouted(form))) {
            best = is_shouted(form) && !best.empty() ? best : form;
        }
    }
    return best;
}

}  // namespace stemma::read
