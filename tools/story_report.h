// How well grouping does on labelled stories, and where it goes wrong.
//
//   report_scores(sets, "data", models, Readings::full);
//   report_orders(sets, "data", models, 1);              // how much the order of arrival counts
//   list_wrong(sets, "data", models, file);
//
// Every article is judged by the models that saw nothing of its event, over the whole stream.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "story_training.h"

namespace stemma::tools {

void report_scores(const std::vector<StorySet>& sets, const std::string& data,
                   const FoldModels& models, Readings readings);
/// Ten shuffles within each day.
void report_orders(const std::vector<StorySet>& sets, const std::string& data,
                   const FoldModels& models, std::uint64_t first_seed);
/// Stories of several events, and events in several stories.
void list_wrong(const std::vector<StorySet>& sets, const std::string& data,
                const FoldModels& models, std::FILE* out);

}  // namespace stemma::tools
