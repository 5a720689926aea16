// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/survey.h"
#include "ui/data/table/column_model.h"
#include "ui/document/newest_task.h"

#include <QDialog>
#include <QStringList>

#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace disentangle {

class ColumnPlots;
class FrameGrid;
class LatentsPlot;

/// The sheet by which files of the user's own become data: the role of every column, how rows follow each other, what is
/// wrong with the files, and how the selected columns look. Files are read, judged and sketched on other threads; what is
/// said of problems is what `disentangle data` says (core/data/table/survey.h).
class DataSheet : public QDialog {
    Q_OBJECT

public:
    explicit DataSheet(QWidget* parent = nullptr);

    /// Reads further files; the roles of their columns are guessed. A picture stands for its folder, and a folder for the
    /// pictures, tables and arrays in it.
    void addFiles(const QStringList& paths);
    /// Begins with the files, roles and settings of a document.
    void setSpec(const TableSpec& spec);

    ColumnModel* model() const { return m_model; }
    QTreeView* columns() const { return m_columns; }
    QToolButton* roleButton(ColumnRole role) const { return m_roles[static_cast<std::size_t>(role)]; }
    QComboBox* order() const { return m_order; }
    QComboBox* actionsBox() const { return m_actions; }
    QComboBox* targetsBox() const { return m_targets; }
    QComboBox* missing() const { return m_missing; }
    QSpinBox* latents() const { return m_latents; }
    QListWidget* problems() const { return m_problems; }
    ColumnPlots* plots() const { return m_plots; }
    /// Shown in their place while frames are selected.
    FrameGrid* pictures() const { return m_pictures; }
    QPushButton* graphButton() const { return m_graph; }
    QToolButton* forgetGraphButton() const { return m_forgetGraph; }
    /// Takes the true graph from a file; the sheet says what is wrong with it.
    void readGraph(const QString& path);
    LatentsPlot* curve() const { return m_curve; }
    QPushButton* okButton() const { return m_ok; }
    /// What would be made of the files, in words.
    QString summary() const;
    /// Whether files are being read, judged or sketched.
    bool isBusy() const;

Q_SIGNALS:
    /// OK: the data, with what reading them has told.
    void chosen(const TableSpec& spec);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    QWidget* makeRoleBar();
    QWidget* makeSettings();
    void read();
    struct FilesRead;
    static FilesRead readFiles(const QStringList& paths, const QStringList& added,
                               const std::optional<TableSpec>& given, const std::stop_token& stop);
    void takeFiles(FilesRead read);
    void judge();
    void takeSurvey(const TableSurvey& survey);
    void sketch();
    void lookAt(const std::shared_ptr<const Frames>& frames);
    void giveRole(ColumnRole role);
    void chooseRole(const QModelIndex& index);
    void showProblems();
    void refresh();
    void askForFiles();
    void askForGraph();
    void showGraph();
    void removeFiles();
    TableSpec settings() const;

    QStringList m_paths, m_added;      ///< files that are read; what is to be added to them
    std::optional<TableSpec> m_given;  ///< whose roles are not taken over yet
    TableSpec m_rest;                  ///< of a document: what the sheet does not show
    std::vector<TableProblem> m_found;
    std::optional<TableSurvey> m_survey;  ///< of what is shown; absent while it is being judged
    ColumnModel* m_model;
    QTreeView* m_columns;
    std::array<QToolButton*, column_role_names.size()> m_roles{};
    QComboBox *m_order, *m_actions, *m_targets, *m_missing;
    QSpinBox* m_latents;
    QListWidget* m_problems;
    QLabel *m_selection, *m_summary;
    ColumnPlots* m_plots;
    FrameGrid* m_pictures;
    QStackedWidget* m_looks;  ///< these two
    QPushButton* m_graph;
    QToolButton* m_forgetGraph;
    QString m_graphFile, m_graphProblem;
    LatentsPlot* m_curve;
    QProgressBar* m_progress;
    QPushButton *m_remove, *m_ok;
    NewestTask m_reading, m_judging, m_sketching;
};

}  // namespace disentangle
