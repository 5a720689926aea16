// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/autosave.h"

#include "ui/document/experiment_document.h"

namespace disentangle {

Autosave::Autosave(ExperimentDocument* document, const QString& folder, QObject* parent)
    : QObject(parent), m_document(document), m_files(folder)
{
    // One thread, so that writes happen in order.
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    connect(document, &ExperimentDocument::changed, this, &Autosave::writeSoon);
    connect(document, &ExperimentDocument::titleChanged, this, &Autosave::documentChanged);
}

Autosave::~Autosave()
{
    flush();
}

void Autosave::writeSoon()
{
    // Further edits do not put it off, so that somebody who never pauses is safe too.
    if (!m_timer.isActive())
        m_timer.start();
}

void Autosave::documentChanged()
{
    if (!m_document->isDirty())
        discard();
    else if (!m_kept)
        writeSoon();
}

void Autosave::write()
{
    if (!m_document->isDirty())
        return;
    m_kept = true;
    m_pool.start([this, experiment = m_document->experiment(), path = m_document->path()] {
        const QString wrong = m_files.write(experiment, path);
        QMetaObject::invokeMethod(
            this,
            [this, wrong] {
                if (wrong.isEmpty() && !m_failed)
                    return;
                m_failed = !wrong.isEmpty();
                Q_EMIT failed(wrong);
            },
            Qt::QueuedConnection);
    });
}

void Autosave::discard()
{
    m_timer.stop();
    if (!m_kept)
        return;
    m_kept = false;
    m_pool.start([this] { m_files.remove(); });
}

void Autosave::adopt(const RecoverableExperiment& recoverable)
{
    m_kept = true;
    m_pool.start([this, recoverable] { m_files.adopt(recoverable); });
    documentChanged();
}

void Autosave::flush()
{
    if (m_timer.isActive()) {
        m_timer.stop();
        write();
    }
    m_pool.waitForDone();
}

}  // namespace disentangle
