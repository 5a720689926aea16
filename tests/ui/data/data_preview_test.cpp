// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_preview.h"

#include "core/graph/presets.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/graph_selection.h"
#include "ui/style/theme.h"
#include "ui/data/scatter_matrix.h"
#include "ui/data/variable_chooser.h"

#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <limits>
#include <memory>

using namespace disentangle;
using Kind = SampleVariable::Kind;

class DataPreviewTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static Dataset expected(const ExperimentDocument& document)
    {
        return World(document.experiment().world).sample(Split::train, DataPreview::rows);
    }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // The numbers shown are those the engine will train on, whatever the world: actions, time, both, 1 and 64 latents.
    void numbersAreThoseOfTheWorld_data()
    {
        QTest::addColumn<QString>("world");
        for (const char* world : {"ActionDiag", "TimeNonDiag", "TreeRobotBall", "one", "large"})
            QTest::newRow(world) << QString(QLatin1String(world));
    }
    void numbersAreThoseOfTheWorld()
    {
        QFETCH(QString, world);
        ExperimentDocument document;
        if (world == QStringLiteral("one"))
            document.makeEmpty();
        else if (world == QStringLiteral("large"))
            QCOMPARE(document.replaceGraph(
                         make_graph(random_adjacency(64, 64, 0.05, false, 1), random_adjacency(64, 64, 0.05, true, 2)),
                         QStringLiteral("Large")),
                     QString());
        if (world ==
            QStringLiteral("large"))  // x is standardised over what there is to train on: fewer rows, less time
            QCOMPARE(document.setParameter(QStringLiteral("world.rows.train"), 2000), QString());
        else if (world != QStringLiteral("one"))
            QCOMPARE(document.applyPreset(world), QString());
        DataPreview preview(&document);
        preview.resize(320, 360);
        preview.QWidget::show();
        QTRY_VERIFY_WITH_TIMEOUT(preview.isExact(), 60000);
        const Dataset data = expected(document);
        QVERIFY(preview.dataset()->x == data.x);
        QVERIFY(preview.dataset()->z == data.z);
        QVERIFY(preview.dataset()->a == data.a);
        QVERIFY(!preview.shown().empty());
        const auto& shown = preview.matrix()->data();
        for (std::size_t k = 0; k < preview.shown().size(); ++k)
            QCOMPARE(shown.columns[k], columnOf(data, preview.shown()[k]));
        preview.grab();
    }

    // The first look has the latents and actions of the world exactly.
    void theFirstLookHasTheRightLatents()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        preview.show({{Kind::latent, 0}, {Kind::latent, 1}});
        preview.QWidget::show();
        QSignalSpy sampled(&preview, &DataPreview::sampled);
        QTRY_COMPARE(sampled.count(), 1);
        const Dataset data = expected(document);
        QVERIFY(preview.dataset()->z == data.z);
        QVERIFY(preview.dataset()->a == data.a);
    }

    // Columns are taken from where the data set has them: last step for z and x, first for "before".
    void columnsAreTakenFromTheirPlace()
    {
        Dataset data;
        data.rows = 2;
        data.steps = 2;
        data.d_x = 1;
        data.d_z = 2;
        data.d_a = 1;
        data.x = {1, 2, 3, 4};
        data.z = {10, 11, 12, 13, 20, 21, 22, 23};
        data.a = {5, 6};
        using Column = std::vector<float>;
        QCOMPARE(columnOf(data, {Kind::action, 0}), (Column{5, 6}));
        QCOMPARE(columnOf(data, {Kind::before, 1}), (Column{11, 21}));
        QCOMPARE(columnOf(data, {Kind::latent, 1}), (Column{13, 23}));
        QCOMPARE(columnOf(data, {Kind::observation, 0}), (Column{2, 4}));
    }

    // Whatever happens in between, the last edit is what is shown in the end.
    void theNewestEditWins()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        preview.QWidget::show();
        for (int k = 0; k < 30; ++k) {
            document.toggleEdge(GraphPart::Ga, k % 10, (k * 7) % 10);
            if (k % 5 == 0)
                QCoreApplication::processEvents();
        }
        QCOMPARE(document.setParameter(QStringLiteral("world.noise"), 0.5), QString());
        document.setLatentCount(4);
        QTRY_VERIFY(preview.isExact());
        const Dataset data = expected(document);
        QVERIFY(preview.dataset()->x == data.x);
        QVERIFY(preview.dataset()->z == data.z);
    }

    // A preview that is destroyed while it computes stops its work.
    void previewMayGoWhileDrawing()
    {
        ExperimentDocument document;
        for (int k = 0; k < 5; ++k) {
            auto preview = std::make_unique<DataPreview>(&document);
            preview->QWidget::show();
            document.toggleEdge(GraphPart::Ga, 0, k);
            preview.reset();
        }
        QCoreApplication::processEvents();
    }

    // A hidden preview draws nothing; shown, it catches up.
    void aHiddenPreviewRests()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        document.toggleEdge(GraphPart::Ga, 0, 1);
        QVERIFY(!preview.isBusy());
        preview.QWidget::show();
        QVERIFY(preview.isBusy());
        QTRY_VERIFY(preview.isExact());
        // Parameters of training do not concern it.
        QCOMPARE(document.setParameter(QStringLiteral("training.steps"), 77), QString());
        QCOMPARE(document.setParameter(QStringLiteral("world.rows.test"), 20000), QString());
        QVERIFY(!preview.isBusy());
        QVERIFY(preview.isExact());
    }

    // While something wrong is being typed the last valid world stays, pale, and the reason is said.
    void whileATypedValueIsWrongThatIsSaid()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        preview.QWidget::show();
        QTRY_VERIFY(preview.isExact());
        preview.setProblem(QStringLiteral("World / Noise: is -1, expected 0 to 10"));
        QVERIFY(preview.matrix()->isOutOfDate());
        QVERIFY(preview.caption().contains(QStringLiteral("is -1")));
        QVERIFY(!preview.matrix()->data().columns.empty());
        preview.grab();
        preview.setProblem({});
        QVERIFY(!preview.matrix()->isOutOfDate());
        QVERIFY(!preview.caption().contains(QStringLiteral("is -1")));
    }

    // Left to itself it shows the first parent of the selected latent, the latent, and two observations.
    void automaticVariablesFollowTheSelection()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        QCOMPARE(preview.shown(), (std::vector<SampleVariable>{{Kind::action, 0},
                                                               {Kind::latent, 0},
                                                               {Kind::latent, 1},
                                                               {Kind::observation, 0},
                                                               {Kind::observation, 1}}));
        document.selection()->select(GraphItems::latent(4));
        QCOMPARE(preview.shown(), (std::vector<SampleVariable>{{Kind::action, 4},
                                                               {Kind::latent, 4},
                                                               {Kind::latent, 0},
                                                               {Kind::observation, 0},
                                                               {Kind::observation, 1}}));
        preview.show({{Kind::latent, 7}, {Kind::latent, 8}});
        document.selection()->select(GraphItems::latent(2));
        QCOMPARE(preview.shown(), (std::vector<SampleVariable>{{Kind::latent, 7}, {Kind::latent, 8}}));
        // What the world no longer has is no longer shown.
        preview.QWidget::show();
        document.setLatentCount(8);
        QTRY_VERIFY(!preview.isBusy());
        QCOMPARE(preview.shown(), (std::vector<SampleVariable>{{Kind::latent, 7}}));
    }

    // Six variables at once at most; unchecking the last keeps it.
    void variablesAreCheckedInAList()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        preview.QWidget::show();
        preview.show({{Kind::latent, 0}});
        VariableChooser* chooser = preview.chooser();
        chooser->openList();
        QListWidget* list = chooser->list();
        // "Automatic", 10 actions, 10 latents, 20 observations.
        QCOMPARE(list->count(), 41);
        const auto item = [&](const QString& name) { return list->findItems(name, Qt::MatchExactly).value(0); };
        item(QStringLiteral("a3"))->setCheckState(Qt::Checked);
        QTRY_COMPARE(preview.shown(), (std::vector<SampleVariable>{{Kind::action, 2}, {Kind::latent, 0}}));
        for (const char* name : {"x1", "x2", "x3", "x4"}) {
            item(QLatin1String(name))->setCheckState(Qt::Checked);
            QCoreApplication::processEvents();
        }
        QCOMPARE(preview.shown().size(), std::size_t{6});
        QVERIFY(!(item(QStringLiteral("x5"))->flags() & Qt::ItemIsEnabled));
        preview.show({{Kind::latent, 0}});
        item(QStringLiteral("z1"))->setCheckState(Qt::Unchecked);
        QCoreApplication::processEvents();
        QCOMPARE(preview.shown(), (std::vector<SampleVariable>{{Kind::latent, 0}}));
        QCOMPARE(item(QStringLiteral("z1"))->checkState(), Qt::Checked);
    }

    // Points take the colour of an action that reaches the first latent; the user may choose another, or none.
    void pointsAreColouredByAParent()
    {
        ExperimentDocument document;
        DataPreview preview(&document);
        preview.QWidget::show();
        QTRY_VERIFY(preview.isExact());
        QCOMPARE(preview.matrix()->data().colourName, QStringLiteral("a1"));
        QComboBox* box = preview.colourBox();
        box->setCurrentIndex(box->findText(QStringLiteral("Colour: a5")));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(preview.matrix()->data().colourName, QStringLiteral("a5"));
        QCOMPARE(preview.matrix()->data().colour, columnOf(*preview.dataset(), {Kind::action, 4}));
        // The choice stays while the world changes.
        document.toggleEdge(GraphPart::Ga, 0, 1);
        QTRY_VERIFY(preview.isExact());
        QCOMPARE(preview.matrix()->data().colourName, QStringLiteral("a5"));
        box->setCurrentIndex(1);
        Q_EMIT box->activated(1);
        QVERIFY(preview.matrix()->data().colour.empty());
    }

    // Constant columns, infinities and empty data can be drawn.
    void oddColumnsAreDrawn()
    {
        ScatterMatrix matrix;
        matrix.resize(200, 200);
        matrix.grab();
        const float inf = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
        matrix.setData({{QStringLiteral("constant"), QStringLiteral("odd")},
                        {{3, 3, 3}, {inf, nan, 1}},
                        QStringLiteral("c"),
                        {nan, 1, 2}});
        matrix.grab();
        matrix.setData({{QStringLiteral("none")}, {{}}, {}, {}});
        matrix.grab();
        matrix.resize(10, 10);
        matrix.grab();
    }
};

DISENTANGLE_TEST_MAIN(DataPreviewTest)
#include "data_preview_test.moc"
