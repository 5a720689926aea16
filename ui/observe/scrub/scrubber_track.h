// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/annotations.h"

#include <QAbstractSlider>
#include <memory>
#include <vector>

namespace disentangle {

struct RunData;

/// The slider of the scrubber: its value is the index of an evaluated step; its length is the planned run, of which the
/// part that was recorded is filled. Ticks with glyphs mark events, flags bookmarks, a triangle the newest step.
class ScrubberTrack : public QAbstractSlider {
    Q_OBJECT
public:
    explicit ScrubberTrack(QWidget* parent = nullptr);

    /// Never null. Emits no valueChanged.
    void setRecord(std::shared_ptr<const RunData> record);
    /// The step looked at; emits no valueChanged.
    void setStep(qint64 step);
    void setBookmarks(const std::vector<Bookmark>& bookmarks);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By mouse, wheel or keyboard.
    void stepChosen(qint64 step);
    /// The End key, or a drag to the newest step and beyond.
    void newestChosen();
    /// The keys Space, B, Shift+B, Delete, J, and Ctrl with Left (-1) or Right (1).
    void playToggled();
    void bookmarkWanted();
    void bookmarkNameWanted();
    void bookmarkUnwanted();
    void jumpWanted();
    void markWanted(int direction);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void sliderChange(SliderChange change) override;

private:
    void choose(double x);
    double placeOf(qint64 step) const;
    double stepAt(double x) const;
    /// The last step of the track: the planned one, or the newest if that lies beyond.
    double lastStep() const;
    QString describe(double x) const;
    void paintBookmarks(QPainter& painter, double top) const;

    std::shared_ptr<const RunData> m_record;
    std::vector<Bookmark> m_bookmarks;
    bool m_own = false;  ///< a change of value that comes from the run, not from the user
};

}  // namespace disentangle
