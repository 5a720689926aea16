// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/tasks_source.h"

#include "core/data/frames/frames.h"
#include "core/data/shared_observations.h"
#include "core/data/task_parts.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace disentangle {
namespace {

/// The points of all parts of a split, behind each other.
struct PartedPoints {
    std::vector<std::int32_t> rows;   ///< of the table
    std::vector<float> y;             ///< NaN where a row only fills a part up
    std::vector<std::int32_t> tasks;  ///< by part
};

PartedPoints points_of_parts(const std::vector<TableTask>& tasks, int points)
{
    PartedPoints result;
    for (const TaskPart& part : parts_of(tasks, points)) {
        const TableTask& task = tasks[static_cast<std::size_t>(part.task)];
        result.tasks.push_back(part.task);
        for (int i = 0; i < points; ++i) {
            // Its own rows again, so that a batch's mean and deviation stay what they are.
            const auto at = static_cast<std::size_t>(part.first + i % part.count);
            result.rows.push_back(task.rows[at]);
            result.y.push_back(i < part.count ? static_cast<float>(task.y[at])
                                              : std::numeric_limits<float>::quiet_NaN());
        }
    }
    return result;
}

void copy_targets(const PartedPoints& points, std::span<const std::int32_t> rows, std::span<float> to)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = points.y[static_cast<std::size_t>(rows[i])];
}

void copy_rows(const std::vector<float>& from, std::size_t width, const PartedPoints& points,
               std::span<const std::int32_t> rows, std::span<float> to)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(points.rows[static_cast<std::size_t>(rows[i])]);
        std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(row * width), width,
                    to.begin() + static_cast<std::ptrdiff_t>(i * width));
    }
}

using PartedSplits = std::array<PartedPoints, 3>;

class TableTasksSource final : public Source, public TaskParts {
public:
    TableTasksSource(Facts facts, std::vector<float> x, std::shared_ptr<const PartedSplits> splits)
        : facts_(std::move(facts)), x_(std::move(x)), splits_(std::move(splits))
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return static_cast<int>(of(split).rows.size()); }
    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        copy_rows(x_, static_cast<std::size_t>(facts_.d_x()), of(split), rows, out.x);
        copy_targets(of(split), rows, out.y);
    }
    std::span<const std::int32_t> tasks_of_parts(Split split) const override { return of(split).tasks; }

private:
    const PartedPoints& of(Split split) const { return (*splits_)[static_cast<std::size_t>(split)]; }

    Facts facts_;
    std::vector<float> x_;
    std::shared_ptr<const PartedSplits> splits_;
};

/// The frames that tasks look at, each once.
class FramesOfTasks final : public Source {
public:
    FramesOfTasks(Facts facts, std::shared_ptr<const Frames> frames, const PartedSplits& splits)
        : facts_(std::move(facts)), frames_(std::move(frames))
    {
        for (std::size_t split = 0; split < shown_.size(); ++split) {
            shown_[split] = splits[split].rows;
            std::ranges::sort(shown_[split]);
            shown_[split].erase(std::ranges::unique(shown_[split]).begin(), shown_[split].end());
        }
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return static_cast<int>(of(split).size()); }
    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        std::vector<std::int32_t> frames;
        for (const std::int32_t row : rows)
            frames.push_back(of(split)[static_cast<std::size_t>(row)]);
        frames_->read(frames, out.x);
    }
    /// The row of this frame, which a task of the split looks at.
    std::int32_t row_of(Split split, std::int32_t frame) const
    {
        return static_cast<std::int32_t>(std::ranges::lower_bound(of(split), frame) - of(split).begin());
    }

private:
    const std::vector<std::int32_t>& of(Split split) const { return shown_[static_cast<std::size_t>(split)]; }

    Facts facts_;
    std::shared_ptr<const Frames> frames_;
    std::array<std::vector<std::int32_t>, 3> shown_;  ///< by split, rising
};

/// The same as TableTasksSource of frames, which are read when they are asked for: several tasks may look at one.
class FrameTasksSource final : public SharedObservations, public TaskParts {
public:
    FrameTasksSource(Facts facts, std::shared_ptr<const FramesOfTasks> frames,
                     std::shared_ptr<const PartedSplits> splits)
        : facts_(std::move(facts)), frames_(std::move(frames)), splits_(std::move(splits))
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return static_cast<int>(of(split).rows.size()); }
    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        frames_->fill(split, fill_but_x(split, rows, out), {out.x, {}});
    }
    std::vector<std::int32_t> fill_but_x(Split split, std::span<const std::int32_t> rows,
                                         Observations out) const override
    {
        copy_targets(of(split), rows, out.y);
        std::vector<std::int32_t> shown;
        for (const std::int32_t row : rows)
            shown.push_back(frames_->row_of(split, of(split).rows[static_cast<std::size_t>(row)]));
        return shown;
    }
    std::shared_ptr<const Source> observations() const override { return frames_; }
    std::span<const std::int32_t> tasks_of_parts(Split split) const override { return of(split).tasks; }

private:
    const PartedPoints& of(Split split) const { return (*splits_)[static_cast<std::size_t>(split)]; }

    Facts facts_;
    std::shared_ptr<const FramesOfTasks> frames_;
    std::shared_ptr<const PartedSplits> splits_;
};

/// True latents; who the tasks need is not known.
class TableTasksTruth final : public Truth {
public:
    TableTasksTruth(std::vector<float> z, int d_z, std::shared_ptr<const PartedSplits> splits)
        : z_(std::move(z)), d_z_(d_z), splits_(std::move(splits))
    {
    }

    int d_z() const override { return d_z_; }
    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        std::vector<float> result(rows.size() * static_cast<std::size_t>(d_z_));
        copy_rows(z_, static_cast<std::size_t>(d_z_), (*splits_)[static_cast<std::size_t>(split)], rows, result);
        return result;
    }

private:
    std::vector<float> z_;
    int d_z_;
    std::shared_ptr<const PartedSplits> splits_;
};

}  // namespace

Data make_table_tasks(Facts facts, std::vector<float> x, std::vector<float> z, const TableData& data,
                      const TableSpec& spec)
{
    TaskSizes sizes;
    for (std::size_t split = 0; split < sizes.size(); ++split)
        sizes[split] = sizes_of_tasks(data.tasks[split]);
    const int points = points_together(spec.points, sizes);
    auto splits = std::make_shared<PartedSplits>();
    for (std::size_t split = 0; split < splits->size(); ++split)
        (*splits)[split] = points_of_parts(data.tasks[split], points);
    facts.tasks = static_cast<int>(splits->front().tasks.size());
    facts.points = points;
    facts.classes = static_cast<int>(data.classes.size());
    Data made;
    if (data.z.width() > 0)
        made.truth = std::make_shared<const TableTasksTruth>(std::move(z), data.z.width(), splits);
    if (data.x.frames) {
        Facts of_frames = facts;
        of_frames.tasks = of_frames.classes = 0;
        of_frames.points = 1;
        made.source = std::make_shared<const FrameTasksSource>(
            std::move(facts), std::make_shared<const FramesOfTasks>(std::move(of_frames), data.x.frames, *splits),
            splits);
        return made;
    }
    made.source = std::make_shared<const TableTasksSource>(std::move(facts), std::move(x), std::move(splits));
    return made;
}

}  // namespace disentangle
