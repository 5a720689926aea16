// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/random_graph.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace disentangle {

/// A seed: shown, so that a draw can be repeated, with a button for another one.
class SeedField : public QWidget {
    Q_OBJECT

public:
    explicit SeedField(QWidget* parent = nullptr);
    std::uint64_t seed() const;
    void setSeed(int seed);
    QSpinBox* box() const { return m_box; }

public Q_SLOTS:
    void next();

Q_SIGNALS:
    void changed();

private:
    QSpinBox* m_box;
};

/// Chooses the law of a random graph, shows a draw, and offers it.
class RandomGraphPage : public QWidget {
    Q_OBJECT

public:
    explicit RandomGraphPage(QWidget* parent = nullptr);

    RandomGraph wanted() const;
    /// Starts with the sizes and matrices of the present graph.
    void setSizes(const CausalGraph& present);
    QDoubleSpinBox* density() const { return m_density; }
    SeedField* seed() const { return m_seed; }
    QSpinBox* latents() const { return m_latents; }
    QSpinBox* actions() const { return m_actions; }
    QPushButton* useButton() const { return m_use; }

Q_SIGNALS:
    /// The graph shown has been chosen; `name` is that of the step.
    void chosen(const CausalGraph& graph, const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    QDoubleSpinBox* m_density;
    QSpinBox* m_latents;
    QSpinBox* m_actions;
    QCheckBox* m_time;
    QCheckBox* m_loops;
    SeedField* m_seed;
    QLabel* m_picture;
    QLabel* m_says;
    QPushButton* m_use;
    std::optional<CausalGraph> m_graph;
};

/// The present graph with some edges flipped: how many is chosen in place, and the seed determines which.
class VariationPage : public QWidget {
    Q_OBJECT

public:
    explicit VariationPage(QWidget* parent = nullptr);

    void setPresent(const CausalGraph& graph);
    QSpinBox* flips() const { return m_flips; }
    SeedField* seed() const { return m_seed; }
    QPushButton* useButton() const { return m_use; }

Q_SIGNALS:
    void chosen(const CausalGraph& graph, const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    CausalGraph m_present, m_graph;
    QSpinBox* m_flips;
    SeedField* m_seed;
    QLabel* m_picture;
    QLabel* m_says;
    QPushButton* m_use;
};

}  // namespace disentangle
