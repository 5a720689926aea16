// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/guess.h"

#include "core/base/error.h"
#include "core/data/frames/picture_file.h"
#include "core/data/frames/pictures.h"
#include "core/data/table/read.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>

namespace disentangle {
namespace {

using Role = ColumnRole;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

struct Words {
    Role role;
    std::vector<std::string_view> words;
};

/// Of columns, and of whole files and arrays.
const std::vector<Words>& telling_words()
{
    static const std::vector<Words> table{
        {Role::a,
         {"a", "u", "action", "actions", "act", "intervention", "interventions", "treatment", "treatments", "dose",
          "perturbation", "perturbations", "do"}},
        {Role::z, {"z", "latent", "latents", "factor", "factors", "truth", "ground_truth", "zt"}},
        {Role::x, {"x", "xt", "observation", "observations", "obs"}},
        {Role::y, {"y", "yt", "target", "targets"}},
        {Role::task, {"task", "tasks", "task_id"}},
        {Role::episode, {"episode", "episodes", "trajectory", "trial", "session", "subject", "series"}},
    };
    return table;
}

/// Of arrays and files beside frames, where a table's column of that name may be anything; and of frames themselves.
const std::vector<Words>& words_beside_frames()
{
    static const std::vector<Words> table{
        {Role::z, {"labels", "latents_values", "raw_latents", "factor_values", "ground_truth_factors"}},
        {Role::a, {"targets", "intervention_targets"}},
        {Role::x, {"images", "imgs", "frames", "pictures"}},
    };
    return table;
}

const std::vector<std::string_view> words_for_time{"time", "t", "step", "timestamp", "frame"};

/// "action_3" and "a3" by their first word.
std::string stem_of(const std::string& name)
{
    std::string stem = lower(name);
    while (!stem.empty() && (std::isdigit(static_cast<unsigned char>(stem.back())) || stem.back() == '_' ||
                             stem.back() == '-' || stem.back() == ' ' || stem.back() == '.'))
        stem.pop_back();
    return stem;
}

std::optional<Role> role_of_name(const std::string& name, const std::vector<Words>& table = telling_words())
{
    const std::string stem = stem_of(name);
    for (const Words& words : table)
        if (std::ranges::find(words.words, stem) != words.words.end())
            return words.role;
    return std::nullopt;
}

bool is_time(const FileColumn& column)
{
    return !column.is_words() && std::ranges::find(words_for_time, stem_of(column.name)) != words_for_time.end();
}

/// Whether every entry is near 0 or near 1, and both occur.
bool is_switch(const FileColumn& column)
{
    constexpr double near = 0.1;
    bool off = false, on = false;
    for (const double value : column.values) {
        const bool is_off = std::abs(value) < near, is_on = std::abs(value - 1) < near;
        if (!is_off && !is_on && !std::isnan(value))
            return false;
        off |= is_off;
        on |= is_on;
    }
    return off && on;
}

/// Whether columns of a table that are called y are targets: one is called task, or there are several beside x1, x2, ...
bool holds_targets(const FileColumns& file)
{
    const auto called = [&file](Role role) {
        return std::ranges::count_if(file.columns,
                                     [role](const FileColumn& column) { return role_of_name(column.name) == role; });
    };
    return called(Role::y) > 0 && (called(Role::task) == 1 || (called(Role::y) > 1 && called(Role::x) > 1));
}

Role role_of(const GuessedFile& file, std::size_t c, std::optional<Role> of_file)
{
    const FileColumn& column = file.columns->columns[c];
    if (file.columns->frames)
        return of_file == Role::y ? Role::y : Role::x;
    const std::optional<Role> of_name = role_of_name(column.name);
    const bool beside_targets = of_file == Role::y || (!of_file && holds_targets(*file.columns));
    if (of_file == Role::task || (of_name == Role::task && beside_targets))
        return Role::task;
    if (file.columns->is_index(c))
        return Role::ignore;
    const bool is_target = of_file == Role::y || (!of_file && of_name == Role::y && holds_targets(*file.columns));
    if (is_target)
        return Role::y;
    if (column.is_words())
        return of_name == Role::episode ? Role::episode : Role::ignore;
    if (is_time(column))
        return Role::ignore;
    if (of_file)
        return *of_file;
    // A table has no rows one step later beside its own, and no tasks without targets: measurements there.
    if (of_name && *of_name != Role::y && *of_name != Role::task)
        return *of_name;
    return is_switch(column) ? Role::a : Role::x;
}

std::vector<ColumnChoice> choices_of(const GuessedFile& file, Role role)
{
    std::vector<ColumnChoice> choices;
    bool all = true;
    for (std::size_t c = 0; c < file.roles.size(); ++c) {
        const std::string& name = file.columns->columns[c].name;
        const auto same = [&name](const FileColumn& other) { return other.name == name; };
        const bool unique = !name.empty() && std::ranges::count_if(file.columns->columns, same) == 1;
        if (file.roles[c] == role)
            choices.push_back(unique ? ColumnChoice{name, 0} : ColumnChoice{{}, static_cast<int>(c) + 1});
        else
            all = false;
    }
    return all ? std::vector<ColumnChoice>() : choices;
}

bool rises(const FileColumn& column)
{
    return std::ranges::adjacent_find(column.values, [](double a, double b) { return !(b > a); }) ==
           column.values.end();
}

/// The names of arrays and files that are of frames, or stand beside them, tell more.
void guess_beside_frames(std::vector<GuessedFile>& files)
{
    const auto name_of = [](const GuessedFile& file) {
        return file.key.empty() ? std::filesystem::path(file.file).stem().string() : file.key;
    };
    const auto is_frames = [](const GuessedFile& file) { return file.columns->frames != nullptr; };
    if (std::ranges::none_of(files, is_frames))
        return;
    // Of several arrays of frames one is x, the one that is called so where there is one.
    const auto called = std::ranges::find_if(files, [&](const GuessedFile& file) {
        return is_frames(file) && (role_of_name(name_of(file)) == Role::x ||
                                   role_of_name(name_of(file), words_beside_frames()) == Role::x);
    });
    const auto x = called != files.end() ? called : std::ranges::find_if(files, is_frames);
    const bool actions = std::ranges::any_of(
        files, [&](const GuessedFile& file) { return !is_frames(file) && role_of_name(name_of(file)) == Role::a; });
    for (GuessedFile& file : files) {
        const std::optional<Role> role = role_of_name(name_of(file), words_beside_frames());
        if (is_frames(file)) {
            if (&file != &*x && file.roles.front() == Role::x)
                file.roles.front() = Role::ignore;
        } else if (role == Role::z || (role == Role::a && !actions)) {
            std::ranges::fill(file.roles, *role);
        } else if (!role_of_name(name_of(file))) {
            for (std::size_t c = 0; c < file.roles.size(); ++c)
                if (const auto of_column = role_of_name(file.columns->columns[c].name);
                    !of_column && file.roles[c] == Role::x)
                    file.roles[c] = Role::ignore;
        }
    }
}

}  // namespace

std::span<const std::string_view> usual_names(ColumnRole role)
{
    static constexpr std::array<std::string_view, 6> x{"x", "xt", "observations", "images", "imgs", "frames"};
    static constexpr std::array<std::string_view, 2> y{"y", "yt"};
    static constexpr std::array<std::string_view, 4> a{"a", "actions", "u", "targets"};
    static constexpr std::array<std::string_view, 4> z{"z", "latents", "labels", "latents_values"};
    static constexpr std::array<std::string_view, 2> episode{"episode", "episodes"};
    static constexpr std::array<std::string_view, 2> task{"task", "tasks"};
    switch (role) {
    case ColumnRole::x: return x;
    case ColumnRole::y: return y;
    case ColumnRole::a: return a;
    case ColumnRole::z: return z;
    case ColumnRole::episode: return episode;
    case ColumnRole::task: return task;
    case ColumnRole::ignore: return {};
    }
    return {};
}

std::vector<std::filesystem::path> files_in(std::span<const std::filesystem::path> paths)
{
    constexpr std::array<std::string_view, 6> tables{".csv", ".tsv", ".npy", ".npz", ".h5", ".hdf5"};
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& given : paths) {
        std::error_code failed;
        const bool picture = is_picture_name(given) && std::filesystem::is_regular_file(given, failed);
        const std::filesystem::path path = picture ? std::filesystem::absolute(given).parent_path() : given;
        if (std::ranges::find(files, path) != files.end())
            continue;
        std::vector<std::filesystem::path> inside;
        if (std::filesystem::is_directory(path, failed))
            for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(path, failed))
                if (std::ranges::find(tables, lower(entry.path().extension().string())) != tables.end())
                    inside.push_back(entry.path());
        std::ranges::sort(inside);
        if (inside.empty() || holds_pictures(path))
            files.push_back(path);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

std::vector<GuessedFile> guess_roles(std::span<const std::filesystem::path> files, TableFiles& read)
{
    static const auto nothing = std::make_shared<const FileColumns>();
    std::vector<GuessedFile> result;
    std::vector<bool> named;  // by file
    for (const std::filesystem::path& path : files) {
        const std::vector<std::string> keys = arrays_in(path);
        for (const std::string& key : keys) {
            GuessedFile file{path.string(), key, nothing, {}, {}};
            try {
                file.columns = read.columns(path, key);
            } catch (const InputError& error) {
                if (keys.size() == 1)
                    throw;
                file.unread = error.what();
            }
            std::optional<Role> of_file = role_of_name(key.empty() ? path.stem().string() : key);
            // One column tells episodes or tasks apart: a file of several that is called so is a table about them.
            if ((of_file == Role::task || of_file == Role::episode) && file.columns->columns.size() > 1)
                of_file.reset();
            for (std::size_t c = 0; c < file.columns->columns.size(); ++c)
                file.roles.push_back(role_of(file, c, of_file));
            named.push_back(of_file == Role::x);
            result.push_back(std::move(file));
        }
    }
    // Where something is called x, what else there is are no observations.
    if (std::ranges::find(named, true) != named.end())
        for (std::size_t f = 0; f < result.size(); ++f)
            for (std::size_t c = 0; c < result[f].roles.size() && !named[f]; ++c)
                if (result[f].roles[c] == Role::x && role_of_name(result[f].columns->columns[c].name) != Role::x)
                    result[f].roles[c] = Role::ignore;
    guess_beside_frames(result);
    return result;
}

TableSpec guessed_settings(std::span<const GuessedFile> files)
{
    const auto has = [](const GuessedFile& file, Role role) {
        return std::ranges::find(file.roles, role) != file.roles.end();
    };
    TableSpec settings;
    int steps = 1;
    bool times = false, episodes = false, tasks = false, seen = false;
    std::ptrdiff_t targets = 0, observed = 0;
    for (const GuessedFile& file : files) {
        episodes = episodes || has(file, Role::episode);
        tasks = tasks || has(file, Role::task) || (has(file, Role::y) && has(file, Role::x));
        targets += std::ranges::count(file.roles, Role::y);
        observed += std::ranges::count(file.roles, Role::x);
        if (seen || !has(file, Role::x))
            continue;
        seen = true;
        steps = file.columns->steps;
        times = std::ranges::any_of(file.columns->columns,
                                    [](const FileColumn& column) { return is_time(column) && rises(column); });
    }
    if (targets > 0 && (tasks || targets != observed))
        return settings;
    if (episodes || times || steps > 2)
        settings.order = RowOrder::episodes;
    else if (targets > 0 || steps == 2)
        settings.order = RowOrder::pairs;
    return settings;
}

TableSpec spec_of(std::span<const GuessedFile> files, const TableSpec& settings)
{
    const auto part_of = [&](Role role) -> std::optional<TablePart> {
        for (const GuessedFile& file : files)
            if (std::ranges::find(file.roles, role) != file.roles.end())
                return TablePart{file.file, choices_of(file, role), file.key};
        return std::nullopt;
    };
    TableSpec spec = settings;
    spec.x = part_of(Role::x).value_or(TablePart());
    spec.a = part_of(Role::a);
    spec.z = part_of(Role::z);
    spec.y = part_of(Role::y);
    spec.episode = part_of(Role::episode);
    spec.task = part_of(Role::task);
    return spec;
}

std::vector<std::filesystem::path> files_of(const TableSpec& spec)
{
    std::vector<std::filesystem::path> files;
    for (const std::optional<TablePart>& part :
         {std::optional(spec.x), spec.y, spec.a, spec.z, spec.episode, spec.task})
        if (part)
            if (const std::filesystem::path path = table_path(spec, part->file);
                std::ranges::find(files, path) == files.end())
                files.push_back(path);
    return files;
}

void take_roles(const TableSpec& spec, std::span<GuessedFile> files)
{
    // Of an archive a part without a key takes the array with a name that tells, or the only one.
    const auto same = [&](const GuessedFile& file, const TablePart& part, Role role) {
        const auto arrays = std::ranges::count(files, file.file, &GuessedFile::file);
        return std::filesystem::path(file.file) == table_path(spec, part.file) &&
               (part.key == file.key || (part.key.empty() && (arrays == 1 || role_of_name(file.key) == role)));
    };
    for (GuessedFile& file : files)
        std::ranges::fill(file.roles, Role::ignore);
    // Parts that choose no columns take what the others leave.
    for (const bool choosing : {true, false})
        for (const auto& [part, role] : {std::pair{std::optional(spec.x), Role::x},
                                         {spec.y, Role::y},
                                         {spec.a, Role::a},
                                         {spec.z, Role::z},
                                         {spec.episode, Role::episode},
                                         {spec.task, Role::task}})
            for (GuessedFile& file : files)
                if (part && same(file, *part, role) && part->columns.empty() != choosing)
                    for (std::size_t c = 0; c < file.roles.size(); ++c) {
                        const auto chosen = [&](const ColumnChoice& choice) {
                            return choice.number > 0 ? choice.number == static_cast<int>(c) + 1
                                                     : choice.name == file.columns->columns[c].name;
                        };
                        const bool rest = !choosing && file.roles[c] == Role::ignore && !file.columns->is_index(c);
                        if (rest || std::ranges::any_of(part->columns, chosen))
                            file.roles[c] = role;
                    }
}

}  // namespace disentangle
