// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/recovery_files.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace disentangle {

class ExperimentDocument;

/// Keeps a document's unsaved changes in a separate file, so that a crash or a power cut costs no more than the last
/// moment. The file is written half a second after an edit, on a separate thread. It is removed when the document is
/// saved, when undo has brought it back to what is saved, or when discard() says that the changes are not wanted.
class Autosave : public QObject {
    Q_OBJECT

public:
    /// `folder` is for the notes and locks of sessions, and for the changes of documents without a file.
    Autosave(ExperimentDocument* document, const QString& folder, QObject* parent = nullptr);
    /// Writes pending changes. Unsaved changes stay on disk for the next session.
    ~Autosave() override;

    /// The changes are not wanted; those that are made from now on are kept again.
    void discard();
    /// The document has just been recovered from an earlier session: the files of that session are now this one's.
    void adopt(const RecoverableExperiment& recoverable);
    /// Writes now what would be written in a moment, and waits until everything is on disk.
    void flush();

Q_SIGNALS:
    /// Why writing failed, or an empty text when it works again.
    void failed(const QString& what);

private:
    void documentChanged();
    void writeSoon();
    void write();

    ExperimentDocument* m_document;
    RecoveryFiles m_files;  ///< on the pool's thread only
    QTimer m_timer;
    bool m_kept = false;  ///< something is on disk, or on its way there
    bool m_failed = false;
    QThreadPool m_pool;  ///< last, so that it is waited for before the other members are destroyed
};

}  // namespace disentangle
