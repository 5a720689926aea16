// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QList>
#include <QObject>
#include <cstdint>
#include <optional>

namespace disentangle {

/// Experiments to train one after the other, in order.
class RunQueue : public QObject {
    Q_OBJECT
public:
    explicit RunQueue(QObject* parent = nullptr) : QObject(parent) {}

    const QList<Experiment>& runs() const { return m_runs; }
    bool isEmpty() const { return m_runs.isEmpty(); }
    /// While it is held no run is given out.
    bool isHeld() const { return m_held; }
    void setHeld(bool held);
    void add(const Experiment& experiment);
    /// The same with each seed from `first` to `last`.
    void addSeeds(const Experiment& experiment, std::uint64_t first, std::uint64_t last);
    /// Indices that do not exist are ignored.
    void remove(int index);
    void move(int from, int to);
    /// Takes the next one out; nothing while it is empty or held.
    std::optional<Experiment> takeNext();

Q_SIGNALS:
    void changed();

private:
    QList<Experiment> m_runs;
    bool m_held = false;
};

}  // namespace disentangle
