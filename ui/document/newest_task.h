// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <stop_token>

namespace disentangle {

/// Computes on a separate thread when only the newest answer is wanted. A new question drops an earlier one that has
/// not begun; one under way is told to stop, and its answer is not delivered. The asking thread never waits, except in
/// the destructor for the one under way to stop.
class NewestTask : public QObject {
    Q_OBJECT

public:
    using Delivery = std::function<void()>;
    /// The task runs on the other thread and must not throw. The function that it returns is called on this thread,
    /// unless a newer task was started since.
    using Work = std::function<Delivery(const std::stop_token& stop)>;

    explicit NewestTask(QObject* parent = nullptr);
    ~NewestTask() override;

    void ask(Work work);
    /// Delivers no answer to what has been asked so far.
    void drop();
    /// Whether an answer is still to come.
    bool isBusy() const { return m_busy; }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::uint64_t m_generation = 0;
    bool m_busy = false;
};

}  // namespace disentangle
