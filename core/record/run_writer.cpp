// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/place.h"
#include "core/record/file_identity.h"
#include "core/record/run_file.h"
#include "core/record/run_format.h"
#include "core/record/writer_lock.h"

#include <bit>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace disentangle {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "snapshots are little-endian float32 and copied as they are");

namespace {

using Clock = std::chrono::steady_clock;

// Half of what a kill may cost, so that at most a second is lost even when rows come slowly.
constexpr std::chrono::milliseconds longest_transaction{500};
// A log that a large checkpoint has made grow is cut back to this when it starts over.
constexpr const char* log_limit = "PRAGMA journal_size_limit = 67108864";

double now()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// A connection to write with, in write-ahead mode. The file must exist.
std::unique_ptr<Database> open_for_writing(const fs::path& path)
{
    auto database = std::make_unique<Database>(behind_links(path), Database::Mode::write, path);
    // Reading takes SQLite's shared lock, without which a reader that tidies up could undo the mode. It also creates
    // the log, which the writer's lock needs.
    const auto read = [&] { database->integer("SELECT count(*) FROM sqlite_schema"); };
    read();
    if (database->text("PRAGMA journal_mode = WAL") != "wal") {
        throw Error(path.string() + ": this file system cannot hold a run that is read while it is written; "
                                    "choose a folder on a local disk");
    }
    // Survives a kill of the process; a power cut may cost the newest rows but never the file (sqlite.org/wal.html).
    database->execute("PRAGMA synchronous = NORMAL");
    database->execute(log_limit);
    read();
    return database;
}

/// Undoes an unfinished change when an error leaves the scope.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
    ~Transaction() { database_.roll_back(); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() { database_.execute("COMMIT"); }

private:
    Database& database_;
};

void require_replaceable(Database& database)
{
    if (is_blank(database))
        return;
    require_run(database);
    if (has_progress(database)) {
        throw InputError(database.path().string() + ": holds a run up to step " +
                         std::to_string(last_metric_step(database)) +
                         " already; choose another file, or continue that run with resume");
    }
}

/// Makes an empty or barely begun database the run of an experiment.
void begin_run(Database& database, const std::string& experiment)
{
    Transaction transaction(database);
    // Checked again here, where nobody else can write any more.
    require_replaceable(database);
    if (is_blank(database))
        create_tables(database);
    else
        database.execute("DELETE FROM experiment; DELETE FROM metric; DELETE FROM snapshot; DELETE FROM event");
    Statement(database, "INSERT INTO experiment(text) VALUES(?1)").bind(1, experiment).run();
    transaction.commit();
}

/// Makes a file that is complete from its first moment: `write` fills it under another name, and then it is given its own,
/// unless somebody has taken that meanwhile. When anything fails, nothing is left behind.
template <class Write>
void make_file(const fs::path& path, Write write)
{
    const fs::path file = behind_links(path);
    constexpr std::size_t most = 100;  // a name that is as long as the file system allows leaves no room for more
    const fs::path draft =
        file.parent_path() / (shortened(file.filename().string(), most) + "." + std::to_string(::getpid()) + ".new");
    int refusal = 0;
    try {
        write(draft);
        remove_leftovers(file);
        // Not every file system has links. Without them a rename has to do, which would replace somebody else's file.
        if (::link(draft.c_str(), file.c_str()) != 0 && errno != EEXIST && ::rename(draft.c_str(), file.c_str()) != 0)
            refusal = errno;
    } catch (...) {
        ::unlink(draft.c_str());
        throw;
    }
    ::unlink(draft.c_str());
    if (refusal != 0)
        throw Error(path.string() + ": cannot be created: " + std::generic_category().message(refusal));
}

void make_run(const fs::path& path, const std::string& experiment)
{
    make_file(path, [&](const fs::path& draft) {
        Database database(draft, Database::Mode::create, path);
        database.execute("PRAGMA journal_mode = MEMORY");
        begin_run(database, experiment);
    });
}

/// `path`, or a name like it that nobody has taken: "a.run", "a-2.run".
fs::path free_name(const fs::path& path)
{
    std::error_code error;
    fs::path name = path;
    for (int number = 2; fs::exists(name, error); ++number)
        name = path.parent_path() / (path.stem().string() + "-" + std::to_string(number) + path.extension().string());
    return name;
}

}  // namespace

