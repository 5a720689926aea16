// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace disentangle {

/// Draws the edges of a matrix at random: asks in place for the density and the seed, and draws anew whenever one of
/// them changes. The same numbers give the same edges. All draws while the density is being set are one step of the
/// history.
class RandomBar : public QWidget {
    Q_OBJECT

public:
    RandomBar(ExperimentDocument* document, GraphPart part, QWidget* parent = nullptr);

    /// Shows the bar and gives it the keyboard focus.
    void open();
    QSpinBox* density() const { return m_density; }
    QSpinBox* seed() const { return m_seed; }

public Q_SLOTS:
    /// Draws with the next seed, if this one has been used.
    void drawAgain();

Q_SIGNALS:
    /// The user has closed the bar.
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
