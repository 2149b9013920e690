#include "extract/html/sieve.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "extract/blocks/labeller.h"
#include "extract/html/blocks.h"

namespace stemma::extract::html {
namespace {

/// What the first or last byte of a block is.
enum class End : std::uint8_t { lower, upper, digit, sentence, quote, other, wide };

constexpr std::array<End, 256> make_ends() {
    std::array<End, 256> ends{};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const char c = static_cast<char>(i);
        ends[i] = i >= 0x80                          ? End::wide
                  : is_ascii_lower(c)                ? End::lower
                  : is_ascii_upper(c)                ? End::upper
                  : is_ascii_digit(c)                ? End::digit
                  : c == '.' || c == '!' || c == '?' ? End::sentence
                  : c == '"' || c == '\''            ? End::quote
                                                     : End::other;
    }
    return ends;
}
constexpr auto ends = make_ends();

std::uint64_t end_of(char c) {
    return static_cast<std::uint64_t>(ends[static_cast<unsigned char>(c)]);
}

/// Long, next to nothing of it a link, and with an end as that of a sentence.
bool is_prose(const Blocks& blocks, const Block& block) {
    constexpr std::uint32_t long_text = 80;  // bytes outside links
    const std::uint32_t plain = block.text.size() - block.link_bytes;
    const End last = ends[static_cast<unsigned char>(blocks.text[block.text.end - 1])];
    return plain >= long_text && plain * 2 > block.text.size() &&
           (last == End::sentence || last == End::quote);
}

template <class Features>
class SieveRows {
public:
    using Sum = typename Features::Sum;
    using Row = extract::Row<Features>;

    SieveRows(const Blocks& blocks, const Structure& structure, const Features& features)
        : blocks_(blocks), structure_(structure), features_(features) {
        weigh_classes();
        weigh_elements();
        measure_blocks();
    }

    STEMMA_INLINE void add(std::size_t i, Row row) {
        const Block& block = blocks_.list[i];
        const Shape own = shapes_[i + reach];
        const std::string_view text = blocks_.text_of(block);
        const std::uint64_t last = end_of(text.back());
        row.flag(F::bias);
        row.part(of_element_[structure_.place_of(block.node)]);
        add_own(block, own, row);
        row.pair(F::kind, static_cast<std::uint64_t>(block.kind), own.size);
        row.pair(F::link_words, own.links, own.size);
        row.pair(F::last_edge, last, own.size);
        row.pair(F::first_edge, end_of(text.front()), last);
        row.bin(F::bold, count_bin(block.bold_bytes, block.text.size(), 2));
        row.flag(F::hidden, block.hidden);
        row.pair(F::gap, static_cast<std::uint64_t>(block.gap), own.size / 2U);
        place(i, own, row);
        neighbours(i, row);
    }

private:
    /// Bins, in no more bits than they need: what is known to be small is not asked for its size.
    struct Shape {
        std::uint8_t size : 4 = 0;
        std::uint8_t links : 3 = 7;  ///< share of the bytes; 7: beyond the page's ends
        bool prose : 1 = false;      ///< long, hardly a link
        std::uint8_t from : 4 = 0;   ///< blocks from the last prose
        std::uint8_t to : 4 = 0;
    };
    static constexpr std::size_t reach = 2;  ///< neighbours that are looked at on either side

    /// What each class word adds to all blocks below its element and to those right in it.
    void weigh_classes() {
        const std::span<const std::uint64_t> tokens = structure_.distinct_tokens();
        any_.resize(tokens.size());
        own_.resize(tokens.size());
        whole_.resize(structure_.distinct_classes().size());
        Batch<Features> batch(features_);
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            batch.bin(any_[t], F::token_any, tokens[t]);
            batch.bin(own_[t], F::token_own, tokens[t]);
        }
        for (std::size_t c = 0; c < whole_.size(); ++c) {
            batch.bin(whole_[c], F::token_whole, structure_.distinct_classes()[c]);
        }
        batch.add();
    }

