// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/run_format.h"

#include "core/base/error.h"
#include "core/base/place.h"
#include "core/record/run_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <unistd.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

constexpr const char* experiment_table = "CREATE TABLE experiment(text TEXT NOT NULL /* run ";
constexpr std::string_view identity_mark = "/* run ";
constexpr std::size_t identity_digits = 32;
constexpr const char* schema = R"sql(
CREATE TABLE metric(step INTEGER NOT NULL, name TEXT NOT NULL, value REAL, PRIMARY KEY(name, step)) WITHOUT ROWID;
CREATE TABLE snapshot(step INTEGER NOT NULL, kind TEXT NOT NULL, rows INTEGER NOT NULL, cols INTEGER NOT NULL,
                      data BLOB NOT NULL, PRIMARY KEY(kind, step));
CREATE TABLE event(time REAL NOT NULL, step INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE checkpoint(step INTEGER PRIMARY KEY, data BLOB NOT NULL);
)sql";
constexpr std::array<std::string_view, 5> tables{"experiment", "metric", "snapshot", "event", "checkpoint"};

/// The fields of a database's first 100 bytes that tell whether all of it is there (sqlite.org/fileformat2.html).
struct Header {
    std::uint64_t page_size = 0;
    std::uint64_t pages = 0;
    bool log = false;  ///< in write-ahead mode
};

std::uint64_t big_endian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

/// nullopt for an empty file.
std::optional<Header> read_header(const fs::path& path)
{
    constexpr int header_size = 100;
    constexpr std::string_view magic("SQLite format 3\0", 16);
    const std::string bytes = first_bytes_of(path, header_size);
    if (bytes.empty())
        return std::nullopt;
    if (!bytes.starts_with(magic.substr(0, bytes.size())))
        throw InputError(path.string() + ": is not a run: found no SQLite header");
    if (bytes.size() < static_cast<std::size_t>(header_size))
        throw damaged_run(path, "it ends after " + std::to_string(bytes.size()) + " bytes, inside its header");
    Header header;
    const std::uint64_t page_size = big_endian(std::string_view(bytes).substr(16, 2));
    header.page_size = page_size == 1 ? 65536 : page_size;
    header.pages = big_endian(std::string_view(bytes).substr(28, 4));
    header.log = bytes[18] == 2;
    if (header.page_size < 512 || (header.page_size & (header.page_size - 1)) != 0)
        throw damaged_run(path, "its header gives a page size of " + std::to_string(header.page_size));
    return header;
}

std::uintmax_t size_or_zero(const fs::path& path)
{
    std::error_code ignored;
    const std::uintmax_t size = fs::file_size(path, ignored);
    return ignored ? 0 : size;
}

std::string new_identity()
{
    std::random_device random;
    std::string identity;
    for (std::size_t i = 0; i < identity_digits / 8; ++i) {
        char digits[9];
        std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(random()));
        identity += digits;
    }
    return identity;
}

/// The identity in some text, or "" for the runs of versions that gave none.
std::string identity_in(std::string_view text)
{
    const std::size_t at = text.find(identity_mark);
    return at == std::string_view::npos ? std::string()
                                        : std::string(text.substr(at + identity_mark.size(), identity_digits));
}

/// The identity that the file itself has, past its log.
std::string own_identity(const Database& database)
{
    constexpr int largest_page = 65536;
    const std::string page = database.first_bytes(largest_page);
    const std::size_t size = page.empty() ? 0 : big_endian(std::string_view(page).substr(16, 2));
    return identity_in(std::string_view(page).substr(0, size == 1 ? largest_page : size));
}

void require_own_log(Database& database)
{
    const fs::path log = log_of(database.path());
    if (size_or_zero(log) == 0)
        return;
    // A file that was empty when its engine began has all of itself in the log.
    const std::string own = own_identity(database);
    if (own.empty())
        return;
    Statement statement(database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'experiment'");
    RowCursor row(statement);
    if (row.next() && identity_in(statement.text(0)) == own)
        return;
    const std::string name = log.filename().string();
    throw InputError(database.path().string() + ": the log beside it, " + name + ", belongs to another run; move " +
                     name + " to where its run is, or out of the way, and open this file again");
}

/// SQLite reads missing parts of a file as zeros, so what a truncated copy lacks could go unnoticed.
void require_whole(const fs::path& path, const Header& header, bool log_in_use)
{
    const std::uintmax_t size = size_or_zero(path);
    // While a log is in use, pages may still have to come from there.
    const bool short_of_pages = !log_in_use && size < header.pages * header.page_size;
    if (short_of_pages || size % header.page_size != 0) {
        throw damaged_run(path, "it was cut off after " + std::to_string(size) + " bytes, expected " +
                                    std::to_string(header.pages * header.page_size));
    }
}

}  // namespace

InputError damaged_run(const fs::path& path, const std::string& how)
{
    return InputError(path.string() + ": the file is damaged: " + how + "; a copy may be recovered with: sqlite3 \"" +
                      path.string() + "\" .recover");
}

fs::path log_of(const fs::path& path)
{
    fs::path file = path;
    try {
        file = behind_links(path);
    } catch (const InputError&) {
        // Links in a circle lead to no file, and to no log.
    }
    return file.string() + "-wal";
}

