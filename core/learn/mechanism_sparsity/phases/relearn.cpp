// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"

namespace disentangle {
namespace {

class Relearn final : public Learning {
public:
    Relearn() : Learning({.shared_transition = true, .moves_latents = false}) {}
    std::string_view name() const override { return "relearn"; }
};

}  // namespace

std::unique_ptr<Phase> make_relearn()
{
    return std::make_unique<Relearn>();
}

}  // namespace disentangle
