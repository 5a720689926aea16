// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/consistency.h"
#include "core/theory/verdict.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/random_edits.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/graph_selection.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/matrix_panel.h"
#include "ui/style/theme.h"
#include "ui/theory/verdict_panel.h"

#include <QSpinBox>
#include <QTest>
#include <QUndoStack>

#include <random>

using namespace disentangle;

namespace {

/// What somebody does who leans on the keyboard of a matrix.
void typeAtRandom(MatrixEditor* matrix, std::mt19937& random)
{
    static const std::vector<std::pair<Qt::Key, Qt::KeyboardModifiers>> keys{{Qt::Key_Left, {}},
                                                                             {Qt::Key_Right, {}},
                                                                             {Qt::Key_Up, {}},
                                                                             {Qt::Key_Down, {}},
                                                                             {Qt::Key_Space, {}},
                                                                             {Qt::Key_Space, {}},
                                                                             {Qt::Key_R, {}},
                                                                             {Qt::Key_C, {}},
                                                                             {Qt::Key_1, {}},
                                                                             {Qt::Key_0, {}},
                                                                             {Qt::Key_Home, {}},
                                                                             {Qt::Key_End, {}},
                                                                             {Qt::Key_Insert, {}},
                                                                             {Qt::Key_Delete, {}},
                                                                             {Qt::Key_Down, Qt::AltModifier},
                                                                             {Qt::Key_Left, Qt::AltModifier},
                                                                             {Qt::Key_Plus, Qt::ControlModifier},
                                                                             {Qt::Key_0, Qt::ControlModifier}};
    const auto& [key, modifiers] = keys[random() % keys.size()];
    QTest::sendKeyEvent(QTest::Click, matrix, key, QString(), modifiers);
}

/// The same with the diagram.
void typeAtRandom(DiagramView* diagram, std::mt19937& random)
{
    static const std::vector<Qt::Key> keys{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down,   Qt::Key_Space,
                                           Qt::Key_Z,    Qt::Key_A,     Qt::Key_D,      Qt::Key_C,      Qt::Key_C,
                                           Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_Escape, Qt::Key_L,
                                           Qt::Key_U,    Qt::Key_F,     Qt::Key_Delete};
    QTest::sendKeyEvent(QTest::Click, diagram, keys[random() % keys.size()], QString(), {});
}

}  // namespace

class ConsistencyTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static void compare(const ExperimentDocument& document, const GraphEditor& editor, const VerdictPanel& verdict)
    {
        for (const GraphPart part : {GraphPart::Ga, GraphPart::Gz}) {
            const Adjacency* matrix = document.matrix(part);
            const MatrixEditor* view = editor.matrixPanel(part)->view();
            QCOMPARE(view->rows(), matrix ? matrix->rows() : 0);
            QCOMPARE(view->cols(), matrix ? matrix->cols() : 0);
            for (int row = 0; row < view->rows(); ++row)
                for (int col = 0; col < view->cols(); ++col)
                    QCOMPARE(view->value(row, col) > 0.5, (*matrix)(row, col));
        }
        const DiagramScene& scene = editor.diagram()->view()->scene();
        std::size_t edges = 0;
        for (const GraphPart part : {GraphPart::Ga, GraphPart::Gz})
            if (const Adjacency* matrix = document.matrix(part)) {
                edges += static_cast<std::size_t>(matrix->edges());
                for (int row = 0; row < matrix->rows(); ++row)
                    for (int col = 0; col < matrix->cols(); ++col)
                        QCOMPARE(scene.find(GraphCell{part, row, col}) != nullptr, (*matrix)(row, col));
            }
        QCOMPARE(scene.edges().size(), edges);
        QVERIFY(scene.find(DiagramNode{DiagramNode::latent, document.graph().d_z() - 1}));
        QVERIFY(!scene.find(DiagramNode{DiagramNode::latent, document.graph().d_z()}));
        QVERIFY(!scene.find(DiagramNode{DiagramNode::action, document.graph().d_a()}));
        QCOMPARE(editor.latentCount()->value(), document.graph().d_z());
        QCOMPARE(editor.actionCount()->isEnabled(), document.graph().Ga.has_value());
        const Adjacency permitted = permitted_pattern(document.matrix(GraphPart::Ga), document.matrix(GraphPart::Gz));
        QCOMPARE(verdict.verdict().permitted, permitted);
        QCOMPARE(static_cast<int>(verdict.verdict().latents.size()), document.graph().d_z());
        const GraphItems& selected = document.selection()->selected();
        QVERIFY(document.graph().d_z() == 64 || (selected.latents >> document.graph().d_z()) == 0);
    }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // Whatever is done, by whatever view, undone and redone in between: matrices, diagram, counters, verdict and document tell
    // the same. Then all of it undone is the very document it began with.
    void viewsAndDocumentAgreeThroughRandomEdits()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        VerdictPanel verdict(&document);
        editor.resize(360, 900);
        verdict.resize(360, 700);
        const QString beginning = document.text();
        std::mt19937 random(2);  // any seed will do
        for (int edit = 0; edit < 10000; ++edit) {
            const auto part = random() % 2 ? GraphPart::Ga : GraphPart::Gz;
            MatrixEditor* matrix = editor.matrixPanel(part)->view();
            switch (random() % 8) {
            case 0: document.undoStack()->undo(); break;
            case 1: document.undoStack()->redo(); break;
            case 2:
                document.selection()->select({random(), random(), {{part, 0, static_cast<int>(random() % 3)}}});
                break;
            case 3:
            case 4: typeAtRandom(matrix, random); break;
            case 5: typeAtRandom(editor.diagram()->view(), random); break;
            default: disentangle::testing::editAtRandom(document, random);
            }
            // Graphs that no preset shrinks again would only make it slow.
            if (document.graph().d_z() > 14)
                document.setLatentCount(6);
            if (document.graph().d_a() > 14)
                document.setActionCount(6);
            if (edit % 50 == 0)
                compare(document, editor, verdict);
            if (QTest::currentTestFailed())
                return;
        }
        compare(document, editor, verdict);
        const int steps = document.undoStack()->index();
        const QString end = document.text();
        document.undoStack()->setIndex(0);
        QCOMPARE(document.text(), beginning);
        compare(document, editor, verdict);
        document.undoStack()->setIndex(steps);
        QCOMPARE(document.text(), end);
    }
};

DISENTANGLE_TEST_MAIN(ConsistencyTest)
#include "consistency_test.moc"
