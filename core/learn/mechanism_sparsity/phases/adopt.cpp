// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/phases/phases.h"

#include <utility>

namespace disentangle {
namespace {

class Adopt final : public Learning {
public:
    explicit Adopt(std::unique_ptr<Phase> otherwise)
        : Learning({.moves_latents = false}), otherwise_(std::move(otherwise))
    {
    }
    std::string_view name() const override { return "adopt"; }
    Phase& acting(const State& state, const Stretch& stretch) override
    {
        return otherwise_ && state.adopted_at != stretch.first ? *otherwise_ : *this;
    }

private:
    std::unique_ptr<Phase> otherwise_;
};

}  // namespace

std::unique_ptr<Phase> make_adopt(std::unique_ptr<Phase> otherwise)
{
    return std::make_unique<Adopt>(std::move(otherwise));
}

}  // namespace disentangle