void require_file(const fs::path& path)
{
    if (path.empty())
        throw InputError("the name of a run is empty, expected a run file");
    const fs::path file = behind_links(path);
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status)) {
        throw InputError(path.string() +
                         (file == path ? ": there is no such file"
                                       : ": is a symbolic link to " + file.string() + ", and there is no such file"));
    }
    if (!fs::is_regular_file(status)) {
        throw InputError(path.string() + (fs::is_directory(status) ? ": is a folder, expected a run"
                                                                   : ": is not a file, expected a run"));
    }
}

bool lacks_log(const fs::path& path)
{
    try {
        require_file(path);
        // Where there is no log, SQLite makes an empty one to read by; an engine that begins has an empty one, too.
        const std::optional<Header> header = read_header(path);
        return header && header->log && size_or_zero(log_of(path)) == 0 && !is_recording(path);
    } catch (const Error&) {
        return false;  // no run at all, which whoever opens it is told
    }
}

bool may_be_run(const fs::path& path)
{
    try {
        require_file(path);
        // Cut off inside its header it still begins like one.
        const std::string start = first_bytes_of(path, 6);
        return start.empty() || start == "SQLite";
    } catch (const Error&) {
        return false;
    }
}

bool is_whole(const fs::path& path)
{
    try {
        const std::optional<Header> header = read_header(path);
        return header && size_or_zero(path) >= header->pages * header->page_size;
    } catch (const Error&) {
        return false;
    }
}

void remove_leftovers(const fs::path& path) noexcept
{
    for (const char* part : {"-wal", "-shm", "-journal"})
        ::unlink((path.string() + part).c_str());
}

std::unique_ptr<Database> open_for_reading(const fs::path& path)
{
    const fs::path file = behind_links(path);
    std::error_code error;
    require_file(path);
    const std::optional<Header> header = read_header(path);
    const bool log_in_use = size_or_zero(log_of(path)) > 0;
    if (header)
        require_whole(path, *header, log_in_use);
    // Readers of a file in write-ahead mode share an index file beside it. Where that cannot be made, SQLite does
    // without only if it is told that the file will not change, which is true when there is no log.
    const fs::path folder = fs::absolute(file).parent_path();
    const bool index_missing = !fs::exists(log_of(path), error) || !fs::exists(file.string() + "-shm", error);
    if (header && header->log && index_missing && ::access(folder.c_str(), W_OK) != 0) {
        if (log_in_use) {
            throw InputError(path.string() + ": its newest rows are still in " + log_of(path).filename().string() +
                             " and the folder is read-only; copy both files to a folder of your own and open it there");
        }
        return std::make_unique<Database>(file, Database::Mode::immutable, path);
    }
    return std::make_unique<Database>(file, Database::Mode::read, path);
}

bool is_blank(Database& database)
{
    return database.integer("PRAGMA application_id") == 0 &&
           database.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

void require_run(Database& database)
{
    const std::string file = database.path().string();
    const std::int64_t application = database.integer("PRAGMA application_id");
    if (application != run_application_id) {
        throw InputError(file + (is_blank(database)
                                     ? ": is empty: the engine that made it recorded nothing"
                                     : ": is not a run: it is the SQLite database of another program (application id " +
                                           std::to_string(application) + ")"));
    }
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version > run_format_version) {
        throw InputError(file + ": found run format " + std::to_string(version) + ", expected at most " +
                         std::to_string(run_format_version) +
                         ": it was recorded by a newer version of this program; update the program to open it");
    }
    // Format 1 is the first there is: a lower number was never written by a release, so there is nothing to migrate
    // from, and guessing could damage the file.
    if (version < run_format_version) {
        throw InputError(file + ": found run format " + std::to_string(version) + ", expected " +
                         std::to_string(run_format_version) + ": the file is left as it is; record the run anew");
    }
    require_own_log(database);
    Statement statement(database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1");
    for (const std::string_view table : tables) {
        RowCursor row(statement.bind(1, table));
        if (!row.next() || statement.integer(0) != 1)
            throw damaged_run(database.path(), "the table " + std::string(table) + " is missing");
    }
}

void create_tables(Database& database)
{
    database.execute((experiment_table + new_identity() + " */);" + schema).c_str());
    database.execute(("PRAGMA application_id = " + std::to_string(run_application_id)).c_str());
    database.execute(("PRAGMA user_version = " + std::to_string(run_format_version)).c_str());
}

std::int64_t last_metric_step(Database& database)
{
    return database.integer(last_step_sql);
}

bool has_progress(Database& database)
{
    return last_metric_step(database) > 0 ||
           database.integer("SELECT EXISTS(SELECT 1 FROM snapshot WHERE step > 0) OR EXISTS(SELECT 1 FROM checkpoint)");
}

void leave_one_file(Database& database) noexcept
{
    try {
        database.wait_for_locks(0);
        // Not cut to nothing, as if there had been no log (lacks_log()).
        database.execute("PRAGMA wal_checkpoint(FULL)");
        database.execute("PRAGMA journal_mode = DELETE");
    } catch (const Error&) {
        // Someone else has the file open: the log stays beside it until they close it.
    }
}

}  // namespace disentangle
