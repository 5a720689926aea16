// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the user's own become data of the document: by the sheet, with mouse and keys.
#include "ui/data/table/data_sheet.h"

#include "core/experiment/data/table.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/written_file.h"
#include "ui/data/frame_grid.h"
#include "ui/data/scatter_matrix.h"
#include "ui/data/table/column_plots.h"
#include "ui/data/table/latents_plot.h"
#include "ui/data/table/own_data.h"
#include "ui/data/table/table_page.h"
#include "ui/data/table/table_verdict.h"
#include "ui/document/experiment_document.h"
#include "ui/document/recovery_files.h"
#include "ui/engine/engine_process.h"
#include "ui/style/message_bar.h"
#include "ui/window/data_control.h"
#include "ui/window/document_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/run_control.h"
#include "ui/window/world_column.h"

#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

#include <cmath>

using namespace disentangle;

class DataSheetTest : public QObject {
    Q_OBJECT

public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString written(const QString& name, const QByteArray& content)
    {
        return disentangle::testing::writtenFile(*m_folder, name, content);
    }

    /// 60 rows of three measurements and two switches, under a header.
    static QByteArray cells(int rows = 60)
    {
        QByteArray text = "raf,mek,plc,drug,heat\n";
        for (int i = 0; i < rows; ++i)
            text += QByteArray::number(i % 7) + ',' + QByteArray::number((i * i) % 11) + ',' +
                    QByteArray::number((i * 5) % 13) + ',' + QByteArray::number(i % 2) + ',' +
                    QByteArray::number(i % 3 == 0) + '\n';
        return text;
    }

    /// A folder of 40 pictures whose disc moves, with a table of actions; the path of the folder.
    QString pictures()
    {
        QDir(m_folder->path()).mkdir(QStringLiteral("frames"));
        QByteArray actions = "push\n";
        for (int i = 0; i < 40; ++i) {
            QImage image(12, 10, QImage::Format_RGB32);
            image.fill(QColor(40, 60, 90));
            image.setPixelColor(1 + i % 10, 1 + (i * 7) % 8, Qt::yellow);
            image.save(m_folder->filePath(QStringLiteral("frames/%1.png").arg(i)));
            actions += QByteArray::number((i * 5) % 11) + '\n';
        }
        written(QStringLiteral("frames/actions.csv"), actions);
        return m_folder->filePath(QStringLiteral("frames"));
    }

    static QModelIndex place(const DataSheet& sheet, int column, ColumnModel::Section section = ColumnModel::Name,
                             int file = 0)
    {
        return sheet.model()->indexOf(ColumnModel::Place{file, column}, section);
    }
    static void click(const DataSheet& sheet, const QModelIndex& index, Qt::KeyboardModifiers modifiers = {})
    {
        sheet.columns()->scrollTo(index);
        QTest::mouseClick(sheet.columns()->viewport(), Qt::LeftButton, modifiers,
                          sheet.columns()->visualRect(index).center());
    }
    static std::vector<ColumnRole> roles(const DataSheet& sheet, std::size_t file = 0)
    {
        return sheet.model()->files().at(file).roles;
    }
    static QString problemsOf(const DataSheet& sheet)
    {
        QStringList lines;
        for (int row = 0; row < sheet.problems()->count(); ++row)
            lines << sheet.problems()->item(row)->text();
        return lines.join(QLatin1Char('\n'));
    }
    static void settle(const DataSheet& sheet) { QTRY_VERIFY_WITH_TIMEOUT(!sheet.isBusy(), 20000); }