struct RunWriter::Impl {
    explicit Impl(const fs::path& asked) : path(asked) { open(); }

    ~Impl()
    {
        try {
            commit();
        } catch (const Error&) {
            // A destructor cannot report errors; whoever wants them calls flush().
        }
        close();
    }

    void open()
    {
        database = open_for_writing(path);
        lock.emplace(path);
        file.emplace(path);
        largest = file->size();
    }

    void close()
    {
        statements.reset();
        lock.reset();
        if (database)
            leave_one_file(*database);
        database.reset();
    }

    struct Statements {
        explicit Statements(Database& database)
            : metric(database, "INSERT OR REPLACE INTO metric(step, name, value) VALUES(?1, ?2, ?3)"),
              snapshot(database, "INSERT OR REPLACE INTO snapshot(step, kind, rows, cols, data) "
                                 "VALUES(?1, ?2, ?3, ?4, ?5)"),
              event(database, "INSERT INTO event(time, step, kind, text) VALUES(?1, ?2, ?3, ?4)"),
              checkpoint(database, "INSERT OR REPLACE INTO checkpoint(step, data) VALUES(?1, ?2)"),
              forget(database, "DELETE FROM checkpoint WHERE step NOT IN "
                               "(SELECT step FROM checkpoint ORDER BY step DESC LIMIT 2)")
        {
        }
        Statement metric, snapshot, event, checkpoint, forget;
    };

    /// Runs `write` inside the open transaction, opening one if need be, and commits when it has been open long
    /// enough or `at_once` is set. A failure undoes the rows since the last commit, so that the file is as it was then.
    template <class Write>
    void record(bool at_once, Write write)
    {
        if (!database)
            throw Error(gone);
        try {
            if (!database->in_transaction()) {
                database->execute("BEGIN IMMEDIATE");
                opened = Clock::now();
            }
            write();
            if (at_once || Clock::now() - opened > longest_transaction) {
                database->execute("COMMIT");
                keep_place();
            }
        } catch (...) {
            if (database)
                database->roll_back();
            throw;
        }
    }

    /// Other programs may do to the file what they like. It is still there to be read as long as it is open here.
    void keep_place()
    {
        const std::uintmax_t size = file->size();
        if (size < largest && !is_whole(path)) {
            throw Error(path.string() + ": another program has cut the file from " + std::to_string(largest) + " to " +
                        std::to_string(size) + " bytes while it was recorded; what it held is lost, train it anew");
        }
        largest = size;
        if (file->is_in_place())
            return;
        const fs::path moved_to = file->place();
        std::error_code error;
        const bool replaced = fs::exists(path, error);
        const std::string fate = !moved_to.empty() ? "was moved to " + moved_to.string()
                                 : replaced        ? "was replaced by another file"
                                                   : "was deleted";
        const fs::path place = free_name(path);
        const std::string lost = path.string() + ": the file " + fate + " while it was recorded, and ";
        if (!fs::is_directory(behind_links(fs::absolute(place)).parent_path(), error))
            throw Error(lost + "its folder is gone");
        try {
            make_file(place, [this](const fs::path& draft) {
                Statement(*database, "VACUUM INTO ?1").bind(1, std::string_view(draft.native())).run();
                // Before the new file has its name: closing removes the log that goes by it.
                close();
            });
            path = place;
            open();
            statements.emplace(*database);
        } catch (const Error& failure) {
            gone = lost + "cannot be written anew: " + failure.what();
            throw Error(gone);
        }
        notice = lost + "has been written anew as " + path.string();
    }

    void commit()
    {
        if (database && database->in_transaction()) {
            record(true, [] {});
        }
    }

