#include "ui/observe/plots/scores_view.h"

#include "core/theory/verdict.h"
#include "ui/observe/run/names.h"
#include "ui/observe/run/run_data.h"
#include "ui/style/theme.h"

#include <qcustomplot.h>

namespace disentangle {
namespace {

/// What the scores can reach when learning succeeds, from the permitted pattern (MCC <= R_con <= R).
QString expectation(const Verdict& verdict, const CausalGraph& graph)
{
    if (verdict.degree == Disentanglement::complete)
        return ScoresView::tr("Theory: every latent can be recovered; MCC can reach 1.");
    if (verdict.degree == Disentanglement::none && graph.d_z() > 1)
        return ScoresView::tr("Theory: no two latents come apart; R and R_con can reach 1, MCC need not.");
    const auto recovered = std::count_if(verdict.latents.begin(), verdict.latents.end(),
                                         [](const LatentVerdict& latent) { return latent.recovered; });
    return ScoresView::tr("Theory: %1 of %2 latents can be recovered; R_con can reach 1, MCC need not.")
        .arg(recovered)
        .arg(graph.d_z());
}

/// What the line at 1 says beside the score that is drawn alone, or beside all of them; empty for no line.
QString ceilingText(bool complete, const std::string& alone)
{
    if (alone.empty())
        return complete ? ScoresView::tr("ceiling of MCC: 1")
                        : ScoresView::tr("ceiling of R_con: 1; none is guaranteed for MCC");
    const bool promised = metric_info(alone)->is(has_ceiling) && (complete || alone != metric::mcc);
    return promised ? ScoresView::tr("ceiling of %1: 1").arg(metricLabel(alone)) : QString();
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
    const QString text = m_judged.empty() || showsDifference() ? QString() : ceilingText(m_complete, metricAlone());
    m_ceiling->setVisible(!text.isEmpty());
    m_ceilingLabel->setVisible(!text.isEmpty());
    m_ceilingLabel->setText(text);
}

QString ScoresView::drawCurves(const RunData& record, Inputs changed)
{
    if (record.experiment && record.experimentText != m_judged) {
        m_judged = record.experimentText;
        const CausalGraph& graph = record.experiment->world.graph;
        const Verdict verdict = judge(graph);
        m_complete = verdict.degree == Disentanglement::complete;
        setRemark(expectation(verdict, graph));
    }
    const QString sentence = MetricPlot::drawCurves(record, changed);
    showCeiling();
    return sentence;
}

}  // namespace disentangle
