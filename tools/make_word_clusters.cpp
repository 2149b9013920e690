// Words by the company they keep: data/read/word_clusters.weights.
//
//   make_word_clusters OUT.weights VECTORS.txt
//
// VECTORS.txt: a word and its numbers a line, the most frequent word first, words in lower case
// (GloVe 6B, 100 dimensions; Pennington, Socher, Manning 2014; PDDL 1.0). Spherical k-means
// (Dhillon and Modha 2001) of the frequent words; all words then lie in the nearest cluster, and
// the clusters themselves in wider ones. A few minutes.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/strings.h"
#include "corpus.h"
#include "read/words/word_clusters.h"
#include "read/words/word_form.h"

namespace {

using stemma::read::WordClusters;

constexpr std::size_t fine_clusters = WordClusters::most;
constexpr std::size_t middle_clusters = 512;
constexpr std::size_t coarse_clusters = 128;
constexpr std::size_t frequent = 120000;  ///< words that the clusters are made of
constexpr std::size_t centre_of = 5000;   ///< words whose mean is taken out of all
constexpr std::size_t first_of = 20000;   ///< words among which the first middles are taken
constexpr int rounds = 12;

/// Points of one number of dimensions, in one block.
struct Points {
    std::size_t dimensions = 0;
    std::vector<float> numbers;

    [[nodiscard]] std::size_t size() const { return numbers.size() / dimensions; }
    [[nodiscard]] float* at(std::size_t i) { return numbers.data() + i * dimensions; }
    [[nodiscard]] const float* at(std::size_t i) const { return numbers.data() + i * dimensions; }
};

[[noreturn]] void stop(const std::string& reason) {
    std::fprintf(stderr, "%s\n", reason.c_str());
    std::exit(1);
}

void read_vectors(const std::string& path, std::vector<std::uint64_t>& words, Points& points) {
    const std::string text = stemma::tools::read_corpus(path);
    for (const std::string_view line : stemma::split(text, '\n')) {
        const std::vector<std::string_view> parts = stemma::split(line, ' ');
        if (parts.size() < 2) {
            continue;
        }
        if (words.empty()) {
            points.dimensions = parts.size() - 1;
        }
        if (parts.size() != points.dimensions + 1) {
            stop(path + ": a line with another number of dimensions: " + std::string(parts[0]));
        }
        words.push_back(stemma::read::hash_of_lower(parts[0]));
        for (std::size_t d = 0; d < points.dimensions; ++d) {
            const std::string_view part = parts[d + 1];
            float number = 0;
            if (std::from_chars(part.data(), part.data() + part.size(), number).ec != std::errc()) {
                stop(path + ": not a number: " + std::string(part));
            }
            points.numbers.push_back(number);
        }
    }
    if (words.size() < fine_clusters) {
        stop(path + ": fewer words than clusters");
    }
}

void make_unit(float* point, std::size_t dimensions) {
    float square = 0;
    for (std::size_t d = 0; d < dimensions; ++d) {
        square += point[d] * point[d];
    }
    const float length = std::sqrt(square);
    for (std::size_t d = 0; d < dimensions; ++d) {
        point[d] /= length > 0 ? length : 1;
    }
}

/// Takes out what frequent words have in common; only directions are left.
void centre(Points& points) {
    std::vector<float> mean(points.dimensions);
    const std::size_t some = std::min(centre_of, points.size());
    for (std::size_t i = 0; i < some; ++i) {
        for (std::size_t d = 0; d < points.dimensions; ++d) {
            mean[d] += points.at(i)[d] / static_cast<float>(some);
        }
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t d = 0; d < points.dimensions; ++d) {
            points.at(i)[d] -= mean[d];
        }
        make_unit(points.at(i), points.dimensions);
    }
}

/// For each of the first `count` points the nearest middle.
std::vector<std::size_t> nearest(const Points& points, std::size_t count, const Points& middles) {
    const std::size_t clusters = middles.size();
    std::vector<float> turned(middles.numbers.size());  // a dimension of all middles side by side
    for (std::size_t c = 0; c < clusters; ++c) {
        for (std::size_t d = 0; d < middles.dimensions; ++d) {
            turned[d * clusters + c] = middles.at(c)[d];
        }
    }
    std::vector<std::size_t> out(count);
    std::vector<float> likeness(clusters);
    for (std::size_t i = 0; i < count; ++i) {
        std::ranges::fill(likeness, 0.0F);
        for (std::size_t d = 0; d < points.dimensions; ++d) {
            const float x = points.at(i)[d];
            const float* row = turned.data() + d * clusters;
            for (std::size_t c = 0; c < clusters; ++c) {
                likeness[c] += x * row[c];
            }
        }
        out[i] = static_cast<std::size_t>(std::ranges::max_element(likeness) - likeness.begin());
    }
    return out;
}

/// Middles of `clusters` clusters of the first `count` points, each of which weighs `weights`.
Points k_means(const Points& points, std::size_t count, const std::vector<float>& weights,
               std::size_t clusters) {
    Points middles{points.dimensions, {}};
    const std::size_t among = std::min(first_of, count);
    for (std::size_t c = 0; c < clusters; ++c) {
        const float* first = points.at(c * among / clusters);
        middles.numbers.insert(middles.numbers.end(), first, first + points.dimensions);
    }
    for (int round = 0; round < rounds; ++round) {
        const std::vector<std::size_t> lies = nearest(points, count, middles);
        Points sums{points.dimensions, std::vector<float>(middles.numbers.size())};
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t d = 0; d < points.dimensions; ++d) {
                sums.at(lies[i])[d] += weights[i] * points.at(i)[d];
            }
        }
        std::vector<bool> empty(clusters, true);
        for (const std::size_t c : lies) {
            empty[c] = false;
        }
        for (std::size_t c = 0; c < clusters; ++c) {
            if (!empty[c]) {  // an empty one keeps its middle
                make_unit(sums.at(c), sums.dimensions);
                std::copy_n(sums.at(c), sums.dimensions, middles.at(c));
            }
        }
    }
    return middles;
}

/// For each of the clusters the wider one that it lies in.
std::vector<std::size_t> widen(const Points& middles, const std::vector<float>& weights,
                               std::size_t clusters) {
    return nearest(middles, middles.size(), k_means(middles, middles.size(), weights, clusters));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "use: make_word_clusters OUT.weights VECTORS.txt\n");
        return 2;
    }
    std::vector<std::uint64_t> words;
    Points points;
    read_vectors(argv[2], words, points);
    centre(points);
    const std::size_t some = std::min(frequent, words.size());
    const Points middles = k_means(points, some, std::vector<float>(some, 1.0F), fine_clusters);
    const std::vector<std::size_t> fine = nearest(points, words.size(), middles);
    std::vector<float> sizes(fine_clusters);
    std::vector<WordClusters::Entry> entries;
    for (std::size_t i = 0; i < words.size(); ++i) {
        sizes[fine[i]] += 1;
        entries.push_back({words[i], static_cast<std::uint16_t>(fine[i])});
    }
    const std::vector<std::size_t> middle = widen(middles, sizes, middle_clusters);
    const std::vector<std::size_t> coarse = widen(middles, sizes, coarse_clusters);
    std::vector<WordClusters::Wider> wider;
    for (std::size_t c = 0; c < fine_clusters; ++c) {
        wider.push_back(
            {static_cast<std::uint16_t>(middle[c]), static_cast<std::uint16_t>(coarse[c])});
    }
    stemma::tools::write_output(argv[1], WordClusters::encode(std::move(entries), wider));
    std::printf("%zu words\n", words.size());
    return 0;
}
