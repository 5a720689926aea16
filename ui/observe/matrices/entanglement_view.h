// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_view.h"

#include <vector>

class QBoxLayout;
class QToolButton;

namespace disentangle {

class LatentPlane;
class MatrixPair;
class MatrixView;
struct Entanglement;

/// |correlation| of true and learned factors and the regression map of true on learned ones, columns in matched order,
/// beside the pattern that theory permits. Dependences that theory forbids are marked: correlations beyond that of the
/// true factors with each other, and coefficients of the map; nothing is where nothing is promised. A click or Enter on a cell shows that pair as points.
class EntanglementView : public RunView {
    Q_OBJECT
public:
    explicit EntanglementView(QWidget* parent = nullptr);
    QWidget* tools() override;

    /// Shows the points of a cell of the matrices: a true latent against a learned one, both by their place there.
    void showPair(int row, int col);
    void hidePair();
    LatentPlane& plane() const { return *m_plane; }

protected:
    QString refresh(Inputs changed) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showMatrices(const Entanglement& read);
    void showCorrelation(const Entanglement& read, const QStringList& latents);
    void showMap(const Entanglement& read, const QStringList& latents);
    void showPattern(const Entanglement& read, const QStringList& latents);
    /// Whether the regression map is wanted, there and has room.
    bool showsMap(const Entanglement& read) const;
    void arrange();

    QBoxLayout* m_layout;
    MatrixPair* m_pair;
    LatentPlane* m_plane;
    QToolButton *m_map, *m_close;
    std::vector<int> m_order;  ///< learned index of every column
    bool m_promised = true;    ///< theory promises something of the run: else nothing is forbidden
};

}  // namespace disentangle
