// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/document/migrate.h"

#include "core/base/error.h"
#include "core/experiment/catalogue.h"

#include <array>
#include <utility>

namespace disentangle {

namespace {

using nlohmann::json;

json::json_pointer pointer_to(std::string path)
{
    std::ranges::replace(path, '.', '/');
    return json::json_pointer("/" + path);
}

/// Gives an absent key a value, in a section that is absent or an object.
void set_absent(JsonDocument& document, const std::string& key, const json& value)
{
    json& section = document.json[key.substr(0, key.find('.'))];
    if (section.is_null())
        section = json::object();
    if (section.is_object())
        section.emplace(key.substr(key.find('.') + 1), value);
}

/// Format 1 knew one kind of data, which had the section world, and one kind of estimator.
void from_1(JsonDocument& document)
{
    set_absent(document, "estimator.kind", mechanism_sparsity.name);
}

/// Complete documents of format 2, those of runs among them, had a shared transition network without a series, and began
/// from one random start.
void from_2(JsonDocument& document)
{
    if (!document.json.contains(pointer_to("estimator.transition.shared_width")))
        return;
    document.json["estimator"]["transition"].emplace("series", 0);
    set_absent(document, "estimator.linear_start", false);
    set_absent(document, "estimator.starts", 1);
}

/// Complete documents of format 3 that were written before encoders could start without a decoder.
void complete_3(JsonDocument& document)
{
    for (const char* key : {"estimator.transition.shared_width", "estimator.linear_start", "estimator.starts"})
        if (!document.json.contains(pointer_to(key)))
            return;
    set_absent(document, "estimator.start_without_decoder", 0);
    set_absent(document, "estimator.start_harmonics", 0);
}

/// The step at i makes format i + 2 of format i + 1.
constexpr std::array migrations{from_1, from_2};
static_assert(migrations.size() + 1 == experiment_format);

/// The format a document says it has.
int format_of(const JsonDocument& document)
{
    const auto format = document.json.find("format");
    if (format == document.json.end())
        return 1;
    for (int known = 1; known <= experiment_format; ++known)
        if (*format == known)
            return known;
    const bool newer = format->is_number() && format->get<double>() > experiment_format;
    const auto line = document.lines.find("format");
    throw InputError(document.file, "format", "found " + describe(*format),
                     newer ? "at most " + std::to_string(experiment_format) +
                                 "; it was written by a newer version of this program, update the program to open it"
                           : "1 to " + std::to_string(experiment_format),
                     line == document.lines.end() ? 0 : line->second);
}

}  // namespace

void migrate(JsonDocument& document)
{
    if (!document.json.is_object())
        return;
    for (int format = format_of(document); format < experiment_format; ++format)
        migrations[static_cast<std::size_t>(format - 1)](document);
    complete_3(document);
    document.json["format"] = experiment_format;
}

void rename_key(JsonDocument& document, const std::string& from, const std::string& to)
{
    const json::json_pointer old = pointer_to(from);
    if (!document.json.contains(old))
        return;
    json value = std::move(document.json[old]);
    document.json[old.parent_pointer()].erase(old.back());
    document.json[pointer_to(to)] = std::move(value);
    if (const auto line = document.lines.find(from); line != document.lines.end())
        document.lines[to] = line->second;
}

}  // namespace disentangle
