// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/phase_bands.h"

#include "ui/language/translated.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <qcustomplot.h>

namespace disentangle {
namespace {

/// How strong a phase is shaded; light enough for curves and the grid to stand out from.
double strengthOf(TrainingPhase phase)
{
    switch (phase) {
    case TrainingPhase::free: return 0;
    case TrainingPhase::search: return 0.22;
    case TrainingPhase::masks:
    case TrainingPhase::under_graph: return 0.07;
    case TrainingPhase::straightened: return 0.13;
    }
    return 0;
}

}  // namespace

PhaseBands::PhaseBands(QCustomPlot& plot) : m_plot(plot)
{
    QObject::connect(&plot, &QCustomPlot::beforeReplot, &plot, [this] { placeNames(); });
}

void PhaseBands::show(const std::vector<PhaseSpan>& phases, const std::function<double(double step)>& place)
{
    const auto count = static_cast<qsizetype>(phases.size());
    while (m_bands.size() > count) {
        m_plot.removeItem(m_bands.last().rect);
        m_plot.removeItem(m_bands.last().name);
        m_bands.removeLast();
    }
    while (m_bands.size() < count) {
        Band band{new QCPItemRect(&m_plot), new QCPItemText(&m_plot), TrainingPhase::free, 0, 0};
        band.rect->setLayer(QStringLiteral("background"));
        for (QCPItemPosition* corner : {band.rect->topLeft, band.rect->bottomRight}) {
            corner->setTypeX(QCPItemPosition::ptPlotCoords);
            corner->setTypeY(QCPItemPosition::ptAxisRectRatio);  // whatever the scale of the values
        }
        // Above the axes, where no curve runs through it.
        band.name->setLayer(QStringLiteral("grid"));
        band.name->setClipToAxisRect(false);
        band.name->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        band.name->position->setTypeX(QCPItemPosition::ptAbsolute);
        band.name->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_bands.append(band);
    }
    for (qsizetype i = 0; i < count; ++i) {
        const PhaseSpan& span = phases[static_cast<std::size_t>(i)];
        Band& band = m_bands[i];
        band.phase = span.phase;
        band.from = place(static_cast<double>(span.from));
        band.to = place(static_cast<double>(span.to));
        band.rect->topLeft->setCoords(band.from, 0);
        band.rect->bottomRight->setCoords(band.to, 1);
        band.name->setText(translated(name_of(span.phase)));
    }
    applyTheme();
}

void PhaseBands::placeNames()
{
    const QRect axes = m_plot.axisRect()->rect();
    const QFontMetrics metrics(captionFont());
    for (const Band& band : m_bands) {
        const double left = std::max<double>(axes.left(), m_plot.xAxis->coordToPixel(band.from));
        const double right = std::min<double>(axes.right(), m_plot.xAxis->coordToPixel(band.to));
        band.name->setVisible(right - left >= metrics.horizontalAdvance(band.name->text()) + 2 * spacing::hair);
        band.name->position->setCoords((left + right) / 2, 0);
    }
}

void PhaseBands::applyTheme()
{
    for (const Band& band : m_bands) {
        band.rect->setPen(Qt::NoPen);
        band.rect->setBrush(mixed(colours().panel, colours().mutedText, strengthOf(band.phase)));
        band.name->setColor(colours().mutedText);
        band.name->setFont(captionFont());
    }
}

}  // namespace disentangle
