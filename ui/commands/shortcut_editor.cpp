// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcut_editor.h"

#include "ui/commands/shortcuts.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace disentangle {

ShortcutEditor::ShortcutEditor(Shortcuts* shortcuts, QWidget* parent)
    : QWidget(parent),
      m_shortcuts(shortcuts),
      m_list(new QTreeWidget),
      m_keys(new QKeySequenceEdit),
      m_set(new QPushButton),
      m_reset(new QPushButton(tr("&Reset"))),
      m_note(new QLabel)
{
    m_list->setHeaderLabels({tr("Command"), tr("Keys"), tr("Menu")});
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    m_keys->setAccessibleName(tr("New keys"));
    m_keys->setClearButtonEnabled(true);
    m_reset->setToolTip(tr("The keys that the command comes with"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* label = new QLabel(tr("&Press the new keys"));
    label->setBuddy(m_keys);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::normal);
    row->addWidget(label);
    row->addWidget(m_keys, 1);
    row->addWidget(m_set);
    row->addWidget(m_reset);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::normal, 0, 0);
    column->setSpacing(spacing::normal);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(m_note);

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, m_keys, [this] { m_keys->setFocus(); });
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence& keys) {
        if (keys.count() > 1)  // one chord: the first of a longer one would wait for the others
            m_keys->setKeySequence(QKeySequence(keys[0]));
        else
            weigh();
    });
    connect(m_set, &QPushButton::clicked, this, [this] { m_shortcuts->set(*chosen(), m_keys->keySequence()); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_shortcuts->reset(*chosen()); });
    connect(m_shortcuts, &Shortcuts::changed, this, &ShortcutEditor::fill);
    for (const Command& command : m_shortcuts->commands())
        new QTreeWidgetItem(m_list, {command.text, {}, command.menu});
    fill();
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

const Command* ShortcutEditor::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 ? nullptr : &m_shortcuts->commands()[row];
}

void ShortcutEditor::fill()
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const Command& command = m_shortcuts->commands()[row];
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        QFont font = this->font();
        font.setBold(!m_shortcuts->isStandard(command));
        item->setText(1, keysOf(*command.action));
        item->setFont(1, font);
        item->setToolTip(1,
                         m_shortcuts->isStandard(command) ? QString() : tr("Not the keys that the command comes with"));
    }
    showChosen();
}

void ShortcutEditor::showChosen()
{
    const Command* command = chosen();
    if (!command)
        return;
    m_keys->setKeySequence(command->action->shortcut());
    m_reset->setEnabled(!m_shortcuts->isStandard(*command));
    weigh();
}

void ShortcutEditor::weigh()
{
    const Command* command = chosen();
    if (!command)
        return;
    const QKeySequence keys = m_keys->keySequence();
    const Command* owner = m_shortcuts->ownerOf(keys, *command);
    m_set->setText(owner ? tr("&Take them") : keys.isEmpty() ? tr("&No keys") : tr("&Set"));
    m_set->setEnabled(keys != command->action->shortcut());
    m_note->setText(owner ? tr("%1 already stand for “%2” in the menu %3, which would lose them.")
                                .arg(keys.toString(QKeySequence::NativeText), owner->text, owner->menu)
                          : tr("Changes hold at once and are kept."));
}

}  // namespace disentangle
