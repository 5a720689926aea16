// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/table_verdict.h"

#include "core/data/table/spec.h"
#include "core/experiment/variables.h"
#include "core/reading/learned_graph.h"
#include "core/reading/moves.h"
#include "core/record/catalogue.h"
#include "core/theory/verdict.h"
#include "ui/document/experiment_document.h"
#include "ui/language/translated.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QLocale>
#include <cmath>

namespace disentangle {
namespace {

QString nats(double value)
{
    return QLocale().toString(value, 'f', 2);
}

}  // namespace

TableVerdict::TableVerdict(ExperimentDocument* document, QWidget* parent)
    : QScrollArea(parent), m_document(document), m_text(new QLabel)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setMargin(spacing::wide);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("What may be concluded"));
    setWidget(m_text);
    connect(document, &ExperimentDocument::changed, this, &TableVerdict::refresh);
    refresh();
}

QString TableVerdict::text() const
{
    return m_text->text();
}

void TableVerdict::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (m_run) {
        connect(m_run, &RunModel::dataChanged, this, &TableVerdict::refresh);
        connect(m_run, &RunModel::momentChanged, this, &TableVerdict::refresh);
    }
    refresh();
}

void TableVerdict::refresh()
{
    if (m_document->experiment().data_kind != "table")
        return;
    if (m_document->experiment().own.get<TableSpec>().has_tasks()) {
        m_text->setText(ofTasks());
        return;
    }
    QString text =
        tr("<p><b>Theory promises nothing for these data</b>: the graph that they came about by is unknown, and "
           "so is whether the assumptions hold.</p>");
    if (const auto& graph = m_document->experiment().own.get<TableSpec>().graph)
        text = tr("<p><b>Of the graph that the document gives</b>, if it is the true one: %1</p>")
                   .arg(translated(judge(*graph).summary).toHtmlEscaped());
    if (!m_run || m_run->step() < 0)
        text +=
            tr("<p>Run trains on them; then it stands here what the learned graph tells of rows that were not learned "
               "from.</p>");
    else
        text += heldOut() + moves() + learned();
    text +=
        tr("<p><b>What may be concluded.</b> The graph is a statement about the model's latents, if x is a smooth "
           "invertible function of few latents with little noise, each action reaches few of them, actions vary "
           "enough, and nothing else makes rows differ. An edge from an action says that rows with it differ in "
           "what the latent encodes, and not that the action hit a cause. Train several seeds: an edge that one finds "
           "and the next does not is no finding.</p>");
    m_text->setText(text);
}

QString TableVerdict::ofTasks() const
{
    QString text = tr(
        "<p><b>Theory promises nothing for these data</b>: which factors the tasks need is unknown, and so is whether "
        "Assumptions 4 to 7 hold. They hold where x is a function of few factors, every two factors are told apart "
        "by tasks that need the one and not the other, and weights are drawn freely.</p>");
    if (!m_run || m_run->step() < 0) {
        text +=
            tr("<p>Run trains on them; then it stands here what predictors of held-out tasks do on points that they "
               "were not fitted to.</p>");
    } else {
        const auto at = [this](std::string_view name) { return m_run->data()->value(name, m_run->step()); };
        const auto error = at(metric::task_error), used = at(metric::features_used);
        if (error && used)
            text +=
                tr("<p><b>%1, step %2.</b> Predictors of held-out tasks use %3 of the learned factors; their error on "
                   "points that they were not fitted to is %4.</p>")
                    .arg(m_run->name().toHtmlEscaped(), QLocale().toString(m_run->step()),
                         QLocale().toString(*used, 'f', 1), QLocale().toString(*error, 'f', 3));
    }
    return text +
           tr("<p><b>What may be concluded.</b> If predictors use clearly fewer factors than there are, and the curve of "
              "the penalty in the view Tasks shows that few are enough, these are factors in which the tasks are "
              "sparse; with another seed they must come out the same. If predictors use nearly all of them, nothing has "
              "been separated.</p>");
}

