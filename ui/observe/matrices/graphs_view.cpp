// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/graphs_view.h"

#include "core/reading/bound.h"
#include "core/reading/learned_graph.h"
#include "core/reading/phases.h"
#include "ui/observe/matrices/graph_comparison.h"
#include "ui/observe/matrices/history_popover.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/icons.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <cmath>

namespace disentangle {
namespace {

/// The probability of one pair over the steps, learned indices.
std::optional<HistoryPopover::History> historyOf(const History& history, int row, int col, qint64 step,
                                                 const QString& parent)
{
    if (history.empty() || row >= history.rows() || col >= history.cols())
        return {};
    HistoryPopover::History result;
    result.title = GraphsView::tr("p(%1 ← %2) over the steps").arg(learnedName(row), parent);
    result.step = static_cast<double>(step);
    const auto cell = static_cast<std::size_t>(row * history.cols() + col);
    for (std::size_t i = 0; i < history.steps.size(); ++i)
        result.points.append(
            QPointF(static_cast<double>(history.steps[i]), history.value(static_cast<std::ptrdiff_t>(i), cell)));
    return result;
}

QString graphName(bool time)
{
    return time ? QStringLiteral("Gz") : QStringLiteral("Ga");
}

QString learnedTitle(bool time)
{
    return GraphsView::tr("learned Ĝ%1").arg(graphName(time).mid(1));
}

/// The words of the sentence above the matrices that not everybody knows.
QString sentenceTip(const Experiment& experiment, bool time, bool truthKnown, bool provisional)
{
    QStringList lines;
    if (provisional)
        lines.append(glossaryTip("provisional graph"));
    if (truthKnown)
        lines << GraphsView::tr("missing −: %1").arg(glossaryTip("missing"))
              << GraphsView::tr("extra +: %1").arg(glossaryTip("extra"));
    const auto origin = bound_origin(experiment, time);
    if (origin && !origin->graph_is_given && origin->bound.source != Bound::Source::given) {
        const std::string bound = "bound " + std::string(words_of(origin->bound.source));
        lines.append(QStringLiteral("%1: %2").arg(glossaryName(bound), glossaryTip(bound)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString percentage(float share)
{
    return QString::number(std::lround(100 * static_cast<double>(share)));
}

/// What is written into the cells of a graph: of edges and of what competes with them.
QStringList percentages(const Snapshot& probabilities, const Snapshot& stability)
{
    constexpr float least = 0.05F;
    QStringList texts;
    for (std::size_t k = 0; k < stability.data.size(); ++k)
        texts.append(is_learned(double{probabilities.data[k]}) || stability.data[k] >= least
                         ? percentage(stability.data[k])
                         : QString());
    return texts;
}

int stableEdges(const Snapshot& probabilities, const Snapshot& stability)
{
    constexpr float often = 0.9F;
    int count = 0;
    for (std::size_t k = 0; k < stability.data.size(); ++k)
        count += is_learned(double{probabilities.data[k]}) && stability.data[k] >= often ? 1 : 0;
    return count;
}

}  // namespace

GraphsView::GraphsView(QWidget* parent)
    : RunView(parent),
      m_sides{{false, new MatrixPair, nullptr, {}}, {true, new MatrixPair, nullptr, {}}},
      m_tools(new QWidget(this)),
      m_matched(new QToolButton(m_tools)),
      m_menu(new QMenu(this))
{
    auto* content = new QWidget(this);
    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::tight);
    for (Side& side : m_sides) {
        m_layout->addWidget(side.pair, 1);
        side.popover = new HistoryPopover(
            &side.pair->second(), [this, &side](int row, int col) -> std::optional<HistoryPopover::History> {
                if (!run() || !run()->data()->experiment || side.order.empty())
                    return {};
                const auto record = run()->data();
                const auto learned = [&](int index) { return side.order[static_cast<std::size_t>(index)]; };
                const int parentIndex = side.time ? learned(col) : col;
                const QString parentName = side.time ? learnedName(parentIndex)
                                                     : namesOf(variables_of(*record->experiment).actions).value(col);
                return historyOf(record->history(graph_names(side.time).probability), learned(row), parentIndex,
                                 run()->step(), parentName);
            });
    }
    setContent(content);

    m_matched->setText(tr("matched"));
    m_matched->setCheckable(true);
    m_matched->setChecked(true);
    m_matched->setAutoRaise(true);
    m_matched->setToolTip(tr("On: the learned graph in the order of the true latents it was matched to.\n"
                             "Off: in the order in which it was learned. (M)"));
    m_matched->setAccessibleName(tr("Show the learned graph in matched order"));
    connect(m_matched, &QToolButton::toggled, this, [this] { invalidate(lookChanged); });
    auto* more = new QToolButton(m_tools);
    more->setIcon(icon(QStringLiteral("more")));
    more->setAutoRaise(true);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("Differences and the matching"));
    more->setAccessibleName(tr("Differences and the matching"));
    more->setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &GraphsView::fillMenu);
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(spacing::hair);
    tools->addWidget(m_matched);
    tools->addWidget(more);
}

QWidget* GraphsView::tools()
{
    return m_tools;
}

void GraphsView::setMatched(bool matched)
{
    m_matched->setChecked(matched);
}

void GraphsView::setShows(Shows what)
{
    m_shows = what;
    invalidate(lookChanged);
}

void GraphsView::setReferenceHere()
{
    if (!run() || run()->moment()->step < 0)
        return;
    m_reference = run()->moment();
    m_referenceRun = run();
    setShows(Shows::sinceReference);
}

void GraphsView::setLinesShown(bool shown)
{
    m_linesShown = shown;
    invalidate(lookChanged);
}

void GraphsView::fillMenu()
{
    m_menu->clear();
    auto* group = new QActionGroup(m_menu);
    const auto choice = [&](Shows what, const QString& text, bool possible, const QString& why) {
        QAction* action = m_menu->addAction(text, this, [this, what] { setShows(what); });
        action->setCheckable(true);
        action->setChecked(m_shows == what);
        action->setEnabled(possible);
        action->setToolTip(why);
        group->addAction(action);
    };
    const auto others = overlay();
    choice(Shows::probabilities, tr("Learned probabilities"), true, {});
    choice(Shows::sinceReference,
           m_reference ? tr("Minus step %L1").arg(qlonglong{m_reference->step}) : tr("Minus a reference step"),
           m_reference != nullptr, m_reference ? QString() : tr("Set a reference first."));
    choice(Shows::minusRun, others.isEmpty() ? tr("Minus another run") : tr("Minus %1").arg(others.first()->name()),
           !others.isEmpty(),
           others.isEmpty() ? tr("Draw another run beside this one first.")
                            : tr("At the same step, each in its own matching."));
    m_menu->addSeparator();
    QAction* here = m_menu->addAction(run() ? tr("Set the reference here, step %L1\tR").arg(run()->step())
                                            : tr("Set the reference here"),
                                      this, &GraphsView::setReferenceHere);
    here->setEnabled(run() && run()->step() >= 0);
    const auto toggle = [&](const QString& text, bool on, auto set) {
        QAction* action = m_menu->addAction(text, this, set);
        action->setCheckable(true);
        action->setChecked(on);
    };
    toggle(tr("In matched order\tM"), m_matched->isChecked(), [this](bool on) { setMatched(on); });
    toggle(tr("Lines of the matching\tL"), m_linesShown, [this](bool on) { setLinesShown(on); });
}

void GraphsView::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        RunView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_M: setMatched(!m_matched->isChecked()); break;
    case Qt::Key_L: setLinesShown(!m_linesShown); break;
    case Qt::Key_R: setReferenceHere(); break;
    default: RunView::keyPressEvent(event);
    }
}

