// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/survey.h"

#include "core/base/error.h"

#include <algorithm>
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
    judge_roles(survey);
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
    judge_roles(survey);
    judge(survey, read);
    return survey;
}

TableSurvey survey_of(const TableSpec& spec, TableFiles& read)
{
    TableSurvey survey;
    survey.spec = spec;
    survey.files = guess_roles(files_of(spec), read);
    take_roles(spec, survey.files);
    judge_roles(survey);
    judge(survey, read);
    return survey;
}

}  // namespace disentangle
