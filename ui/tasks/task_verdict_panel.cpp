// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_verdict_panel.h"

#include "core/data/tasks/law.h"
#include "core/experiment/kinds.h"
#include "ui/document/experiment_document.h"
#include "ui/language/translated.h"
#include "ui/style/matrix_view.h"
#include "ui/style/section.h"
#include "ui/style/outlook.h"
#include "ui/style/theme.h"
#include "ui/tasks/task_graph_document.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

QLabel* words()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setContentsMargins(spacing::normal, 0, 0, 0);
    return label;
}

QString asSet(std::uint64_t support, const std::vector<std::string>& names)
{
    QStringList members;
    for_each_bit(support, [&](int j) { members << QString::fromStdString(names[static_cast<std::size_t>(j)]); });
    return QStringLiteral("{%1}").arg(members.join(QStringLiteral(", ")));
}

QString glyph(bool good)
{
    return good ? QStringLiteral("✓") : QStringLiteral("✗");
}

QString glyph(Outlook outlook)
{
    const QString sign = outlook == Outlook::promised      ? QStringLiteral("✓")
                         : outlook == Outlook::conditional ? QStringLiteral("◐")
                                                           : QStringLiteral("✗");
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colourOf(outlook).name(), sign);
}

QString escaped(const std::string& text)
{
    return translated(text).toHtmlEscaped();
}

/// "z1: {z2, z3} ∪ {z4} is all the others", or what is missing of them.
QString coverOf(const TaskVerdict& verdict, const TaskFamily& family, std::size_t i)
{
    const FactorVerdict& factor = verdict.factors[i];
    QStringList sets;
    std::uint64_t held = 0;
    for (const std::uint64_t support : factor.cover) {
        sets << asSet(support, family.factors);
        held |= support;
    }
    const std::uint64_t self = std::uint64_t{1} << i;
    const std::uint64_t all = ((std::uint64_t{1} << (family.factors.size() - 1)) << 1) - 1;
    const std::uint64_t missing = all & ~held & ~self;
    const QString together = sets.isEmpty() ? QStringLiteral("∅") : sets.join(QStringLiteral(" ∪ "));
    const QString name = escaped(family.factors[i]);
    if (family.factors.size() == 1)
        return TaskVerdictPanel::tr("%1 is alone").arg(name);
    return missing == 0
               ? TaskVerdictPanel::tr("without %1: %2 holds all the others").arg(name, together)
               : TaskVerdictPanel::tr("without %1: %2 lacks %3").arg(name, together, asSet(missing, family.factors));
}

}  // namespace

TaskVerdictPanel::TaskVerdictPanel(ExperimentDocument* document, TaskGraphDocument* graph, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_graph(graph),
      m_summary(words()),
      m_assumptions(words()),
      m_factors(words()),
      m_help(words()),
      m_pattern(new MatrixView),
      m_add(new QPushButton(tr("Add this task")))
{
    m_pattern->setAccessibleName(tr("Permitted pattern"));
    m_pattern->setAxisTitles(tr("true factor"), tr("factor it may absorb"));
    m_pattern->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_add->setAccessibleName(tr("Add the task that would help most"));

    auto* help = new QWidget;
    auto* helpColumn = new QVBoxLayout(help);
    helpColumn->setContentsMargins(0, 0, 0, 0);
    helpColumn->addWidget(m_help);
    helpColumn->addWidget(m_add, 0, Qt::AlignLeft);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addWidget(m_summary);
    const auto section = [&](const QString& title, QWidget* of) {
        auto* made = new Section(title, of);
        column->addWidget(made);
        return made;
    };
    m_assumptionSection = section(tr("Theorem 1 supposes"), m_assumptions);
    m_helpSection = section(tr("What would help"), help);
    m_factorSection = section(tr("Assumption 7, by factor"), m_factors);
    section(tr("Permitted pattern"), m_pattern);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_add, &QPushButton::clicked, this, [this] { m_graph->addTask(m_verdict.help.support); });
    connect(document, &ExperimentDocument::changed, this, &TaskVerdictPanel::judgeNow);
    connect(document, &ExperimentDocument::replaced, this, &TaskVerdictPanel::judgeNow);
    connect(&theme(), &Theme::themeChanged, this, &TaskVerdictPanel::judgeNow);
    judgeNow();
}

void TaskVerdictPanel::judgeNow()
{
    if (m_document->experiment().data_kind != tasks_data.name)
        return;
    // A few milliseconds: on the spot, so that the verdict never lags behind the picture.
    const TasksSpec& spec = m_document->experiment().own.get<TasksSpec>();
    const TaskFamily family = task_family(spec);
    m_verdict = judge(family, spec.seed);
    showAll(family);
    Q_EMIT judged();
}

QString TaskVerdictPanel::count() const
{
    for (const int number : {4, 5, 6})
        if (!m_verdict.assumptions.empty() && !m_verdict.assumption(number).holds)
            return tr("Assumption %1 fails").arg(number);
    const auto alone = std::ranges::count_if(m_verdict.factors, &FactorVerdict::recovered);
    return tr("%1 of %2 factors can be disentangled").arg(alone).arg(m_verdict.factors.size());
}

Lacking TaskVerdictPanel::lacking() const
{
    for (const int number : {4, 5, 6})
        if (!m_verdict.assumptions.empty() && !m_verdict.assumption(number).holds)
            return Lacking::assumptions;
    return Lacking::nothing;
}

QString TaskVerdictPanel::summary() const
{
    return translated(m_verdict.summary);
}

void TaskVerdictPanel::showAll(const TaskFamily& family)
{
    m_summary->setText(QStringLiteral("<b>%1</b> %2").arg(glyph(m_verdict.applies()), escaped(m_verdict.summary)));
    QStringList lines;
    int holding = 0;
    for (const Assumption& assumption : m_verdict.assumptions) {
        holding += assumption.holds;
        lines << tr("%1 <b>%2</b> %3. %4")
                     .arg(glyph(assumption.holds))
                     .arg(assumption.number)
                     .arg(escaped(assumption.name), escaped(assumption.reason));
    }
    m_assumptions->setText(lines.join(QStringLiteral("<br>")));
    m_assumptionSection->setNote(tr("%1 of %2 hold").arg(holding).arg(m_verdict.assumptions.size()));

    lines.clear();
    for (std::size_t i = 0; i < m_verdict.factors.size(); ++i)
        lines << QStringLiteral("%1 %2").arg(glyph(outlookOf(m_verdict.factors[i].recovered, lacking())),
                                             coverOf(m_verdict, family, i));
    m_factors->setText(lines.join(QStringLiteral("<br>")));
    m_factorSection->setNote(count());

    QStringList names;
    for (const std::string& name : family.factors)
        names << QString::fromStdString(name);
    m_pattern->setNames(names, names);
    m_pattern->setMatrix(m_verdict.permitted);
    m_pattern->setReadout([names, pattern = m_verdict.permitted](int row, int col) {
        return row == col ? tr("%1 is a function of its learned counterpart").arg(names[row])
               : pattern(row, col)
                   ? tr("%1 may absorb %2: every task that needs %1 needs %2").arg(names[row], names[col])
                   : tr("%1 comes apart from %2").arg(names[row], names[col]);
    });

    const bool helps = m_verdict.help.support != 0;
    m_helpSection->setVisible(helps);
    if (helps)
        m_help->setText(tr("A task that needs %1 would recover %n factor(s) more.", nullptr, m_verdict.help.recovered)
                            .arg(asSet(m_verdict.help.support, family.factors)));
}

}  // namespace disentangle
