// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/sweep_index.h"

#include "core/base/error.h"
#include "core/record/database.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

constexpr const char* index_schema = R"sql(
CREATE TABLE sweep(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE setting(cell INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, place INTEGER NOT NULL,
                     PRIMARY KEY(cell, place)) WITHOUT ROWID;
CREATE TABLE run(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, cell INTEGER NOT NULL, seed INTEGER NOT NULL,
                 experiment TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE score(number INTEGER NOT NULL, metric TEXT NOT NULL, value REAL, PRIMARY KEY(number, metric)) WITHOUT ROWID;
)sql";
constexpr int longest_wait = 10000;  // ms, for another program that writes

/// Undone when it is left without commit().
class IndexChange {
public:
    IndexChange(const fs::path& path, Database::Mode mode) : database(path, mode)
    {
        database.wait_for_locks(longest_wait);
        database.execute("BEGIN IMMEDIATE");
    }
    ~IndexChange() { database.roll_back(); }
    IndexChange(const IndexChange&) = delete;
    IndexChange& operator=(const IndexChange&) = delete;
    void commit() { database.execute("COMMIT"); }

    Database database;
};

void require_index(Database& database)
{
    const std::string file = database.path().string();
    if (database.integer("PRAGMA application_id") != sweep_application_id)
        throw InputError(file + ": is not the index of a sweep; move it out of the way, or choose another folder");
    if (const std::int64_t version = database.integer("PRAGMA user_version"); version > sweep_format_version)
        throw InputError(file + ": found index format " + std::to_string(version) + ", expected at most " +
                         std::to_string(sweep_format_version) + "; update the program to open it");
}

SweptState state_named(const std::string& name)
{
    const auto found = std::ranges::find(swept_state_names, name);
    // What a newer version may say is found out from the run itself.
    return found == swept_state_names.end() ? SweptState::waiting
                                            : static_cast<SweptState>(found - swept_state_names.begin());
}

void set_value(Database& database, std::string_view key, const std::string& value)
{
    Statement(database, "INSERT OR REPLACE INTO sweep(key, value) VALUES(?1, ?2)")
        .bind(1, key)
        .bind(2, std::string_view(value))
        .run();
}

std::map<std::string, std::string> values_of_sweep(Database& database)
{
    std::map<std::string, std::string> values;
    Statement statement(database, "SELECT key, value FROM sweep");
    for (RowCursor rows(statement); rows.next();)
        values[statement.text(0)] = statement.text(1);
    return values;
}

SweepPlan read_plan(Database& database)
{
    SweepPlan plan;
    const std::map<std::string, std::string> values = values_of_sweep(database);
    if (const auto threads = values.find("threads"); threads != values.end())
        std::from_chars(threads->second.data(), threads->second.data() + threads->second.size(), plan.threads);
    if (const auto job = values.find("job"); job != values.end())
        plan.job = job->second;
    Statement runs(database, "SELECT name, cell, seed, experiment, state, reason FROM run ORDER BY number");
    for (RowCursor rows(runs); rows.next();)
        plan.runs.push_back({runs.text(0),
                             static_cast<std::size_t>(runs.integer(1)),
                             static_cast<std::uint64_t>(runs.integer(2)),
                             runs.text(3),
                             state_named(runs.text(4)),
                             runs.text(5),
                             {}});
    for (const IndexedRun& run : plan.runs)
        plan.cells.resize(std::max(plan.cells.size(), run.cell + 1));
    Statement settings(database, "SELECT cell, key, value FROM setting ORDER BY cell, place");
    for (RowCursor rows(settings); rows.next();) {
        const auto cell = static_cast<std::size_t>(settings.integer(0));
        if (cell >= plan.cells.size())
            continue;
        plan.cells[cell].push_back(settings.text(2));
        if (cell == 0)
            plan.keys.push_back(settings.text(1));
    }
    Statement scores(database, "SELECT number, metric, value FROM score");
    for (RowCursor rows(scores); rows.next();)
        if (const auto number = static_cast<std::size_t>(scores.integer(0)); number < plan.runs.size())
            plan.runs[number].scores[scores.text(1)] = scores.real(2);
    return plan;
}

/// What is known of the runs of a plan stays known.
void keep_known(std::vector<IndexedRun>& runs, const std::vector<IndexedRun>& before, const fs::path& path)
{
    const auto refuse = [&path](const IndexedRun& run) {
        throw InputError(path.string(), "run " + run.name, "belongs to another sweep than the one asked for",
                         "an empty folder, or the sweep that was begun in it, perhaps with more values or seeds");
    };
    std::map<std::string, IndexedRun*> by_name;
    for (IndexedRun& run : runs)
        by_name[run.name] = &run;
    for (const IndexedRun& run : before) {
        const auto found = by_name.find(run.name);
        if (found == by_name.end() || found->second->experiment != run.experiment)
            refuse(run);
        found->second->state = run.state;
        found->second->reason = run.reason;
        found->second->scores = run.scores;
    }
}

void write_runs(Database& database, const std::vector<std::string>& keys,
                const std::vector<std::vector<std::string>>& cells, const std::vector<IndexedRun>& runs)
{
    database.execute("DELETE FROM setting; DELETE FROM run; DELETE FROM score");
    Statement setting(database, "INSERT INTO setting(cell, key, value, place) VALUES(?1, ?2, ?3, ?4)");
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
        for (std::size_t k = 0; k < keys.size(); ++k)
            setting.bind(1, static_cast<std::int64_t>(cell))
                .bind(2, std::string_view(keys[k]))
                .bind(3, std::string_view(cells[cell][k]))
                .bind(4, static_cast<std::int64_t>(k))
                .run();
    Statement run(database, "INSERT INTO run(number, name, cell, seed, experiment, state, reason) "
                            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    Statement score(database, "INSERT INTO score(number, metric, value) VALUES(?1, ?2, ?3)");
    for (std::size_t number = 0; number < runs.size(); ++number) {
        run.bind(1, static_cast<std::int64_t>(number))
            .bind(2, std::string_view(runs[number].name))
            .bind(3, static_cast<std::int64_t>(runs[number].cell))
            .bind(4, static_cast<std::int64_t>(runs[number].seed))
            .bind(5, std::string_view(runs[number].experiment))
            .bind(6, name_of(runs[number].state))
            .bind(7, std::string_view(runs[number].reason))
            .run();
        for (const auto& [metric, value] : runs[number].scores)
            score.bind(1, static_cast<std::int64_t>(number)).bind(2, std::string_view(metric)).bind(3, value).run();
    }
}

}  // namespace

SweepIndex::SweepIndex(const fs::path& folder) : folder_(folder), path_(folder / "sweep.index") {}

bool SweepIndex::exists() const
{
    std::error_code ignored;
    return fs::exists(path_, ignored);
}

SweepPlan SweepIndex::read() const
{
    if (!exists())
        throw InputError(folder_.string() + ": holds no sweep: there is no " + path_.filename().string() + " in it");
    Database database(path_, Database::Mode::read);
    database.wait_for_locks(longest_wait);
    require_index(database);
    // One look at one moment.
    database.execute("BEGIN");
    SweepPlan plan = read_plan(database);
    database.execute("COMMIT");
    return plan;
}

void SweepIndex::plan(const std::vector<std::string>& keys, const std::vector<SweepRun>& swept, int threads)
{
    std::vector<IndexedRun> runs;
    std::vector<std::vector<std::string>> cells;
    for (const SweepRun& run : swept) {
        runs.push_back({run.name, run.cell, run.seed, format_experiment(run.experiment), SweptState::waiting, {}, {}});
        if (run.cell >= cells.size())
            cells.push_back(run.values);
    }
    IndexChange change(path_, Database::Mode::create);
    Database& database = change.database;
    if (database.integer("SELECT count(*) FROM sqlite_schema") == 0) {
        database.execute(index_schema);
        database.execute(("PRAGMA application_id = " + std::to_string(sweep_application_id)).c_str());
        database.execute(("PRAGMA user_version = " + std::to_string(sweep_format_version)).c_str());
    }
    require_index(database);
    keep_known(runs, read_plan(database).runs, path_);
    write_runs(database, keys, cells, runs);
    set_value(database, "threads", std::to_string(threads));
    change.commit();
}

void SweepIndex::set_state(const std::string& name, SweptState state, const std::string& reason,
                           const std::map<std::string, double>& scores)
{
    IndexChange change(path_, Database::Mode::write);
    Statement(change.database, "UPDATE run SET state = ?2, reason = ?3 WHERE name = ?1")
        .bind(1, std::string_view(name))
        .bind(2, name_of(state))
        .bind(3, std::string_view(reason))
        .run();
    Statement(change.database, "DELETE FROM score WHERE number = (SELECT number FROM run WHERE name = ?1)")
        .bind(1, std::string_view(name))
        .run();
    Statement score(change.database,
                    "INSERT INTO score(number, metric, value) SELECT number, ?2, ?3 FROM run WHERE name = ?1");
    for (const auto& [metric, value] : scores)
        score.bind(1, std::string_view(name)).bind(2, std::string_view(metric)).bind(3, value).run();
    change.commit();
}

void SweepIndex::set_job(const std::string& job)
{
    IndexChange change(path_, Database::Mode::write);
    set_value(change.database, "job", job);
    change.commit();
}

}  // namespace disentangle
