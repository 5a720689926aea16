// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <nlohmann/json.hpp>
#include <vector>

namespace disentangle {

/// A parameter's value: null, true, a number or a text.
inline QJsonValue jsonOf(const nlohmann::json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return QJsonValue::Null;
}

/// Rows of numbers as the engine's protocol writes them: [[...], ...].
inline QJsonArray jsonOf(const std::vector<std::vector<float>>& rows)
{
    QJsonArray lines;
    for (const std::vector<float>& row : rows) {
        QJsonArray numbers;
        for (const float number : row)
            numbers.append(static_cast<double>(number));
        lines.append(numbers);
    }
    return lines;
}

inline std::vector<std::vector<float>> rowsOf(const QJsonValue& value)
{
    std::vector<std::vector<float>> rows;
    for (const QJsonValue& row : value.toArray()) {
        std::vector<float>& numbers = rows.emplace_back();
        for (const QJsonValue& number : row.toArray())
            numbers.push_back(static_cast<float>(number.toDouble()));
    }
    return rows;
}

}  // namespace disentangle
