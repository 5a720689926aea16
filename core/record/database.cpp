// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/database.h"

#include "core/base/error.h"
#include "core/base/place.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <sqlite3.h>
#include <system_error>
#include <utility>
#include <vector>

namespace disentangle {

namespace {

// Enough for another program's commit or for the recovery of a killed writer's log.
constexpr int default_wait = 5000;

/// A path as a URI, so that options can be given with it.
std::string as_uri(const std::string& path)
{
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '?' || c == '#' || c == '%') {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            uri += c;
        }
    }
    return uri;
}

/// What SQLite says, which may quote any bytes of the file.
std::string sqlite_reason(sqlite3* handle)
{
    constexpr std::size_t longest = 200;
    return printable(sqlite3_errmsg(handle), longest);
}

std::string system_reason(sqlite3* handle)
{
    // SQLite forgets the reason when it is a commit that fails; errno was cleared before.
    const int kept = errno;
    const int number = sqlite3_system_errno(handle) != 0 ? sqlite3_system_errno(handle) : kept;
    return number == 0 ? std::string() : ": " + std::generic_category().message(number);
}

}  // namespace

Database::Database(const std::filesystem::path& path, Mode mode, const std::filesystem::path& shown)
    : path_(shown.empty() ? path : shown)
{
    // An absolute path cannot be mistaken for a URI or for one of SQLite's special names.
    std::string name = std::filesystem::absolute(path).string();
    int flags = SQLITE_OPEN_NOMUTEX;
    switch (mode) {
    case Mode::read: flags |= SQLITE_OPEN_READONLY; break;
    case Mode::immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = as_uri(name) + "?immutable=1";
        break;
    case Mode::write: flags |= SQLITE_OPEN_READWRITE; break;
    case Mode::create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    }
    const int code = sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        try {
            fail(code);
        } catch (...) {
            sqlite3_close(handle_);
            throw;
        }
    }
    sqlite3_extended_result_codes(handle_, 1);
    wait_for_locks(default_wait);
    // Files come from anywhere: look for damage in each page when it is first read, and let a file's own tables call no
    // function that does anything but compute.
    sqlite3_exec(handle_, "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF", nullptr, nullptr, nullptr);
}

Database::~Database()
{
    sqlite3_close(handle_);
}

void Database::wait_for_locks(int milliseconds)
{
    sqlite3_busy_timeout(handle_, milliseconds);
}

