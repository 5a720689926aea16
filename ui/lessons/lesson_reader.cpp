// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_reader.h"

#include "core/base/error.h"
#include "ui/language/translated.h"
#include "ui/lessons/question_box.h"
#include "ui/style/icons.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

QLabel* wrappedLabel(Qt::TextFormat format)
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(format);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

/// A line of a glyph and words.
QHBoxLayout* glyphRow(QLabel* glyph, QLabel* words)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::normal);
    row->addWidget(glyph, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    return row;
}

}  // namespace

LessonReader::LessonReader(QWidget* parent)
    : QWidget(parent),
      m_title(wrappedLabel(Qt::PlainText)),
      m_place(new QLabel),
      m_scroll(new QScrollArea),
      m_text(wrappedLabel(Qt::RichText)),
      m_question(new QuestionBox),
      m_preset(new QPushButton),
      m_data(new QPushButton),
      m_wrongBox(new QWidget),
      m_wrongGlyph(new QLabel),
      m_wrong(wrappedLabel(Qt::RichText)),
      m_tickGlyph(new QLabel),
      m_tick(wrappedLabel(Qt::PlainText)),
      m_back(new QPushButton(tr("&Back"))),
      m_show(new QPushButton(tr("&Show me where"))),
      m_next(new QPushButton(tr("&Next")))
{
    auto* all = new QToolButton;
    all->setIcon(icon(QStringLiteral("back")));
    all->setAutoRaise(true);
    all->setToolTip(tr("All lessons"));
    all->setAccessibleName(all->toolTip());
    all->setObjectName(QStringLiteral("all lessons"));
    m_title->setFont(headingFont());
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_text->setOpenExternalLinks(true);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->setObjectName(QStringLiteral("text"));
    m_wrong->setObjectName(QStringLiteral("wrong turn"));
    m_tick->setObjectName(QStringLiteral("tick"));
    m_next->setObjectName(QStringLiteral("next"));
    m_back->setObjectName(QStringLiteral("back"));
    m_show->setObjectName(QStringLiteral("show"));
    m_preset->setObjectName(QStringLiteral("preset"));
    m_data->setObjectName(QStringLiteral("data"));

    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::tight);
    head->addWidget(all);
    head->addWidget(m_title, 1);
    head->addWidget(m_place);
    auto* wrong = glyphRow(m_wrongGlyph, m_wrong);
    wrong->setContentsMargins(0, 0, 0, 0);
    m_wrongBox->setLayout(wrong);
    auto* page = new QWidget;
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, spacing::normal, 0);
    lines->setSpacing(spacing::wide);
    lines->addWidget(m_text);
    lines->addWidget(m_question);
    lines->addWidget(m_preset, 0, Qt::AlignLeft);
    lines->addWidget(m_data, 0, Qt::AlignLeft);
    lines->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(page);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(spacing::normal);
    foot->addWidget(m_back);
    foot->addWidget(m_show);
    foot->addStretch(1);
    foot->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_wrongBox);
    column->addLayout(glyphRow(m_tickGlyph, m_tick));
    column->addLayout(foot);

    connect(all, &QToolButton::clicked, this, &LessonReader::left);
    connect(m_back, &QPushButton::clicked, this, &LessonReader::back);
    connect(m_next, &QPushButton::clicked, this, &LessonReader::next);
    connect(m_show, &QPushButton::clicked, this, &LessonReader::revealWanted);
    connect(m_preset, &QPushButton::clicked, this,
            [this] { Q_EMIT presetWanted(QString::fromStdString(m_lesson.needs)); });
    connect(m_data, &QPushButton::clicked, this, &LessonReader::dataWanted);
    connect(m_question, &QuestionBox::answered, this, &LessonReader::take);
    connect(&theme(), &Theme::themeChanged, this, &LessonReader::applyTheme);
    applyTheme();
}

QString LessonReader::open(const LessonEntry& entry)
{
    try {
        m_lesson = load_lesson(entry);
    } catch (const std::exception& error) {
        return translated(error.what());
    }
    m_entry = entry;
    m_progress = lessonProgress(entry.id);
    m_title->setText(QString::fromStdString(m_lesson.title));
    // One that has been finished, or has become shorter, begins again.
    goTo(m_progress.done || m_progress.page > lastPage() ? 0 : std::max(0, m_progress.page));
    return {};
}

const LessonStep* LessonReader::step() const
{
    const int page = m_progress.page;
    return page >= 1 && page < lastPage() ? &m_lesson.steps[static_cast<std::size_t>(page - 1)] : nullptr;
}

std::string LessonReader::point() const
{
    return step() ? step()->point : std::string();
}

QString LessonReader::wrongTurn() const
{
    return m_wrongBox->isHidden() ? QString() : m_wrong->text();
}

void LessonReader::next()
{
    if (m_progress.page == lastPage()) {
        Q_EMIT left();
        return;
    }
    // What is only to be read has been.
    if (const LessonStep* read = step(); read && !read->check)
        m_progress.ticked.insert(m_progress.page);
    goTo(m_progress.page + 1);
}

void LessonReader::back()
{
    goTo(m_progress.page - 1);
}

void LessonReader::keep()
{
    keepLessonProgress(m_entry.id, m_progress);
    Q_EMIT progressed();
}

void LessonReader::goTo(int page)
{
    m_progress.page = std::clamp(page, 0, lastPage());
    if (m_progress.page == lastPage() && !m_lesson.question)
        m_progress.done = true;
    keep();
    m_armed.clear();
    showPage();
    showBeginning();
    // Whoever listens says what holds now: what held on the page before is no turn that was taken on this one.
    Q_EMIT pageChanged();
}

