// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/history.h"

#include <algorithm>

namespace disentangle {

std::ptrdiff_t History::entry_at(double step) const
{
    const auto after = std::upper_bound(steps.begin(), steps.end(), step,
                                        [](double s, std::int64_t entry) { return s < static_cast<double>(entry); });
    return after - steps.begin() - 1;
}

void History::add(std::int64_t step, std::shared_ptr<const Snapshot> snapshot)
{
    if (!empty() && (snapshot->rows != rows() || snapshot->cols != cols())) {
        ++of_other_size;
        return;
    }
    steps.push_back(step);
    snapshots.push_back(std::move(snapshot));
}

History read_history(const RunReader& run, std::string_view kind, std::span<const std::int64_t> steps,
                     std::size_t limit, const History& known, const std::function<bool()>& cancelled)
{
    // A run without that kind is not asked for it step by step.
    if (steps.empty() || (known.empty() && !run.snapshot(kind, steps.back())))
        return {};
    // Every stride-th evaluated step, the stride a power of two, so that growing only ever drops and adds.
    std::size_t stride = 1;
    while (steps.size() / stride >= limit)
        stride *= 2;
    History thinned;
    std::size_t next = 0;  // of known
    const auto keep = [&](std::int64_t step) {
        while (next < known.steps.size() && known.steps[next] < step)
            ++next;
        if (next < known.steps.size() && known.steps[next] == step)
            thinned.add(step, known.snapshots[next]);
        else if (auto snapshot = run.snapshot(kind, step))
            thinned.add(step, std::make_shared<const Snapshot>(std::move(*snapshot)));
    };
    for (std::size_t i = 0; i < steps.size() && !(cancelled && cancelled()); i += stride)
        keep(steps[i]);
    if (thinned.empty() || thinned.steps.back() != steps.back())
        keep(steps.back());
    return thinned;
}

History whole_history(const RunReader& run, std::string_view kind)
{
    History history;
    for (auto& [step, snapshot] : run.snapshots(kind))
        history.add(step, std::make_shared<const Snapshot>(std::move(snapshot)));
    return history;
}

}  // namespace disentangle
