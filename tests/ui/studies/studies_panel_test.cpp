// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/studies_panel.h"

#include "core/figure/text.h"
#include "core/record/run_file.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/figure/export_dialog.h"
#include "ui/figure/figure_form.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/studies/axis_edit.h"
#include "ui/studies/figure_canvas.h"
#include "ui/studies/study_editor.h"
#include "ui/studies/study_results.h"
#include "ui/studies/study_watch.h"
#include "ui/style/matrix_view.h"
#include "ui/style/message_bar.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

#include <cmath>

using namespace disentangle;
using disentangle::figure::SweepForm;

namespace {

constexpr int patience = 90000;  // ms; the machine may be busy

/// Two latents with an action each, trained in a fraction of a second.
Experiment tinyStudied(int steps)
{
    const auto document = nlohmann::json::parse(R"({"name": "tiny", "settings": "recipe",
        "world": {"graph": {"Ga": [[1, 0], [0, 1]]}, "d_x": 3, "rows": {"train": 400, "validation": 100, "test": 200}},
        "estimator": {"width": 8, "transition": {"width": 4}},
        "training": {"batch": 16, "evaluate_every": 10, "evaluation_rows": 200}})");
    const std::string change[]{"training.steps=" + std::to_string(steps),
                               "training.evaluate_every=" + std::to_string(std::max(10, steps / 10))};
    return experiment_from_json(with_overrides(document, change), "tiny");
}

}  // namespace

/// Studies in the window, trained by the program itself.
class StudiesPanelTest : public QObject {
    Q_OBJECT

public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
    }

