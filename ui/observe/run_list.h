#pragma once

#include "ui/observe/run_model.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace disentangle {

/// The runs that are opened, with their scores at the newest step; one of them is shown in the observatory. Owns the
/// RunModels. Runs come from the engine (open()), the Open button, and .run files dropped on the list.
class RunList : public QWidget {
    Q_OBJECT
public:
    explicit RunList(QWidget* parent = nullptr);
    ~RunList() override;

    /// Opens a run and shows it; a run that is open already is only shown. Never fails here: a file that cannot be
    /// read stays in the list with the reason.
    RunModel* open(const QString& path);
    /// Forgets what was read of `path` and opens it anew, for a run that is started again under its old name.
    RunModel* reopen(const QString& path);
    void close(RunModel* run);

    RunModel* current() const { return m_current; }
    void setCurrent(RunModel* run);
    const QList<RunModel*>& runs() const { return m_runs; }
    /// The table, tab-separated, with a header.
    QString asText() const;

public Q_SLOTS:
    /// Asks for run files (the platform's file dialog) and opens them.
    void openFiles();

Q_SIGNALS:
    /// nullptr when the last run was closed. The run before is still alive while this is emitted.
    void currentChanged(RunModel* run);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void refresh(RunModel* run);
    void updateMessage();
    RunModel* find(const QString& path) const;

    QTreeWidget* m_table;
    QLabel* m_message;
    QPushButton* m_close;
    QList<RunModel*> m_runs;
    RunModel* m_current = nullptr;
};

}  // namespace disentangle
