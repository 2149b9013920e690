// Words as points, small enough to ship: data/collate/words.weights.
//
//   make_word_vectors OUT.weights VECTORS.txt [STEMS]
//
// VECTORS.txt: a word and 50 numbers a line, the most frequent word first (GloVe 6B, 50 dimensions;
// Pennington, Socher, Manning 2014; PDDL 1.0). Forms of one stem are averaged, frequent ones more;
// what all words have in common is taken out (Mu and Viswanath 2018), and the rest rounded to
// bytes.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "collate/align/word_vectors.h"
#include "corpus.h"
#include "text/words.h"

namespace {

using stemma::collate::WordVectors;
using Vector = std::array<double, WordVectors::dimensions>;

constexpr std::size_t default_stems = 20000;
constexpr std::size_t forms_looked_at = 100000;
constexpr int common_directions = 2;

struct Stem {
    std::string text;
    Vector sum{};
};

bool parse_row(std::string_view line, std::string_view& word, Vector& numbers) {
    const std::vector<std::string_view> parts = stemma::split(line, ' ');
    if (parts.size() != numbers.size() + 1) {
        return false;
    }
    word = parts[0];
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string_view part = parts[i + 1];
        if (std::from_chars(part.data(), part.data() + part.size(), numbers[i]).ec != std::errc()) {
            return false;
        }
    }
    return true;
}

bool is_word(std::string_view form) {
    return form.size() > 1 && std::ranges::all_of(form, stemma::is_ascii_lower);
}

double dot(const Vector& x, const Vector& y) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += x[i] * y[i];
    }
    return sum;
}

void add(Vector& to, const Vector& what, double factor) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        to[i] += factor * what[i];
    }
}

void make_unit(Vector& x) {
    const double length = std::sqrt(dot(x, x));
    for (double& v : x) {
        v /= length > 0 ? length : 1;
    }
}

/// The stems of the most frequent words, with the sum of their forms.
std::vector<Stem> read_stems(const std::string& path, std::size_t most) {
    std::vector<Stem> stems;
    std::unordered_map<std::string, std::size_t> place;
    std::size_t rank = 0;
    const std::string text = stemma::tools::read_corpus(path);
    for (const std::string_view line : stemma::split(text, '\n')) {
        std::string_view form;
        Vector numbers{};
        if (++rank > forms_looked_at || !parse_row(line, form, numbers) || !is_word(form)) {
            continue;
        }
        const std::string stem = stemma::text::stem(form);
        auto found = place.find(stem);
        if (found == place.end()) {
            if (stems.size() == most) {
                continue;
            }
            found = place.emplace(stem, stems.size()).first;
            stems.push_back({stem, {}});
        }
        add(stems[found->second].sum, numbers, 1 / (10.0 + static_cast<double>(rank)));
    }
    return stems;
}

/// Takes out the mean, and the directions in which nearly all words lie.
void centre(std::vector<Stem>& stems) {
    for (Stem& stem : stems) {
        make_unit(stem.sum);
    }
    Vector mean{};
    for (const Stem& stem : stems) {
        add(mean, stem.sum, 1 / static_cast<double>(stems.size()));
    }
    for (Stem& stem : stems) {
        add(stem.sum, mean, -1);
    }
    for (int k = 0; k < common_directions; ++k) {
        Vector direction{};
        direction.fill(1);
        for (int step = 0; step < 50; ++step) {  // the power method
            Vector next{};
            for (const Stem& stem : stems) {
                add(next, stem.sum, dot(stem.sum, direction));
            }
            make_unit(next);
            direction = next;
        }
        for (Stem& stem : stems) {
            add(stem.sum, direction, -dot(stem.sum, direction));
        }
    }
}

WordVectors::Entry rounded(const Stem& stem) {
    double largest = 1e-9;
    for (const double x : stem.sum) {
        largest = std::max(largest, std::abs(x));
    }
    WordVectors::Entry entry{WordVectors::key_of(stem.text), {}};
    for (std::size_t i = 0; i < stem.sum.size(); ++i) {
        entry.row[i] = static_cast<std::int8_t>(std::lround(stem.sum[i] / largest * 127));
    }
    return entry;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "use: make_word_vectors OUT.weights VECTORS.txt [STEMS]\n");
        return 2;
    }
    std::size_t most = default_stems;
    if (argc > 3 && !stemma::parse_number(argv[3], most)) {
        std::fprintf(stderr, "not a number of stems: %s\n", argv[3]);
        return 2;
    }
    std::vector<Stem> stems = read_stems(argv[2], most);
    centre(stems);
    std::vector<WordVectors::Entry> entries;
    entries.reserve(stems.size());
    for (const Stem& stem : stems) {
        entries.push_back(rounded(stem));
    }
    stemma::tools::write_output(argv[1], WordVectors::encode(std::move(entries)));
    std::printf("%zu stems\n", stems.size());
    return 0;
}
