// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace disentangle {

class MatrixEditor;
class RandomBar;

/// Ga or Gz of a document: title, number of edges, a menu of whole-matrix edits, and the matrix itself; or a button
/// that adds it.
class MatrixPanel : public QWidget {
    Q_OBJECT

public:
    MatrixPanel(ExperimentDocument* document, GraphPart part, QWidget* parent = nullptr);

    MatrixEditor* view() const { return m_view; }
    RandomBar* randomBar() const { return m_random; }
    bool isPresent() const { return m_document->matrix(m_part) != nullptr; }
    /// The width at which cells have this side, in device-independent pixels; 0 without a matrix.
    int widthForCell(int cell) const;

Q_SIGNALS:
    /// In words: what is under the pointer or has the keyboard focus; empty for nothing.
    void readout(const QString& text);

private:
    void refresh();
    void buildMenu();
    /// Adds an entry to the menu, which replaces the matrix by what `make` returns for the present one.
    QAction* addEdit(QMenu* menu, const QString& text, const QString& step,
                     const std::function<Adjacency(const Adjacency&)>& make);
    QString label() const { return m_part == GraphPart::Ga ? QStringLiteral("Ga") : QStringLiteral("Gz"); }

    ExperimentDocument* m_document;
    GraphPart m_part;
    QLabel* m_title;
    QLabel* m_count;
    QToolButton *m_smaller, *m_larger;  ///< zoom, where the cells are small
    QToolButton* m_more;
    QMenu* m_menu;
    QPushButton* m_add;
    RandomBar* m_random;
    MatrixEditor* m_view;
};

}  // namespace disentangle
