// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_log.h"

#include "core/reading/events.h"
#include "core/record/catalogue.h"
#include "ui/language/translated.h"
#include "ui/observe/run/event_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

namespace disentangle {
namespace {

/// An event has one line, whatever is in it. Where its text says by itself what happened, that is enough: "Started, fused,
/// cpu" for "started (Started, fused, cpu)".
QString lineOf(const Event& event)
{
    const QString time =
        QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(1000 * event.time)).toString(QStringLiteral("HH:mm:ss"));
    const auto kind = event_kind(event.kind);
    const std::string_view words = kind ? event_info(*kind).words : std::string_view();
    const std::string engine = engine_of(event);
    const std::string detail = engine.empty() ? detail_of(event) : engine;
    const bool saysAll = !words.empty() && QString::fromStdString(detail).startsWith(
                                               QString::fromUtf8(words.data(), std::ssize(words)), Qt::CaseInsensitive);
    const QString text =
        saysAll ? RunLog::tr("Step %L1: %2").arg(event.step).arg(translated(detail)) : eventSentence(event);
    return QStringLiteral("%1  %2").arg(time, text.simplified());
}

}  // namespace

RunLog::RunLog(QWidget* parent)
    : QWidget(parent),
      m_of(new QLabel(this)),
      m_text(new QPlainTextEdit(this)),
      m_copy(new QPushButton(tr("Copy all"), this))
{
    m_of->setWordWrap(true);
    m_of->setForegroundRole(QPalette::PlaceholderText);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(captionFont());
    m_text->setAccessibleName(tr("Log of the run"));
    m_text->setPlaceholderText(
        tr("What a run does is written here: what was chosen for it, what the search for the graph "
           "found, and what was changed."));
    m_text->setToolTip(tr("A double click on a line goes to its step"));
    m_text->viewport()->installEventFilter(this);
    m_copy->setToolTip(tr("Copy the whole log of this run"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    // The newest line is in sight until the reader goes up to another, and again once the reader has come back to it.
    const QScrollBar* bar = m_text->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_follows = value == bar->maximum(); });
    connect(bar, &QScrollBar::rangeChanged, this, &RunLog::keepNewest);
    auto* head = new QHBoxLayout;
    head->addWidget(m_of, 1);
    head->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    layout->setSpacing(spacing::normal);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    connect(&theme(), &Theme::themeChanged, this, [this] { m_text->setFont(captionFont()); });
    refresh();
}

void RunLog::setRun(RunModel* run)
{
    if (run == m_run)
        return;
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::dataChanged, this, &RunLog::refresh);
        connect(run, &RunModel::lookChanged, this, &RunLog::refresh);
        connect(run, &QObject::destroyed, this, &RunLog::refresh);
    }
    m_text->clear();
    m_follows = true;
    refresh();
}

QString RunLog::text() const
{
    return m_text->toPlainText();
}

void RunLog::refresh()
{
    m_of->setText(m_run ? m_run->name() : tr("No run is shown."));
    QStringList lines;
    if (m_run)
        for (const Event& event : m_run->data()->events)
            lines.append(lineOf(event));
    m_copy->setEnabled(!lines.isEmpty());
    const QString before = text(), now = lines.join(QLatin1Char('\n'));
    if (now == before)
        return;
    QScrollBar* bar = m_text->verticalScrollBar();
    const bool follows = m_follows;
    const int place = bar->value();
    // What is selected stays so while the run goes on.
    if (!before.isEmpty() && now.startsWith(before + QLatin1Char('\n'))) {
        QTextCursor chosen = m_text->textCursor();
        chosen.setKeepPositionOnInsert(true);
        m_text->appendPlainText(now.mid(before.size() + 1));
        m_text->setTextCursor(chosen);
        bar->setValue(place);  // the cursor may stand elsewhere
    } else {
        m_text->setPlainText(now);
    }
    m_follows = follows;
    keepNewest();
}

void RunLog::keepNewest()
{
    QScrollBar* bar = m_text->verticalScrollBar();
    if (m_follows)
        bar->setValue(bar->maximum());
}

void RunLog::goToLine(int line)
{
    const auto& events = m_run->data()->events;
    if (line >= 0 && line < static_cast<int>(events.size()))
        m_run->setStep(events[static_cast<std::size_t>(line)].step);
}

bool RunLog::eventFilter(QObject* watched, QEvent* event)
{
    if (m_run && watched == m_text->viewport() && event->type() == QEvent::MouseButtonDblClick)
        goToLine(m_text->cursorForPosition(static_cast<QMouseEvent*>(event)->pos()).blockNumber());
    return QWidget::eventFilter(watched, event);
}

}  // namespace disentangle