QString TableVerdict::heldOut() const
{
    const auto at = [this](std::string_view name) { return m_run->data()->value(name, m_run->step()); };
    const auto with = at(metric::held_out), without = at(metric::held_out_no_graph),
               all = at(metric::held_out_all_edges), permuted = at(metric::held_out_permuted);
    if (!with)
        return {};
    QString text = tr("<b>%1, step %2.</b> A row that was not learned from has %3 nats")
                       .arg(m_run->name().toHtmlEscaped(), QLocale().toString(m_run->step()), nats(*with));
    if (without)
        text += tr(", %1 without the graph").arg(nats(*without));
    if (all)
        text += tr(", %1 with all edges").arg(nats(*all));
    if (permuted)
        text += tr(", %1 with the actions of other rows").arg(nats(*permuted));
    text += QLatin1Char('.');
    if (without) {
        constexpr double least = 0.005;  // what is written as nothing is nothing
        const double tells = *with - *without;
        text += QLatin1Char(' ') + (tells >= least ? tr("The graph tells %1 nats a row.").arg(nats(tells))
                                                   : tr("The graph tells nothing: it deserves no attention."));
        if (tells >= least && all && *all - *with >= least)
            text += QLatin1Char(' ') + tr("It leaves out edges that would tell %1 more.").arg(nats(*all - *with));
        if (tells >= least && permuted && *with - *permuted < least)
            text += QLatin1Char(' ') + tr("The actions tell nothing.");
    }
    return QStringLiteral("<p>%1</p>").arg(text);
}

QString TableVerdict::moves() const
{
    const auto record = m_run->data();
    if (!record->experiment)
        return {};
    const Variables variables = variables_of(*record->experiment);
    const std::vector<std::vector<Moved>> all = what_actions_move(*m_run->moment(), variables);
    QStringList lines, idle;
    for (std::size_t l = 0; l < all.size(); ++l) {
        const QString action = QString::fromStdString(variables.actions[l]).toHtmlEscaped();
        if (all[l].empty())
            idle.append(action);
        QStringList parts;
        for (const Moved& moved : all[l]) {
            QString part = QString::fromStdString(learned_name(moved.latent));
            if (moved.evidence && moved.stability)
                part += tr(" (%1 nats a row, in %2 % of resamples)")
                            .arg(nats(*moved.evidence), QString::number(std::lround(100 * *moved.stability)));
            else if (moved.evidence)
                part += tr(" (%1 nats a row)").arg(nats(*moved.evidence));
            parts.append(part);
        }
        if (!parts.isEmpty())
            lines.append(tr("%1 moves %2").arg(action, parts.join(QStringLiteral(", "))));
    }
    if (all.empty())
        return {};
    if (!idle.isEmpty())
        lines.append(tr("nothing is moved by %1").arg(idle.join(QStringLiteral(", "))));
    return tr("<p><b>What actions move</b>, as far as the graph says: %1.</p>").arg(lines.join(QStringLiteral("; ")));
}

QString TableVerdict::learned() const
{
    const auto record = m_run->data();
    if (!record->experiment)
        return {};
    const Variables variables = variables_of(*record->experiment);
    CausalGraph graph;
    graph.latents = learned_names(learned_order(variables.d_z()));
    const auto Ga = learned_graph(*m_run->moment(), variables, false),
               Gz = learned_graph(*m_run->moment(), variables, true);
    if (Ga && !Ga->matching) {
        graph.actions = variables.actions;
        graph.Ga = Ga->edges();
    }
    if (Gz && !Gz->matching)
        graph.Gz = Gz->edges();
    if (!graph.Ga && !graph.Gz)
        return {};
    const Verdict verdict = judge(graph);
    return QStringLiteral("<p>%1</p>")
        .arg(tr("<b>If the learned graph is the true one, and the assumptions hold:</b> %1")
                 .arg(translated(verdict.summary).toHtmlEscaped()));
}

}  // namespace disentangle
