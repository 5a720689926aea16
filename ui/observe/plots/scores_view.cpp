// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/scores_view.h"

#include "core/experiment/promise.h"
#include "ui/language/translated.h"
#include "ui/observe/run/names.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/theme.h"

#include <qcustomplot.h>

namespace disentangle {
namespace {

/// The height that theory promises of a score, where it promises one.
std::optional<double> ceilingOf(const Promise& promise, std::string_view score)
{
    return score == metric::mcc     ? promise.mcc.ceiling
           : score == metric::r_con ? promise.r_con.ceiling
           : score == metric::r     ? promise.r.ceiling
                                    : std::nullopt;
}

/// Whether a point lies on a text of the plot.
bool isWithin(const QCPItemText& text, const QPointF& place)
{
    const QPointF from = text.topLeft->pixelPosition(), to = text.bottomRight->pixelPosition();
    return QRectF(from, to).normalized().contains(place);
}

}  // namespace

ScoresView::ScoresView(QWidget* parent)
    : MetricPlot(Plot::scores, {tr("MCC, R_con, R"), true}, {tr("SHD (edges)"), false, true, true}, parent),
      m_ceiling(new QCPItemStraightLine(&plot())),
      m_ceilingLabel(new QCPItemText(&plot()))
{
    m_ceiling->setLayer(QStringLiteral("grid"));
    m_ceiling->setAntialiased(false);
    m_ceiling->point1->setCoords(0, 1);
    m_ceiling->point2->setCoords(1, 1);
    for (QCPItemPosition* point : m_ceiling->positions())
        point->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_ceilingLabel->setLayer(QStringLiteral("grid"));
    m_ceilingLabel->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_ceilingLabel->setPadding(QMargins(spacing::tight, 0, 0, 1));
    m_ceilingLabel->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_ceilingLabel->position->setCoords(0, 1);
    // Above its line, or below it where the axes end too soon.
    connect(&plot(), &QCustomPlot::beforeReplot, this, [this] {
        const double above = m_ceilingLabel->position->pixelPosition().y() - plot().axisRect()->top();
        const bool fits = above >= QFontMetrics(m_ceilingLabel->font()).ascent();  // nothing hangs below its line
        m_ceilingLabel->setPositionAlignment(Qt::AlignLeft | (fits ? Qt::AlignBottom : Qt::AlignTop));
    });
    showCeiling();
}

void ScoresView::styleCurves()
{
    MetricPlot::styleCurves();
    m_ceiling->setPen(QPen(colours().mutedText, 1, Qt::DashLine));
    m_ceilingLabel->setColor(colours().mutedText);
    m_ceilingLabel->setFont(captionFont());
}

void ScoresView::showCeiling()
{
    // Of several curves the ceiling of MCC is shown, where it has one; it is then that of the others too.
    const std::string alone = metricAlone();
    const bool several = alone.empty();
    const std::string_view shown = !several ? alone : m_promise.mcc.ceiling ? metric::mcc : metric::r_con;
    const auto ceiling = showsDifference() ? std::nullopt : ceilingOf(m_promise, shown);
    m_ceiling->setVisible(ceiling.has_value());
    m_ceilingLabel->setVisible(ceiling.has_value());
    if (!ceiling)
        return;
    const double height = ceiling.value_or(1);
    for (QCPItemPosition* point : m_ceiling->positions())
        point->setCoords(point->coords().x(), height);
    m_ceilingLabel->position->setCoords(0, height);
    const QString text = tr("ceiling of %1: %2").arg(metricLabel(std::string(shown))).arg(height);
    m_ceilingLabel->setText(several && !m_promise.mcc.ceiling ? tr("%1; none is promised for MCC").arg(text) : text);
}

QString ScoresView::describe(const QPointF& place) const
{
    return m_ceilingLabel->visible() && isWithin(*m_ceilingLabel, place) ? glossaryTip("ceiling") : QString();
}

QString ScoresView::drawCurves(const RunData& record, Inputs changed)
{
    if (record.experiment && (record.experimentText != m_judged || record.influence != m_influence)) {
        m_judged = record.experimentText;
        m_influence = record.influence;
        m_promise = promise_of(*record.experiment, m_influence.get());
        setRemark(translated(m_promise.summary));
    }
    const QString sentence = MetricPlot::drawCurves(record, changed);
    showCeiling();
    return sentence;
}

HeldOutView::HeldOutView(QWidget* parent)
    : MetricPlot(Plot::held_out, {tr("nats per row"), false, false, false}, {}, parent)
{
    setRemark(tr("What the graph tells is the distance to the curve without it."));
}

}  // namespace disentangle
