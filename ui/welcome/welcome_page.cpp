// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/welcome_page.h"

#include "ui/language/language.h"
#include "ui/style/flow_layout.h"
#include "ui/style/icons.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"
#include "ui/welcome/example_card.h"
#include "ui/welcome/lesson_card.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace disentangle {
namespace {

constexpr int mostFormer = 5;
constexpr int widest = 920;

QPushButton* opener(const QString& picture, const QString& text)
{
    auto* button = new QPushButton(icon(picture), text);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

}  // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(tr("Disentangle Studio"))),
      m_subtitle(new QLabel(tr("Draw a causal graph, see what can be disentangled, watch a model learn it."))),
      m_back(new QPushButton(icon(QStringLiteral("back")), tr("&Back to the run"))),
      m_opened(new QWidget),
      m_sentence(new QLabel),
      m_run(new QPushButton),
      m_former(new QWidget),
      m_lessons(new QWidget)
{
    setAccessibleName(tr("Welcome"));
    auto* content = new QWidget;
    content->setMaximumWidth(widest);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(spacing::section, spacing::section, spacing::section, spacing::section);
    m_column->setSpacing(spacing::normal);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    m_back->hide();
    m_subtitle->setWordWrap(true);
    m_column->addLayout(head);
    m_column->addWidget(m_subtitle);

    auto* opened = new QHBoxLayout(m_opened);
    opened->setContentsMargins(0, spacing::normal, 0, 0);
    opened->addWidget(m_run);
    opened->addWidget(m_sentence, 1);
    m_sentence->setWordWrap(true);
    m_run->setProperty("primary", true);
    m_run->setIcon(icon(QStringLiteral("play"), IconColour::onAccent));
    m_opened->hide();
    m_column->addWidget(m_opened);

    auto* former = new QGridLayout(m_former);
    former->setContentsMargins(0, 0, 0, 0);
    former->setHorizontalSpacing(spacing::wide);
    former->setVerticalSpacing(0);
    former->setColumnStretch(1, 1);
    addSection(tr("Continue where you were"), m_former);
    addSection(tr("Open"), makeOpening());
    auto* lessons = new FlowLayout(m_lessons, spacing::normal, spacing::normal);
    lessons->setContentsMargins(0, 0, 0, 0);
    addSection(tr("Lessons"), m_lessons);
    addSection(tr("Examples"), makeExamples());
    m_column->addStretch(1);
    setFormerFiles({});

    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(middle);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connect(m_back, &QPushButton::clicked, this, &WelcomePage::backWanted);
    connect(m_run, &QPushButton::clicked, this, &WelcomePage::trainingWanted);
    connect(&theme(), &Theme::themeChanged, this, &WelcomePage::applyTheme);
    applyTheme();
}

void WelcomePage::addSection(const QString& title, QWidget* content)
{
    auto* heading = new QLabel(title);
    heading->setContentsMargins(0, spacing::wide, 0, 0);
    m_headings.append(heading);
    m_column->addWidget(heading);
    m_column->addWidget(content);
}

QWidget* WelcomePage::makeOpening()
{
    auto* place = new QWidget;
    auto* flow = new FlowLayout(place, spacing::normal, spacing::normal);
    flow->setContentsMargins(0, 0, 0, 0);
    QPushButton* experiment = opener(QStringLiteral("open"), tr("&Graph or experiment…"));
    QPushButton* data = opener(QStringLiteral("open"), tr("&Data of your own…"));
    QPushButton* run = opener(QStringLiteral("open"), tr("A &run…"));
    auto* drop = new QLabel(tr("or drop a file anywhere on the window"));
    setTextColour(*drop, colours().mutedText);
    drop->setMinimumHeight(run->sizeHint().height());
    for (QWidget* widget : std::initializer_list<QWidget*>{experiment, data, run, drop})
        flow->addWidget(widget);
    connect(experiment, &QPushButton::clicked, this, &WelcomePage::experimentWanted);
    connect(data, &QPushButton::clicked, this, &WelcomePage::dataWanted);
    connect(run, &QPushButton::clicked, this, &WelcomePage::runsWanted);
    return place;
}

QWidget* WelcomePage::makeExamples()
{
    auto* place = new QWidget;
    auto* flow = new FlowLayout(place, spacing::normal, spacing::normal);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const Example& example : examples()) {
        auto* card = new ExampleCard(example);
        connect(card, &QAbstractButton::clicked, this, [this, name = example.name] { Q_EMIT exampleWanted(name); });
        flow->addWidget(card);
    }
    return place;
}

void WelcomePage::setLessons(const QList<LessonOffer>& lessons)
{
    QList<LessonCard*> cards = lessonCards();
    while (cards.size() > lessons.size())
        delete cards.takeLast();
    while (cards.size() < lessons.size()) {
        auto* card = new LessonCard;
        connect(card, &QAbstractButton::clicked, this, [this, card] { Q_EMIT lessonWanted(card->offer().id); });
        m_lessons->layout()->addWidget(card);
        cards.append(card);
    }
    for (qsizetype i = 0; i < lessons.size(); ++i)
        cards[i]->setOffer(lessons[i]);
}

QList<LessonCard*> WelcomePage::lessonCards() const
{
    return m_lessons->findChildren<LessonCard*>(QString(), Qt::FindDirectChildrenOnly);
}

void WelcomePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

QList<ExampleCard*> WelcomePage::cards() const
{
    return findChildren<ExampleCard*>();
}

void WelcomePage::setFormerFiles(const QList<FormerFile>& files)
{
    qDeleteAll(m_former->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* rows = static_cast<QGridLayout*>(m_former->layout());
    int shown = 0;
    for (const FormerFile& file : files) {
        const QFileInfo info(file.path);
        if (!info.exists() || shown == mostFormer)
            continue;
        auto* button = new QToolButton;
        button->setIcon(icon(file.run ? QStringLiteral("play") : QStringLiteral("open")));
        button->setText(QString(file.run ? info.completeBaseName() : info.fileName())
                            .replace(QLatin1Char('&'), QStringLiteral("&&")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(QDir::toNativeSeparators(file.path));
        button->setAccessibleDescription(file.run ? tr("A run") : tr("An experiment"));
        auto* when = new QLabel(momentText(info.lastModified()));
        when->setFont(captionFont());
        setTextColour(*when, colours().mutedText);
        rows->addWidget(button, shown, 0, Qt::AlignLeft);
        rows->addWidget(when, shown, 1);
        ++shown;
        connect(button, &QToolButton::clicked, this, [this, path = file.path] { Q_EMIT fileWanted(path); });
    }
    m_former->setVisible(shown > 0);
    m_headings.first()->setVisible(shown > 0);
}

void WelcomePage::setOpened(const QString& sentence, const QString& run)
{
    m_sentence->setText(sentence);
    m_run->setText(run);
    m_opened->setVisible(!sentence.isEmpty());
}

void WelcomePage::setHidesRun(bool hides)
{
    m_back->setVisible(hides);
}

void WelcomePage::applyTheme()
{
    QFont large = headingFont();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_title->setFont(large);
    for (QLabel* heading : m_headings)
        heading->setFont(headingFont());
    for (QLabel* label : {m_subtitle, m_sentence})
        setTextColour(*label, colours().mutedText);
}

}  // namespace disentangle
