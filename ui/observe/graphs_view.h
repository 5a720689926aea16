#pragma once

#include "ui/observe/run_view.h"

class QBoxLayout;
class QToolButton;

namespace disentangle {

class MatrixPair;
struct Moment;
struct RunData;
struct Snapshot;

/// The true and the learned graph side by side, the learned one in the order of the matched true latents (its rows
/// named by the learned factor found there), with what is missing and what is extra.
class GraphsView : public RunView {
    Q_OBJECT
public:
    explicit GraphsView(QWidget* parent = nullptr);
    QString title() const override { return tr("Graphs"); }
    QWidget* tools() override;

protected:
    QString refresh(Inputs changed) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Returns whether the run has that graph.
    bool showGraph(MatrixPair& pair, const char* graph, const RunData& record, const Moment& moment);
    void arrange();

    QBoxLayout* m_layout;
    MatrixPair* m_Ga;
    MatrixPair* m_Gz;
    QToolButton* m_matched;
};

}  // namespace disentangle
