// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of a matrix, cell by cell.
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/graph/matrix_editor.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QTest>
#include <QUndoStack>

#include <limits>

using namespace disentangle;

class MatrixAccessibleTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static QAccessibleInterface* of(MatrixView& matrix) { return QAccessible::queryAccessibleInterface(&matrix); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // Each cell says which edge it is and whether it is there, where it lies, and which one has the keyboard.
    void cellsHaveNamesValuesAndPlaces()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("Example3")), QString());
        MatrixEditor Ga(&document, GraphPart::Ga);
        Ga.resize(200, 200);
        Ga.show();
        QVERIFY(QTest::qWaitForWindowExposed(&Ga));
        QAccessibleInterface* matrix = of(Ga);
        QVERIFY(!matrix->text(QAccessible::Name).isEmpty());
        QAccessibleTableInterface* table = matrix->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->columnCount(), 1);
        QCOMPARE(table->rowDescription(1), QStringLiteral("z2"));
        QCOMPARE(table->columnDescription(0), Ga.colName(0));
        QCOMPARE(matrix->childCount(), 3);
        const QStringList values{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("0")};
        for (int row = 0; row < 3; ++row) {
            QAccessibleInterface* cell = table->cellAt(row, 0);
            QCOMPARE(cell, matrix->child(row));
            QCOMPARE(matrix->indexOfChild(cell), row);
            QCOMPARE(cell->role(), QAccessible::Cell);
            QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("z%1 ← %2").arg(row + 1).arg(Ga.colName(0)));
            QCOMPARE(cell->text(QAccessible::Value), values[row]);
            QCOMPARE(bool(cell->state().checked), values[row] == QStringLiteral("1"));
            QVERIFY(QRect(Ga.mapToGlobal(QPoint(0, 0)), Ga.size()).contains(cell->rect()));
            const QPoint middle = cell->rect().center();
            QCOMPARE(matrix->childAt(middle.x(), middle.y()), cell);
        }
        QVERIFY(!table->cellAt(3, 0));
        QVERIFY(!table->cellAt(0, -1));
        Ga.setCurrent(2, 0);
        QCOMPARE(table->selectedCells().first(), table->cellAt(2, 0));
    }

    // A press by a screen reader toggles the cell, as one step of the history.
    void cellIsToggledByAPress()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("Example3")), QString());
        MatrixEditor Ga(&document, GraphPart::Ga);
        Ga.show();
        const int before = document.undoStack()->count();
        QAccessibleInterface* cell = of(Ga)->tableInterface()->cellAt(0, 0);
        QVERIFY(cell->actionInterface()->actionNames().contains(QAccessibleActionInterface::toggleAction()));
        cell->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(cell->text(QAccessible::Value), QStringLiteral("1"));
        QCOMPARE(document.undoStack()->count(), before + 1);
        document.undoStack()->undo();
        QCOMPARE(cell->text(QAccessible::Value), QStringLiteral("0"));
    }

    // A matrix of numbers is read, not pressed; a cell without a value says so; cells of a matrix that has shrunk are no
    // longer there.
    void matrixOfNumbersIsRead()
    {
        MatrixView matrix;
        matrix.setValues(2, 2, std::vector<double>{0.25, 1, std::numeric_limits<double>::quiet_NaN(), 0});
        matrix.setScale(MatrixView::Scale::continuous);
        matrix.setNames({QStringLiteral("tree")}, {QStringLiteral("ẑ1"), QStringLiteral("ẑ2")});
        QAccessibleTableInterface* table = of(matrix)->tableInterface();
        QCOMPARE(table->cellAt(0, 1)->text(QAccessible::Name), QStringLiteral("tree ← ẑ2"));
        QCOMPARE(table->cellAt(0, 0)->text(QAccessible::Value), QStringLiteral("0.250"));
        QAccessibleInterface* last = table->cellAt(1, 1);
        QCOMPARE(last->text(QAccessible::Name), QStringLiteral("2 ← ẑ2"));
        QCOMPARE(table->cellAt(1, 0)->text(QAccessible::Value), QStringLiteral("no value"));
        QVERIFY(!last->actionInterface()->actionNames().contains(QAccessibleActionInterface::toggleAction()));
        QVERIFY(last->state().readOnly);
        matrix.setValues(1, 1, std::vector<double>{1});
        QVERIFY(!last->isValid());
        QVERIFY(last->text(QAccessible::Name).isEmpty());
        QCOMPARE(of(matrix)->childCount(), 1);
    }
};

DISENTANGLE_TEST_MAIN(MatrixAccessibleTest)
#include "matrix_accessible_test.moc"
