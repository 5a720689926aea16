// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

namespace disentangle {

/// A lesson as it is offered.
struct LessonOffer {
    QString id;  ///< what progress is remembered by
    QString title;
    QString state;    ///< how far one has come, in words: "8 min", "step 3 of 7", "done"
    QString problem;  ///< why it cannot be read; empty where it can
    double read = 0;  ///< the share that was read, in [0, 1]
    bool done = false;
    bool operator==(const LessonOffer&) const = default;
};

/// A lesson to choose: its title, how far one has come and a tick once it was gone through.
class LessonCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit LessonCard(QWidget* parent = nullptr);

    const LessonOffer& offer() const { return m_offer; }
    void setOffer(const LessonOffer& offer);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LessonOffer m_offer;
};

}  // namespace disentangle
