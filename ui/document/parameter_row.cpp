// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/parameter_row.h"

#include "core/experiment/defaults.h"
#include "ui/document/number_edit.h"
#include "ui/language/translated.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <algorithm>
#include <exception>

namespace disentangle {
namespace {

QString readable(std::string_view word)
{
    std::string words(word);
    std::ranges::replace(words, '_', ' ');
    return translated(words);
}

QString inWords(const Experiment& experiment, const Parameter& parameter, const nlohmann::json& value)
{
    return translated(value_in_words(experiment, parameter.key, value));
}

}  // namespace

QString ParameterRow::help(const Parameter& parameter, const Experiment& experiment)
{
    QString text = QStringLiteral("<div>%1</div>").arg(translated(parameter.sentence).toHtmlEscaped());
    if (const std::string why = parameter.why_idle(experiment); !why.empty()) {
        QString sentence = translated(why);
        sentence[0] = sentence[0].toUpper();
        text += QStringLiteral("<div style='margin-top:4px'><i>%1.</i></div>").arg(sentence.toHtmlEscaped());
    }
    QStringList facts;
    if (parameter.range.minimum < parameter.range.maximum &&
        (parameter.type == Parameter::Type::integer || parameter.type == Parameter::Type::number ||
         parameter.type == Parameter::Type::nullable_number)) {
        const QString low = QString::number(parameter.range.minimum, 'g', 16);
        const QString high = QString::number(parameter.range.maximum, 'g', 16);
        facts << (parameter.range.open_minimum ? tr("above %1, at most %2").arg(low, high)
                                               : tr("%1 to %2").arg(low, high));
    }
    facts << tr("default %1").arg(inWords(experiment, parameter, default_value(experiment, parameter.key)));
    if (!parameter.unit.empty())
        facts << tr("in %1").arg(translated(parameter.unit));
    text +=
        QStringLiteral("<div style='margin-top:4px'>%1</div>").arg(facts.join(QStringLiteral("; ")).toHtmlEscaped());
    return text + QStringLiteral("<div style='margin-top:4px'>%1<br><code>%2</code></div>")
                      .arg(tr("Source: %1").arg(translated(parameter.source)).toHtmlEscaped(),
                           QString::fromStdString(parameter.key));
}

namespace {

constexpr int ofLabel = 11, ofEditor = 9;  // shares of a row's width

}  // namespace

ParameterRow::ParameterRow(ParameterValues* values, const Parameter& parameter, QWidget* parent)
    : QWidget(parent),
      m_values(values),
      m_parameter(parameter),
      m_grid(new QGridLayout(this)),
      m_label(new QLabel),
      m_reset(new QToolButton),
      m_wrong(new QLabel)
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    m_label->setMinimumWidth(QFontMetrics(font()).horizontalAdvance(QStringLiteral("initialisation")));
    refreshLabel();
    m_editor = makeEditor();
    m_editor->setAccessibleName(label());
    m_editor->setAccessibleDescription(translated(parameter.sentence));
    m_label->setBuddy(m_editor);
    m_editor->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")) + 34);
    m_editor->installEventFilter(this);

    m_reset->setIcon(icon(QStringLiteral("reset"), IconColour::muted));
    m_reset->setAutoRaise(true);
    m_reset->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy keeps = m_reset->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keeps);

    m_wrong->setFont(captionFont());
    m_wrong->setWordWrap(true);
    m_wrong->hide();

    m_grid->setContentsMargins(spacing::normal, spacing::hair, 0, spacing::hair);
    m_grid->setHorizontalSpacing(spacing::tight + 2);
    m_grid->setVerticalSpacing(spacing::hair);
    m_grid->addWidget(m_label, 0, 0);
    m_grid->addWidget(m_editor, 0, 1, Qt::AlignVCenter);
    m_grid->addWidget(m_reset, 0, 2, Qt::AlignVCenter);
    m_grid->addWidget(m_wrong, 2, 0, 1, 3);
    m_grid->setColumnStretch(0, ofLabel);
    m_grid->setColumnStretch(1, ofEditor);

    connect(m_reset, &QToolButton::clicked, this, [this] {
        setProblem(m_values->resetParameter(QString::fromStdString(m_parameter.key)));
        refresh();
    });
    refresh();
}

void ParameterRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeChoice();
}

void ParameterRow::placeChoice()
{
    if (!m_choice)
        return;
    constexpr int arrow = 36;  // and frame
    int needed = 0;
    for (int i = 0; i < m_choice->count(); ++i)
        needed = std::max(needed, m_choice->fontMetrics().horizontalAdvance(m_choice->itemText(i)) + arrow);
    const QMargins around = m_grid->contentsMargins();
    const int both =
        width() - around.left() - around.right() - m_reset->sizeHint().width() - 2 * m_grid->horizontalSpacing();
    const bool below = needed > both * ofEditor / (ofLabel + ofEditor);
    if ((m_grid->itemAtPosition(1, 0) != nullptr) == below)
        return;
    m_grid->removeWidget(m_editor);
    m_grid->addWidget(m_editor, below ? 1 : 0, below ? 0 : 1, 1, below ? 2 : 1, Qt::AlignVCenter);
}

void ParameterRow::refreshLabel()
{
    QString text = label().toHtmlEscaped();
    // "Train rows" says its unit.
    const auto unit = translated(m_parameter.unit);
    if (!unit.isEmpty() && !label().endsWith(unit, Qt::CaseInsensitive))
        text += QStringLiteral("<br><span style='font-size:%1pt; color:%2'>%3</span>")
                    .arg(captionFont().pointSizeF())
                    .arg(colours().mutedText.name(), unit.toHtmlEscaped());
    m_label->setText(text);
}

