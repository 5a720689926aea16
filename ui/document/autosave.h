#pragma once

#include "ui/document/recovery_files.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace disentangle {

class ExperimentDocument;

/// Keeps a document's unsaved changes in a file of their own, so that neither a crash nor a power cut costs more than
/// the last moment. Written half a second after an edit, on a thread of its own; removed when the document is saved or
/// has come back to what is saved, or when discard() says that the changes are not wanted.
class Autosave : public QObject {
    Q_OBJECT

public:
    /// Sessions' notes and locks, and the changes of documents without a file, go to `folder`.
    Autosave(ExperimentDocument* document, const QString& folder, QObject* parent = nullptr);
    /// Writes what has not been written yet. What is unsaved stays on disk for the next session.
    ~Autosave() override;

    /// The changes are not wanted; those that are made from now on are kept again.
    void discard();
    /// The document has just been recovered from an earlier session: the files of that session are now this one's.
    void adopt(const RecoverableExperiment& recoverable);
    /// Writes now what would be written in a moment, and waits until everything is on disk.
    void flush();

Q_SIGNALS:
    /// What went wrong with writing, or an empty text when it works again.
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
    QThreadPool m_pool;  ///< last: it is waited for before the rest goes
};

}  // namespace disentangle
