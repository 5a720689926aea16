// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/random_graph_page.h"

#include "core/base/error.h"
#include "core/theory/consistency.h"
#include "ui/graph/graph_thumbnail.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <bit>
#include <limits>

namespace disentangle {
namespace {

constexpr QSize previewSize{300, 150};
constexpr int initialLatents = 6, initialFlips = 3;

QSpinBox* counter(int least, int most, int value, const QString& name, const QString& tip)
{
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    return box;
}

QLabel* picture(const QString& name)
{
    auto* label = new QLabel;
    label->setFixedSize(previewSize);
    label->setAlignment(Qt::AlignCenter);
    label->setAccessibleName(name);
    return label;
}

/// "17 edges; 4 of 6 latents can be disentangled"
QString inWords(const CausalGraph& graph)
{
    const Adjacency permitted = permitted_pattern(graph.Ga ? &*graph.Ga : nullptr, graph.Gz ? &*graph.Gz : nullptr);
    int recovered = 0;
    for (int i = 0; i < graph.d_z(); ++i)
        recovered += std::popcount(permitted.row_bits(i)) == 1;
    const int edges = (graph.Ga ? graph.Ga->edges() : 0) + (graph.Gz ? graph.Gz->edges() : 0);
    return RandomGraphPage::tr("%1 edges; %2 of %3 latents can be disentangled")
        .arg(edges)
        .arg(recovered)
        .arg(graph.d_z());
}

bool isReturn(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

QVBoxLayout* pageLayout(QWidget* page, QLayout* form, QLabel* shown, QLabel* says, QPushButton* use)
{
    says->setFont(captionFont());
    says->setForegroundRole(QPalette::PlaceholderText);
    says->setWordWrap(true);
    use->setProperty("primary", true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::tight, spacing::normal, spacing::tight, spacing::tight);
    column->setSpacing(spacing::normal);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(shown, 0, Qt::AlignHCenter);
    column->addWidget(says);
    column->addStretch(1);
    column->addWidget(use, 0, Qt::AlignRight);
    return column;
}

}  // namespace

SeedField::SeedField(QWidget* parent)
    : QWidget(parent),
      m_box(counter(0, std::numeric_limits<int>::max(), 1, tr("Seed"), tr("The same seed gives the same graph again.")))
{
    auto* another = new QToolButton;
    another->setIcon(icon(QStringLiteral("dice")));
    another->setText(tr("&Another"));
    another->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    another->setToolTip(tr("Draws another seed"));
    another->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_box, 1);
    row->addWidget(another);
    setFocusProxy(m_box);
    connect(another, &QToolButton::clicked, this, &SeedField::next);
    connect(m_box, &QSpinBox::valueChanged, this, &SeedField::changed);
}

std::uint64_t SeedField::seed() const
{
    return static_cast<std::uint64_t>(m_box->value());
}

void SeedField::setSeed(int seed)
{
    m_box->setValue(seed);
}

void SeedField::next()
{
    m_box->setValue(static_cast<int>(QRandomGenerator::global()->bounded(1000000)));
}

RandomGraphPage::RandomGraphPage(QWidget* parent)
    : QWidget(parent),
      m_density(new QDoubleSpinBox),
      m_latents(counter(1, max_nodes, initialLatents, tr("Number of latents"), tr("1 to %1").arg(max_nodes))),
      m_actions(counter(0, max_nodes, initialLatents, tr("Number of actions"),
                        tr("0 to %1; 0 leaves Ga out").arg(max_nodes))),
      m_time(new QCheckBox(tr("&Time (Gz)"))),
      m_loops(new QCheckBox(tr("all &own pasts"))),
      m_seed(new SeedField),
      m_picture(picture(tr("The random graph"))),
      m_says(new QLabel),
      m_use(new QPushButton(tr("&Use this graph")))
{
    m_density->setRange(0, 1);
    m_density->setSingleStep(0.05);
    m_density->setDecimals(2);
    m_density->setValue(0.2);
    m_density->setAccessibleName(tr("Density"));
    m_density->setToolTip(tr("Probability of each edge, 0 to 1. The papers use 0.1, 0.2 and 0.4."));
    m_time->setChecked(true);
    m_loops->setChecked(true);
    m_loops->setToolTip(tr("Every latent depends on its own past, whatever the density."));

    auto* densities = new QHBoxLayout;
    densities->setSpacing(spacing::tight);
    densities->addWidget(m_density, 1);
    for (const double density : {0.1, 0.2, 0.4}) {
        auto* button = new QToolButton;
        button->setText(locale().toString(density));
        button->setAccessibleName(tr("Density %1").arg(density));
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, density] { m_density->setValue(density); });
        densities->addWidget(button);
    }
    auto* sizes = new QHBoxLayout;
    sizes->addWidget(m_latents, 1);
    auto* actions = new QLabel(tr("A&ctions"));
    actions->setBuddy(m_actions);
    sizes->addWidget(actions);
    sizes->addWidget(m_actions, 1);
    auto* parts = new QHBoxLayout;
    parts->addWidget(m_time);
    parts->addWidget(m_loops);
    parts->addStretch(1);
    auto* form = new QFormLayout;
    form->addRow(tr("&Density"), densities);
    static_cast<QLabel*>(form->labelForField(densities))->setBuddy(m_density);
    form->addRow(tr("&Latents"), sizes);
    static_cast<QLabel*>(form->labelForField(sizes))->setBuddy(m_latents);
    form->addRow({}, parts);
    form->addRow(tr("&Seed"), m_seed);
    pageLayout(this, form, m_picture, m_says, m_use);

    connect(m_density, &QDoubleSpinBox::valueChanged, this, &RandomGraphPage::refresh);
    connect(m_latents, &QSpinBox::valueChanged, this, &RandomGraphPage::refresh);
    connect(m_actions, &QSpinBox::valueChanged, this, &RandomGraphPage::refresh);
    connect(m_time, &QCheckBox::toggled, this, &RandomGraphPage::refresh);
    connect(m_loops, &QCheckBox::toggled, this, &RandomGraphPage::refresh);
    connect(m_seed, &SeedField::changed, this, &RandomGraphPage::refresh);
    connect(&theme(), &Theme::themeChanged, this, &RandomGraphPage::refresh);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_graph)
            Q_EMIT chosen(*m_graph, tr("Random graph, seed %1").arg(m_seed->seed()));
    });
    refresh();
}

