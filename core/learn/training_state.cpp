#include "core/base/error.h"
#include "core/learn/checkpoint.h"
#include "core/learn/trainer_impl.h"

#include <utility>

namespace disentangle {

std::string Trainer::checkpoint() const
{
    const Impl& now = *impl_;
    const Optimiser::State& optimiser = now.optimiser.state();
    const Masks::State masks = now.masks.state();
    CheckpointWriter writer;
    writer.header = {{"step", now.step},
                     {"seed", now.experiment.seed},
                     {"changes", now.changes},
                     {"optimiser_steps", optimiser.steps},
                     {"mask_updates", masks.updates},
                     {"multiplier_Ga", masks.multiplier_Ga},
                     {"multiplier_Gz", masks.multiplier_Gz},
                     {"decoder_variance", now.variances.decoder}};
    writer.add("parameters", now.parameters);
    writer.add("first", optimiser.first);
    writer.add("second", optimiser.second);
    writer.add("masks", masks.values);
    writer.add("prior", now.variances.prior);
    writer.add("initial_mean", now.variances.initial_mean);
    writer.add("initial_variance", now.variances.initial_variance);
    if (now.found) {
        writer.header["rotation_edges"] = now.found->elbow;
        writer.header["rotation_price"] = now.found->price;
        writer.header["adopted"] = !now.graph.empty();
        writer.header["adopted_at"] = now.adopted_at;
        if (now.found_bounds)
            writer.header.update({{"found_Ga", now.found_bounds->Ga}, {"found_Gz", now.found_bounds->Gz}});
        writer.add("rotation_graph", now.graph);
        writer.add("rotation_cost", std::vector<float>(now.found->cost.begin(), now.found->cost.end()));
    }
    return writer.bytes();
}

void Trainer::restore(const std::string& checkpoint)
{
    const CheckpointReader reader(checkpoint);
    Impl& now = *impl_;
    // Everything is read and checked before anything is changed.
    VarianceState<float> variances;
    variances.decoder = reader.number<float>("decoder_variance");
    variances.prior = reader.array("prior", now.variances.prior.size());
    variances.initial_mean = reader.array("initial_mean", now.variances.initial_mean.size());
    variances.initial_variance = reader.array("initial_variance", now.variances.initial_variance.size());
    Optimiser::State optimiser{reader.array("first", now.layout.size()), reader.array("second", now.layout.size()),
                               reader.number<std::int64_t>("optimiser_steps")};
    const Masks::State masks{reader.array("masks", now.masks.state().values.size()),
                             reader.number<double>("multiplier_Ga"), reader.number<double>("multiplier_Gz"),
                             reader.number<std::int64_t>("mask_updates")};
    std::vector<float> parameters = reader.array("parameters", now.layout.size());
    const auto step = reader.number<std::int64_t>("step");
    if (reader.number<std::uint64_t>("seed") != now.experiment.seed)
        throw InputError("checkpoint", "seed", std::to_string(reader.number<std::uint64_t>("seed")),
                         std::to_string(now.experiment.seed));

    std::vector<float> graph;
    std::optional<CostCurve> found;
    std::optional<Impl::Bounds> found_bounds;
    if (reader.header.contains("rotation_edges")) {
        const auto entries = static_cast<std::size_t>(now.layout.dimensions().d_z * now.layout.dimensions().inputs());
        if (reader.header.value("adopted", false))
            graph = reader.array("rotation_graph", entries);
        if (reader.header.contains("found_Ga"))
            found_bounds = Impl::Bounds{reader.number<double>("found_Ga"), reader.number<double>("found_Gz")};
        const std::vector<float> cost = reader.array("rotation_cost", entries + 1);
        found = CostCurve{
            {cost.begin(), cost.end()}, reader.number<int>("rotation_edges"), reader.number<double>("rotation_price")};
    }

    now.found_bounds = found_bounds;
    for (const auto& [key, value] : reader.header.at("changes").items()) {
        const Parameter* parameter = find_live_parameter(key);
        if (parameter == nullptr)
            throw InputError("checkpoint", "changes", in_quotes(key), "a parameter");
        now.set(*parameter, value);
    }
    now.bound_masks();
    now.graph = std::move(graph);
    now.adopted_at = reader.header.value("adopted_at", std::int64_t{0});
    now.found = std::move(found);
    now.rotate.reset();
    now.straightening.reset();
    now.shown.reset();
    now.step = step;
    now.parameters = std::move(parameters);
    now.optimiser.set_state(std::move(optimiser));
    const Stage& last = now.stages.back();
    now.masks.set_state(masks, step - last.first, last.length);
    now.variances = std::move(variances);
}

}  // namespace disentangle
