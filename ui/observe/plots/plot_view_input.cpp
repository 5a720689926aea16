// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/plot_view.h"

#include "ui/observe/plots/curve_cursors.h"
#include "ui/observe/run/event_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/glossary_tip.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QRubberBand>
#include <QToolTip>
#include <cmath>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr double nearEvent = 5;       // pixels
constexpr double wheelStep = 120;     // of a click, in Qt's units
constexpr double zoomPerStep = 0.85;  // of the range, per click of the wheel
constexpr double panPerStep = 0.1;
constexpr int smallestBox = 8;          // pixels; a smaller drag is a slip
constexpr double leastEvaluations = 2;  // that a zoom leaves on the axis
constexpr std::array windows{1, 5, 11, 25, 51, 101};

}  // namespace

void PlotView::connectPlot()
{
    m_plot->installEventFilter(this);
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        if (!run() || event->button() != Qt::LeftButton || !m_plot->axisRect()->rect().contains(event->pos()))
            return;
        if (event->modifiers() & Qt::ShiftModifier)
            m_bandFrom = event->pos();
        else if (event->modifiers() & Qt::ControlModifier)
            pin(m_axis->pin(0) ? 1 : 0, stepAtPixel(event->position().x()));
        else
            run()->setStep(stepAtPixel(event->position().x()));
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (!run() || run()->data()->steps.empty())
            return;
        const QRect area = m_plot->axisRect()->rect();
        m_pointerInside = area.contains(event->pos()) && event->buttons() == Qt::NoButton;
        m_axis->setHover(m_pointerInside ? std::optional(stepAtPixel(event->position().x())) : std::nullopt);
        if (m_bandFrom) {
            QRect box = QRect(*m_bandFrom, event->pos()).normalized().intersected(area);
            if (box.height() < smallestBox)
                box = QRect(box.left(), area.top(), box.width(), area.height());
            m_band->setGeometry(box);
            m_band->show();
        } else if (event->buttons() & Qt::LeftButton && !(event->modifiers() & Qt::ControlModifier)) {
            run()->setStep(stepAtPixel(event->position().x()));
        }
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this] {
        if (m_bandFrom && m_band->isVisible())
            zoomToBox(m_band->geometry());
        m_bandFrom.reset();
        m_band->hide();
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &PlotView::showAll);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
        turnWheel(event->position(), event->angleDelta(), event->modifiers());
        event->accept();
    });
    connect(m_plot, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        QMenu menu(this);
        menu.setToolTipsVisible(true);
        fillMenu(menu);
        menu.exec(m_plot->mapToGlobal(place));
    });
}

void PlotView::turnWheel(const QPointF& place, QPoint angle, Qt::KeyboardModifiers modifiers)
{
    if (angle.isNull())
        return;
    const QRect area = m_plot->axisRect()->rect();
    const int turn = angle.y() != 0 ? angle.y() : angle.x();
    const double factor = std::pow(zoomPerStep, turn / wheelStep);
    const bool overValues = place.x() < area.left() || place.x() > area.right();
    if (modifiers & Qt::ControlModifier || overValues)
        zoomValues(place.y(), factor);
    else if (modifiers & Qt::ShiftModifier || std::abs(angle.x()) > std::abs(angle.y()))
        pan(-panPerStep * turn / wheelStep);
    else
        zoom(place.x(), factor);
}

void PlotView::zoom(double pixel, double factor)
{
    if (!run() || run()->data()->steps.empty())
        return;
    const QRect area = m_plot->axisRect()->rect();
    const auto edge = [&](double side) { return m_plot->xAxis->pixelToCoord(pixel + (side - pixel) * factor); };
    const auto whole = wholeRange(*run()->data());
    const CurveAxis::Range range{std::max(whole.low, edge(area.left())),
                                 std::min(whole.high, edge(area.left() + area.width()))};
    if (range.low <= whole.low && range.high >= whole.high)
        m_axis->setRange({});
    else if (m_scale.stepAt(range.high) - m_scale.stepAt(range.low) >= leastEvaluations && range.high > range.low)
        m_axis->setRange(range);
}

void PlotView::pan(double share)
{
    if (!m_axis->range() || !run() || run()->data()->steps.empty())
        return;
    const QRect area = m_plot->axisRect()->rect();
    const auto whole = wholeRange(*run()->data());
    const QCPAxis& across = *m_plot->xAxis;
    // Not beyond the ends, in pixels: what a logarithmic axis keeps is a ratio.
    const double least = across.coordToPixel(whole.low) - area.left();
    const double right = area.left() + area.width();
    const double most = across.coordToPixel(whole.high) - right;
    const double shift = std::clamp(share * area.width(), std::min(0.0, least), std::max(0.0, most));
    m_axis->setRange(CurveAxis::Range{across.pixelToCoord(area.left() + shift), across.pixelToCoord(right + shift)});
}

