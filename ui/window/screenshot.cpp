// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/screenshot.h"

#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <iostream>

namespace disentangle {
namespace {

constexpr int tickMs = 30;
constexpr int ticksOfPeace = 10;   // plots draw in queued replots at 30 Hz: let several go by
constexpr int ticksAtMost = 2000;  // a minute

}  // namespace

void screenshotAndQuit(MainWindow& window, const QString& picture)
{
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, picture, calm = 0, ticks = 0]() mutable {
        calm = window.isSettled() ? calm + 1 : 0;
        if (calm < ticksOfPeace && ++ticks < ticksAtMost)
            return;
        timer->stop();
        if (calm < ticksOfPeace) {
            std::cerr << "The window was still computing after a minute; no picture was taken.\n";
            QCoreApplication::exit(1);
        } else if (!window.grab().save(picture)) {
            std::cerr << picture.toStdString()
                      << ": the picture cannot be written. Give a path that ends in .png, in a "
                         "folder that exists.\n";
            QCoreApplication::exit(1);
        } else {
            QCoreApplication::exit(0);
        }
    });
    timer->start(tickMs);
}

}  // namespace disentangle
