// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_editor.h"

#include "core/data/tasks/spec.h"
#include "core/experiment/kinds.h"
#include "core/experiment/task_graph.h"
#include "core/experiment/presets/preset_of.h"
#include "core/experiment/presets/task_presets.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_views.h"
#include "ui/graph/matrix_editor.h"
#include "ui/language/translated.h"
#include "ui/style/flow_layout.h"
#include "ui/style/theme.h"
#include "ui/tasks/task_graph_document.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

constexpr int mostFactors = 32;

QString inWords(SupportLaw law)
{
    switch (law) {
    case SupportLaw::bernoulli: return TaskEditor::tr("each by chance");
    case SupportLaw::exact: return TaskEditor::tr("any so many");
    case SupportLaw::blocks: return TaskEditor::tr("blocks");
    case SupportLaw::windows: return TaskEditor::tr("windows on a circle");
    case SupportLaw::given: break;
    }
    return TaskEditor::tr("those drawn below");
}

/// The preset whose data these are, or -1.
int presetOf(const Experiment& experiment)
{
    const auto& presets = task_presets();
    const auto found = std::ranges::find(presets, preset_of(experiment), &TaskPreset::name);
    return found == presets.end() ? -1 : static_cast<int>(found - presets.begin());
}

}  // namespace

TaskEditor::TaskEditor(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_graph(new TaskGraphDocument(document, this)),
      m_presets(new QComboBox),
      m_description(new QLabel),
      m_factors(new QSpinBox),
      m_law(new QComboBox),
      m_probability(new QDoubleSpinBox),
      m_size(new QSpinBox),
      m_matrix(new MatrixEditor(m_graph, GraphPart::Ga)),
      m_diagram(new DiagramPanel(m_graph)),
      m_views(new GraphViews(new QWidget, m_diagram)),
      m_rotation(new QPushButton(tr("Why sparse? Figure 1, live …"))),
      m_fewShots(new QPushButton(tr("When? Few shots, live …"))),
      m_readout(new QLabel)
{
    for (const TaskPreset& preset : task_presets())
        m_presets->addItem(QString::fromStdString(preset.name));
    m_presets->addItem(tr("Tasks of your own"));
    m_presets->setAccessibleName(tr("Preset"));
    for (const SupportLaw law :
         {SupportLaw::bernoulli, SupportLaw::exact, SupportLaw::blocks, SupportLaw::windows, SupportLaw::given})
        m_law->addItem(inWords(law));
    m_law->setAccessibleName(tr("Which factors a task needs"));
    m_law->setToolTip(tr("Which factors a task needs. What is edited in the picture becomes a list of its own."));
    m_factors->setRange(1, mostFactors);
    m_factors->setKeyboardTracking(false);
    m_factors->setAccessibleName(tr("Number of factors"));
    m_probability->setRange(0.01, 1);
    m_probability->setSingleStep(0.1);
    m_probability->setKeyboardTracking(false);
    m_probability->setAccessibleName(tr("Probability of each factor"));
    m_probability->setToolTip(m_probability->accessibleName());
    m_size->setRange(1, mostFactors);
    m_size->setKeyboardTracking(false);
    m_size->setAccessibleName(tr("Factors in a set, block or window"));
    m_size->setToolTip(m_size->accessibleName());
    for (QLabel* label : {m_description, m_readout}) {
        label->setWordWrap(true);
        label->setFont(captionFont());
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readout->setMinimumHeight(QFontMetrics(captionFont()).height());
    m_rotation->setToolTip(
        tr("Lasso and Ridge as features are turned: why a sparse predictor minds, and a ridge does not"));

    m_fewShots->setToolTip(tr(
        "Accuracy with few examples: when a sparse predictor gains, by sparsity of the tasks and MCC of the features"));

    auto* factors = new QLabel(tr("&Factors"));
    factors->setBuddy(m_factors);
    auto* need = new QLabel(tr("Tasks &need"));
    need->setBuddy(m_law);
    auto* count = new QHBoxLayout;
    count->addWidget(factors);
    count->addWidget(m_factors);
    count->addStretch(1);
    // On two lines where the panel is narrow.
    auto* supports = new QWidget;
    auto* supportLine = new FlowLayout(supports, spacing::normal, spacing::tight);
    supportLine->setContentsMargins(0, 0, 0, 0);
    auto* which = new QWidget;
    auto* whichLine = new QHBoxLayout(which);
    whichLine->setContentsMargins(0, 0, 0, 0);
    whichLine->addWidget(need);
    whichLine->addWidget(m_law);
    for (QWidget* widget : std::initializer_list<QWidget*>{which, m_probability, m_size})
        supportLine->addWidget(widget);
    m_probability->setPrefix(QStringLiteral("p = "));
    m_size->setPrefix(QStringLiteral("|S| = "));
    m_law->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* place = new QVBoxLayout(m_views->matrix());
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_matrix);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::tight, spacing::wide, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addWidget(m_presets);
    column->addWidget(m_description);
    column->addLayout(count);
    column->addWidget(supports);
    column->addWidget(m_views, 1);
    column->addWidget(m_readout);
    auto* labs = new FlowLayout(nullptr, spacing::normal, spacing::tight);
    labs->addWidget(m_rotation);
    labs->addWidget(m_fewShots);
    column->addLayout(labs);

    connect(m_presets, &QComboBox::activated, this, &TaskEditor::applyPreset);
    connect(m_factors, &QSpinBox::valueChanged, this, [this](int n) { set(QStringLiteral("data.latents"), n); });
    connect(m_law, &QComboBox::activated, this, &TaskEditor::applyLaw);
    connect(m_probability, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { set(QStringLiteral("data.support.probability"), value); });
    connect(m_size, &QSpinBox::valueChanged, this, [this](int n) { set(QStringLiteral("data.support.size"), n); });
    for (QAbstractSpinBox* box : std::initializer_list<QAbstractSpinBox*>{m_factors, m_probability, m_size})
        connect(box, &QAbstractSpinBox::editingFinished, document, &ExperimentDocument::endSliding);
    connect(m_matrix, &MatrixEditor::pointedAt, m_readout, &QLabel::setText);
    connect(m_diagram->view(), &DiagramView::readout, m_readout, &QLabel::setText);
    connect(m_graph, &TaskGraphDocument::refused, this, &TaskEditor::problem);
    connect(m_rotation, &QPushButton::clicked, this, &TaskEditor::rotationWanted);
    connect(m_fewShots, &QPushButton::clicked, this, &TaskEditor::fewShotsWanted);
    connect(document, &ExperimentDocument::changed, this, &TaskEditor::refresh);
    refresh();
}

TaskEditor::~TaskEditor()
{
    delete m_views;  // before the graph that it shows
}

void TaskEditor::applyLaw(int index)
{
    const auto law = static_cast<SupportLaw>(index);
    if (law != SupportLaw::given)
        return set(QStringLiteral("data.support.law"),
                   QString::fromStdString(std::string(support_law_names[static_cast<std::size_t>(index)])));
    const QString wrong = m_document->replaceExperiment(with_task_graph(m_document->experiment(), m_graph->graph()),
                                                        tr("Take the tasks that are drawn"));
    if (!wrong.isEmpty())
        Q_EMIT problem(wrong);
}

void TaskEditor::applyPreset(int index)
{
    const auto& presets = task_presets();
    if (index < 0 || index >= static_cast<int>(presets.size()))
        return refresh();  // "of your own" is nothing to choose
    const std::string& name = presets[static_cast<std::size_t>(index)].name;
    if (const QString wrong = m_document->replaceExperiment(preset_experiment(name, m_document->experiment().settings),
                                                            tr("Preset %1").arg(QString::fromStdString(name)));
        !wrong.isEmpty())
        Q_EMIT problem(wrong);
}

void TaskEditor::set(const QString& key, const QVariant& value)
{
    using Merge = ExperimentDocument::Merge;
    const bool text = value.typeId() == QMetaType::QString, whole = value.typeId() == QMetaType::Int;
    const nlohmann::json json = text    ? nlohmann::json(value.toString().toStdString())
                                : whole ? nlohmann::json(value.toInt())
                                        : nlohmann::json(value.toDouble());
    const QString wrong = m_document->setParameter(key, json, text ? Merge::never : Merge::sliding);
    if (!wrong.isEmpty()) {
        Q_EMIT problem(wrong);
        refresh();
    }
}

void TaskEditor::refresh()
{
    const Experiment& experiment = m_document->experiment();
    if (experiment.data_kind != tasks_data.name)
        return;
    const TasksSpec& spec = experiment.own.get<TasksSpec>();
    const QSignalBlocker quietFactors(m_factors), quietProbability(m_probability), quietSize(m_size);
    const int preset = presetOf(experiment);
    m_presets->setCurrentIndex(preset < 0 ? m_presets->count() - 1 : preset);
    m_description->setText(preset < 0 ? tr("Click or drag over cells: which factors (rows) a task (column) needs.")
                                      : QStringLiteral("%1 (%2)").arg(
                                            translated(task_presets()[static_cast<std::size_t>(preset)].description),
                                            translated(task_presets()[static_cast<std::size_t>(preset)].source)));
    m_factors->setValue(spec.latents);
    m_law->setCurrentIndex(static_cast<int>(spec.support));
    m_probability->setValue(spec.probability);
    m_size->setValue(spec.size);
    m_probability->setVisible(spec.support == SupportLaw::bernoulli);
    m_size->setVisible(spec.support != SupportLaw::bernoulli && spec.support != SupportLaw::given);
}

}  // namespace disentangle
