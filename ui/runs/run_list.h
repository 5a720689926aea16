// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_model.h"

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace disentangle {

class RunDetails;

/// The runs that are opened, with their scores at the newest step; one of them is shown in the observatory, and those
/// that are ticked are laid over it. Names, colours, tags and notes can be edited; the list can be filtered. Owns the
/// RunModels. Runs come from the engine (open()), the Open button, and .run files dropped on the list. Its columns never
/// need scrolling: where there is no room for all, those that matter least are left out, and their contents are in the tip.
class RunList : public QWidget {
    Q_OBJECT
public:
    explicit RunList(QWidget* parent = nullptr);
    ~RunList() override;

    /// Opens a run and shows it; a run that is open already is only shown. Never fails here: a file that cannot be
    /// read stays in the list with the reason.
    RunModel* open(const QString& path);
    /// Opens all of them and shows the last; nullptr for none.
    RunModel* open(const QStringList& paths);
    /// Opens those that exist and shows `shown`, or the last of them; returns the paths of those that do not.
    QStringList restore(const QStringList& paths, const QString& shown);
    /// Forgets what was read of `path` and opens it anew, for a run that is started again under its old name.
    RunModel* reopen(const QString& path);
    void close(RunModel* run);

    RunModel* current() const { return m_current; }
    void setCurrent(RunModel* run);
    const QList<RunModel*>& runs() const { return m_runs; }
    /// The run in that file, or nullptr when it is not in the list.
    RunModel* find(const QString& path) const;
    /// The runs that are ticked, the one that differences are taken to first. The current one may be among them.
    QList<RunModel*> overlay() const;
    void setOverlaid(RunModel* run, bool on);
    /// The run that differences are taken to; it is ticked. nullptr: the first that is ticked.
    void setReference(RunModel* run);
    RunModel* reference() const { return m_reference; }
    /// Shows only the runs in which every one of these words occurs: in name, tags, notes, state or path. A word after
    /// "tag:" must be a tag.
    void setFilter(const QString& words);
    bool isFilteredOut(const RunModel* run) const;
    /// The table, tab-separated, with a header.
    QString asText() const;
    /// The opened runs with all that is chosen of them, for another list in the place of this one.
    struct InHand {
        QList<RunModel*> runs, ticked;
        RunModel *current, *reference;
        QList<int> hidden;
        QString filter;
    };
    /// Gives the runs away; the list is to be deleted then.
    InHand handOver();
    /// Shows them, in an empty list.
    void takeOver(const InHand& former);
    /// The columns that people have put away, by their headers.
    QStringList hiddenColumns() const;
    void setHiddenColumns(const QStringList& headers);

public Q_SLOTS:
    /// Asks for run files (the platform's file dialog) and opens them.
    void openFiles();

Q_SIGNALS:
    /// nullptr when the last run was closed. The run before is still alive while this is emitted.
    void currentChanged(RunModel* run);
    void overlayChanged(const QList<RunModel*>& runs);
    /// A run was opened or closed, or something was read of one.
    void runsChanged();
    /// Its experiment is to be edited.
    void experimentWanted(RunModel* run);
    void comparisonWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    static constexpr int nameColumn = 0;

    void makeActions();
    QAction* addCommand(const QString& text, const QString& tip, const QKeySequence& keys, void (RunList::*does)());
    void takeEdit(QTreeWidgetItem* item, int column);
    void rename();
    void toggleOverlay();
    void toggleReference();
    void closeCurrent();
    void copyTable();
    void wantExperiment();
    void chooseColour(int category);
    void refresh(RunModel* run);
    void refreshLooks();
    /// Counts the runs that have the same world and seed.
    void number();
    /// Shows the columns that there is room for.
    void fitColumns();
    void chooseColumns(const QPoint& place);
    void updateMessage();
    void announceOverlay();
    /// Puts a run on the list, unless it is there.
    RunModel* add(const QString& path);
    void append(RunModel* run);
    QTreeWidgetItem* itemOf(const RunModel* run) const;
    int freeColour() const;

    QLineEdit* m_filter;
    QTreeWidget* m_table;
    RunDetails* m_details;
    QLabel* m_message;
    QAction *m_overlay, *m_rename, *m_difference, *m_experiment, *m_close;
    QList<RunModel*> m_runs;
    QList<RunModel*> m_ticked;  ///< in the order they were
    RunModel* m_current = nullptr;
    RunModel* m_reference = nullptr;
    QList<int> m_hidden;        ///< columns put away by people
    bool m_refreshing = false;  ///< items change because a run has, not by hand
};

}  // namespace disentangle
