// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/scrub/scrubber_track.h"

#include "ui/observe/run/event_text.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_data.h"
#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScopedValueRollback>
#include <QToolTip>

namespace disentangle {
namespace {

constexpr double margin = 9;  // room for half the handle at both ends
constexpr double grooveHeight = 6;
constexpr double handleRadius = 7;
constexpr double nearEvent = 5;

}  // namespace

ScrubberTrack::ScrubberTrack(QWidget* parent) : QAbstractSlider(parent), m_record(std::make_shared<const RunData>())
{
    setFocusPolicy(Qt::StrongFocus);
    setOrientation(Qt::Horizontal);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Step looked at"));
    setMouseTracking(true);
}

QSize ScrubberTrack::sizeHint() const
{
    return {400, minimumSizeHint().height()};
}

QSize ScrubberTrack::minimumSizeHint() const
{
    return {120, QFontMetrics(captionFont()).height() + static_cast<int>(2 * handleRadius) + spacing::tight};
}

double ScrubberTrack::lastStep() const
{
    const double planned = m_record->experiment ? m_record->experiment->training.steps : 0;
    return std::max({1.0, planned, static_cast<double>(m_record->lastStep())});
}

double ScrubberTrack::placeOf(qint64 step) const
{
    return margin + (width() - 2 * margin) * static_cast<double>(step) / lastStep();
}

double ScrubberTrack::stepAt(double x) const
{
    return (x - margin) / std::max(1.0, width() - 2 * margin) * lastStep();
}

void ScrubberTrack::setRecord(std::shared_ptr<const RunData> record)
{
    m_record = std::move(record);
    const QScopedValueRollback own(m_own, true);
    const int newest = std::max(0, static_cast<int>(m_record->steps.size()) - 1);
    setRange(0, newest);
    setPageStep(std::max(1, newest / 10));
    setEnabled(!m_record->steps.empty());
    update();
}

void ScrubberTrack::setStep(qint64 step)
{
    const QScopedValueRollback own(m_own, true);
    const auto& steps = m_record->steps;
    setValue(static_cast<int>(std::lower_bound(steps.begin(), steps.end(), step) - steps.begin()));
    setAccessibleDescription(tr("Step %L1 of %L2").arg(step).arg(m_record->lastStep()));
    update();
}

void ScrubberTrack::setBookmarks(const std::vector<Bookmark>& bookmarks)
{
    m_bookmarks = bookmarks;
    update();
}

void ScrubberTrack::sliderChange(SliderChange change)
{
    QAbstractSlider::sliderChange(change);
    if (change == SliderValueChange && !m_own && !m_record->steps.empty())
        Q_EMIT stepChosen(m_record->steps[static_cast<std::size_t>(value())]);
}

void ScrubberTrack::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_End: Q_EMIT newestChosen(); return;
    case Qt::Key_Space: Q_EMIT playToggled(); return;
    case Qt::Key_B:
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT bookmarkNameWanted();
        else
            Q_EMIT bookmarkWanted();
        return;
    case Qt::Key_Delete: Q_EMIT bookmarkUnwanted(); return;
    case Qt::Key_J: Q_EMIT jumpWanted(); return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (control) {
            Q_EMIT markWanted(event->key() == Qt::Key_Left ? -1 : 1);
            return;
        }
        break;
    default: break;
    }
    QAbstractSlider::keyPressEvent(event);
}

void ScrubberTrack::choose(double x)
{
    if (m_record->steps.empty())
        return;
    if (x >= placeOf(m_record->lastStep()) + handleRadius)
        Q_EMIT newestChosen();
    else
        Q_EMIT stepChosen(m_record->nearestStep(stepAt(x)));
}

void ScrubberTrack::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(event->position().x());
}

void ScrubberTrack::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        choose(event->position().x());
}

