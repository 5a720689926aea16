// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/advice_panel.h"

#include "core/theory/consistency.h"

#include "ui/style/theme.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/theory_ref.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

constexpr int mostEdges = 10;
constexpr std::size_t fewEdges = 4;
constexpr int dimAfterMs = 100;

QString nameOf(const std::vector<std::string>& names, int index)
{
    return QString::fromStdString(names[static_cast<std::size_t>(index)]);
}

/// "a2 → z4"
QString edgeName(const EdgeAdvice& edge, const CausalGraph& graph)
{
    return QStringLiteral("%1 → %2").arg(nameOf(edge.in_Ga ? graph.actions : graph.latents, edge.parent),
                                         nameOf(graph.latents, edge.child));
}

QPushButton* smallButton(const QString& text)
{
    auto* button = new QPushButton(text);
    button->setFont(captionFont());
    // The style's buttons are wide for the window's main commands; here a row of text has to fit beside them.
    const QFontMetrics metrics(button->font());
    button->setFixedSize(metrics.horizontalAdvance(text) + 2 * spacing::wide, metrics.height() + 2 * spacing::tight);
    return button;
}

}  // namespace

AdvicePanel::AdvicePanel(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_edgeHead(makeText()),
      m_edgeRows(new QVBoxLayout),
      m_more(new QToolButton),
      m_question(new QLabel),
      m_mostTargets(new QSpinBox),
      m_answer(makeText()),
      m_add(smallButton(tr("Add"))),
      m_triedRow(new QWidget),
      m_triedText(new QLabel),
      m_undo(smallButton(tr("Undo")))
{
    m_triedText->setWordWrap(true);
    auto* tried = new QHBoxLayout(m_triedRow);
    tried->setContentsMargins(0, 0, 0, 0);
    tried->addWidget(m_triedText, 1);
    tried->addWidget(m_undo, 0, Qt::AlignTop);
    m_undo->setToolTip(tr("Back to the graph before it was tried"));
    m_triedRow->hide();

    m_edgeRows->setSpacing(spacing::hair);
    m_more->setAutoRaise(true);
    m_more->setFont(captionFont());
    m_more->setFocusPolicy(Qt::StrongFocus);

    m_question->setText(tr("&New action:"));
    m_question->setBuddy(m_mostTargets);
    m_mostTargets->setRange(1, max_nodes);
    m_mostTargets->setPrefix(tr("at most "));
    const auto count = [this](int most) { m_mostTargets->setSuffix(most == 1 ? tr(" target") : tr(" targets")); };
    connect(m_mostTargets, &QSpinBox::valueChanged, this, count);
    m_mostTargets->setValue(2);
    m_mostTargets->setMinimumWidth(m_mostTargets->sizeHint().width());  // it stays as wide beside "1 target"
    m_mostTargets->setAccessibleName(tr("Most targets of the best new action"));
    m_mostTargets->setToolTip(
        tr("Which one intervention would you add? The best that reaches at most this many latents."));
    auto* question = new QHBoxLayout;
    question->setSpacing(spacing::tight);
    question->addWidget(m_question);
    question->addWidget(m_mostTargets);
    question->addStretch(1);
    auto* answer = new QHBoxLayout;
    answer->addWidget(m_answer, 1);
    answer->addWidget(m_add, 0, Qt::AlignTop);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::normal, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addWidget(m_triedRow);
    column->addWidget(m_edgeHead);
    column->addLayout(m_edgeRows);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addLayout(question);
    column->addLayout(answer);

    m_dim.setSingleShot(true);
    m_dim.setInterval(dimAfterMs);
    connect(&m_dim, &QTimer::timeout, this, [this] { markOutOfDate(true); });
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_all = !m_all;
        showEdges();
    });
    connect(m_mostTargets, &QSpinBox::valueChanged, this, &AdvicePanel::compute);
    connect(m_add, &QPushButton::clicked, this, &AdvicePanel::tryIntervention);
    connect(m_undo, &QPushButton::clicked, this, &AdvicePanel::undo);
    connect(document, &ExperimentDocument::graphChanged, this, &AdvicePanel::graphChanged);
    connect(&theme(), &Theme::themeChanged, this, [this] {
        if (m_known)
            show();
    });
    compute();
}

