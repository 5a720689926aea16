// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/frames/frames.h"

#include <QImage>
#include <QList>
#include <QString>

namespace disentangle {

/// Some rows of frames as pictures, spread over all; `steps` frames belong to a row. Reads files: not for the window's own
/// thread. Throws InputError for a frame that cannot be read.
QList<QImage> sampledFrames(const Frames& frames, int steps);

/// "frames of 64 × 64 pixels in colour".
QString wordsOfFrame(const Shape& frame);

}  // namespace disentangle
