// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QAbstractSpinBox>

#include <optional>

namespace disentangle {

/// A field for a parameter's number, of any size: in plain or scientific notation, stepped in the second significant
/// digit, empty for null where that is allowed. Anything can be typed; its owner decides whether it is valid
/// (setProblem). The wheel steps only while the field has the focus, so that a form can be scrolled.
class NumberEdit : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit NumberEdit(const Parameter& parameter, QWidget* parent = nullptr);

    /// What is typed, as JSON: a number, or null for an empty field that may be empty. Text that is no number is
    /// returned as text, so that the experiment's own validation refuses it in its own words.
    nlohmann::json value() const;
    void setValue(const nlohmann::json& value);
    /// Outlines the field as wrong (true) or not.
    void setWrong(bool wrong);
    void setPlaceholder(const QString& text);

    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// While typing.
    void edited();
    /// Enter, focus lost after a change, or a step.
    void committed();

protected:
    StepEnabled stepEnabled() const override;

private:
    std::optional<double> number() const;

    const Parameter m_parameter;
    bool m_changed = false;
};

}  // namespace disentangle
