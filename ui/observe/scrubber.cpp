#include "ui/observe/scrubber.h"

#include "ui/observe/run_model.h"
#include "ui/observe/scrubber_track.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace disentangle {

Scrubber::Scrubber(QWidget* parent) : QWidget(parent), m_track(new ScrubberTrack(this)), m_live(new QToolButton(this))
{
    m_live->setIcon(icon(QStringLiteral("live")));
    m_live->setText(tr("Live"));
    m_live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_live->setCheckable(true);
    m_live->setToolTip(tr("Follow the newest step (End)"));
    m_live->setAccessibleName(tr("Follow the newest step"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_track, 1);
    layout->addWidget(m_live);
    setFocusProxy(m_track);

    connect(m_track, &ScrubberTrack::stepChosen, this, [this](qint64 step) {
        if (m_run)
            m_run->setStep(step);
    });
    const auto follow = [this] {
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

void Scrubber::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::dataChanged, this, &Scrubber::refresh);
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
}

}  // namespace disentangle
