#include "ui/observe/matrices/graphs_view.h"

#include "ui/observe/matrices/graph_comparison.h"
#include "ui/observe/matrices/history_popover.h"
#include "ui/observe/matrices/matching.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>
#include <numeric>

namespace disentangle {
namespace {

/// The probability of one pair over the steps, learned indices.
std::optional<HistoryPopover::History> historyOf(const EdgeHistory& history, int row, int col, qint64 step,
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
                const QString parentName =
                    side.time ? learnedName(parentIndex) : namesOf(record->experiment->world.graph.actions).value(col);
                return historyOf(side.time ? record->edgesGz : record->edgesGa, learned(row), parentIndex,
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
    if (changed & runChanged)
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

bool GraphsView::showGraph(Side& side, const RunData& record, const Moment& moment)
{
    const char* graph = side.time ? "Gz" : "Ga";
    const Adjacency* truth = trueGraph(*record.experiment, graph);
    if (!truth)
        return false;
    MatrixPair& pair = *side.pair;
    const CausalGraph& world = record.experiment->world.graph;
    const QStringList latents = namesOf(world.latents);
    const QStringList parents = side.time ? latents : namesOf(world.actions);
    const QString letter = QLatin1String(graph);
    pair.first().setNames(latents, parents);
    pair.first().setAxisTitles(tr("child"), tr("parent"));
    pair.first().setMatrix(*truth);

    MatrixView& view = pair.second();
    side.order.clear();
    const auto learned = learnedProbabilities(moment, side.time, truth->rows(), truth->cols());
    QString learnedTitle = tr("learned Ĝ%1").arg(letter.mid(1));
    if (!learned) {
        pair.setTitles(tr("true %1").arg(letter), learnedTitle);
        view.clear();
        view.setPlaceholder(tr("Not learned in this run"));
        pair.setSentence(tr("%1 true edges").arg(truth->edges()));
        pair.setMatching({});
        side.popover->hide();
        return true;
    }
    const bool matched = learned->matching && m_matched->isChecked();
    side.order.resize(world.latents.size());
    std::iota(side.order.begin(), side.order.end(), 0);
    if (matched)
        side.order = *learned->matching;
    const QStringList rows = learnedNames(side.order);
    const QStringList cols = side.time ? rows : parents;
    const Adjacency matchedGraph = learnedGraph(learned->matched());

    QStringList sentences{
        learned->matching
            ? comparisonOf(*truth, matchedGraph)
            : tr("%1 true, %2 learned edges; no matching was recorded").arg(truth->edges()).arg(matchedGraph.edges())};
    const Reference base = reference();
    std::optional<LearnedProbabilities> other;
    if (base.moment)
        other = learnedProbabilities(*base.moment, side.time, truth->rows(), truth->cols());
    // In the order they were learned in, only steps of one run can be compared.
    const bool sameOrder = m_shows == Shows::sinceReference && !matched;
    const bool comparable = other && (sameOrder || (learned->matching && other->matching));
    const Snapshot now = matched || (other && !sameOrder && comparable) ? learned->matched() : learned->recorded;
    Snapshot before = now;
    if (comparable) {
        before = sameOrder ? other->recorded : other->matched();
        const QStringList childNames = sameOrder ? rows : latents;
        const QStringList parentNames = sameOrder ? cols : parents;
        const Snapshot change = difference(now, before);
        view.setScale(MatrixView::Scale::diverging);
        view.setRange(-1, 1);
        view.setNames(childNames, parentNames);
        view.setValues(change.rows, change.cols, change.data);
        view.setMarks({});
        learnedTitle = tr("%1 minus %2").arg(learnedTitle, base.name);
        sentences = {changeOf(change, childNames, parentNames)};
        if (!sameOrder)
            side.order = *learned->matching;
    } else {
        if (base.moment)
            sentences.prepend(!other ? tr("%1 has no %2 of this size: nothing to subtract").arg(base.name, letter)
                                     : tr("without a matching of both there is no difference to %1").arg(base.name));
        view.setScale(MatrixView::Scale::shade);
        view.setRange(0, 1);
        view.setNames(rows, cols);
        view.setValues(now.rows, now.cols, now.data);
        view.setMarks(matched ? marksOf(*truth, matchedGraph) : std::vector<CellMark>());
        if (const QString bound = boundSource(*record.experiment, side.time); !bound.isEmpty())
            sentences.append(bound);
    }
    pair.setTitles(tr("true %1").arg(letter), learnedTitle);
    view.setAxisTitles(tr("child"), tr("parent"));
    const QStringList shownRows = learnedNames(side.order), shownCols = side.time ? shownRows : parents;
    view.setReadout(
        [&view, matched, comparable, latents, shownRows, shownCols, now, before, name = base.name](int row, int col) {
            const auto cell = static_cast<std::size_t>(row * now.cols + col);
            const QString p = numberText(static_cast<double>(now.data[cell]), 3);
            QString text = QStringLiteral("%1 ← %2: p = %3").arg(shownRows.value(row), shownCols.value(col), p);
            if (comparable)
                text += tr("\n%1 at %2: %3")
                            .arg((view.value(row, col) > 0 ? QStringLiteral("+") : QString()) +
                                     numberText(view.value(row, col), 3),
                                 name, numberText(static_cast<double>(before.data[cell]), 3));
            if (matched)
                text += tr(", %1 matched to %2").arg(shownRows.value(row), latents.value(row));
            switch (view.mark(row, col)) {
            case CellMark::missing: return text + tr("\nmissing: an edge of the true graph");
            case CellMark::extra: return text + tr("\nextra: no edge of the true graph");
            default: return text;
            }
        });
    auto lines = matchingLines(moment, latents, side.order);
    if (lines)
        if (const QString change = changeOfMatching(*lines); !change.isEmpty())
            sentences.append(change);
    pair.setMatching(m_linesShown ? std::move(lines) : std::nullopt);
    pair.setSentence(sentences.join(QStringLiteral("; ")));
    side.popover->refresh();
    return true;
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
    const auto smallest = [&](const QSize& area) { return std::min(a.cellSizeIn(area), z.cellSizeIn(area)); };
    const bool beside = smallest(QSize(width() / 2, height())) > smallest(QSize(width(), height() / 2));
    m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace disentangle
