// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons of the program from their question to their question, by mouse and keys, with a wrong turn in each. Where a step
// asks for training, a recorded run is opened: any way of doing it counts.
#include "core/lesson/places.h"
#include "core/record/run_file.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/document/parameter_row.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace disentangle;
using namespace disentangle::testing;

class LessonPlayTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio")); }
    void init();
    void cleanup();
    void identifiable();
    void howSparse();

private:
    /// What a recorded run says at a step.
    struct Evaluation {
        std::int64_t step;
        double mcc, r, r_con, shd;
    };

    LessonReader* reader() const { return m_window->lessons()->panel()->reader(); }
    LessonState state() const { return m_window->lessons()->state(); }
    void begin(const char* id);
    /// The step that is shown is done; on to the next one.
    void done();
    /// A step that is only to be read.
    void read() { press("next"); }
    void wrong(const char* words);
    /// Answers the question as it should be, and ends.
    void end(int answer);
    void press(const char* name) const;

    void choosePreset(const char* name);
    void setNumber(const char* key, const QString& number);
    void setChoice(const char* key, const char* choice);
    void openView(const char* id);
    void openPanel(const char* title);
    /// Of the document's experiment as it is now.
    RunModel* openRun(const std::vector<Evaluation>& evaluations);
    void tick(const RunModel* run);

    static constexpr int patience = 60000;  // ms that a busy machine may take for a rank test or for reading a run

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    int m_runs = 0;
};

void LessonPlayTest::init()
{
    m_window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    m_window->resize(1600, 900);
    m_window->resetLayout();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void LessonPlayTest::cleanup()
{
    m_window.reset();
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).removeRecursively();
}

void LessonPlayTest::press(const char* name) const
{
    auto* button = reader()->findChild<QPushButton*>(QLatin1String(name));
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void LessonPlayTest::begin(const char* id)
{
    const auto entries = lessons();
    const auto entry = std::ranges::find(entries, id, &LessonEntry::id);
    QVERIFY2(entry != entries.end(), id);
    m_window->lessons()->open(*entry);
    QCOMPARE(reader()->page(), 0);
    QTest::keyClick(reader()->findChildren<QRadioButton*>().first(), Qt::Key_Space);
    press("next");
}

void LessonPlayTest::done()
{
    const int page = reader()->page();
    QTRY_VERIFY2(reader()->isTicked(page), reader()->lesson().steps[static_cast<std::size_t>(page - 1)].title.c_str());
    QVERIFY(reader()->wrongTurn().isEmpty());
    press("next");
}

void LessonPlayTest::wrong(const char* words)
{
    QTRY_VERIFY2_WITH_TIMEOUT(reader()->wrongTurn().contains(QLatin1String(words)), words, patience);
    QVERIFY(!reader()->isTicked(reader()->page()));
}

void LessonPlayTest::end(int answer)
{
    QCOMPARE(reader()->page(), int(reader()->lesson().steps.size()) + 1);
    QTest::keyClick(reader()->findChildren<QRadioButton*>()[answer], Qt::Key_Space);
    const auto* text = reader()->findChild<QLabel*>(QStringLiteral("text"));
    QVERIFY2(text->text().contains(QStringLiteral("Right.")), qPrintable(text->text()));
    press("next");
    QVERIFY(!m_window->lessons()->panel()->isReading());
}

void LessonPlayTest::choosePreset(const char* name)
{
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto* list = m_window->graphEditor()->presetChooser()->findChild<QListWidget*>();
    QVERIFY(list && list->isVisible());
    const auto found = list->findItems(QLatin1String(name), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    list->scrollToItem(found.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.first()).center());
    QCOMPARE(m_window->document()->presetName(), QString::fromLatin1(name));
}

void LessonPlayTest::setNumber(const char* key, const QString& number)
{
    openPanel("Parameters");
    m_window->parameterForm()->reveal(key);
    ParameterRow* row = m_window->parameterForm()->row(key);
    auto* field = qobject_cast<QLineEdit*>(row->editor());
    if (!field)
        field = row->editor()->findChild<QLineEdit*>();
    QVERIFY2(field, key);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, number);
    QTest::keyClick(row->editor(), Qt::Key_Return);
    QCOMPARE(value_of(m_window->document()->experiment(), key).get<double>(), number.toDouble());
}

void LessonPlayTest::setChoice(const char* key, const char* choice)
{
    openPanel("Parameters");
    m_window->parameterForm()->reveal(key);
    auto* box = qobject_cast<QComboBox*>(m_window->parameterForm()->row(key)->editor());
    QVERIFY2(box, key);
    const int wanted = box->findText(QLatin1String(choice));
    QVERIFY2(wanted >= 0, choice);
    box->setFocus();
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(value_of(m_window->document()->experiment(), key).get<std::string>(), std::string(choice));
}