void Database::execute(const char* sql)
{
    errno = 0;
    if (const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(code);
}

std::int64_t Database::integer(const char* sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const char* sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.text(0) : std::string();
}

std::string Database::first_bytes(int count) const
{
    std::string bytes(static_cast<std::size_t>(count), '\0');
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(handle_, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr ||
        file->pMethods == nullptr)
        return {};
    const int code = file->pMethods->xRead(file, bytes.data(), count, 0);  // what a short file lacks is read as zeros
    return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ ? bytes : std::string();
}

std::string first_bytes_of(const std::filesystem::path& path, int count)
{
    sqlite3_vfs* const system = sqlite3_vfs_find(nullptr);
    const std::unique_ptr<const char, decltype(&sqlite3_free_filename)> name(
        sqlite3_create_filename(std::filesystem::absolute(behind_links(path)).c_str(), "", "", 0, nullptr),
        &sqlite3_free_filename);
    std::vector<std::max_align_t> memory(static_cast<std::size_t>(system->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* const file = reinterpret_cast<sqlite3_file*>(memory.data());
    const auto close = [](sqlite3_file* opened) {
        if (opened->pMethods != nullptr)
            opened->pMethods->xClose(opened);
    };
    const std::unique_ptr<sqlite3_file, decltype(close)> closing(file, close);
    errno = 0;
    if (system->xOpen(system, name.get(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK)
        throw InputError(path.string() + ": cannot be read: " +
                         (errno == 0 ? "no permission" : std::generic_category().message(errno)));
    // Not by SQLite, which takes one byte for none.
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(path, unknown);
    std::string bytes(
        unknown ? 0 : static_cast<std::size_t>(std::min<std::uintmax_t>(size, static_cast<std::uintmax_t>(count))),
        '\0');
    const int code =
        bytes.empty() ? SQLITE_OK : file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        throw InputError(path.string() + ": cannot be read: " + std::generic_category().message(errno));
    return bytes;
}

void Database::roll_back() noexcept
{
    if (in_transaction())
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::in_transaction() const
{
    return sqlite3_get_autocommit(handle_) == 0;
}

void Database::fail(int code) const
{
    const std::string system = system_reason(handle_);
    const std::string file = path_.string() + ": ";
    const std::string reason = sqlite_reason(handle_);
    switch (code & 0xff) {
    case SQLITE_ERROR:
        // The statements are ours and right; so the file's tables are not.
        throw InputError(file + "is not laid out as a run: " + reason);
    case SQLITE_NOTADB: throw InputError(file + "is not a run: " + reason);
    case SQLITE_CORRUPT:
        throw InputError(file + "the file is damaged: " + reason + "; a copy may be recovered with: sqlite3 \"" +
                         path_.string() + "\" .recover");
    case SQLITE_NOMEM:
        // Seldom true: SQLite says so of schemas that are damaged in some ways, too.
        throw InputError(file + "cannot be read: no memory for what it says it holds; the file may be damaged");
    case SQLITE_FULL: throw Error(file + "cannot be written: the disk is full");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Error(file + "another program holds the file locked");
    case SQLITE_READONLY: throw Error(file + "cannot be written: the file or its folder is read-only");
    case SQLITE_CANTOPEN: throw Error(file + "cannot be opened" + system);
    case SQLITE_IOERR: throw Error(file + "cannot be read or written" + system + " (" + reason + ")");
    case SQLITE_TOOBIG: throw Error(file + "cannot hold a value of a gigabyte or more");
    default: throw Error(file + reason + " (SQLite result " + std::to_string(code) + ")");
    }
}

Statement::Statement(Database& database, const char* sql) : database_(database)
{
    const int code = sqlite3_prepare_v2(database.handle_, sql, -1, &handle_, nullptr);
    if (code != SQLITE_OK)
        database.fail(code);
}

Statement::~Statement()
{
    sqlite3_finalize(handle_);
}

Statement& Statement::bind(int index, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(handle_, index, value); code != SQLITE_OK)
        database_.fail(code);
    return *this;
}

Statement& Statement::bind(int index, double value)
{
    const int code = std::isnan(value) ? sqlite3_bind_null(handle_, index) : sqlite3_bind_double(handle_, index, value);
    if (code != SQLITE_OK)
        database_.fail(code);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text)
{
    // A null pointer would be stored as NULL instead of an empty text.
    const char* data = text.data() == nullptr ? "" : text.data();
    const int code = sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK)
        database_.fail(code);
    return *this;
}

Statement& Statement::bind_blob(int index, const void* data, std::size_t bytes)
{
    const int code = bytes == 0 ? sqlite3_bind_zeroblob(handle_, index, 0)
                                : sqlite3_bind_blob64(handle_, index, data, bytes, SQLITE_STATIC);
    if (code != SQLITE_OK)
        database_.fail(code);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(handle_);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        database_.fail(code);
    return code == SQLITE_ROW;
}

void Statement::run()
{
    const RowCursor rows(*this);
    step();
}

void Statement::reset() noexcept
{
    sqlite3_reset(handle_);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(handle_, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_type(handle_, column) == SQLITE_NULL ? std::numeric_limits<double>::quiet_NaN()
                                                               : sqlite3_column_double(handle_, column);
}

std::string Statement::text(int column) const
{
    const unsigned char* text = sqlite3_column_text(handle_, column);
    return text == nullptr ? std::string()
                           : well_formed({reinterpret_cast<const char*>(text),
                                          static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))});
}

std::string_view Statement::blob(int column) const
{
    const void* data = sqlite3_column_blob(handle_, column);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data),
                                              static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

}  // namespace disentangle
