// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/plot_view.h"

#include "ui/observe/plots/curve_cursors.h"
#include "ui/observe/plots/event_marks.h"
#include "ui/observe/plots/phase_bands.h"
#include "ui/style/number_text.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/run/event_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/text_colour.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QMenu>
#include <QRubberBand>
#include <QToolButton>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace disentangle {

PlotView::PlotView(QWidget* parent) : RunView(parent)
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_legendRow = new QHBoxLayout;
    m_legendRow->setSpacing(0);
    m_legend = new Legend(content);
    m_legendRow->addWidget(m_legend, 1);
    m_note = new QLabel(content);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(spacing::normal, 0, spacing::normal, spacing::hair);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->hide();
    m_plot = new QCustomPlot(content);
    m_plot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_plot->setMinimumSize(160, 80);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    m_plot->setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
    layout->addLayout(m_legendRow);
    layout->addWidget(m_note);
    layout->addWidget(m_plot, 1);
    setContent(content);

    m_menuButton = new QToolButton(this);
    m_menuButton->setIcon(icon(QStringLiteral("more")));
    m_menuButton->setAutoRaise(true);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setToolTip(tr("Axes, smoothing, zoom and cursors"));
    m_menuButton->setAccessibleName(tr("Axes, smoothing, zoom and cursors"));
    auto* menu = new QMenu(m_menuButton);
    menu->setToolTipsVisible(true);
    m_menuButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });

    m_cursors = std::make_unique<CurveCursors>(*m_plot);
    m_events = std::make_unique<EventMarks>(*m_plot);
    m_phases = std::make_unique<PhaseBands>(*m_plot);
    m_readout = new ReadoutBox(m_plot);
    m_band = new QRubberBand(QRubberBand::Rectangle, m_plot);
    setAxis(std::make_shared<CurveAxis>());
    connect(m_legend, &Legend::toggled, this, [this] { invalidate(lookChanged); });
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] {
        if (run())
            fillCurves();
    });
    connectPlot();
}

PlotView::~PlotView() = default;

QWidget* PlotView::tools()
{
    return m_menuButton;
}

void PlotView::setAxis(std::shared_ptr<CurveAxis> axis)
{
    if (m_axis)
        m_axis->disconnect(this);
    m_axis = std::move(axis);
    connect(m_axis.get(), &CurveAxis::changed, this, [this] {
        m_axisStale = true;
        invalidate(lookChanged);
    });
    connect(m_axis.get(), &CurveAxis::rangeChanged, this, [this] {
        if (run() && !run()->data()->steps.empty())
            setRangeAcross(*run()->data());  // at once: the next click or key starts from here
        m_rangeStale = true;
        invalidate(stepChanged);
    });
    connect(m_axis.get(), &CurveAxis::cursorsChanged, this, [this] { invalidate(stepChanged); });
    m_axisStale = true;
    invalidate(lookChanged);
}

void PlotView::applyTheme()
{
    stylePlot(*m_plot);
    m_plot->setAccessibleName(windowTitle());
    // Equal room left and right in every plot, so that a step lies at the same place in those above each other.
    const QFontMetrics metrics(captionFont());
    const int left = metrics.horizontalAdvance(QStringLiteral("−0.000"));
    const int right = metrics.horizontalAdvance(QStringLiteral("0.000"));
    const int label = metrics.height() + spacing::normal;
    QCPAxisRect* rect = m_plot->axisRect();
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins(
        QMargins(label + left, spacing::tight + metrics.height(), label + right, 2 * metrics.height() + spacing::wide));
    m_cursors->applyTheme(m_plot->hasFocus());
    m_events->applyTheme();
    m_phases->applyTheme();
    setTextColour(*m_note, colours().mutedText);
    m_note->setFont(captionFont());
    styleCurves();
    m_themed = true;
}

