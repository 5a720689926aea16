// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcuts.h"

#include "ui/base/settings.h"
#include "ui/language/mnemonic.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace disentangle {
namespace {

QString keyOfSettings(const MenuCommand& command)
{
    return QStringLiteral("shortcuts/") + command.id;
}

/// Without what stands for its keys and for a question that follows.
QString plainText(const QString& text)
{
    QString plain = withoutMnemonic(text);
    if (plain.endsWith(QStringLiteral("…")))
        plain.chop(1);
    return plain.trimmed();
}

void collect(QList<MenuCommand>& commands, const QMenu& menu, const QString& name)
{
    for (QAction* action : menu.actions()) {
        if (const QMenu* below = action->menu()) {
            if (!below->property("filledWhenOpened").toBool())
                collect(commands, *below, name + QStringLiteral("/") + plainText(below->title()));
        } else if (!action->isSeparator()) {
            const QString text = plainText(action->text());
            commands.append({action->objectName(), name, text, action, action->shortcuts()});
        }
    }
}

bool meet(const QKeySequence& one, const QKeySequence& other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

}  // namespace

QList<MenuCommand> commandsOf(const QMenuBar& menus)
{
    QList<MenuCommand> commands;
    for (const QAction* action : menus.actions())
        if (const QMenu* menu = action->menu())
            collect(commands, *menu, plainText(menu->title()));
    return commands;
}

QString keysOf(const QAction& action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText)
        .replace(QStringLiteral("; "), QStringLiteral(", "));
}

Shortcuts::Shortcuts(const QMenuBar& menus, bool remembered, QObject* parent)
    : QObject(parent), m_commands(commandsOf(menus)), m_remembered(remembered)
{
    if (!remembered)
        return;
    const auto stored = settings();
    for (const MenuCommand& command : m_commands)
        if (const QVariant keys = stored->value(keyOfSettings(command)); keys.isValid())
            give(command, QKeySequence::listFromString(keys.toString(), QKeySequence::PortableText));
}

const MenuCommand* Shortcuts::ownerOf(const QKeySequence& keys, const MenuCommand& butFor) const
{
    if (keys.isEmpty())
        return nullptr;
    for (const MenuCommand& command : m_commands)
        if (command.action != butFor.action &&
            std::ranges::any_of(command.action->shortcuts(), [&](const auto& its) { return meet(its, keys); }))
            return &command;
    return nullptr;
}

void Shortcuts::set(const MenuCommand& command, const QKeySequence& keys)
{
    give(command, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    Q_EMIT changed();
}

void Shortcuts::reset(const MenuCommand& command)
{
    give(command, command.standard);
    Q_EMIT changed();
}

bool Shortcuts::isStandard(const MenuCommand& command) const
{
    return command.action->shortcuts() == command.standard;
}

void Shortcuts::give(const MenuCommand& command, const QList<QKeySequence>& keys)
{
    for (const QKeySequence& sequence : keys)
        while (const MenuCommand* other = ownerOf(sequence, command)) {
            QList<QKeySequence> left = other->action->shortcuts();
            left.removeIf([&](const QKeySequence& its) { return meet(its, sequence); });
            other->action->setShortcuts(left);
            keep(*other);
        }
    command.action->setShortcuts(keys);
    keep(command);
}

void Shortcuts::keep(const MenuCommand& command) const
{
    if (!m_remembered)
        return;
    if (isStandard(command))
        settings()->remove(keyOfSettings(command));
    else
        settings()->setValue(keyOfSettings(command),
                             QKeySequence::listToString(command.action->shortcuts(), QKeySequence::PortableText));
}

}  // namespace disentangle
