// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <memory>

namespace disentangle {

/// An animated GIF, frame by frame, that repeats for ever. Each frame has a palette of its own and stores only what differs
/// from the one before.
class GifWriter {
public:
    /// `delay` in hundredths of a second. Throws Error when a frame is larger than a GIF can be (65535 dots).
    GifWriter(const QSize& size, int delay);
    ~GifWriter();
    GifWriter(const GifWriter&) = delete;
    GifWriter& operator=(const GifWriter&) = delete;

    /// A picture of the size given; throws Error otherwise.
    void add(const QImage& frame);
    /// The file; nothing can be added after it.
    QByteArray finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace disentangle
