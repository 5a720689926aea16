// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/scrub/scrubber.h"

#include "ui/observe/run/event_text.h"
#include "ui/observe/run/landmarks.h"
#include "ui/observe/scrub/playback.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/scrub/scrubber_track.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace disentangle {
namespace {

constexpr int mostEvents = 40;  // of a menu; the newest

const Bookmark* bookmarkAt(const Annotations& annotations, std::int64_t step)
{
    const auto found = std::find_if(annotations.bookmarks.begin(), annotations.bookmarks.end(),
                                    [step](const Bookmark& mark) { return mark.step == step; });
    return found == annotations.bookmarks.end() ? nullptr : &*found;
}

/// A name with "&" in it is no mnemonic.
QString asItem(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

}  // namespace

Scrubber::Scrubber(QWidget* parent)
    : QWidget(parent),
      m_playback(new Playback(this)),
      m_track(new ScrubberTrack(this)),
      m_play(addButton(QStringLiteral("play"), tr("Play the run back"),
                       tr("Play from here, or pause (Space on the scrubber)"))),
      m_bookmarks(addButton(QStringLiteral("bookmark"), tr("Bookmarks"),
                            tr("Set a bookmark here (B on the scrubber), or go to one"))),
      m_jump(addButton(QStringLiteral("jump"), tr("Go to"), tr("Go to a score or an event (J on the scrubber)"))),
      m_live(addButton(QStringLiteral("live"), tr("Follow the newest step"), tr("Follow the newest step (End)")))
{
    m_play->setPopupMode(QToolButton::MenuButtonPopup);
    m_play->setMenu(makeSpeedMenu());
    for (QToolButton* button : {m_bookmarks, m_jump}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(new QMenu(button));
    }
    connect(m_bookmarks->menu(), &QMenu::aboutToShow, this, [this] { fillBookmarkMenu(m_bookmarks->menu()); });
    connect(m_jump->menu(), &QMenu::aboutToShow, this, [this] { fillJumpMenu(m_jump->menu()); });
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setText(tr("Live"));
    m_live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_live->setCheckable(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_play);
    layout->addWidget(m_track, 1);
    for (QToolButton* button : {m_bookmarks, m_jump, m_live})
        layout->addWidget(button);
    setFocusProxy(m_track);

    connect(m_play, &QToolButton::clicked, m_playback, &Playback::toggle);
    connect(m_playback, &Playback::playingChanged, this, &Scrubber::refreshPlaying);
    connect(m_track, &ScrubberTrack::playToggled, m_playback, &Playback::toggle);
    connect(m_track, &ScrubberTrack::bookmarkWanted, this, &Scrubber::addBookmark);
    connect(m_track, &ScrubberTrack::bookmarkNameWanted, this, &Scrubber::renameBookmark);
    connect(m_track, &ScrubberTrack::bookmarkUnwanted, this, &Scrubber::removeBookmark);
    connect(m_track, &ScrubberTrack::markWanted, this, &Scrubber::goToMark);
    connect(m_track, &ScrubberTrack::jumpWanted, m_jump, &QToolButton::showMenu);
    connect(m_track, &ScrubberTrack::stepChosen, this, [this](qint64 step) {
        if (m_run)
            m_run->setStep(step);
    });
    const auto follow = [this] {
        m_playback->pause();
        if (m_run)
            m_run->followNewest();
    };
    connect(m_track, &ScrubberTrack::newestChosen, this, follow);
    connect(m_live, &QToolButton::clicked, this, [this, follow](bool on) {
        if (on)
            follow();
        else if (m_run)
            m_run->setStep(m_run->step());
    });
    refresh();
}

QToolButton* Scrubber::addButton(const QString& iconName, const QString& name, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

QMenu* Scrubber::makeSpeedMenu()
{
    auto* menu = new QMenu(this);
    auto* speeds = new QActionGroup(menu);
    const auto add = [&](const QString& text, const PlaybackSpeed& speed) {
        QAction* choice = menu->addAction(text, this, [this, speed] { m_playback->setSpeed(speed); });
        choice->setCheckable(true);
        choice->setChecked(speed == m_playback->speed());
        speeds->addAction(choice);
    };
    menu->addSection(tr("The whole run in"));
    for (const int seconds : {5, 10, 20, 60})
        add(tr("%1 s").arg(seconds), {0, static_cast<double>(seconds)});
    menu->addSection(tr("As fast as it was trained, times"));
    for (const double factor : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
        add(tr("%1 ×").arg(factor), {factor, 0});
    menu->addSeparator();
    QAction* loop = menu->addAction(tr("Begin again at the end"));
    loop->setCheckable(true);
    connect(loop, &QAction::toggled, this, [this](bool on) { m_playback->setLoops(on); });
    return menu;
}

void Scrubber::fillJumpMenu(QMenu* menu)
{
    menu->clear();
    if (!m_run)
        return;
    const auto record = m_run->data();
    const auto add = [this](QMenu* into, const Landmark& mark) {
        const QString text = mark.step < 0 ? tr("%1 – not reached").arg(mark.name) : mark.name;
        QAction* go = into->addAction(asItem(text), this, [this, step = mark.step] {
            if (m_run)
                m_run->setStep(step);
        });
        go->setEnabled(mark.step >= 0);
    };
    for (Landmark mark : scoreLandmarks(*record)) {
        if (mark.step >= 0)
            mark.name += tr("  (step %L1)").arg(qlonglong{mark.step});
        add(menu, mark);
    }
    const QList<Landmark> events = eventLandmarks(*record);
    if (!events.isEmpty())
        menu->addSection(events.size() > mostEvents ? tr("The newest events") : tr("Events"));
    for (const Landmark& mark : events.last(std::min<qsizetype>(mostEvents, events.size())))
        add(menu, {mark.name.size() > 80 ? mark.name.left(79) + QChar(u'…') : mark.name, mark.step});
}

void Scrubber::fillBookmarkMenu(QMenu* menu)
{
    menu->clear();
    if (!m_run || m_run->step() < 0)
        return;
    const bool here = bookmarkAt(m_run->annotations(), m_run->step()) != nullptr;
    menu->addAction(tr("Set a bookmark at step %L1\tB").arg(m_run->step()), this, &Scrubber::addBookmark)
        ->setEnabled(!here);
    menu->addAction(tr("Name it …\tShift+B"), this, &Scrubber::renameBookmark);
    menu->addAction(tr("Take it away\tDel"), this, &Scrubber::removeBookmark)->setEnabled(here);
    menu->addSeparator();
    menu->addAction(tr("Previous mark\tCtrl+Left"), this, [this] { goToMark(-1); });
    menu->addAction(tr("Next mark\tCtrl+Right"), this, [this] { goToMark(1); });
    if (!m_run->annotations().bookmarks.empty())
        menu->addSection(tr("Bookmarks"));
    for (const Bookmark& mark : m_run->annotations().bookmarks)
        menu->addAction(asItem(tr("%1  (step %L2)").arg(QString::fromStdString(mark.name)).arg(qlonglong{mark.step})),
                        this, [this, step = mark.step] {
                            if (m_run)
                                m_run->setStep(step);
                        });
}

void Scrubber::addBookmark()
{
    if (!m_run || m_run->step() < 0 || bookmarkAt(m_run->annotations(), m_run->step()))
        return;
    Annotations changed = m_run->annotations();
    set_bookmark(changed, {m_run->step(), tr("Bookmark %1").arg(changed.bookmarks.size() + 1).toStdString()});
    m_run->annotate(changed);
}

void Scrubber::renameBookmark()
{
    addBookmark();
    if (!m_run || m_run->step() < 0)
        return;
    const qint64 step = m_run->step();
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Bookmark"));
    question->setLabelText(tr("Name of the bookmark at step %L1").arg(step));
    question->setTextValue(QString::fromStdString(bookmarkAt(m_run->annotations(), step)->name));
    connect(question, &QInputDialog::textValueSelected, this, [this, step, run = m_run](const QString& name) {
        if (!run || name.trimmed().isEmpty())
            return;
        Annotations changed = run->annotations();
        set_bookmark(changed, {step, name.trimmed().toStdString()});
        run->annotate(changed);
    });
    question->open();
}

void Scrubber::removeBookmark()
{
    if (!m_run)
        return;
    Annotations changed = m_run->annotations();
    set_bookmark(changed, {m_run->step(), {}});
    m_run->annotate(changed);
}

void Scrubber::goToMark(int direction)
{
    if (!m_run || m_run->step() < 0)
        return;
    const auto record = m_run->data();
    std::vector<std::int64_t> marks;
    for (const Bookmark& mark : m_run->annotations().bookmarks)
        marks.push_back(record->evaluatedStep(mark.step));
    for (const Event& event : record->events)
        if (changesTheRun(event.kind))
            marks.push_back(record->evaluatedStep(event.step));
    std::sort(marks.begin(), marks.end());
    const qint64 here = m_run->step();
    if (direction > 0) {
        const auto next = std::upper_bound(marks.begin(), marks.end(), here);
        if (next != marks.end())
            m_run->setStep(*next);
    } else if (const auto next = std::lower_bound(marks.begin(), marks.end(), here); next != marks.begin()) {
        m_run->setStep(*(next - 1));
    }
}

void Scrubber::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_playback->setRun(run);
    if (run) {
        connect(run, &RunModel::dataChanged, this, &Scrubber::refresh);
        connect(run, &RunModel::annotationsChanged, this, &Scrubber::refreshBookmarks);
        connect(run, &RunModel::stepChanged, this, [this](qint64 step) { m_track->setStep(step); });
        connect(run, &RunModel::followingChanged, this, [this](bool follows) { m_live->setChecked(follows); });
        connect(run, &QObject::destroyed, this, &Scrubber::refresh);
    }
    refresh();
}

void Scrubber::refresh()
{
    m_track->setRecord(m_run ? m_run->data() : std::make_shared<const RunData>());
    m_track->setStep(m_run ? m_run->step() : -1);
    m_live->setEnabled(m_run != nullptr);
    m_live->setChecked(m_run && m_run->followsNewest());
    const bool evaluated = m_run && !m_run->data()->steps.empty();
    for (QToolButton* button : {m_play, m_bookmarks, m_jump})
        button->setEnabled(evaluated);
    refreshBookmarks();
}

void Scrubber::refreshBookmarks()
{
    m_track->setBookmarks(m_run ? m_run->annotations().bookmarks : std::vector<Bookmark>());
}

void Scrubber::refreshPlaying()
{
    m_play->setIcon(icon(m_playback->isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
}

}  // namespace disentangle