GraphsView::Reference GraphsView::reference() const
{
    const auto others = overlay();
    if (m_shows == Shows::sinceReference && m_reference)
        return {m_reference, tr("step %L1").arg(qlonglong{m_reference->step})};
    if (m_shows == Shows::minusRun && !others.isEmpty())
        return {others.first()->moment(), others.first()->name()};
    return {};
}

QString GraphsView::refresh(Inputs changed)
{
    // A run that was being read is drawn anew once it has been: what was set of it meanwhile stays.
    if (changed & runChanged && m_referenceRun != run())
        m_reference.reset();
    if (m_shows == Shows::sinceReference && !m_reference)
        m_shows = Shows::probabilities;
    const bool comparing = m_shows == Shows::minusRun && changed & overlayChanged;
    if (!comparing && !(changed & (runChanged | dataChanged | momentChanged | lookChanged)))
        return {};
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    bool any = false;
    for (Side& side : m_sides) {
        const bool has = showGraph(side, *record, *moment);
        side.pair->setVisible(has);
        any |= has;
    }
    arrange();
    return any ? QString() : tr("This run has no graph.");
}

struct GraphsView::Learned {
    LearnedGraph graph;
    bool matched = false;                     ///< shown in the order of the true latents
    bool sameOrder = false;                   ///< compared in the order it was learned in: two steps of one run
    Snapshot now;                             ///< the probabilities shown
    std::optional<Snapshot> before;           ///< those subtracted, in the same order
    std::optional<Snapshot> evidence;         ///< what the pairs are worth, in the same order
    std::optional<Snapshot> stability;        ///< how often they come out again, in the same order
    std::optional<Snapshot> latentStability;  ///< the same of the latents, in learned order
    Reference base;                           ///< what was to be subtracted
    bool baseHasGraph = false;                ///< it has a graph of this size
    QStringList latents, parents;             ///< true names of children and parents
};

