// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/place.h"
#include "core/record/annotation_table.h"
#include "core/record/file_identity.h"
#include "core/record/run_file.h"
#include "core/record/run_format.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>
#include <limits>

namespace disentangle {

namespace {

constexpr std::size_t longest_name = 40;  ///< of what the file names, in errors

constexpr const char* metric_steps_sql = "SELECT step FROM metric WHERE name = ?1 AND step > ?2 ORDER BY step";
constexpr const char* snapshot_steps_sql = "SELECT step FROM snapshot WHERE kind = ?1 AND step > ?2 ORDER BY step";

std::vector<std::string> texts(Statement& statement)
{
    std::vector<std::string> result;
    for (RowCursor rows(statement); rows.next();)
        result.push_back(statement.text(0));
    return result;
}

/// SQLite gives rows in the order of their index and does not notice when that is damaged; who reads a run relies on it.
template <class Row, class StepOf>
void require_ascending(const std::vector<Row>& rows, StepOf step_of, const std::filesystem::path& path,
                       std::string_view name)
{
    if (std::ranges::adjacent_find(rows, std::ranges::greater_equal{}, step_of) != rows.end())
        throw damaged_run(path, "the steps of " + printable(name, longest_name) + " are out of order");
}

/// Adds the steps of one name or kind to those known. Nearly always they are the same ones.
void merge_steps(Statement& statement, const std::string& name, std::int64_t after, const std::filesystem::path& path,
                 std::vector<std::int64_t>& known)
{
    std::vector<std::int64_t> found;
    found.reserve(known.size());
    for (RowCursor rows(statement.bind(1, name).bind(2, after)); rows.next();)
        found.push_back(statement.integer(0));
    require_ascending(found, std::identity{}, path, name);
    if (std::ranges::includes(known, found))
        return;
    std::vector<std::int64_t> merged;
    std::ranges::set_union(known, found, std::back_inserter(merged));
    known = std::move(merged);
}

}  // namespace

struct RunReader::Impl {
    explicit Impl(const std::filesystem::path& path)
        : lacks_log(disentangle::lacks_log(path)), database(open_for_reading(path)), file(path)
    {
        require_run(*database);
        statements = std::make_unique<Statements>(*database);
        RowCursor row(statements->experiment);
        if (!row.next())
            throw InputError(path.string() + ": the run has lost its experiment (the table experiment is empty)");
        text = statements->experiment.text(0);
        experiment = parse_experiment(text, path.string() + " (experiment)");
    }

    ~Impl()
    {
        statements.reset();
        const std::filesystem::path path = database->path();
        database.reset();
        // A reader may be the last to have the file open, after the engine was killed or ended while it was watched. It
        // then tidies up, so that one file is left to take along.
        std::error_code ignored;
        // Another file in the place of ours is none of ours.
        if (!file.is_in_place() || !std::filesystem::exists(log_of(path), ignored))
            return;
        try {
            Database writable(behind_links(path), Database::Mode::write);
            // What lacks its log keeps the mark of that; SQLite removes the empty one that it made for reading.
            if (lacks_log)
                is_blank(writable);
            else
                leave_one_file(writable);
        } catch (const Error&) {
            // The file may not be written.
        }
    }

    /// A snapshot from the columns rows, cols, data.
    Snapshot snapshot(const Statement& row, int first_column, std::string_view kind) const
    {
        const std::int64_t rows = row.integer(first_column);
        const std::int64_t cols = row.integer(first_column + 1);
        const std::string_view bytes = row.blob(first_column + 2);
        // Sizes come from a file that anyone may have written: compare without multiplying beyond 64 bits.
        constexpr std::int64_t largest = 1 << 20;
        if (rows < 0 || cols < 0 || rows > largest || cols > largest ||
            bytes.size() != static_cast<std::size_t>(rows * cols) * sizeof(float)) {
            throw InputError(database->path().string() + ": snapshot " + printable(kind, longest_name) + ": found " +
                             std::to_string(bytes.size()) + " bytes, expected " + std::to_string(rows) + " x " +
                             std::to_string(cols) + " float32");
        }
        Snapshot result{static_cast<int>(rows), static_cast<int>(cols),
                        std::vector<float>(bytes.size() / sizeof(float))};
        if (!bytes.empty())
            std::memcpy(result.data.data(), bytes.data(), bytes.size());
        return result;
    }

