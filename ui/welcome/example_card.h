// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/welcome/examples.h"

#include <QAbstractButton>

namespace disentangle {

/// An example to choose: its graph as a picture, its name and its sentence.
class ExampleCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit ExampleCard(const Example& example, QWidget* parent = nullptr);

    const Example& example() const { return m_example; }
    QSize sizeHint() const override;
    /// That a card needs to show such a sentence whole.
    int heightFor(const QString& sentence) const;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize pictureSize() const;

    const Example& m_example;
    QPixmap m_picture;
};

}  // namespace disentangle
