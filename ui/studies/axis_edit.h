// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace disentangle {

/// One axis of a study: the key of a parameter, completed from the table of parameters, and the values that it takes,
/// "5,10,20" or "1:5". Beneath them what the parameter is and may be, and what is wrong with what was typed.
class AxisEdit : public QWidget {
    Q_OBJECT
public:
    explicit AxisEdit(QWidget* parent = nullptr);

    /// Whose parameters are offered, and whose values are said.
    void setExperiment(const Experiment& experiment);
    /// "training.rate=0.001,0.002".
    std::string text() const;
    /// Nothing was typed into it.
    bool isEmpty() const;
    void setAxis(const QString& key, const QString& values);
    /// What is wrong, or, as a warning, why it does nothing.
    void setProblem(const QString& problem, bool warning = false);
    QString problem() const;
    QLineEdit* keyEdit() const { return m_key; }
    QLineEdit* valuesEdit() const { return m_values; }

Q_SIGNALS:
    void changed();
    void removeWanted();

private:
    void describe();

    QLineEdit *m_key, *m_values;
    QLabel *m_about, *m_wrong;
    Experiment m_experiment;
};

}  // namespace disentangle
