// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace disentangle {

/// Breaks the lines of tool tips, which Qt leaves as wide as the screen. Installed by the style on what shows all of them,
/// whoever asks for it.
class TipWidth : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    static constexpr int widest = 480;  ///< pixels; only a word that cannot be broken is wider

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace disentangle
