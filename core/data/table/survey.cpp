// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/survey.h"

#include "core/base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>

namespace disentangle {
namespace {

/// A part is columns of one file: what stands in a second one would be passed over.
void judge_roles(TableSurvey& survey)
{
    for (const GuessedFile& file : survey.files)
        if (!file.unread.empty())
            survey.problems.push_back({false, file.unread, file.name(), -1});
    for (std::size_t r = 0; r < column_role_names.size(); ++r) {
        const auto role = static_cast<ColumnRole>(r);
        const GuessedFile* first = nullptr;
        for (const GuessedFile& file : survey.files) {
            const auto column = std::ranges::find(file.roles, role);
            if (role == ColumnRole::ignore || column == file.roles.end())
                continue;
            if (first)
                survey.problems.push_back({true,
                                           file.name() + ": columns are " + std::string(column_role_names[r]) +
                                               ", as those of " + first->name() +
                                               " are; one part of the data is one file: join the two, or ignore one",
                                           file.name(), static_cast<int>(column - file.roles.begin())});
            else
                first = &file;
        }
    }
}

/// Whether a column of words is one of numbers, but for a few entries.
bool is_mostly_numbers(const FileColumn& column)
{
    std::vector<bool> is_number;
    for (const std::string& word : column.words) {
        double value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        is_number.push_back(error == std::errc() && end == word.data() + word.size());
    }
    std::int64_t numbers = 0, words = 0;
    for (const double index : column.values)
        if (!std::isnan(index))
            ++(is_number[static_cast<std::size_t>(index)] ? numbers : words);
    return numbers > words;
}

/// What the columns themselves tell, whatever they are used for: an entry that makes a column one of words, so that nobody
/// learns from it, and names that occur twice.
void judge_columns(TableSurvey& survey)
{
    for (const GuessedFile& file : survey.files) {
        if (!file.columns)
            continue;
        const std::vector<FileColumn>& columns = file.columns->columns;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto place = static_cast<int>(c);
            if (file.roles[c] == ColumnRole::ignore && columns[c].is_words() && is_mostly_numbers(columns[c]))
                survey.problems.push_back(
                    {false,
                     file.name() + ": " + file.columns->name_of(c) + ", " +
                         file.columns->place_of(columns[c].first_word) + ": found " +
                         in_quotes(columns[c].no_number()) +
                         " among numbers, so the column counts as words and is left out; write a number there, or leave "
                         "the entry empty where it is missing",
                     file.name(), place});
            const auto first = std::ranges::find(columns, columns[c].name, &FileColumn::name);
            if (!columns[c].name.empty() && first - columns.begin() < place)
                survey.problems.push_back({false,
                                           file.name() + ": column " + std::to_string(c + 1) + " is called " +
                                               in_quotes(columns[c].name) + " as column " +
                                               std::to_string(first - columns.begin() + 1) +
                                               " is; by that name the first is meant: give it another name, or choose "
                                               "columns by their numbers",
                                           file.name(), place});
        }
    }
}

/// By what was guessed or chosen of each column, before the values are read.
void judge_files(TableSurvey& survey)
{
    judge_roles(survey);
    judge_columns(survey);
}

void judge(TableSurvey& survey, TableFiles& read)
{
    if (survey.spec.x.file.empty()) {
        survey.problems.push_back({true,
                                   "no column seems to be an observation; name them in an experiment: "
                                   "\"data\": {\"kind\": \"table\", \"x\": {\"file\": ..., \"columns\": [...]}}",
                                   "", -1});
        survey.rows = survey.files.empty() ? 0 : survey.files.front().columns->rows;
        return;
    }
    TableData data = read_table_data(survey.spec, read);
    survey.rows = data.x.rows;
    survey.problems.insert(survey.problems.end(), data.problems.begin(), data.problems.end());
    std::stable_partition(survey.problems.begin(), survey.problems.end(), std::mem_fn(&TableProblem::error));
    if (std::ranges::any_of(survey.problems, &TableProblem::error))
        return;
    survey.latents = propose_latents(data, survey.spec.steps());
    survey.found = found_in(data, *survey.latents);
    survey.shared_out = std::move(data.shared_out);
    survey.tasks = std::move(data.tasks);
}

}  // namespace

TableSurvey survey_of(std::vector<GuessedFile> files, const TableSpec& settings, TableFiles& read)
{
    TableSurvey survey;
    survey.files = std::move(files);
    survey.spec = spec_of(survey.files, settings);
    judge_files(survey);
    try {
        judge(survey, read);
    } catch (const InputError& error) {
        survey.problems.insert(survey.problems.begin(), {true, error.what(), error.file(), -1});
    }
    return survey;
}

TableSurvey survey_of(std::span<const std::filesystem::path> files, TableFiles& read)
{
    TableSurvey survey;
    survey.files = guess_roles(files_in(files), read);
    survey.spec = spec_of(survey.files, guessed_settings(survey.files));
    judge_files(survey);
    judge(survey, read);
    return survey;
}

TableSurvey survey_of(const TableSpec& spec, TableFiles& read)
{
    TableSurvey survey;
    survey.spec = spec;
    survey.files = guess_roles(files_of(spec), read);
    take_roles(spec, survey.files);
    judge_files(survey);
    judge(survey, read);
    return survey;
}

}  // namespace disentangle
