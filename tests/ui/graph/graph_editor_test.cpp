// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_editor.h"

#include "core/graph/presets.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/graph/preset_chooser.h"
#include "ui/style/matrix_view.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace disentangle;

class GraphEditorTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // A click on a cell of Ga toggles the edge in the document; the number of edges follows.
    void clickTogglesAnEdgeOfTheDocument()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        editor.resize(400, 600);
        editor.show();
        MatrixView* Ga = editor.matrixView(GraphPart::Ga);
        QTest::mouseClick(Ga, Qt::LeftButton, {}, Ga->cellRect(0, 3).center().toPoint());
        QVERIFY((*document.matrix(GraphPart::Ga))(0, 3));
        QCOMPARE(document.matrix(GraphPart::Ga)->edges(), 11);  // ten on the diagonal, and this
        QTest::keyClick(Ga, Qt::Key_Space);
        QVERIFY(!(*document.matrix(GraphPart::Ga))(0, 3));
    }

    // Choosing a preset shows its matrices, sizes, and its sentence with its source.
    void presetShowsItsGraph()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        editor.resize(400, 600);
        editor.show();
        Q_EMIT editor.presetChooser()->chosen(QStringLiteral("TreeRobotBall"));
        QCOMPARE(document.presetName(), QStringLiteral("TreeRobotBall"));
        QCOMPARE(editor.latentCount()->value(), 3);
        QCOMPARE(editor.actionCount()->value(), 1);
        QCOMPARE(editor.matrixView(GraphPart::Gz)->value(2, 0), 1.0);  // the ball depends on the tree
        QCOMPARE(editor.presetChooser()->text(), QStringLiteral("TreeRobotBall"));
    }

    // A world of pictures is called by its own preset, however its dials stand, as long as graph and picture are that one's.
    void presetOfPicturesIsCalledByItsName()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("TreeRobotBallScene")), QString());
        QCOMPARE(document.presetName(), QStringLiteral("TreeRobotBallScene"));
        QCOMPARE(editor.presetChooser()->text(), QStringLiteral("TreeRobotBallScene"));
        QCOMPARE(document.setParameter(QStringLiteral("world.scene.noise"), 0.25), QString());
        QCOMPARE(editor.presetChooser()->text(), QStringLiteral("TreeRobotBallScene"));
        document.toggleEdge(GraphPart::Gz, 0, 0);
        QVERIFY(document.presetName().isEmpty());
        QVERIFY(editor.presetChooser()->text() != QStringLiteral("TreeRobotBallScene"));
    }

    // Every preset of the core can be found by its name and chosen with the keyboard alone.
    void presetsAreChosenByTyping()
    {
        for (const GraphPreset& preset : graph_presets()) {
            ExperimentDocument document;
            GraphEditor editor(&document);
            editor.show();
            PresetChooser* chooser = editor.presetChooser();
            QTest::keyClick(chooser, Qt::Key_Down);
            auto* search = chooser->findChild<QLineEdit*>();
            QVERIFY(search && search->isVisible());
            search->setText(QString::fromStdString(preset.name));
            auto* list = chooser->findChild<QListWidget*>();
            // A name that is the start of others comes first or is a step away.
            while (list->currentItem() && list->currentItem()->text() != search->text()) {
                const int row = list->currentRow();
                QTest::keyClick(search, Qt::Key_Down);
                if (list->currentRow() == row)
                    break;
            }
            QTest::keyClick(search, Qt::Key_Return);
            QCOMPARE(document.presetName(), QString::fromStdString(preset.name));
            QVERIFY(!search->isVisible());
        }
    }

    // Words that match nothing leave an empty list, and Enter then changes nothing.
    void searchWithoutMatchChoosesNothing()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        editor.show();
        editor.presetChooser()->openList();
        auto* search = editor.presetChooser()->findChild<QLineEdit*>();
        search->setText(QStringLiteral("no such preset"));
        const auto* list = editor.presetChooser()->findChild<QListWidget*>();
        const auto said = [&] {
            QString text;
            for (const QLabel* label : list->parentWidget()->findChildren<QLabel*>())
                if (label->isVisible())
                    text += label->text();
            return text;
        };
        // Instead of a blank list: what was not found, and where what may be meant is.
        QVERIFY(!list->isVisible());
        QVERIFY(said().contains(QStringLiteral("no such preset")));
        QVERIFY(said().contains(QStringLiteral("New task world")));
        search->setText(QStringLiteral("Diag"));
        QVERIFY(list->isVisible());
        QCOMPARE(said(), QString());
        search->setText(QStringLiteral("no such preset"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(document.presetName(), QStringLiteral("ActionDiag"));
    }

    // The counters resize the graph; without actions theirs is off.
    void countersResizeTheGraph()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        editor.show();
        editor.latentCount()->setValue(4);
        QCOMPARE(document.graph().d_z(), 4);
        QCOMPARE(document.graph().d_a(), 10);
        editor.actionCount()->setValue(2);
        QCOMPARE(document.graph().d_a(), 2);
        document.setPresent(GraphPart::Gz, true);
        document.setPresent(GraphPart::Ga, false);
        QVERIFY(!editor.actionCount()->isEnabled());
        QVERIFY(!editor.matrixView(GraphPart::Ga)->isVisible());
    }

    // Matrices too large for half the width stand below each other, so that their cells can be hit.
    void largeMatricesStandBelowEachOther()
    {
        ExperimentDocument document;
        document.setPresent(GraphPart::Gz, true);
        GraphEditor editor(&document);
        editor.resize(360, 1200);
        editor.show();
        const auto below = [&editor] {
            const QPoint Ga = editor.matrixView(GraphPart::Ga)->mapTo(&editor, QPoint());
            const QPoint Gz = editor.matrixView(GraphPart::Gz)->mapTo(&editor, QPoint());
            return Gz.y() > Ga.y();
        };
        QTRY_VERIFY(!below());
        document.setLatentCount(40);
        document.setActionCount(40);
        QTRY_VERIFY(below());
    }
};

DISENTANGLE_TEST_MAIN(GraphEditorTest)
#include "graph_editor_test.moc"
