// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/record/run_file.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/written_file.h"
#include "tests/ui/support/synthetic_run.h"
#include "ui/document/experiment_document.h"
#include "ui/document/number_edit.h"
#include "ui/document/parameter_form.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"
#include "ui/graph/graph_editor.h"
#include "ui/runs/run_list.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/matrix_view.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/theory/verdict_panel.h"
#include "ui/document/recovery_files.h"
#include "ui/style/message_bar.h"
#include "ui/window/document_control.h"
#include "ui/window/recent_files.h"
#include "ui/window/run_control.h"
#include "ui/window/run_folder.h"
#include "ui/base/settings.h"

#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QLockFile>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QUndoView>

#include <cstdio>
#include <sys/stat.h>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class MainWindowTest : public QObject {
    Q_OBJECT

public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }

private:
    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& content)
    {
        return disentangle::testing::writtenFile(m_folder, name, content);
    }

    static QPushButton* button(const MainWindow& window, const QString& text)
    {
        for (auto* found : window.messages()->findChildren<QPushButton*>())
            if (found->text() == text)
                return found;
        return nullptr;
    }

    static QMessageBox* question(const MainWindow& window)
    {
        return window.findChild<QMessageBox*>(QStringLiteral("unsaved"));
    }

    /// Clicks a button of the question about unsaved changes.
    static void answer(const MainWindow& window, QMessageBox::StandardButton button)
    {
        QVERIFY(question(window));
        QTest::mouseClick(question(window)->button(button), Qt::LeftButton);
        QVERIFY(!question(window));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }
    void cleanup()
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).removeRecursively();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    // First start: a ready example, its verdict, nothing unsaved, no messages.
    void opensOnAReadyExample()
    {
        MainWindow window;
        window.show();
        QVERIFY(window.windowTitle().contains(QStringLiteral("ActionDiag")));
        QVERIFY(!window.isWindowModified());
        QCOMPARE(window.verdictPanel()->verdict().degree, Disentanglement::complete);
        QCOMPARE(window.messages()->count(), 0);
    }

    // A click on a cell changes the verdict and marks the title.
    void clickOnACellChangesTheVerdictAndTheTitle()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        MatrixView* Ga = window.graphEditor()->matrixView(GraphPart::Ga);
        QTest::mouseClick(Ga, Qt::LeftButton, {}, Ga->cellRect(1, 0).center().toPoint());
        QCOMPARE(window.verdictPanel()->verdict().degree, Disentanglement::partial);
        QVERIFY(window.isWindowModified());
        QTest::keyClick(Ga, Qt::Key_Space);
        QCOMPARE(window.verdictPanel()->verdict().degree, Disentanglement::complete);
        QVERIFY(!window.isWindowModified());
    }

    // A broken file is shown in the message bar, with its name and place; the experiment stays.
    void brokenFileIsSaidAndChangesNothing()
    {
        MainWindow window;
        window.show();
        const Experiment before = window.document()->experiment();
        window.openFile(written(QStringLiteral("broken.json"), R"({"world": {"graph": {"Ga": [[2]]}}})"));
        const QString text = window.messages()->text(QStringLiteral("file"));
        QVERIFY2(text.contains(QStringLiteral("broken.json")) && text.contains(QStringLiteral("world.graph.Ga")),
                 qPrintable(text));
        QVERIFY(window.document()->experiment() == before);
        window.openFile(m_folder.filePath(QStringLiteral("missing.json")));
        QVERIFY(window.messages()->text(QStringLiteral("file")).contains(QStringLiteral("missing.json")));
        QCOMPARE(window.messages()->count(), 1);
    }

    // Who opens a pipe waits for its other end, and /dev/zero never ends: neither is opened, and the window goes on.
    void pipesAndDevicesAreRefusedAtOnce()
    {
        MainWindow window;
        window.show();
        const Experiment before = window.document()->experiment();
        const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString& path : {pipe, QStringLiteral("/dev/zero")}) {
            window.openFiles({path});
            const QString text = window.messages()->text(QStringLiteral("file"));
            QVERIFY2(text.startsWith(QFileInfo(path).fileName() + QStringLiteral(" is a pipe or a device")),
                     qPrintable(text));
        }
        QVERIFY(window.document()->experiment() == before);
    }

    // Changes are not lost by opening another file: a question comes first. Cancelled, nothing happens; discarded, the
    // other file is open; saved, the changes are on disk before.
    void openingOverChangesAsksFirst()
    {
        ExperimentDocument other;
        QCOMPARE(other.applyPreset(QStringLiteral("TimeDiag")), QString());
        const QString path = m_folder.filePath(QStringLiteral("other.json"));
        QCOMPARE(other.save(path), QString());
        const QString mine = m_folder.filePath(QStringLiteral("mine.json"));
        MainWindow window;
        window.show();
        QCOMPARE(window.document()->save(mine), QString());
        window.document()->setGraphCell(GraphPart::Ga, 0, 1, true);
        const Experiment changed = window.document()->experiment();

        window.openFile(path);
        QVERIFY(window.document()->experiment() == changed);
        answer(window, QMessageBox::Cancel);
        QVERIFY(window.document()->experiment() == changed);
        QVERIFY(window.isWindowModified());

        window.openFile(path);
        answer(window, QMessageBox::Save);
        QVERIFY(window.document()->experiment() == other.experiment());
        QVERIFY(window.windowTitle().contains(QStringLiteral("other.json")));
        QVERIFY(load_experiment(mine.toStdU16String()) == changed);

        window.document()->setGraphCell(GraphPart::Gz, 0, 1, true);
        window.openFile(mine);
        answer(window, QMessageBox::Discard);
        QVERIFY(window.document()->experiment() == changed);
        QVERIFY(load_experiment(path.toStdU16String()) == other.experiment());
    }

    // Another program changes the file: that is said, and what is shown can be exchanged for it and back. The same bytes
    // written again are no change.
    void changesOnDiskAreSaidAndCanBeTaken()
    {
        ExperimentDocument other;
        QCOMPARE(other.applyPreset(QStringLiteral("TimeDiag")), QString());
        MainWindow window;
        window.show();
        const QString mine = m_folder.filePath(QStringLiteral("shared.json"));
        QCOMPARE(window.document()->save(mine), QString());
        const Experiment before = window.document()->experiment();
        QVERIFY(!window.document()->foreignText());

        QFile file(mine);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        file.close();
        written(QStringLiteral("shared.json"), bytes);
        QVERIFY(!window.document()->foreignText());

        // Replaced by a rename, as editors do.
        QCOMPARE(other.save(m_folder.filePath(QStringLiteral("draft"))), QString());
        QCOMPARE(std::rename(qPrintable(m_folder.filePath(QStringLiteral("draft"))), qPrintable(mine)), 0);
        const QString subject = QStringLiteral("file on disk");
        QTRY_VERIFY(window.messages()->text(subject).contains(QStringLiteral("changed by another program")));
        QVERIFY(window.document()->experiment() == before);
        QTest::mouseClick(button(window, QStringLiteral("Take it from disk")), Qt::LeftButton);
        QVERIFY(window.document()->experiment() == other.experiment());
        QVERIFY(!window.isWindowModified());
        QCOMPARE(window.messages()->text(subject), QString());
        window.document()->undoStack()->undo();
        QVERIFY(window.document()->experiment() == before);
        QVERIFY(window.isWindowModified());

        // Gone, and saved again.
        QVERIFY(QFile::remove(mine));
        QTRY_VERIFY(window.messages()->text(subject).contains(QStringLiteral("deleted or moved")));
        QTest::mouseClick(button(window, QStringLiteral("Save")), Qt::LeftButton);
        QVERIFY(load_experiment(mine.toStdU16String()) == before);
        QCOMPARE(window.messages()->text(subject), QString());

        // What has become unreadable is said and leaves what is shown.
        written(QStringLiteral("shared.json"), "{");
        QTRY_VERIFY(window.messages()->text(subject).contains(QStringLiteral("changed by another program")));
        QTest::mouseClick(button(window, QStringLiteral("Take it from disk")), Qt::LeftButton);
        QVERIFY(window.messages()->text(QStringLiteral("file")).contains(QStringLiteral("shared.json")));
        QVERIFY(window.document()->experiment() == before);
    }

    // What another program has written is not saved over without a question, also when it changes while the question
    // stands; cancelled, both are as they were.
    void savingOverWhatAnotherProgramWroteAsksFirst()
    {
        MainWindow window;
        window.show();
        const QString mine = m_folder.filePath(QStringLiteral("asked.json"));
        QCOMPARE(window.document()->save(mine), QString());
        window.document()->setGraphCell(GraphPart::Ga, 0, 1, true);
        const Experiment edited = window.document()->experiment();
        const auto asked = [&] { return window.findChild<QMessageBox*>(QStringLiteral("changed on disk")); };
        const auto press = [&](const QString& text) {
            for (QAbstractButton* its : asked()->buttons())
                if (its->text() == text) {
                    its->click();
                    return;
                }
            QFAIL(qPrintable(text));
        };
        const auto onDisk = [&] {
            QFile file(mine);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        written(QStringLiteral("asked.json"), "first");
        window.documentControl()->save();
        QVERIFY(asked());
        QCOMPARE(onDisk(), QByteArray("first"));
        asked()->button(QMessageBox::Cancel)->click();
        QCOMPARE(onDisk(), QByteArray("first"));
        QVERIFY(window.isWindowModified());

        window.documentControl()->save();
        written(QStringLiteral("asked.json"), "second");
        press(QStringLiteral("Replace it"));
        QVERIFY(asked());  // that was not what had been agreed to
        QCOMPARE(onDisk(), QByteArray("second"));
        press(QStringLiteral("Replace it"));
        QVERIFY(!asked());
        QVERIFY(load_experiment(mine.toStdU16String()) == edited);
        QVERIFY(!window.isWindowModified());
        window.documentControl()->save();  // its own bytes are nobody else's
        QVERIFY(!asked());
    }

    // Numbers have one notation whatever the language of the desktop: in the window, in fields, and in what is drawn.
    void numbersHaveOneNotation()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        useOneNotation();
        QCOMPARE(numberText(0.5, 2), QStringLiteral("0.50"));
        QCOMPARE(QLocale().toString(30000), QStringLiteral("30,000"));
        QDoubleSpinBox box;
        box.setValue(0);
        box.selectAll();
        QTest::keyClicks(&box, QStringLiteral("1.5"));
        QCOMPARE(box.value(), 1.5);
    }

    // A screen of 1366 x 768 at 150 % has 910 x 512 units, less what the desktop keeps.
    void theWindowFitsASmallScreen()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(880, 450);
        window.resetLayout();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(window.size(), QSize(880, 450));
        for (const QDockWidget* dock : window.findChildren<QDockWidget*>())
            if (!dock->visibleRegion().isEmpty())  // those behind another on a tab lie elsewhere
                QVERIFY2(window.rect().contains(QRect(dock->mapTo(&window, QPoint()), dock->size())),
                         qPrintable(dock->objectName()));
    }

    // A broken file is no reason to ask about changes: it is said at once, and they stay.
    void brokenFileAsksNothing()
    {
        MainWindow window;
        window.show();
        window.document()->setGraphCell(GraphPart::Ga, 0, 1, true);
        const Experiment before = window.document()->experiment();
        window.openFile(
            written(QStringLiteral("newer.json"), R"({"format": 1000, "world": {"graph": {"Ga": [[1]]}}})"));
        QVERIFY(!question(window));
        const QString text = window.messages()->text(QStringLiteral("file"));
        QVERIFY2(text.contains(QStringLiteral("newer version")), qPrintable(text));
        QVERIFY(window.document()->experiment() == before);
        QCOMPARE(window.document()->undoStack()->count(), 1);
    }

    // A file of an older version, which knew fewer keys, opens with the defaults of those it lacks.
    void olderFileOpensWithDefaults()
    {
        MainWindow window;
        window.openFile(
            written(QStringLiteral("older.json"), R"({"format": 1, "world": {"graph": {"Ga": [[1, 0], [0, 1]]}}})"));
        QCOMPARE(window.messages()->count(), 0);
        QCOMPARE(window.document()->graph().d_z(), 2);
        QVERIFY(!window.isWindowModified());
    }

    // Closing over changes asks: cancelled, the window stays; discarded, it goes and the changes do not come back.
    void closingOverChangesAsks()
    {
        {
            MainWindow window;
            window.show();
            window.document()->setGraphCell(GraphPart::Ga, 2, 5, true);
            QVERIFY(!window.close());
            answer(window, QMessageBox::Cancel);
            QVERIFY(window.isVisible());
            QVERIFY(!window.close());
            answer(window, QMessageBox::Discard);
            QVERIFY(!window.isVisible());
        }
        MainWindow next;
        next.documentControl()->offerRecovery();
        QTRY_VERIFY(next.isSettled());
        QCOMPARE(next.messages()->count(), 0);
    }

    // A clean window closes without a question, one whose presets were only looked at too.
    void closingACleanWindowAsksNothing()
    {
        MainWindow window;
        window.show();
        QCOMPARE(window.document()->applyPreset(QStringLiteral("TimeDiag")), QString());
        QVERIFY(window.close());
    }

    // What a session could not save is offered by the next one: recovered, it is there and modified, and it is offered
    // again for as long as it is not saved.
    void unsavedWorkOfAnEndedSessionIsOffered()
    {
        {
            MainWindow window;  // goes without being closed, as when the session is ended from outside
            window.document()->setGraphCell(GraphPart::Ga, 2, 5, true);
        }
        for (int start = 0; start < 2; ++start) {
            MainWindow window;
            window.show();
            window.documentControl()->offerRecovery();
            QTRY_VERIFY(button(window, QStringLiteral("Recover")));
            QVERIFY(!window.isWindowModified());
            button(window, QStringLiteral("Recover"))->click();
            QVERIFY((*window.document()->matrix(GraphPart::Ga))(2, 5));
            QVERIFY(window.isWindowModified());
            QCOMPARE(window.messages()->count(), 0);
        }
        const QString path = m_folder.filePath(QStringLiteral("recovered.json"));
        {
            MainWindow window;
            window.show();
            window.documentControl()->offerRecovery();
            QTRY_VERIFY(button(window, QStringLiteral("Recover")));
            button(window, QStringLiteral("Recover"))->click();
            QCOMPARE(window.document()->save(path), QString());
        }
        MainWindow window;
        window.documentControl()->offerRecovery();
        QTRY_VERIFY(window.isSettled());
        QCOMPARE(window.messages()->count(), 0);
    }

    // Recovering over changes asks first, and cancelling costs neither them nor the offer.
    void recoveringOverChangesAsksFirst()
    {
        {
            MainWindow window;
            window.document()->setGraphCell(GraphPart::Ga, 2, 5, true);
        }
        MainWindow window;
        window.show();
        window.documentControl()->offerRecovery();
        QTRY_VERIFY(button(window, QStringLiteral("Recover")));
        window.document()->setGraphCell(GraphPart::Ga, 0, 1, true);
        button(window, QStringLiteral("Recover"))->click();
        answer(window, QMessageBox::Cancel);
        QVERIFY((*window.document()->matrix(GraphPart::Ga))(0, 1));
        QVERIFY(button(window, QStringLiteral("Recover")));
        button(window, QStringLiteral("Discard"))->click();
        QVERIFY(findRecoverableExperiments(recoveryFolder()).isEmpty());
    }

    // "New" is the smallest graph, without edges, without a file, with nothing to save.
    void newIsAnEmptyGraph()
    {
        MainWindow window;
        window.show();
        window.documentControl()->newExperiment();
        QCOMPARE(window.document()->graph().d_z(), 1);
        QCOMPARE(window.document()->graph().d_a(), 1);
        QCOMPARE(window.document()->matrix(GraphPart::Gz)->edges(), 0);
        QVERIFY(!window.isWindowModified());
        QVERIFY(window.windowTitle().contains(QStringLiteral("Untitled")));
        window.document()->toggleEdge(GraphPart::Gz, 0, 0);
        window.documentControl()->newExperiment();
        QCOMPARE(window.document()->matrix(GraphPart::Gz)->edges(), 1);
        answer(window, QMessageBox::Discard);
        QCOMPARE(window.document()->matrix(GraphPart::Gz)->edges(), 0);
    }

    // Files that were opened stand in the menu, newest first; one that is gone is greyed; the list can be cleared.
    void recentFilesAreListed()
    {
        ExperimentDocument document;
        const QString first = m_folder.filePath(QStringLiteral("first.json"));
        const QString second = m_folder.filePath(QStringLiteral("second & last.json"));
        QCOMPARE(document.save(first), QString());
        QCOMPARE(document.save(second), QString());
        MainWindow window;
        window.openFile(first);
        window.openFile(second);
        QVERIFY(QFile::remove(first));
        QMenu* recent = nullptr;
        for (auto* menu : window.findChildren<QMenu*>())
            if (menu->title() == QStringLiteral("Open re&cent"))
                recent = menu;
        QVERIFY(recent);
        Q_EMIT recent->aboutToShow();
        const auto entries = recent->actions();
        QCOMPARE(entries.size(), 4);  // two files, a line, "clear"
        QCOMPARE(entries[0]->text(), QStringLiteral("&1  second && last.json"));
        QVERIFY(entries[0]->isEnabled());
        QVERIFY(entries[1]->text().contains(QStringLiteral("first.json")));
        QVERIFY(!entries[1]->isEnabled());
        entries.last()->trigger();
        QVERIFY(recentFiles(Recent::experiments).isEmpty());
    }

    // Undo and redo name what they do, work by their keys wherever the focus is, and the history goes to any step.
    void undoRedoAndHistory()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSpinBox* latents = window.graphEditor()->latentCount();
        latents->setFocus();
        QTest::keyClick(latents, Qt::Key_Up);
        QTest::keyClick(latents, Qt::Key_Up);
        QCOMPARE(window.document()->graph().d_z(), 12);
        QCOMPARE(window.document()->undoStack()->undoText(), QStringLiteral("12 latents"));
        QTest::keyClick(latents, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.document()->graph().d_z(), 10);
        QTest::keyClick(latents, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window.document()->graph().d_z(), 12);
        window.document()->setGraphCell(GraphPart::Ga, 0, 1, true);
        auto* history = window.findChild<QUndoView*>();
        QCOMPARE(history->model()->rowCount(), 3);  // as opened, the count, the edge
        history->setCurrentIndex(history->model()->index(0, 0));
        QCOMPARE(window.document()->graph().d_z(), 10);
        QVERIFY(!window.isWindowModified());
    }

    // At 1000 x 600 every panel fits: nobody's least size is larger than what it has.
    void nothingIsClippedAtTheSmallestSize()
    {
        for (const char* preset : {"ActionDiag", "TreeRobotBall", "TimeBlockNonDiag"}) {
            MainWindow window(MainWindow::Arrangement::fresh);
            window.document()->applyPreset(QString::fromLatin1(preset));
            window.resize(1000, 600);
            window.resetLayout();
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            QVERIFY(window.minimumSizeHint().width() <= 1000);
            QVERIFY(window.minimumSizeHint().height() <= 600);
            QCOMPARE(window.size(), QSize(1000, 600));
            for (const auto* dock : window.findChildren<QDockWidget*>()) {
                if (dock->visibleRegion().isEmpty())
                    continue;  // behind another tab, where Qt keeps panels outside of the window
                QVERIFY2(dock->widget()->width() >= dock->widget()->minimumSizeHint().width(),
                         qPrintable(dock->objectName()));
                QVERIFY2(dock->widget()->height() >= dock->widget()->minimumSizeHint().height(),
                         qPrintable(dock->objectName()));
                QVERIFY(window.rect().contains(QRect(dock->mapTo(&window, QPoint()), dock->size())));
            }
        }
    }

    // The menus open by mnemonics, and no two commands of the window have the same shortcut; panels may share one, since
    // theirs only work inside of them.
    void menusAreOperableByKeyboard()
    {
        MainWindow window;
        for (const QAction* menu : window.menuBar()->actions())
            QVERIFY(menu->text().contains(QLatin1Char('&')));
        QStringList shortcuts;
        for (const QAction* action : window.findChildren<QAction*>()) {
            const Qt::ShortcutContext context = action->shortcutContext();
            if (context != Qt::WindowShortcut && context != Qt::ApplicationShortcut)
                continue;
            for (const QKeySequence& keys : action->shortcuts())
                shortcuts << keys.toString();
        }
        shortcuts.sort();
        QVERIFY(shortcuts.contains(QStringLiteral("F5")));
        QVERIFY(shortcuts.contains(QStringLiteral("Ctrl+R")));
        QVERIFY2(shortcuts.removeDuplicates() == 0, qPrintable(shortcuts.join(QLatin1Char(' '))));
    }

    // Panels that were closed come back with the layout.
    void resetLayoutBringsEverythingBack()
    {
        MainWindow window;
        window.show();
        for (auto* dock : window.findChildren<QDockWidget*>())
            dock->close();
        window.resetLayout();
        for (auto* dock : window.findChildren<QDockWidget*>())
            if (dock != window.panels()->dock(Panel::lessons))  // which is there while one is read
                QVERIFY2(!dock->isHidden(), qPrintable(dock->objectName()));
    }

    // Where panels are is remembered from one session to the next.
    void arrangementIsRemembered()
    {
        {
            MainWindow window;
            window.show();
            window.findChild<QDockWidget*>(QStringLiteral("verdict"))->close();
            window.resize(1100, 700);
            window.close();
        }
        {
            MainWindow window;
            window.show();
            QVERIFY(window.findChild<QDockWidget*>(QStringLiteral("verdict"))->isHidden());
            QCOMPARE(window.size(), QSize(1100, 700));
        }
        MainWindow fresh(MainWindow::Arrangement::fresh);
        fresh.show();
        QVERIFY(!fresh.findChild<QDockWidget*>(QStringLiteral("verdict"))->isHidden());
    }

    // A run starts from the experiment as it is, into the data folder, and is opened.
    void runIsStartedIntoTheDataFolder()
    {
        MainWindow window;
        window.show();
        window.runControl()->start();
        QVERIFY(window.engine()->isActive());
        QVERIFY(window.engine()->runPath().startsWith(runFolder() + QStringLiteral("/ActionDiag, seed 0, ")));
        QVERIFY(QDir(runFolder()).exists());
        window.engine()->stop();
        QTRY_VERIFY(!window.engine()->isActive());
    }

    // Nothing is trained while a parameter is invalid, and it is said which.
    void invalidParameterKeepsARunFromStarting()
    {
        MainWindow window;
        window.show();
        ParameterRow* row = window.parameterForm()->row("training.steps");
        auto* field = row->editor()->findChild<QLineEdit*>();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("-1"));
        window.runControl()->start();
        QVERIFY(!window.engine()->isActive());
        QVERIFY(window.messages()->text(QStringLiteral("engine")).contains(QStringLiteral("Steps")));
    }

    // A run that was cut off is offered once: dismissed, it is not offered at the next start.
    void recoverableRunIsOfferedUntilDismissed()
    {
        QVERIFY(QDir().mkpath(runFolder()));
        const QString path = runFolder() + QStringLiteral("/cut.run");
        {
            const Experiment experiment = preset_experiment("ActionDiag");
            SyntheticRun run(path.toStdU16String(), experiment, {.steps = experiment.training.steps});
            run.recordTo(1200);
            run.writer().checkpoint(1200, "state");
        }
        MainWindow window;
        window.show();
        window.runControl()->offerRecovery();
        QTRY_VERIFY(
            window.messages()->text(QStringLiteral("recovery of a run")).contains(QStringLiteral("ActionDiag")));
        QVERIFY(button(window, QStringLiteral("Continue")));
        button(window, QStringLiteral("Open"))->click();
        QVERIFY(window.runList()->current());
        QCOMPARE(window.runList()->current()->path(), path);

        window.runControl()->offerRecovery();
        QTRY_VERIFY(button(window, QStringLiteral("Dismiss")));
        button(window, QStringLiteral("Dismiss"))->click();
        MainWindow next;
        next.show();
        next.runControl()->offerRecovery();
        QTRY_VERIFY(next.isSettled());
        QVERIFY(next.messages()->text(QStringLiteral("recovery of a run")).isEmpty());
    }

    // A window that goes while the folder is searched leaves nothing behind.
    void windowMayGoWhileSearching()
    {
        auto window = std::make_unique<MainWindow>();
        window->runControl()->offerRecovery();
        window.reset();
        QTest::qWait(0);
    }
};

DISENTANGLE_TEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
