// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_preview.h"

#include "core/experiment/kinds.h"
#include "ui/data/scene_preview.h"
#include "ui/document/graph_selection.h"
#include "ui/language/translated.h"
#include "ui/style/theme.h"
#include "ui/data/scatter_matrix.h"
#include "ui/data/variable_chooser.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <exception>
#include <initializer_list>

namespace disentangle {
namespace {

constexpr int quickRows = 512;            // that a first look standardises x over
constexpr int automatic = -1, none = -2;  // data of the colour box; else the place among the variables

/// Whether two worlds give the same rows, as far as they are shown.
bool sameRows(WorldSpec a, const WorldSpec& b)
{
    a.validation = b.validation;
    a.test = b.test;
    return a == b;
}

}  // namespace

DataPreview::DataPreview(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_chooser(new VariableChooser),
      m_colour(new QComboBox),
      m_caption(new QLabel),
      m_matrix(new ScatterMatrix),
      m_pictures(new ScenePreview(document))
{
    m_colour->setAccessibleName(tr("Coloured by"));
    m_colour->setToolTip(tr("What points are coloured by"));
    m_colour->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_colour->setMinimumContentsLength(10);
    m_colour->setMaxVisibleItems(16);
    m_caption->setFont(captionFont());
    m_caption->setWordWrap(true);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_matrix->setPlaceholder(tr("Generating …"));

    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::normal);
    head->addWidget(m_chooser);
    head->addWidget(m_colour, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    column->setSpacing(spacing::tight);
    column->addLayout(head);
    column->addWidget(m_caption);
    column->addWidget(m_matrix, 1);
    column->addWidget(m_pictures, 1);
    showKind();

    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &DataPreview::startFull);
    connect(document, &ExperimentDocument::changed, this, &DataPreview::worldChanged);
    connect(document->selection(), &GraphSelection::selectedChanged, this, &DataPreview::selectionChanged);
    connect(m_chooser, &VariableChooser::chosen, this,
            [this](const std::vector<SampleVariable>& variables) { show(variables); });
    connect(m_chooser, &VariableChooser::automaticChosen, this, [this] { show({}); });
    connect(m_colour, &QComboBox::activated, this, &DataPreview::present);
    connect(&theme(), &Theme::themeChanged, this, &DataPreview::refreshCaption);
    m_world = document->world();
    m_dataWorld = m_world;
    chooseVariables();
    fillColours();
    refreshCaption();
}

bool DataPreview::isBusy() const
{
    return m_quick.isBusy() || m_full.isBusy() || m_pause.isActive() || m_pictures->isBusy();
}

QString DataPreview::caption() const
{
    return m_caption->text();
}

void DataPreview::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale && !showsPictures())
        start();
}

bool DataPreview::showsPictures() const
{
    return m_document->experiment().data_kind == scene_data.name;
}

void DataPreview::showKind()
{
    const bool pictures = showsPictures();
    m_pictures->setVisible(pictures);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_chooser, m_colour, m_caption, m_matrix})
        widget->setVisible(!pictures);
}

void DataPreview::worldChanged()
{
    const WorldSpec& world = m_document->world();
    showKind();
    if (sameRows(world, m_world) && !m_stale)
        return;
    m_world = world;
    m_stale = true;
    m_exact = false;
    m_quick.drop();
    m_full.drop();
    m_pause.stop();
    if (isVisible() && !showsPictures())
        start();
}

void DataPreview::start()
{
    m_stale = false;
    m_matrix->setOutOfDate(true);
    m_quick.ask([this, world = m_world](const std::stop_token& stop) -> NewestTask::Delivery {
        std::shared_ptr<const Dataset> drawn;
        QString wrong;
        try {
            drawn = std::make_shared<const Dataset>(World(world, quickRows, stop).sample(Split::train, rows));
        } catch (const std::exception& error) {
            wrong = translated(error.what());
        }
        return [this, drawn, world, wrong] {
            take(drawn, world, false, wrong);
            if (drawn)
                m_pause.start();
        };
    });
}

void DataPreview::startFull()
{
    // Latents and actions are exact already.
    if (!showsObservations() || m_exact || m_stale)
        return;
    m_full.ask([this, world = m_world](const std::stop_token& stop) -> NewestTask::Delivery {
        std::shared_ptr<const Dataset> drawn;
        QString wrong;
        try {
            drawn = std::make_shared<const Dataset>(World(world, stop).sample(Split::train, rows));
        } catch (const std::exception& error) {
            wrong = translated(error.what());
        }
        return [this, drawn, world, wrong] { take(drawn, world, true, wrong); };
    });
}

