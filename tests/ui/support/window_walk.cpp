// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_walk.h"

#include "tests/ui/support/written_file.h"
#include "ui/data/table/data_sheet.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/transport_bar.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/runs/run_list.h"
#include "ui/style/section.h"
#include "ui/tasks/task_editor.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/document_control.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/panels.h"
#include "ui/words/explain_button.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <utility>

namespace disentangle::testing {
namespace {

/// A text of the window, as it is in the language in use.
QString said(const char* context, const char* text)
{
    return QCoreApplication::translate(context, text);
}

}  // namespace

WindowWalk::WindowWalk(MainWindow& window, Look look) : m_window(window), m_look(std::move(look)) {}

void WindowWalk::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_window.isSettled(), m_patience);
}

void WindowWalk::look(const QString& where, QWidget& window)
{
    // A text that changes its height moves what is around it, which is laid out later, from the innermost outwards.
    for (int i = 0; i < 12; ++i)
        QCoreApplication::processEvents();
    m_look(where, window);
}

bool WindowWalk::lookAtPopup(const QString& where)
{
    QCoreApplication::processEvents();
    QWidget* popup = QApplication::activePopupWidget();
    if (popup) {
        look(where, *popup);
        popup->close();
    }
    return popup != nullptr;
}

void WindowWalk::panels()
{
    for (QDockWidget* dock : m_window.panels()->movable()) {
        for (auto* section : dock->findChildren<Section*>())
            section->setOpen(true);
        dock->show();
        dock->raise();
        settle();
        look(dock->objectName(), m_window);
    }
}

void WindowWalk::views()
{
    for (RunView* view : m_window.observatory()->findChildren<RunView*>())
        for (ViewSlot* slot : m_window.observatory()->findChildren<ViewSlot*>())
            if (slot->isShowable(view)) {
                slot->setCurrent(view);
                settle();
                QVERIFY2(view->isVisible(), qPrintable(view->windowTitle()));
                look(view->objectName(), m_window);
            }
}

void WindowWalk::worlds()
{
    look(QStringLiteral("welcome"), m_window);
    const auto everyPanel = [&](const QString& world) {
        settle();
        for (const Panel panel : {Panel::world, Panel::verdict, Panel::data, Panel::parameters}) {
            m_window.panels()->raise(panel);
            for (auto* section : m_window.panels()->dock(panel)->findChildren<Section*>())
                section->setOpen(true);
            settle();
            look(world, m_window);
        }
    };
    m_window.showTasks();
    everyPanel(QStringLiteral("tasks"));
    auto* law = m_window.findChild<TaskEditor*>()->findChildren<QComboBox*>()[1];
    for (int i = 0; i < law->count(); ++i) {
        law->setCurrentIndex(i);
        Q_EMIT law->activated(i);
        m_window.panels()->raise(Panel::world);
        settle();
        look(QStringLiteral("tasks that need ") + law->currentText(), m_window);
    }
    m_window.takePreset(QStringLiteral("TreeRobotBall"));
    everyPanel(QStringLiteral("pictures"));
    m_window.takePreset(QStringLiteral("Example3"));
    everyPanel(QStringLiteral("example"));
}

void WindowWalk::lessonsAndStudies()
{
    m_window.lessons()->show();
    settle();
    look(QStringLiteral("lessons"), m_window);
    m_window.lessons()->open(studioLessons().front());
    settle();
    look(QStringLiteral("a lesson"), m_window);
    m_window.showStudies();
    settle();
    look(QStringLiteral("studies"), m_window);
}

void WindowWalk::menus()
{
    for (QAction* entry : m_window.menuBar()->actions()) {
        const QRect place = m_window.menuBar()->actionGeometry(entry);
        QVERIFY2(m_window.menuBar()->rect().contains(place), qPrintable(entry->text()));
        lookInto(*entry->menu(), m_window.menuBar()->mapToGlobal(place.bottomLeft()), entry->text());
    }
}

