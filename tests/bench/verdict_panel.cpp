// SPDX-License-Identifier: GPL-3.0-or-later
// From an edit of the graph to the verdict on the screen, in milliseconds: a cell is toggled in the document, the panel
// judges, lays itself out and is painted. 16 ms is the limit at 20 latents, 100 ms at 64. Beside the time that passed
// it prints the processor time of the window's thread, which other programs do not increase. Runs offscreen.
#include "ui/document/experiment_document.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"
#include "ui/theory/verdict_panel.h"
#include "ui/data/data_preview.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

using namespace disentangle;

double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Times {
    double median, worked, mostWorked;
};

double medianOf(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

template <class Edit>
Times measure(int runs, Edit edit)
{
    std::vector<double> times, worked;
    for (int run = 0; run < runs; ++run) {
        const double before = threadMs();
        QElapsedTimer timer;
        timer.start();
        edit(run);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        worked.push_back(threadMs() - before);
    }
    return {medianOf(times), medianOf(worked), std::ranges::max(worked)};
}

void settle(const VerdictPanel& panel)
{
    while (panel.isBusy())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    theme().install();
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    for (const int d_z : {3, 20, 64})
        for (const bool unfolded : {false, true}) {
            ExperimentDocument document;
            document.replaceGraph(
                make_graph(random_adjacency(d_z, d_z, 0.1, false, 1), random_adjacency(d_z, d_z, 0.1, true, 2)), {});
            VerdictPanel panel(&document);
            panel.resize(310, 1200);
            panel.show();
            if (unfolded)
                for (Section* section : panel.findChildren<Section*>())
                    section->setOpen(true);
            settle(panel);
            const Times whole =
                measure(60, [&](int run) { document.toggleEdge(GraphPart::Gz, run % d_z, (run * 7 + 1) % d_z); });
            settle(panel);
            std::printf("%2d latents, %s: edit to repaint %.1f ms, worked %.1f (at most %.1f)\n", d_z,
                        unfolded ? "all unfolded" : "as it opens ", whole.median, whole.worked, whole.mostWorked);
        }
    for (const int d_z : {10, 20, 64}) {
        ExperimentDocument document;
        document.replaceGraph(
            make_graph(random_adjacency(d_z, d_z, 0.1, false, 1), random_adjacency(d_z, d_z, 0.1, true, 2)), {});
        DataPreview preview(&document);
        preview.resize(310, 340);
        preview.QWidget::show();
        std::vector<double> first;
        for (int run = 0; run < 20; ++run) {
            QElapsedTimer timer;
            bool sampled = false;
            const auto connection =
                QObject::connect(&preview, &DataPreview::sampled, &preview, [&sampled] { sampled = true; });
            timer.start();
            document.toggleEdge(GraphPart::Ga, run % d_z, (run * 3 + 1) % d_z);
            while (!sampled)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::processEvents();
            first.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            QObject::disconnect(connection);
        }
        std::ranges::sort(first);
        std::printf("%2d latents: edit to preview %.1f ms (fastest %.1f, slowest %.1f)\n", d_z, first[first.size() / 2],
                    first.front(), first.back());
    }
    return 0;
}