void PlotView::zoomValues(double pixel, double factor)
{
    const QRect area = m_plot->axisRect()->rect();
    const double share = (area.top() + area.height() - pixel) / std::max(1, area.height());
    const ValueZoom now = m_valueZoom.value_or(ValueZoom{0, 1});
    const double size = now.high - now.low, centre = now.low + share * size;
    const ValueZoom next{std::max(0.0, centre - (centre - now.low) * factor),
                         std::min(1.0, centre + (now.high - centre) * factor)};
    constexpr double finest = 1e-4;
    if (next.high - next.low < finest)
        return;
    m_valueZoom = next.low <= 0 && next.high >= 1 ? std::nullopt : std::optional(next);
    m_rangeStale = true;
    invalidate(stepChanged);
}

void PlotView::zoomToBox(const QRect& box)
{
    const QRect area = m_plot->axisRect()->rect();
    if (box.width() < smallestBox)
        return;
    if (box.height() < area.height()) {
        const ValueZoom now = m_valueZoom.value_or(ValueZoom{0, 1});
        const auto share = [&](int y) {
            return now.low +
                   (now.high - now.low) *
                       std::clamp((area.top() + area.height() - y) / static_cast<double>(area.height()), 0.0, 1.0);
        };
        m_valueZoom = ValueZoom{share(box.top() + box.height()), share(box.top())};
        m_rangeStale = true;
    }
    const QCPAxis& across = *m_plot->xAxis;
    const CurveAxis::Range range{across.pixelToCoord(box.left()), across.pixelToCoord(box.left() + box.width())};
    if (m_scale.stepAt(range.high) - m_scale.stepAt(range.low) >= leastEvaluations)
        m_axis->setRange(range);
    invalidate(stepChanged);
}

void PlotView::zoomToPins()
{
    if (!m_axis->pin(0) || !m_axis->pin(1) || m_axis->pin(0) == m_axis->pin(1))
        return;
    const qint64 first = std::min(*m_axis->pin(0), *m_axis->pin(1)), last = std::max(*m_axis->pin(0), *m_axis->pin(1));
    m_axis->setRange(
        CurveAxis::Range{onAxis(m_scale.place(static_cast<double>(first))), m_scale.place(static_cast<double>(last))});
}

void PlotView::showAll()
{
    m_axis->setRange({});
    m_valueZoom.reset();
    m_rangeStale = true;
    invalidate(stepChanged);
}

void PlotView::pin(int index, std::optional<qint64> step)
{
    m_axis->setPin(index, step);
}

bool PlotView::pressKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (!run())
        return false;
    if (key == Qt::Key_C && modifiers == Qt::ControlModifier) {
        QGuiApplication::clipboard()->setText(valuesAsText());
        return true;
    }
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const bool shift = modifiers & Qt::ShiftModifier;
    const double cursor = m_plot->xAxis->coordToPixel(onAxis(m_scale.place(static_cast<double>(run()->step()))));
    const QRect area = m_plot->axisRect()->rect();
    const double centre = std::clamp(cursor, double(area.left()), double(area.right()));
    switch (key) {
    case Qt::Key_Left: shift ? pan(-panPerStep) : run()->stepBy(-1); return true;
    case Qt::Key_Right: shift ? pan(panPerStep) : run()->stepBy(1); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(centre, zoomPerStep); return true;
    case Qt::Key_Minus: zoom(centre, 1 / zoomPerStep); return true;
    case Qt::Key_Home: isZoomed() ? showAll() : run()->setStep(0); return true;
    case Qt::Key_End: run()->followNewest(); return true;
    case Qt::Key_A: pin(0, run()->step()); return true;
    case Qt::Key_B: pin(1, run()->step()); return true;
    case Qt::Key_Z: zoomToPins(); return true;
    case Qt::Key_Delete:
        for (int i = 0; i < CurveAxis::pins; ++i)
            pin(i, {});
        return true;
    case Qt::Key_Menu: m_menuButton->showMenu(); return true;
    default: return false;
    }
}

QString PlotView::eventsNear(double pixel) const
{
    QStringList sentences;
    for (const Event& event : run()->data()->events) {
        const double place = onAxis(m_scale.place(static_cast<double>(event.step)));
        if (std::abs(m_plot->xAxis->coordToPixel(place) - pixel) <= nearEvent && changesTheRun(event.kind))
            sentences << eventSentence(event) << eventMeaning(event.kind);
    }
    sentences.removeAll(QString());
    sentences.removeDuplicates();
    return sentences.join(QLatin1Char('\n'));
}

