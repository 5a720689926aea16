// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tasks/source.h"

#include "core/data/shared_observations.h"
#include "core/data/tasks/world.h"

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

/// Calls visit(task, point, place in `rows`) for every row; a task is drawn once for rows that follow each other.
template <class Visit>
void for_each_point(const TaskWorld& world, Split split, std::span<const std::int32_t> rows, Visit&& visit)
{
    const int n = world.spec().points;
    int number = -1;
    DrawnTask task;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] / n != number) {
            number = rows[i] / n;
            task = world.task(split, number);
        }
        visit(task, static_cast<std::size_t>(rows[i] % n), i);
    }
}

void copy_row(const std::vector<float>& from, std::int32_t row, std::size_t width, std::span<float> to,
              std::size_t place)
{
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * width), width,
                to.begin() + static_cast<std::ptrdiff_t>(place * width));
}

/// What tasks draw their points from.
class TaskObservations final : public Source {
public:
    explicit TaskObservations(std::shared_ptr<const TaskWorld> world) : world_(std::move(world))
    {
        facts_.x = world_->spec().observation();
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return world_->observed(split).count; }
    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        world_->show(split, rows, out.x.data());
    }

private:
    std::shared_ptr<const TaskWorld> world_;
    Facts facts_;
};

class TasksSource final : public SharedObservations {
public:
    explicit TasksSource(std::shared_ptr<const TaskWorld> world)
        : world_(std::move(world)),
          facts_(tasks_facts(world_->spec())),
          observations_(std::make_shared<const TaskObservations>(world_))
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return world_->tasks(split) * facts_.points; }

    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        world_->show(split, fill_but_x(split, rows, out), out.x.data());
    }

    std::vector<std::int32_t> fill_but_x(Split split, std::span<const std::int32_t> rows,
                                         Observations out) const override
    {
        std::vector<std::int32_t> numbers(rows.size());
        for_each_point(*world_, split, rows, [&](const DrawnTask& task, std::size_t point, std::size_t place) {
            numbers[place] = task.points[point];
            if (!out.y.empty())
                out.y[place] = task.targets[point];
        });
        return numbers;
    }
    std::shared_ptr<const Source> observations() const override { return observations_; }

    void prepare(Split split) const override { world_->observed(split); }

private:
    std::shared_ptr<const TaskWorld> world_;
    Facts facts_;
    std::shared_ptr<const Source> observations_;
};

class TasksTruth final : public Truth {
public:
    explicit TasksTruth(std::shared_ptr<const TaskWorld> world)
        : world_(std::move(world)),
          permitted_(support_pattern(world_->spec().latents, TaskLaw(world_->spec()).supports()))
    {
    }

    int d_z() const override { return world_->spec().latents; }
    std::optional<Adjacency> permitted() const override { return permitted_; }

    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        const auto m = static_cast<std::size_t>(world_->spec().latents);
        const TaskWorld::Observed& observed = world_->observed(split);
        std::vector<float> z(rows.size() * m);
        for_each_point(*world_, split, rows, [&](const DrawnTask& task, std::size_t point, std::size_t place) {
            copy_row(observed.z, task.points[point], m, z, place);
        });
        return z;
    }

    std::vector<float> task_weights(Split split, int count) const override
    {
        std::vector<float> all;
        for (int t = 0; t < count; ++t) {
            const Eigen::MatrixXd W = world_->task(split, t).weights;
            for (Eigen::Index j = 0; j < W.cols(); ++j)
                all.push_back(static_cast<float>(world_->spec().classes == 0
                                                     ? W(0, j)
                                                     : world_->spec().sharpness *
                                                           (W.col(j).array() - W.col(j).mean()).matrix().norm()));
        }
        return all;
    }

    Uniform uniform(int count) const override
    {
        TaskWorld::Observed rows = world_->uniform(count);
        return {std::move(rows.z), std::move(rows.x)};
    }

    std::vector<float> observe(const std::vector<float>& z) const override { return world_->observe(z); }

private:
    std::shared_ptr<const TaskWorld> world_;
    Adjacency permitted_;
};

}  // namespace

Facts tasks_facts(const TasksSpec& spec)
{
    return {spec.observation(), 0, 1, spec.training_tasks(), spec.points, spec.classes};
}

Data make_tasks(const TasksSpec& spec, int threads)
{
    const auto world = std::make_shared<const TaskWorld>(spec, threads);
    return {std::make_shared<const TasksSource>(world), std::make_shared<const TasksTruth>(world)};
}

}  // namespace disentangle
