// Claims that have become one. Sentences join every claim that they make, so two claims that were
// begun apart ("12 officers were charged", "the Justice Department charged 12 officers") can end up
// with mostly the same sentences. In a long story a reader would see the same row several times.
#pragma once

#include "collate/claims/membership.h"

namespace stemma::collate {

/// `own`: statements by claim, each in one; `more`: further ones of each. Both sorted. Where two
/// thirds of the smaller claim are in the larger, they are united in the larger, and the smaller is
/// empty. Small claims stay: two shared sentences of three are chance. Time: linear in the pairs of
/// claims that one statement makes.
void unite_overlapping(Groups& own, Groups& more);

}  // namespace stemma::collate