    struct Statements {
        explicit Statements(Database& database)
            : experiment(database, "SELECT text FROM experiment"),
              data_version(database, "PRAGMA data_version"),
              last_step(database, last_step_sql),
              metric_names(database, metric_names_sql),
              snapshot_kinds(database, snapshot_kinds_sql),
              metric_steps(database, metric_steps_sql),
              snapshot_steps(database, snapshot_steps_sql),
              metric(database, "SELECT step, value FROM metric WHERE name = ?1 AND step > ?2 ORDER BY step"),
              metric_at(database, "SELECT value FROM metric WHERE name = ?1 AND step <= ?2 ORDER BY step DESC LIMIT 1"),
              snapshot(database, "SELECT rows, cols, data FROM snapshot WHERE kind = ?1 AND step <= ?2 "
                                 "ORDER BY step DESC LIMIT 1"),
              snapshots(database, "SELECT step, rows, cols, data FROM snapshot WHERE kind = ?1 AND step > ?2 "
                                  "ORDER BY step"),
              events(database, "SELECT time, step, kind, text FROM event WHERE rowid > ?1 ORDER BY rowid"),
              checkpoint(database, "SELECT step, data FROM checkpoint WHERE step <= ?1 ORDER BY step DESC LIMIT 1")
        {
        }
        Statement experiment, data_version, last_step, metric_names, snapshot_kinds, metric_steps, snapshot_steps,
            metric, metric_at, snapshot, snapshots, events, checkpoint;
    };

    bool lacks_log;  ///< asked before the file is opened, which may make a log
    std::unique_ptr<Database> database;
    FileIdentity file;
    std::unique_ptr<Statements> statements;
    std::string text;
    Experiment experiment;
};

RunReader::RunReader(const std::filesystem::path& path) : impl_(std::make_unique<Impl>(path)) {}
RunReader::RunReader(RunReader&&) noexcept = default;
RunReader::~RunReader() = default;

const std::filesystem::path& RunReader::path() const
{
    return impl_->database->path();
}

bool RunReader::lacks_log() const
{
    return impl_->lacks_log;
}

bool RunReader::is_in_place() const
{
    return impl_->file.is_in_place();
}

const Experiment& RunReader::experiment() const
{
    return impl_->experiment;
}

const std::string& RunReader::experiment_text() const
{
    return impl_->text;
}

std::int64_t RunReader::data_version() const
{
    Statement& statement = impl_->statements->data_version;
    RowCursor row(statement);
    return row.next() ? statement.integer(0) : 0;
}

std::int64_t RunReader::last_step() const
{
    Statement& statement = impl_->statements->last_step;
    RowCursor row(statement);
    return row.next() ? statement.integer(0) : -1;
}

std::vector<std::int64_t> RunReader::steps(std::int64_t after) const
{
    std::vector<std::int64_t> result;
    for (const std::string& name : metric_names())
        merge_steps(impl_->statements->metric_steps, name, after, path(), result);
    for (const std::string& kind : snapshot_kinds())
        merge_steps(impl_->statements->snapshot_steps, kind, after, path(), result);
    return result;
}

std::vector<std::string> RunReader::metric_names() const
{
    return texts(impl_->statements->metric_names);
}

std::vector<Sample> RunReader::metric(std::string_view name, std::int64_t after) const
{
    Statement& statement = impl_->statements->metric;
    std::vector<Sample> result;
    for (RowCursor rows(statement.bind(1, name).bind(2, after)); rows.next();) {
        result.push_back({statement.integer(0), statement.real(1)});
    }
    require_ascending(result, &Sample::step, path(), name);
    return result;
}

std::optional<double> RunReader::metric_at(std::string_view name, std::int64_t step) const
{
    Statement& statement = impl_->statements->metric_at;
    RowCursor row(statement.bind(1, name).bind(2, step));
    return row.next() ? std::optional(statement.real(0)) : std::nullopt;
}

std::vector<std::string> RunReader::snapshot_kinds() const
{
    return texts(impl_->statements->snapshot_kinds);
}

std::optional<Snapshot> RunReader::snapshot(std::string_view kind, std::int64_t step) const
{
    Statement& statement = impl_->statements->snapshot;
    RowCursor row(statement.bind(1, kind).bind(2, step));
    return row.next() ? std::optional(impl_->snapshot(statement, 0, kind)) : std::nullopt;
}

std::vector<std::pair<std::int64_t, Snapshot>> RunReader::snapshots(std::string_view kind, std::int64_t after) const
{
    Statement& statement = impl_->statements->snapshots;
    std::vector<std::pair<std::int64_t, Snapshot>> result;
    for (RowCursor rows(statement.bind(1, kind).bind(2, after)); rows.next();)
        result.emplace_back(statement.integer(0), impl_->snapshot(statement, 1, kind));
    require_ascending(result, &std::pair<std::int64_t, Snapshot>::first, path(), kind);
    return result;
}

std::vector<Event> RunReader::events(std::int64_t after_rowid) const
{
    Statement& statement = impl_->statements->events;
    std::vector<Event> result;
    for (RowCursor rows(statement.bind(1, after_rowid)); rows.next();) {
        result.push_back({statement.real(0), statement.integer(1), statement.text(2), statement.text(3)});
    }
    return result;
}

std::optional<RunReader::Checkpoint> RunReader::checkpoint(std::optional<std::int64_t> step) const
{
    Statement& statement = impl_->statements->checkpoint;
    RowCursor row(statement.bind(1, step.value_or(std::numeric_limits<std::int64_t>::max())));
    if (!row.next())
        return std::nullopt;
    return Checkpoint{statement.integer(0), std::string(statement.blob(1))};
}

Annotations RunReader::annotations() const
{
    return read_annotations(*impl_->database);
}

}  // namespace disentangle
