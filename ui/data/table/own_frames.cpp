// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/own_frames.h"

#include "ui/data/frame_grid.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace disentangle {
namespace {

constexpr int sampledRows = 48;

}  // namespace

QList<QImage> sampledFrames(const Frames& frames, int steps)
{
    const int rows = frames.size().count / steps, taken = std::min(rows, sampledRows);
    std::vector<std::int32_t> numbers;
    for (int i = 0; i < taken; ++i)
        for (int step = 0; step < steps; ++step)
            numbers.push_back(static_cast<std::int32_t>(std::int64_t{i} * rows / taken * steps + step));
    const Shape& shape = frames.size().frame;
    const auto pixels = static_cast<std::size_t>(shape.size());
    std::vector<float> read(numbers.size() * pixels);
    frames.read(numbers, read);
    QList<QImage> images;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        images.append(imageOfFrame(read.data() + i * pixels, shape));
    return images;
}

QString wordsOfFrame(const Shape& frame)
{
    const QString size = QStringLiteral("%1 × %2").arg(frame.width).arg(frame.height);
    return frame.channels == 1 ? QCoreApplication::translate("OwnFrames", "frames of %1 pixels, grey").arg(size)
                               : QCoreApplication::translate("OwnFrames", "frames of %1 pixels in colour").arg(size);
}

}  // namespace disentangle
