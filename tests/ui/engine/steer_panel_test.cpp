// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/steer_panel.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace disentangle;
using namespace disentangle::testing;
using State = EngineProcess::State;

/// With an engine that accepts a change of "beta_Ga" alone, and of nothing under its full name.
class SteerPanelTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void itSaysWhyNothingCanBeChanged();
    void itShowsTheValuesInForce();
    void onlyWhatActsInTheRunIsThere();
    void aChangeIsSentAndARefusalStandsBesideTheField();
    void whatCannotBeIsNotSent();
    void whatActsNoMoreIsTakenAwayAndSaysWhy();

private:
    void train();
    static void type(ParameterRow* row, const QString& text);

    const RunFolder m_folder;
    std::unique_ptr<EngineProcess> m_engine;
    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<SteerPanel> m_panel;
};

// Example4 has actions and no time.
void SteerPanelTest::initTestCase()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    SyntheticRun run(m_folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1});
    run.recordTo(200);
    run.writer().event(150, "set", R"({"key": "rate", "value": 0.25})");
}

void SteerPanelTest::init()
{
    m_engine = std::make_unique<EngineProcess>();
    m_panel = std::make_unique<SteerPanel>(m_engine.get());
    m_panel->show();
    m_run = std::make_unique<RunModel>(m_folder.text("a.run"));
    m_panel->setRun(m_run.get());
    QTRY_VERIFY(isRead(*m_run, 200));
}

void SteerPanelTest::cleanup()
{
    m_panel.reset();
    m_run.reset();
    m_engine.reset();
}

void SteerPanelTest::train()
{
    m_engine->start("{}", m_folder.text("a.run"));
    QTRY_COMPARE(m_engine->state(), State::running);
}

void SteerPanelTest::type(ParameterRow* row, const QString& text)
{
    auto* field = row->editor()->findChild<QLineEdit*>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(row->editor(), Qt::Key_Return);
}

void SteerPanelTest::itSaysWhyNothingCanBeChanged()
{
    QVERIFY(m_panel->reason().contains("Nothing is training"));
    QVERIFY(!m_panel->row("training.rate")->isEnabled());
    train();
    QVERIFY(m_panel->reason().isEmpty());
    QVERIFY(m_panel->row("training.rate")->isEnabled());
}

void SteerPanelTest::itShowsTheValuesInForce()
{
    QCOMPARE(m_panel->row("training.rate")->editor()->findChild<QLineEdit*>()->text(), QString("0.25"));
}

void SteerPanelTest::onlyWhatActsInTheRunIsThere()
{
    QVERIFY(m_panel->row("sparsity.beta_Ga"));
    QVERIFY(!m_panel->row("sparsity.beta_Gz"));
    QVERIFY(!m_panel->row("training.steps"));
    // The run is searched by rotation, which draws no masks.
    for (const char* key :
         {"sparsity.penalty", "sparsity.multiplier_rate", "sparsity.mask_rate", "sparsity.schedule_end",
          "sparsity.dual_restarts", "sparsity.temperature", "sparsity.mask_limit"})
        QVERIFY2(!m_panel->row(key), key);
    // Few latents are trained by Adam alone.
    QVERIFY(m_panel->row("training.rate"));
    QVERIFY(!m_panel->row("training.muon_rate"));
}

void SteerPanelTest::aChangeIsSentAndARefusalStandsBesideTheField()
{
    train();
    QSignalSpy refused(m_engine.get(), &EngineProcess::changeRefused);
    ParameterRow* rate = m_panel->row("training.rate");
    type(rate, "0.5");
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused.first()[0].toString(), QString("training.rate"));
    QVERIFY(rate->problem().contains("cannot be changed"));
    QCOMPARE(rate->editor()->findChild<QLineEdit*>()->text(), QString("0.5"));
    type(rate, "0.125");  // corrected: sent again
    QTRY_COMPARE(refused.count(), 2);
}

void SteerPanelTest::whatCannotBeIsNotSent()
{
    train();
    QSignalSpy refused(m_engine.get(), &EngineProcess::changeRefused);
    ParameterRow* rate = m_panel->row("training.rate");
    type(rate, "-1");
    QVERIFY(!rate->problem().isEmpty());
    type(rate, "0.25");  // what is in force
    QVERIFY(rate->problem().isEmpty());
    m_engine->takeSteps();
    QTRY_COMPARE(m_engine->step(), 1);  // answered after everything sent before
    QCOMPARE(refused.count(), 0);
}

void SteerPanelTest::whatActsNoMoreIsTakenAwayAndSaysWhy()
{
    qputenv("DISENTANGLE_FAKE_ENGINE", "idle");
    train();
    ParameterRow* bound = m_panel->row("sparsity.beta_Ga");
    QVERIFY(bound);
    QTRY_VERIFY(!bound->editor()->isEnabled());
    QVERIFY(bound->editor()->parentWidget()->isEnabled());
    bool said = false;
    for (const QLabel* label : bound->findChildren<QLabel*>())
        said |= label->isVisible() && label->text().contains(QStringLiteral("it acts until a search has begun"));
    QVERIFY(said);
    QVERIFY(m_panel->row("training.rate")->editor()->isEnabled());
    qunsetenv("DISENTANGLE_FAKE_ENGINE");
}

DISENTANGLE_TEST_MAIN(SteerPanelTest)
#include "steer_panel_test.moc"
