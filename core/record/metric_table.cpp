#include "core/record/metric_table.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

constexpr std::array metrics{
    MetricInfo{"mcc", "MCC", "", "Mean |correlation| of true and matched learned factors.", 3, false},
    MetricInfo{"r_con", "R_con", "", "How well the learned factors that theory permits predict each true factor.", 3,
               false},
    MetricInfo{"r", "R", "", "How well all learned factors together predict each true factor.", 3, false},
    MetricInfo{"shd", "SHD", "edges", "Edges that are wrong in the learned graph, after matching.", 0, true},
    MetricInfo{"shd_Ga", "SHD Ga", "edges", "Edges that are wrong in the learned Ga, after matching.", 0, true},
    MetricInfo{"shd_Gz", "SHD Gz", "edges", "Edges that are wrong in the learned Gz, after matching.", 0, true},
    MetricInfo{"missing_Ga", "missing Ga", "edges", "True edges of Ga that were not learned.", 0, true},
    MetricInfo{"extra_Ga", "extra Ga", "edges", "Learned edges of Ga that are not true.", 0, true},
    MetricInfo{"missing_Gz", "missing Gz", "edges", "True edges of Gz that were not learned.", 0, true},
    MetricInfo{"extra_Gz", "extra Gz", "edges", "Learned edges of Gz that are not true.", 0, true},
    MetricInfo{"edges_Ga", "edges Ga", "edges", "Edges of the learned Ga: probability above 1/2.", 0, true},
    MetricInfo{"edges_Gz", "edges Gz", "edges", "Edges of the learned Gz: probability above 1/2.", 0, true},
    MetricInfo{"loss", "loss", "nats per dimension",
               "Negative evidence lower bound per observed dimension, with the sparsity term.", 3, false},
    MetricInfo{"reconstruction", "reconstruction", "nats per dimension",
               "Minus the log-likelihood of x given z, per observed dimension.", 3, false},
    MetricInfo{"kl", "KL", "nats per dimension",
               "Divergence of the posterior from the transition, per observed dimension.", 3, false},
    MetricInfo{"mse", "squared error", "", "Mean squared error of the reconstruction, standardised.", 4, false},
    MetricInfo{"expected_edges_Ga", "E‖Ĝa‖", "edges", "Expected number of edges of the learned Ga.", 1, false},
    MetricInfo{"bound_Ga", "bound Ga", "edges", "Bound on the expected edges of Ga in force.", 1, false},
    MetricInfo{"expected_edges_Gz", "E‖Ĝz‖", "edges", "Expected number of edges of the learned Gz.", 1, false},
    MetricInfo{"bound_Gz", "bound Gz", "edges", "Bound on the expected edges of Gz in force.", 1, false},
    MetricInfo{
        "rotation_edges", "elbow", "edges",
        "Edges, of both graphs together, at which the cost of the best rotation has its elbow, or as many as a bound allows.",
        0, true},
    MetricInfo{"rotation_cost", "rotation cost", "",
               "Influence that the best rotation leaves outside its edges, as shares summed over latents.", 4, false},
    MetricInfo{"multiplier_Ga", "λ Ga", "", "Lagrange multiplier of the bound on Ga.", 3, false},
    MetricInfo{"multiplier_Gz", "λ Gz", "", "Lagrange multiplier of the bound on Gz.", 3, false},
    MetricInfo{"rate", "learning rate", "", "Step size of the optimiser.", 6, false},
    MetricInfo{"steps_per_second", "speed", "steps/s", "Optimiser steps per second of wall-clock time.", 0, false},
    MetricInfo{"seconds", "time", "s", "Wall-clock time since training began, pauses included.", 1, false},
};

}  // namespace

std::span<const MetricInfo> metric_table()
{
    return metrics;
}

const MetricInfo* metric_info(std::string_view name)
{
    const auto found =
        std::find_if(metrics.begin(), metrics.end(), [name](const MetricInfo& m) { return m.name == name; });
    return found == metrics.end() ? nullptr : &*found;
}

}  // namespace disentangle
