#include "ui/observe/plots/scores_view.h"

#include "ui/observe/run/run_data.h"
#include "ui/style/theme.h"

#include <qcustomplot.h>

namespace disentangle {
ScoresView::ScoresView(QWidget* parent)
    : MetricPlot({{"mcc", 0, Qt::SolidLine, false},
                  {"r_con", 2, Qt::DashLine, false},
                  {"r", 5, Qt::DotLine, false},
                  {"shd", 1, Qt::DashDotLine, true}},
                 {tr("MCC, R_con, R"), true}, {tr("SHD (edges)"), false, true, true}, parent),
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
    const std::string alone = metricAlone();
    // Of several curves the ceiling of MCC is shown, where it has one; it is then that of the others too.
    const bool ofMcc = alone == "mcc" || (alone.empty() && m_promise.mcc.ceiling);
    const bool ofGroups = alone == "r_con" || (alone.empty() && !ofMcc);
    const auto ceiling = ofMcc          ? m_promise.mcc.ceiling
                         : ofGroups     ? m_promise.r_con.ceiling
                         : alone == "r" ? m_promise.r.ceiling
                                        : std::nullopt;
    const bool shown = ceiling.has_value() && !showsDifference();
    m_ceiling->setVisible(shown);
    m_ceilingLabel->setVisible(shown);
    if (!shown)
        return;
    const double height = ceiling.value_or(1);
    for (QCPItemPosition* point : m_ceiling->positions())
        point->setCoords(point->coords().x(), height);
    m_ceilingLabel->position->setCoords(0, height);
    const QString text = ofMcc                       ? tr("ceiling of MCC: %1")
                         : ofGroups && alone.empty() ? tr("ceiling of R_con: %1; none is promised for MCC")
                         : ofGroups                  ? tr("ceiling of R_con: %1")
                                                     : tr("ceiling of R: %1");
    m_ceilingLabel->setText(text.arg(height));
}

QString ScoresView::drawCurves(const RunData& record, Inputs changed)
{
    if (record.experiment && record.experimentText != m_judged) {
        m_judged = record.experimentText;
        m_promise = promise_of(&record.experiment->world.graph);
        setRemark(QString::fromStdString(m_promise.summary));
    }
    const QString sentence = MetricPlot::drawCurves(record, changed);
    showCeiling();
    return sentence;
}

}  // namespace disentangle
