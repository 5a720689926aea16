#pragma once

#include "core/figure/views.h"
#include "ui/observe/run/run_view.h"

#include <vector>

class QBoxLayout;
class QToolButton;

namespace disentangle {

class LatentPlane;
class MatrixPair;
class MatrixView;
struct Moment;
struct Snapshot;

/// |correlation| of true and learned factors and the regression map of true on learned ones, columns in matched order,
/// beside the pattern that theory permits. Dependences that theory forbids are marked: correlations beyond that of the
/// true factors with each other, and coefficients of the map. A click or Enter on a cell shows that pair as points.
class EntanglementView : public RunView {
    Q_OBJECT
public:
    explicit EntanglementView(QWidget* parent = nullptr);
    QString title() const override { return tr("Entanglement"); }
    QWidget* tools() override;

    /// A forbidden dependence is marked above this: below, it is within what a finite sample and an imperfect fit leave.
    static constexpr double forbiddenAbove = figure::forbidden_above;

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
    void showMatrices(const Moment& moment, const Snapshot& correlation);
    /// Marks what theory forbids; returns how many dependences are marked.
    int mark(MatrixView& view, const Snapshot* pattern, const std::vector<float>& allowance, bool matched);
    void arrange();

    QBoxLayout* m_layout;
    MatrixPair* m_pair;
    LatentPlane* m_plane;
    QToolButton *m_map, *m_close;
    std::vector<int> m_order;  ///< learned index of every column
};

}  // namespace disentangle
