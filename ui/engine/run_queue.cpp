// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/run_queue.h"

namespace disentangle {

void RunQueue::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    Q_EMIT changed();
}

void RunQueue::add(const Experiment& experiment)
{
    m_runs.append(experiment);
    Q_EMIT changed();
}

void RunQueue::addSeeds(const Experiment& experiment, std::uint64_t first, std::uint64_t last)
{
    Experiment seeded = experiment;
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        seeded.seed = seed;
        m_runs.append(seeded);
    }
    Q_EMIT changed();
}

void RunQueue::remove(int index)
{
    if (index < 0 || index >= m_runs.size())
        return;
    m_runs.removeAt(index);
    Q_EMIT changed();
}

void RunQueue::move(int from, int to)
{
    const auto size = m_runs.size();
    if (from < 0 || to < 0 || from >= size || to >= size || from == to)
        return;
    m_runs.move(from, to);
    Q_EMIT changed();
}

std::optional<Experiment> RunQueue::takeNext()
{
    if (m_held || m_runs.isEmpty())
        return std::nullopt;
    Experiment next = m_runs.takeFirst();
    Q_EMIT changed();
    return next;
}

}  // namespace disentangle