void WindowWalk::popupsOfButtons()
{
    for (RunView* view : m_window.observatory()->findChildren<RunView*>())
        for (ViewSlot* slot : m_window.observatory()->findChildren<ViewSlot*>())
            if (slot->isShowable(view))
                slot->setCurrent(view);
    int seen = 0;
    for (QDockWidget* dock : m_window.panels()->movable()) {
        dock->show();
        dock->raise();
        settle();
        QList<QPointer<QToolButton>> buttons;
        for (QToolButton* button : m_window.findChildren<QToolButton*>())
            buttons << button;
        for (const QPointer<QToolButton>& button : buttons) {
            if (!button || !button->isVisible() || button->visibleRegion().isEmpty() || !button->isEnabled())
                continue;
            const QString where = dock->objectName() + QStringLiteral(": ") + button->accessibleName() + button->text();
            if (button->menu()) {
                lookInto(*button->menu(), button->mapToGlobal(button->rect().bottomLeft()), where);
                ++seen;
            } else if (qobject_cast<ExplainButton*>(button.data()) || button->inherits("disentangle::PresetChooser") ||
                       button->inherits("disentangle::VariableChooser") ||
                       button->accessibleName() == said("disentangle::DiagramPanel", "Mouse and keys of the diagram")) {
                button->click();
                QCoreApplication::processEvents();
                QWidget* popup = QApplication::activePopupWidget();
                QVERIFY2(popup, qPrintable(where));
                look(where, *popup);
                popup->close();
                ++seen;
            }
        }
    }
    QVERIFY2(seen > 20, qPrintable(QString::number(seen)));
}

void WindowWalk::choices()
{
    int seen = 0;
    for (QDockWidget* dock : m_window.panels()->movable()) {
        dock->show();
        dock->raise();
        settle();
        for (QComboBox* box : m_window.findChildren<QComboBox*>()) {
            if (!box->isVisible() || box->visibleRegion().isEmpty() || !box->isEnabled())
                continue;
            box->showPopup();
            QCoreApplication::processEvents();
            if (QWidget* list = QApplication::activePopupWidget()) {
                look(dock->objectName() + QStringLiteral(": choices of ") + box->accessibleName(), *list);
                ++seen;
            }
            box->hidePopup();
        }
    }
    QVERIFY(seen > 0);
}

void WindowWalk::withinPanels()
{
    // Definitions of the verdict's words.
    m_window.panels()->raise(Panel::verdict);
    settle();
    static const QRegularExpression link(QStringLiteral("href=['\"]([^'\"]+)"));
    int definitions = 0;
    for (LinkedText* text : m_window.verdictPanel()->findChildren<LinkedText*>())
        if (const auto found = link.match(text->text()); text->isVisible() && found.hasMatch()) {
            Q_EMIT text->linkActivated(found.captured(1));
            definitions += lookAtPopup(QStringLiteral("definition of ") + found.captured(1));
        }
    QVERIFY2(definitions >= 2, qPrintable(QString::number(definitions)));
    // Menus at the right button, in the lowest corner.
    QHeaderView* header = m_window.runList()->findChild<QTreeView*>()->header();
    Q_EMIT header->customContextMenuRequested(header->rect().bottomRight());
    QVERIFY(lookAtPopup(QStringLiteral("columns of runs")));
    m_window.panels()->raise(Panel::world);
    for (auto* button : m_window.graphEditor()->findChildren<QToolButton*>())
        if (button->text() == said("disentangle::GraphViews", "D&iagram"))
            button->click();
    settle();
    DiagramView* picture = m_window.graphEditor()->diagram()->view();
    const QPoint corner = picture->rect().bottomRight() - QPoint(3, 3);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, corner, picture->mapToGlobal(corner));
    QCoreApplication::sendEvent(picture, &asked);
    QVERIFY(lookAtPopup(QStringLiteral("menu of the diagram")));
    // Steering, which says why nothing can be steered; the name of a bookmark.
    for (QAction* action : m_window.transport()->actions())
        if (action->objectName() == QStringLiteral("run.steer"))
            action->trigger();
    settle();
    look(QStringLiteral("steering"), m_window);
    for (auto* button : m_window.transport()->findChildren<QToolButton*>())
        if (button->accessibleName() == said("disentangle::Scrubber", "Bookmarks")) {
            Q_EMIT button->menu()->aboutToShow();
            for (QAction* entry : button->menu()->actions())
                if (entry->text() == said("disentangle::Scrubber", "Name it …\tShift+B"))
                    entry->trigger();
        }
    auto* name = m_window.findChild<QInputDialog*>();
    QVERIFY(name && name->isVisible());
    look(QStringLiteral("bookmark"), *name);
    name->reject();
}

