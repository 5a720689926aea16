#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace disentangle {

class NumberEdit;

/// One parameter of the document: name and unit, an editor of its type, a button back to the default while it differs,
/// and beneath it what is wrong with what was typed. A value that is refused stays in the editor, marked; the document
/// keeps the old one.
class ParameterRow : public QWidget {
    Q_OBJECT

public:
    ParameterRow(ExperimentDocument* document, const Parameter& parameter, QWidget* parent = nullptr);

    const std::string& key() const { return m_parameter.key; }
    /// Shows the document's value, unless something invalid is being typed.
    void refresh();
    /// What is wrong with what is typed; empty when nothing is.
    const QString& problem() const { return m_problem; }
    /// Says that what is typed was refused, by somebody who knows more than the document.
    void refuse(const QString& problem) { setProblem(problem); }
    bool matches(const QString& words) const;
    QWidget* editor() const { return m_editor; }

    /// "world.mechanism.latent_variance" -> "Latent variance" (in the group of its first word).
    static QString labelOf(const std::string& key);
    /// Rich text: sentence, range, default, source, key.
    static QString help(const Parameter& parameter, const Experiment& experiment);
    QString help() const { return help(m_parameter, m_document->experiment()); }

Q_SIGNALS:
    void problemChanged();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeEditor();
    void refreshLabel();
    void commit(const nlohmann::json& value);
    void check(const nlohmann::json& value);
    void setProblem(const QString& problem);

    ExperimentDocument* m_document;
    const Parameter m_parameter;
    QLabel* m_label;
    QWidget* m_editor = nullptr;
    NumberEdit* m_number = nullptr;
    QCheckBox* m_check = nullptr;
    QComboBox* m_choice = nullptr;
    QLineEdit* m_text = nullptr;
    QToolButton* m_reset;
    QLabel* m_wrong;
    QString m_problem;
};

}  // namespace disentangle
