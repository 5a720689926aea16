// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/phases/phase.h"

#include <memory>

namespace disentangle {

/// Trains everything, with masks as sparsity.search says.
std::unique_ptr<Phase> make_train();

/// Trains everything without masks, briefly and from the beginning: the `number`-th (from 0) of `all` starts. The first is
/// from where the model is, the others are random. After the last one, that of least held-out loss goes on.
std::unique_ptr<Phase> make_start(int number, int all);

/// Trains the encoder alone, to tell the actions from what it encodes (actions_left), each with so many harmonics of
/// it (waves_of_actions). Requires actions and no time.
std::unique_ptr<Phase> make_predict_actions(int harmonics);

/// Trains the encoder alone, by the likelihood of its latents given the actions (encoded_loss), without losing what tells
/// the actions. Arguments and requirements are those of make_predict_actions().
std::unique_ptr<Phase> make_sharpen(int harmonics);

/// The latents stay; decoder and shared transition network, which know nothing yet, learn.
std::unique_ptr<Phase> make_decode();

/// Trains everything without masks: latents are predicted by the shared transition network.
std::unique_ptr<Phase> make_unmasked();

/// Learns nothing: searches the sparsest rotation of the latents, and in its last `comparing` steps compares graphs, where
/// there are several to choose from. Where sparsity.search is rotate a graph is adopted, unless it is the one in force
/// already; else the search gives the masks their bounds.
std::unique_ptr<Phase> make_search(int comparing);

/// Learns nothing: searches likewise, and leaves the model in the coordinates found without adopting their graph, with
/// sines of single inputs in the shared transition network that it did not find by itself.
std::unique_ptr<Phase> make_turn();

/// The latents stay; decoder and shared transition network learn on, so that a second search sees what they say now.
std::unique_ptr<Phase> make_relearn();

/// Trains everything under the graph found, on one schedule from step `first` to step `end` of the run whatever lies
/// between.
std::unique_ptr<Phase> make_refine(std::int64_t first, std::int64_t end);

/// The latents stay; decoder and the latents' own transition networks learn the graph that was just adopted. Where the
/// search before it changed nothing, there is nothing to learn anew, and `otherwise` acts (null: none).
std::unique_ptr<Phase> make_adopt(std::unique_ptr<Phase> otherwise);

/// Learns nothing: fits the quadratic correction of the latents and the transition networks under the graph.
std::unique_ptr<Phase> make_straighten();

}  // namespace disentangle
