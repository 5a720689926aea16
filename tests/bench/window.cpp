// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs: the studio with every view open drives the engine, which trains on all cores. Prints how long
// the window's thread is busy at most, its share of a core, and how much slower training is than without a window.
//   bench_window [PRESET [STEPS [EVALUATE_EVERY [PAIRS]]]]
// Each pair trains the same experiment once without and once with the window, so that other load on the machine affects
// both alike; medians are over pairs. Runs offscreen.
#include "ui/document/experiment_document.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/transport_bar.h"
#include "ui/observe/scrub/playback.h"
#include "ui/runs/run_list.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/run_control.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

using namespace disentangle;

/// Processor time of this thread, which other programs on the machine do not increase.
double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Busy {
    double seconds = 0;         ///< that passed
    double share = 0;           ///< of a core that this thread worked
    std::vector<double> turns;  ///< ms of work of each turn of the event loop
    double longest() const { return turns.empty() ? 0 : std::ranges::max(turns); }
    double nearlyAll() const
    {
        std::vector<double> sorted = turns;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[sorted.size() * 999 / 1000];
    }
};

template <class Done>
Busy turnUntil(Done done)
{
    Busy busy;
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    while (!done()) {
        const double start = threadSeconds();
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        busy.turns.push_back((threadSeconds() - start) * 1e3);
    }
    busy.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    busy.share = (threadSeconds() - before) / busy.seconds;
    return busy;
}

/// From the first step to the end of the run.
Busy train(EngineProcess& engine)
{
    turnUntil([&] { return engine.state() == EngineProcess::State::paused; });
    engine.resume();
    return turnUntil([&] { return !engine.isActive(); });
}

void print(const char* what, double value, const char* unit, const char* limit)
{
    std::printf("| %-52s | %8.1f %-4s | %-8s |\n", what, value, unit, limit);
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
    theme().install();
    const char* preset = argc > 1 ? argv[1] : "ActionNonDiag";
    const int steps = argc > 2 ? std::atoi(argv[2]) : 1500;
    const int every = argc > 3 ? std::atoi(argv[3]) : 25;
    const int pairs = argc > 4 ? std::atoi(argv[4]) : 3;

    ExperimentDocument document;
    QString wrong = document.applyPreset(QString::fromLocal8Bit(preset));
    for (const auto& [key, value] : {std::pair{"training.steps", steps}, {"training.evaluate_every", every}})
        if (wrong.isEmpty())
            wrong = document.setParameter(QString::fromLatin1(key), value);
    if (!wrong.isEmpty()) {
        std::fprintf(stderr, "bench_window: %s\n", qPrintable(wrong));
        return 2;
    }

    std::vector<double> without, with, shares, longest, nearlyAll;
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1920, 1080);
    window.document()->restore(document.text(), {});
    window.show();
    turnUntil([&] { return window.isSettled(); });
    for (int pair = 0; pair < pairs; ++pair) {
        window.hide();
        EngineProcess bare;
        bare.start(document.text(), home.filePath(QStringLiteral("bare%1.run").arg(pair)), true);
        without.push_back(train(bare).seconds);
        window.show();
        window.runControl()->start(true);
        const Busy busy = train(*window.engine());
        with.push_back(busy.seconds);
        shares.push_back(busy.share);
        longest.push_back(busy.longest());
        nearlyAll.push_back(busy.nearlyAll());
        std::printf(
            "pair %d: %.2f s without, %.2f s with the window (%.0f steps/s), %.1f %% of a core, longest turn %.1f ms\n",
            pair + 1, without.back(), with.back(), steps / with.back(), 100 * busy.share, busy.longest());
        std::fflush(stdout);
    }

    // Played back at thirty pictures a second, nothing training.
    RunModel* run = window.runList()->current();
    turnUntil([&] { return window.isSettled(); });
    run->setStep(0);
    Playback* playback = window.transport()->scrubber()->playback();
    playback->setSpeed({0, 5});
    playback->play();
    const Busy played = turnUntil([&] { return !playback->isPlaying(); });

    std::vector<double> ratios;
    for (std::size_t i = 0; i < with.size(); ++i)
        ratios.push_back(100 * (with[i] / without[i] - 1));
    std::printf("\n%s, %d steps, evaluated every %d; window of 1920 x 1080, all panels; medians of %d pairs\n\n",
                preset, steps, every, pairs);
    std::printf("| %-52s | %13s | %-8s |\n|---|---|---|\n", "", "measured", "limit");
    print("training: longest turn of the window's thread", medianOf(longest), "ms", "16 ms");
    print("training: 999 of 1000 turns are shorter than", medianOf(nearlyAll), "ms", "");
    print("training: the window's thread, of a core", 100 * medianOf(shares), "%", "35 %");
    print("training is slower than without the window by", medianOf(ratios), "%", "5 %");
    print("playing back: longest turn of the window's thread", played.longest(), "ms", "16 ms");
    print("playing back: the window's thread, of a core", 100 * played.share, "%", "35 %");
    return 0;
}
