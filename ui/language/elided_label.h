// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace disentangle {

/// A line of plain text that ends in "…" where there is no room for all of it, and then has the whole of it in its tip. It
/// gives way to its neighbours.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;

    bool isElided() const;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace disentangle