    std::unique_ptr<DataSheet> sheetOf(const QStringList& files)
    {
        auto sheet = std::make_unique<DataSheet>();
        sheet->setAttribute(Qt::WA_DeleteOnClose, false);
        sheet->addFiles(files);
        sheet->show();
        settle(*sheet);
        return sheet;
    }
    static OwnData* pages(const MainWindow& window) { return qobject_cast<OwnData*>(window.worldColumn()->pages()); }
    /// A window that learns from the file.
    void take(MainWindow& window, const QStringList& files)
    {
        window.show();
        window.openFiles(files);
        DataSheet* sheet = window.dataControl()->sheet();
        QVERIFY(sheet);
        settle(*sheet);
        QVERIFY2(sheet->okButton()->isEnabled(), qPrintable(sheet->summary() + problemsOf(*sheet)));
        QTest::mouseClick(sheet->okButton(), Qt::LeftButton);
        QVERIFY(pages(window));
        QTRY_VERIFY_WITH_TIMEOUT(!pages(window)->isBusy(), 20000);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void testRolesAreGuessedAndSetByClickAndByKey()
    {
        const auto sheet = sheetOf({written(QStringLiteral("cells.csv"), cells())});
        using Role = ColumnRole;
        QCOMPARE(roles(*sheet), (std::vector<Role>{Role::x, Role::x, Role::x, Role::a, Role::a}));
        QVERIFY(sheet->okButton()->isEnabled());
        QVERIFY2(sheet->summary().contains(QStringLiteral("3 observed columns, 2 actions; 48 rows")),
                 qPrintable(sheet->summary()));
        // Several at once: click, Shift and click, then the button.
        click(*sheet, place(*sheet, 1));
        click(*sheet, place(*sheet, 2), Qt::ShiftModifier);
        QTest::mouseClick(sheet->roleButton(Role::z), Qt::LeftButton);
        QCOMPARE(roles(*sheet), (std::vector<Role>{Role::x, Role::z, Role::z, Role::a, Role::a}));
        settle(*sheet);
        // One latent of x is what one column can hold.
        QVERIFY(!sheet->okButton()->isEnabled());
        QVERIFY2(problemsOf(*sheet).contains(QStringLiteral("at most the number of columns of x, 1")),
                 qPrintable(problemsOf(*sheet)));
        QTest::keyClick(sheet->columns(), Qt::Key_X);
        QCOMPARE(roles(*sheet), (std::vector<Role>{Role::x, Role::x, Role::x, Role::a, Role::a}));
        click(*sheet, place(*sheet, 4));
        QTest::keyClick(sheet->columns(), Qt::Key_I);
        QCOMPARE(roles(*sheet), (std::vector<Role>{Role::x, Role::x, Role::x, Role::a, Role::ignore}));
        settle(*sheet);
        QVERIFY(sheet->summary().contains(QStringLiteral("1 actions")));
    }

    // Tasks are told apart by a column, beside one column of targets, or each column of targets is one.
    void testTasksAreTakenByAColumnOfTheirNamesOrByColumnsOfY()
    {
        QByteArray table("patient,x1,x2,x3,y,dose\n");
        for (int row = 0; row < 240; ++row)
            table += QStringLiteral("p%1,%2,%3,%4,%5,%6\n")
                         .arg(row / 20)
                         .arg(std::sin(row), 0, 'f', 5)
                         .arg(std::sin(1.7 * row), 0, 'f', 5)
                         .arg(std::sin(row) * std::sin(1.7 * row), 0, 'f', 5)
                         .arg(std::cos(2.3 * row), 0, 'f', 5)
                         .arg(std::cos(0.4 * row), 0, 'f', 5)
                         .toUtf8();
        const auto sheet = sheetOf({written(QStringLiteral("assays.csv"), table)});
        using Role = ColumnRole;
        click(*sheet, place(*sheet, 0));
        QTest::keyClick(sheet->columns(), Qt::Key_T);
        click(*sheet, place(*sheet, 4));
        QTest::keyClick(sheet->columns(), Qt::Key_Y);
        click(*sheet, place(*sheet, 5));
        QTest::keyClick(sheet->columns(), Qt::Key_I);
        QCOMPARE(roles(*sheet), (std::vector<Role>{Role::task, Role::x, Role::x, Role::x, Role::y, Role::ignore}));
        settle(*sheet);
        QVERIFY2(sheet->summary().contains(QStringLiteral("10 tasks to train on, 1 to validate and 1 to test on")),
                 qPrintable(sheet->summary() + problemsOf(*sheet)));
        // A column of tasks has one column of targets beside it.
        click(*sheet, place(*sheet, 5));
        QTest::keyClick(sheet->columns(), Qt::Key_Y);
        settle(*sheet);
        QVERIFY2(problemsOf(*sheet).contains(QStringLiteral("second column of y")), qPrintable(problemsOf(*sheet)));
        QVERIFY(!sheet->okButton()->isEnabled());
        click(*sheet, place(*sheet, 0));
        QTest::keyClick(sheet->columns(), Qt::Key_I);
        settle(*sheet);
        QVERIFY2(sheet->summary().contains(QStringLiteral("2 tasks to train on, 2 to validate and 2 to test on")),
                 qPrintable(sheet->summary() + problemsOf(*sheet)));
        QVERIFY(sheet->okButton()->isEnabled());
    }

    void testAClickOnARoleOffersTheOthers()
    {
        const auto sheet = sheetOf({written(QStringLiteral("cells.csv"), cells())});
        click(*sheet, place(*sheet, 0, ColumnModel::Role));
        auto* menu = sheet->findChild<QMenu*>();
        QVERIFY(menu && menu->isVisible());
        QAction* ignore = nullptr;
        for (QAction* action : menu->actions())
            if (action->text() == nameOf(ColumnRole::ignore))
                ignore = action;
        QVERIFY(ignore);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(ignore).center());
        QCOMPARE(roles(*sheet)[0], ColumnRole::ignore);
        settle(*sheet);
        QVERIFY(sheet->summary().contains(QStringLiteral("2 observed columns")));
    }

