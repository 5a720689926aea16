// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/source.h"

#include "core/base/error.h"
#include "core/data/frames/frames.h"
#include "core/data/table/read.h"
#include "core/data/table/scaling.h"
#include "core/data/table/split.h"
#include "core/data/table/tasks_source.h"

#include <algorithm>
#include <array>
#include <utility>

namespace disentangle {
namespace {

/// A part of a table as float32 in row order, standardised.
struct FloatRows {
    std::vector<float> values;
    std::size_t width = 0;

    void copy(std::size_t row, std::size_t count, std::span<float> to, std::size_t place) const
    {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(row * width), count * width,
                    to.begin() + static_cast<std::ptrdiff_t>(place * count * width));
    }
};

FloatRows standardised_rows(const TableBlock& block, const TableScaling* scaling)
{
    FloatRows rows;
    rows.width = block.columns.size();
    rows.values.resize(static_cast<std::size_t>(block.rows) * rows.width);
    // Some rows at a time, so that what is written stays near.
    constexpr std::size_t together = 512;
    const auto count = static_cast<std::size_t>(block.rows);
    for (std::size_t first = 0; first < count; first += together)
        for (std::size_t c = 0; c < rows.width; ++c) {
            const double mean = scaling ? scaling->mean[c] : 0, scale = scaling ? scaling->scale[c] : 1;
            const std::vector<double>& column = *block.columns[c];
            for (std::size_t row = first; row < std::min(first + together, count); ++row)
                rows.values[row * rows.width + c] = static_cast<float>((column[row] - mean) / scale);
        }
    return rows;
}

class TableSource final : public Source {
public:
    TableSource(Facts facts, FloatRows x, FloatRows a, TableSplit split)
        : facts_(std::move(facts)), x_(std::move(x)), a_(std::move(a)), split_(std::move(split))
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return static_cast<int>(of(split).size()); }
    std::vector<std::int32_t> blocks(Split split) const override { return blocks_of(of(split), facts_.steps); }

    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        const auto steps = static_cast<std::size_t>(facts_.steps);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const TableExample& example = of(split)[static_cast<std::size_t>(rows[i])];
            x_.copy(static_cast<std::size_t>(example.row), steps, out.x, i);
            if (facts_.d_a > 0)
                a_.copy(static_cast<std::size_t>(example.action), 1, out.a, i);
        }
    }

private:
    const std::vector<TableExample>& of(Split split) const { return split_[static_cast<std::size_t>(split)]; }

    Facts facts_;
    FloatRows x_, a_;
    TableSplit split_;
};

/// The same of frames, which are read when they are asked for.
class FrameRows final : public Source {
public:
    FrameRows(Facts facts, std::shared_ptr<const Frames> x, FloatRows a, TableSplit split)
        : facts_(std::move(facts)), x_(std::move(x)), a_(std::move(a)), split_(std::move(split))
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return static_cast<int>(of(split).size()); }
    std::vector<std::int32_t> blocks(Split split) const override { return blocks_of(of(split), facts_.steps); }

    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        std::vector<std::int32_t> frames;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const TableExample& example = of(split)[static_cast<std::size_t>(rows[i])];
            for (std::int32_t step = 0; step < facts_.steps; ++step)
                frames.push_back(example.row + step);
            if (facts_.d_a > 0)
                a_.copy(static_cast<std::size_t>(example.action), 1, out.a, i);
        }
        x_->read(frames, out.x);
    }

private:
    const std::vector<TableExample>& of(Split split) const { return split_[static_cast<std::size_t>(split)]; }

    Facts facts_;
    std::shared_ptr<const Frames> x_;
    FloatRows a_;
    TableSplit split_;
};

class TableTruth final : public Truth {
public:
    TableTruth(std::optional<CausalGraph> graph, FloatRows z, int steps, TableSplit split)
        : graph_(std::move(graph)), z_(std::move(z)), steps_(static_cast<std::size_t>(steps)), split_(std::move(split))
    {
    }

    const CausalGraph* graph() const override { return graph_ ? &*graph_ : nullptr; }
    int d_z() const override { return static_cast<int>(z_.width); }

    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        std::vector<float> result(z_.width == 0 ? 0 : rows.size() * steps_ * z_.width);
        for (std::size_t i = 0; i < rows.size() && z_.width > 0; ++i)
            z_.copy(static_cast<std::size_t>(
                        split_[static_cast<std::size_t>(split)][static_cast<std::size_t>(rows[i])].row),
                    steps_, result, i);
        return result;
    }

