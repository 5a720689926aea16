// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/studies.h"

#include "core/base/error.h"
#include "core/base/place.h"
#include "core/experiment/kinds.h"
#include "core/graph/random_graph.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace disentangle {

namespace {

constexpr const char* paper_source = "Lachapelle et al. 2024, arXiv 2401.04890";

/// Mean scores of the paper's own method in one of its worlds, from the released logs (5 seeds; standard errors are known
/// of the block worlds alone, with a penalty, and not of these).
struct PaperWorld {
    const char* name;
    bool time;
    int edges;
    double free_mcc, free_r_con, free_shd;            ///< without a constraint
    double bound, bound_mcc, bound_r_con, bound_shd;  ///< the bound on edges that comes closest to the truth
};
constexpr std::array paper_worlds{
    PaperWorld{"ActionDiag", false, 10, .61, .61, 90, 10, .999, .999, 0},
    PaperWorld{"ActionNonDiag", false, 20, .76, .76, 80, 20, .998, .998, .4},
    PaperWorld{"TimeDiag", true, 10, .58, .58, 90, 10, .96, .96, 0},
    PaperWorld{"TimeNonDiag", true, 55, .61, .61, 45, 50, .825, .825, 14.8},
    PaperWorld{"ActionBlockDiag", false, 10, .67, .81, 40, 10, .85, .99, .8},
    PaperWorld{"ActionBlockNonDiag", false, 12, .68, .82, 38, 15, .82, .99, 3.4},
    PaperWorld{"TimeBlockDiag", true, 20, .61, .70, 80, 20, .84, .99, 1.2},
    PaperWorld{"TimeBlockNonDiag", true, 32, .68, .78, 68, 30, .85, .99, 9.2},
};

PublishedScores without_constraint(const PaperWorld& world)
{
    return {{world.free_mcc, {}}, {world.free_r_con, {}}, {world.free_shd, {}}};
}

PublishedScores with_bound(const PaperWorld& world)
{
    return {{world.bound_mcc, {}}, {world.bound_r_con, {}}, {world.bound_shd, {}}};
}

Study bounds_study()
{
    Study study{"bounds",
                "Scores against the bound on edges",
                std::string(paper_source) + ", synthetic experiments",
                "bound on edges",
                StudyForm::curves,
                true,
                false,
                {}};
    for (const PaperWorld& world : paper_worlds) {
        const char* key = world.time ? "sparsity.beta_Gz" : "sparsity.beta_Ga";
        // Of ten latents, and as many actions, or five in the worlds of blocks.
        const int possible =
            world.time || std::string_view(world.name).find("Block") == std::string_view::npos ? 100 : 50;
        std::vector<double> bounds{world.bound};
        for (const double factor : {.5, .75, 1.0, 1.5, 2.0, 3.0, 5.0})
            if (const double bound = std::round(factor * world.edges); bound <= possible)
                bounds.push_back(bound);
        std::ranges::sort(bounds);
        bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
        for (const double bound : bounds)
            study.points.push_back({world.name,
                                    "bounded",
                                    number_in_words(bound),
                                    bound,
                                    world.name,
                                    "recipe",
                                    {std::string(key) + "=" + number_in_words(bound)},
                                    false,
                                    bound == world.bound ? with_bound(world) : PublishedScores{}});
    }
    return study;
}

Study worlds_study()
{
    Study study{"worlds",
                "The eight worlds",
                std::string(paper_source) + ", synthetic experiments",
                "",
                StudyForm::bars,
                false,
                false,
                {}};
    for (const PaperWorld& world : paper_worlds) {
        study.points.push_back({world.name, "graph unknown", "", {}, world.name, "auto", {}, false, with_bound(world)});
        study.points.push_back({world.name, "edges known", "", {}, world.name, "recipe", {}, false, with_bound(world)});
        study.points.push_back({world.name,
                                "no sparsity",
                                "",
                                {},
                                world.name,
                                "recipe",
                                {"sparsity.search=frozen"},
                                false,
                                without_constraint(world)});
    }
    study.draws_graphs = true;
    return study;
}

/// Scores of the baselines as released, mean and standard error over five seeds, chosen by UDR where there is a grid.
struct PaperBaseline {
    const char* world;
    const char* kind;
    double mcc, mcc_error, r_con, r_con_error;  ///< an error of 0 is not known
};
constexpr std::array paper_baselines{
    PaperBaseline{"ActionBlockDiag", "random", .405, .012, .469, .013},
    PaperBaseline{"ActionBlockDiag", "beta_tcvae", .497, .011, .620, .009},
    PaperBaseline{"ActionBlockDiag", "ivae", .593, .008, .693, .008},
    PaperBaseline{"ActionBlockDiag", "mechanism_sparsity", .878, .017, .984, .008},
    PaperBaseline{"ActionBlockDiag", "supervised", .999, 0, .999, 0},
    PaperBaseline{"ActionBlockNonDiag", "random", .397, .014, .476, .016},
    PaperBaseline{"ActionBlockNonDiag", "beta_tcvae", .534, .009, .733, .010},
    PaperBaseline{"ActionBlockNonDiag", "ivae", .614, .022, .712, .020},
    PaperBaseline{"ActionBlockNonDiag", "mechanism_sparsity", .834, .014, .993, .001},
    PaperBaseline{"ActionBlockNonDiag", "supervised", .999, 0, .999, 0},
    PaperBaseline{"TimeBlockDiag", "random", .362, .020, .401, .021},
    PaperBaseline{"TimeBlockDiag", "beta_tcvae", .500, .017, .550, .019},
    PaperBaseline{"TimeBlockDiag", "slow_vae", .539, .006, .587, .006},
    PaperBaseline{"TimeBlockDiag", "pcl", .741, .023, .865, .016},
    PaperBaseline{"TimeBlockDiag", "mechanism_sparsity", .871, .008, .992, .003},
    PaperBaseline{"TimeBlockDiag", "supervised", .999, 0, .999, 0},
    PaperBaseline{"TimeBlockNonDiag", "random", .362, .021, .413, .021},
    PaperBaseline{"TimeBlockNonDiag", "beta_tcvae", .503, .010, .577, .011},
    PaperBaseline{"TimeBlockNonDiag", "slow_vae", .596, .009, .750, .008},
    PaperBaseline{"TimeBlockNonDiag", "pcl", .660, .022, .807, .020},
    PaperBaseline{"TimeBlockNonDiag", "mechanism_sparsity", .832, .012, .968, .006},
    PaperBaseline{"TimeBlockNonDiag", "supervised", .999, 0, .999, 0},
};

std::string method_name(std::string_view kind)
{
    for (const auto& [known, name] : {std::pair<std::string_view, const char*>{"mechanism_sparsity", "sparsity"},
                                      {"beta_tcvae", "TCVAE"},
                                      {"ivae", "iVAE"},
                                      {"slow_vae", "SlowVAE"},
                                      {"pcl", "PCL"}})
        if (kind == known)
            return name;
    return std::string(kind);
}

Study baselines_study()
{
    const auto known = [](double error) { return error > 0 ? std::optional(error) : std::nullopt; };
    Study study{
        "baselines", "Other methods", std::string(paper_source) + ", baselines", "", StudyForm::bars, false, false, {}};
    for (const PaperBaseline& baseline : paper_baselines)
        study.points.push_back(
            {baseline.world,
             method_name(baseline.kind),
             "",
             {},
             baseline.world,
             "auto",
             {std::string("estimator.kind=") + baseline.kind},
             false,
             {{baseline.mcc, known(baseline.mcc_error)}, {baseline.r_con, known(baseline.r_con_error)}, {}}});
    return study;
}

Study random_graphs_study()
{
    Study study{"random-graphs",
                "Random graphs by density",
                std::string(paper_source) + ", random graphs",
                "probability of an edge",
                StudyForm::curves,
                false,
                false,
                {}};
    for (const bool time : {false, true})
        for (const bool sparse : {true, false})
            for (const char* density : {"0.1", "0.2", "0.4", "0.6", "0.9"})
                study.points.push_back(
                    {time ? "time" : "actions",
                     sparse ? "edges known" : "no sparsity",
                     density,
                     std::stod(density),
                     std::string(random_graph_prefix) + "latents=10," + (time ? "time" : "actions=10") +
                         ",density=" + density,
                     "recipe",
                     sparse ? std::vector<std::string>{} : std::vector<std::string>{"sparsity.search=frozen"},
                     true,
                     {}});
    return study;
}

Study violations_study()
{
    struct Violation {
        const char* panel;
        const char* world;
        const char* change;
        double free_mcc, bound_mcc;
    };
    Study study{"violations",
                "Where assumptions fail",
                std::string(paper_source) + ", violations",
                "",
                StudyForm::bars,
                false,
                false,
                {}};
    for (const Violation& violation :
         {Violation{"ActionNonDiag moving variance", "ActionNonDiag", "world.mechanism.variance=history", .70, .98},
          Violation{"ActionNonDiag linear", "ActionNonDiag", "world.mechanism.kind=linear", .62, .86},
          Violation{"TimeNonDiag moving variance", "TimeNonDiag", "world.mechanism.variance=history", .62, .74},
          Violation{"TimeNonDiag linear", "TimeNonDiag", "world.mechanism.kind=linear", .62, .63}}) {
        study.points.push_back({violation.panel,
                                "edges known",
                                "",
                                {},
                                violation.world,
                                "recipe",
                                {violation.change},
                                false,
                                {{violation.bound_mcc, {}}, {}, {}}});
        study.points.push_back({violation.panel,
                                "no sparsity",
                                "",
                                {},
                                violation.world,
                                "recipe",
                                {violation.change, "sparsity.search=frozen"},
                                false,
                                {{violation.free_mcc, {}}, {}, {}}});
    }
    return study;
}

/// A dial of the lab (docs/lab.md), and where it is turned to; the first of these is where nothing is broken.
struct Dial {
    const char* panel;
    const char* key;
    std::vector<const char*> values;
    bool even;  ///< places on the axis are even: values grow by factors
};

Study lab_study()
{
    Study study{
        "lab", "Where the assumptions break", "docs/lab.md", "value of the dial", StudyForm::curves, false, true, {}};
    // Three latents, each action on two of them: the smallest world in which influence has to vary in two directions.
    for (const Dial& dial :
         {Dial{"influence", "world.violations.influence", {"0", "0.5", "0.9", "0.99", "1"}, true},
          Dial{"noise correlation", "world.violations.noise_correlation", {"0", "0.25", "0.5", "0.75", "0.95"}, false},
          Dial{"hidden actions", "world.violations.hidden_actions", {"0", "0.05", "0.2", "0.5", "1"}, true},
          Dial{"folded latents", "world.violations.fold", {"0", "1", "2", "3"}, false},
          Dial{"latent variance", "world.mechanism.latent_variance", {"0.0001", "0.001", "0.01", "0.1", "1"}, true},
          Dial{"noise", "world.noise", {"0", "0.01", "0.1", "0.3", "1"}, true},
          Dial{"rows", "world.rows.train", {"100000", "10000", "3000", "1000"}, true}})
        for (std::size_t place = 0; place < dial.values.size(); ++place)
            study.points.push_back({dial.panel,
                                    "graph unknown",
                                    dial.values[place],
                                    dial.even ? static_cast<double>(place) : std::stod(dial.values[place]),
                                    "Example4",
                                    "auto",
                                    {std::string(dial.key) + "=" + dial.values[place]},
                                    false,
                                    {}});
    return study;
}

constexpr const char* tasks_source = "Lachapelle et al. 2023, arXiv 2211.14666; docs/tasks.md";

/// A method of sparse multi-task learning as these studies train it: two stages for as long as the default's first three
/// stretches, the others by their defaults.
struct TaskMethod {
    const char* name;
    const char* series;
};
constexpr TaskMethod two_stages{"two_stage", "two stages"}, joint_lasso{"joint", "joint"},
    bilevel_lasso{"bilevel", "bilevel"}, features_ica{"ridge_ica", "ICA of features"};

StudyPoint task_point(const std::string& panel, const TaskMethod& method, const std::string& label,
                      std::optional<double> x, std::vector<std::string> changes)
{
    changes.push_back(std::string("estimator.method=") + method.name);
    if (method.name == std::string_view("two_stage"))
        changes.emplace_back("training.steps=6400");
    return {panel, method.series, label, x, "Tasks6", "auto", std::move(changes), false, {}};
}

Study of_tasks(std::string name, std::string title, std::string x_label, StudyForm form)
{
    Study study{std::move(name), std::move(title), tasks_source, std::move(x_label), form, false, false, {}};
    study.of_tasks = true;
    return study;
}

/// Over the values of one key, places on the axis even.
void add_task_curve(Study& study, const std::string& panel, const TaskMethod& method, const std::string& key,
                    const std::vector<std::string>& values, const std::vector<std::string>& also = {})
{
    for (std::size_t place = 0; place < values.size(); ++place) {
        std::vector<std::string> changes = also;
        changes.push_back(key + "=" + values[place]);
        study.points.push_back(
            task_point(panel, method, values[place], static_cast<double>(place), std::move(changes)));
    }
}

Study penalty_study()
{
    Study study = of_tasks("tasks-penalty", "Tasks: penalty of the predictors", "lambda over the largest useful one",
                           StudyForm::curves);
    for (const char* correlation : {"0", "0.9"})
        for (const TaskMethod& method : {joint_lasso, bilevel_lasso})
            add_task_curve(study, std::string("correlation ") + correlation, method, "estimator.ratio",
                           {"0.003", "0.01", "0.03", "0.1", "0.3"}, {std::string("data.correlation=") + correlation});
    return study;
}

Study correlation_study()
{
    Study study =
        of_tasks("tasks-correlation", "Tasks: correlated factors", "correlation of factors", StudyForm::curves);
    for (const TaskMethod& method : {two_stages, joint_lasso, features_ica})
        add_task_curve(study, "Tasks6", method, "data.correlation", {"0", "0.5", "0.9", "0.95", "0.99"});
    return study;
}

Study label_noise_study()
{
    Study study =
        of_tasks("tasks-noise", "Tasks: noise of the targets", "noise over the signal's norm", StudyForm::curves);
    for (const TaskMethod& method : {two_stages, joint_lasso})
        add_task_curve(study, "Tasks6", method, "data.label_noise", {"0", "0.1", "0.3", "1", "3"});
    return study;
}

/// Worlds of tasks where Assumption 6 or 7 fails, or tasks are not sparse.
Study task_laws_study()
{
    Study study = of_tasks("tasks-assumptions", "Tasks: assumptions met and broken", "", StudyForm::bars);
    const std::vector<std::pair<const char*, std::vector<std::string>>> laws{
        {"all hold", {}},
        {"blocks of 2 (A7)", {"data.support.law=blocks", "data.support.size=2"}},
        {"blocks of 3 (A7)", {"data.support.law=blocks", "data.support.size=3"}},
        {"2 vectors (A6)",
         {"data.support.law=windows", "data.support.size=2", "data.weights.law=finite", "data.weights.vectors=2"}},
        {"3 vectors (A6)",
         {"data.support.law=windows", "data.support.size=3", "data.weights.law=finite", "data.weights.vectors=3"}},
        {"dense, normal", {"data.support.probability=1"}},
        {"dense, Laplace", {"data.support.probability=1", "data.weights.law=laplace"}},
    };
    for (const auto& [law, changes] : laws)
        for (const TaskMethod& method : {two_stages, joint_lasso, features_ica})
            study.points.push_back(task_point(law, method, "", {}, changes));
    return study;
}

/// The document of a point, its defaults not yet filled in.
nlohmann::json document_of(const StudyPoint& point, std::uint64_t seed, std::span<const std::string> changes)
{
    // Seeds of graphs count from 1.
    const std::string preset = point.graph_by_seed ? point.preset + ",seed=" + std::to_string(seed + 1) : point.preset;
    std::vector<std::string> all = point.changes;
    all.insert(all.end(), changes.begin(), changes.end());
    return with_overrides(preset_document(preset, point.settings), all);
}

std::vector<std::string> words_of(const StudyPoint& point, const Study& study)
{
    std::vector<std::string> words{point.panel, point.series};
    if (!study.x_label.empty())
        words.push_back(point.label);
    return words;
}

[[noreturn]] void throw_unknown(std::string_view name, const std::vector<std::string>& known)
{
    std::string listed;
    for (const std::string& one : known)
        listed += (listed.empty() ? "" : ", ") + one;
    const std::string closest = closest_name(name, known);
    throw InputError("", "", "found " + in_quotes(name) + (closest.empty() ? "" : ", did you mean '" + closest + "'?"),
                     "one of " + listed);
}

}  // namespace