RandomGraph RandomGraphPage::wanted() const
{
    return {m_latents->value(), m_actions->value(),   m_time->isChecked(),
            m_density->value(), m_loops->isChecked(), m_seed->seed()};
}

void RandomGraphPage::setSizes(const CausalGraph& present)
{
    m_latents->setValue(present.d_z());
    m_actions->setValue(present.d_a());
    m_time->setChecked(present.Gz.has_value());
}

void RandomGraphPage::refresh()
{
    m_loops->setEnabled(m_time->isChecked());
    try {
        m_graph = random_graph(wanted());
        m_picture->setPixmap(graphThumbnail(*m_graph, previewSize, devicePixelRatioF()));
        m_says->setText(inWords(*m_graph));
    } catch (const InputError&) {
        m_graph.reset();
        m_picture->clear();
        m_says->setText(tr("A graph needs actions or time: take one action or more, or tick Time."));
    }
    m_use->setEnabled(m_graph.has_value());
}

void RandomGraphPage::keyPressEvent(QKeyEvent* event)
{
    if (isReturn(event))
        m_use->click();
    else
        QWidget::keyPressEvent(event);
}

VariationPage::VariationPage(QWidget* parent)
    : QWidget(parent),
      m_flips(counter(1, 64, initialFlips, tr("Number of edges"), tr("How many edges come or go, 1 to 64"))),
      m_seed(new SeedField),
      m_picture(picture(tr("The variation"))),
      m_says(new QLabel),
      m_use(new QPushButton(tr("&Use this variation")))
{
    auto* form = new QFormLayout;
    form->addRow(tr("&Flip edges"), m_flips);
    form->addRow(tr("&Seed"), m_seed);
    pageLayout(this, form, m_picture, m_says, m_use);
    connect(m_flips, &QSpinBox::valueChanged, this, &VariationPage::refresh);
    connect(m_seed, &SeedField::changed, this, &VariationPage::refresh);
    connect(&theme(), &Theme::themeChanged, this, &VariationPage::refresh);
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_graph, m_flips->value() == 1
                                   ? tr("Variation: 1 edge, seed %1").arg(m_seed->seed())
                                   : tr("Variation: %1 edges, seed %2").arg(m_flips->value()).arg(m_seed->seed()));
    });
}

void VariationPage::setPresent(const CausalGraph& graph)
{
    m_present = graph;
    refresh();
}

void VariationPage::refresh()
{
    if (m_present.latents.empty())
        return;
    m_graph = random_variation(m_present, m_flips->value(), m_seed->seed());
    m_picture->setPixmap(graphThumbnail(m_graph, m_present, previewSize, devicePixelRatioF()));
    m_says->setText(tr("%1. Outlined cells change.").arg(inWords(m_graph)));
}

void VariationPage::keyPressEvent(QKeyEvent* event)
{
    if (isReturn(event))
        m_use->click();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace disentangle
