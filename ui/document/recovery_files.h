// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

class QLockFile;

namespace disentangle {

/// An experiment with changes that an earlier session could not save: the studio or the machine went down, or was told
/// to end.
struct RecoverableExperiment {
    QString id;                       ///< of the session
    QString document;                 ///< file it belongs to, or empty
    QString recovery;                 ///< file that holds it
    QString name;                     ///< file name, or the experiment's name
    QString text;                     ///< the experiment
    QString problem;                  ///< why it cannot be read, or empty
    QDateTime when;                   ///< it was written
    std::shared_ptr<QLockFile> lock;  ///< as long as it is held, no other studio offers to recover it
};

/// What can be recovered of sessions whose process is gone, from their notes in `folder`, newest first. An experiment
/// that equals the file it belongs to is no longer unsaved: it is removed and not reported. Reads files: call it on a
/// thread other than the GUI's.
QList<RecoverableExperiment> findRecoverableExperiments(const QString& folder);

/// Removes the files that it would be recovered from; it is not wanted.
void removeRecovery(const RecoverableExperiment& recoverable);

/// The files of this session: its unsaved experiment beside the document ("." name "." id ".unsaved"), or in `folder`
/// while there is no document or its folder cannot be written; a note in `folder` that says where; and a lock that says
/// that the session lives. Files appear with the first write. One thread at a time.
class RecoveryFiles {
public:
    explicit RecoveryFiles(const QString& folder);
    ~RecoveryFiles();

    /// Replaces what is kept, each file atomically. Returns what went wrong, or an empty text.
    QString write(const Experiment& experiment, const QString& document);
    /// Nothing is unsaved any more.
    void remove();
    /// Goes on with the files of an earlier session in the place of its own.
    void adopt(const RecoverableExperiment& recoverable);

private:
    QString lockSession();
    QString note() const;

    QString m_folder;
    QString m_id;
    QString m_document;  ///< as the note has it
    QString m_recovery;  ///< as the note has it; empty while nothing is kept
    std::shared_ptr<QLockFile> m_lock;
};

}  // namespace disentangle
