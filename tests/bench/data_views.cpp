// SPDX-License-Identifier: GPL-3.0-or-later
// How long the views of single data points take to refresh and to paint, when the step moves through a run.
//   bench_data_views      (offscreen: QT_QPA_PLATFORM=offscreen)
#include "tests/bench/own_time.h"
#include "tests/ui/support/synthetic_run.h"
#include "ui/observe/points/data_view.h"
#include "ui/observe/matrices/entanglement_view.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/points/traversals_view.h"

#include <QApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

template <class Done>
void turnUntil(Done done)
{
    while (!done())
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// A view whose refresh can be measured.
template <class View>
struct Measured : View {
    QString refresh(RunView::Inputs changed) override
    {
        const double before = ownMilliseconds();
        QString sentence = View::refresh(changed);
        last = ownMilliseconds() - before;
        return sentence;
    }
    double last = -1;
};

template <class View>
void measure(const char* name, RunModel& run, std::int64_t steps)
{
    Measured<View> view;
    view.resize(640, 420);
    view.setRun(&run);
    view.show();
    std::vector<double> refresh, paint;
    for (int frame = 0; frame < 40; ++frame) {
        view.last = -1;
        run.setStep(steps * (1 + (frame * 7) % 20) / 20);
        turnUntil([&] { return run.moment()->step == run.step() && view.last >= 0; });
        refresh.push_back(view.last);
        const double before = ownMilliseconds();
        view.repaint();
        paint.push_back(ownMilliseconds() - before);
    }
    const auto typical = [](std::vector<double>& values) {
        std::sort(values.begin(), values.end());
        return std::pair(values[values.size() / 2], values.back());
    };
    const auto [refreshMiddle, refreshMost] = typical(refresh);
    const auto [paintMiddle, paintMost] = typical(paint);
    std::printf("  %-13s refresh %5.1f ms (most %5.1f), paint %5.1f ms (most %5.1f)\n", name, refreshMiddle,
                refreshMost, paintMiddle, paintMost);
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    constexpr std::int64_t steps = 2000;
    for (const auto& [latents, dimensions] : {std::pair(10, 20), std::pair(64, 128)}) {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("bench.run").toStdString();
        Experiment experiment = preset_experiment("ActionDiag");
        experiment.world.graph = make_graph(Adjacency::identity(latents), std::nullopt);
        experiment.world.d_x = dimensions;
        SyntheticRun(path, experiment, {steps, 100, 1, 512}).finish();
        RunModel run(QString::fromStdString(path.string()));
        turnUntil([&] { return run.data()->complete && run.moment()->step >= 0; });
        std::printf("%d latents, x of %d dimensions, 512 points\n", latents, dimensions);
        measure<EntanglementView>("Entanglement", run, steps);
        measure<TraversalsView>("Traversals", run, steps);
        measure<DataView>("Data", run, steps);
    }
}