GraphsView::Learned GraphsView::learnedOf(Side& side, const LearnedGraph& graph, const Variables& variables) const
{
    Learned learned;
    learned.graph = graph;
    learned.matched = graph.matching && m_matched->isChecked();
    // In the order they were learned in, only steps of one run can be compared.
    learned.sameOrder = m_shows == Shows::sinceReference && !learned.matched;
    learned.latents = namesOf(variables.latents);
    learned.parents = side.time ? learned.latents : namesOf(variables.actions);
    learned.base = reference();
    std::optional<LearnedGraph> other;
    if (learned.base.moment)
        other = learned_graph(*learned.base.moment, variables, side.time);
    learned.baseHasGraph = other.has_value();
    if (other && learned.sameOrder)
        learned.before = other->recorded;
    else if (other && graph.matching && other->matching)
        learned.before = other->matched();
    const bool inTrueOrder = learned.matched || (learned.before && !learned.sameOrder);
    learned.now = inTrueOrder ? graph.matched() : graph.recorded;
    if (graph.evidence)
        learned.evidence = inTrueOrder ? graph.in_order(*graph.evidence) : *graph.evidence;
    if (graph.stability)
        learned.stability = inTrueOrder ? graph.in_order(*graph.stability) : *graph.stability;
    side.order = inTrueOrder ? *graph.matching : learned_order(variables.d_z());
    return learned;
}

