// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/matrix_editor.h"

#include "core/graph/presets.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/graph_edits.h"
#include "ui/document/graph_selection.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/random_bar.h"
#include "ui/style/theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>
#include <QWheelEvent>

using namespace disentangle;

namespace {

using Axis = MatrixView::Axis;
using Header = MatrixView::Header;

QPoint cell(const MatrixView& view, int row, int col)
{
    return view.cellRect(row, col).center().toPoint();
}

QPoint header(const MatrixView& view, Axis axis, int index)
{
    return view.headerRect({axis, index}).center().toPoint();
}

/// QTest's own moves carry no button, and depend on where the pointer was.
void moveTo(QWidget* view, const QPoint& place, Qt::MouseButtons buttons = {})
{
    QMouseEvent move(QEvent::MouseMove, place, view->mapToGlobal(place), Qt::NoButton, buttons, {});
    QCoreApplication::sendEvent(view, &move);
}

void drag(QWidget* view, const QList<QPoint>& way)
{
    QTest::mousePress(view, Qt::LeftButton, {}, way.first());
    for (const QPoint& place : way)
        moveTo(view, place, Qt::LeftButton);
    QTest::mouseRelease(view, Qt::LeftButton, {}, way.last());
}

void wheel(QWidget* view, const QPoint& place, int notches, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(place, view->mapToGlobal(place), {}, QPoint(0, 120 * notches), {}, modifiers, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(view, &event);
}

QAction* entry(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions())
        if (QString(action->text()).remove(QLatin1Char('&')).startsWith(text))
            return action;
    return nullptr;
}

struct Editor {
    ExperimentDocument document;
    MatrixPanel panel;

    explicit Editor(const QString& preset = QStringLiteral("TreeRobotBall"), GraphPart part = GraphPart::Gz)
        : panel((document.applyPreset(preset), &document), part)
    {
        panel.resize(360, 420);
        panel.show();
        if (!QTest::qWaitForWindowActive(&panel))
            qFatal("the window does not become active");
        view()->setFocus();
    }
    MatrixEditor* view() const { return panel.view(); }
    QUndoStack* history() const { return document.undoStack(); }
};

}  // namespace

class MatrixEditorTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // A drag over cells paints them all, in one step.
    void dragPaintsInOneStep()
    {
        Editor editor(QStringLiteral("ActionDiag"), GraphPart::Ga);
        drag(editor.view(), {cell(*editor.view(), 2, 4), cell(*editor.view(), 2, 9)});
        for (int col = 4; col <= 9; ++col)
            QVERIFY((*editor.document.matrix(GraphPart::Ga))(2, col));
        QCOMPARE(editor.history()->count(), 1);  // the preset was there already
        QCOMPARE(editor.history()->undoText(), QStringLiteral("Add 6 edges"));
        editor.history()->undo();
        QCOMPARE(*editor.document.matrix(GraphPart::Ga), Adjacency::identity(10));
        QCOMPARE(editor.view()->value(2, 9), 0.0);
    }

    // The readout of a cell says from where to where.
    void readoutNamesParentAndChild()
    {
        Editor editor;
        QSignalSpy readout(editor.view(), &MatrixEditor::pointedAt);
        moveTo(editor.view(), cell(*editor.view(), 2, 0));
        QVERIFY(readout.last().first().toString().startsWith(QStringLiteral("tree → ball")));
        moveTo(editor.view(), header(*editor.view(), Axis::row, 1));
        QCOMPARE(readout.last().first().toString(), QStringLiteral("robot: depends on the past of tree, robot"));
    }

    // A header that is dragged takes its latent along, rows and columns alike, in one step; Escape calls it off.
    void draggingAHeaderReorders()
    {
        Editor editor;
        const int steps = editor.history()->count();
        const auto below = [&](int row) {
            const QRectF box = editor.view()->headerRect({Axis::row, row});
            return QPointF(box.center().x(), box.bottom() + 1).toPoint();
        };
        drag(editor.view(), {header(*editor.view(), Axis::row, 0), header(*editor.view(), Axis::row, 1), below(2)});
        QCOMPARE(editor.document.graph().latents, (std::vector<std::string>{"robot", "ball", "tree"}));
        QCOMPARE(editor.history()->count(), steps + 1);
        QCOMPARE(editor.history()->undoText(), QStringLiteral("Move tree"));
        QVERIFY((*editor.document.matrix(GraphPart::Gz))(1, 2));  // ball still depends on tree
        editor.history()->undo();
        drag(editor.view(),
             {header(*editor.view(), Axis::col, 2), header(*editor.view(), Axis::col, 0) - QPoint(6, 0)});
        QCOMPARE(editor.document.graph().latents, (std::vector<std::string>{"ball", "tree", "robot"}));
        editor.history()->undo();

        QTest::mousePress(editor.view(), Qt::LeftButton, {}, header(*editor.view(), Axis::row, 0));
        moveTo(editor.view(), below(2), Qt::LeftButton);
        QTest::keyClick(editor.view(), Qt::Key_Escape);
        QTest::mouseRelease(editor.view(), Qt::LeftButton, {}, below(2));
        QCOMPARE(editor.document.graph().latents.front(), std::string("tree"));
    }

    // A click on a header selects its node for all views, again deselects it, with Ctrl several.
    void clickOnAHeaderSelects()
    {
        Editor editor;
        const auto& selected = editor.document.selection()->selected();
        QTest::mouseClick(editor.view(), Qt::LeftButton, {}, header(*editor.view(), Axis::row, 1));
        QCOMPARE(selected, GraphItems::latent(1));
        QTest::mouseClick(editor.view(), Qt::LeftButton, Qt::ControlModifier, header(*editor.view(), Axis::col, 2));
        QCOMPARE(selected.latents, std::uint64_t{0b110});
        QTest::mouseClick(editor.view(), Qt::LeftButton, Qt::ControlModifier, header(*editor.view(), Axis::col, 1));
        QCOMPARE(selected, GraphItems::latent(2));
        QTest::mouseClick(editor.view(), Qt::LeftButton, {}, header(*editor.view(), Axis::row, 2));
        QVERIFY(selected.isEmpty());
    }

    // A double click on a header opens a field for its name: Enter takes it, Escape leaves it, Tab goes on to the next.
    void namesAreEditedInPlace()
    {
        Editor editor;
        auto* name = editor.view()->findChild<QLineEdit*>();
        QTest::mouseDClick(editor.view(), Qt::LeftButton, {}, header(*editor.view(), Axis::row, 0));
        QVERIFY(name->isVisible());
        QTest::keyClicks(name, QStringLiteral("oak"));
        QTest::keyClick(name, Qt::Key_Tab);
        QCOMPARE(editor.document.graph().latents[0], std::string("oak"));
        QVERIFY(name->isVisible());
        QTest::keyClicks(name, QStringLiteral("droid"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(editor.document.graph().latents[1], std::string("droid"));
        QVERIFY(!name->isVisible());
        editor.view()->rename({Axis::row, 2});
        QTest::keyClicks(name, QStringLiteral("cube"));
        QTest::keyClick(name, Qt::Key_Escape);
        QCOMPARE(editor.document.graph().latents[2], std::string("ball"));
        QVERIFY(!name->isVisible());
    }

    // A name that is taken is refused in words, in the field, and changes nothing.
    void takenNameIsRefused()
    {
        Editor editor;
        QSignalSpy readout(editor.view(), &MatrixEditor::pointedAt);
        auto* name = editor.view()->findChild<QLineEdit*>();
        editor.view()->rename({Axis::row, 0});
        QTest::keyClicks(name, QStringLiteral("ball"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(name->isVisible());
        QVERIFY(readout.last().first().toString().contains(QStringLiteral("taken")));
        editor.view()->setFocus();
        QVERIFY(!name->isVisible());
        QCOMPARE(editor.document.graph().latents[0], std::string("tree"));
    }

    // Everything a header can do can be done by keys alone: walk to it, fill, rename, move, add, remove.
    void headersAreReachedByKeyboard()
    {
        Editor editor;
        MatrixEditor* view = editor.view();
        QTest::keyClick(view, Qt::Key_Left);
        QCOMPARE(view->currentHeader(), std::optional(Header{Axis::row, 0}));
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(editor.document.matrix(GraphPart::Gz)->row_bits(0), std::uint64_t{0b111});
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(editor.document.matrix(GraphPart::Gz)->row_bits(0), std::uint64_t{0});
        QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(editor.document.graph().latents[1], std::string("tree"));
        QCOMPARE(view->currentHeader(), std::optional(Header{Axis::row, 1}));
        QTest::keyClick(view, Qt::Key_F2);
        auto* name = view->findChild<QLineEdit*>();
        QTest::keyClicks(name, QStringLiteral("oak"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(editor.document.graph().latents[1], std::string("oak"));
        QTest::keyClick(view, Qt::Key_Insert);
        QCOMPARE(editor.document.graph().latents[2], std::string("z3"));
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Up);  // to the headers of columns
        QCOMPARE(view->currentHeader(), std::optional(Header{Axis::col, 0}));
        QTest::keyClick(view, Qt::Key_Delete);
        QCOMPARE(editor.document.graph().d_z(), 3);
        QCOMPARE(editor.document.graph().latents[0], std::string("oak"));
        for (int i = 0; i < 6; ++i)  // two fills, a move, a name, a node more, a node less
            editor.history()->undo();
        QCOMPARE(editor.document.presetName(), QStringLiteral("TreeRobotBall"));
    }

    // R fills or clears the row of the current cell, C its column.
    void rowAndColumnByOneKey()
    {
        Editor editor;
        editor.view()->setCurrent(1, 2);
        QTest::keyClick(editor.view(), Qt::Key_R);
        QCOMPARE(editor.document.matrix(GraphPart::Gz)->row_bits(1), std::uint64_t{0b111});
        QCOMPARE(editor.history()->undoText(), QStringLiteral("Fill row robot"));
        QTest::keyClick(editor.view(), Qt::Key_R);
        QCOMPARE(editor.document.matrix(GraphPart::Gz)->row_bits(1), std::uint64_t{0});
        QTest::keyClick(editor.view(), Qt::Key_C);
        QCOMPARE(editor.document.matrix(GraphPart::Gz)->col_bits(2), std::uint64_t{0b111});
    }

    // The menu of a header does what it says, and what cannot be done is off.
    void headerMenuEditsItsRow()
    {
        Editor editor;
        QMenu menu;
        editor.view()->fillMenu(&menu, {Axis::row, 0});
        QVERIFY(!entry(menu, QStringLiteral("Move up"))->isEnabled());
        entry(menu, QStringLiteral("Fill row"))->trigger();
        QCOMPARE(editor.document.matrix(GraphPart::Gz)->row_bits(0), std::uint64_t{0b111});
        entry(menu, QStringLiteral("Add latent before"))->trigger();
        QCOMPARE(editor.document.graph().d_z(), 4);
        editor.document.setLatentCount(1);
        QMenu last;
        editor.view()->fillMenu(&last, {Axis::row, 0});
        QVERIFY(!entry(last, QStringLiteral("Remove"))->isEnabled());
    }

    // The panel's menu makes whole matrices, each a step with its name.
    void wholeMatrixEdits()
    {
        Editor editor;
        const auto edit = [&editor](const QString& text) {
            for (auto* menu : editor.panel.findChildren<QMenu*>())
                if (QAction* action = entry(*menu, text))
                    return action->trigger();
            QFAIL(qPrintable(text));
        };
        const auto matrix = [&editor] { return *editor.document.matrix(GraphPart::Gz); };
        const Adjacency lower = matrix();
        edit(QStringLiteral("Transpose"));
        QCOMPARE(matrix(), lower.transposed());
        edit(QStringLiteral("Clear"));
        QCOMPARE(matrix().edges(), 0);
        QCOMPARE(editor.history()->undoText(), QStringLiteral("Clear Gz"));
        edit(QStringLiteral("Fill"));
        QCOMPARE(matrix(), Adjacency::full(3, 3));
        edit(QStringLiteral("Identity"));
        QCOMPARE(matrix(), Adjacency::identity(3));
        edit(QStringLiteral("Lower triangle"));
        QCOMPARE(matrix(), lower);  // the scene's Gz is one
        edit(QStringLiteral("2 blocks"));
        QCOMPARE(matrix(), Adjacency::from_rows({{1, 1, 0}, {1, 1, 0}, {0, 0, 1}}));
        QCOMPARE(editor.history()->undoText(), QStringLiteral("2 blocks in Gz"));
    }

    // Blocks cover every row and column once, whatever the sizes.
    void blocksCoverEverything()
    {
        for (int rows = 1; rows <= 12; ++rows) {
            for (int cols = 1; cols <= 12; ++cols) {
                for (int blocks = 1; blocks <= std::min(rows, cols); ++blocks) {
                    const Adjacency matrix = blockDiagonal(rows, cols, blocks);
                    for (int row = 0; row < rows; ++row)
                        QVERIFY(matrix.row_bits(row) != 0);
                    for (int col = 0; col < cols; ++col)
                        QVERIFY(matrix.col_bits(col) != 0);
                }
            }
        }
    }

    // Random edges are asked for in place: density and seed decide, a density on its way is one step, "Draw" another.
    void randomEdgesFollowDensityAndSeed()
    {
        Editor editor(QStringLiteral("TimeDiag"));
        RandomBar* bar = editor.panel.randomBar();
        bar->open();
        const int steps = editor.history()->count();
        for (const int percent : {30, 40, 50})
            bar->density()->setValue(percent);
        QCOMPARE(*editor.document.matrix(GraphPart::Gz), random_adjacency(10, 10, 0.5, true, 0));
        QCOMPARE(editor.history()->count(), steps + 1);
        bar->drawAgain();
        QCOMPARE(*editor.document.matrix(GraphPart::Gz), random_adjacency(10, 10, 0.5, true, 1));
        QCOMPARE(editor.history()->count(), steps + 2);
        QTest::keyClick(bar, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    // Zoomed, cells are large, the place under the pointer stays, headers stay, and the keyboard keeps its cell in view;
    // zoomed out again, all is seen.
    void zoomKeepsPlaceAndHeaders()
    {
        Editor editor(QStringLiteral("ActionDiag"), GraphPart::Ga);
        editor.document.setLatentCount(64);
        editor.document.setActionCount(64);
        MatrixEditor* view = editor.view();
        QTRY_VERIFY(view->width() > 200 && view->height() > 200);
        const double fit = view->cellRect(0, 0).height();
        QVERIFY(fit < 8);
        const QPoint place = cell(*view, 30, 40);
        for (int i = 0; i < 12; ++i)
            wheel(view, place, 1, Qt::ControlModifier);
        QVERIFY(view->cellSide() >= 16);
        const auto under = view->cellAt(place);
        QVERIFY(under);
        wheel(view, place, 1, Qt::ControlModifier);
        QCOMPARE(view->cellAt(place), under);
        const auto front = view->headerAt(QPointF(view->headerRect({Axis::row, 30}).center()));
        QCOMPARE(front, std::optional(Header{Axis::row, 30}));
        QTest::keyClick(view, Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(view->rect().contains(view->cellRect(0, 0).toAlignedRect()));
        QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(view->rect().contains(view->cellRect(63, 63).toAlignedRect()));
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY((*editor.document.matrix(GraphPart::Ga))(63, 63));
        wheel(view, place, 1, {});  // scrolls, and does not zoom
        QVERIFY(view->cellSide() >= 16);
        QTest::keyClick(view, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(view->cellSide(), 0.0);
        QCOMPARE(view->cellRect(0, 0).height(), fit);
    }

    // From 1 x 1 to 64 x 64 each cell can be hit where it is drawn, zoomed or not.
    void everyCellIsHitWhereItIsDrawn()
    {
        for (const int size : {1, 2, 3, 10, 40, 64}) {
            Editor editor(QStringLiteral("ActionDiag"), GraphPart::Ga);
            editor.document.setLatentCount(size);
            editor.document.setActionCount(size);
            QCoreApplication::sendPostedEvents();
            for (const double side : {0.0, 20.0}) {
                editor.view()->zoomTo(side, {});
                for (int i = 0; i < size; ++i) {
                    editor.view()->scrollToCell(i, size - 1 - i);
                    const auto hit = editor.view()->cellAt(editor.view()->cellRect(i, size - 1 - i).center());
                    QCOMPARE(hit, std::optional(MatrixView::Cell{i, size - 1 - i}));
                }
            }
        }
    }

    // What is pointed at here is told to the other views, and forgotten when the pointer or the keyboard leaves.
    void hoverIsShared()
    {
        Editor editor;
        const auto& hovered = editor.document.selection()->hovered();
        moveTo(editor.view(), cell(*editor.view(), 2, 0));
        QCOMPARE(hovered, GraphItems::cell(GraphPart::Gz, 2, 0));
        moveTo(editor.view(), header(*editor.view(), Axis::row, 1));
        QCOMPARE(hovered, GraphItems::latent(1));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(editor.view(), &leave);
        QVERIFY(hovered.isEmpty());
    }

    // A matrix that changes its size in the middle of a drag ends the drag and its step.
    void resizingEndsADrag()
    {
        Editor editor;
        QTest::mousePress(editor.view(), Qt::LeftButton, {}, cell(*editor.view(), 0, 2));
        editor.document.setLatentCount(5);
        const int steps = editor.history()->count();
        QTest::mouseRelease(editor.view(), Qt::LeftButton, {}, QPoint(1, 1));
        editor.document.toggleEdge(GraphPart::Gz, 0, 1);
        QCOMPARE(editor.history()->count(), steps + 1);
    }
};

DISENTANGLE_TEST_MAIN(MatrixEditorTest)
#include "matrix_editor_test.moc"
