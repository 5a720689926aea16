#pragma once

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <stop_token>

namespace disentangle {

/// Computes on a thread of its own for whoever wants only the newest answer: what was asked before and has not begun is
/// dropped, what is under way is told to stop, and its answer is not delivered. The asking thread never waits, except in
/// the destructor, for what is under way to stop.
class NewestTask : public QObject {
    Q_OBJECT

public:
    using Delivery = std::function<void()>;
    /// Runs on the other thread and must not throw; what it returns is called on this one, unless something newer was
    /// asked since.
    using Work = std::function<Delivery(const std::stop_token& stop)>;

    explicit NewestTask(QObject* parent = nullptr);
    ~NewestTask() override;

    void ask(Work work);
    /// Nothing that was asked is delivered any more.
    void drop();
    /// Something was asked and is not delivered yet.
    bool isBusy() const { return m_busy; }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::uint64_t m_generation = 0;
    bool m_busy = false;
};

}  // namespace disentangle