bool GraphsView::showGraph(Side& side, const RunData& record, const Moment& moment)
{
    const Variables variables = variables_of(*record.experiment);
    if (!variables.has_graph(side.time))
        return false;
    const Adjacency* truth = true_graph(variables, side.time);
    MatrixPair& pair = *side.pair;
    pair.showFirst(truth != nullptr);
    if (truth) {
        pair.first().setNames(namesOf(variables.latents), namesOf(side.time ? variables.latents : variables.actions));
        pair.first().setAxisTitles(tr("child"), tr("parent"));
        pair.first().setMatrix(*truth);
    }

    const auto graph = learned_graph(moment, variables, side.time);
    if (!graph) {
        pair.setProvisional(false);
        showNothingLearned(side, truth);
        return true;
    }
    const bool provisional = graph_is_provisional(*record.experiment, record.events, moment.step,
                                                  record.value(metric::provisional, moment.step));
    pair.setProvisional(provisional);
    Learned learned = learnedOf(side, *graph, variables);
    if (const Snapshot* latents = moment.snapshot(kind::stability_latents, 1, variables.d_z()))
        learned.latentStability = *latents;
    QStringList sentences;
    if (learned.before) {
        showDifference(side, learned, sentences);
    } else {
        const Adjacency edges = graph->edges();
        sentences.append(
            !truth ? tr("%1 learned edges; the true graph is not known").arg(edges.edges())
            : graph->matching
                ? comparisonOf(*truth, edges)
                : tr("%1 true, %2 learned edges; no matching was recorded").arg(truth->edges()).arg(edges.edges()));
        if (learned.base.moment)
            sentences.prepend(
                !learned.baseHasGraph
                    ? tr("%1 has no %2 of this size: nothing to subtract").arg(learned.base.name, graphName(side.time))
                    : tr("without a matching of both there is no difference to %1").arg(learned.base.name));
        showProbabilities(side, learned, truth);
        if (learned.stability && edges.edges() > 0)
            sentences.append(tr("%1 of %2 come out again in nine of ten resamples of the rows")
                                 .arg(stableEdges(learned.now, *learned.stability))
                                 .arg(edges.edges()));
        if (const QString bound = boundSource(*record.experiment, side.time); !bound.isEmpty())
            sentences.append(bound);
    }
    if (provisional)
        sentences.prepend(tr("provisional, the search has not ended"));
    pair.setSentenceTip(sentenceTip(*record.experiment, side.time, truth != nullptr, provisional));
    pair.second().setAxisTitles(tr("child"), tr("parent"));
    setReadout(side, learned);
    showMatching(side, moment, learned.latents, sentences);
    pair.setSentence(sentences.join(QStringLiteral("; ")));
    side.popover->refresh();
    return true;
}

void GraphsView::showNothingLearned(Side& side, const Adjacency* truth)
{
    MatrixPair& pair = *side.pair;
    side.order.clear();
    pair.setTitles(tr("true %1").arg(graphName(side.time)), learnedTitle(side.time));
    pair.second().clear();
    pair.second().setPlaceholder(tr("Not learned in this run"));
    pair.setSentence(truth ? tr("%1 true edges").arg(truth->edges()) : QString());
    pair.setMatching({});
    side.popover->hide();
}

void GraphsView::showDifference(Side& side, const Learned& learned, QStringList& sentences)
{
    const QStringList rows = learned.sameOrder ? learnedNames(side.order) : learned.latents;
    const QStringList cols = side.time ? rows : learned.parents;
    const Snapshot change = difference(learned.now, *learned.before);
    MatrixView& view = side.pair->second();
    view.setScale(MatrixView::Scale::diverging);
    view.setRange(-1, 1);
    view.setNames(rows, cols);
    view.setValues(change.rows, change.cols, change.data);
    view.setMarks({});
    view.setCellTexts({});
    side.pair->setTitles(tr("true %1").arg(graphName(side.time)),
                         tr("%1 minus %2").arg(learnedTitle(side.time), learned.base.name));
    sentences.append(changeOf(change, rows, cols));
}

void GraphsView::showProbabilities(Side& side, const Learned& learned, const Adjacency* truth)
{
    const QStringList rows = learnedNames(side.order);
    MatrixView& view = side.pair->second();
    view.setScale(MatrixView::Scale::shade);
    view.setRange(0, 1);
    view.setNames(rows, side.time ? rows : learned.parents);
    view.setValues(learned.now.rows, learned.now.cols, learned.now.data);
    view.setMarks(truth && learned.matched ? wrong_edges(*truth, edges_in(learned.now)) : std::vector<Mark>());
    view.setCellTexts(learned.stability ? percentages(learned.now, *learned.stability) : QStringList());
    side.pair->setTitles(tr("true %1").arg(graphName(side.time)), learnedTitle(side.time));
}

