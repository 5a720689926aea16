// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/front_end/projected.h"

#include "core/data/shared_observations.h"
#include "core/data/task_parts.h"
#include "core/experiment/front_end.h"
#include "core/experiment/kinds.h"
#include "core/learn/front_end/components.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace disentangle {
namespace {

constexpr int chunk = 256;                               // rows whose frames are in memory at once, for each thread
constexpr std::size_t most_kept = std::size_t{1} << 28;  // scores of a split

/// Rows of a split that are kept.
struct KeptRows {
    std::vector<float> x, a, y;
};

class ProjectedSource final : public Source, public TaskParts {
public:
    ProjectedSource(std::shared_ptr<const Source> frames, const Components& components, int threads)
        : frames_(std::move(frames)), facts_(frames_->facts()), threads_(threads)
    {
        facts_.front_end = components;
        facts_.x = Shape::vector(components.count());
        parted_ = dynamic_cast<const TaskParts*>(frames_.get());
        shared_ = std::dynamic_pointer_cast<const SharedObservations>(frames_);
        if (shared_)
            observations_ = std::make_shared<const ProjectedSource>(shared_->observations(), components, threads);
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return frames_->rows(split); }
    std::vector<std::int32_t> blocks(Split split) const override { return frames_->blocks(split); }

    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        const std::size_t x = x_width(), a = a_width();
        if (shared_) {
            observations_->fill(split, shared_->fill_but_x(split, rows, out), {out.x, {}});
            return;
        }
        if (const std::shared_ptr<const KeptRows> kept = of(split)) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const auto row = static_cast<std::size_t>(rows[i]);
                std::copy_n(kept->x.data() + row * x, x, out.x.data() + i * x);
                std::copy_n(kept->a.data() + row * a, a, out.a.data() + i * a);
                if (!kept->y.empty())
                    out.y[i] = kept->y[row];
            }
            return;
        }
        std::vector<float> frames;
        for (std::size_t first = 0; first < rows.size(); first += chunk) {
            const std::size_t count = std::min<std::size_t>(chunk, rows.size() - first);
            frames.resize(count * static_cast<std::size_t>(facts_.steps * facts_.given().size()));
            frames_->fill(
                split, rows.subspan(first, count),
                {frames, out.a.subspan(first * a, count * a), out.y.empty() ? out.y : out.y.subspan(first, count)});
            project(*facts_.front_end, frames, out.x.subspan(first * x, count * x));
        }
    }

    std::span<const std::int32_t> tasks_of_parts(Split split) const override
    {
        return parted_ ? parted_->tasks_of_parts(split) : std::span<const std::int32_t>();
    }

    void prepare(Split split) const override
    {
        frames_->prepare(split);
        if (shared_) {
            observations_->prepare(split);
            return;
        }
        const auto count = static_cast<std::size_t>(rows(split));
        if (of(split) || count * x_width() > most_kept)
            return;
        auto kept = std::make_shared<KeptRows>();
        kept->x.resize(count * x_width());
        kept->a.resize(count * a_width());
        kept->y.resize(facts_.tasks > 0 ? count : 0);
        fill_all(split, *kept);
        const std::lock_guard lock(mutex_);
        kept_[static_cast<std::size_t>(split)] = std::move(kept);
    }

private:
    std::size_t x_width() const { return static_cast<std::size_t>(facts_.steps * facts_.d_x()); }
    std::size_t a_width() const { return static_cast<std::size_t>(facts_.d_a); }

    std::shared_ptr<const KeptRows> of(Split split) const
    {
        const std::lock_guard lock(mutex_);
        return kept_[static_cast<std::size_t>(split)];
    }

    /// Every row of a split, by all threads.
    void fill_all(Split split, KeptRows& to) const
    {
        const int count = rows(split);
        std::atomic<int> next = 0;
        std::exception_ptr failure;
        std::mutex failure_mutex;
        const auto work = [&] {
            try {
                for (int first = chunk * next++; first < count; first = chunk * next++) {
                    const int length = std::min(chunk, count - first);
                    const auto part = [first, length](std::vector<float>& values, std::size_t width) {
                        return std::span(values).subspan(static_cast<std::size_t>(first) * width,
                                                         static_cast<std::size_t>(length) * width);
                    };
                    fill(split, consecutive_rows(first, length),
                         {part(to.x, x_width()), part(to.a, a_width()), part(to.y, to.y.empty() ? 0 : 1)});
                }
            } catch (...) {
                const std::lock_guard lock(failure_mutex);
                failure = std::current_exception();
            }
        };
        {
            std::vector<std::jthread> others;
            try {
                for (int i = 1; i < threads_; ++i)
                    others.emplace_back(work);
            } catch (const std::system_error&) {
                // No more threads could be started: the present ones do all the work.
            }
            work();
        }
        if (failure)
            std::rethrow_exception(failure);
    }

    std::shared_ptr<const Source> frames_;
    const TaskParts* parted_ = nullptr;                    ///< the same, where its tasks come in parts
    std::shared_ptr<const SharedObservations> shared_;     ///< the same, where its rows share observations,
    std::shared_ptr<const ProjectedSource> observations_;  ///< and those, projected
    Facts facts_;
    int threads_;
    mutable std::mutex mutex_;
    mutable std::array<std::shared_ptr<const KeptRows>, 3> kept_;  ///< by split, where prepared
};

/// Passes on what is known, with everything that is observed projected.
class ProjectedTruth final : public Truth {
public:
    ProjectedTruth(std::shared_ptr<const Truth> truth, Facts facts) : truth_(std::move(truth)), facts_(std::move(facts))
    {
    }

    const CausalGraph* graph() const override { return truth_->graph(); }
    int d_z() const override { return truth_->d_z(); }
    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        return truth_->latents(split, rows);
    }
    std::optional<Adjacency> permitted() const override { return truth_->permitted(); }
    std::vector<float> task_weights(Split split, int count) const override
    {
        return truth_->task_weights(split, count);
    }
    Uniform uniform(int count) const override
    {
        Uniform rows = truth_->uniform(count);
        rows.x = scores(rows.x);
        return rows;
    }
    std::vector<float> observe(const std::vector<float>& z) const override { return scores(truth_->observe(z)); }

private:
    std::vector<float> scores(const std::vector<float>& frames) const
    {
        const auto pixels = static_cast<std::size_t>(facts_.given().size());
        std::vector<float> result(frames.size() / pixels * static_cast<std::size_t>(facts_.d_x()));
        if (!frames.empty())
            project(*facts_.front_end, frames, result);
        return result;
    }

    std::shared_ptr<const Truth> truth_;
    Facts facts_;
};

}  // namespace

Data projected(const Data& frames, const Components& components, int threads)
{
    Data data;
    data.source = std::make_shared<const ProjectedSource>(frames.source, components, threads);
    if (frames.truth)
        data.truth = std::make_shared<const ProjectedTruth>(frames.truth, data.source->facts());
    data.remarks = frames.remarks;
    return data;
}

Data with_front_end(Experiment& experiment, Data data, int threads)
{
    if (!data.source->facts().x.is_frame())
        return data;
    std::optional<double>& wanted = experiment.own.get<FrontEndSpec>().components;
    const Components components = fitted_components(
        *data.source, wanted ? std::optional(static_cast<int>(*wanted)) : std::nullopt, sizes_of(experiment).d_z);
    wanted = components.count();
    return projected(data, components, threads);
}

}  // namespace disentangle
