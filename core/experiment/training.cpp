// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/kinds.h"

namespace disentangle {

ParameterTable training_table()
{
    using enum Parameter::Live;
    return {
        entry("training.steps", "Steps", DISENTANGLE_AT(training.steps), {1, largest_count}, "steps",
              "Length of the run. Schedules are fractions of it, so a longer run is also a slower one.",
              source::recipe),
        entry("training.batch", "Batch", DISENTANGLE_AT(training.batch), {1, 1000000}, "rows", "Rows per step.",
              source::recipe),
        entry(
            "training.optimiser", "Optimiser", DISENTANGLE_AT(training.optimiser), any_value, "",
            "Muon on the hidden matrices and Adam elsewhere, or Adam everywhere. Up to three latents Adam keeps better what "
            "the likelihood hardly says.",
            source::recipe),
        entry("training.rate", "Rate", DISENTANGLE_AT(training.rate), above(0, 10), "per step",
              "Learning rate of Adam at its height.", source::recipe)
            .live(often),
        entry("training.muon_rate", "Muon rate", DISENTANGLE_AT(training.muon_rate), above(0, 10), "per step",
              "Learning rate of Muon at its height.", source::recipe)
            .live(often)
            .acts_when([](const Experiment& e) { return e.training.optimiser == OptimiserKind::muon; },
                       "training.optimiser is muon"),
        entry("training.unmix_rate", "Unmix rate", DISENTANGLE_AT(training.unmix_rate), {0, 10}, "per step",
              "Relative-gradient step of the unmixing matrix at its height. The recipe takes 0.01, or 0.02 when there "
              "is time.",
              source::recipe)
            .live(often)
            .acts_when([](const Experiment& e) { return e.estimator.unmix; }, "estimator.unmix is on"),
        entry("training.warm_up", "Warm up", DISENTANGLE_AT(training.warm_up), {0, largest_count}, "steps",
              "Steps over which the learning rates rise from 0.", source::recipe)
            .live(seldom),
        entry("training.hold", "Hold", DISENTANGLE_AT(training.hold), fraction, "fraction of the run",
              "When the learning rates start to fall, along a cosine.", source::recipe)
            .live(seldom)
            .acts_when(
                [](const Experiment& e) {
                    return e.sparsity.search != GraphSearch::rotate || e.training.refine_factor > 0;
                },
                "sparsity.search is not rotate, or training.refine_factor is above 0"),
        entry("training.refine_factor", "Refine factor", DISENTANGLE_AT(training.refine_factor), {0, 10}, "",
              "Factor of the learning rates once the rotation has given the graph. At 0 the encoder then stays as it "
              "is, and decoder and transition networks alone learn on.",
              source::rotation)
            .acts_when([](const Experiment& e) { return e.sparsity.search == GraphSearch::rotate; },
                       "sparsity.search is rotate"),
        entry("training.final_fraction", "Final fraction", DISENTANGLE_AT(training.final_fraction), fraction,
              "fraction of the height", "What the learning rates have fallen to at the end.", source::recipe)
            .live(seldom),
        entry("training.evaluate_every", "Evaluate every", DISENTANGLE_AT(training.evaluate_every), {1, largest_count},
              "steps", "Steps between evaluations; every one adds a point to each curve.", source::program)
            .live(seldom),
        entry("training.evaluation_rows", "Evaluation rows", DISENTANGLE_AT(training.evaluation_rows),
              {1, largest_count}, "rows",
              "Rows of the test split that an evaluation uses. Default 20000, or all when there are fewer.",
              source::recipe),
        entry("training.checkpoint_every", "Checkpoint every", DISENTANGLE_AT(training.checkpoint_every),
              {1, largest_count}, "steps", "Steps between checkpoints, from which an interrupted run goes on.",
              source::program)
            .live(seldom),
    };
}

}  // namespace disentangle