    /// Each element says what those around it say, and more.
    void weigh_elements() {
        of_element_.resize(structure_.elements().size());
        for (std::size_t place = 0; place < of_element_.size(); ++place) {
            const Structure::Element& element = structure_.elements()[place];
            if (element.tag == Tag::body || element.tag == Tag::html) {
                continue;
            }
            if (element.parent != Structure::nowhere) {
                of_element_[place] = of_element_[element.parent];
            }
            Row row(features_, of_element_[place]);
            row.bin(F::inside, static_cast<std::uint64_t>(element.tag));
            for (const std::uint32_t token : structure_.token_numbers(element)) {
                row.part(any_[token]);
            }
        }
    }

    void measure_blocks() {
        const std::size_t n = blocks_.list.size();
        shapes_.resize(n + 2 * reach);
        const auto bin = [](std::uint64_t number) {
            return std::min<std::uint64_t>(size_bin(number), 15);
        };
        std::uint32_t distance = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const Block& block = blocks_.list[i];
            const std::uint32_t size = block.text.size();
            const bool prose = is_prose(blocks_, block);
            Shape& shape = shapes_[i + reach];
            shape.size = bin(size) & 15U;
            shape.links = count_bin(block.link_bytes, size, 3) & 7U;
            shape.prose = prose;
            shape.from = bin(++distance) & 15U;
            distance = prose ? 0 : distance;
        }
        distance = 0;
        for (std::size_t i = n; i-- > 0;) {
            Shape& shape = shapes_[i + reach];
            shape.to = bin(++distance) & 15U;
            distance = shape.prose ? 0 : distance;
        }
    }

    STEMMA_INLINE void add_own(const Block& block, const Shape& own, Row& row) {
        const Structure::Element& element = structure_.at(block.node);
        row.pair(F::tag_words, static_cast<std::uint64_t>(element.tag), own.size / 2U);
        if (block.node == node_) {
            row.part(own_sum_);
            return;
        }
        node_ = block.node;
        own_sum_ = {};
        Row of_node(features_, own_sum_);
        for (const std::uint32_t token : structure_.token_numbers(element)) {
            of_node.part(own_[token]);
        }
        if (element.classes != Structure::no_classes) {
            of_node.part(whole_[element.classes]);
        }
        if (const Structure::Element* const parent = structure_.above(element)) {
            add_around(F::share_parent, F::siblings, *parent, of_node);
            of_node.pair(F::path2, static_cast<std::uint64_t>(parent->tag),
                         static_cast<std::uint64_t>(element.tag));
            if (const Structure::Element* const grand = structure_.above(*parent)) {
                add_around(F::share_grandparent, F::box_words, *grand, of_node);
            }
        }
        row.part(own_sum_);
    }

    /// How much of the page's text an element has, and how much of its own stands in links.
    void add_around(F shares, F counts, const Structure::Element& element, Row& row) const {
        const Structure::Bytes bytes = structure_.bytes_in(element);
        const std::uint64_t links = count_bin(bytes.all - bytes.plain, bytes.all, 4);
        row.pair(shares, count_bin(bytes.plain, structure_.bytes_before().back().plain, 8), links);
        row.pair(counts, std::min<std::uint64_t>(size_bin(Structure::count_in(element)), 15),
                 links);
    }

    STEMMA_INLINE void place(std::size_t i, const Shape& own, Row& row) const {
        const std::size_t n = blocks_.list.size();
        row.bin(F::position, i * 10 / n);
        row.bin(F::index, size_bin(i));
        row.bin(F::index_end, size_bin(n - 1 - i));
        const std::span<const Structure::Bytes> bytes = structure_.bytes_before();
        row.bin(F::before_share, count_bin(bytes[i].plain, bytes[n].plain, 10));
        row.pair(F::previous_sentence, own.from, own.size / 2U);
        row.pair(F::next_sentence, own.to, own.size / 2U);
    }

    STEMMA_INLINE void neighbours(std::size_t i, Row& row) const {
        const Shape* const first = &shapes_[i];
        const auto add = [&](std::size_t side) {
            row.pair(F::neighbour_words, side * 8 + first[side].links, first[side].size);
        };
        add(0);
        add(1);
        add(3);
        add(4);
    }

    const Blocks& blocks_;
    const Structure& structure_;
    const Features& features_;
    std::vector<Sum> any_;  ///< what each class word says
    std::vector<Sum> own_;
    std::vector<Sum> whole_;  ///< what each class attribute says
    std::vector<Sum> of_element_;
    std::vector<Shape> shapes_;  ///< with those beyond either end
    NodeId node_ = no_node;      ///< whose own_sum_ it is
    Sum own_sum_;
};

