// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/annotations.h"

#include "core/base/place.h"
#include "core/record/annotation_table.h"
#include "core/record/run_format.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {

using nlohmann::json;

namespace {

constexpr const char* table_sql =
    "CREATE TABLE IF NOT EXISTS annotation(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID; "
    "DELETE FROM annotation";

/// Anyone may have written the file: values that make no sense are ignored.
void take(Annotations& annotations, const std::string& key, const std::string& value)
{
    if (key == "name") {
        annotations.name = value;
    } else if (key == "notes") {
        annotations.notes = value;
    } else if (key == "colour") {
        const json number = json::parse(value, nullptr, false);
        if (number.is_number_unsigned() && number.get<std::uint64_t>() <= 1000)
            annotations.colour = number.get<int>();
    } else if (key == "tags") {
        for (const json& tag : json::parse(value, nullptr, false))
            if (tag.is_string())
                annotations.tags.push_back(tag);
    } else if (key == "bookmarks") {
        for (const json& mark : json::parse(value, nullptr, false))
            if (mark.is_array() && mark.size() == 2 && mark[0].is_number_integer() && mark[1].is_string())
                set_bookmark(annotations, {mark[0], mark[1]});
    }
}

}  // namespace

void set_bookmark(Annotations& annotations, const Bookmark& bookmark)
{
    auto& marks = annotations.bookmarks;
    const auto place = std::ranges::lower_bound(marks, bookmark.step, {}, &Bookmark::step);
    const bool there = place != marks.end() && place->step == bookmark.step;
    if (bookmark.name.empty()) {
        if (there)
            marks.erase(place);
    } else if (there) {
        place->name = bookmark.name;
    } else {
        marks.insert(place, bookmark);
    }
}

Annotations read_annotations(Database& database)
{
    Annotations annotations;
    if (database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'annotation'") == 0)
        return annotations;
    Statement statement(database, "SELECT key, value FROM annotation");
    for (RowCursor rows(statement); rows.next();)
        take(annotations, statement.text(0), statement.text(1));
    return annotations;
}

void write_annotations(const std::filesystem::path& path, const Annotations& annotations)
{
    require_run(*open_for_reading(path));
    json bookmarks = json::array();
    for (const Bookmark& mark : annotations.bookmarks)
        bookmarks.push_back({mark.step, mark.name});
    const auto text = [](const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); };
    Database database(behind_links(path), Database::Mode::write, path);
    database.execute("BEGIN IMMEDIATE");
    try {
        database.execute(table_sql);
        Statement insert(database, "INSERT INTO annotation(key, value) VALUES(?1, ?2)");
        const auto put = [&insert](const char* key, const std::string& value, bool present) {
            if (present)
                insert.bind(1, std::string_view(key)).bind(2, std::string_view(value)).run();
        };
        put("name", annotations.name, !annotations.name.empty());
        put("colour", std::to_string(annotations.colour.value_or(0)), annotations.colour.has_value());
        put("tags", text(annotations.tags), !annotations.tags.empty());
        put("notes", annotations.notes, !annotations.notes.empty());
        put("bookmarks", text(bookmarks), !annotations.bookmarks.empty());
        database.execute("COMMIT");
    } catch (...) {
        database.roll_back();
        throw;
    }
}

}  // namespace disentangle
