// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace disentangle {

/// Puts what is chosen before the tip of a box of choices that has no room for it. For all boxes of the program; it is
/// installed by the style.
class ComboTip : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_asks = false;  ///< the others what they have to say
};

}  // namespace disentangle
