// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/parameter_values.h"
#include "ui/language/translated.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace disentangle {

class NumberEdit;

/// One parameter: label and unit, an editor of its type, a button back to the default while it differs, and beneath it what
/// is wrong with what was typed. A value that is refused stays in the editor, marked; the values keep the old one. Grey
/// while the parameter does nothing in the experiment; the tool tip then says why.
class ParameterRow : public QWidget {
    Q_OBJECT

public:
    /// `values` must outlive the row.
    ParameterRow(ParameterValues* values, const Parameter& parameter, QWidget* parent = nullptr);

    const std::string& key() const { return m_parameter.key; }
    /// Shows the value, unless something invalid is being typed.
    void refresh();
    /// What is wrong with what is typed; empty when nothing is.
    const QString& problem() const { return m_problem; }
    /// Says that what is typed was refused, by somebody who knows more than the values.
    void refuse(const QString& problem) { setProblem(problem); }
    /// Takes the editor away from the user while another value would do nothing, and says why beneath it; empty: gives it
    /// back.
    void setIdle(const QString& why);
    /// Has all words in its label, key or sentence, and is a parameter of the experiment's kinds.
    bool matches(const QString& words) const;
    QWidget* editor() const { return m_editor; }

    QString label() const { return translated(m_parameter.label); }
    /// Rich text: sentence, why it does nothing here, range, default, source, key.
    static QString help(const Parameter& parameter, const Experiment& experiment);
    QString help() const { return help(m_parameter, m_values->experiment()); }

Q_SIGNALS:
    void problemChanged();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeEditor();
    void refreshLabel();
    /// A choice whose words have no room beside the label stands below it.
    void placeChoice();
    void commit(const nlohmann::json& value);
    void check(const nlohmann::json& value);
    void setProblem(const QString& problem);

    ParameterValues* m_values;
    const Parameter m_parameter;
    QGridLayout* m_grid;
    QLabel* m_label;
    QWidget* m_editor = nullptr;
    NumberEdit* m_number = nullptr;
    QCheckBox* m_check = nullptr;
    QComboBox* m_choice = nullptr;
    QLineEdit* m_text = nullptr;
    QToolButton* m_reset;
    QLabel* m_wrong;
    QString m_problem;
    QString m_idle;  ///< why another value would do nothing now
};

}  // namespace disentangle
