// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace disentangle {

/// One SQLite connection. Every failure becomes an exception that names the file as the user wrote it, what was being
/// done and the reason: InputError for a file that is damaged or no database, Error for all else (disk full, locked).
class Database {
public:
    enum class Mode {
        read,       ///< never changes the file; reads past a live writer, and what a killed one left in its log
        immutable,  ///< for read-only folders: takes no locks, so only for a file without a log
        write,      ///< the file must exist
        create      ///< makes an empty file when there is none
    };
    /// Opening reads no page yet: only the first statement finds out that a file is no database. Errors name `shown`
    /// instead of the path, if given.
    Database(const std::filesystem::path& path, Mode mode, const std::filesystem::path& shown = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// As it is named in errors.
    const std::filesystem::path& path() const { return path_; }
    /// How long a statement waits for another program's lock before it fails.
    void wait_for_locks(int milliseconds);
    /// Runs statements whose results do not matter.
    void execute(const char* sql);
    /// First column of the first row.
    std::int64_t integer(const char* sql);
    std::string text(const char* sql);
    /// The first bytes of the file itself, past its log; zeros where it is shorter. Read by the descriptor that is open.
    std::string first_bytes(int count) const;
    /// Rolls back the open transaction, if there is one. Never fails, because it is called when something else has
    /// failed.
    void roll_back() noexcept;
    bool in_transaction() const;

    /// Throws the exception for SQLite's result code `code` of the last call.
    [[noreturn]] void fail(int code) const;

private:
    friend class Statement;
    std::filesystem::path path_;
    sqlite3* handle_ = nullptr;
};

/// The first bytes of a database's file, at most `count`, past its log; fewer where the file is shorter. Read through
/// SQLite, which knows what this process has open: to open and close the file by other means would drop the locks that
/// the process holds on it (POSIX), so that another program took the file for unread. Throws InputError when it cannot be
/// read.
std::string first_bytes_of(const std::filesystem::path& path, int count);

/// A prepared statement, reused for many executions. Bind 1..n, then step until it returns false, then reset.
/// Bound text and blobs are not copied: they must live until reset().
class Statement {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int index, std::int64_t value);
    /// NaN is stored as NULL: SQLite has no NaN.
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bind_blob(int index, const void* data, std::size_t bytes);

    /// True while there is a row.
    bool step();
    /// Executes a statement without rows and resets it.
    void run();
    void reset() noexcept;

    std::int64_t integer(int column) const;
    /// NULL is read as NaN.
    double real(int column) const;
    /// UTF-8 whatever the file holds, as JSON and windows need it: '?' for bytes that are none.
    std::string text(int column) const;
    /// Valid until the next step or reset.
    std::string_view blob(int column) const;

private:
    Database& database_;
    sqlite3_stmt* handle_ = nullptr;
};

/// Resets a statement at the end of a scope, so that a half-read one never holds back the writer's log.
class RowCursor {
public:
    explicit RowCursor(Statement& statement) : statement_(statement) {}
    ~RowCursor() { statement_.reset(); }
    RowCursor(const RowCursor&) = delete;
    RowCursor& operator=(const RowCursor&) = delete;
    bool next() { return statement_.step(); }

private:
    Statement& statement_;
};

}  // namespace disentangle