    void testProblemsAreMarkedWhereTheyAre()
    {
        QByteArray text = cells(40);
        text += "1,nan,3,1,0\nsix,2,3,1,0\n";
        const auto sheet = sheetOf({written(QStringLiteral("cells.csv"), text)});
        const auto mark = [&](int column) { return place(*sheet, column, ColumnModel::Problem).data().toString(); };
        // Words are left out by the guess; the missing value prevents training.
        QCOMPARE(roles(*sheet)[0], ColumnRole::ignore);
        QCOMPARE(mark(1), QStringLiteral("✗"));
        QVERIFY(!sheet->okButton()->isEnabled());
        QVERIFY2(problemsOf(*sheet).contains(
                     QStringLiteral("✗ cells.csv: column 'mek', line 42: is missing; fill it in, ignore the column, or "
                                    "leave such rows out (Missing values)")),
                 qPrintable(problemsOf(*sheet)));
        // A click on the sentence leads to the column.
        QTest::mouseClick(sheet->problems()->viewport(), Qt::LeftButton, {},
                          sheet->problems()->visualItemRect(sheet->problems()->item(0)).center());
        QCOMPARE(sheet->columns()->currentIndex().row(), 1);
        // What to do is at hand.
        sheet->missing()->setFocus();
        QTest::keyClick(sheet->missing(), Qt::Key_Down);
        settle(*sheet);
        QCOMPARE(mark(1), QStringLiteral("~"));
        QVERIFY2(sheet->okButton()->isEnabled(), qPrintable(problemsOf(*sheet)));
        // The words as x are an error with line and word.
        click(*sheet, place(*sheet, 0));
        QTest::keyClick(sheet->columns(), Qt::Key_X);
        settle(*sheet);
        QCOMPARE(mark(0), QStringLiteral("✗"));
        QVERIFY2(
            problemsOf(*sheet).contains(QStringLiteral("line 43: found 'six', expected a number; ignore the column")),
            qPrintable(problemsOf(*sheet)));
    }

    void testWrongFilesAreSaidInPlace_data()
    {
        QTest::addColumn<QByteArray>("x");
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QString>("sentence");
        QByteArray twice = "p,q,r\n", constant = "p,q\n", actions = "do\n";
        for (int i = 0; i < 30; ++i) {
            const QByteArray n = QByteArray::number((i * 7) % 17);
            twice += n + ',' + n + ',' + QByteArray::number((i * 3) % 19) + '\n';
            constant += n + ",5\n";
            actions += QByteArray::number(i % 2) + '\n';
        }
        QTest::newRow("duplicate") << twice << actions
                                   << QStringLiteral("column 'q' equals column 'p'; one of them may be ignored");
        QTest::newRow("constant") << constant << actions
                                  << QStringLiteral("column 'q': is constant; it says nothing and may be ignored");
        QTest::newRow("lengths") << twice << QByteArray("do\n1\n0\n")
                                 << QStringLiteral("a has 2 rows, expected 30, as many as x");
        QTest::newRow("empty") << QByteArray() << actions << QStringLiteral("is empty");
        QTest::newRow("broken") << twice + "1,2\n"
                                << actions << QStringLiteral("line 32: has 2 entries, expected 3 as in line 1");
        QTest::newRow("no text") << QByteArray("\x89PNG\r\n\x1a\n", 8) << actions << QStringLiteral("is a picture");
    }

