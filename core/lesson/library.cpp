// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/library.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>

namespace disentangle {
namespace {

LessonEntry entry_of(const std::filesystem::path& file, bool own, const std::set<std::string>& done)
{
    LessonEntry entry;
    entry.id = file.stem().string();
    entry.file = file.string();
    entry.title = entry.id;
    entry.own = own;
    entry.done = done.contains(entry.id);
    try {
        const Lesson lesson = load_lesson(entry);
        entry.title = lesson.title;
        entry.minutes = lesson.minutes;
        entry.steps = static_cast<int>(lesson.steps.size());
    } catch (const InputError& error) {
        entry.problem = error.what();
    }
    return entry;
}

}  // namespace

std::vector<LessonEntry> lessons(const std::filesystem::path& own_folder, const std::set<std::string>& done,
                                 const std::string& language)
{
    std::vector<LessonEntry> entries;
    for (const BuiltInLesson& lesson : built_in_lessons()) {
        const std::string translated = language + '/' + std::string(lesson.name);
        const bool there =
            std::ranges::find(translated_lessons(), translated, &BuiltInLesson::name) != translated_lessons().end();
        entries.push_back(entry_of(there ? translated : std::string(lesson.name), false, done));
    }
    std::vector<std::filesystem::path> files;
    std::error_code none;
    if (!own_folder.empty())
        for (const auto& file : std::filesystem::directory_iterator(own_folder, none))
            if (file.path().extension() == ".md")
                files.push_back(file.path());
    std::ranges::sort(files);
    for (const std::filesystem::path& file : files) {
        LessonEntry own = entry_of(file, true, done);
        const auto same = std::ranges::find(entries, own.id, &LessonEntry::id);
        if (same == entries.end())
            entries.push_back(std::move(own));
        else
            *same = std::move(own);
    }
    return entries;
}

std::filesystem::path lesson_data(const LessonEntry& entry, const Lesson& lesson, const std::filesystem::path& folder)
{
    const std::filesystem::path data = lesson.data;
    if (entry.own)
        return std::filesystem::path(entry.file).parent_path() / data;
    const std::string name = data.filename().string();
    const auto found = std::ranges::find(built_in_tables(), name, &BuiltInTable::name);
    if (found == built_in_tables().end())
        throw InputError(entry.file, "data", in_quotes(lesson.data), "one of resources/lessons/data");
    std::filesystem::create_directories(folder);
    const std::filesystem::path copy = folder / name;
    if (!std::filesystem::exists(copy) || read_file(copy) != found->text)
        write_file_atomically(copy, std::string(found->text));
    return copy;
}

Lesson load_lesson(const LessonEntry& entry)
{
    if (entry.own)
        return load_lesson(std::filesystem::path(entry.file));
    for (const auto* list : {&built_in_lessons(), &translated_lessons()})
        if (const auto found = std::ranges::find(*list, entry.file, &BuiltInLesson::name); found != list->end())
            return parse_lesson(found->text, found->name);
    throw InputError(entry.file, "", "no lesson of the program", "one of resources/lessons");
}

}  // namespace disentangle
