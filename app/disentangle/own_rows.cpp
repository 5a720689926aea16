// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/own_rows.h"

#include "core/base/error.h"
#include "core/data/table/guess.h"
#include "core/data/table/spec.h"
#include "core/experiment/variables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace disentangle {
namespace {

/// Indices of the columns to take.
std::vector<std::size_t> columns_for(const FileColumns& file, const std::vector<std::string>& names)
{
    std::vector<std::size_t> by_name, all;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(file.columns, name, &FileColumn::name);
        if (found != file.columns.end())
            by_name.push_back(static_cast<std::size_t>(found - file.columns.begin()));
    }
    if (file.named && by_name.size() == names.size())
        return by_name;
    for (std::size_t c = 0; c < file.columns.size(); ++c)
        if (!file.is_index(c))
            all.push_back(c);
    if (all.size() != names.size())
        throw InputError(file.file, "",
                         "has " + std::to_string(all.size()) + (all.size() == 1 ? " column" : " columns"),
                         file.named ? "columns with the names that the model learned from (" + names.front() +
                                          ", ...), or " + std::to_string(names.size()) + " in their order"
                                    : std::to_string(names.size()) + ", as the model learned from");
    return all;
}

/// Numbers of these columns, row by row. Throws InputError for words, and for values that are missing or infinite.
std::vector<float> numbers_of(const FileColumns& file, const std::vector<std::size_t>& columns)
{
    std::vector<float> values(static_cast<std::size_t>(file.rows) * columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const FileColumn& column = file.columns[columns[c]];
        if (column.is_words())
            throw InputError(file.file, file.name_of(columns[c]) + ", " + file.place_of(column.first_word),
                             "found " + in_quotes(column.no_number()), "a number");
        for (std::size_t row = 0; row < column.values.size(); ++row) {
            const double value = column.values[row];
            if (!std::isfinite(value))
                throw InputError(file.file, file.name_of(columns[c]) + ", " + file.place_of(static_cast<int>(row)),
                                 std::isnan(value) ? "is missing" : "is infinite", "a number");
            values[row * columns.size() + c] = static_cast<float>(value);
        }
    }
    return values;
}

/// 1 where the column has the value that the category's name ends in: "drug=aspirin".
std::vector<float> category_of(const FileColumns& file, const std::string& category)
{
    const std::size_t sign = category.rfind('=');
    const std::string name = sign == std::string::npos ? "" : category.substr(0, sign);
    const std::string value = sign == std::string::npos ? category : category.substr(sign + 1);
    const auto column = std::ranges::find(file.columns, name, &FileColumn::name);
    if (column == file.columns.end())
        throw InputError(file.file, "", "has no column " + in_quotes(name), "the columns that the model learned from");
    std::vector<float> is;
    for (const double entry : column->values) {
        std::array<char, 32> number{};
        if (!column->is_words())
            std::snprintf(number.data(), number.size(), "%g", entry);
        const std::string text = !column->is_words() ? std::string(number.data())
                                 : std::isnan(entry) ? std::string()
                                                     : column->words[static_cast<std::size_t>(entry)];
        is.push_back(text == value ? 1.0F : 0.0F);
    }
    return is;
}

}  // namespace

FileRows read_own_rows(const std::filesystem::path& path, const RecordedModel& model)
{
    const FileColumns file = read_columns(path, {}, usual_names(ColumnRole::x));
    if (file.frames)
        throw InputError(file.file, "", "holds frames", "the columns that the model learned from");
    const std::vector<std::size_t> columns = columns_for(file, variables_of(model.experiment()).observed);
    FileRows rows;
    if (file.steps > model.facts().steps && model.facts().steps == 1)
        throw InputError(file.file, "", "holds " + std::to_string(file.steps) + " times in each row",
                         "one: the model was learned from single rows");
    rows.steps = file.steps;
    rows.count = file.rows / file.steps;
    rows.width = static_cast<int>(columns.size());
    rows.values = numbers_of(file, columns);
    return rows;
}

std::vector<float> read_own_actions(const std::filesystem::path& path, const RecordedModel& model)
{
    const FileColumns file = read_columns(path, {}, usual_names(ColumnRole::a));
    if (file.frames)
        throw InputError(file.file, "", "holds frames", "columns of actions");
    const std::vector<std::string> names = model.actions();
    if (model.experiment().own.get<TableSpec>().actions == ActionColumns::numbers)
        return numbers_of(file, columns_for(file, names));
    std::vector<float> values(static_cast<std::size_t>(file.rows) * names.size());
    for (std::size_t c = 0; c < names.size(); ++c) {
        const std::vector<float> is = category_of(file, names[c]);
        for (std::size_t row = 0; row < is.size(); ++row)
            values[row * names.size() + c] = is[row];
    }
    return values;
}

}  // namespace disentangle
