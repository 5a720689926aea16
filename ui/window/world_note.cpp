// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/world_note.h"

#include "core/experiment/kinds.h"
#include "ui/document/experiment_document.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/flow_layout.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QToolButton>

#include <initializer_list>
#include <utility>

namespace disentangle {
namespace {

/// Whether other data are learned from, and if not, whether something else would be trained. Names say nothing.
enum class Apart { none, settings, world };

Apart differenceOf(Experiment shown, Experiment edited)
{
    // A document names its files from the folder of the first of them, and a run from where it was trained.
    shown = with_files_named(std::move(shown));
    edited.name = shown.name;
    if (edited == shown)
        return Apart::none;
    if (edited.data_kind != shown.data_kind)
        return Apart::world;
    if (has_world(edited) && edited.world != shown.world)
        return Apart::world;
    const auto data = [](const Experiment& experiment) { return to_json(experiment).value("data", nlohmann::json()); };
    return data(edited) == data(shown) ? Apart::settings : Apart::world;
}

QToolButton* smallButton(const QString& text, const QString& tip)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

}  // namespace

WorldNote::WorldNote(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_label(new QLabel(this))
{
    auto* use =
        smallButton(tr("Use its world"),
                    tr("Put the world and the settings of the run that is shown in the place of these; can be undone"));
    auto* train = smallButton(tr("Train this one"), tr("Train this world as a new run, or when its turn comes"));
    // On one line where the panel is wide, so that it takes little from the graph.
    auto* row = new FlowLayout(this, spacing::normal, spacing::tight);
    row->setContentsMargins(spacing::wide, spacing::tight, spacing::wide, spacing::tight);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_label, use, train})
        row->addWidget(widget);
    setAccessibleName(tr("World and the run that is shown"));

    connect(use, &QToolButton::clicked, this, [this] {
        if (m_run)
            Q_EMIT experimentWanted(m_run);
    });
    connect(train, &QToolButton::clicked, this, &WorldNote::trainingWanted);
    connect(m_document, &ExperimentDocument::changed, this, &WorldNote::refresh);
    connect(m_document, &ExperimentDocument::replaced, this, &WorldNote::refresh);
    refresh();
}

void WorldNote::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::dataChanged, this, &WorldNote::refresh);
        connect(run, &RunModel::lookChanged, this, &WorldNote::refresh);
        connect(run, &QObject::destroyed, this, &WorldNote::refresh);
    }
    refresh();
}

QString WorldNote::text() const
{
    return isHidden() ? QString() : m_label->text();
}

void WorldNote::refresh()
{
    const auto record = m_run ? m_run->data() : nullptr;
    const Apart difference =
        record && record->experiment ? differenceOf(*record->experiment, m_document->experiment()) : Apart::none;
    setVisible(difference != Apart::none);
    if (difference == Apart::none)
        return;
    const bool world = difference == Apart::world;
    m_label->setText(world ? tr("≠ Not the world of the run shown") : tr("≠ Not the settings of the run shown"));
    m_label->setToolTip((world ? tr("%1 was trained on another world than this one.")
                               : tr("%1 was trained on this world with other parameters or another seed."))
                            .arg(m_run->name()));
}

}  // namespace disentangle