    void testWrongFilesAreSaidInPlace()
    {
        QFETCH(QByteArray, x);
        QFETCH(QByteArray, a);
        QFETCH(QString, sentence);
        const auto sheet = sheetOf({written(QStringLiteral("x.csv"), x), written(QStringLiteral("a.csv"), a)});
        QVERIFY2(problemsOf(*sheet).contains(sentence), qPrintable(problemsOf(*sheet)));
    }

    void testAFileThatIsWrongCanBeRemovedAndMendedAndReadAgain()
    {
        const QString broken = written(QStringLiteral("x.csv"), "1,2\n3\n");
        const auto sheet = sheetOf({broken, written(QStringLiteral("cells.csv"), cells())});
        QVERIFY(!sheet->okButton()->isEnabled());
        click(*sheet, sheet->model()->index(1, 0));
        QPushButton* remove = nullptr;
        for (auto* button : sheet->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("&Remove file"))
                remove = button;
        QTest::mouseClick(remove, Qt::LeftButton);
        settle(*sheet);
        QCOMPARE(sheet->model()->rowCount(), 1);
        QVERIFY2(sheet->okButton()->isEnabled(), qPrintable(problemsOf(*sheet)));
        written(QStringLiteral("x.csv"), "1,2\n3,4\n");
        sheet->addFiles({broken});
        settle(*sheet);
        QCOMPARE(sheet->model()->files().size(), std::size_t{2});
    }

    void testTheCurveOfTheProposalIsDrawnWithItsPlace()
    {
        // Six columns that are functions of two numbers.
        QByteArray text = "a,x1,x2,x3,x4,x5,x6\n";
        for (int i = 0; i < 900; ++i) {
            const double u = std::sin(0.7 * i), v = std::cos(1.9 * i + 0.3);
            text += QByteArray::number(i % 2);
            for (const double x : {u, v, u + v, u - v, u + 0.2 * v * v, 2 * v - u * u})
                text += ',' + QByteArray::number(x);
            text += '\n';
        }
        const auto sheet = sheetOf({written(QStringLiteral("curved.csv"), text)});
        QCOMPARE(sheet->curve()->values().size(), std::size_t{6});  // k = 0 ... 5
        QVERIFY2(sheet->summary().contains(QStringLiteral("Proposed: 2 latents")), qPrintable(sheet->summary()));
        sheet->model()->setRole({sheet->model()->index(0, 0)}, ColumnRole::ignore);
        settle(*sheet);
        QVERIFY(sheet->curve()->values().empty());
    }

    void testSelectedColumnsAreDrawn()
    {
        const auto sheet = sheetOf({written(QStringLiteral("cells.csv"), cells())});
        click(*sheet, place(*sheet, 0));
        click(*sheet, place(*sheet, 2), Qt::ControlModifier);
        settle(*sheet);
        const auto& sketches = sheet->plots()->sketches();
        QCOMPARE(sketches.size(), std::size_t{2});
        QCOMPARE(sketches[0].name, std::string("raf"));
        QCOMPARE(sketches[1].name, std::string("plc"));
        QCOMPARE(sketches[0].high, 6.0);
    }