void DataPreview::take(std::shared_ptr<const Dataset> drawn, const WorldSpec& world, bool exact, const QString& wrong)
{
    m_data = std::move(drawn);
    m_exact = exact && m_data;
    m_wrong = wrong;
    m_dataWorld = world;
    chooseVariables();
    fillColours();
    present();
    Q_EMIT sampled();
}

void DataPreview::selectionChanged()
{
    if (!m_chosen.empty())
        return;
    const auto before = m_shown;
    chooseVariables();
    if (m_shown != before)
        present();
}

void DataPreview::show(const std::vector<SampleVariable>& variables)
{
    m_chosen = variables;
    chooseVariables();
    present();
    if (m_data && showsObservations() && !m_exact && !isBusy())
        startFull();
}

void DataPreview::chooseVariables()
{
    std::erase_if(m_chosen, [this](const SampleVariable& variable) { return !has(m_dataWorld, variable); });
    m_shown = m_chosen.empty() ? tellingVariables(m_dataWorld, m_document->selection()->selected().latents) : m_chosen;
    m_chooser->setVariables(m_dataWorld, m_shown, m_chosen.empty());
}

void DataPreview::fillColours()
{
    const QVariant before = m_colour->currentData();
    const QString name = m_colour->currentText();
    const QSignalBlocker quiet(m_colour);
    m_colour->clear();
    m_colour->addItem(tr("Colour: automatic"), automatic);
    m_colour->addItem(tr("No colour"), none);
    const auto all = variablesOf(m_dataWorld);
    for (std::size_t k = 0; k < all.size(); ++k)
        if (all[k].kind == SampleVariable::Kind::action || all[k].kind == SampleVariable::Kind::before)
            m_colour->addItem(tr("Colour: %1").arg(nameOf(all[k], m_dataWorld)), static_cast<int>(k));
    const int same = before.toInt() < 0 ? m_colour->findData(before) : m_colour->findText(name);
    m_colour->setCurrentIndex(before.isValid() && same >= 0 ? same : 0);
}

std::optional<SampleVariable> DataPreview::colourVariable() const
{
    const int wanted = m_colour->currentData().toInt();
    if (wanted == none)
        return {};
    if (wanted >= 0)
        return variablesOf(m_dataWorld)[static_cast<std::size_t>(wanted)];
    const auto telling = tellingColour(m_dataWorld, m_shown);
    return telling.empty() ? std::nullopt : std::optional(telling.front());
}

bool DataPreview::showsObservations() const
{
    return std::ranges::any_of(m_shown,
                               [](const SampleVariable& v) { return v.kind == SampleVariable::Kind::observation; });
}

void DataPreview::present()
{
    ScatterMatrix::Data shown;
    if (m_data) {
        for (const SampleVariable& variable : m_shown) {
            shown.names << nameOf(variable, m_dataWorld);
            shown.columns.push_back(columnOf(*m_data, variable));
        }
        if (const auto colour = colourVariable()) {
            shown.colourName = nameOf(*colour, m_dataWorld);
            shown.colour = columnOf(*m_data, *colour);
        }
    }
    m_matrix->setPlaceholder(m_wrong.isEmpty() ? tr("Generating …") : tr("This world generates nothing."));
    m_matrix->setData(std::move(shown));
    m_matrix->setOutOfDate(!m_problem.isEmpty() || m_quick.isBusy());
    refreshCaption();
}

void DataPreview::setProblem(const QString& problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    m_matrix->setOutOfDate(!m_problem.isEmpty() || m_quick.isBusy());
    refreshCaption();
}

void DataPreview::refreshCaption()
{
    const bool bad = !m_wrong.isEmpty() || !m_problem.isEmpty();
    QString text = !m_wrong.isEmpty()     ? QStringLiteral("✗ %1").arg(m_wrong)
                   : !m_problem.isEmpty() ? tr("✗ Without what is being typed. %1").arg(m_problem)
                                          : tr("The first %1 training rows").arg(rows);
    if (!bad && m_data && showsObservations() && !m_exact)
        text += tr("; x approximately");
    m_caption->setForegroundRole(bad ? QPalette::BrightText : QPalette::PlaceholderText);
    m_caption->setText(text);
}

}  // namespace disentangle