    fs::path path;
    std::unique_ptr<Database> database;
    std::optional<WriterLock> lock;
    std::optional<FileIdentity> file;
    std::optional<Statements> statements;
    std::uintmax_t largest = 0;  ///< bytes the file has had
    std::string notice;
    std::string gone;          ///< why there is no database any more
    Clock::time_point opened;  ///< when the transaction was
};

RunWriter::RunWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RunWriter::RunWriter(RunWriter&&) noexcept = default;
RunWriter::~RunWriter() = default;

RunWriter RunWriter::create(const fs::path& path, const Experiment& experiment)
{
    if (path.empty())
        throw InputError("a run needs a file name");
    std::error_code error;
    const fs::path folder = fs::absolute(behind_links(path)).parent_path();
    if (!fs::is_directory(folder, error))
        throw InputError(path.string() + ": there is no folder " + folder.string());
    const std::string text = format_experiment(experiment);
    // Asked first: SQLite, which tries to read where it may not write, would say that there is no such file.
    if (::access(folder.c_str(), W_OK) != 0)
        throw Error(path.string() + ": cannot be written: " + std::generic_category().message(errno) + " (folder " +
                    folder.string() + ")");
    if (!fs::exists(path, error)) {
        if (is_recording(path)) {
            throw InputError(path.string() + ": is being recorded by another engine, though the file was deleted; stop "
                                             "that engine first or choose another file");
        }
        make_run(path, text);
    }
    // Opened for reading first: an existing file may be somebody else's database.
    require_replaceable(*open_for_reading(path));
    auto impl = std::make_unique<Impl>(path);
    begin_run(*impl->database, text);
    impl->statements.emplace(*impl->database);
    return RunWriter(std::move(impl));
}

RunWriter RunWriter::reopen(const fs::path& path, std::int64_t step)
{
    require_run(*open_for_reading(path));
    auto impl = std::make_unique<Impl>(path);
    Database& database = *impl->database;
    Transaction transaction(database);
    require_run(database);
    for (const char* sql : {"DELETE FROM metric WHERE step > ?1", "DELETE FROM snapshot WHERE step > ?1",
                            "DELETE FROM event WHERE step > ?1", "DELETE FROM checkpoint WHERE step > ?1"}) {
        Statement(database, sql).bind(1, step).run();
    }
    transaction.commit();
    impl->statements.emplace(database);
    return RunWriter(std::move(impl));
}

void RunWriter::metric(std::int64_t step, std::string_view name, double value)
{
    impl_->record(false, [&] { impl_->statements->metric.bind(1, step).bind(2, name).bind(3, value).run(); });
}

void RunWriter::snapshot(std::int64_t step, std::string_view kind, const Snapshot& data)
{
    if (data.rows < 0 || data.cols < 0 ||
        data.data.size() != static_cast<std::size_t>(data.rows) * static_cast<std::size_t>(data.cols)) {
        throw Error("snapshot " + std::string(kind) + ": found " + std::to_string(data.data.size()) +
                    " numbers, expected " + std::to_string(data.rows) + " x " + std::to_string(data.cols));
    }
    impl_->record(false, [&] {
        impl_->statements->snapshot.bind(1, step)
            .bind(2, kind)
            .bind(3, std::int64_t{data.rows})
            .bind(4, std::int64_t{data.cols})
            .bind_blob(5, data.data.data(), data.data.size() * sizeof(float))
            .run();
    });
}

void RunWriter::event(std::int64_t step, std::string_view kind, std::string_view text)
{
    // Events are few, and after a crash the last ones are what one looks for.
    impl_->record(true,
                  [&] { impl_->statements->event.bind(1, now()).bind(2, step).bind(3, kind).bind(4, text).run(); });
}

void RunWriter::checkpoint(std::int64_t step, const std::string& data)
{
    impl_->record(true, [&] {
        impl_->statements->checkpoint.bind(1, step).bind_blob(2, data.data(), data.size()).run();
        impl_->statements->forget.run();
    });
}

void RunWriter::flush()
{
    impl_->commit();
}

const fs::path& RunWriter::path() const
{
    return impl_->path;
}

std::string RunWriter::take_notice()
{
    return std::exchange(impl_->notice, {});
}

}  // namespace disentangle