private:
    std::optional<CausalGraph> graph_;
    FloatRows z_;
    std::size_t steps_;
    TableSplit split_;
};

std::string counted(std::size_t count, const char* noun)
{
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

/// For the run's log: what is odd, how rows were shared out, and why there are so many latents.
std::vector<std::string> remarks_on(const TableSpec& spec, const TableData& data)
{
    std::vector<std::string> remarks;
    for (const TableProblem& problem : data.problems)
        remarks.push_back(problem.sentence);
    const auto shared = [&remarks, &data](const char* what, const char* noun, auto count) {
        remarks.push_back(what + (" were shared out " + data.shared_out.words) + ": " + counted(count(0), noun) +
                          " to train on, " + std::to_string(count(1)) + " to validate and " + std::to_string(count(2)) +
                          " to test on.");
    };
    if (spec.has_tasks())
        shared("Tasks", "task", [&data](std::size_t split) { return data.tasks[split].size(); });
    else
        shared("Rows", spec.steps() > 1 ? "pair" : "row",
               [&data](std::size_t split) { return data.examples(split).size(); });
    const bool proposed = data.z.width() == 0 && !spec.graph && spec.found && spec.found->latents == spec.latents;
    if (proposed)
        remarks.push_back(counted(static_cast<std::size_t>(spec.latents), "latent") + " to learn, proposed because " +
                          spec.found->proposal + "; data.latents sets another number.");
    return remarks;
}

}  // namespace

Data make_table(const TableSpec& spec)
{
    TableData data = require_table_data(spec);
    if (spec.found) {
        // A proposal; nothing depends on it once latents are chosen.
        const TableFound now = found_in(data, {spec.found->latents, spec.found->proposal});
        if (now != *spec.found)
            throw InputError(table_path(spec, spec.x.file).string(), "",
                             "the files have other columns or rows (" +
                                 std::to_string(now.train + now.validation + now.test) +
                                 " usable) than when the experiment was made",
                             std::to_string(spec.found->train + spec.found->validation + spec.found->test) +
                                 " usable rows, or a document without data.found");
    }
    Facts facts;
    facts.d_a = data.a.width();
    facts.steps = spec.steps();
    TableScaling of_x;
    if (const Frames* frames = data.x.frames.get()) {
        facts.x = frames->size().frame;
        facts.white = frames->size().white;
        of_x.mean.assign(static_cast<std::size_t>(facts.d_x()), 0);
        of_x.scale.assign(static_cast<std::size_t>(facts.d_x()), facts.white);
    } else {
        facts.x = Shape::vector(data.x.width());
        of_x = scaling_of(data.x, data.examples(0), facts.steps);
    }
    const TableScaling of_a = scaling_of_actions(data.a, data.examples(0));
    facts.x_mean = of_x.mean;
    facts.x_scale = of_x.scale;
    facts.a_mean = of_a.mean;
    facts.a_scale = of_a.scale;
    Data made;
    made.remarks = remarks_on(spec, data);
    if (spec.has_tasks()) {
        const FloatRows no_columns;
        FloatRows x = data.x.frames ? no_columns : standardised_rows(data.x, &of_x),
                  z = standardised_rows(data.z, nullptr);
        data.x.columns.clear();  // as large again
        Data tasks = make_table_tasks(std::move(facts), std::move(x.values), std::move(z.values), data, spec);
        tasks.remarks = std::move(made.remarks);
        return tasks;
    }
    if (spec.graph || data.z.width() > 0)
        made.truth = std::make_shared<const TableTruth>(spec.graph, standardised_rows(data.z, nullptr), facts.steps,
                                                        data.shared_out.split);
    if (data.x.frames) {
        made.source =
            std::make_shared<const FrameRows>(std::move(facts), std::move(data.x.frames),
                                              standardised_rows(data.a, &of_a), std::move(data.shared_out.split));
        return made;
    }
    FloatRows x = standardised_rows(data.x, &of_x);
    data.x.columns.clear();  // as large again
    made.source = std::make_shared<const TableSource>(std::move(facts), std::move(x), standardised_rows(data.a, &of_a),
                                                      std::move(data.shared_out.split));
    return made;
}

}  // namespace disentangle
