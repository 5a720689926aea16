// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"
#include "core/figure/source.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace disentangle::figure {

/// A view that can be drawn as a figure: a row of the table in views.cpp.
struct ViewKind {
    std::string_view id;                      ///< as the command line names it
    std::string_view name;                    ///< for people
    std::string_view sentence;                ///< what it shows
    std::span<const std::string_view> kinds;  ///< of snapshots at the step that it is drawn from
    /// `moment` holds those kinds, of the sizes that the experiment gives them.
    View (*build)(Source& source, const Moment& moment, Detail detail);
};
/// In the order in which they are offered.
std::span<const ViewKind> view_kinds();
/// Throws InputError for an unknown id, listing the views.
const ViewKind& view_kind(std::string_view id);

/// One view of a run at an evaluated step. What the run does not hold becomes a panel that says so. Throws InputError for
/// an unknown id, listing the views, and when the file's snapshots do not fit its experiment.
View build_view(std::string_view id, Source& source, std::int64_t step, Detail detail);
/// The error for an unknown id; `also` is appended to what was expected.
[[noreturn]] void throw_unknown_view(std::string_view id, std::string_view also = {});

}  // namespace disentangle::figure
