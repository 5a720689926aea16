#include "core/learn/live_keys.h"

#include "core/base/error.h"

#include <array>
#include <string_view>

namespace disentangle {

namespace {

/// Keys that steer a run without changing a size or what came before.
constexpr std::array live_keys{"sparsity.beta_Ga",    "sparsity.beta_Gz",     "sparsity.penalty",
                               "sparsity.multiplier_rate", "sparsity.mask_rate", "sparsity.schedule_end",
                               "sparsity.dual_restarts",   "sparsity.temperature", "sparsity.mask_limit",
                               "training.rate",       "training.muon_rate",   "training.unmix_rate",
                               "training.hold",       "training.final_fraction", "training.warm_up",
                               "training.evaluate_every", "training.checkpoint_every"};

}  // namespace

std::string live_key(const std::string& key)
{
    std::string known;
    for (const std::string_view live : live_keys) {
        if (live == key || live.substr(live.find('.') + 1) == key)
            return std::string(live);
        known += (known.empty() ? "" : ", ") + std::string(live.substr(live.find('.') + 1));
    }
    throw InputError("", "set", "the key '" + key + "'", "one that can change while training: " + known);
}

}  // namespace disentangle
