// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace disentangle {

class Shortcuts;
struct Command;

/// The commands of the menus with their keys, to be changed: choose a command, press keys. Keys that another command has
/// are not taken before one has been told whose they are, and confirms it.
class ShortcutEditor : public QWidget {
    Q_OBJECT

public:
    explicit ShortcutEditor(Shortcuts* shortcuts, QWidget* parent = nullptr);

    QTreeWidget* list() const { return m_list; }
    QKeySequenceEdit* keys() const { return m_keys; }
    QPushButton* setButton() const { return m_set; }
    QPushButton* resetButton() const { return m_reset; }
    QLabel* note() const { return m_note; }

private:
    const Command* chosen() const;
    void fill();
    void showChosen();
    void weigh();

    Shortcuts* m_shortcuts;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QPushButton* m_set;
    QPushButton* m_reset;
    QLabel* m_note;
};

}  // namespace disentangle
