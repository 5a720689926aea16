// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/lesson_player.h"

#include "core/experiment/variables.h"
#include "core/lesson/places.h"
#include "ui/data/table/data_sheet.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/transport_bar.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/observe/scrub/scrubber_track.h"
#include "ui/runs/run_list.h"
#include "ui/tasks/task_editor.h"
#include "ui/tasks/task_pages.h"
#include "ui/window/data_control.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/lessons/lesson_places.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/world_column.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <algorithm>

namespace disentangle::testing {

namespace {

void chooseIn(QComboBox& box, const char* choice)
{
    const int wanted = box.findText(QLatin1String(choice));
    QVERIFY2(wanted >= 0, choice);
    box.setFocus();
    while (box.currentIndex() != wanted)
        QTest::keyClick(&box, box.currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

}  // namespace

LessonPlayer::LessonPlayer() = default;
LessonPlayer::~LessonPlayer() = default;

void LessonPlayer::openWindow()
{
    m_window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    m_window->resize(1600, 900);
    m_window->resetLayout();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void LessonPlayer::closeWindow()
{
    m_window.reset();
    qunsetenv("DISENTANGLE_ENGINE");
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).removeRecursively();
}

LessonReader* LessonPlayer::reader() const
{
    return m_window->lessons()->panel()->reader();
}

LessonState LessonPlayer::state() const
{
    return m_window->lessons()->state();
}

void LessonPlayer::undo()
{
    key(Qt::Key_Z, Qt::ControlModifier);
}

void LessonPlayer::key(Qt::Key which, Qt::KeyboardModifiers modifiers)
{
    // A list that was just closed may still count as the active window, whose alone the shortcuts are.
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window.get(), which, modifiers);
}

void LessonPlayer::press(const char* name) const
{
    auto* button = reader()->findChild<QPushButton*>(QLatin1String(name));
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void LessonPlayer::begin(const char* id, From from)
{
    const auto entries = lessons();
    const auto entry = std::ranges::find(entries, id, &LessonEntry::id);
    QVERIFY2(entry != entries.end(), id);
    m_window->lessons()->open(*entry);
    QCOMPARE(reader()->page(), 0);
    if (from == From::itsPreset)
        press("preset");
    if (from == From::itsData)
        press("data");
    QTest::keyClick(reader()->findChildren<QRadioButton*>().first(), Qt::Key_Space);
    press("next");
}

void LessonPlayer::done()
{
    const int page = reader()->page();
    QTRY_VERIFY2(reader()->isTicked(page), reader()->lesson().steps[static_cast<std::size_t>(page - 1)].title.c_str());
    QVERIFY(reader()->wrongTurn().isEmpty());
    press("next");
}

void LessonPlayer::wrong(const char* words)
{
    QTRY_VERIFY2_WITH_TIMEOUT(reader()->wrongTurn().contains(QLatin1String(words)), words, patience);
    QVERIFY(!reader()->isTicked(reader()->page()));
}

void LessonPlayer::end(int answer)
{
    QCOMPARE(reader()->page(), int(reader()->lesson().steps.size()) + 1);
    QTest::keyClick(reader()->findChildren<QRadioButton*>()[answer], Qt::Key_Space);
    const auto* text = reader()->findChild<QLabel*>(QStringLiteral("text"));
    QVERIFY2(text->text().contains(QStringLiteral("Right.")), qPrintable(text->text()));
    press("next");
    QVERIFY(!m_window->lessons()->panel()->isReading());
}

void LessonPlayer::click(GraphPart part, int row, int col)
{
    MatrixView* view = m_window->graphEditor()->matrixView(part);
    QTRY_VERIFY(view->cellRect(row, col).width() > 4);
    QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(row, col).center().toPoint());
}

void LessonPlayer::clickName(GraphPart part, MatrixView::Axis axis, int index)
{
    MatrixView* view = m_window->graphEditor()->matrixView(part);
    QTRY_VERIFY(!view->headerRect({axis, index}).isEmpty());
    QTest::mouseClick(view, Qt::LeftButton, {}, view->headerRect({axis, index}).center().toPoint());
}

void LessonPlayer::openView(const char* id)
{
    // Alone in its place it has no tab, and is seen.
    if (state().find(std::string("view ") + id))
        return;
    const std::string_view title = find_lesson_place(LessonPlace::Kind::view, id)->sentence;
    for (auto* slot : m_window->observatory()->findChildren<ViewSlot*>())
        for (auto* view : m_window->observatory()->findChildren<RunView*>()) {
            if (!slot->holds(view) || view->windowTitle().toStdString() != title)
                continue;
            QWidget* place = slot->childAt(slot->placeOf(view, *slot).center());
            QVERIFY2(place, id);
            if (const auto* menu = qobject_cast<QToolButton*>(place)) {
                Q_EMIT menu->menu()->aboutToShow();
                for (QAction* entry : menu->menu()->actions())
                    if (entry->text() == view->windowTitle())
                        entry->trigger();
            } else {
                QTest::mouseClick(place, Qt::LeftButton, {}, place->mapFrom(slot, slot->placeOf(view, *slot).center()));
            }
        }
}

void LessonPlayer::openPanel(const char* title)
{
    // Where it is alone it has no tab, and is seen.
    for (auto* bar : m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == QLatin1String(title))
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
}

void LessonPlayer::choosePreset(const char* name)
{
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto* list = m_window->graphEditor()->presetChooser()->findChild<QListWidget*>();
    QVERIFY(list && list->isVisible());
    const auto found = list->findItems(QLatin1String(name), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    list->scrollToItem(found.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.first()).center());
    QCOMPARE(m_window->document()->presetName(), QString::fromLatin1(name));
}

void LessonPlayer::chooseTasks(const char* name)
{
    auto* tasks = qobject_cast<TaskPages*>(m_window->worldColumn()->pages());
    QVERIFY(tasks);
    chooseIn(*tasks->editor()->presets(), name);
    QCOMPARE(m_window->document()->presetName(), QString::fromLatin1(name));
}

void LessonPlayer::giveRole(int first, int last, Qt::Key role)
{
    const DataSheet* sheet = m_window->dataControl()->sheet();
    QVERIFY(sheet);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet->isBusy(), patience);
    QTreeView* columns = sheet->columns();
    for (const int column : {first, last}) {
        const QModelIndex index = sheet->model()->indexOf(ColumnModel::Place{0, column});
        columns->scrollTo(index);
        QTest::mouseClick(columns->viewport(), Qt::LeftButton, column == first ? Qt::NoModifier : Qt::ShiftModifier,
                          columns->visualRect(index).center());
    }
    QTest::keyClick(columns, role);
}

void LessonPlayer::useData()
{
    DataSheet* sheet = m_window->dataControl()->sheet();
    QVERIFY(sheet);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet->isBusy() && sheet->okButton()->isEnabled(), patience);
    QTest::mouseClick(sheet->okButton(), Qt::LeftButton);
    QCOMPARE(m_window->document()->experiment().data_kind, std::string("table"));
}

