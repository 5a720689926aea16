// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_view.h"

#include "core/graph/presets.h"
#include "core/graph/random_graph.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/document/graph_selection.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/graph_views.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/matrix_editor.h"
#include "ui/style/theme.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>
#include <QWheelEvent>

using namespace disentangle;

namespace {

constexpr DiagramNode action(int i)
{
    return {DiagramNode::action, i};
}
constexpr DiagramNode past(int i)
{
    return {DiagramNode::past, i};
}
constexpr DiagramNode latent(int i)
{
    return {DiagramNode::latent, i};
}

/// A diagram of a document, shown, with hands.
struct Board {
    explicit Board(const CausalGraph& graph) : Board()
    {
        document.replaceGraph(graph, QStringLiteral("start"));
        document.undoStack()->clear();
        view.layOut();
    }
    Board() : view(&document)
    {
        view.resize(600, 500);
        view.show();
    }

    QPoint at(DiagramNode node) const { return view.position(node).toPoint(); }

    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseMove(&view, from);
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
    void drag(DiagramNode from, DiagramNode to) { drag(at(from), at(to)); }
    void hover(DiagramNode node) { QTest::mouseMove(&view, at(node)); }
    void type(const QString& name)
    {
        QVERIFY(view.renamingField());
        view.renamingField()->setText(name);  // keyClicks() types ASCII only
        QTest::keyClick(view.renamingField(), Qt::Key_Return);
    }
    bool edge(GraphPart part, int row, int col) const
    {
        return document.matrix(part) && (*document.matrix(part))(row, col);
    }

    ExperimentDocument document;
    DiagramView view;
};

CausalGraph threeWithTime()
{
    return make_graph(Adjacency(3, 2), Adjacency::identity(3));
}

}  // namespace

class DiagramTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // With mouse and keys alone the running example of the paper is built from an empty document; undone and redone, the
    // saved text is the same to the byte.
    void treeRobotBallIsDrawnFromNothing()
    {
        Board board;
        board.document.makeEmpty();
        const QString empty = board.document.text();
        QTest::mouseDClick(&board.view, Qt::LeftButton, {}, board.at(latent(0)));
        board.type(QStringLiteral("tree"));
        const QPoint free(30, board.view.height() - 20);
        for (const char* name : {"robot", "ball"}) {
            QTest::mouseDClick(&board.view, Qt::LeftButton, {}, free);
            board.type(QLatin1String(name));
        }
        board.hover(action(0));
        QTest::keyClick(&board.view, Qt::Key_R);
        const CausalGraph& wanted = graph_preset("TreeRobotBall").graph;
        board.type(QString::fromStdString(wanted.actions[0]));
        board.drag(action(0), latent(1));
        for (int row = 0; row < 3; ++row)
            for (int col = 0; col <= row; ++col)
                board.drag(past(col), latent(row));
        QVERIFY(board.document.graph() == wanted);
        const QString done = board.document.text();
        while (board.document.undoStack()->canUndo())
            board.document.undoStack()->undo();
        QCOMPARE(board.document.text(), empty);
        while (board.document.undoStack()->canRedo())
            board.document.undoStack()->redo();
        QCOMPARE(board.document.text(), done);
    }

    // A drag from one node to another adds the edge, as one step; a drag to nowhere adds nothing.
    void dragDrawsAnEdge()
    {
        Board board(threeWithTime());
        board.drag(past(0), latent(2));
        QVERIFY(board.edge(GraphPart::Gz, 2, 0));
        board.drag(action(1), latent(0));
        QVERIFY(board.edge(GraphPart::Ga, 0, 1));
        QCOMPARE(board.document.undoStack()->count(), 2);
        board.drag(board.at(past(1)), QPoint(5, board.view.height() - 5));
        QCOMPARE(board.document.undoStack()->count(), 2);
    }

    // What cannot be an edge changes nothing, and while it is drawn a sentence says why.
    void edgesThatCannotBeAreRefusedWithTheReason()
    {
        Board board(threeWithTime());
        QSignalSpy told(&board.view, &DiagramView::readout);
        const QList<std::pair<std::pair<DiagramNode, DiagramNode>, QString>> refused{
            {{latent(0), latent(1)}, QStringLiteral("one step earlier")},
            {{past(0), past(1)}, QStringLiteral("in the past")},
            {{past(0), action(1)}, QStringLiteral("nothing acts on it")},
            {{past(1), latent(1)}, QStringLiteral("there already")}};
        for (const auto& [ends, words] : refused) {
            told.clear();
            board.drag(ends.first, ends.second);
            const bool said = std::any_of(told.begin(), told.end(),
                                          [&](const auto& its) { return its[0].toString().contains(words); });
            QVERIFY2(said, qPrintable(words));
        }
        QVERIFY(board.document.graph() == threeWithTime());
    }

    // An edge drawn from the past of a graph without time brings Gz along, with that edge alone, as one step.
    void firstEdgeFromThePastAddsTime()
    {
        Board board(make_graph(Adjacency::identity(2), {}));
        board.drag(past(0), latent(1));
        QVERIFY(board.document.matrix(GraphPart::Gz));
        QCOMPARE(board.document.matrix(GraphPart::Gz)->edges(), 1);
        QVERIFY(board.edge(GraphPart::Gz, 1, 0));
        board.document.undoStack()->undo();
        QVERIFY(!board.document.matrix(GraphPart::Gz));
    }

    // A click on an edge selects it, also five pixels beside it, and Delete removes what is selected, wherever the pointer
    // is by then and whatever node had the focus before; a second Delete has nothing left to remove.
    void clickSelectsAnEdgeAndDeleteRemovesIt()
    {
        Board board(threeWithTime());
        const QPoint middle = board.view.position(GraphCell{GraphPart::Gz, 1, 1}).toPoint();
        QTest::mouseClick(&board.view, Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(board.document.matrix(GraphPart::Gz)->edges(), 3);
        QTest::mouseMove(&board.view, middle);
        QVERIFY(board.document.selection()->hovered().hasCell({GraphPart::Gz, 1, 1}));
        QTest::mouseClick(&board.view, Qt::LeftButton, {}, board.at(action(0)));
        QTest::mouseClick(&board.view, Qt::LeftButton, {}, middle + QPoint(0, 5));
        QVERIFY(board.edge(GraphPart::Gz, 1, 1));
        QVERIFY(board.document.selection()->selected().hasCell({GraphPart::Gz, 1, 1}));
        QVERIFY(!board.document.selection()->selected().hasAction(0));
        QTest::mouseMove(&board.view, QPoint(5, 5));
        const int actions = board.document.graph().d_a();
        for (int press = 0; press < 2; ++press) {
            QTest::keyClick(&board.view, Qt::Key_Delete);
            QVERIFY(!board.edge(GraphPart::Gz, 1, 1));
            QCOMPARE(board.document.matrix(GraphPart::Gz)->edges(), 2);
            QCOMPARE(board.document.graph().d_a(), actions);
        }
    }

    // D goes on to act on what is under the pointer, whatever is selected.
    void theKeyForThePointerLeavesTheSelection()
    {
        Board board(threeWithTime());
        QTest::mouseClick(&board.view, Qt::LeftButton, {},
                          board.view.position(GraphCell{GraphPart::Gz, 1, 1}).toPoint());
        board.hover(latent(2));
        QTest::keyClick(&board.view, Qt::Key_D);
        QCOMPARE(board.document.graph().d_z(), 2);
        QVERIFY(board.edge(GraphPart::Gz, 1, 1));
    }

    // Esc lets go of an edge that is selected, too.
    void escapeLetsGoOfAnEdge()
    {
        Board board(threeWithTime());
        QTest::mouseClick(&board.view, Qt::LeftButton, {},
                          board.view.position(GraphCell{GraphPart::Gz, 1, 1}).toPoint());
        QTest::keyClick(&board.view, Qt::Key_Escape);
        QVERIFY(board.document.selection()->selected().isEmpty());
        QVERIFY(board.edge(GraphPart::Gz, 1, 1));
    }

    // D, R and C act on what is under the pointer.
    void keysActOnWhatIsUnderThePointer()
    {
        Board board(threeWithTime());
        board.hover(latent(1));
        QTest::keyClick(&board.view, Qt::Key_D);
        QCOMPARE(board.document.graph().d_z(), 2);
        QCOMPARE(board.document.graph().latents[1], std::string("z3"));
        board.hover(past(0));
        QTest::keyClick(&board.view, Qt::Key_C);
        QTest::mouseClick(&board.view, Qt::LeftButton, {}, board.at(latent(1)));
        QVERIFY(board.edge(GraphPart::Gz, 1, 0));
        QTest::mouseMove(&board.view, board.view.position(GraphCell{GraphPart::Gz, 1, 0}).toPoint());
        QTest::keyClick(&board.view, Qt::Key_Delete);
        QVERIFY(!board.edge(GraphPart::Gz, 1, 0));
        board.hover(action(0));
        QTest::keyClick(&board.view, Qt::Key_R);
        board.type(QStringLiteral("push \"it\" → ü"));
        QCOMPARE(QString::fromStdString(board.document.graph().actions[0]), QStringLiteral("push \"it\" → ü"));
    }

    // The last latent stays.
    void theLastLatentStays()
    {
        Board board(make_graph(Adjacency(1, 1), Adjacency(1, 1)));
        board.hover(latent(0));
        QTest::keyClick(&board.view, Qt::Key_D);
        QCOMPARE(board.document.graph().d_z(), 1);
    }

    // Without a mouse: Tab and arrows go to every node, C and Enter join, R renames, Z and A add.
    void everythingCanBeDoneByKeys()
    {
        Board board(threeWithTime());
        board.view.setCurrent(action(0));
        for (int node = 1; node < 8; ++node)  // 2 actions, 3 factors at t-1, 3 at t
            QTest::keyClick(&board.view, Qt::Key_Tab);
        QCOMPARE(board.view.current(), std::optional(latent(2)));
        QTest::keyClick(&board.view, Qt::Key_Left);
        QCOMPARE(board.view.current(), std::optional(past(2)));
        QTest::keyClick(&board.view, Qt::Key_C);
        QTest::keyClick(&board.view, Qt::Key_Right);
        QTest::keyClick(&board.view, Qt::Key_Up);
        QTest::keyClick(&board.view, Qt::Key_Return);
        QVERIFY(board.edge(GraphPart::Gz, 1, 2));
        // The same again takes it away.
        board.view.setCurrent(past(2));
        QTest::keyClick(&board.view, Qt::Key_C);
        board.view.setCurrent(latent(1));
        QTest::keyClick(&board.view, Qt::Key_Return);
        QVERIFY(!board.edge(GraphPart::Gz, 1, 2));
        QTest::keyClick(&board.view, Qt::Key_R);
        board.type(QStringLiteral("robot"));
        QCOMPARE(board.document.graph().latents[1], std::string("robot"));
        QTest::keyClick(&board.view, Qt::Key_Z);
        QTest::keyClick(board.view.renamingField(), Qt::Key_Escape);
        QCOMPARE(board.document.graph().latents.back(), std::string("z4"));
        QTest::keyClick(&board.view, Qt::Key_A);
        board.type(QStringLiteral("pull"));
        QCOMPARE(board.document.graph().actions.back(), std::string("pull"));
    }

    // What a rubber band encloses is selected and moves together; edges that come and go leave it where it is, and so does
    // the removal of another node; "lay out" puts everything in order again.
    void movedNodesStayWhereTheyWerePut()
    {
        Board board(threeWithTime());
        const QPointF tidy = board.view.position(latent(0));
        const QRectF both =
            QRectF(board.view.position(latent(0)), board.view.position(latent(1))).adjusted(-25, -20, 25, 20);
        board.drag(both.topLeft().toPoint(), both.bottomRight().toPoint());
        QVERIFY(board.document.selection()->selected().hasLatent(0));
        QVERIFY(board.document.selection()->selected().hasLatent(1));
        const QPointF first = board.view.position(latent(0)), second = board.view.position(latent(1)),
                      third = board.view.position(latent(2));
        board.drag(first.toPoint(), first.toPoint() + QPoint(40, -12));
        QVERIFY(QLineF(board.view.position(latent(0)), first + QPointF(40, -12)).length() <
                2);  // press and release are on pixels
        QVERIFY(QLineF(board.view.position(latent(1)), second + QPointF(40, -12)).length() < 2);
        QCOMPARE(board.view.position(latent(2)), third);
        QCOMPARE(board.document.undoStack()->count(), 0);

        const QPointF moved = board.view.position(latent(0));
        board.document.toggleEdge(GraphPart::Gz, 2, 0);
        QCOMPARE(board.view.position(latent(0)), moved);
        board.document.removeNode(NodeKind::latent, 2);
        QCOMPARE(board.view.position(latent(0)), moved);
        board.document.removeNode(NodeKind::latent, 0);
        board.document.undoStack()->undo();
        QCOMPARE(board.view.position(latent(0)), moved);
        board.document.renameNode(NodeKind::latent, 0, QStringLiteral("tree"));
        QCOMPARE(board.view.position(latent(0)).y(), moved.y());  // across, wider nodes stand wider apart
        board.document.undoStack()->undo();
        board.document.undoStack()->undo();
        QTest::keyClick(&board.view, Qt::Key_L);
        QVERIFY(QLineF(board.view.position(latent(0)), tidy).length() < 1);
    }

    // Shift-click adds to the selection and takes from it; Delete removes all of it as one step.
    void selectedNodesAreRemovedTogether()
    {
        Board board(threeWithTime());
        QTest::mouseClick(&board.view, Qt::LeftButton, {}, board.at(latent(0)));
        QTest::mouseClick(&board.view, Qt::LeftButton, Qt::ShiftModifier, board.at(latent(2)));
        QTest::mouseClick(&board.view, Qt::LeftButton, Qt::ShiftModifier, board.at(action(0)));
        QTest::keyClick(&board.view, Qt::Key_Delete);
        QCOMPARE(board.document.graph().latents, std::vector<std::string>{"z2"});
        QCOMPARE(board.document.graph().actions, std::vector<std::string>{"a2"});
        QCOMPARE(board.document.undoStack()->count(), 1);
    }

    // A click on a matrix's cell draws the edge, an edge drawn sets the cell; what one points at the other marks.
    void matrixAndDiagramFollowEachOther()
    {
        ExperimentDocument document;
        document.replaceGraph(threeWithTime(), QStringLiteral("start"));
        GraphEditor editor(&document);
        editor.resize(1000, 700);
        editor.show();
        QVERIFY(editor.views()->isSideBySide());
        DiagramView* view = editor.diagram()->view();
        MatrixView* Gz = editor.matrixView(GraphPart::Gz);
        QTest::mouseClick(Gz, Qt::LeftButton, {}, Gz->cellRect(2, 0).center().toPoint());
        QVERIFY(view->scene().find(GraphCell{GraphPart::Gz, 2, 0}));
        QTest::mouseClick(view, Qt::LeftButton, {}, view->position(GraphCell{GraphPart::Gz, 2, 0}).toPoint());
        QTest::keyClick(view, Qt::Key_Delete);
        QCOMPARE(Gz->value(2, 0), 0.0);
        editor.latentCount()->setValue(5);
        QVERIFY(view->scene().find(latent(4)) && view->scene().find(past(4)));
        QVERIFY(!view->scene().find(latent(5)));
    }

    // Where there is no room for both, one is shown, and which one is remembered.
    void narrowEditorsSwitch()
    {
        ExperimentDocument document;
        {
            GraphEditor editor(&document);
            editor.resize(340, 700);
            editor.show();
            QVERIFY(!editor.views()->isSideBySide());
            editor.views()->show(GraphViews::Shown::diagram);
            QVERIFY(editor.diagram()->isVisible());
            QVERIFY(!editor.matrixView(GraphPart::Ga)->isVisible());
        }
        GraphEditor again(&document);
        QCOMPARE(again.views()->shown(), GraphViews::Shown::diagram);
        again.views()->show(GraphViews::Shown::matrix);
    }

    // Folded, every latent is there once, an edge from a latent to itself is drawn by dragging out and back by key, and
    // edges between the same two nodes do not lie on each other.
    void foldedGraphsHaveLoopsAndPairs()
    {
        Board board(make_graph({}, Adjacency::from_rows({{1, 1}, {1, 0}})));
        board.view.setMode(DiagramMode::folded);
        QCOMPARE(board.view.scene().nodes().size(), std::size_t(2));
        QCOMPARE(board.view.scene().edges().size(), std::size_t(3));
        const QPointF there = board.view.position(GraphCell{GraphPart::Gz, 1, 0}),
                      back = board.view.position(GraphCell{GraphPart::Gz, 0, 1});
        QVERIFY(QLineF(there, back).length() > 10);  // can be told apart and hit
        board.hover(latent(1));
        QTest::keyClick(&board.view, Qt::Key_C);
        QTest::mouseClick(&board.view, Qt::LeftButton, {}, board.at(latent(1)));
        QVERIFY(board.edge(GraphPart::Gz, 1, 1));
        QTest::mouseDClick(&board.view, Qt::LeftButton, {}, QPoint(20, board.view.height() - 40));
        QCOMPARE(board.document.graph().d_z(), 3);
    }

    // No node lies on another, for all presets, both ways; and no edge passes through a node that is not its end.
    void edgesGoAroundNodes()
    {
        for (const GraphPreset& preset : graph_presets())
            for (const bool folded : {false, true}) {
                const DiagramLayout layout = folded ? folded_layout(preset.graph) : unrolled_layout(preset.graph);
                const DiagramScene scene(preset.graph, layout);
                for (const auto& edge : scene.edges())
                    for (const auto& node : scene.nodes()) {
                        if (node.id == scene.source(edge.id) || node.id == scene.target(edge.id))
                            continue;
                        for (const QPointF& point : edge.line)
                            QVERIFY2(!node.contains(point, -1),
                                     qPrintable(QString::fromStdString(preset.name) + node.label));
                    }
                for (std::size_t a = 0; a < scene.nodes().size(); ++a)
                    for (std::size_t b = a + 1; b < scene.nodes().size(); ++b)
                        QVERIFY(!scene.nodes()[a].rect.intersects(scene.nodes()[b].rect));
            }
    }

    // Arrows end at the border of their node: neither inside nor away from it.
    void arrowsEndAtBorders()
    {
        const CausalGraph graph = random_graph({7, 5, true, 0.3, true, 8});
        for (const DiagramLayout& layout : {unrolled_layout(graph), folded_layout(graph), ring_layout(graph)}) {
            const DiagramScene scene(graph, layout);
            for (const auto& edge : scene.edges()) {
                QCOMPARE(edge.head.size(), 3);
                const auto* target = scene.find(scene.target(edge.id));
                QVERIFY(!target->contains(edge.head[0], 0.5));
                QVERIFY(target->contains(edge.head[0], 2.5));
            }
        }
    }

    // The verdict's groups: of Example 3 z1 and z3 stay mixed and may absorb z2, which is recovered.
    void standingsAreThoseOfTheVerdict()
    {
        const auto its = standings(graph_preset("Example3").graph);
        QVERIFY(its[1].recovered);
        QCOMPARE(its[0].group, 0);
        QCOMPARE(its[2].group, 0);
        QVERIFY(its[0].absorbs);
        QCOMPARE(its[0].words, QStringLiteral("stays mixed with z3; may absorb z2"));
    }

    // Ctrl and the wheel zoom about the pointer; F shows the whole again.
    void wheelZoomsAboutThePointer()
    {
        Board board(threeWithTime());
        const double before = board.view.scale();
        const QPointF pointer(200, 150), fixed = board.view.toScene(pointer);
        QWheelEvent wheel(pointer, board.view.mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&board.view, &wheel);
        QVERIFY(board.view.scale() > before);
        QVERIFY(QLineF(board.view.toWidget(fixed), pointer).length() < 1e-6);
        QTest::keyClick(&board.view, Qt::Key_F);
        QCOMPARE(board.view.scale(), before);
    }

    // The largest graph is drawn and edited like any other.
    void sixtyFourFactorsAreDrawn()
    {
        Board board(random_graph({64, 64, true, 1, true, 1}));
        QCOMPARE(board.view.scene().edges().size(), std::size_t(2 * 64 * 64));
        QVERIFY(!board.view.grab().isNull());
        board.view.setMode(DiagramMode::folded);
        QVERIFY(!board.view.grab().isNull());
        board.document.toggleEdge(GraphPart::Gz, 3, 5);
        QCOMPARE(board.view.scene().edges().size(), std::size_t(2 * 64 * 64 - 1));
    }

    // Whatever is edited, undone and redone from anywhere, the diagram has the nodes and edges of the document.
    void randomEditsLeaveTheDiagramConsistent()
    {
        Board board(threeWithTime());
        std::uint64_t state = 12345;  // of a linear congruential generator (Knuth, MMIX)
        const auto random = [&](int below) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return static_cast<int>((state >> 33) % static_cast<std::uint64_t>(below));
        };
        for (int edit = 0; edit < 400; ++edit) {
            const CausalGraph& graph = board.document.graph();
            switch (random(9)) {
            case 0: board.document.undoStack()->undo(); break;
            case 1: board.document.undoStack()->redo(); break;
            case 2: board.document.insertNode(random(2) ? NodeKind::latent : NodeKind::action, 0); break;
            case 3: board.document.removeNode(random(2) ? NodeKind::latent : NodeKind::action, random(3)); break;
            case 4:
                board.document.replaceGraph(random_variation(graph, 2, static_cast<std::uint64_t>(edit)),
                                            QStringLiteral("variation"));
                break;
            case 5: board.view.setMode(random(2) ? DiagramMode::folded : DiagramMode::unrolled); break;
            case 6: board.document.setPresent(GraphPart::Gz, random(2) != 0); break;
            case 7:
                if (graph.d_z() > 1)
                    board.drag(board.at(latent(0)), board.at(latent(1)));
                break;
            default: board.document.toggleEdge(random(2) ? GraphPart::Ga : GraphPart::Gz, random(4), random(4));
            }
            const CausalGraph& now = board.document.graph();
            const std::size_t edges =
                static_cast<std::size_t>((now.Ga ? now.Ga->edges() : 0) + (now.Gz ? now.Gz->edges() : 0));
            QCOMPARE(board.view.scene().edges().size(), edges);
            const bool folded = board.view.mode() == DiagramMode::folded;
            QCOMPARE(board.view.scene().nodes().size(), now.actions.size() + now.latents.size() * (folded ? 1 : 2));
            QCOMPARE(board.view.standings().size(), now.latents.size());
        }
    }
};

DISENTANGLE_TEST_MAIN(DiagramTest)
#include "diagram_test.moc"