void PlotView::applyAxis()
{
    QCPAxis& across = *m_plot->xAxis;
    across.setScaleType(m_axis->isLogarithmic() ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (m_axis->isLogarithmic())
        useLogarithmicTicks(across);
    else if (m_axis->unit() == StepUnit::seconds)
        useSecondTicks(across);
    else
        useStepTicks(across);
    const bool seconds = m_axis->unit() == StepUnit::seconds;
    QString label = seconds && m_scale.known() ? tr("time (s)")
                    : seconds                  ? tr("step (this run recorded no time)")
                                               : tr("step");
    if (m_axis->isLogarithmic())
        label += tr(", logarithmic, 0 at the left end");
    across.setLabel(label);
    m_axisStale = false;
    m_rangeStale = true;
}

double PlotView::onAxis(double place) const
{
    return m_axis->isLogarithmic() ? std::max(place, m_least / 2) : place;
}

QString PlotView::refresh(Inputs changed)
{
    const auto record = run()->data();
    if (!m_themed || changed & lookChanged)
        applyTheme();
    if (changed & runChanged) {
        m_axis->showRun(run());
        m_valueZoom.reset();
    }
    if (changed & (runChanged | dataChanged | lookChanged)) {
        m_scale = StepScale(*record, m_axis->unit());
        m_least = m_scale.least();
    }
    if (m_axisStale || changed & runChanged)
        applyAxis();
    const bool newOverlay = changed & overlayChanged && !knowsOverlay();
    const bool newCurves = newOverlay || changed & (runChanged | dataChanged | lookChanged);
    if (newCurves)
        m_reason = drawCurves(*record, changed);
    if (!m_reason.isEmpty())
        return m_reason;
    if (newCurves || m_rangeStale) {
        showRange(*record);
        const auto place = [this](double step) { return onAxis(m_scale.place(step)); };
        m_events->show(record->events, place);
        m_phases->show(phasesOf(*record), place);
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    showCursors(*record);
    return {};
}

double PlotView::lastPlace(const RunData& record) const
{
    return m_scale.place(static_cast<double>(record.lastStep()));
}

CurveAxis::Range PlotView::wholeRange(const RunData& record) const
{
    const double first = std::min(0.0, m_scale.place(static_cast<double>(record.steps[0])));
    return {onAxis(first), std::max(m_axis->isLogarithmic() ? 2 * onAxis(first) : first + 1e-3, m_lastPlace)};
}

bool PlotView::knowsOverlay()
{
    std::vector<Beside> beside;
    for (const RunModel* other : overlay())
        beside.push_back({other, other->data(), other->colour(), other->name()});
    const bool known = beside == m_beside;
    m_beside = std::move(beside);
    return known;
}

void PlotView::setRangeAcross(const RunData& record)
{
    const auto range = m_axis->range().value_or(wholeRange(record));
    m_plot->xAxis->setRange(range.low, range.high);
}

void PlotView::showRange(const RunData& record)
{
    m_lastPlace = lastPlace(record);
    setRangeAcross(record);
    fitValues();
    for (QCPAxis* axis : {m_plot->yAxis, m_plot->yAxis2}) {
        if (!m_valueZoom)
            break;
        const auto at = [&, whole = axis->range()](double share) {
            return axis->scaleType() == QCPAxis::stLinear ? whole.lower + share * whole.size()
                                                          : whole.lower * std::pow(whole.upper / whole.lower, share);
        };
        axis->setRange(at(m_valueZoom->low), at(m_valueZoom->high));
    }
    m_rangeStale = false;
}

void PlotView::showCursors(const RunData& record)
{
    const auto placeOf = [this](qint64 step) { return m_scale.place(static_cast<double>(step)); };
    m_cursors->setStep(onAxis(placeOf(run()->step())));
    readCurves(record, run()->step());

    QStringList columns;
    std::vector<double> places;
    const auto add = [&](const QString& name, qint64 step) {
        columns.append(name);
        places.push_back(placeOf(step));
    };
    const auto hover = m_axis->hover();
    m_cursors->setHover(hover ? std::optional(onAxis(placeOf(*hover))) : std::nullopt);
    if (hover && m_pointerInside)
        add({}, *hover);
    std::vector<std::size_t> pinned;
    for (int i = 0; i < CurveAxis::pins; ++i) {
        const auto step = m_axis->pin(i);
        m_cursors->setPin(i, step ? std::optional(onAxis(placeOf(*step))) : std::nullopt);
        if (step) {
            pinned.push_back(places.size());
            add(pinName(i), *step);
        }
    }
    m_cursors->replot();
    if (places.empty()) {
        m_readout->showTable({}, {}, {}, false);
        return;
    }
    const bool both = pinned.size() == 2;
    if (both)
        columns.append(QStringLiteral("B − A"));
    const auto row = [&](const QPen& pen, const QString& name, int decimals, const std::vector<double>& values,
                         bool known) {
        ReadoutBox::Row line{pen, name, {}};
        for (const double value : values)
            line.values.append(!known && std::isnan(value) ? QStringLiteral("–") : numberText(value, decimals));
        if (both) {
            const double change = values[pinned[1]] - values[pinned[0]];
            line.values.append(std::isnan(change)
                                   ? QStringLiteral("–")
                                   : (change > 0 ? QStringLiteral("+") : QString()) + numberText(change, decimals));
        }
        return line;
    };
    const bool seconds = m_axis->unit() == StepUnit::seconds && m_scale.known();
    QList<ReadoutBox::Row> rows{
        row(QPen(Qt::NoPen), seconds ? tr("time (s)") : tr("step"), seconds ? 1 : 0, places, true)};
    for (const Reading& reading : readings(record, places))
        rows.append(row(reading.pen, reading.name, reading.decimals, reading.values, false));
    const QRect area = m_plot->axisRect()->rect();
    const double pointer = m_plot->xAxis->coordToPixel(onAxis(places.front()));
    m_readout->showTable(columns, rows, area, pointer > area.center().x());
}

void PlotView::setNote(const QString& note)
{
    if (m_note->text() == note)
        return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

qint64 PlotView::stepAtPixel(double pixel) const
{
    const double place = m_plot->xAxis->pixelToCoord(pixel);
    const bool zero = m_axis->isLogarithmic() && place < m_least * 0.75;
    return run()->data()->nearestStep(zero ? 0 : m_scale.stepAt(place));
}

QString PlotView::valuesAsText() const
{
    QString text;
    for (int i = 0; i < m_legend->count(); ++i)
        if (!m_legend->value(i).isEmpty())
            text += m_legend->name(i) + QLatin1Char('\t') + m_legend->value(i) + QLatin1Char('\n');
    return text + m_readout->asText();
}

}  // namespace disentangle