QString ScrubberTrack::describe(double x) const
{
    if (m_record->steps.empty())
        return tr("Nothing has been evaluated yet");
    const std::int64_t step = m_record->nearestStep(stepAt(x));
    QString text = tr("Step %L1").arg(qlonglong{step});
    for (const MetricInfo* info : metrics_shown(in_progress))
        if (const auto value = m_record->value(info->name, step))
            text +=
                QStringLiteral(", %1 %2").arg(metricLabel(std::string(info->name)), numberText(*value, info->decimals));
    for (const Bookmark& mark : m_bookmarks)
        if (std::abs(placeOf(mark.step) - x) <= nearEvent)
            text += QStringLiteral("\n⚑ ") + QString::fromStdString(mark.name);
    for (const Event& event : m_record->events)
        if (std::abs(placeOf(event.step) - x) <= nearEvent)
            text += QLatin1Char('\n') + eventSentence(event);
    return text;
}

void ScrubberTrack::paintBookmarks(QPainter& painter, double top) const
{
    constexpr double pole = 11, flag = 6;
    painter.setPen(QPen(colours().accent, 1.5));
    painter.setBrush(colours().accent);
    for (const Bookmark& mark : m_bookmarks) {
        const double x = placeOf(mark.step);
        painter.drawLine(QPointF(x, top - pole), QPointF(x, top - 1));
        painter.drawPolygon(
            QPolygonF{QPointF(x, top - pole), QPointF(x + flag, top - pole + flag / 2), QPointF(x, top - pole + flag)});
    }
}

bool ScrubberTrack::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), describe(help->pos().x()), this);
        return true;
    }
    return QAbstractSlider::event(event);
}

void ScrubberTrack::paintEvent(QPaintEvent*)
{
    const ThemeColours& c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double middle = height() - handleRadius - spacing::hair;
    const QRectF groove(margin, middle - grooveHeight / 2, width() - 2 * margin, grooveHeight);
    painter.setBrush(c.cellOff);
    painter.drawRoundedRect(groove, grooveHeight / 2, grooveHeight / 2);
    if (m_record->steps.empty())
        return;
    const double newest = placeOf(m_record->lastStep());
    QRectF recorded = groove;
    recorded.setRight(newest);
    painter.setBrush(c.strongBorder);
    painter.drawRoundedRect(recorded, grooveHeight / 2, grooveHeight / 2);

    // Ticks, with glyphs where the last one leaves room.
    painter.setFont(captionFont());
    const QFontMetricsF metrics(captionFont());
    double free = 0;
    for (const Event& event : m_record->events) {
        const double x = placeOf(event.step);
        const bool changes = changesTheRun(event.kind);
        painter.setPen(QPen(changes ? c.text : c.axis, 1));
        painter.drawLine(QPointF(x, groove.top() - 4), QPointF(x, groove.top() - 1));
        const QString glyph = eventGlyph(event.kind);
        const double half = metrics.horizontalAdvance(glyph) / 2;
        if (x - half < free)
            continue;
        painter.setPen(changes ? c.text : c.mutedText);
        painter.drawText(QPointF(x - half, groove.top() - 6), glyph);
        free = x + half + spacing::hair;
    }

    paintBookmarks(painter, groove.top());

    // The newest step: a triangle under the track, so that it is seen beneath the handle too.
    QPainterPath triangle(QPointF(newest, groove.bottom()));
    triangle.lineTo(newest - 4, groove.bottom() + 5);
    triangle.lineTo(newest + 4, groove.bottom() + 5);
    painter.fillPath(triangle, c.mutedText);

    const QPointF handle(placeOf(m_record->steps[static_cast<std::size_t>(std::min(value(), maximum()))]), middle);
    if (hasFocus()) {
        painter.setPen(QPen(c.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(handle, handleRadius + 2, handleRadius + 2);
    }
    painter.setPen(QPen(c.panel, 1.5));
    painter.setBrush(c.accent);
    painter.drawEllipse(handle, handleRadius - 1, handleRadius - 1);
}

}  // namespace disentangle
