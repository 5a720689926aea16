// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_pages.h"

#include "core/data/tasks/spec.h"
#include "core/experiment/kinds.h"
#include "ui/document/experiment_document.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/style/theme.h"
#include "ui/tasks/few_shot_lab.h"
#include "ui/tasks/rotation_lab.h"
#include "ui/tasks/task_editor.h"
#include "ui/tasks/task_graph_document.h"
#include "ui/tasks/task_verdict_panel.h"

#include <QLabel>
#include <QScrollArea>

namespace disentangle {
namespace {

QWidget* inScrollArea(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    return scroll;
}

QString inWords(const TasksSpec& spec)
{
    QString text =
        spec.mixing == TaskMixing::scene
            ? TaskPages::tr("An observation is a picture of %1 x %1 pixels, whose parts %2 factors move.")
                  .arg(spec.scene.size)
                  .arg(spec.latents)
            : TaskPages::tr("An observation has %1 numbers, made of %2 factors.").arg(spec.d_x).arg(spec.latents);
    if (spec.correlation > 0)
        text += TaskPages::tr(" Factors are correlated by %1.").arg(spec.correlation);
    text += spec.classes == 0
                ? TaskPages::tr(
                      " A task shows %1 of them, each with a number: its weights times the factors that it needs, "
                      "and %2 % of noise.")
                      .arg(spec.points)
                      .arg(100 * spec.label_noise)
                : TaskPages::tr(
                      " A task shows %1 of them, each with one of %2 classes, drawn from a softmax of its weights "
                      "times the factors that it needs.")
                      .arg(spec.points)
                      .arg(spec.classes);
    return text +
           (spec.stream ? TaskPages::tr(" Every step sees new tasks.")
                        : TaskPages::tr(" There are %1 tasks, which come again and again.").arg(spec.tasks)) +
           TaskPages::tr(" All of this is set in Parameters.");
}

/// The lab that `open` points to, made where there is none, in front.
template <class Lab>
Lab* shown(QPointer<Lab>& open, QWidget* parent)
{
    if (!open) {
        open = new Lab(parent);
        open->setAttribute(Qt::WA_DeleteOnClose);
        open->compute();
    }
    open->show();
    open->raise();
    open->activateWindow();
    return open;
}

}  // namespace

TaskPages::TaskPages(ExperimentDocument* document)
    : m_document(document),
      m_editor(new TaskEditor(document)),
      m_world(inScrollArea(m_editor)),
      m_verdict(new TaskVerdictPanel(document, m_editor->graph())),
      m_preview(new QLabel)
{
    m_preview->setWordWrap(true);
    m_preview->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_preview->setMargin(spacing::wide);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(m_editor, &TaskEditor::problem, this, &WorldPages::problem);
    connect(m_editor, &TaskEditor::rotationWanted, this, &TaskPages::showRotation);
    // The picture shows some tasks; what all of them tell apart is the verdict's to say.
    const auto judged = [this] {
        m_editor->diagram()->view()->setVerdict(m_verdict->verdict().permitted, m_verdict->lacking());
        Q_EMIT promiseChanged();
    };
    connect(m_verdict, &TaskVerdictPanel::judged, this, judged);
    connect(m_editor, &TaskEditor::fewShotsWanted, this, &TaskPages::showFewShots);
    connect(document, &ExperimentDocument::changed, this, &TaskPages::refresh);
    connect(document, &ExperimentDocument::replaced, this, &TaskPages::refresh);
    refresh();
    judged();
}

QWidget* TaskPages::verdict() const
{
    return m_verdict;
}

QWidget* TaskPages::preview() const
{
    return m_preview;
}

QString TaskPages::promise() const
{
    return m_verdict->count();
}

RotationLab* TaskPages::showRotation()
{
    return shown(m_rotation, m_editor->window());
}

FewShotLab* TaskPages::showFewShots()
{
    return shown(m_fewShots, m_editor->window());
}

RotationLab* TaskPages::rotation() const
{
    return m_rotation;
}

void TaskPages::refresh()
{
    if (m_document->experiment().data_kind == tasks_data.name)
        m_preview->setText(inWords(m_document->experiment().own.get<TasksSpec>()));
}

}  // namespace disentangle