template <class Features>
std::vector<typename Features::Sum> rows_of(const Blocks& blocks, const Structure& structure,
                                            const Features& features) {
    SieveRows<Features> sieve(blocks, structure, features);
    std::vector<typename Features::Sum> rows(blocks.list.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowSum<Features> sum(rows[i]);
        sieve.add(i, Row(features, *sum));
    }
    return rows;
}

}  // namespace

Result<Sieve> Sieve::open(const DataFolder& data, const std::string& name) {
    Result<model::Tagger> tagger = open_tagger(data, name + "-0.weights");
    return tagger ? Result<Sieve>(Sieve(*std::move(tagger))) : std::unexpected(tagger.error());
}

std::vector<float> Sieve::outlook(const Blocks& blocks, const Structure& structure) const {
    const WeighedFeatures features{&pairs_, memo_->cells()};
    return keep_probabilities(tagger_,
                              std::span<const LabelWeights>(rows_of(blocks, structure, features)));
}

std::vector<model::FeatureVector> sieve_rows(const Blocks& blocks, const Structure& structure) {
    return rows_of(blocks, structure, WrittenFeatures{});
}

std::vector<model::FeatureVector> left_out_rows(const Page& page, const Blocks& blocks) {
    const Blocks all = find_blocks(page);
    std::vector<model::FeatureVector> rows = sieve_rows(all, Structure(page, all));
    std::vector<model::FeatureVector> out;
    auto next = blocks.left_out.begin();
    for (std::size_t i = 0; i < rows.size() && next != blocks.left_out.end(); ++i) {
        if (all.list[i].text.begin == next->text.begin) {
            out.push_back(std::move(rows[i]));
            ++next;
        }
    }
    return out;
}

std::vector<bool> hopeless(const Blocks& blocks, std::span<const float> outlook) {
    constexpr std::uint32_t enough = 600;  // bytes
    std::uint32_t left = 0;
    std::vector<bool> out(outlook.size());
    for (std::size_t i = 0; i < outlook.size(); ++i) {
        const Block& block = blocks.list[i];
        out[i] = outlook[i] < least_outlook && !is_prose(blocks, block);
        left += outlook[i] >= 0.5F ? block.text.size() - block.link_bytes : 0;
    }
    if (left < enough) {
        out.assign(out.size(), false);
    }
    return out;
}

void leave_out(Blocks& blocks, Structure& structure, const std::vector<bool>& hopeless,
               std::span<const float> outlook) {
    std::vector<Block> left;
    left.reserve(blocks.list.size());
    blocks.left_out.reserve(blocks.list.size());
    bool parted = false;
    for (std::size_t i = 0; i < hopeless.size(); ++i) {
        if (hopeless[i]) {
            blocks.left_out.push_back(blocks.list[i]);
            blocks.left_out.back().outlook = outlook[i];
            parted = true;
            continue;
        }
        left.push_back(blocks.list[i]);
        left.back().outlook = outlook[i];
        left.back().left_out_before = static_cast<std::uint32_t>(blocks.left_out.size());
        if (parted) {
            left.back().gap = Gap::paragraph;
        }
        parted = false;
    }
    blocks.list = std::move(left);
    structure.leave_out(hopeless);
}

}  // namespace stemma::extract::html
