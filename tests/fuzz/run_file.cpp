// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/run_file.h"

#include "core/record/annotations.h"
#include "promises.h"
#include "targets.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace disentangle::fuzz {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t last_of_all = std::numeric_limits<std::int64_t>::max();

/// A file of this process that is gone afterwards, with the logs that SQLite lays beside it. TMPDIR=/dev/shm is fast.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& name)
        : path_(fs::temp_directory_path() / ("disentangle-fuzz-" + std::to_string(::getpid()) + name))
    {
        remove();
    }
    ~TemporaryFile() { remove(); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const fs::path& path() const { return path_; }

private:
    void remove()
    {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            fs::remove(path_.string() + ending, ignored);
    }

    fs::path path_;
};

template <class Row, class StepOf>
void require_ascending(const std::vector<Row>& rows, StepOf step_of, const std::string& what)
{
    require(std::ranges::adjacent_find(rows, std::ranges::greater_equal{}, step_of) == rows.end(),
            what + " are ascending");
}

/// A run as its reader tells it.
struct Content {
    Experiment experiment;
    std::map<std::string, std::vector<Sample>> metrics;
    std::map<std::string, std::vector<std::pair<std::int64_t, Snapshot>>> snapshots;
    std::vector<Event> events;
    std::optional<RunReader::Checkpoint> checkpoint;
    Annotations annotations;
};

/// All that a reader can be asked for; throws what it throws.
Content read_all(const fs::path& path)
{
    const RunReader reader(path);
    Content content;
    content.experiment = reader.experiment();
    for (const std::string& name : reader.metric_names()) {
        const std::vector<Sample> curve = reader.metric(name);
        require_ascending(curve, &Sample::step, "steps of a curve");
        reader.metric_at(name, reader.last_step());
        if (!curve.empty())  // as it is for a name that is no UTF-8, or no text
            content.metrics[name] = curve;
    }
    for (const std::string& kind : reader.snapshot_kinds()) {
        const auto snapshots = reader.snapshots(kind);
        require_ascending(snapshots, &std::pair<std::int64_t, Snapshot>::first, "steps of snapshots");
        for (const auto& [step, snapshot] : snapshots)
            require(snapshot.data.size() ==
                        static_cast<std::size_t>(snapshot.rows) * static_cast<std::size_t>(snapshot.cols),
                    "a snapshot has its size");
        reader.snapshot(kind, last_of_all);
        if (!snapshots.empty())
            content.snapshots[kind] = snapshots;
    }
    require_ascending(reader.steps(), std::identity{}, "steps of a run");
    content.events = reader.events();
    for (const Event& event : content.events)
        json(event.kind + event.text).dump();  // throws for what is no UTF-8
    content.checkpoint = reader.checkpoint();
    content.annotations = reader.annotations();
    require_ascending(content.annotations.bookmarks, &Bookmark::step, "bookmarks");
    reader.data_version();
    return content;
}

void write_all(const fs::path& path, const Content& content)
{
    {
        RunWriter writer = RunWriter::create(path, content.experiment);
        for (const auto& [name, curve] : content.metrics)
            for (const Sample& sample : curve)
                writer.metric(sample.step, name, sample.value);
        for (const auto& [kind, snapshots] : content.snapshots)
            for (const auto& [step, snapshot] : snapshots)
                writer.snapshot(step, kind, snapshot);
        for (const Event& event : content.events)
            writer.event(event.step, event.kind, event.text);
        if (content.checkpoint)
            writer.checkpoint(content.checkpoint->step, content.checkpoint->data);
        writer.flush();
    }
    write_annotations(path, content.annotations);
}

/// Whether two lists or maps hold the same rows, by `same`.
template <class Rows, class Same>
bool same_rows(const Rows& a, const Rows& b, Same same)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

/// Any number of a snapshot, by its bits: it may be no number.
bool same_snapshot(const Snapshot& a, const Snapshot& b)
{
    return a.rows == b.rows && a.cols == b.cols && same_rows(a.data, b.data, [](float x, float y) {
               return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
           });
}

/// All but the times of events, which are those of the writing.
void require_same(const Content& a, const Content& b)
{
    require(a.experiment == b.experiment, "a run that is written and read has its experiment");
    require(same_rows(a.metrics, b.metrics,
                      [](const auto& x, const auto& y) {
                          return x.first == y.first &&
                                 same_rows(x.second, y.second, [](const Sample& s, const Sample& t) {
                                     return s.step == t.step &&
                                            (s.value == t.value || (s.value != s.value && t.value != t.value));
                                 });
                      }),
            "a run that is written and read has its curves");
    require(same_rows(a.snapshots, b.snapshots,
                      [](const auto& x, const auto& y) {
                          return x.first == y.first && same_rows(x.second, y.second, [](const auto& s, const auto& t) {
                                     return s.first == t.first && same_snapshot(s.second, t.second);
                                 });
                      }),
            "a run that is written and read has its snapshots");
    require(same_rows(a.events, b.events,
                      [](const Event& x, const Event& y) {
                          return x.step == y.step && x.kind == y.kind && x.text == y.text;
                      }),
            "a run that is written and read has its events");
    require(
        a.checkpoint.has_value() == b.checkpoint.has_value() &&
            (!a.checkpoint || (a.checkpoint->step == b.checkpoint->step && a.checkpoint->data == b.checkpoint->data)),
        "a run that is written and read has its checkpoint");
    require(a.annotations == b.annotations, "a run that is written and read has its annotations");
}

}  // namespace

void run_file(std::string_view bytes)
{
    const TemporaryFile file(".run"), copy("-copy.run");
    std::ofstream(file.path(), std::ios::binary) << bytes;
    Content content;
    try {
        content = read_all(file.path());
    } catch (const InputError& error) {
        require_presentable(error.what());
        require(std::string_view(error.what()).starts_with(file.path().string()), "an error names its file");
        return;
    }
    write_all(copy.path(), content);
    require_same(read_all(copy.path()), content);
}

}  // namespace disentangle::fuzz
