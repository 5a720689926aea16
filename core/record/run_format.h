// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/record/database.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

// What the writer and the reader of a run file agree on: its tables, what makes a file a run, and the SQL whose cost
// must not grow with the run's length. Curves are read by name, so metrics lie sorted by (name, step), snapshots by
// (kind, step).

/// Throws InputError unless a file is there; a pipe, whose reader would wait, and a device are none.
void require_file(const std::filesystem::path& path);

/// Opens a file for reading: read-only, past a live or killed writer, and in folders that nobody can write to. Throws
/// InputError when the file is missing, a folder, no database, or shorter than its own header says.
std::unique_ptr<Database> open_for_reading(const std::filesystem::path& path);

/// The error for a file of which a part is not as the writer left it; `how` says which.
InputError damaged_run(const std::filesystem::path& path, const std::string& how);

/// True for a database without tables that belongs to no program: what is left of a run that ended while it began.
bool is_blank(Database& database);

/// Throws InputError unless this is a run of a version this build reads; the message says what it is and what to do.
void require_run(Database& database);

/// Makes the tables of a run in a blank database, inside the caller's transaction. The run is given an identity, a random
/// number in the text of its first table. The text is on the first page, which the file and its log both hold, so that the
/// log of one run beside another is found out.
void create_tables(Database& database);

/// Newest step with any metric, or -1.
std::int64_t last_metric_step(Database& database);

/// True once something has been recorded that takes more than a moment to repeat: a row past step 0, or a checkpoint.
bool has_progress(Database& database);

/// Moves everything into the one file and removes the log beside it. Does nothing while anyone else has the file open
/// or when it may not be written. Never fails: what it leaves undone, the next one to close the file does.
void leave_one_file(Database& database) noexcept;

/// The name of the write-ahead log beside a run, or beside the file that a symbolic link leads to.
std::filesystem::path log_of(const std::filesystem::path& path);

/// True for a run that was last written by an engine whose log is not there: it was copied alone while it was being
/// recorded, or its log was removed. What had not yet been moved from the log into the file is missing then.
bool lacks_log(const std::filesystem::path& path);

/// False for a file that is shorter than its own header says, or has lost that.
bool is_whole(const std::filesystem::path& path);

/// Removes what SQLite left beside a run that is no longer there: it would be taken for a part of the next one.
void remove_leftovers(const std::filesystem::path& path) noexcept;

/// Distinct values of the first column of a primary key, found by jumping from one to the next.
inline constexpr const char* metric_names_sql =
    "WITH RECURSIVE names(n) AS (SELECT min(name) FROM metric UNION ALL "
    "SELECT (SELECT min(name) FROM metric WHERE name > n) FROM names WHERE n IS NOT NULL) "
    "SELECT n FROM names WHERE n IS NOT NULL";
inline constexpr const char* snapshot_kinds_sql =
    "WITH RECURSIVE kinds(k) AS (SELECT min(kind) FROM snapshot UNION ALL "
    "SELECT (SELECT min(kind) FROM snapshot WHERE kind > k) FROM kinds WHERE k IS NOT NULL) "
    "SELECT k FROM kinds WHERE k IS NOT NULL";
inline constexpr const char* last_step_sql =
    "WITH RECURSIVE names(n) AS (SELECT min(name) FROM metric UNION ALL "
    "SELECT (SELECT min(name) FROM metric WHERE name > n) FROM names WHERE n IS NOT NULL) "
    "SELECT coalesce(max((SELECT max(step) FROM metric WHERE name = n)), -1) FROM names";

}  // namespace disentangle
