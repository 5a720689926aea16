// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lessons/lesson_control.h"

#include "core/base/failure.h"
#include "ui/document/experiment_document.h"
#include "ui/language/translated.h"
#include "ui/lessons/lesson_facts.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/lesson_ring.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/style/message_bar.h"
#include "ui/tasks/task_pages.h"
#include "ui/tasks/task_verdict_panel.h"
#include "ui/theory/influence_panel.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/lessons/lesson_places.h"
#include "ui/window/lessons/window_facts.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/world_column.h"

#include <QDockWidget>
#include <QFileInfo>
#include <QStandardPaths>

namespace disentangle {
namespace {

constexpr int lookInterval = 200;  // ms; somebody who has done a step looks up for its tick
const QString lessonSubject = QStringLiteral("lesson");

}  // namespace

LessonControl::LessonControl(MainWindow* window, LessonPanel* panel)
    : QObject(window), m_window(window), m_panel(panel), m_ring(new LessonRing(window))
{
    m_timer.setInterval(lookInterval);
    connect(&m_timer, &QTimer::timeout, this, &LessonControl::look);
    connect(m_panel, &LessonPanel::pageChanged, this, &LessonControl::follow);
    connect(m_panel->reader(), &LessonReader::presetWanted, this, &LessonControl::usePreset);
    connect(m_panel->reader(), &LessonReader::dataWanted, this, &LessonControl::openData);
    connect(m_panel->reader(), &LessonReader::revealWanted, this, [this] {
        if (const auto point = lesson_point(m_panel->reader()->point()))
            reveal(*m_window, *point);
    });
    connect(m_window->panels()->dock(Panel::lessons), &QDockWidget::visibilityChanged, this, &LessonControl::follow);
}

LessonControl::~LessonControl()
{
    delete m_ring;
}

LessonState LessonControl::state() const
{
    LessonState state;
    addDocumentFacts(state, *m_window->document(), m_window->verdictPanel()->influence()->influence());
    if (const auto* tasks = qobject_cast<TaskPages*>(m_window->worldColumn()->pages()))
        addTaskFacts(state, *m_window->document(), tasks->verdictPanel()->verdict());
    if (const RunModel* run = m_window->runList()->current())
        addRunFacts(state, *run, *m_window->document());
    addWindowFacts(state, *m_window);
    return state;
}

void LessonControl::open(const LessonEntry& entry)
{
    if (const QString problem = m_panel->open(entry); !problem.isEmpty()) {
        m_window->messages()->show(MessageBar::Kind::error, lessonSubject, problem);
        return;
    }
    m_window->messages()->dismiss(lessonSubject);
    show();
}

void LessonControl::open(const QString& path)
{
    LessonEntry entry;
    entry.id = QFileInfo(path).completeBaseName().toStdString();
    entry.file = path.toStdString();
    entry.own = true;
    open(entry);
}

void LessonControl::show()
{
    const bool hidden = m_window->panels()->dock(Panel::lessons)->isHidden();
    m_window->panels()->raise(Panel::lessons);
    if (hidden)
        m_window->panels()->shareWithLessons();
    follow();
}

void LessonControl::look()
{
    m_panel->reader()->setState(state());
}

void LessonControl::follow()
{
    const bool reads = m_panel->isReading() && !m_window->panels()->dock(Panel::lessons)->isHidden();
    if (!reads) {
        m_timer.stop();
        m_ring->follow({});
        return;
    }
    m_timer.start();
    look();
    const auto point = lesson_point(m_panel->reader()->point());
    if (point)
        m_ring->follow([this, point] { return placeOf(*m_window, *point); });
    else
        m_ring->follow({});
}

void LessonControl::openData()
{
    const LessonReader& reader = *m_panel->reader();
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/lesson-data");
    try {
        const auto file = lesson_data(reader.entry(), reader.lesson(), folder.toStdString());
        m_window->openFile(QString::fromStdString(file.string()));
    } catch (const std::exception& error) {
        m_window->messages()->show(MessageBar::Kind::error, lessonSubject, translated(failure_in_words(error)));
    }
}

void LessonControl::usePreset(const QString& preset)
{
    if (const QString problem = m_window->document()->applyPreset(preset); !problem.isEmpty())
        m_window->messages()->show(MessageBar::Kind::error, lessonSubject, problem);
    look();
}

}  // namespace disentangle