std::span<const Study> studies()
{
    static const std::vector<Study> all{worlds_study(),      bounds_study(),   baselines_study(), random_graphs_study(),
                                        violations_study(),  lab_study(),      penalty_study(),   correlation_study(),
                                        label_noise_study(), task_laws_study()};
    return all;
}

Study study_named(std::string_view name)
{
    const std::size_t colon = name.find(':');
    std::vector<std::string> names;
    for (const Study& study : studies())
        names.push_back(study.name);
    const auto found = std::ranges::find(names, name.substr(0, colon));
    if (found == names.end())
        throw_unknown(name.substr(0, colon), names);
    Study study = studies()[static_cast<std::size_t>(found - names.begin())];
    if (colon == std::string_view::npos)
        return study;
    const std::string panel(name.substr(colon + 1));
    std::vector<std::string> panels;
    for (const StudyPoint& point : study.points)
        if (std::ranges::find(panels, point.panel) == panels.end())
            panels.push_back(point.panel);
    if (std::ranges::find(panels, panel) == panels.end())
        throw_unknown(panel, panels);
    std::erase_if(study.points, [&](const StudyPoint& point) { return point.panel != panel; });
    study.name += "-" + panel;
    std::ranges::replace(study.name, ' ', '_');
    return study;
}

Study quick(Study study)
{
    constexpr int share = 8, least = 200;
    std::vector<StudyPoint> points;
    std::size_t place = 0;
    for (const StudyPoint& point : study.points) {
        place = !points.empty() && points.back().panel == point.panel && points.back().series == point.series
                    ? place + 1
                    : 0;
        if (study.form == StudyForm::bars || point.published.mcc.mean || place % 2 == 0)
            points.push_back(point);
    }
    study.points = std::move(points);
    for (StudyPoint& point : study.points) {
        const Experiment whole = experiment_from_json(document_of(point, 0, {}), point.preset);
        point.changes.push_back("training.steps=" + std::to_string(std::max(least, whole.training.steps / share)));
        point.published = {};
    }
    return study;
}

std::vector<std::string> keys_of(const Study& study)
{
    std::vector<std::string> keys{"world", "method"};
    if (!study.x_label.empty())
        keys.push_back(study.x_label);
    return keys;
}

std::vector<SweepRun> runs_of(const Study& study, std::span<const std::uint64_t> seeds,
                              std::span<const std::string> changes)
{
    std::vector<SweepRun> runs;
    for (std::size_t cell = 0; cell < study.points.size(); ++cell) {
        const StudyPoint& point = study.points[cell];
        const std::vector<std::string> values = words_of(point, study);
        std::string stem;
        for (const std::string& word : values)
            stem += (stem.empty() ? "" : "-") + file_name_for(word, "none");
        std::ranges::replace(stem, ' ', '_');
        for (const std::uint64_t seed : seeds) {
            Experiment experiment = experiment_from_json(document_of(point, seed, changes), study.name + ", " + stem);
            experiment.seed = seed;
            runs.push_back({stem + "-seed" + std::to_string(seed), cell, values, seed, std::move(experiment)});
        }
    }
    return runs;
}

}  // namespace disentangle