void GraphsView::setReadout(Side& side, const Learned& learned)
{
    MatrixView& view = side.pair->second();
    const QStringList rows = learnedNames(side.order), cols = side.time ? rows : learned.parents;
    view.setReadout([&view, rows, cols, matched = learned.matched, latents = learned.latents, now = learned.now,
                     before = learned.before, evidence = learned.evidence, stability = learned.stability,
                     ofLatents = learned.latentStability, order = side.order,
                     name = learned.base.name](int row, int col) {
        const auto cell = static_cast<std::size_t>(row * now.cols + col);
        const QString p = numberText(static_cast<double>(now.data[cell]), 3);
        QString text = QStringLiteral("%1 ← %2: p = %3").arg(rows.value(row), cols.value(col), p);
        if (before)
            text += tr("\n%1 at %2: %3")
                        .arg((view.value(row, col) > 0 ? QStringLiteral("+") : QString()) +
                                 numberText(view.value(row, col), 3),
                             name, numberText(static_cast<double>(before->data[cell]), 3));
        if (matched)
            text += tr(", %1 matched to %2").arg(rows.value(row), latents.value(row));
        if (evidence) {
            const QString nats = numberText(static_cast<double>(evidence->data[cell]), 2);
            text += is_learned(static_cast<double>(now.data[cell]))
                        ? tr("\nworth %1 nats a held-out row").arg(nats)
                        : tr("\nwould add %1 nats a held-out row").arg(nats);
        }
        if (stability)
            text += tr("\nan edge in %1 % of the resamples of the rows").arg(percentage(stability->data[cell]));
        if (ofLatents)
            text += tr("\n%1 comes out again in them with |r| = %2 on average")
                        .arg(rows.value(row),
                             numberText(
                                 static_cast<double>(
                                     ofLatents->data[static_cast<std::size_t>(order[static_cast<std::size_t>(row)])]),
                                 3));
        switch (view.mark(row, col)) {
        case Mark::missing: return text + tr("\nmissing: an edge of the true graph");
        case Mark::extra: return text + tr("\nextra: no edge of the true graph");
        default: return text;
        }
    });
}

void GraphsView::showMatching(Side& side, const Moment& moment, const QStringList& latents, QStringList& sentences)
{
    auto lines = matchingLines(moment, latents, side.order);
    if (lines)
        if (const QString change = changeOfMatching(*lines); !change.isEmpty())
            sentences.append(change);
    side.pair->setMatching(m_linesShown ? std::move(lines) : std::nullopt);
}

void GraphsView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    arrange();
}

void GraphsView::arrange()
{
    MatrixPair &a = *m_sides[0].pair, &z = *m_sides[1].pair;
    if (a.isHidden() || z.isHidden())
        return;
    // Beside each other they share the width by their columns, above each other the height by their rows.
    const int cols = a.first().cols() + z.first().cols(), rows = a.first().rows() + z.first().rows();
    if (cols == 0 || rows == 0)
        return;
    const auto smallest = [&](const QSize& one, const QSize& other) {
        return std::min(a.cellSizeIn(one), z.cellSizeIn(other));
    };
    const int left = width() * a.first().cols() / cols, upper = height() * a.first().rows() / rows;
    const bool beside = smallest({left, height()}, {width() - left, height()}) >
                        smallest({width(), upper}, {width(), height() - upper});
    m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setStretch(0, beside ? a.first().cols() : a.first().rows());
    m_layout->setStretch(1, beside ? z.first().cols() : z.first().rows());
}

}  // namespace disentangle