void LessonReader::setState(const LessonState& state)
{
    m_state = state;
    showBeginning();
    const LessonStep* here = step();
    if (!here || !here->check) {
        showWrong({});
        return;
    }
    if (holds(*here->check, state))
        tick();
    QString answer;
    for (std::size_t k = 0; k < here->wrong.size(); ++k)
        if (!holds(here->wrong[k].when, state))
            m_armed.insert(k);
        else if (answer.isEmpty() && m_armed.contains(k) && !holds(*here->check, state))
            answer = QString::fromStdString(here->wrong[k].html);
    showWrong(answer);
}

void LessonReader::tick()
{
    if (!m_progress.ticked.insert(m_progress.page).second)
        return;
    keep();
    showTick();
}

void LessonReader::take(int answer)
{
    if (m_progress.page == 0)
        m_progress.before = answer;
    else
        m_progress.done = true;
    keep();
    if (m_progress.page == lastPage())
        m_text->setText(verdictOn(answer));
}

/// After the second time: whether it is right, why, and what was answered before.
QString LessonReader::verdictOn(int answer) const
{
    const LessonQuestion& question = *m_lesson.question;
    const auto option = [&](int index) {
        return QString::fromStdString(question.options[static_cast<std::size_t>(index)]).toHtmlEscaped();
    };
    QString html = answer == question.answer
                       ? tr("<p><b>✓ Right.</b> ")
                       : tr("<p><b>✗ Not so.</b> Right is: %1.</p><p>").arg(option(question.answer));
    html += QString::fromStdString(question.because).toHtmlEscaped() + QStringLiteral("</p>");
    if (m_progress.before && *m_progress.before < static_cast<int>(question.options.size()))
        html += *m_progress.before == answer
                    ? tr("<p>You answered the same before the lesson.</p>")
                    : tr("<p>Before the lesson you answered: %1.</p>").arg(option(*m_progress.before));
    return html;
}

void LessonReader::showPage()
{
    const int page = m_progress.page;
    const bool first = page == 0, last = page == lastPage();
    const LessonStep* here = step();
    if (here)
        m_text->setText(
            QStringLiteral("<h3>%1</h3>%2")
                .arg(QString::fromStdString(here->title).toHtmlEscaped(), QString::fromStdString(here->html)));
    else if (first)
        m_text->setText(QString::fromStdString(m_lesson.html));
    else
        m_text->setText(m_lesson.question ? tr("<p>The same question once more. What do you say now?</p>")
                                          : tr("<p>That was all.</p>"));
    m_scroll->verticalScrollBar()->setValue(0);
    m_place->setText(first  ? tr("%1 min").arg(m_lesson.minutes)
                     : last ? tr("the end")
                            : tr("step %1 of %2").arg(page).arg(m_lesson.steps.size()));
    m_question->setVisible((first || last) && m_lesson.question);
    if (m_question->isVisibleTo(this))
        m_question->ask(*m_lesson.question, first ? m_progress.before.value_or(-1) : -1);
    m_back->setEnabled(!first);
    m_show->setVisible(here && !here->point.empty());
    m_next->setText(first ? tr("&Begin") : last ? tr("All &lessons") : tr("&Next"));
    showWrong({});
    showTick();
}

void LessonReader::showBeginning()
{
    const FactValue* preset = m_state.find("preset");
    const bool there = preset && *preset == FactValue(m_lesson.needs);
    m_preset->setText(tr("Start from %1").arg(QString::fromStdString(m_lesson.needs)));
    m_preset->setToolTip(tr("Puts the preset in the place of the experiment; Ctrl+Z brings that back."));
    m_preset->setVisible(m_progress.page == 0 && !m_lesson.needs.empty() && !there);
    m_data->setText(tr("Open %1 …").arg(QFileInfo(QString::fromStdString(m_lesson.data)).fileName()));
    m_data->setToolTip(tr("Opens the table that this lesson brings, as data of your own."));
    const FactValue* kind = m_state.find("data");
    const bool open = kind && *kind == FactValue(std::string("table"));
    m_data->setVisible(m_progress.page < lastPage() && !m_lesson.data.empty() && !open);
}

void LessonReader::showTick()
{
    const LessonStep* here = step();
    const bool asks = here && here->check.has_value();
    const bool ticked = isTicked(m_progress.page);
    m_tick->setVisible(asks);
    m_tickGlyph->setVisible(asks);
    m_tick->setText(ticked ? tr("Done. This was noticed.") : tr("To be done; it is noticed by itself."));
    setTextColour(*m_tick, ticked ? colours().good : colours().mutedText);
    m_tickGlyph->setPixmap(
        (ticked ? icon(QStringLiteral("check"), IconColour::good) : icon(QStringLiteral("todo"), IconColour::muted))
            .pixmap(QSize(spacing::icon, spacing::icon), devicePixelRatioF()));
    m_next->setProperty("primary", !asks || ticked);
    m_next->update();
}

void LessonReader::showWrong(const QString& html)
{
    if (m_wrong->text() != html)
        m_wrong->setText(html);
    m_wrongBox->setVisible(!html.isEmpty());
}

void LessonReader::applyTheme()
{
    m_wrongGlyph->setPixmap(icon(QStringLiteral("warning"), IconColour::caution)
                                .pixmap(QSize(spacing::icon, spacing::icon), devicePixelRatioF()));
    showTick();
}

}  // namespace disentangle
