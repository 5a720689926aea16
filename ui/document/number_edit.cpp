// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/number_edit.h"

#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace disentangle {

NumberEdit::NumberEdit(const Parameter& parameter, QWidget* parent) : QAbstractSpinBox(parent), m_parameter(parameter)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        m_changed = true;
        Q_EMIT edited();
    });
    connect(this, &QAbstractSpinBox::editingFinished, this, [this] {
        if (!std::exchange(m_changed, false))
            return;
        Q_EMIT committed();
    });
}

std::optional<double> NumberEdit::number() const
{
    bool fine = false;
    const double number = QLocale::c().toDouble(lineEdit()->text().trimmed(), &fine);
    return fine && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

nlohmann::json NumberEdit::value() const
{
    const QString text = lineEdit()->text().trimmed();
    if (text.isEmpty() && m_parameter.type == Parameter::Type::nullable_number)
        return nullptr;
    const auto typed = number();
    if (!typed)
        return text.toStdString();
    // To whoever types them, 4000 and 4e3 are both integers.
    constexpr double exact = 9007199254740992.0;
    if (m_parameter.type == Parameter::Type::integer && std::floor(*typed) == *typed && std::abs(*typed) < exact)
        return static_cast<std::int64_t>(*typed);
    return *typed;
}

void NumberEdit::setValue(const nlohmann::json& value)
{
    m_changed = false;
    QString text;
    if (value.is_number_integer())
        text = QString::number(value.get<std::int64_t>());
    else if (value.is_number())
        text = QLocale::c()
                   .toString(value.get<double>(), 'g', QLocale::FloatingPointShortest)
                   .replace(QStringLiteral("e-0"), QStringLiteral("e-"))
                   .replace(QStringLiteral("e+0"), QStringLiteral("e"));
    if (text != lineEdit()->text())
        lineEdit()->setText(text);
    lineEdit()->setCursorPosition(0);
}

void NumberEdit::setWrong(bool wrong)
{
    if (property("wrong").toBool() == wrong)
        return;
    setProperty("wrong", wrong);
    update();
}

void NumberEdit::setPlaceholder(const QString& text)
{
    lineEdit()->setPlaceholderText(text);
}

void NumberEdit::stepBy(int steps)
{
    const double from = number().value_or(std::clamp(0.0, m_parameter.range.minimum, m_parameter.range.maximum));
    const bool integer = m_parameter.type == Parameter::Type::integer;
    double step = from == 0 ? 0.1 : std::pow(10, std::floor(std::log10(std::abs(from))) - 1);
    if (integer)
        step = std::max(1.0, m_parameter.key.ends_with("seed") ? 1.0 : step);
    double to = from + steps * step;
    // Rounded to the digit that is stepped, so that 0.1 + 0.2 shows as 0.3.
    to = std::round(to / step) * step;
    to = std::clamp(to, m_parameter.range.minimum, m_parameter.range.maximum);
    if (m_parameter.range.open_minimum && to <= m_parameter.range.minimum)
        to = from;
    if (integer)
        setValue(static_cast<std::int64_t>(to));
    else
        setValue(QLocale::c().toDouble(QString::number(to, 'g', 12)));
    selectAll();
    m_changed = false;
    Q_EMIT committed();
}

QAbstractSpinBox::StepEnabled NumberEdit::stepEnabled() const
{
    const auto typed = number();
    if (!typed)
        return StepUpEnabled | StepDownEnabled;
    StepEnabled enabled = StepNone;
    if (*typed < m_parameter.range.maximum)
        enabled |= StepUpEnabled;
    if (*typed > m_parameter.range.minimum)
        enabled |= StepDownEnabled;
    return enabled;
}

QValidator::State NumberEdit::validate(QString&, int&) const
{
    return QValidator::Acceptable;
}

QSize NumberEdit::sizeHint() const
{
    QSize size = QAbstractSpinBox::sizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")) + 34);
    return size;
}

}  // namespace disentangle
