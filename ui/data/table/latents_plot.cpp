// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/latents_plot.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace disentangle {

LatentsPlot::LatentsPlot(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Curve from which the number of latents is proposed"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme(), &Theme::themeChanged, this, [this] { update(); });
    setProposal({});
}

void LatentsPlot::setProposal(const std::optional<LatentsProposal>& proposal)
{
    const bool curve = proposal && !proposal->unexplained.empty();
    m_values = !proposal ? std::vector<double>() : curve ? proposal->unexplained : proposal->spectrum;
    m_first = curve ? 0 : 1;
    m_proposed = proposal ? proposal->latents : 0;
    m_caption = !proposal ? QString()
                : curve   ? tr("Left unexplained by k components")
                          : tr("Eigenvalues of x's correlation matrix");
    setToolTip(
        curve ? tr("At k: what functions of the first k principal components leave unexplained of the others, on rows "
                   "that they were not fitted to. It falls until the components hold every latent, and is flat from "
                   "there, at the noise.")
              : m_caption);
    setAccessibleDescription(proposal ? tr("Proposed: %1").arg(m_proposed) : QString());
    update();
}

void LatentsPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont());
    const double line = QFontMetricsF(captionFont()).height();
    const QRectF plot = QRectF(rect()).adjusted(spacing::hair, line + spacing::hair, -spacing::hair, -line);
    painter.setPen(colours().mutedText);
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft, m_caption);
    painter.setPen(colours().grid);
    painter.setBrush(colours().field);
    painter.drawRect(plot);
    if (m_values.empty() || plot.height() < 10)
        return;
    const auto logarithm = [](double value) { return std::log10(std::max(value, 1e-9)); };
    const auto [least, most] = std::minmax_element(m_values.begin(), m_values.end());
    const double low = logarithm(*least), span = std::max(logarithm(*most) - low, 0.3);
    const double step = plot.width() / static_cast<double>(m_values.size());
    const auto place = [&](std::size_t k) {
        return QPointF(plot.left() + (static_cast<double>(k) + 0.5) * step,
                       plot.bottom() - 4 - (logarithm(m_values[k]) - low) / span * (plot.height() - 8));
    };
    painter.setPen(QPen(categorical(0), 1.4));
    for (std::size_t k = 1; k < m_values.size(); ++k)
        painter.drawLine(place(k - 1), place(k));
    painter.setBrush(categorical(0));
    for (std::size_t k = 0; k < m_values.size(); ++k)
        painter.drawEllipse(place(k), 1.6, 1.6);
    const auto proposed = static_cast<std::size_t>(std::max(m_proposed - m_first, 0));
    if (proposed >= m_values.size())
        return;
    const QPointF there = place(proposed);
    painter.setPen(QPen(colours().accent, 1, Qt::DashLine));
    painter.drawLine(QPointF(there.x(), plot.top()), QPointF(there.x(), plot.bottom()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().accent, 1.6));
    painter.drawEllipse(there, 4, 4);
    painter.setPen(colours().text);
    const QRectF below(there.x() - 40, plot.bottom(), 80, line);
    painter.drawText(below.translated(std::max(0.0, -below.left()) + std::min(0.0, width() - below.right()), 0),
                     Qt::AlignHCenter, tr("k = %1").arg(m_proposed));
}

}  // namespace disentangle