void WindowWalk::dialogs(const QString& table)
{
    m_window.showComparison();
    m_window.exportFigure();
    for (QAction* action : m_window.findChildren<QAction*>())
        if (QStringList{QStringLiteral("help.keys"), QStringLiteral("help.about"), QStringLiteral("help.glossary"),
                        QStringLiteral("help.notation"), QStringLiteral("run.queue-seeds")}
                .contains(action->objectName()))
            action->trigger();
    m_window.showTasks();
    for (auto* button : m_window.findChildren<QPushButton*>())
        if (button->text() == said("disentangle::TaskEditor", "Why sparse? Figure 1, live …") ||
            button->text() == said("disentangle::TaskEditor", "When? Few shots, live …"))
            button->click();
    settle();
    QList<QWidget*> dialogs;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top->isVisible() && top != &m_window && qobject_cast<QDialog*>(top))
            dialogs << top;
    QVERIFY2(dialogs.size() >= 9, qPrintable(QString::number(dialogs.size())));
    for (QWidget* dialog : dialogs) {
        if (auto* figure = qobject_cast<ExportDialog*>(dialog))
            QTRY_VERIFY_WITH_TIMEOUT(figure->isSettled(), m_patience);
        look(dialog->windowTitle(), *dialog);
    }
    qDeleteAll(dialogs);
    // Questions.
    m_window.document()->setLatentCount(7);
    m_window.close();
    auto* unsaved = m_window.findChild<QMessageBox*>(QStringLiteral("unsaved"));
    QVERIFY(unsaved);
    look(QStringLiteral("unsaved"), *unsaved);
    unsaved->button(QMessageBox::Cancel)->click();
    // The same, of a file that another program has written in the meantime.
    QTemporaryDir folder;
    const QString mine = folder.filePath(QStringLiteral("mine.json"));
    QCOMPARE(m_window.document()->save(mine), QString());
    m_window.document()->setLatentCount(6);
    writtenFile(folder, QStringLiteral("mine.json"), "something else");
    m_window.documentControl()->save();
    auto* changed = m_window.findChild<QMessageBox*>(QStringLiteral("changed on disk"));
    QVERIFY(changed);
    look(QStringLiteral("changed on disk"), *changed);
    changed->button(QMessageBox::Cancel)->click();
    // A line that finds commands.
    m_window.openPalette();
    QWidget* palette = QApplication::activePopupWidget();
    QVERIFY(palette);
    look(QStringLiteral("palette"), *palette);
    palette->close();
    // Tables of one's own, and then their world.
    m_window.openFile(table);
    DataSheet* sheet = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((sheet = m_window.findChild<DataSheet*>()) != nullptr, m_patience);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isVisible() && !sheet->isBusy(), m_patience);
    look(QStringLiteral("sheet"), *sheet);
}

void WindowWalk::lookInto(QMenu& menu, const QPoint& place, const QString& where)
{
    menu.popup(place);
    QCoreApplication::processEvents();
    if (menu.isVisible()) {
        look(where, menu);
        for (QAction* entry : menu.actions())
            if (entry->menu() && entry->isEnabled())
                lookInto(*entry->menu(), menu.mapToGlobal(menu.actionGeometry(entry).topRight()),
                         where + QLatin1Char('/') + entry->text());
    }
    menu.close();
}

}  // namespace disentangle::testing
