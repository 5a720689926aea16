// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/data/table_found.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/entry.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace disentangle {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

std::vector<std::string> names_from(const json& found, const char* key, const std::string& file,
                                    const std::string& place)
{
    const auto names = found.find(key);
    const bool fits = names != found.end() && names->is_array() &&
                      std::ranges::all_of(*names, [](const json& name) { return name.is_string(); });
    if (!fits)
        throw InputError(file, key_path(place, key),
                         names == found.end() ? "found nothing" : "found " + describe(*names),
                         "names of columns; without data.found the files are read anew");
    return names->get<std::vector<std::string>>();
}

/// By split, pairs of a number of points and how many tasks have so many.
TaskSizes task_sizes_from(const json& value, const std::string& file, const std::string& place)
{
    const auto is_number = [](const json& number) {
        return number.is_number_integer() && number >= 1 && number <= largest_count;
    };
    const auto is_pair = [&](const json& pair) {
        return pair.is_array() && pair.size() == 2 && is_number(pair[0]) && is_number(pair[1]);
    };
    const auto fits = [&](const json& split) {
        return split.is_array() && !split.empty() && std::ranges::all_of(split, is_pair);
    };
    if (!value.is_array() || value.size() != 3 || !std::ranges::all_of(value, fits))
        throw InputError(file, place, "found " + value.dump().substr(0, 40),
                         "sizes of the tasks of three splits; without data.found the files are read anew");
    return value.get<TaskSizes>();
}

/// {"height": 64, "width": 64, "channels": 3}, absent of columns.
std::optional<Shape> frame_from(const json& found, const std::string& file, const std::string& place)
{
    const auto frame = found.find("frame");
    if (frame == found.end() || frame->is_null())
        return std::nullopt;
    Shape shape;
    for (const auto& [key, size, most] :
         {std::tuple{"height", &shape.height, 4096}, {"width", &shape.width, 4096}, {"channels", &shape.channels, 3}}) {
        const json number = frame->is_object() && frame->contains(key) ? (*frame)[key] : json();
        if (!number.is_number_integer() || number < 1 || number > most)
            throw InputError(file, key_path(key_path(place, "frame"), key), "found " + describe(number),
                             "a number from 1 to " + std::to_string(most) +
                                 "; without data.found the files are read anew");
        *size = number.get<int>();
    }
    return shape;
}

}  // namespace

TableFound found_from(const json& value, const std::string& file, const std::string& place)
{
    if (!value.is_object())
        throw InputError(file, place, "found " + describe(value), "an object, or null: the files are read anew");
    TableFound found;
    for (const auto& [key, count] : {std::pair{"train", &found.train},
                                     {"validation", &found.validation},
                                     {"test", &found.test},
                                     {"latents", &found.latents}}) {
        const auto number = value.find(key);
        if (number == value.end() || !number->is_number_integer() || *number < 1 || *number > largest_count)
            throw InputError(file, key_path(place, key),
                             number == value.end() ? "found nothing" : "found " + describe(*number),
                             "a number from 1; without data.found the files are read anew");
        *count = number->get<int>();
    }
    found.frame = frame_from(value, file, place);
    found.x = found.frame ? std::vector<std::string>() : names_from(value, "x", file, place);
    found.a = names_from(value, "a", file, place);
    found.z = names_from(value, "z", file, place);
    if (found.x.empty() && !found.frame)
        throw InputError(file, key_path(place, "x"), "found no name", "at least one");
    if (const auto words = value.find("proposal"); words != value.end() && words->is_string())
        found.proposal = words->get<std::string>();
    if (const auto tasks = value.find("tasks"); tasks != value.end()) {
        found.tasks = task_sizes_from(*tasks, file, key_path(place, "tasks"));
        found.classes = names_from(value, "classes", file, place);
        found.held_out_tasks = names_from(value, "held_out_tasks", file, place);
    }
    return found;
}

ordered_json to_json(const TableFound& found)
{
    ordered_json object{{"train", found.train},
                        {"validation", found.validation},
                        {"test", found.test},
                        {"x", found.x},
                        {"a", found.a},
                        {"z", found.z},
                        {"latents", found.latents},
                        {"proposal", found.proposal}};
    if (!found.tasks.front().empty()) {
        object["tasks"] = found.tasks;
        object["classes"] = found.classes;
        object["held_out_tasks"] = found.held_out_tasks;
    }
    if (found.frame)
        object["frame"] = {
            {"height", found.frame->height}, {"width", found.frame->width}, {"channels", found.frame->channels}};
    return object;
}

json found_schema()
{
    return {
        {"type", json::array({"object", "null"})},
        {"description",
         "What reading the files has told: rows, names of columns, the proposed number of latents. Programs write it; "
         "leave it out to have the files read anew."}};
}

}  // namespace disentangle
