#pragma once

#include "ui/observe/run_view.h"

namespace disentangle {

class MatrixPair;

/// |correlation| of true and learned factors, columns in matched order, beside the pattern that theory permits.
/// Dependences that theory forbids are marked: correlations beyond that of the true factors with each other.
class EntanglementView : public RunView {
    Q_OBJECT
public:
    explicit EntanglementView(QWidget* parent = nullptr);
    QString title() const override { return tr("Entanglement"); }

    /// A forbidden dependence is marked above this: below, it is within what a finite sample and an imperfect fit leave.
    static constexpr double forbiddenAbove = 0.1;

protected:
    QString refresh(Inputs changed) override;

private:
    MatrixPair* m_pair;
};

}  // namespace disentangle
