// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/sweep/sweep_figure.h"
#include "ui/figure/figure_subject.h"
#include "ui/studies/study_watch.h"

#include <QWidget>

#include <map>

class QComboBox;
class QFormLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace disentangle {

class ExportDialog;
class FigureCanvas;
class FlowLayout;
class MatrixView;

/// What has come out of a study so far: curves with their standard error, a map of cells that fills, and what has failed.
/// A click on a cell opens its run.
class StudyResults : public QWidget {
    Q_OBJECT
public:
    explicit StudyResults(QWidget* parent = nullptr);

    void setRecord(const std::shared_ptr<const StudyRecord>& record);
    const figure::SweepSlice& slice() const { return m_slice; }
    figure::SweepForm form() const;

    QComboBox* metricChoice() const { return m_metric; }
    QComboBox* formChoice() const { return m_form; }
    QComboBox* rowsChoice() const { return m_rows; }
    QComboBox* colsChoice() const { return m_cols; }
    MatrixView* map() const { return m_map; }
    FigureCanvas* canvas() const { return m_canvas; }
    /// Those that have failed, with their reasons; empty where none has.
    QString failures() const;

    /// A dialog that draws the curves or the map as they stand, and writes them.
    ExportDialog* openExport(figure::SweepForm form);
    /// All scores, as .csv or .tex.
    void exportTable(const QString& target);

Q_SIGNALS:
    /// Curves of another metric are to be read.
    void metricChanged(const std::string& metric);
    /// Run files to be seen in the observatory.
    void openWanted(const QStringList& files);
    /// Something was written.
    void exported(const QString& target);
    /// Something that was asked for could not be done.
    void problem(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeExportMenu();
    FigureSubject asSubject() const;
    void askForTable();
    void write(const QString& target, const std::function<void()>& writer);
    void fillChoices();
    void fillMetrics();
    void fillHeld();
    void chooseAxis(QComboBox* changed, QComboBox* other);
    void takeChoices();
    void draw();
    void drawMap();
    void openCell(int row, int col);
    QString readout(int row, int col) const;
    QString fileOf(const SweptRun& run) const;
    QString title() const;
    figure::Figure figureOf(figure::SweepForm form, int panelsBeside) const;

    std::shared_ptr<const StudyRecord> m_record;
    figure::SweepSlice m_slice;
    figure::SweepGrid m_grid;
    QComboBox *m_metric, *m_form, *m_rows, *m_cols;
    QWidget* m_choices;
    FlowLayout* m_flow;
    std::map<int, QComboBox*> m_held;  ///< of the axes that are neither rows nor columns
    std::vector<QWidget*> m_heldParts;
    QToolButton* m_export;
    FigureCanvas* m_canvas;
    QLabel *m_mapTitle, *m_failures, *m_nothing;
    MatrixView* m_map;
};

}  // namespace disentangle