private:
    /// The pointer over a panel reads its curves at the evaluation nearest to it, by the names of the one legend.
    static void theCurvesAreReadByThePointer(FigureCanvas& canvas)
    {
        const auto moveTo = [&canvas](const QPointF& place) {
            QMouseEvent move(QEvent::MouseMove, place, canvas.mapToGlobal(place), Qt::NoButton, {}, {});
            QApplication::sendEvent(&canvas, &move);
        };
        // What is drawn anew has its height only when the panel is laid out again.
        QTRY_VERIFY(canvas.height() >= canvas.heightForWidth(canvas.width()));
        QStringList read;
        for (int y = 0; y < canvas.height(); y += 20)
            for (int x = 0; x < canvas.width(); x += 10) {
                moveTo(QPointF(x, y));
                if (!canvas.readout().isEmpty())
                    read << canvas.readout();
            }
        const auto& views = canvas.figure().views;
        const auto& named = std::get<figure::LinePanel>(views[0].panels[0]).series;
        for (const figure::View& view : views)
            for (const double step : {0.0, 10.0, 20.0}) {
                const auto& lines = std::get<figure::LinePanel>(view.panels[0]);
                QString expected =
                    QStringLiteral("\t%1 %2\n").arg(QString::fromStdString(figure::plain(lines.x.label))).arg(step);
                for (std::size_t i = 0; i < lines.series.size(); ++i) {
                    const auto at = std::ranges::find(lines.series[i].points, step, &figure::Point::x);
                    expected += QString::fromStdString(figure::plain(named[i].name)) + QLatin1Char('\t') +
                                numberText(at->y, metric_info(metric::mcc)->decimals) + QLatin1Char('\n');
                }
                QVERIFY2(read.contains(expected), qPrintable(expected + read.join(QLatin1Char('\n'))));
            }
        moveTo({0, 0});
        QVERIFY(canvas.readout().isEmpty());
    }

    /// A window with its studies in front, and an experiment of so many steps.
    static std::unique_ptr<MainWindow> windowWith(int steps)
    {
        auto window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
        window->resize(1400, 900);
        window->document()->replaceExperiment(tinyStudied(steps), QStringLiteral("tiny"));
        window->show();
        window->showStudies();
        return window;
    }
    static void plan(const StudiesPanel& panel, const QString& folder, const QString& seeds)
    {
        panel.editor()->folderEdit()->setText(folder);
        panel.editor()->seedsEdit()->setText(seeds);
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
    }
    static void click(QPushButton* button)
    {
        QVERIFY2(button->isEnabled(), qPrintable(button->text() + button->toolTip()));
        QTest::mouseClick(button, Qt::LeftButton);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }

    // Two axes, trained by the runner of the command line: the map fills, curves are drawn, a click opens the cell's run.
    void aStudyFillsItsMapAndACellOpensItsRun()
    {
        const QTemporaryDir folder;
        const auto window = windowWith(20);
        StudiesPanel& panel = *window->studies();
        panel.editor()->axes().first()->setAxis(QStringLiteral("training.rate"), QStringLiteral("0.001,0.002"));
        panel.editor()->addAxis()->setAxis(QStringLiteral("training.batch"), QStringLiteral("16,32"));
        plan(panel, folder.filePath(QStringLiteral("grid")), QStringLiteral("0:0"));
        QVERIFY2(panel.editor()->summary().startsWith(QStringLiteral("4 run")), qPrintable(panel.editor()->summary()));
        QCOMPARE(panel.editor()->plan().cells, std::size_t{4});
        QCOMPARE(panel.runButton()->text(), QStringLiteral("&Run"));
        click(panel.runButton());
        QVERIFY(!panel.runButton()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!panel.process()->isActive(), patience);
        QVERIFY2(panel.message().isEmpty(), qPrintable(panel.message()));
        QTRY_VERIFY_WITH_TIMEOUT(panel.status().startsWith(QStringLiteral("4 of 4")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(panel.isSettled(), patience);
        QVERIFY(!panel.runButton()->isEnabled());

        const MatrixView& map = *panel.results()->map();
        QCOMPARE(map.rows(), 2);
        QCOMPARE(map.cols(), 2);
        for (int row = 0; row < 2; ++row)
            for (int col = 0; col < 2; ++col)
                QVERIFY(std::isfinite(map.value(row, col)));
        // A panel of curves for each rate, with a curve for each batch, evaluated at 0, 10 and 20.
        const auto& views = panel.results()->canvas()->figure().views;
        QCOMPARE(views.size(), std::size_t{2});
        const auto& lines = std::get<figure::LinePanel>(views[0].panels[0]);
        QCOMPARE(lines.series.size(), std::size_t{2});
        QCOMPARE(lines.series[0].points.back().x, 20.0);
        theCurvesAreReadByThePointer(*panel.results()->canvas());

        QTest::mouseClick(panel.results()->map(), Qt::LeftButton, {}, map.cellRect(1, 0).center().toPoint());
        QVERIFY(window->runList()->current());
        QCOMPARE(window->runList()->current()->path(),
                 folder.filePath(QStringLiteral("grid/rate-0.002_batch-16-seed0.run")));
        QVERIFY(window->observatory()->isVisible());
        QVERIFY(!panel.isVisible());
    }

    // Stop leaves what is trained; Continue goes on from there, and then nothing is left.
    void aStoppedStudyGoesOn()
    {
        const QTemporaryDir folder;
        const auto window = windowWith(20000);
        StudiesPanel& panel = *window->studies();
        panel.editor()->jobsEdit()->setValue(1);
        plan(panel, folder.filePath(QStringLiteral("seeds")), QStringLiteral("2"));
        click(panel.runButton());
        const auto began = [&] {
            const auto& runs = panel.watch()->record()->standing.runs;
            return !runs.empty() && runs.front().step > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(began(), patience);
        click(panel.stopButton());
        QTRY_VERIFY_WITH_TIMEOUT(!panel.process()->isActive(), patience);
        QVERIFY2(panel.message().isEmpty(), qPrintable(panel.message()));
        QTRY_VERIFY_WITH_TIMEOUT(panel.isSettled(), patience);
        QVERIFY(panel.watch()->record()->standing.count(SweptState::done) < 2);
        QCOMPARE(panel.runButton()->text(), QStringLiteral("&Continue"));
        click(panel.runButton());
        QTRY_VERIFY_WITH_TIMEOUT(!panel.process()->isActive(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(panel.status().startsWith(QStringLiteral("2 of 2")), patience);
    }

    // A folder that is dropped on the window is read as it is: scores, what has failed and why, and what waits.
    void aFolderShowsItsFailuresWithTheirReason()
    {
        const QTemporaryDir folder;
        const SweepIndex index(folder.path().toStdString());
        const auto runs =
            runs_of(Sweep{to_json(tinyStudied(20)), "tiny", {{"training.rate", {"0.001", "0.002"}}}, {0, 1}});
        SweepIndex(folder.path().toStdString()).plan({"training.rate"}, runs, 1);
        {
            RunWriter writer = RunWriter::create(index.run_file(runs[0].name), runs[0].experiment);
            writer.metric(20, metric::mcc, 0.75);
            writer.event(20, EventKind::finish, "Finished all 20 steps");
        }
        {
            RunWriter writer = RunWriter::create(index.run_file(runs[3].name), runs[3].experiment);
            writer.event(0, EventKind::start, "");
            writer.event(10, EventKind::error, "the loss is not finite");
        }
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1400, 900);
        window.show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder.path())});
        QDragEnterEvent enter(QPoint(500, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QDropEvent drop(QPointF(500, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &drop);
        QVERIFY(window.studies());
        QVERIFY(window.studies()->isVisible());
        StudiesPanel& panel = *window.studies();
        QTRY_VERIFY_WITH_TIMEOUT(panel.watch()->record()->there && panel.isSettled(), patience);
        QCOMPARE(window.messages()->count(), 0);
        QCOMPARE(panel.status(), QStringLiteral("1 of 4 runs done, 1 failed."));
        QVERIFY2(panel.results()->failures().contains(QStringLiteral("the loss is not finite")),
                 qPrintable(panel.results()->failures()));
        const MatrixView& map = *panel.results()->map();
        QCOMPARE(map.value(0, 0), 0.75);
        QCOMPARE(map.mark(1, 1), CellMark::forbidden);
        QVERIFY2(map.readout(1, 1).contains(QStringLiteral("the loss is not finite")), qPrintable(map.readout(1, 1)));
        QVERIFY2(map.readout(0, 1).contains(QStringLiteral("waits")), qPrintable(map.readout(0, 1)));
        QCOMPARE(panel.runButton()->text(), QStringLiteral("&Continue"));
        QVERIFY(panel.runButton()->isEnabled());
        // A cell without a file has no run to open, and says so.
        QTest::mouseClick(panel.results()->map(), Qt::LeftButton, {}, map.cellRect(0, 1).center().toPoint());
        QVERIFY(!window.messages()->text(QStringLiteral("file")).isEmpty());
        QVERIFY(panel.isVisible());

        // Rows and columns change places when one takes the other's axis.
        QComboBox* rows = panel.results()->rowsChoice();
        rows->setCurrentIndex(rows->findText(QStringLiteral("seed")));
        Q_EMIT rows->activated(rows->currentIndex());
        QCOMPARE(panel.results()->slice().cols, 0);
        QCOMPARE(map.value(0, 0), 0.75);
        QCOMPARE(map.mark(1, 1), CellMark::forbidden);
        QVERIFY(map.readout(1, 0).startsWith(QStringLiteral("seed 1, rate 0.001")));
    }

    // A folder without an index, and one that is not there, are said, and what is shown stays.
    void aFolderWithoutAStudyIsSaid()
    {
        const QTemporaryDir folder;
        const auto window = windowWith(20);
        window->openFile(folder.path());
        QVERIFY2(window->messages()->text(QStringLiteral("file")).contains(QStringLiteral("sweep.index")),
                 qPrintable(window->messages()->text(QStringLiteral("file"))));
        window->studies()->open(folder.filePath(QStringLiteral("gone")));
        QTRY_VERIFY_WITH_TIMEOUT(window->messages()->text(QStringLiteral("file")).contains(QStringLiteral("gone")),
                                 patience);
    }

    // What is wrong with an axis is said beneath it in the words of the command line, and nothing can be started.
    void aWrongAxisIsAnsweredInPlace()
    {
        const QTemporaryDir folder;
        const auto window = windowWith(20);
        StudiesPanel& panel = *window->studies();
        AxisEdit* first = panel.editor()->axes().first();
        first->setAxis(QStringLiteral("training.rate"), QStringLiteral("0.001,0.002"));
        AxisEdit* second = panel.editor()->addAxis();
        QTest::keyClicks(second->keyEdit(), QStringLiteral("training.stepz"));
        QTest::keyClicks(second->valuesEdit(), QStringLiteral("10,20"));
        plan(panel, folder.filePath(QStringLiteral("x")), QStringLiteral("0:1"));
        QVERIFY2(second->problem().contains(QStringLiteral("training.steps")), qPrintable(second->problem()));
        QVERIFY(first->problem().isEmpty());
        QVERIFY(!panel.runButton()->isEnabled());

        second->setAxis(QStringLiteral("training.steps"), QStringLiteral("20:10"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
        QVERIFY2(second->problem().contains(QStringLiteral("goes upwards")), qPrintable(second->problem()));
        second->setAxis(QStringLiteral("training.steps"), QStringLiteral("-5"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
        QVERIFY2(second->problem().contains(QStringLiteral("-5")), qPrintable(second->problem()));
        second->setAxis(QStringLiteral("training.steps"), QStringLiteral("10,20"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
        QVERIFY2(second->problem().isEmpty(), qPrintable(second->problem()));
        QVERIFY(panel.runButton()->isEnabled());
        QCOMPARE(panel.editor()->plan().runs.size(), std::size_t{8});

        // One that changes nothing would cost hours for nothing: a warning, which does not hinder.
        second->setAxis(QStringLiteral("sparsity.penalty"), QStringLiteral("0.1,0.2"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
        QVERIFY2(second->problem().contains(QStringLiteral("does nothing here")), qPrintable(second->problem()));
        QVERIFY(panel.runButton()->isEnabled());

        panel.editor()->seedsEdit()->setText(QStringLiteral("some"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
        QVERIFY2(panel.editor()->summary().contains(QStringLiteral("some")), qPrintable(panel.editor()->summary()));
        QVERIFY(!panel.runButton()->isEnabled());
    }

    // Keys are completed from any part of them.
    void keysAreCompleted()
    {
        const auto window = windowWith(20);
        AxisEdit* axis = window->studies()->editor()->axes().first();
        QCompleter* completer = axis->keyEdit()->completer();
        completer->setCompletionPrefix(QStringLiteral("rate"));
        QStringList found;
        for (int i = 0; completer->setCurrentRow(i); ++i)
            found << completer->currentCompletion();
        QVERIFY(found.contains(QStringLiteral("training.rate")));
        QVERIFY(!found.contains(QStringLiteral("seed")));
    }

    // The studies of the papers, or a part of one, are a choice away.
    void aStudyOfThePapersIsPlanned()
    {
        const QTemporaryDir folder;
        const auto window = windowWith(20);
        StudyEditor& editor = *window->studies()->editor();
        const int lab = editor.what()->findData(QStringLiteral("lab"));
        QVERIFY(lab > 0);
        editor.what()->setCurrentIndex(lab);
        Q_EMIT editor.what()->activated(lab);
        const int influence = editor.part()->findText(QStringLiteral("influence"));
        QVERIFY(influence > 0);
        editor.part()->setCurrentIndex(influence);
        plan(*window->studies(), folder.path(), QStringLiteral("3"));
        QCOMPARE(editor.plan().cells, std::size_t{5});
        QCOMPARE(editor.plan().runs.size(), std::size_t{15});
        const QStringList words = argumentsOf(editor.order(), {});
        QCOMPARE(words.mid(0, 6),
                 (QStringList{QStringLiteral("reproduce"), QStringLiteral("lab:influence"), QStringLiteral("--seeds"),
                              QStringLiteral("3"), QStringLiteral("--out"), folder.path()}));
        QCOMPARE(editor.order().folder, folder.filePath(QStringLiteral("lab-influence")));
    }

    // A folder of another study is not written into: the next one is proposed, or, where it was chosen, it is said.
    void theFolderOfAnotherStudyIsLeftAlone()
    {
        const QTemporaryDir folder;
        const auto runs =
            runs_of(Sweep{to_json(tinyStudied(20)), "tiny", {{"training.rate", {"0.001", "0.002"}}}, {0}});
        SweepIndex(folder.path().toStdString()).plan({"training.rate"}, runs, 1);
        const auto window = windowWith(20);
        StudiesPanel& panel = *window->studies();
        panel.editor()->axes().first()->setAxis(QStringLiteral("training.batch"), QStringLiteral("16,32"));
        plan(panel, folder.path(), QStringLiteral("0:0"));
        QVERIFY2(panel.editor()->summary().contains(QStringLiteral("another study")),
                 qPrintable(panel.editor()->summary()));
        QVERIFY(!panel.runButton()->isEnabled());
        // The same axis with more values adds to it.
        panel.editor()->axes().first()->setAxis(QStringLiteral("training.rate"), QStringLiteral("0.001,0.002,0.004"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.editor()->isSettled(), patience);
        QCOMPARE(panel.runButton()->text(), QStringLiteral("&Continue"));
        QVERIFY(panel.runButton()->isEnabled());
    }

    // Figures and tables of what is shown, in every form; another ending is refused in words.
    void whatIsShownIsExported()
    {
        const QTemporaryDir folder, target;
        const SweepIndex index(folder.path().toStdString());
        const auto runs =
            runs_of(Sweep{to_json(tinyStudied(20)), "tiny", {{"training.rate", {"0.001", "0.002"}}}, {0}});
        SweepIndex(folder.path().toStdString()).plan({"training.rate"}, runs, 1);
        for (const SweepRun& run : runs) {
            RunWriter writer = RunWriter::create(index.run_file(run.name), run.experiment);
            writer.metric(10, metric::mcc, 0.5);
            writer.metric(20, metric::mcc, 0.75);
            writer.event(20, EventKind::finish, "Finished all 20 steps");
        }
        const auto window = windowWith(20);
        StudiesPanel& panel = *window->studies();
        panel.open(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(panel.watch()->record()->there && panel.isSettled(), patience);
        StudyResults& results = *panel.results();
        QSignalSpy exported(&results, &StudyResults::exported), problems(&results, &StudyResults::problem);
        const auto start = [&](const QString& name) {
            QFile file(target.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.read(5) : QByteArray("none");
        };
        for (const SweepForm form : {SweepForm::training, SweepForm::axis, SweepForm::map}) {
            ExportDialog* dialog = results.openExport(form);
            auto* format = dialog->form()->findChildren<QComboBox*>()[1];
            QCOMPARE(format->count(), 5);  // a study has no steps to be animated
            QTRY_VERIFY(dialog->isSettled());
            QVERIFY2(dialog->caption().contains(QStringLiteral("2 of 2 runs done")), qPrintable(dialog->caption()));
            for (int i = 0; i < format->count(); ++i) {
                format->setCurrentIndex(i);
                const std::string_view ending = figureFormats()[static_cast<std::size_t>(i)].ending;
                const qsizetype before = exported.count();
                dialog->exportTo(target.filePath(QStringLiteral("f%1.%2")
                                                     .arg(static_cast<int>(form))
                                                     .arg(QString::fromUtf8(ending.data(), std::ssize(ending)))));
                QTRY_COMPARE(exported.count(), before + 1);
            }
            // Curves and map on one figure.
            for (QCheckBox* box : dialog->form()->findChildren<QCheckBox*>())
                box->setChecked(true);
            QTRY_VERIFY(dialog->isSettled());
            QCOMPARE(dialog->message(), QString());
            QVERIFY2(dialog->caption().contains(QStringLiteral("mean over the runs of a cell")),
                     qPrintable(dialog->caption()));
            delete dialog;
        }
        QCOMPARE(exported.count(), 15);
        QCOMPARE(problems.count(), 0);
        QCOMPARE(start(QStringLiteral("f0.svg")), QByteArray("<?xml"));
        QCOMPARE(start(QStringLiteral("f2.pdf")), QByteArray("%PDF-"));
        QCOMPARE(start(QStringLiteral("f1.png")).mid(1, 3), QByteArray("PNG"));
        results.exportTable(target.filePath(QStringLiteral("scores.csv")));
        results.exportTable(target.filePath(QStringLiteral("scores.tex")));
        QFile table(target.filePath(QStringLiteral("scores.csv")));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readAll().contains("0.001,1,1,0,0.75,,1"));
        results.exportTable(target.filePath(QStringLiteral("x.doc")));
        QCOMPARE(problems.count(), 1);
    }
};

DISENTANGLE_TEST_MAIN(StudiesPanelTest)
#include "studies_panel_test.moc"