QString PlotView::phaseAt(double pixel) const
{
    const double place = m_plot->xAxis->pixelToCoord(pixel);
    for (const PhaseSpan& span : phasesOf(*run()->data())) {
        const auto at = [this](std::int64_t step) { return onAxis(m_scale.place(static_cast<double>(step))); };
        if (place >= at(span.from) && place <= at(span.to))
            return glossaryTip("phase " + std::string(name_of(span.phase)));
    }
    return {};
}

bool PlotView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot)
        return RunView::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (pressKey(key->key(), key->modifiers()))
            return true;
        break;
    }
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        m_cursors->applyTheme(event->type() == QEvent::FocusIn);
        invalidate(stepChanged);
        break;
    case QEvent::Leave:
        m_pointerInside = false;
        m_axis->setHover({});
        break;
    case QEvent::Resize:
        m_rangeStale = true;  // the readout moves with the corner
        invalidate(stepChanged);
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        QStringList sentences;
        if (run())
            sentences << describe(help->pos()) << eventsNear(help->pos().x()) << phaseAt(help->pos().x());
        sentences.removeAll(QString());
        QToolTip::showText(help->globalPos(), sentences.join(QLatin1Char('\n')), m_plot);
        return true;
    }
    default: break;
    }
    return RunView::eventFilter(watched, event);
}

void PlotView::fillMenu(QMenu& menu)
{
    menu.clear();
    if (!run())
        return;
    addToMenu(menu);
    addAxisMenu(menu);
    addCursorMenu(menu);
    menu.addSeparator();
    menu.addAction(tr("Copy the values at step %L1\tCtrl+C").arg(run()->step()), this,
                   [this] { QGuiApplication::clipboard()->setText(valuesAsText()); });
    menu.addAction(tr("Copy the curves as a table"), this,
                   [this] { QGuiApplication::clipboard()->setText(curvesAsText()); });
}

void PlotView::addAxisMenu(QMenu& menu)
{
    const auto choice = [this](QMenu& place, QActionGroup& group, const QString& text, bool checked, auto set) {
        QAction* action = place.addAction(text, this, set);
        action->setCheckable(true);
        action->setChecked(checked);
        group.addAction(action);
        return action;
    };
    menu.addSeparator();
    auto* units = new QActionGroup(&menu);
    choice(menu, *units, tr("Over steps"), m_axis->unit() == StepUnit::steps,
           [this] { m_axis->setUnit(StepUnit::steps); });
    QAction* seconds = choice(menu, *units, tr("Over wall-clock time"), m_axis->unit() == StepUnit::seconds,
                              [this] { m_axis->setUnit(StepUnit::seconds); });
    seconds->setToolTip(
        tr("Wall-clock seconds since the program was started, with those of earlier sessions,\npauses included."));
    QAction* logarithmic =
        menu.addAction(tr("Logarithmic steps or time"), this, [this](bool on) { m_axis->setLogarithmic(on); });
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_axis->isLogarithmic());
    if (canSmooth()) {
        QMenu& smoothing = *menu.addMenu(tr("Smooth"));
        auto* group = new QActionGroup(&smoothing);
        for (const int window : windows)
            choice(smoothing, *group,
                   window == 1 ? tr("Not: as recorded") : tr("Mean of the last %1 evaluations").arg(window),
                   m_axis->window() == window, [this, window] { m_axis->setWindow(window); });
    }
    menu.addSeparator();
    menu.addAction(tr("Show everything\tHome"), this, &PlotView::showAll)->setEnabled(isZoomed());
    menu.addAction(tr("Zoom in\t+"), this, [this] { pressKey(Qt::Key_Plus, {}); });
    menu.addAction(tr("Zoom out\t−"), this, [this] { pressKey(Qt::Key_Minus, {}); })
        ->setEnabled(m_axis->range().has_value());
}

void PlotView::addCursorMenu(QMenu& menu)
{
    menu.addSeparator();
    for (int i = 0; i < CurveAxis::pins; ++i)
        menu.addAction(tr("Pin cursor %1 at step %L2\t%1").arg(pinName(i)).arg(run()->step()), this,
                       [this, i] { pin(i, run()->step()); });
    const bool any = m_axis->pin(0) || m_axis->pin(1), both = m_axis->pin(0) && m_axis->pin(1);
    menu.addAction(tr("Zoom to A and B\tZ"), this, &PlotView::zoomToPins)->setEnabled(both);
    menu.addAction(tr("Remove the pinned cursors\tDel"), this, [this] { pressKey(Qt::Key_Delete, {}); })
        ->setEnabled(any);
}

}  // namespace disentangle