LinkedText* AdvicePanel::makeText()
{
    auto* text = new LinkedText;
    connect(text, &QLabel::linkActivated, this,
            [this, text](const QString& href) { Q_EMIT linkActivated(href, text->placeBelow()); });
    return text;
}

AdvicePanel::Row AdvicePanel::makeRow()
{
    Row row{new QWidget, makeText(), smallButton(tr("Try"))};
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(row.text, 1);
    line->addWidget(row.button, 0, Qt::AlignTop);
    return row;
}

QPushButton* AdvicePanel::tryButton(int k) const
{
    return k >= 0 && k < static_cast<int>(m_rows.size()) ? m_rows[static_cast<std::size_t>(k)].button : nullptr;
}

QString AdvicePanel::text() const
{
    QStringList lines{m_edgeHead->text()};
    for (const Row& row : m_rows)
        lines << row.text->text();
    lines << m_answer->text();
    return lines.join(QLatin1Char('\n'));
}

QString AdvicePanel::note() const
{
    if (!m_known)
        return tr("searching …");
    if (m_edges.empty())
        return {};
    const Gain& best = m_edges.front().gain;
    return best.recovered > 0 ? tr("an edge: +%1 recovered").arg(best.recovered)
                              : tr("an edge: +%1 apart").arg(best.pairs);
}

void AdvicePanel::graphChanged()
{
    const CausalGraph& graph = m_document->graph();
    if (m_tried && !(graph == m_tried->after)) {
        m_tried.reset();
        m_triedRow->hide();
    }
    compute();
}

void AdvicePanel::compute()
{
    m_known = false;
    if (!m_dim.isActive())
        m_dim.start();
    m_task.ask([this, graph = m_document->graph(),
                most = m_mostTargets->value()](const std::stop_token&) -> NewestTask::Delivery {
        return [this, graph, edges = advise_edges(graph, mostEdges), intervention = advise_intervention(graph, most)] {
            m_graph = graph;
            m_edges = edges;
            m_intervention = intervention;
            m_known = true;
            m_dim.stop();
            show();
            Q_EMIT advised();
        };
    });
}

void AdvicePanel::markOutOfDate(bool outOfDate)
{
    for (const Row& row : m_rows)
        row.widget->setEnabled(!outOfDate);
    m_edgeHead->setEnabled(!outOfDate);
    m_answer->setEnabled(!outOfDate);
    m_add->setEnabled(!outOfDate);
}

void AdvicePanel::show()
{
    markOutOfDate(false);
    showEdges();
    showIntervention();
}

QString AdvicePanel::gainText(const Gain& gain) const
{
    const QString pairs = gain.pairs >= 0 ? counted(gain.pairs, tr("1 pair comes apart"), tr("%1 pairs come apart"))
                                          : counted(-gain.pairs, tr("1 pair more mixes"), tr("%1 pairs more mix"));
    const QString pairsLink = link({Kind::pairs}, pairs);
    return gain.recovered > 0 ? QStringLiteral("%1, %2").arg(
                                    link({Kind::gain}, tr("%1 more recovered").arg(gain.recovered)), pairsLink)
                              : pairsLink;
}

void AdvicePanel::showEdges()
{
    const bool complete = !m_known ? false
                                   : std::ranges::all_of(criterion_sets(m_graph.Ga ? &*m_graph.Ga : nullptr,
                                                                        m_graph.Gz ? &*m_graph.Gz : nullptr),
                                                         [](std::uint64_t set) { return std::has_single_bit(set); });
    m_edgeHead->setHtml(
        complete ? tr("Nothing is needed: every latent is %1.").arg(link({Kind::recovered}, tr("recovered")))
        : m_edges.empty()
            ? tr("No single edge, added or removed, sets any two latents apart.")
            : tr("Single edges, best first (%1):").arg(link({Kind::search}, tr("exact, all were tried"))));
    const std::size_t shown = m_all ? m_edges.size() : std::min(m_edges.size(), fewEdges);
    while (m_rows.size() < shown) {
        m_rows.push_back(makeRow());
        const std::size_t k = m_rows.size() - 1;
        m_edgeRows->addWidget(m_rows.back().widget);
        connect(m_rows.back().button, &QPushButton::clicked, this, [this, k] { tryEdge(k); });
    }
    for (std::size_t k = 0; k < m_rows.size(); ++k) {
        const Row& row = m_rows[k];
        row.widget->setVisible(k < shown);
        if (k >= shown)
            continue;
        const EdgeAdvice& edge = m_edges[k];
        const QString what = edge.add ? tr("Add %1") : tr("Remove %1");
        const QString parent = edge.in_Ga ? actionLink(edge.parent, m_graph) : latentLink(edge.parent, m_graph);
        row.text->setHtml(QStringLiteral("%1: %2").arg(
            what.arg(QStringLiteral("%1 → %2").arg(parent, latentLink(edge.child, m_graph))), gainText(edge.gain)));
        row.button->setAccessibleName(tr("Try: %1").arg(what.arg(edgeName(edge, m_graph))));
    }
    m_more->setVisible(m_edges.size() > fewEdges);
    m_more->setText(m_all ? tr("Show fewer")
                          : tr("Show %1 more").arg(m_edges.size() - std::min(m_edges.size(), fewEdges)));
}