void LessonPlayer::clickNeed(int factor, int task)
{
    auto* tasks = qobject_cast<TaskPages*>(m_window->worldColumn()->pages());
    QVERIFY(tasks);
    MatrixEditor* matrix = tasks->editor()->matrix();
    QTRY_VERIFY(matrix->cellRect(factor, task).width() > 4);
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(factor, task).center().toPoint());
}

void LessonPlayer::clickPoint()
{
    press("show");
    QWidget* widget = widgetOf(*m_window, *lesson_point(reader()->point()));
    QVERIFY(widget);
    QTRY_VERIFY2(!widget->visibleRegion().isEmpty(), reader()->point().c_str());
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->visibleRegion().boundingRect().center());
}

void LessonPlayer::setNumber(const char* of, const QString& number)
{
    openPanel("Parameters");
    m_window->parameterForm()->reveal(of);
    ParameterRow* row = m_window->parameterForm()->row(of);
    auto* field = qobject_cast<QLineEdit*>(row->editor());
    if (!field)
        field = row->editor()->findChild<QLineEdit*>();
    QVERIFY2(field, of);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, number);
    QTest::keyClick(row->editor(), Qt::Key_Return);
    QCOMPARE(value_of(m_window->document()->experiment(), of).get<double>(), number.toDouble());
}

