// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/steer_panel.h"

#include "core/experiment/defaults.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/json_rows.h"
#include "ui/language/translated.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/icons.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

namespace disentangle {
namespace {

constexpr int panelWidth = 380;
constexpr int mostHeight = 460;
}  // namespace

SteerPanel::SteerPanel(EngineProcess* engine, QWidget* parent)
    : QFrame(parent), m_engine(engine), m_fields(new QWidget), m_reason(new QLabel)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Steer the training"));
    auto* title = new QLabel(tr("Steer"));
    title->setFont(headingFont());
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &SteerPanel::closed);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(spacing::normal, 0, 0, 0);
    head->addWidget(title, 1);
    head->addWidget(close);
    m_reason->setWordWrap(true);
    m_reason->setContentsMargins(spacing::normal, 0, spacing::normal, 0);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_fields);
    m_fields->setLayout(new QVBoxLayout);
    m_fields->layout()->setContentsMargins(0, 0, spacing::normal, 0);
    m_fields->layout()->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::tight, spacing::tight, spacing::tight, spacing::tight);
    column->setSpacing(spacing::tight);
    column->addLayout(head);
    column->addWidget(m_reason);
    column->addWidget(scroll, 1);

    connect(m_engine, &EngineProcess::stateChanged, this, &SteerPanel::refresh);
    connect(m_engine, &EngineProcess::idleChanged, this, &SteerPanel::refresh);
    connect(m_engine, &EngineProcess::changeRefused, this, [this](const QString& key, const QString& text) {
        ParameterRow* refused = row(key.toStdString());
        if (!refused)
            return;
        m_shown = with_value(m_shown, refused->key(), value_of(*m_inForce, refused->key()));
        refused->refuse(text);
    });
    hide();
    refresh();
}

SteerPanel::~SteerPanel() = default;

ParameterRow* SteerPanel::row(const std::string& key) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const ParameterRow* row) { return row->key() == key; });
    return found == m_rows.end() ? nullptr : *found;
}

void SteerPanel::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_inForce.reset();
    if (run) {
        connect(run, &RunModel::dataChanged, this, &SteerPanel::readRun);
        readRun();
    }
    refresh();
}

void SteerPanel::readRun()
{
    auto now = m_run->data()->experimentAt(std::numeric_limits<std::int64_t>::max());
    if (!now || m_inForce == now)
        return;
    const bool begins = !m_inForce;
    m_inForce = std::move(now);
    m_shown = *m_inForce;
    if (begins)
        build();
    for (ParameterRow* row : m_rows)
        row->refresh();
    refresh();
    place();
}

void SteerPanel::build()
{
    for (ParameterRow* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    qDeleteAll(m_fields->findChildren<Section*>(QString(), Qt::FindDirectChildrenOnly));
    auto* rest = new QWidget;
    auto* more = new QVBoxLayout(rest);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(0);
    for (const Parameter* parameter : live_parameters(*m_inForce)) {
        m_rows.push_back(new ParameterRow(this, *parameter));
        QLayout* place = parameter->live == Parameter::Live::often ? m_fields->layout() : more;
        place->addWidget(m_rows.back());
    }
    auto* section = new Section(tr("More"), rest);
    section->setOpen(false);
    connect(section, &Section::toggled, this, &SteerPanel::place);
    m_fields->layout()->addWidget(section);
}

QString SteerPanel::setParameter(const QString& key, const nlohmann::json& value)
{
    try {
        m_shown = with_value(m_shown, key.toStdString(), value);
    } catch (const std::exception& error) {
        return translated(error.what());
    }
    m_engine->set(key, jsonOf(value));
    return {};
}

QString SteerPanel::resetParameter(const QString& key)
{
    return setParameter(key, default_value(m_shown, key.toStdString()));
}

bool SteerPanel::isDefault(const std::string& key) const
{
    return value_of(m_shown, key) == default_value(m_shown, key);
}

QString SteerPanel::reason() const
{
    switch (m_engine->state()) {
    case EngineProcess::State::idle:
        return tr("Nothing is training. Run an experiment, or continue a run, to steer it.");
    case EngineProcess::State::starting: return tr("The engine is starting.");
    case EngineProcess::State::stopping: return tr("The training is ending.");
    default: return m_inForce ? QString() : tr("The run is being read.");
    }
}

void SteerPanel::refresh()
{
    const QString why = reason();
    m_reason->setText(
        why.isEmpty() ? tr("Takes effect from the next step on; recorded in the run and marked on its curves.") : why);
    m_fields->setEnabled(why.isEmpty());
    // What cannot act any more stays where it was, and says why.
    for (ParameterRow* row : m_rows) {
        const QString idle = m_engine->whyIdle(QString::fromStdString(row->key()));
        row->setIdle(idle.isEmpty()
                         ? QString()
                         : tr("It %1. A new run could be steered by it.").arg(translated(idle.toStdString())));
    }
}

void SteerPanel::setDistance(int pixels)
{
    m_distance = pixels;
    place();
}

void SteerPanel::place()
{
    QWidget* window = parentWidget();
    if (!window)
        return;
    const int height =
        std::min({mostHeight, std::max(160, m_fields->sizeHint().height() + 110), window->height() - 140});
    // Above the transport, at the right: over the lists, not over the curves that one wants to see.
    const int bottom = window->height() - m_distance;
    setGeometry(window->width() - panelWidth - spacing::wide, bottom - height - spacing::tight, panelWidth, height);
}

void SteerPanel::showEvent(QShowEvent* event)
{
    if (QWidget* window = parentWidget()) {
        window->installEventFilter(this);
        for (QWidget* beside : window->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (beside != this && !beside->testAttribute(Qt::WA_TransparentForMouseEvents))
                beside->installEventFilter(this);
    }
    place();
    raise();
    QFrame::showEvent(event);
}

bool SteerPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    // Whoever turns to another panel brings it, and the views, to the front: this one stays above them.
    if (watched != parentWidget() && event->type() == QEvent::ZOrderChange && isVisible())
        raise();
    return QFrame::eventFilter(watched, event);
}

void SteerPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace disentangle
