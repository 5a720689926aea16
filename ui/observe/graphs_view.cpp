#include "ui/observe/graphs_view.h"

#include "core/metrics/metrics.h"
#include "ui/observe/matching.h"
#include "ui/observe/matrix_pair.h"
#include "ui/observe/names.h"
#include "ui/observe/number_text.h"
#include "ui/observe/run_model.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QToolButton>
#include <numeric>

namespace disentangle {
namespace {

std::vector<CellMark> marksOf(const Adjacency& truth, const Adjacency& learned)
{
    std::vector<CellMark> marks;
    for (int r = 0; r < truth.rows(); ++r)
        for (int c = 0; c < truth.cols(); ++c)
            marks.push_back(truth(r, c) == learned(r, c) ? CellMark::none
                            : truth(r, c)                ? CellMark::missing
                                                         : CellMark::extra);
    return marks;
}

QString comparison(const Adjacency& truth, const Adjacency& learned)
{
    const GraphDistance distance = graph_distance(truth, learned);
    const QString counts = GraphsView::tr("%1 true, %2 learned edges").arg(truth.edges()).arg(learned.edges());
    if (distance.total() == 0)
        return GraphsView::tr("%1; equal (SHD 0)").arg(counts);
    return GraphsView::tr("%1; SHD %2: %3 missing %4, %5 extra %6")
        .arg(counts)
        .arg(distance.total())
        .arg(distance.missing)
        .arg(edgeCue(EdgeKind::missing).glyph)
        .arg(distance.extra)
        .arg(edgeCue(EdgeKind::extra).glyph);
}

/// Where the bound on a graph's edges came from; empty for a search that has none.
QString boundSource(const Experiment& experiment, bool time)
{
    const GraphSearch search = experiment.sparsity.search;
    if (search == GraphSearch::truth)
        return GraphsView::tr("the true graph is given");
    if (search != GraphSearch::masks && search != GraphSearch::rotate)
        return {};
    const Bound bound = time ? bound_Gz(experiment) : bound_Ga(experiment);
    switch (bound.source) {
    case Bound::Source::given: return GraphsView::tr("bound %1 given").arg(bound.beta);
    case Bound::Source::truth: return GraphsView::tr("bound %1 taken from the truth").arg(bound.beta);
    case Bound::Source::data: return GraphsView::tr("bound from the data");
    }
    return {};
}

}  // namespace

GraphsView::GraphsView(QWidget* parent)
    : RunView(parent), m_Ga(new MatrixPair), m_Gz(new MatrixPair), m_matched(new QToolButton(this))
{
    auto* content = new QWidget(this);
    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::tight);
    m_layout->addWidget(m_Ga, 1);
    m_layout->addWidget(m_Gz, 1);
    setContent(content);
    m_matched->setText(tr("matched"));
    m_matched->setCheckable(true);
    m_matched->setChecked(true);
    m_matched->setAutoRaise(true);
    m_matched->setToolTip(tr("On: the learned graph in the order of the true latents it was matched to.\n"
                             "Off: in the order in which it was learned."));
    m_matched->setAccessibleName(tr("Show the learned graph in matched order"));
    connect(m_matched, &QToolButton::toggled, this, [this] { invalidate(lookChanged); });
}

QWidget* GraphsView::tools()
{
    return m_matched;
}

QString GraphsView::refresh(Inputs changed)
{
    if (!(changed & (runChanged | dataChanged | momentChanged | lookChanged)))
        return {};
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    const bool hasGa = showGraph(*m_Ga, "Ga", *record, *moment);
    const bool hasGz = showGraph(*m_Gz, "Gz", *record, *moment);
    m_Ga->setVisible(hasGa);
    m_Gz->setVisible(hasGz);
    arrange();
    return hasGa || hasGz ? QString() : tr("This run has no graph.");
}

bool GraphsView::showGraph(MatrixPair& pair, const char* graph, const RunData& record, const Moment& moment)
{
    const Adjacency* truth = trueGraph(*record.experiment, graph);
    if (!truth)
        return false;
    const CausalGraph& world = record.experiment->world.graph;
    const bool time = std::string_view(graph) == "Gz";
    const QStringList latents = namesOf(world.latents);
    const QStringList parents = time ? latents : namesOf(world.actions);
    const QString letter = QLatin1String(graph);
    pair.setTitles(tr("true %1").arg(letter), tr("learned Ĝ%1").arg(letter.mid(1)));
    pair.first().setNames(latents, parents);
    pair.first().setAxisTitles(tr("child"), tr("parent"));
    pair.first().setMatrix(*truth);

    MatrixView& view = pair.second();
    const Snapshot* recorded = moment.snapshot(std::string("probability_") + graph);
    if (!recorded || recorded->rows != truth->rows() || recorded->cols != truth->cols()) {
        view.clear();
        view.setPlaceholder(tr("Not learned in this run"));
        pair.setSentence(tr("%1 true edges").arg(truth->edges()));
        return true;
    }
    std::vector<int> order(world.latents.size());
    std::iota(order.begin(), order.end(), 0);
    const auto matching = matchingOf(moment, world.d_z());
    const Snapshot matchedProbabilities =
        matching ? reordered(*recorded, *matching, time ? *matching : std::vector<int>()) : *recorded;
    const Adjacency matchedGraph = learnedGraph(matchedProbabilities);
    const bool matched = matching && m_matched->isChecked();
    if (matched)
        order = *matching;
    const QStringList learned = learnedNames(order);
    view.setScale(MatrixView::Scale::shade);
    view.setNames(learned, time ? learned : parents);
    view.setAxisTitles(tr("child"), tr("parent"));
    view.setValues(recorded->rows, recorded->cols, matched ? matchedProbabilities.data : recorded->data);
    view.setMarks(matched ? marksOf(*truth, matchedGraph) : std::vector<CellMark>());
    view.setReadout([&view, matched, latents, learned, cols = time ? learned : parents](int row, int col) {
        QString text = QStringLiteral("%1 ← %2: p = %3").arg(learned[row], cols[col], numberText(view.value(row, col), 3));
        if (matched)
            text += tr(", %1 matched to %2").arg(learned[row], latents[row]);
        switch (view.mark(row, col)) {
        case CellMark::missing: return text + tr("\nmissing: an edge of the true graph");
        case CellMark::extra: return text + tr("\nextra: no edge of the true graph");
        default: return text;
        }
    });
    const QString counts = matching ? comparison(*truth, matchedGraph)
                                    : tr("%1 true, %2 learned edges").arg(truth->edges()).arg(matchedGraph.edges());
    const QString bound = boundSource(*record.experiment, time);
    pair.setSentence(bound.isEmpty() ? counts : tr("%1; %2").arg(counts, bound));
    return true;
}

void GraphsView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    arrange();
}

void GraphsView::arrange()
{
    if (m_Ga->isHidden() || m_Gz->isHidden())
        return;
    const auto smallest = [this](const QSize& area) { return std::min(m_Ga->cellSizeIn(area), m_Gz->cellSizeIn(area)); };
    const bool beside = smallest(QSize(width() / 2, height())) > smallest(QSize(width(), height() / 2));
    m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace disentangle