    void testOkMakesADocumentThatIsUndoneSavedAndOpenedAgain()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        take(window, {written(QStringLiteral("cells.csv"), cells())});
        ExperimentDocument* document = window.document();
        QCOMPARE(document->displayName(), QStringLiteral("cells"));
        QVERIFY(document->isDirty());
        QVERIFY2(pages(window)->page()->description().contains(QStringLiteral("raf, mek, plc")),
                 qPrintable(pages(window)->page()->description()));
        QCOMPARE(pages(window)->matrix()->data().names.size(), 4);
        // A step, and back.
        const int latents = pages(window)->page()->latents()->value();
        QVERIFY(latents > 1);
        QTest::keyClick(pages(window)->page()->latents(), Qt::Key_Down);
        QCOMPARE(document->experiment().own.get<TableSpec>().latents, latents - 1);
        document->undoStack()->undo();
        QCOMPARE(pages(window)->page()->latents()->value(), latents);
        // Saved beside its file it names it by name alone, and moves with it.
        const QString path = m_folder->filePath(QStringLiteral("cells.json"));
        QCOMPARE(document->save(path), QString());
        QVERIFY(!document->isDirty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("\"file\": \"cells.csv\""), text.constData());
        QVERIFY2(!text.contains(m_folder->path().toUtf8()), text.constData());
        const Experiment saved = document->experiment();
        document->makeEmpty();
        window.openFile(path);
        QVERIFY(document->experiment() == saved);
        QVERIFY(!document->isDirty());
        QTRY_VERIFY(!pages(window)->isBusy());
        QCOMPARE(pages(window)->page()->problems(), QString());
    }

    void testTheSheetOfADocumentChangesItAsAStep()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        take(window, {written(QStringLiteral("cells.csv"), cells())});
        ExperimentDocument* document = window.document();
        QCOMPARE(document->setParameter(QStringLiteral("training.steps"), 300), QString());
        const Experiment before = document->experiment();
        QTest::mouseClick(pages(window)->page()->columnsButton(), Qt::LeftButton);
        DataSheet* sheet = window.dataControl()->sheet();
        settle(*sheet);
        QCOMPARE(roles(*sheet)[4], ColumnRole::a);
        click(*sheet, place(*sheet, 4));
        QTest::keyClick(sheet->columns(), Qt::Key_I);
        settle(*sheet);
        QTest::mouseClick(sheet->okButton(), Qt::LeftButton);
        const Experiment after = document->experiment();
        QCOMPARE(after.own.get<TableSpec>().found->a, std::vector<std::string>{"drug"});
        QCOMPARE(after.training.steps, 300);
        document->undoStack()->undo();
        QVERIFY(document->experiment() == before);
        document->undoStack()->redo();
        QVERIFY(document->experiment() == after);
    }

    void testAnUnsavedDocumentIsKeptForRecovery()
    {
        const QString csv = written(QStringLiteral("cells.csv"), cells());
        MainWindow window(MainWindow::Arrangement::fresh);
        take(window, {csv});
        const Experiment experiment = window.document()->experiment();
        RecoveryFiles files(m_folder->path());
        QCOMPARE(files.write(experiment, {}), QString());
        const QString text = window.document()->text();
        // Elsewhere, and though its file is gone meanwhile.
        QVERIFY(QFile::remove(csv));
        ExperimentDocument other;
        QCOMPARE(other.restore(text, {}), QString());
        QVERIFY(other.experiment() == experiment);
        QVERIFY(other.isDirty());
    }

    void testAMissingFileIsSaidWhenADocumentIsOpenedAndCanBeFound()
    {
        const QString csv = written(QStringLiteral("cells.csv"), cells());
        MainWindow window(MainWindow::Arrangement::fresh);
        take(window, {csv});
        const QString path = m_folder->filePath(QStringLiteral("cells.json"));
        QCOMPARE(window.document()->save(path), QString());
        window.document()->makeEmpty();
        QVERIFY(QFile::rename(csv, m_folder->filePath(QStringLiteral("moved.csv"))));
        window.openFile(path);
        QTRY_VERIFY(!pages(window)->isBusy());
        TablePage* page = pages(window)->page();
        QVERIFY2(page->problems().contains(QStringLiteral("cells.csv: there is no such file")),
                 qPrintable(page->problems()));
        QVERIFY(page->wayOut()->isVisibleTo(page));
        QCOMPARE(page->wayOut()->text(), QStringLiteral("&Find the file …"));
        // What has changed in it is said, too, and can be taken over as a step.
        written(QStringLiteral("cells.csv"), cells(90));
        window.document()->makeEmpty();
        window.openFile(path);
        QTRY_VERIFY(!pages(window)->isBusy());
        QVERIFY2(page->problems().contains(QStringLiteral("72 to train on, in place of 48")),
                 qPrintable(page->problems()));
        QTest::mouseClick(page->wayOut(), Qt::LeftButton);
        QCOMPARE(window.document()->experiment().own.get<TableSpec>().found->train, 72);
        QTRY_VERIFY(!pages(window)->isBusy());
        QCOMPARE(page->problems(), QString());
        QCOMPARE(window.document()->undoStack()->undoText(), QStringLiteral("Take the files as they are now"));
    }

    void testADocumentWithoutWhatReadingToldIsReadFirst()
    {
        written(QStringLiteral("cells.csv"), cells());
        const QString path =
            written(QStringLiteral("cells.json"), R"({"format": 2, "name": "cells", "data": {"kind": "table",
            "x": {"file": "cells.csv", "columns": ["raf", "mek", "plc"]}, "a": {"columns": ["drug"]}}})");
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        window.openFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(pages(window), 20000);
        QCOMPARE(window.document()->path(), path);
        QCOMPARE(window.document()->experiment().own.get<TableSpec>().found->train, 48);
        QVERIFY(!window.document()->isDirty());
        // With a file that is gone the sheet says what is wrong.
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("cells.csv"))));
        window.openFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(window.dataControl()->sheet(), 20000);
        DataSheet* sheet = window.dataControl()->sheet();
        settle(*sheet);
        QVERIFY2(problemsOf(*sheet).contains(QStringLiteral("there is no such file")), qPrintable(problemsOf(*sheet)));
        QVERIFY(!sheet->okButton()->isEnabled());
    }

    void testFilesAreOpenedTogetherAndByDrop()
    {
        // A file of zeros and ones alone might be a graph; beside a table it is none.
        QByteArray x = "p,q,r\n", a = "1,0\n";
        for (int i = 0; i < 40; ++i)
            x += QByteArray::number((i * 7) % 17) + ',' + QByteArray::number(0.5 * ((i * i) % 23)) + ',' +
                 QByteArray::number(i % 9) + '\n';
        for (int i = 1; i < 40; ++i)
            a += i % 2 ? "0,1\n" : "1,0\n";
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(written(QStringLiteral("x.csv"), x)),
                      QUrl::fromLocalFile(written(QStringLiteral("a.csv"), a))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &drop);
        DataSheet* sheet = window.dataControl()->sheet();
        QVERIFY(sheet);
        settle(*sheet);
        QCOMPARE(sheet->model()->files().size(), std::size_t{2});
        QCOMPARE(roles(*sheet, 1), (std::vector<ColumnRole>{ColumnRole::a, ColumnRole::a}));
        QVERIFY2(sheet->okButton()->isEnabled(), qPrintable(problemsOf(*sheet)));
        // Cancel changes nothing.
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(window.document()->isDrawn());
    }

    void testADroppedFolderOfPicturesOpensTheSheetWithTheirShapeAndSomeOfThem()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(pictures())});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &drop);
        DataSheet* sheet = window.dataControl()->sheet();
        QVERIFY(sheet);
        settle(*sheet);
        QCOMPARE(sheet->model()->files().size(), std::size_t{2});
        QCOMPARE(roles(*sheet, 0), std::vector<ColumnRole>{ColumnRole::x});
        QCOMPARE(roles(*sheet, 1), std::vector<ColumnRole>{ColumnRole::a});
        QCOMPARE(sheet->model()->data(place(*sheet, 0, ColumnModel::Values), Qt::DisplayRole).toString(),
                 QStringLiteral("frames of 12 × 10 pixels in colour"));
        QVERIFY(sheet->pictures()->isVisible());
        QCOMPARE(sheet->pictures()->frames().size(), 40);
        QCOMPARE(sheet->pictures()->frames()[3].pixelColor(4, 6), QColor(Qt::yellow));
        QVERIFY2(
            sheet->summary().contains(QStringLiteral("Observed: frames of 12 × 10 pixels in colour, 1 actions; 32")),
            qPrintable(sheet->summary() + problemsOf(*sheet)));
        // Columns are plotted in their place.
        click(*sheet, place(*sheet, 0, ColumnModel::Name, 1));
        settle(*sheet);
        QVERIFY(sheet->plots()->isVisible());
        QTest::mouseClick(sheet->okButton(), Qt::LeftButton);
        QVERIFY(pages(window));
        QTRY_VERIFY_WITH_TIMEOUT(!pages(window)->isBusy(), 20000);
        QCOMPARE(pages(window)->pictures()->frames().size(), 40);
        QVERIFY2(pages(window)->page()->description().contains(QStringLiteral("frames of 12 × 10 pixels in colour")),
                 qPrintable(pages(window)->page()->description()));
    }

    void testAPictureStandsForItsFolderAndABrokenOneIsNamed()
    {
        const QString folder = pictures();
        const auto sheet = sheetOf({folder + QStringLiteral("/7.png")});
        QCOMPARE(sheet->model()->files().size(), std::size_t{2});
        QVERIFY(sheet->pictures()->isVisible());
        written(QStringLiteral("frames/41.png"), "no picture");
        const auto broken = sheetOf({folder});
        QVERIFY(!broken->okButton()->isEnabled());
        QVERIFY2(problemsOf(*broken).contains(QStringLiteral("is no PNG or JPEG picture")),
                 qPrintable(problemsOf(*broken)));
    }

    void testTheTrueGraphIsTakenFromAFile()
    {
        const auto sheet = sheetOf({written(QStringLiteral("cells.csv"), cells())});
        QSignalSpy chosen(sheet.get(), &DataSheet::chosen);
        sheet->readGraph(written(QStringLiteral("graph.csv"), "1,0\n0,1\n"));
        settle(*sheet);
        QCOMPARE(sheet->graphButton()->text(), QStringLiteral("graph.csv: 2 latents"));
        QVERIFY2(sheet->okButton()->isEnabled(), qPrintable(problemsOf(*sheet)));
        QTest::mouseClick(sheet->forgetGraphButton(), Qt::LeftButton);
        settle(*sheet);
        QCOMPARE(sheet->graphButton()->text(), QStringLiteral("Not known; choose a file …"));
        // What is no graph, and one that does not fit the data, are said; the data stay as they were.
        sheet->readGraph(written(QStringLiteral("words.txt"), "no graph"));
        settle(*sheet);
        QVERIFY2(problemsOf(*sheet).contains(QStringLiteral("words.txt")), qPrintable(problemsOf(*sheet)));
        QVERIFY(sheet->okButton()->isEnabled());
        sheet->readGraph(written(QStringLiteral("graph.csv"), "1,0\n0,1\n"));
        settle(*sheet);
        QTest::mouseClick(sheet->okButton(), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        const auto spec = chosen[0][0].value<TableSpec>();
        QVERIFY(spec.graph && spec.graph->Ga);
        QCOMPARE(spec.graph->d_z(), 2);
        QCOMPARE(spec.graph->actions, (std::vector<std::string>{"drug", "heat"}));
    }

    void testRunTrainsOnTheFilesAndThePagesShowWhatWasLearned()
    {
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
        MainWindow window(MainWindow::Arrangement::fresh);
        take(window, {written(QStringLiteral("cells.csv"), cells(300))});
        ExperimentDocument* document = window.document();
        QCOMPARE(document->setParameter(QStringLiteral("training.steps"), 40), QString());
        QCOMPARE(document->setParameter(QStringLiteral("training.evaluate_every"), 20), QString());
        QCOMPARE(document->setParameter(QStringLiteral("training.batch"), 32), QString());
        TableVerdict* verdict = pages(window)->verdictPage();
        QVERIFY(verdict->text().contains(QStringLiteral("Theory promises nothing for these data")));
        window.runControl()->start();
        QTRY_VERIFY2_WITH_TIMEOUT(
            verdict->text().contains(QStringLiteral("step 40.</b> A row that was not learned from")),
            qPrintable(verdict->text() + window.engine()->message()), 90000);
        QVERIFY(verdict->text().contains(QStringLiteral("without the graph")));
        QVERIFY(verdict->text().contains(QStringLiteral("with all edges")));
        QVERIFY(
            verdict->text().contains(QStringLiteral("If the learned graph is the true one, and the assumptions hold")));
        QTRY_COMPARE_WITH_TIMEOUT(window.engine()->state(), EngineProcess::State::idle, 30000);
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }

    void testUnsavedChangesAreAskedAboutBeforeDataTakeTheirPlace()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        window.document()->toggleEdge(GraphPart::Ga, 0, 1);
        window.openFiles({written(QStringLiteral("cells.csv"), cells())});
        DataSheet* sheet = window.dataControl()->sheet();
        settle(*sheet);
        QTest::mouseClick(sheet->okButton(), Qt::LeftButton);
        auto* question = window.findChild<QMessageBox*>(QStringLiteral("unsaved"));
        QVERIFY(question);
        QVERIFY(window.document()->isDrawn());
        QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        QVERIFY(!window.document()->isDrawn());
    }
};

DISENTANGLE_TEST_MAIN(DataSheetTest)
#include "data_sheet_test.moc"
