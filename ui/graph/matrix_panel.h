#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace disentangle {

class MatrixView;

/// Ga or Gz of a document: title, number of edges, a menu of whole-matrix edits, and the matrix itself; or a button
/// that adds it. Every click goes to the document, every change of the document comes back.
class MatrixPanel : public QWidget {
    Q_OBJECT

public:
    MatrixPanel(ExperimentDocument* document, GraphPart part, QWidget* parent = nullptr);

    MatrixView* view() const { return m_view; }
    bool isPresent() const { return m_document->matrix(m_part) != nullptr; }
    /// Width at which cells have this side, in device-independent pixels; 0 without a matrix.
    int widthForCell(int cell) const;

Q_SIGNALS:
    /// What the pointer or the keyboard is on, in words; empty for nothing.
    void readout(const QString& text);

private:
    void refresh();
    void buildMenu();
    void fill(const std::function<bool(int row, int col)>& on);
    QString describe(int row, int col) const;

    ExperimentDocument* m_document;
    GraphPart m_part;
    QLabel* m_title;
    QLabel* m_count;
    QToolButton* m_more;
    QMenu* m_menu;
    QPushButton* m_add;
    MatrixView* m_view;
};

}  // namespace disentangle
