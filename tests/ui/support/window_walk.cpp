// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_walk.h"

#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/written_file.h"
#include "ui/data/table/data_sheet.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/transport_bar.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/runs/run_list.h"
#include "ui/studies/studies_panel.h"
#include "ui/studies/study_results.h"
#include "ui/studies/study_watch.h"
#include "ui/style/matrix_view.h"
#include "ui/style/section.h"
#include "ui/tasks/task_editor.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/panels.h"
#include "ui/window/run_control.h"
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
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
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

void WindowWalk::lessonsAndStudies(const QString& study)
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
    m_window.studies()->open(study);
    StudyResults* results = m_window.studies()->results();
    QTRY_VERIFY_WITH_TIMEOUT(m_window.studies()->watch()->record()->there && m_window.studies()->isSettled(),
                             m_patience);
    QVERIFY(results->isVisible());
    QCOMPARE(results->map()->rows() * results->map()->cols(), 4);
    settle();
    look(QStringLiteral("results of a study"), m_window);
    for (const auto form : {figure::SweepForm::training, figure::SweepForm::axis, figure::SweepForm::map}) {
        ExportDialog* dialog = results->openExport(form);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isSettled(), m_patience);
        look(QStringLiteral("figure of a study"), *dialog);
        delete dialog;
    }
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
        for (auto* pages : dialog->findChildren<QTabWidget*>())
            for (int page = 0; page < pages->count(); ++page) {
                pages->setCurrentIndex(page);
                look(dialog->windowTitle() + QLatin1Char('/') + pages->tabText(page), *dialog);
            }
    }
    qDeleteAll(dialogs);
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

void WindowWalk::lookAtQuestion(const char* name)
{
    auto* question = m_window.findChild<QMessageBox*>(QLatin1String(name));
    QVERIFY2(question && question->isVisible(), name);
    look(QLatin1String(name), *question);
    question->button(QMessageBox::Cancel)->click();
}

void WindowWalk::trigger(const char* action)
{
    for (QAction* each : m_window.findChildren<QAction*>())
        if (each->objectName() == QLatin1String(action))
            each->trigger();
}

void WindowWalk::questions(const QString& run)
{
    m_window.document()->setLatentCount(7);
    m_window.close();
    lookAtQuestion("unsaved");
    // An experiment that another program has written meanwhile.
    QTemporaryDir folder;
    const QString mine = folder.filePath(QStringLiteral("mine.json"));
    QCOMPARE(m_window.document()->save(mine), QString());
    m_window.document()->setLatentCount(8);
    writtenFile(folder, QStringLiteral("mine.json"), "another");
    trigger("file.save");
    lookAtQuestion("changed on disk");
    // A training that would be lost.
    m_window.runControl()->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_window.engine()->state() == EngineProcess::State::running, m_patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window.runList()->find(m_window.engine()->runPath()), m_patience);
    m_window.runList()->setCurrent(m_window.runList()->find(run));  // what the engine of the tests records is no run
    trigger("run.restart");
    lookAtQuestion("restart");
    m_window.engine()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window.engine()->isActive(), m_patience);
    m_window.runList()->close(m_window.runList()->find(m_window.engine()->runPath()));
    trigger("run.queue-seeds");
    auto* seeds = m_window.findChild<QInputDialog*>();
    QVERIFY(seeds && seeds->isVisible());
    look(QStringLiteral("seeds"), *seeds);
    seeds->reject();
    // A run whose file goes while it is shown.
    const QString shown = folder.filePath(QStringLiteral("shown.run"));
    QVERIFY(QFile::copy(run, shown));
    m_window.openFile(shown);
    settle();
    QCOMPARE(m_window.runList()->current()->path(), shown);
    QVERIFY(QFile::remove(shown));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window.runList()->current()->data()->problem.empty(), m_patience);
    settle();
    look(QStringLiteral("a run that was deleted"), m_window);
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

QString tinyStudy(const QTemporaryDir& folder)
{
    const QString study = folder.filePath(QStringLiteral("study"));
    const QString tiny = writtenFile(folder, QStringLiteral("tiny.json"), tinyExperiment(20).toUtf8());
    QProcess sweep;
    sweep.start(QStringLiteral(DISENTANGLE_ENGINE_PATH),
                {QStringLiteral("sweep"), tiny, QStringLiteral("--axis"), QStringLiteral("training.rate=0.001,0.01"),
                 QStringLiteral("--axis"), QStringLiteral("estimator.width=8,16"), QStringLiteral("--seeds"),
                 QStringLiteral("2"), QStringLiteral("--out"), study});
    [&] {
        QVERIFY2(sweep.waitForFinished(30000), qPrintable(sweep.errorString()));
        QVERIFY2(sweep.exitCode() == 0, sweep.readAllStandardError().constData());
    }();
    return study;
}

}  // namespace disentangle::testing
