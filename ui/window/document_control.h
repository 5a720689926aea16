// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/newest_task.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QFileSystemWatcher;
class QWidget;

namespace disentangle {

class Autosave;
class ExperimentDocument;
class MessageBar;
struct RecoverableExperiment;
struct TableFound;

/// The document and its file: makes, opens and saves experiments, asks before unsaved changes are lost, keeps those
/// changes safe against a crash, says when another program changes or removes the file, offers what an earlier session could not save, and names the document in the window's
/// title.
class DocumentControl : public QObject {
    Q_OBJECT

public:
    /// Dialogs belong to `window`, whose title is kept up to date. `remembers`: unsaved changes are kept for recovery,
    /// and files that are opened or saved enter the list of recent ones.
    DocumentControl(ExperimentDocument* document, MessageBar* messages, QWidget* window, bool remembers);
    ~DocumentControl() override;

    /// Opens an experiment (.json). What is wrong is shown in the message bar.
    void open(const QString& path);
    /// The same of one on files of the user's own, of which reading has told this.
    void open(const QString& path, const TableFound& found);
    /// Looks for experiments that an earlier session could not save and offers them; in the background.
    void offerRecovery();
    bool isSearching() const { return m_search.isBusy(); }

    /// Runs `go` once nothing unsaved can be lost by it: at once, or after the user has saved or discarded the changes.
    /// Not at all when they cancel. `before` ends the question: "before it is closed".
    void afterUnsaved(const QString& before, const std::function<void()>& go);

    /// Whether the window may close at once. If not, the user is asked about the changes, and `close` runs when they have
    /// saved or discarded them.
    bool mayClose(const std::function<void()>& close);
    /// The window closes: what is still unsaved has been discarded by the user.
    void discardChanges();

public Q_SLOTS:
    /// An experiment with the smallest graph there is, without edges.
    void newExperiment();
    void askToOpen();
    /// Asks for a file where there is none yet. `saved` runs once the experiment is on disk, and never otherwise.
    void save(const std::function<void()>& saved = {});
    void saveAs(const std::function<void()>& saved = {});

Q_SIGNALS:
    /// Something has been done; for the status bar, for so long.
    void notice(const QString& text, int milliseconds);
    /// An empty graph has been begun: it is to be seen.
    void begun();
    /// An experiment is to be opened that learns from files which take long to read: DataControl opens it.
    void dataWanted(const QString& path);

private:
    void startAutosave();
    void refreshTitle();
    void problem(const QString& text);
    /// `accepted`: what another program has put into the file and the user has agreed to replace.
    void saveTo(const QString& path, const std::function<void()>& saved,
                const std::optional<std::string>& accepted = {});
    void askToReplace(const QString& path, const std::function<void()>& saved, const std::string& foreign);
    /// Follows the document's file, and its folder, where a file is put in another's place.
    void watchFile();
    /// Says what another program has done to the file.
    void lookAtFile();
    void takeFromDisk();
    /// `open` reads the experiment of a file into a document and returns what is wrong.
    void openBy(const QString& path,
                const std::function<QString(ExperimentDocument& document, const QString& file)>& open);
    void offer(const RecoverableExperiment& recoverable);
    void recover(const RecoverableExperiment& recoverable);

    ExperimentDocument* m_document;
    MessageBar* m_messages;
    QWidget* m_window;
    bool m_remembers;
    QFileSystemWatcher* m_watcher;
    QString m_watched;                     ///< the file it watches
    std::optional<std::string> m_noticed;  ///< what the file held when that was last said
    bool m_closing = false;                ///< the user has said what becomes of unsaved changes
    std::unique_ptr<Autosave> m_autosave;  ///< none where nothing is remembered
    NewestTask m_search;                   ///< for what can be recovered
};

}  // namespace disentangle
