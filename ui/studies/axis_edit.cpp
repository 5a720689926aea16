// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/axis_edit.h"

#include "ui/document/parameter_row.h"
#include "ui/language/translated.h"
#include "ui/style/icons.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace disentangle {
namespace {

/// "training.rate   Rate" in the list of completions.
class KeyDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (const Parameter* parameter = find_parameter(option->text.toStdString()))
            option->text += QStringLiteral("    ") + translated(parameter->label);
    }
};

bool isNumber(const Parameter& parameter)
{
    return parameter.type == Parameter::Type::integer || parameter.type == Parameter::Type::number ||
           parameter.type == Parameter::Type::nullable_number;
}

/// "Rate, above 0, at most 1; now 0.002".
QString aboutParameter(const Parameter& parameter, const Experiment& experiment)
{
    QString text = translated(parameter.label);
    if (isNumber(parameter) && parameter.range.minimum < parameter.range.maximum) {
        const QString low = QString::number(parameter.range.minimum, 'g', 6);
        const QString high = QString::number(parameter.range.maximum, 'g', 6);
        text += parameter.range.open_minimum ? AxisEdit::tr(", above %1, at most %2").arg(low, high)
                                             : AxisEdit::tr(", %1 to %2").arg(low, high);
    }
    if (parameter.type == Parameter::Type::boolean)
        text += AxisEdit::tr(", true or false");
    if (!parameter.choices.empty()) {
        QStringList choices;
        for (const std::string& choice : parameter.choices)
            choices << QString::fromStdString(choice);
        text += QStringLiteral(": ") + choices.join(QStringLiteral(", "));
    }
    if (!parameter.unit.empty() && !text.contains(translated(parameter.unit)))
        text += QStringLiteral(", ") + translated(parameter.unit);
    if (parameter.is_of(experiment))
        text += AxisEdit::tr("; now %1")
                    .arg(QString::fromStdString(
                        value_in_words(experiment, parameter.key, value_of(experiment, parameter.key))));
    return text;
}

}  // namespace

AxisEdit::AxisEdit(QWidget* parent)
    : QWidget(parent), m_key(new QLineEdit), m_values(new QLineEdit), m_about(new QLabel), m_wrong(new QLabel)
{
    m_key->setPlaceholderText(tr("e.g. training.rate"));
    m_key->setAccessibleName(tr("Parameter of the axis"));
    m_key->setToolTip(
        tr("What is varied: any key of the experiment. Type a part of it to choose from those there are."));
    m_values->setPlaceholderText(tr("5,10,20 or 1:5"));
    m_values->setAccessibleName(tr("Values of the axis"));
    m_values->setToolTip(
        tr("The values it takes: a list 5,10,20, a range 1:5 whose ends belong to it, a range with a step "
           "0:1:0.25, or a mixture"));
    auto* completer = new QCompleter(new QStringListModel(this), this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    m_key->setCompleter(completer);
    completer->popup()->setItemDelegate(new KeyDelegate(completer));
    auto* remove = new QToolButton;
    remove->setIcon(icon(QStringLiteral("close"), IconColour::muted));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Take this axis away"));
    remove->setAccessibleName(remove->toolTip());
    for (QLabel* label : {m_about, m_wrong}) {
        label->setFont(captionFont());
        label->setWordWrap(true);
        label->hide();
    }
    m_about->setForegroundRole(QPalette::PlaceholderText);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, spacing::tight);
    grid->setHorizontalSpacing(spacing::tight);
    grid->setVerticalSpacing(spacing::hair);
    grid->addWidget(m_key, 0, 0);
    grid->addWidget(m_values, 0, 1);
    grid->addWidget(remove, 0, 2);
    grid->addWidget(m_about, 1, 0, 1, 3);
    grid->addWidget(m_wrong, 2, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    for (QLineEdit* edit : {m_key, m_values})
        connect(edit, &QLineEdit::textChanged, this, &AxisEdit::changed);
    connect(m_key, &QLineEdit::textChanged, this, &AxisEdit::describe);
    connect(remove, &QToolButton::clicked, this, &AxisEdit::removeWanted);
}

void AxisEdit::setExperiment(const Experiment& experiment)
{
    m_experiment = experiment;
    QStringList keys;
    for (const Parameter& parameter : parameters())
        // Seeds of training have a line of their own; a name changes nothing.
        if (parameter.is_of(experiment) && parameter.key != "seed" && parameter.key != "name")
            keys << QString::fromStdString(parameter.key);
    static_cast<QStringListModel*>(m_key->completer()->model())->setStringList(keys);
    describe();
}

void AxisEdit::describe()
{
    const Parameter* parameter = find_parameter(m_key->text().trimmed().toStdString());
    m_about->setText(parameter ? aboutParameter(*parameter, m_experiment) : QString());
    m_about->setToolTip(parameter && parameter->is_of(m_experiment) ? ParameterRow::help(*parameter, m_experiment)
                                                                    : QString());
    m_about->setVisible(parameter != nullptr);
}

std::string AxisEdit::text() const
{
    return (m_key->text().trimmed() + QLatin1Char('=') + m_values->text().trimmed()).toStdString();
}

bool AxisEdit::isEmpty() const
{
    return m_key->text().trimmed().isEmpty() && m_values->text().trimmed().isEmpty();
}

void AxisEdit::setAxis(const QString& key, const QString& values)
{
    m_key->setText(key);
    m_values->setText(values);
}

void AxisEdit::setProblem(const QString& problem, bool warning)
{
    setTextColour(*m_wrong, warning ? colours().caution : colours().bad);
    m_wrong->setText(problem.isEmpty() ? QString() : QStringLiteral("⚠ ") + problem);
    m_wrong->setVisible(!problem.isEmpty());
    for (QLineEdit* edit : {m_key, m_values}) {
        edit->setProperty("wrong", !problem.isEmpty() && !warning);
        edit->style()->unpolish(edit);
        edit->style()->polish(edit);
    }
}

QString AxisEdit::problem() const
{
    return m_wrong->isHidden() ? QString() : m_wrong->text();
}

}  // namespace disentangle
