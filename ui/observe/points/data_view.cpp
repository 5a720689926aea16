// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/data_view.h"

#include "core/experiment/variables.h"
#include "core/reading/frames.h"
#include "ui/observe/points/latent_plane.h"
#include "ui/observe/points/look_box.h"
#include "ui/observe/points/observation_plot.h"
#include "ui/observe/run/missing_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

namespace disentangle {
namespace {

constexpr QSize leastPart{300, 220};  // of one half, below which there is only one
constexpr double room = 0.04;

}  // namespace

DataView::DataView(QWidget* parent)
    : RunView(parent),
      m_tools(new QWidget(this)),
      m_showsX(new QToolButton(m_tools)),
      m_showsPlane(new QToolButton(m_tools))
{
    auto* content = new QWidget(this);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_layout->setContentsMargins(spacing::normal, 0, spacing::normal, spacing::tight);
    m_layout->setSpacing(spacing::wide);
    m_left = new QWidget(content);
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    m_look = new LookBox(m_left);
    m_missing = new QLabel(m_left);
    m_missing->setAlignment(Qt::AlignCenter);
    m_missing->setWordWrap(true);
    m_missing->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_missing->hide();
    m_observations = new ObservationPlot(m_left);
    m_observations->setAccessibleName(tr("Observations beside their reconstructions"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_look);
    bar->addStretch(1);
    column->addLayout(bar);
    column->addWidget(m_missing, 1);
    column->addWidget(m_observations, 1);
    m_plane = new LatentPlane(content);
    m_layout->addWidget(m_left, 1);
    m_layout->addWidget(m_plane, 1);
    setContent(content);

    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::hair);
    auto* group = new QButtonGroup(this);
    m_showsX->setText(tr("x"));
    m_showsX->setToolTip(tr("Observations beside their reconstructions"));
    m_showsPlane->setText(tr("latents"));
    m_showsPlane->setToolTip(tr("Held-out rows as points in a plane of latents"));
    for (QToolButton* button : {m_showsPlane, m_showsX}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setAccessibleName(button->toolTip());
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QToolButton::toggled, this, &DataView::arrange);
    }
    m_showsPlane->setChecked(true);
    connect(m_look, &LookBox::changed, this, [this] {
        if (run() && m_look->frame().isValid())
            run()->setFrame(m_look->frame());
        invalidate(lookChanged);
    });
    const auto copying = [this](const QString& name, auto text) {
        auto* copy = new QAction(name, this);
        connect(copy, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text()); });
        addAction(copy);
    };
    copying(tr("Copy the points as a table"), [this] { return m_plane->plot().asText(); });
    copying(tr("Copy observations and reconstructions as a table"), [this] { return m_observations->asText(); });
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_observations, &ObservationPlot::rowChosen, this, [this](int chosen) {
        if (run())
            run()->setPoint(chosen);
    });
}

QWidget* DataView::tools()
{
    return m_tools;
}

QString DataView::refresh(Inputs changed)
{
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    if (changed & runChanged) {
        m_range = m_difference = {};
        m_plane->reset();
    }
    if (!m_sequential || changed & lookChanged) {
        m_sequential = std::make_shared<const ColourTable>(sequentialTable());
        m_diverging = std::make_shared<const ColourTable>(divergingTable());
    }
    if (!record->has(kind::latents) && !record->has(kind::observations))
        return whyMissing(*record, kind::latents);
    showReconstructions(*record, *moment);
    m_plane->showRun(*run());
    arrange();
    return {};
}

void DataView::showReconstructions(const RunData& record, const Moment& moment)
{
    const Variables variables = variables_of(*record.experiment);
    const int d_x = variables.d_x;
    const std::optional<RunFrames> frames = frames_of(moment, variables);
    m_look->setRun(*run(), d_x, frames ? frames->shape : Shape{});
    const FloatTable x = recorded(moment, kind::observations, d_x),
                     other = recorded(moment, kind::reconstructions, d_x);
    const QString missing = x.empty() ? whyMissing(record, kind::observations) : QString();
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
    setTextColour(*m_missing, colours().mutedText);
    m_observations->setVisible(missing.isEmpty());
    if (x.empty())
        return;
    ObservationPlot::Content content;
    const auto shown = [&frames](const FloatTable& rows) {
        return frames ? frames->frames(rows) : std::vector<float>(rows.values.begin(), rows.values.end());
    };
    content.x = shown(x);
    if (other.rows == x.rows) {
        content.other = shown(other);
        for (std::size_t k = 0; k < content.x.size(); ++k)
            m_difference.include(static_cast<double>(content.other[k] - content.x[k]));
    }
    content.dimensions = frames ? frames->pixels() : d_x;
    content.xName = tr("x");
    content.otherName = tr("reconstruction");
    m_range.include(content.x);
    m_range.include(content.other);
    StripStyle style = m_look->style();
    style.range = m_range.padded(style.look == StripLook::lines ? room : 0);
    style.table = m_sequential.get();
    content.style = std::make_shared<const StripStyle>(style);
    style.change = true;
    style.range = m_difference.aboutZero();
    style.table = m_diverging.get();
    content.difference = std::make_shared<const StripStyle>(style);
    m_observations->setContent(std::move(content));
    m_observations->setChosen(run()->point() < x.rows ? run()->point() : -1);
}

void DataView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    arrange();
}

void DataView::arrange()
{
    const bool beside = width() >= 2 * leastPart.width() && height() >= leastPart.height() * 3 / 4;
    const bool stacked = !beside && height() >= 2 * leastPart.height();
    const bool both = beside || stacked;
    m_layout->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_left->setVisible(both || m_showsX->isChecked());
    m_plane->setVisible(both || m_showsPlane->isChecked());
    for (QToolButton* button : {m_showsX, m_showsPlane})
        button->setVisible(!both);
}

}  // namespace disentangle
