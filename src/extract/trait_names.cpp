#include "extract/trait_names.h"

#include <array>
#include <string_view>

#include "base/strings.h"
#include "extract/html/markup_traits.h"

namespace stemma::extract {
namespace {

using Names = std::vector<std::string>;

void add(Names& names, std::initializer_list<std::string_view> more) {
    names.insert(names.end(), more.begin(), more.end());
}

void add_cues(Names& names, std::string_view before, const Cues& cues) {
    for (std::size_t cue = 0; cue < Cues::limit; ++cue) {
        names.push_back(cat(before, cue < cues.size() ? cues.name(cue) : std::string_view("none")));
    }
}

/// As add_text_traits() writes them.
void add_text(Names& names, const Cues& cues) {
    add(names, {"number of words",
                "length of words",
                "share of stop words",
                "share of capitalised words",
                "share of words in capitals",
                "share of numbers",
                "commas a word",
                "ends of sentences",
                "separators",
                "a year",
                "a time of day",
                "an address",
                "quotation marks",
                "first character",
                "last character",
                "share of links",
                "share in bold",
                "share in italics",
                "kind of block",
                "hidden",
                "gap before",
                "copies on the page",
                "copies before",
                "a sentence of prose"});
    add_cues(names, "words of: ", cues);
    add(names,
        {"blocks before", "blocks of the document", "place in the document", "blocks after",
         "share of the words before", "words of the document",
         "distance from the start of the densest prose",
         "distance from the end of the densest prose", "blocks of the densest prose",
         "distance to the prose before", "distance to the prose after",
         "prose among the five before", "prose among the five after", "share of the prose before",
         "share of its words in the densest prose", "words shared with the densest prose",
         "share of the title in it", "share of it in the title"});
    for (const std::string_view which : {"second before", "before", "after", "second after"}) {
        for (const std::string_view what :
             {"number of words", "share of links", "a sentence of prose", "last character",
              "kind of block", "cues", "a date"}) {
            names.push_back(cat("the one ", which, ": ", what));
        }
    }
    add(names,
        {"blocks since a heading", "cue of that heading", "blocks since a short cue", "that cue"});
}

/// As add_markup_traits() does.
void add_markup(Names& names, const Cues& cues) {
    add_cues(names, "levels up to a class of: ", cues);
    add(names, {"share of it in the stated article", "share of it in the stated description",
                "depth", "element", "element around it", "second element around it"});
    for (const std::string_view level : {"parent", "second", "third", "fourth"}) {
        for (const std::string_view what :
             {"blocks", "share of the page's text", "share of links"}) {
            names.push_back(cat(level, level == "parent" ? "" : " element up", ": ", what));
        }
    }
    for (const html::Tag tag : html::trait_containers) {
        names.push_back(cat("levels up to <", html::name_of(tag), '>'));
    }
    add(names, {"levels up to the main element", "its part of it: share of links",
                "its part of it: share of the page's text", "its part of it: blocks",
                "blocks of the same path", "bytes a block of the same path"});
    for (const std::string_view item : {"most repeated item", "innermost repeated item"}) {
        for (const std::string_view what : {"times", "levels up", "blocks each"}) {
            names.push_back(cat(item, ": ", what));
        }
    }
    add(names, {"inside comments", "inside what is not the article", "prose outside comments",
                "prose outside what is not the article", "share of the prose in comments",
                "share of the prose in what is not the article",
                "distance from the start of the clean prose",
                "distance from the end of the clean prose", "blocks of the clean prose",
                "at first sight", "hopeless blocks right before", "hopeless blocks right after"});
}

/// As FirstPassTraits::append() does: what the first pass thought.
void add_first_pass(Names& names, TraitLayout layout) {
    add(names, {"first pass",
                "first pass of the one before",
                "first pass of the one after",
                "first pass of the second before",
                "first pass of the second after",
                "first pass of the third before",
                "first pass of the third after",
                "first pass of 4 each side",
                "first pass of 12 each side",
                "first pass of 30 each side",
                "blocks since one that is surely kept",
                "blocks to one that is surely kept",
                "distance from the start of what is kept",
                "distance from the end of what is kept",
                "blocks of what is kept",
                "share of what is kept before",
                "words kept",
                "share of the words kept",
                "surest block of the document",
                "share of its words in what is kept",
                "words shared with what is kept"});
    if (layout == TraitLayout::plain) {
        return;
    }
    for (const std::string_view group : {"parent", "part of the main element", "path"}) {
        names.push_back(cat("first pass of others of the same ", group));
    }
    for (const int level : {1, 2, 3, 4, 5, 6}) {
        names.push_back(
            cat("first pass of others ", level, level == 1 ? " level up" : " levels up"));
    }
}

}  // namespace

std::vector<std::string> trait_names(TraitLayout layout, const Cues& cues) {
    Names names;
    add_text(names, cues);
    if (layout == TraitLayout::page) {
        add_markup(names, cues);
    }
    add_first_pass(names, layout);
    return names;
}

}  // namespace stemma::extract