QWidget* ParameterRow::makeEditor()
{
    switch (m_parameter.type) {
    case Parameter::Type::boolean:
        m_check = new QCheckBox;
        connect(m_check, &QCheckBox::clicked, this, [this](bool on) { commit(on); });
        return m_check;
    case Parameter::Type::choice:
        m_choice = new QComboBox;
        for (const std::string& choice : m_parameter.choices)
            m_choice->addItem(readable(choice), QString::fromStdString(choice));
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_choice->setMinimumContentsLength(8);
        connect(m_choice, &QComboBox::activated, this,
                [this] { commit(m_choice->currentData().toString().toStdString()); });
        return m_choice;
    case Parameter::Type::text:
        m_text = new QLineEdit;
        connect(m_text, &QLineEdit::textEdited, this, [this](const QString& text) { check(text.toStdString()); });
        connect(m_text, &QLineEdit::editingFinished, this, [this] { commit(m_text->text().toStdString()); });
        return m_text;
    case Parameter::Type::integer:
    case Parameter::Type::number:
    case Parameter::Type::nullable_number: break;
    }
    m_number = new NumberEdit(m_parameter);
    connect(m_number, &NumberEdit::edited, this, [this] { check(m_number->value()); });
    connect(m_number, &NumberEdit::committed, this, [this] { commit(m_number->value()); });
    return m_number;
}

void ParameterRow::check(const nlohmann::json& value)
{
    try {
        with_value(m_values->experiment(), m_parameter.key, value);
        setProblem({});
    } catch (const std::exception& error) {
        setProblem(translated(error.what()));
    }
}

void ParameterRow::commit(const nlohmann::json& value)
{
    const bool unchanged = m_problem.isEmpty() && value == value_of(m_values->experiment(), m_parameter.key);
    if (!unchanged)
        setProblem(m_values->setParameter(QString::fromStdString(m_parameter.key), value));
    refresh();
}

void ParameterRow::setProblem(const QString& problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    if (m_number)
        m_number->setWrong(!problem.isEmpty());
    if (m_text) {
        m_text->setProperty("wrong", !problem.isEmpty());
        m_text->update();
    }
    m_wrong->setVisible(!problem.isEmpty());
    m_wrong->setText(
        problem.isEmpty()
            ? QString()
            : QStringLiteral("<span style='color:%1'>✗ %2</span>").arg(colours().bad.name(), problem.toHtmlEscaped()));
    Q_EMIT problemChanged();
}

void ParameterRow::setIdle(const QString& why)
{
    if (why == m_idle)
        return;
    m_idle = why;
    if (m_problem.isEmpty()) {
        m_wrong->setText(why.toHtmlEscaped());
        m_wrong->setVisible(!why.isEmpty());
    }
    refresh();
}

void ParameterRow::refresh()
{
    const Experiment& experiment = m_values->experiment();
    const bool changed = !m_values->isDefault(m_parameter.key);
    m_reset->setVisible(changed || !m_problem.isEmpty());
    if (changed)
        m_reset->setToolTip(tr("Back to the default, %1")
                                .arg(inWords(experiment, m_parameter, default_value(experiment, m_parameter.key))));
    const bool applies = m_parameter.applies(experiment) && m_idle.isEmpty();
    m_label->setEnabled(applies);
    m_editor->setEnabled(applies);
    m_reset->setAccessibleName(tr("Reset %1").arg(label()));
    if (!m_problem.isEmpty())
        return;
    const nlohmann::json value = value_of(experiment, m_parameter.key);
    if (m_parameter.type == Parameter::Type::nullable_number)
        m_number->setPlaceholder(inWords(experiment, m_parameter, nullptr));
    if (m_number && !m_number->hasFocus())
        m_number->setValue(value);
    else if (m_number && m_number->value() != value)
        m_number->setValue(value);
    else if (m_check)
        m_check->setChecked(value.get<bool>());
    else if (m_choice)
        m_choice->setCurrentIndex(m_choice->findData(QString::fromStdString(value.get<std::string>())));
    else if (m_text && m_text->text() != QString::fromStdString(value.get<std::string>()))
        m_text->setText(QString::fromStdString(value.get<std::string>()));
    if (m_text && !m_text->hasFocus())
        m_text->setCursorPosition(0);
}

bool ParameterRow::matches(const QString& words) const
{
    const QString text = label() + QLatin1Char(' ') + QString::fromStdString(m_parameter.key) + QLatin1Char(' ') +
                         QString::fromStdString(m_parameter.label + ' ' + m_parameter.sentence) +
                         translated(m_parameter.sentence);
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return m_parameter.is_of(m_values->experiment()) &&
           std::all_of(wanted.begin(), wanted.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ParameterRow::event(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLabel();
    if (event->type() == QEvent::ToolTip)
        setToolTip(help());
    return QWidget::event(event);
}

bool ParameterRow::eventFilter(QObject* watched, QEvent* event)
{
    // The default in the tool tip moves with the world, and there are many rows: it is written when it is asked for.
    if (event->type() == QEvent::ToolTip && watched == m_editor)
        m_editor->setToolTip(help());
    return QWidget::eventFilter(watched, event);
}

}  // namespace disentangle
