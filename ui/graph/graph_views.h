// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace disentangle {

/// Two editors of one graph: side by side where there is room, else one at a time with a switch above them, which is
/// remembered.
class GraphViews : public QWidget {
    Q_OBJECT

public:
    enum class Shown { matrix, diagram };

    /// Takes ownership of both.
    GraphViews(QWidget* matrix, QWidget* diagram, QWidget* parent = nullptr);

    QWidget* matrix() const { return m_matrix; }
    QWidget* diagram() const { return m_diagram; }
    /// Whether both are visible.
    bool isSideBySide() const { return m_sideBySide; }
    /// Shows one of them where there is room for one only, and with `focus` gives it the keyboard focus.
    void show(Shown which, bool focus = false);
    Shown shown() const { return m_shown; }
    using QWidget::show;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_matrix;
    QWidget* m_diagram;
    QWidget* m_switch;
    QToolButton* m_toMatrix;
    QToolButton* m_toDiagram;
    QBoxLayout* m_row;
    Shown m_shown = Shown::matrix;
    bool m_sideBySide = false;
};

}  // namespace disentangle
