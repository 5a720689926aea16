// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QMenuBar;

namespace disentangle {

/// A command of the menus, and the keys that it comes with.
struct MenuCommand {
    QString id;    ///< in the settings, whatever the language: the action's object name, "run.queue"
    QString menu;  ///< "Run"
    QString text;  ///< "Add to queue"
    QAction* action = nullptr;
    QList<QKeySequence> standard;
};

/// Every command below a menu bar, in its order; menus in menus too. Of menus that are filled when they are opened, none.
QList<MenuCommand> commandsOf(const QMenuBar& menus);

/// Keys of a command as they are shown: "F5, Ctrl+R".
QString keysOf(const QAction& action);

/// The keys of the commands, which the user may change.
class Shortcuts : public QObject {
    Q_OBJECT

public:
    /// Takes the commands with the keys that they have now as the standard ones. `remembered`: then gives them those of the
    /// settings, and keeps changes there.
    Shortcuts(const QMenuBar& menus, bool remembered, QObject* parent);

    const QList<MenuCommand>& commands() const { return m_commands; }
    /// The command that answers to these keys or to a beginning of them, or begins with them; nullptr where none does.
    const MenuCommand* ownerOf(const QKeySequence& keys, const MenuCommand& butFor) const;
    /// The keys become the command's only ones, and whoever had them has them no more; empty keys: it has none.
    void set(const MenuCommand& command, const QKeySequence& keys);
    /// Back to the standard keys, which whoever has them now loses.
    void reset(const MenuCommand& command);
    bool isStandard(const MenuCommand& command) const;

Q_SIGNALS:
    void changed();

private:
    void give(const MenuCommand& command, const QList<QKeySequence>& keys);
    void keep(const MenuCommand& command) const;

    QList<MenuCommand> m_commands;
    bool m_remembered;
};

}  // namespace disentangle
