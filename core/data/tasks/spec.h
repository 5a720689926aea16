// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/spec.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// How latents hang together: all alike, or by distance.
enum class Covariance {
    equicorrelated,  ///< rho for every pair
    decaying         ///< rho^|i - j|
};
inline constexpr std::array<std::string_view, 2> covariance_names{"equicorrelated", "decaying"};
constexpr const auto& names_of(Covariance)
{
    return covariance_names;
}

/// Which factors a task needs.
enum class SupportLaw {
    bernoulli,  ///< each with a probability, one at least
    exact,      ///< so many, all sets equally likely
    blocks,     ///< one of disjoint blocks of neighbours; breaks Assumption 7 where they have more than one
    windows,    ///< so many neighbours on a circle
    given       ///< one of a list
};
inline constexpr std::array<std::string_view, 5> support_law_names{"bernoulli", "exact", "blocks", "windows", "given"};
constexpr const auto& names_of(SupportLaw)
{
    return support_law_names;
}

/// How a task weighs the factors that it needs.
enum class WeightLaw {
    normal,   ///< N(0, 1)
    laplace,  ///< density exp(-|w|)/2
    finite    ///< one of a few fixed vectors for each support; breaks Assumption 6 where that has more than one factor
};
inline constexpr std::array<std::string_view, 3> weight_law_names{"normal", "laplace", "finite"};
constexpr const auto& names_of(WeightLaw)
{
    return weight_law_names;
}

/// How factors become observations.
enum class TaskMixing {
    network,  ///< four layers of leaky ReLUs with orthogonal weights
    linear,   ///< one matrix
    scene     ///< they move the parts of a picture
};
inline constexpr std::array<std::string_view, 3> task_mixing_names{"network", "linear", "scene"};
constexpr const auto& names_of(TaskMixing)
{
    return task_mixing_names;
}

/// A family of tasks over shared factors (Lachapelle et al. 2023, arXiv 2211.14666, Assumption 2, after its 3D Shapes
/// experiments). z ~ N(0, covariance) cut to the cube |z_i| <= cube; x = f(z), standardised, plus noise, or a frame
/// of a scene whose parts z moves, u = z / cube. A task draws a support, weights W on it and points (z, x), and shows y = W z plus noise, or a class with the logits sharpness W z.
struct TasksSpec {
    int latents = 6;  ///< m, 1 to 32
    Covariance covariance = Covariance::equicorrelated;
    double correlation = 0;      ///< rho, 0 to 1
    double cube = 1.7320508075;  ///< sqrt 3: a uniform factor has unit variance
    TaskMixing mixing = TaskMixing::network;
    std::uint64_t mixing_seed = 265542;  ///< of f, and of finite weights
    double negative_slope = 0.2;         ///< of the mixing network's leaky ReLU
    int d_x = 20;                        ///< observed dimensions, at least m
    double noise = 0.01;                 ///< standard deviation added to the standardised x
    SceneSpec scene = {};                ///< for TaskMixing::scene, which then says what d_x and noise are
    SupportLaw support = SupportLaw::bernoulli;
    double probability = 0.5;             ///< of each factor
    int size = 2;                         ///< factors in a set, block or window
    std::vector<std::uint64_t> supports;  ///< for SupportLaw::given, bit j = factor j
    WeightLaw weights = WeightLaw::normal;
    int vectors = 2;           ///< for WeightLaw::finite, for each support
    int classes = 0;           ///< 0: y is a number; else 2 or more
    double sharpness = 3;      ///< factor of the logits
    int points = 50;           ///< n, of a task
    double label_noise = 0.1;  ///< share of the signal's norm, for numbers
    bool stream = true;        ///< every step sees tasks that were never seen; else a pool of `tasks`
    int tasks = 1000;          ///< in the pool
    int rows = 200000;         ///< observations that tasks draw their training points from
    std::uint64_t seed = 1;    ///< of observations and tasks
    bool operator==(const TasksSpec&) const = default;

    /// Rows of W.
    int outputs() const { return classes == 0 ? 1 : classes; }
    /// Of one observation, before it is looked at through components.
    Shape observation() const { return mixing == TaskMixing::scene ? scene.frame() : Shape::vector(d_x); }
    /// Of the factors: z1, z2, ..., or what they move in a picture ("ball x").
    std::vector<std::string> names() const;
    /// Tasks to train on: in a stream more than any run takes.
    int training_tasks() const { return stream ? 1000000 : tasks; }
};

/// Tasks that the objective and the scores are taken on.
inline constexpr int validation_tasks = 200, test_tasks = 400;

/// Requirements between the numbers. Throws InputError ("`file`: data.d_x: found 4, expected at least ...").
void validate(const TasksSpec& spec, const std::string& file = {});

}  // namespace disentangle
