#include "ui/engine/steer_panel.h"

#include "core/experiment/live_keys.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/icons.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace disentangle {
namespace {

constexpr int panelWidth = 380;
constexpr int mostHeight = 460;
/// What one reaches for first; the rest is folded away.
constexpr std::array<std::string_view, 6> first{"sparsity.beta_Ga",   "sparsity.beta_Gz", "training.rate",
                                                "training.muon_rate", "sparsity.penalty", "sparsity.multiplier_rate"};

bool isOf(const Experiment& experiment, std::string_view key)
{
    return !(key.ends_with("_Ga") && !experiment.world.graph.Ga) &&
           !(key.ends_with("_Gz") && !experiment.world.graph.Gz);
}

QJsonValue asQt(const nlohmann::json& value)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString("[" + value.dump() + "]")).array().first();
}

}  // namespace

SteerPanel::SteerPanel(EngineProcess* engine, QWidget* parent)
    : QFrame(parent),
      m_engine(engine),
      m_values(new ExperimentDocument(this)),
      m_fields(new QWidget),
      m_reason(new QLabel)
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

    connect(m_values, &ExperimentDocument::parametersChanged, this, &SteerPanel::send);
    connect(m_engine, &EngineProcess::stateChanged, this, &SteerPanel::refresh);
    connect(m_engine, &EngineProcess::changed, this, [this](const QString& key, const QJsonValue& value) {
        if (!m_inForce)
            return;
        const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        m_inForce =
            with_value(*m_inForce, live_key(key.toStdString()), nlohmann::json::parse(text.toStdString()).front());
    });
    connect(m_engine, &EngineProcess::changeRefused, this, [this](const QString& key, const QString& text) {
        ParameterRow* refused = row(key.toStdString());
        if (!refused)
            return;
        refused->refuse(text);
        take();
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
    if (begins)
        build();
    take();
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
    const auto add = [this](std::string_view key, QLayout* place) {
        if (!isOf(*m_inForce, key))
            return;
        m_rows.push_back(new ParameterRow(m_values, *find_parameter(key)));
        place->addWidget(m_rows.back());
    };
    for (const std::string_view key : first)
        add(key, m_fields->layout());
    for (const std::string_view key : live_keys())
        if (std::find(first.begin(), first.end(), key) == first.end())
            add(key, more);
    auto* section = new Section(tr("More"), rest);
    section->setOpen(false);
    connect(section, &Section::toggled, this, &SteerPanel::place);
    m_fields->layout()->addWidget(section);
}

void SteerPanel::take()
{
    if (!m_inForce)
        return;
    const QScopedValueRollback own(m_taking, true);
    m_values->restore(QString::fromStdString(format_experiment(*m_inForce)), {});
    for (ParameterRow* row : m_rows)
        row->refresh();
}

void SteerPanel::send()
{
    if (m_taking || !m_inForce)
        return;
    for (const ParameterRow* row : m_rows) {
        const nlohmann::json value = value_of(m_values->experiment(), row->key());
        if (value != value_of(*m_inForce, row->key()))
            m_engine->set(QString::fromStdString(row->key()), asQt(value));
    }
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
    if (parentWidget())
        parentWidget()->installEventFilter(this);
    place();
    raise();
    QFrame::showEvent(event);
}

bool SteerPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
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