void AdvicePanel::showIntervention()
{
    const bool room = m_graph.d_a() < max_nodes;
    const bool helps = m_intervention.targets != 0 && room;
    m_add->setVisible(helps);
    if (helps)
        m_answer->setHtml(tr("Act on %1: %2 (%3).")
                              .arg(latentSet(m_intervention.targets, m_graph), gainText(m_intervention.gain),
                                   link({Kind::search}, m_intervention.exact ? tr("exact") : tr("heuristic"))));
    else
        m_answer->setHtml(room ? tr("No further action sets any two latents apart.")
                               : tr("There are %1 actions already, the most a graph can have.").arg(max_nodes));
    m_add->setAccessibleName(tr("Add the action"));
    m_add->setToolTip(tr("Adds an action that reaches these latents; one step of the history"));
}

void AdvicePanel::tryEdge(std::size_t k)
{
    if (!m_known || k >= m_edges.size())
        return;
    const EdgeAdvice edge = m_edges[k];
    CausalGraph changed = m_graph;
    (edge.in_Ga ? changed.Ga : changed.Gz)->set(edge.child, edge.parent, edge.add);
    const QString name = edgeName(edge, m_graph);
    attempt(changed, edge.add ? tr("Add edge %1").arg(name) : tr("Remove edge %1").arg(name),
            edge.add ? tr("Added %1.").arg(name) : tr("Removed %1.").arg(name));
}

void AdvicePanel::tryIntervention()
{
    if (!m_known || m_intervention.targets == 0)
        return;
    CausalGraph changed = m_graph;
    const int d_a = m_graph.d_a();
    Adjacency Ga(m_graph.d_z(), d_a + 1);
    for (int i = 0; i < Ga.rows(); ++i) {
        Ga.set_row_bits(i, m_graph.Ga ? m_graph.Ga->row_bits(i) : 0);
        Ga.set(i, d_a, ((m_intervention.targets >> i) & 1U) != 0);
    }
    changed.Ga = std::move(Ga);
    int number = d_a + 1;
    const auto taken = [&](const std::string& name) {
        return std::ranges::find(changed.actions, name) != changed.actions.end();
    };
    while (taken("a" + std::to_string(number)))
        ++number;
    changed.actions.push_back("a" + std::to_string(number));
    const QString name = QStringLiteral("a%1").arg(number);
    attempt(changed, tr("Add action %1").arg(name), tr("Added action %1.").arg(name));
}

void AdvicePanel::attempt(const CausalGraph& changed, const QString& step, const QString& done)
{
    // Set before the document changes, so that the change is known to be this one.
    m_tried = Tried{m_document->graph(), changed, 0, tr("Undo: %1").arg(step)};
    const QString wrong = m_document->replaceGraph(changed, step);
    if (!wrong.isEmpty())
        m_tried.reset();
    if (m_tried)
        m_tried->step = m_document->undoStack()->index();
    m_undo->setVisible(m_tried.has_value());
    m_undo->setAccessibleName(tr("Undo: %1").arg(step));
    m_triedText->setText(wrong.isEmpty() ? done : wrong);
    m_triedRow->setVisible(m_tried || !wrong.isEmpty());
}

void AdvicePanel::undo()
{
    if (!m_tried)
        return;
    const Tried tried = *m_tried;
    // A parameter may have been changed since: that step stays.
    if (m_document->undoStack()->index() == tried.step)
        m_document->undoStack()->undo();
    else
        m_document->replaceGraph(tried.before, tried.undoName);
}

}  // namespace disentangle
