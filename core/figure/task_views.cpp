// SPDX-License-Identifier: GPL-3.0-or-later
// Predictors of held-out tasks.
#include "core/base/decimal.h"
#include "core/figure/text.h"
#include "core/figure/views.h"
#include "core/reading/tasks.h"
#include "core/experiment/variables.h"

#include <algorithm>
#include <cmath>

namespace disentangle::figure {

namespace {

constexpr Eigen::Index labelled_tasks = 8;  // one in so many

double largest_size(const TaskWeights& read)
{
    double largest = 0;
    for (const Snapshot* matrix : {&read.learned, read.truth ? &*read.truth : nullptr})
        for (const float value : matrix != nullptr ? matrix->data : std::vector<float>{})
            largest = std::max(largest, std::abs(static_cast<double>(value)));
    return largest > 0 ? largest : 1;
}

void add_weights(View& view, const Variables& variables, const TaskWeights& read)
{
    MatrixPanel panel;
    panel.scale = MatrixPanel::Scale::around_zero;
    panel.limit = largest_size(read);
    panel.square = false;
    panel.aspect = 0.35;
    panel.x_label = "held-out task";
    for (Eigen::Index t = 0; t < read.learned.cols; t += labelled_tasks)
        panel.col_ticks.emplace_back(t, static_cast<std::size_t>(t) < variables.tasks.size()
                                            ? variables.tasks[static_cast<std::size_t>(t)]
                                            : std::to_string(t + 1));
    const auto name_rows = [&panel](const std::vector<std::string>& names) {
        panel.row_ticks.clear();
        for (std::size_t i = 0; i < names.size(); ++i)
            panel.row_ticks.emplace_back(static_cast<Eigen::Index>(i), names[i]);
    };
    if (read.truth) {
        panel.id = kind::true_task_weights;
        panel.title = "True W";
        name_rows(variables.latents);
        panel.values = matrix_of(*read.truth);
        view.panels.push_back(panel);
    }
    panel.id = kind::task_weights;
    panel.title = "Learned Ŵ";
    name_rows(learned_names(read.matching.value_or(learned_order(variables.d_z()))));
    panel.values = matrix_of(read.learned);
    panel.marks = read.marks;
    view.panels.push_back(panel);
    view.key.scale = Key::Scale{"weight", -panel.limit, panel.limit, true};
    for (const auto& [mark, name] : {std::pair{Mark::missing, "needed, not used"}, {Mark::extra, "used, not needed"}})
        if (std::ranges::find(read.marks, mark) != read.marks.end())
            view.key.marks.emplace_back(mark, name);
    if (read.truth)
        view.sentence += " Above it, how the tasks weigh the true ones, which the learned ones are matched to.";
    view.sentence += " A predictor uses " + fixed_decimal(read.used, 1) + " factors on average";
    if (read.truth)
        view.sentence += ", a task needs " + fixed_decimal(read.needed, 1);
    view.sentence += '.';
}

void add_path(View& view, const LambdaPath& path)
{
    LinePanel panel;
    panel.id = kind::lambda_path;
    panel.title = "Penalty of the predictors";
    panel.x_column = "ratio";
    panel.x = {"λ over the largest useful λ", Axis::Range::log, false};
    panel.y = {"error on unseen points", Axis::Range::from_zero, false};
    Series series;
    series.name = "error";
    series.column = "error";
    for (std::size_t k = path.ratio.size(); k-- > 0;)
        series.points.push_back({path.ratio[k], path.error[k]});
    panel.series.push_back(series);
    view.panels.push_back(panel);
    panel.id = "features_along_path";
    panel.title = "Factors in use";
    panel.y = {"factors of a task", Axis::Range::from_zero, false};
    series.name = "factors";
    series.column = "used";
    series.points.clear();
    for (std::size_t k = path.ratio.size(); k-- > 0;)
        series.points.push_back({path.ratio[k], path.used[k]});
    panel.series = {series};
    view.panels.push_back(panel);
}

}  // namespace

View tasks_view(Source& source, const Moment& moment, Detail)
{
    View view{"tasks", "How predictors of held-out tasks (columns) weigh the learned factors."};
    view.flow = View::Flow::tiles;
    view.columns = 1;
    const Variables variables = variables_of(source.experiment());
    const auto read = task_weights_at(moment, variables.d_z());
    if (read)
        add_weights(view, variables, *read);
    else
        view.panels.push_back(MissingPanel{std::string(kind::task_weights), "Weights of tasks",
                                           "No predictors of tasks were recorded at this step."});
    return view;
}

View penalty_view(Source&, const Moment& moment, Detail)
{
    View view{
        "penalty",
        "What a group lasso on the learned factors makes of held-out tasks as its penalty falls: its error on points "
        "that it was not fitted to, and the factors that a task's predictor uses."};
    if (const auto path = lambda_path_at(moment))
        add_path(view, *path);
    else
        view.panels.push_back(MissingPanel{std::string(kind::lambda_path), "Penalty of the predictors",
                                           "No predictors of tasks were recorded at this step."});
    return view;
}

}  // namespace disentangle::figure
