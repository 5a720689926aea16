// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/matrix_view.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/matrix_layout.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace disentangle;

namespace {

QStringList numbered(const QString& prefix, int count)
{
    QStringList names;
    for (int i = 1; i <= count; ++i)
        names << prefix + QString::number(i);
    return names;
}

}  // namespace

class MatrixViewTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // A click turns a cell on, and a second one off again; each signals its cell once and ends one edit.
    void clickTogglesTheCellUnderThePointer()
    {
        MatrixView view;
        view.setMatrix(Adjacency(3, 2));
        view.setEditable(true);
        view.resize(200, 200);
        view.show();
        QSignalSpy edited(&view, &MatrixView::cellEdited);
        QSignalSpy finished(&view, &MatrixView::editFinished);
        const QPoint cell = view.cellRect(2, 1).center().toPoint();
        QTest::mouseClick(&view, Qt::LeftButton, {}, cell);
        QCOMPARE(edited.takeFirst(), (QVariantList{2, 1, true}));
        QCOMPARE(view.value(2, 1), 1.0);
        QTest::mouseClick(&view, Qt::LeftButton, {}, cell);
        QCOMPARE(edited.takeFirst(), (QVariantList{2, 1, false}));
        QCOMPARE(view.value(2, 1), 0.0);
        QVERIFY(edited.isEmpty());
        QCOMPARE(finished.count(), 2);
    }

    // A drag sets every cell it crosses to what its first cell became, also those the pointer jumped over, as one edit.
    void dragSetsAllCellsOnItsWay()
    {
        MatrixView view;
        Adjacency matrix(1, 5);
        matrix.set(0, 3, true);
        view.setMatrix(matrix);
        view.setEditable(true);
        view.resize(300, 120);
        view.show();
        QSignalSpy edited(&view, &MatrixView::cellEdited);
        QSignalSpy finished(&view, &MatrixView::editFinished);
        QTest::mousePress(&view, Qt::LeftButton, {}, view.cellRect(0, 0).center().toPoint());
        QTest::mouseMove(&view, view.cellRect(0, 4).center().toPoint());
        QTest::mouseRelease(&view, Qt::LeftButton, {}, view.cellRect(0, 4).center().toPoint());
        for (int c = 0; c < 5; ++c)
            QCOMPARE(view.value(0, c), 1.0);
        QCOMPARE(edited.count(), 4);  // the fourth cell was on already
        QCOMPARE(finished.count(), 1);
    }

    // Without editing, a click chooses the cell and changes nothing.
    void clickOnAMatrixThatIsNotEditableOnlyChooses()
    {
        MatrixView view;
        view.setMatrix(Adjacency(2, 2));
        view.resize(200, 200);
        view.show();
        QSignalSpy edited(&view, &MatrixView::cellEdited);
        QSignalSpy current(&view, &MatrixView::currentChanged);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(1, 0).center().toPoint());
        QCOMPARE(edited.count(), 0);
        QCOMPARE(current.takeFirst(), (QVariantList{1, 0}));
    }

    // Arrows move within the matrix and stop at its edges; Ctrl goes to the end; Space, 0 and 1 set.
    void keyboardMovesAndToggles()
    {
        MatrixView view;
        view.setMatrix(Adjacency(3, 3));
        view.setEditable(true);
        view.resize(200, 200);
        view.show();
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.currentCol(), 0);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(view.value(1, 1), 1.0);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.currentRow(), 2);
        QCOMPARE(view.currentCol(), 2);
        QTest::keyClick(&view, Qt::Key_1);
        QCOMPARE(view.value(2, 2), 1.0);
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.value(2, 2), 0.0);
        QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view.currentRow(), 0);
        QCOMPARE(view.currentCol(), 0);
    }

    // Every cell of every size can be hit where it is drawn, and lies within the widget.
    void everyCellIsWhereItIsDrawn_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (const auto& [rows, cols] : {std::pair{1, 1}, {1, 64}, {64, 1}, {3, 5}, {10, 10}, {40, 40}, {64, 64}})
            QTest::addRow("%dx%d", rows, cols) << rows << cols;
    }
    void everyCellIsWhereItIsDrawn()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        MatrixView view;
        view.setMatrix(Adjacency(rows, cols));
        view.setNames(numbered(QStringLiteral("z"), rows), numbered(QStringLiteral("a"), cols));
        for (const QSize size : {QSize(320, 320), view.minimumSizeHint(), view.sizeHint()}) {
            view.resize(size);
            for (int r = 0; r < rows; ++r)
                for (int c = 0; c < cols; ++c) {
                    const QRectF cell = view.cellRect(r, c);
                    QVERIFY(QRectF(view.rect()).contains(cell));
                    QCOMPARE(view.cellAt(cell.center()), (MatrixView::Cell{r, c}));
                }
        }
    }

    // Cells lie on whole device pixels at any device pixel ratio.
    void cellsLieOnWholeDevicePixels_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0})
            QTest::addRow("%.2f", ratio) << ratio;
    }
    void cellsLieOnWholeDevicePixels()
    {
        QFETCH(double, ratio);
        MatrixLayout::Request request;
        request.area = QRectF(0, 0, 217, 199);
        request.devicePixelRatio = ratio;
        request.rows = request.cols = 13;
        request.rowNames = request.colNames = numbered(QStringLiteral("z"), 13);
        const MatrixLayout layout = MatrixLayout::compute(request);
        for (int i = 0; i < 13; ++i) {
            const QRectF cell = layout.cellRect(i, i);
            for (const double edge : {cell.left(), cell.top(), cell.right(), cell.bottom()})
                QVERIFY2(std::abs(edge * ratio - std::round(edge * ratio)) < 1e-6,
                         qPrintable(QString::number(edge * ratio)));
        }
    }

    // Names that would run into each other are thinned out, and left out where hardly any would be left.
    void labelsAreThinnedOutBeforeTheyTouch()
    {
        MatrixLayout::Request request;
        request.area = QRectF(0, 0, 400, 400);
        request.rows = request.cols = 64;
        request.rowNames = request.colNames = numbered(QStringLiteral("z"), 64);
        const MatrixLayout large = MatrixLayout::compute(request);
        const double line = QFontMetricsF(large.font).ascent();
        QVERIFY(large.rowLabelStep > 1);
        QVERIFY(large.rowLabelStep * large.cell >= line);
        request.area = QRectF(0, 0, 64, 64);
        const MatrixLayout tiny = MatrixLayout::compute(request);
        QCOMPARE(tiny.rowLabelStep, 0);
        QCOMPARE(tiny.colLabelStep, 0);
        QCOMPARE(tiny.cell, 1.0);
    }

    // A binary cell has the colour of its value, a continuous one viridis': 0 dark violet, 1 yellow.
    void cellsShowTheirValues()
    {
        MatrixView view;
        view.setMatrix(Adjacency::identity(2));
        QImage image(200, 200, QImage::Format_RGB32);
        const auto drawn = [&](int row, int col) {
            image.fill(Qt::white);
            QPainter painter(&image);
            view.draw(painter, QRectF(0, 0, 200, 200));
            painter.end();
            view.resize(200, 200);
            return image.pixelColor(view.cellRect(row, col).center().toPoint());
        };
        QCOMPARE(drawn(0, 0), colours().cellOn);
        QCOMPARE(drawn(0, 1), colours().cellOff);
        view.setScale(MatrixView::Scale::continuous);
        QCOMPARE(drawn(0, 1), QColor(0x440154));
        QCOMPARE(drawn(1, 1), QColor(0xfde725));
    }

    // A cell without a value is no zero.
    void notANumberIsShownAsNoValue()
    {
        MatrixView view;
        view.setScale(MatrixView::Scale::continuous);
        view.setValues(1, 1, std::vector<double>{std::numeric_limits<double>::quiet_NaN()});
        QVERIFY(view.readout(0, 0).contains(QStringLiteral("no value")));
        view.resize(60, 60);
        QVERIFY(!view.grab().isNull());
    }

    // What is shown can be taken along: names and values as a table.
    void copyGivesTheMatrixWithItsNames()
    {
        MatrixView view;
        view.setMatrix(Adjacency::from_rows({{1, 0}}));
        view.setNames({QStringLiteral("ball")}, {QStringLiteral("push"), QStringLiteral("pull")});
        view.show();
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\tpush\tpull\nball\t1\t0\n"));
    }

    // An empty matrix draws its placeholder and takes no input.
    void emptyMatrixDoesNothing()
    {
        MatrixView view;
        view.setPlaceholder(QStringLiteral("Nothing yet"));
        view.setEditable(true);
        view.resize(80, 80);
        view.show();
        QSignalSpy edited(&view, &MatrixView::cellEdited);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(40, 40));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(edited.count(), 0);
        QVERIFY(!view.cellAt(QPointF(40, 40)));
        QVERIFY(!view.grab().isNull());
    }
};

DISENTANGLE_TEST_MAIN(MatrixViewTest)
#include "matrix_view_test.moc"
