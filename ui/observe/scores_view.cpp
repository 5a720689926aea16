#include "ui/observe/scores_view.h"

#include "core/theory/verdict.h"
#include "ui/observe/run_data.h"

namespace disentangle {
namespace {

/// What the scores can reach when learning succeeds, from the permitted pattern (theory section (f): MCC <= R_con <= R).
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

}  // namespace

ScoresView::ScoresView(QWidget* parent)
    : MetricPlot({{"mcc", tr("MCC"), tr("Mean |correlation| of true and matched learned factors."), 0, Qt::SolidLine},
                  {"r_con", tr("R_con"), tr("How well the learned factors that theory permits predict each true factor."),
                   2, Qt::DashLine},
                  {"r", tr("R"), tr("How well all learned factors together predict each true factor."), 5, Qt::DotLine},
                  {"shd", tr("SHD"), tr("Edges that are wrong in the learned graph, after matching (right axis)."), 1,
                   Qt::DashDotLine, true, 0, true}},
                 {tr("MCC, R_con, R"), true}, {tr("SHD (edges)"), false, true, true}, parent)
{
}

QString ScoresView::drawCurves(const RunData& record, Inputs changed)
{
    if (record.experiment && record.experimentText != m_judged) {
        m_judged = record.experimentText;
        const CausalGraph& graph = record.experiment->world.graph;
        setNote(expectation(judge(graph), graph));
    }
    return MetricPlot::drawCurves(record, changed);
}

}  // namespace disentangle
