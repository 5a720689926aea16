#include "core/experiment/live_keys.h"

#include "core/base/error.h"

#include <array>
#include <string_view>

namespace disentangle {

namespace {

constexpr std::array<std::string_view, 19> keys{
    "sparsity.beta_Ga",         "sparsity.beta_Gz",     "sparsity.penalty",
    "sparsity.multiplier_rate", "sparsity.mask_rate",   "sparsity.schedule_end",
    "sparsity.dual_restarts",   "sparsity.temperature", "sparsity.temperature_end",
    "sparsity.hard_masks",      "sparsity.mask_limit",  "training.rate",
    "training.muon_rate",       "training.unmix_rate",  "training.hold",
    "training.final_fraction",  "training.warm_up",     "training.evaluate_every",
    "training.checkpoint_every"};

}  // namespace

std::span<const std::string_view> live_keys()
{
    return keys;
}

std::string live_key(const std::string& key)
{
    std::string known;
    for (const std::string_view live : keys) {
        if (live == key || live.substr(live.find('.') + 1) == key)
            return std::string(live);
        known += (known.empty() ? "" : ", ") + std::string(live.substr(live.find('.') + 1));
    }
    throw InputError("", "set", "the key '" + key + "'", "one that can change while training: " + known);
}

}  // namespace disentangle
