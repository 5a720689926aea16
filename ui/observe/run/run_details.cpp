// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/run_details.h"

#include "core/record/annotations.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <algorithm>

namespace disentangle {
namespace {

constexpr int colourChoices = 12;  // six hues, solid and dashed
constexpr int noteLines = 3;

QString joined(const std::vector<std::string>& tags)
{
    QStringList texts;
    for (const std::string& tag : tags)
        texts.append(QString::fromStdString(tag));
    return texts.join(QStringLiteral(", "));
}

}  // namespace

QIcon swatch(int category)
{
    constexpr int size = 14;
    QPixmap picture(2 * size, 2 * size);  // sharp on dense screens too
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(categorical(category));
    painter.drawRoundedRect(QRectF(1, 1, size - 2, size - 2), 3, 3);
    if (categoricalDash(category) != Qt::SolidLine) {
        painter.setPen(QPen(readableOn(categorical(category)), 1.5, categoricalDash(category)));
        painter.drawLine(QPointF(2, size / 2.0), QPointF(size - 2, size / 2.0));
    }
    return QIcon(picture);
}

std::vector<std::string> tagsOf(const QString& text)
{
    std::vector<std::string> tags;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const std::string tag = part.trimmed().toStdString();
        if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
            tags.push_back(tag);
    }
    return tags;
}

RunDetails::RunDetails(QWidget* parent)
    : QWidget(parent),
      m_name(new QLineEdit(this)),
      m_colour(new QComboBox(this)),
      m_tags(new QLineEdit(this)),
      m_notes(new QPlainTextEdit(this)),
      m_problem(new QLabel(this))
{
    m_tags->setPlaceholderText(tr("paper, ablation"));
    m_tags->setToolTip(tr("Tags, separated by commas; the list can be filtered by them"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(noteLines * fontMetrics().lineSpacing() + 2 * spacing::normal);
    m_colour->setFocusPolicy(Qt::StrongFocus);
    m_problem->setWordWrap(true);
    m_problem->setFont(captionFont());
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(spacing::normal, spacing::tight, 0, spacing::tight);
    form->setHorizontalSpacing(spacing::normal);
    form->setVerticalSpacing(spacing::tight);
    const auto add = [&](const QString& label, QWidget* field) {
        form->addRow(label, field);
        field->setAccessibleName(label);
        field->installEventFilter(this);
    };
    add(tr("Name"), m_name);
    add(tr("Colour"), m_colour);
    add(tr("Tags"), m_tags);
    add(tr("Notes"), m_notes);
    form->addRow(m_problem);
    for (QLineEdit* field : {m_name, m_tags})
        connect(field, &QLineEdit::editingFinished, this, &RunDetails::commit);
    connect(m_colour, &QComboBox::activated, this, &RunDetails::commit);
    connect(&theme(), &Theme::themeChanged, this, &RunDetails::fillColours);
    fillColours();
    refresh();
}

RunDetails::~RunDetails()
{
    commit();
}

void RunDetails::fillColours()
{
    const int current = m_colour->currentIndex();
    m_colour->clear();
    for (int i = 0; i < colourChoices; ++i)
        m_colour->addItem(swatch(i), tr("Colour %1").arg(i + 1));
    m_colour->setCurrentIndex(current);
}

bool RunDetails::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_notes && event->type() == QEvent::FocusOut)
        commit();
    return QWidget::eventFilter(watched, event);
}

void RunDetails::setRun(RunModel* run)
{
    if (run == m_run)
        return;
    commit();
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::annotationsChanged, this, &RunDetails::refresh);
        connect(run, &RunModel::lookChanged, this, &RunDetails::refresh);
    }
    m_notes->clearFocus();
    refresh();
}

void RunDetails::commit()
{
    if (!m_run)
        return;
    Annotations changed = m_run->annotations();
    const QString name = m_name->text().trimmed();
    changed.name = name == m_run->ownName() ? std::string() : name.toStdString();
    if (m_colour->currentIndex() != m_run->colour() % colourChoices)
        changed.colour = m_colour->currentIndex();
    changed.tags = tagsOf(m_tags->text());
    changed.notes = m_notes->toPlainText().toStdString();
    m_run->annotate(changed);
}

void RunDetails::refresh()
{
    setEnabled(m_run != nullptr);
    const Annotations annotations = m_run ? m_run->annotations() : Annotations();
    const auto show = [](QLineEdit* field, const QString& text) {
        if (field->text() != text && !(field->hasFocus() && field->isModified()))
            field->setText(text);
    };
    show(m_name, m_run ? m_run->name() : QString());
    show(m_tags, joined(annotations.tags));
    m_colour->setCurrentIndex(m_run ? m_run->colour() % colourChoices : -1);
    const QString notes = QString::fromStdString(annotations.notes);
    if (!m_notes->hasFocus() && m_notes->toPlainText() != notes)
        m_notes->setPlainText(notes);
    const QString problem = m_run ? m_run->annotationProblem() : QString();
    m_problem->setVisible(!problem.isEmpty());
    m_problem->setText(QStringLiteral("⚠ ") + tr("Kept only until the run is closed. %1").arg(problem));
}

}  // namespace disentangle
