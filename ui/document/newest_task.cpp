// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/newest_task.h"

#include <utility>

namespace disentangle {

NewestTask::NewestTask(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

NewestTask::~NewestTask()
{
    drop();
    m_pool.waitForDone();
}

void NewestTask::drop()
{
    ++m_generation;
    m_stop.request_stop();
    m_pool.clear();
    m_busy = false;
}

void NewestTask::ask(Work work)
{
    drop();
    m_stop = {};
    m_busy = true;
    m_pool.start([this, work = std::move(work), stop = m_stop.get_token(), generation = m_generation] {
        if (stop.stop_requested())
            return;
        // The destructor waits for this, so `this` is alive; a queued call dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, generation, deliver = work(stop)] {
                if (generation != m_generation)
                    return;
                m_busy = false;
                deliver();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace disentangle