void LessonPlayTest::openView(const char* id)
{
    // Alone in its place it has no tab, and is seen.
    if (state().find(std::string("view ") + id))
        return;
    const std::string_view title = find_lesson_place(LessonPlace::Kind::view, id)->sentence;
    for (auto* bar : m_window->observatory()->findChildren<QTabBar*>())
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i).toStdString() == title)
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
}

void LessonPlayTest::openPanel(const char* title)
{
    // Where it is alone it has no tab, and is seen.
    for (auto* bar : m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == QLatin1String(title))
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
}

RunModel* LessonPlayTest::openRun(const std::vector<Evaluation>& evaluations)
{
    const Experiment& experiment = m_window->document()->experiment();
    const QString path = m_folder.filePath(QStringLiteral("%1.run").arg(++m_runs));
    {
        RunWriter writer = RunWriter::create(path.toStdString(), experiment);
        const Adjacency& truth = *experiment.world.graph.Ga;
        const int d = truth.rows();
        Snapshot assignment{1, d, {}};
        for (int i = 0; i < d; ++i)
            assignment.data.push_back(static_cast<float>(i));
        for (const Evaluation& at : evaluations) {
            for (const auto& [name, value] :
                 {std::pair{"mcc", at.mcc}, {"r", at.r}, {"r_con", at.r_con}, {"shd", at.shd}, {"loss", -at.r}})
                writer.metric(at.step, name, value);
            writer.snapshot(at.step, "assignment", assignment);
            Snapshot correlation{d, d, {}}, probability{d, truth.cols(), {}};
            for (int i = 0; i < d; ++i) {
                for (int j = 0; j < d; ++j)
                    correlation.data.push_back(static_cast<float>(i == j ? at.mcc : 1 - at.mcc));
                for (int j = 0; j < truth.cols(); ++j)
                    probability.data.push_back(truth(i, j) || at.shd > 0 ? 1 : 0);
            }
            writer.snapshot(at.step, "correlation", correlation);
            writer.snapshot(at.step, "probability_Ga", probability);
        }
        writer.event(evaluations.back().step, "finish", "steps");
    }
    m_window->openFile(path);
    RunModel* run = m_window->runList()->current();
    const bool opened =
        QTest::qWaitFor([&] { return m_window->isSettled() && run->step() == evaluations.back().step; }, patience);
    return opened ? run : nullptr;
}

void LessonPlayTest::tick(const RunModel* run)
{
    m_window->runList()->setOverlaid(m_window->runList()->find(run->path()), true);
}

// 1
void LessonPlayTest::identifiable()
{
    begin("01-identifiable");
    choosePreset("ActionDiag");
    openPanel("World's data");
    done();
    setChoice("sparsity.search", "masks");
    wrong("only in another way");
    setChoice("sparsity.search", "frozen");
    done();
    RunModel* mixed = openRun({{0, .4, .63, .4, 90}, {600, .61, .94, .61, 90}});
    QVERIFY(mixed);
    done();
    openView("scores");
    done();
    openView("entanglement");
    done();
    setChoice("sparsity.search", "rotate");
    done();
    const RunModel* apart = openRun({{0, .49, .86, .49, 90}, {500, .94, .94, .94, 0}});
    QVERIFY(apart);
    done();
    tick(mixed);
    openView("scores");
    wrong("Tick the other one");
    tick(apart);
    done();
    end(1);
}

// 7
void LessonPlayTest::howSparse()
{
    begin("07-how-sparse");
    choosePreset("Example2");
    done();
    setChoice("sparsity.search", "masks");
    wrong("Steps to 1500");
    setNumber("training.steps", QStringLiteral("1500"));
    done();
    std::vector<const RunModel*> runs;
    for (const auto& [bound, shd] : {std::pair{6, 3}, {1, 2}, {3, 0}}) {
        setNumber("sparsity.beta_Ga", QString::number(bound));
        runs.push_back(openRun({{0, .5, .8, .5, 6}, {1500, .99, bound == 1 ? .9 : .99, .99, double(shd)}}));
        QVERIFY(runs.back());
        done();
    }
    openView("loss");
    tick(runs[0]);
    wrong("Tick all three");
    tick(runs[1]);
    tick(runs[2]);
    done();
    m_window->runList()->setCurrent(m_window->runList()->find(runs[1]->path()));
    wrong("the run with one");
    m_window->runList()->setCurrent(m_window->runList()->find(runs[0]->path()));
    done();
    read();
    end(2);
}

DISENTANGLE_TEST_MAIN(LessonPlayTest)
#include "lesson_play_test.moc"
