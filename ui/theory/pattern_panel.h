// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/verdict.h"

#include <QWidget>

class QBoxLayout;

namespace disentangle {

class EntanglementDiagram;
class LinkedText;
class MatrixView;
struct CausalGraph;

/// The permitted pattern C as a matrix and the entanglement graph as a diagram, and beneath them, in words, the pair
/// that is pointed at.
class PatternPanel : public QWidget {
    Q_OBJECT

public:
    explicit PatternPanel(QWidget* parent = nullptr);

    void show(const CausalGraph& graph, const Verdict& verdict);
    /// Emphasises latents: a row of the matrix for one, a cell for two, nodes of the diagram for any.
    void highlight(std::uint64_t latents);
    MatrixView* matrix() const { return m_matrix; }
    EntanglementDiagram* diagram() const { return m_diagram; }
    /// The words about that pair, as rich text.
    QString readout() const;
    /// Says whether one latent of a pair may absorb the other, and why; -1 for no pair.
    void describe(int row, int col);

Q_SIGNALS:
    void linkActivated(const QString& href, const QPoint& place);
    /// Latents under the pointer; 0 when it leaves.
    void hovered(std::uint64_t latents);
    /// A cell, by click or keyboard.
    void pairChosen(int row, int col);
    /// Return or a double click on a cell.
    void pairActivated(int row, int col, const QPoint& place);
    /// A node of the diagram.
    void chosen(std::uint64_t latents);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QStringList m_names;
    Adjacency m_permitted;
    QBoxLayout* m_views;
    MatrixView* m_matrix;
    EntanglementDiagram* m_diagram;
    LinkedText* m_readout;
};

}  // namespace disentangle
