// SPDX-License-Identifier: GPL-3.0-or-later
// How long a run of 100,000 evaluated steps takes to open and to scrub through, live views included.
//   bench_run_model [STEPS [FOLDER]]      (offscreen: QT_QPA_PLATFORM=offscreen)
#include "tests/bench/own_time.h"
#include "tests/ui/support/synthetic_run.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Runs the event loop until `done` and returns the processor time of its longest turn, during which the window does
/// not react.
template <class Done>
double turnUntil(Done done)
{
    double longest = 0;
    while (!done()) {
        const double before = ownMilliseconds();
        QApplication::processEvents(QEventLoop::AllEvents);
        longest = std::max(longest, ownMilliseconds() - before);
    }
    return longest;
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const std::int64_t steps = argc > 1 ? std::atoll(argv[1]) : 100000;
    const QTemporaryDir folder(argc > 2 ? QString::fromLocal8Bit(argv[2]) + "/bench-XXXXXX" : QString());
    const std::filesystem::path path = folder.filePath("bench.run").toStdString();
    QElapsedTimer timer;
    timer.start();
    SyntheticRun(path, preset_experiment("ActionNonDiag"), {steps, 1, 1}).finish();
    std::printf("%lld evaluated steps written in %.0f ms, %.0f MB\n", static_cast<long long>(steps),
                milliseconds(timer), static_cast<double>(std::filesystem::file_size(path)) / 1e6);

    timer.start();
    RunModel run(QString::fromStdString(path.string()));
    Observatory observatory;
    observatory.resize(1600, 900);
    observatory.setRun(&run);
    observatory.show();
    turnUntil([&] { return run.data()->curve("mcc") && run.data()->lastStep() >= 0; });
    std::printf("first scores        %7.0f ms\n", milliseconds(timer));
    double longest = turnUntil([&] { return run.data()->complete && run.moment()->step >= 0; });
    std::printf("opened              %7.0f ms, longest busy turn of the event loop %.1f ms\n", milliseconds(timer),
                longest);

    constexpr int frames = 90;  // three seconds at 30 Hz
    constexpr int warmUp = 5;   // the first ones lay out text and fill caches
    double slowest = 0;
    longest = 0;
    for (int frame = 0; frame < frames; ++frame) {
        if (frame == warmUp)
            longest = slowest = 0;
        timer.start();
        const qint64 step = steps * ((frame * 37) % frames) / frames;
        run.setStep(step);
        longest = std::max(longest, turnUntil([&] { return run.moment()->step == run.step(); }));
        slowest = std::max(slowest, milliseconds(timer));
        // The views draw within the rest of the frame.
        bool over = false;
        QTimer::singleShot(std::max(0, 33 - static_cast<int>(milliseconds(timer))), &run, [&over] { over = true; });
        longest = std::max(longest, turnUntil([&] { return over; }));
    }
    std::printf("scrubbing at 30 Hz: slowest snapshot %.1f ms, longest busy turn of the event loop %.1f ms\n", slowest,
                longest);
}