void LessonPlayer::setChoice(const char* of, const char* choice)
{
    openPanel("Parameters");
    m_window->parameterForm()->reveal(of);
    auto* box = qobject_cast<QComboBox*>(m_window->parameterForm()->row(of)->editor());
    QVERIFY2(box, of);
    chooseIn(*box, choice);
    QCOMPARE(value_of(m_window->document()->experiment(), of).get<std::string>(), std::string(choice));
}

RunModel* LessonPlayer::openRun(const std::vector<Evaluation>& evaluations, const Extra& extra)
{
    const QString path = inFolder(QStringLiteral("%1.run").arg(++m_runs));
    {
        RunWriter writer = RunWriter::create(path.toStdString(), m_window->document()->experiment());
        for (const Evaluation& at : evaluations) {
            if (m_window->document()->experiment().data_kind != "table")
                record(writer, at);
            if (extra)
                extra(writer, at.step);
        }
        writer.event(evaluations.back().step, "finish", "steps");
    }
    m_window->openFile(path);
    RunModel* run = m_window->runList()->current();
    const bool opened =
        QTest::qWaitFor([&] { return m_window->isSettled() && run->step() == evaluations.back().step; }, patience);
    return opened ? run : nullptr;
}

void LessonPlayer::train()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);  // until the window closes: it decodes, too
    QVERIFY(!m_window->runList()->current());
    key(Qt::Key_R, Qt::ControlModifier);
    const auto isThrough = [this] {
        const RunModel* run = m_window->runList()->current();
        return run && run->data()->state == RunState::finished && !m_window->engine()->isActive() &&
               m_window->isSettled();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(), patience);
}

/// Scores, correlations by the MCC, and the true edges from actions; every edge there can be while some are wrong.
void LessonPlayer::record(RunWriter& writer, const Evaluation& at) const
{
    for (const auto& [name, value] :
         {std::pair{"mcc", at.mcc}, {"r", at.r}, {"r_con", at.r_con}, {"shd", at.shd}, {"loss", -at.r}})
        writer.metric(at.step, name, value);
    const Variables variables = variables_of(m_window->document()->experiment());
    const auto d = static_cast<int>(variables.latents.size());
    Snapshot assignment{1, d, {}}, correlation{d, d, {}};
    for (int i = 0; i < d; ++i) {
        assignment.data.push_back(static_cast<float>(i));
        for (int j = 0; j < d; ++j)
            correlation.data.push_back(static_cast<float>(i == j ? at.mcc : 1 - at.mcc));
    }
    writer.snapshot(at.step, "assignment", assignment);
    writer.snapshot(at.step, "correlation", correlation);
    if (!variables.graph || !variables.graph->Ga)
        return;
    const Adjacency& truth = *variables.graph->Ga;
    Snapshot probability{d, truth.cols(), {}};
    for (int i = 0; i < d; ++i)
        for (int j = 0; j < truth.cols(); ++j)
            probability.data.push_back(truth(i, j) || at.shd > 0 ? 1 : 0);
    writer.snapshot(at.step, "probability_Ga", probability);
}

QRect LessonPlayer::rowOf(const RunModel* run) const
{
    auto* table = m_window->runList()->findChild<QTreeWidget*>();
    return table->visualItemRect(table->topLevelItem(static_cast<int>(m_window->runList()->runs().indexOf(run))));
}

void LessonPlayer::tick(const RunModel* run)
{
    openPanel("Runs");
    auto* table = m_window->runList()->findChild<QTreeWidget*>();
    QStyleOptionViewItem row;
    row.initFrom(table);
    row.rect = rowOf(run);
    row.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    const QRect box = table->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &row, table);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, box.center());
    QVERIFY(m_window->runList()->overlay().contains(run));
}

void LessonPlayer::choose(const RunModel* run)
{
    openPanel("Runs");
    auto* table = m_window->runList()->findChild<QTreeWidget*>();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, rowOf(run).center());
    QCOMPARE(m_window->runList()->current(), run);
}

void LessonPlayer::scrub(Qt::Key which)
{
    auto* track = m_window->transport()->scrubber()->findChild<ScrubberTrack*>();
    track->setFocus();
    QTest::keyClick(track, which);
}

void LessonPlayer::live()
{
    QTest::mouseClick(m_window->transport()->findChild<QToolButton*>(QStringLiteral("live")), Qt::LeftButton);
}

}  // namespace disentangle::testing
