// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/sweep/curves.h"

#include "core/base/error.h"

namespace disentangle::figure {

const SweepCurves& SweepCurveReader::read(const SweepIndex& index, const SweepStanding& standing,
                                          const std::string& metric)
{
    std::vector<std::string> names;
    for (const SweptRun& run : standing.runs)
        names.push_back(run.name);
    if (index.path() != index_ || metric != metric_ || names != names_) {
        index_ = index.path();
        metric_ = metric;
        names_ = std::move(names);
        curves_.assign(names_.size(), {});
        whole_.assign(names_.size(), false);
    }
    for (std::size_t number = 0; number < standing.runs.size(); ++number) {
        const SweptRun& run = standing.runs[number];
        if (whole_[number] && run.state == SweptState::done)
            continue;
        whole_[number] = run.state == SweptState::done;
        curves_[number].clear();
        if (run.state == SweptState::waiting)
            continue;
        try {
            curves_[number] = RunReader(index.run_file(run.name)).metric(metric);
        } catch (const Error&) {
            curves_[number].clear();
        }
    }
    return curves_;
}

}  // namespace disentangle::figure
