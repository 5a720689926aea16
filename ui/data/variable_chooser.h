// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/data/sample_variable.h"

#include <QToolButton>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace disentangle {

/// A button that opens a searchable list of a world's variables: at most six can be checked, or the choice is left to
/// the program.
class VariableChooser : public QToolButton {
    Q_OBJECT

public:
    static constexpr int most = 6;

    explicit VariableChooser(QWidget* parent = nullptr);

    /// What can be chosen, and what is shown at present.
    void setVariables(const WorldSpec& world, const std::vector<SampleVariable>& shown, bool automatic);
    QListWidget* list();

public Q_SLOTS:
    void openList();

Q_SIGNALS:
    /// By the user: one to six, in the order of the list.
    void chosen(const std::vector<SampleVariable>& variables);
    /// The user leaves it to the program.
    void automaticChosen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildPopup();
    void fill();
    void filter(const QString& words);
    void take(QListWidgetItem* item);

    WorldSpec m_world;
    std::vector<SampleVariable> m_all, m_shown;
    bool m_automatic = true;
    QWidget* m_popup = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_hint = nullptr;
    QListWidget* m_list = nullptr;
};

}  // namespace disentangle
