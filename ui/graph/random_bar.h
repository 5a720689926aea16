#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace disentangle {

/// Draws the edges of a matrix at random: asks in place for the density and the seed, and draws anew whenever one of
/// them changes. Same numbers, same edges. What is drawn while the density is being set is one step of the history.
class RandomBar : public QWidget {
    Q_OBJECT

public:
    RandomBar(ExperimentDocument* document, GraphPart part, QWidget* parent = nullptr);

    /// Shows itself and takes the keyboard.
    void open();
    QSpinBox* density() const { return m_density; }
    QSpinBox* seed() const { return m_seed; }

public Q_SLOTS:
    /// With the next seed, if this one has been used.
    void drawAgain();

Q_SIGNALS:
    /// The user is done with it.
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void draw();
    void close();

    ExperimentDocument* m_document;
    GraphPart m_part;
    QSpinBox* m_density;
    QSpinBox* m_seed;
    QCheckBox* m_loops;
    QPushButton* m_again;
    bool m_drawn = false;  ///< with the present seed
};

}  // namespace disentangle
