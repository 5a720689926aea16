// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/view_table.h"

#include "core/figure/views.h"
#include "core/words/explanations.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"

#include <QTabBar>
#include <algorithm>
#include <set>

using namespace disentangle;
using namespace disentangle::testing;

/// The table of views.
class ViewsTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void everyViewHasAFigureAndKnownKindsOfSnapshots();
    void everyViewSaysWhatItShows();
    void everyPlaceOfEveryArrangementHasAView();
    void whatAViewIsDrawnFromIsRead();
    void aViewThatARunCanNeverFillLosesItsTab();

private:
    static QStringList tabsOf(const Observatory& observatory)
    {
        QStringList titles;
        for (const ViewSlot* slot : observatory.findChildren<ViewSlot*>())
            for (const RunView* view : observatory.findChildren<RunView*>())
                if (slot->isShowable(view))
                    titles.append(view->windowTitle());
        titles.sort();  // the order of children is that of raising them
        return titles;
    }
};

void ViewsTest::everyViewHasAFigureAndKnownKindsOfSnapshots()
{
    std::set<std::string_view> names;
    for (const ViewRow& row : viewRows()) {
        QVERIFY2(names.insert(row.name).second, row.name);
        QVERIFY2(std::ranges::any_of(figure::view_kinds(),
                                     [&](const figure::ViewKind& kind) { return kind.id == row.figure; }),
                 row.name);
        for (const auto kinds : {row.more, row.histories, row.needs})
            for (const std::string_view kind : kinds)
                QVERIFY2(snapshot_info(kind) != nullptr, row.name);
        // What the figure is drawn from is not said again.
        for (const std::string_view kind : row.more)
            QVERIFY2(std::ranges::count(figure::view_kind(row.figure).kinds, kind) == 0, row.name);
    }
    // And every figure is that of a view, but that of the penalty, a panel of the view of tasks.
    for (const figure::ViewKind& kind : figure::view_kinds())
        QVERIFY(kind.id == "penalty" ||
                std::ranges::any_of(viewRows(), [&](const ViewRow& row) { return row.figure == kind.id; }));
}

/// docs/views.md has a section for each view, under the view's name, and none for a view that is not there.
void ViewsTest::everyViewSaysWhatItShows()
{
    for (const ViewRow& row : viewRows()) {
        const Explanation* section = find_explanation(std::string("view ") + row.name);
        QVERIFY2(section, row.name);
        QCOMPARE(section->title, std::string(row.title));
    }
    const auto ofViews = [](const Explanation& section) { return section.id.starts_with("view "); };
    QCOMPARE(std::ranges::count_if(explanations(), ofViews), std::ssize(viewRows()));
}

void ViewsTest::everyPlaceOfEveryArrangementHasAView()
{
    const std::map<Arrangement, int> places{
        {Arrangement::tabs, 1}, {Arrangement::two, 2}, {Arrangement::four, 4}, {Arrangement::six, 6}};
    for (const auto& [arrangement, count] : places) {
        QCOMPARE(slotCount(arrangement), count);
        for (int slot = 0; slot < count; ++slot)
            QVERIFY(std::ranges::any_of(viewRows(), [arrangement = arrangement, slot](const ViewRow& row) {
                return row.placeIn(arrangement).slot == slot;
            }));
    }
}

void ViewsTest::whatAViewIsDrawnFromIsRead()
{
    for (const ViewRow& row : viewRows()) {
        for (const std::string_view kind : row.kinds())
            QVERIFY(std::ranges::count(momentKinds(), kind) == 1);
        for (const std::string_view kind : row.histories)
            QVERIFY(std::ranges::count(historyKinds(), kind) == 1);
    }
}

// Data whose true factors nobody knows have no matching and no correlation with them: the view of those goes, the others
// stay. A run that is still being read, or that has them, keeps every view.
void ViewsTest::aViewThatARunCanNeverFillLosesItsTab()
{
    const RunFolder folder;
    {
        RunWriter writer = RunWriter::create(folder.path("unknown.run"), preset_experiment("Example2"));
        writer.metric(0, "loss", 1);
        writer.snapshot(0, kind::probability_Ga, {3, 3, std::vector<float>(9, 0.9F)});
        writer.snapshot(0, kind::latents, {2, 3, std::vector<float>(6, 0.5F)});
    }
    SyntheticRun(folder.path("known.run"), preset_experiment("Example2"), {100, 50, 1, 4}).finish();
    RunModel unknown(folder.text("unknown.run")), known(folder.text("known.run"));
    QTRY_VERIFY(isRead(unknown, 0));
    QTRY_VERIFY(isRead(known, 100));
    Observatory observatory;
    observatory.resize(400, 320);  // all as tabs
    observatory.show();
    observatory.setRun(&known);
    const QStringList all = tabsOf(observatory);
    QCOMPARE(static_cast<std::size_t>(all.size()),
             viewRows().size() - 3);  // tasks, KL of single latents, likelihood of measured rows
    observatory.setRun(&unknown);
    QStringList rest = all;
    for (const char* title :
         {"Scores", "Entanglement", "Promised and reached", "Traversals", "Sparsity"})  // of which it recorded nothing
        QVERIFY(rest.removeOne(QLatin1String(title)));
    QCOMPARE(tabsOf(observatory), rest);
    observatory.setRun(&known);
    QCOMPARE(tabsOf(observatory), all);
}

DISENTANGLE_TEST_MAIN(ViewsTest)
#include "views_test.moc"
