#pragma once

#include "core/figure/model.h"
#include "core/figure/source.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace disentangle::figure {

/// A view that can be drawn as a figure.
struct ViewKind {
    std::string_view id;        ///< as the command line names it
    std::string_view name;      ///< for people
    std::string_view sentence;  ///< what it shows
};
/// In the order in which they are offered.
std::span<const ViewKind> view_kinds();

/// One view of a run at an evaluated step. What the run does not hold becomes a panel that says so. Throws InputError for
/// an unknown id, listing the views, and when the file's snapshots do not fit its experiment.
View build_view(std::string_view id, Source& source, std::int64_t step, Detail detail);

/// A dependence that theory forbids is marked above this: below, it is within what a finite sample and an imperfect fit
/// leave. On the screen too.
inline constexpr double forbidden_above = 0.1;

// The builders behind build_view(), one source file per group.
View scores_view(Source& source, std::int64_t step);
View loss_view(Source& source, std::int64_t step, Detail detail);
View sparsity_view(Source& source, std::int64_t step);
View edges_view(Source& source, std::int64_t step, Detail detail);
View graphs_view(Source& source, std::int64_t step);
View entanglement_view(Source& source, std::int64_t step);
View traversals_view(Source& source, std::int64_t step, Detail detail);
View data_view(Source& source, std::int64_t step, Detail detail);

/// "ẑ3" for index 2: learned latents have no names of their own.
std::string learned_name(int index);
/// Names of the learned latents in the order of `matching`, or, where that is empty, of their indices.
std::vector<std::string> learned_names(const std::vector<int>& matching, int count);

}  // namespace disentangle::figure
