// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/state_checkpoint.h"

#include <utility>

namespace disentangle {
namespace {

// Numbers in double go into the header, where they are exact; arrays are float32.

nlohmann::json to_json(const Eigen::MatrixXd& matrix)
{
    nlohmann::json values = nlohmann::json::array();
    for (Eigen::Index i = 0; i < matrix.rows(); ++i)
        for (Eigen::Index j = 0; j < matrix.cols(); ++j)
            values.push_back(matrix(i, j));
    return values;
}

std::optional<Eigen::MatrixXd> read_coordinates(const CheckpointReader& reader, int d_z)
{
    const auto values = reader.header.find("coordinates");
    if (values == reader.header.end())
        return std::nullopt;
    const auto size = static_cast<std::size_t>(d_z) * static_cast<std::size_t>(d_z);
    if (!values->is_array() || values->size() != size)
        throw InputError("checkpoint", "coordinates", "another number of entries", std::to_string(size));
    Eigen::MatrixXd matrix(d_z, d_z);
    for (Eigen::Index i = 0; i < d_z; ++i)
        for (Eigen::Index j = 0; j < d_z; ++j) {
            const nlohmann::json& value = (*values)[static_cast<std::size_t>(i * d_z + j)];
            if (!value.is_number())
                throw InputError("checkpoint", "coordinates", value.dump(), "numbers");
            matrix(i, j) = value;
        }
    return matrix;
}

void save_best_start(const State::BestStart& best, CheckpointWriter& writer)
{
    writer.header.update({{"best_start", best.number},
                          {"best_start_loss", best.loss},
                          {"best_start_decoder_variance", best.variances.decoder}});
    writer.add("best_start_parameters", best.parameters);
    writer.add("best_start_prior", best.variances.prior);
    writer.add("best_start_initial_mean", best.variances.initial_mean);
    writer.add("best_start_initial_variance", best.variances.initial_variance);
}

State::BestStart read_best_start(const CheckpointReader& reader, const Model& model)
{
    const VarianceState<float>& like = model.variances;
    return {reader.number<int>("best_start"),
            reader.number<double>("best_start_loss"),
            reader.array("best_start_parameters", model.layout.size()),
            {reader.number<float>("best_start_decoder_variance"), reader.array("best_start_prior", like.prior.size()),
             reader.array("best_start_initial_mean", like.initial_mean.size()),
             reader.array("best_start_initial_variance", like.initial_variance.size())}};
}

}  // namespace

void save_state(const State& state, const std::optional<Eigen::MatrixXd>& coordinates, CheckpointWriter& writer)
{
    const Optimiser::State& optimiser = state.model.optimiser.state();
    const Masks::State masks = state.masks.state();
    const VarianceState<float>& variances = state.model.variances;
    writer.header.update({{"optimiser_steps", optimiser.steps},
                          {"mask_updates", masks.updates},
                          {"multiplier_Ga", masks.multiplier_Ga},
                          {"multiplier_Gz", masks.multiplier_Gz},
                          {"decoder_variance", variances.decoder}});
    writer.add("parameters", state.model.parameters);
    writer.add("first", optimiser.first);
    writer.add("second", optimiser.second);
    writer.add("masks", masks.values);
    writer.add("prior", variances.prior);
    writer.add("initial_mean", variances.initial_mean);
    writer.add("initial_variance", variances.initial_variance);
    if (coordinates)
        writer.header["coordinates"] = to_json(*coordinates);
    if (state.best_start)
        save_best_start(*state.best_start, writer);
    if (!state.found)
        return;
    writer.header.update({{"rotation_edges", state.found->elbow},
                          {"rotation_price", state.found->price},
                          {"adopted", !state.graph.empty()},
                          {"adopted_at", state.adopted_at}});
    if (state.found_edges)
        writer.header.update({{"found_Ga", state.found_edges->Ga}, {"found_Gz", state.found_edges->Gz}});
    writer.add("rotation_graph", state.graph);
    writer.add("rotation_cost", std::vector<float>(state.found->cost.begin(), state.found->cost.end()));
}

SavedState read_state(const CheckpointReader& reader, const State& state)
{
    const Model& model = state.model;
    const Dimensions& dim = model.dimensions();
    const std::size_t size = model.layout.size();
    SavedState saved;
    saved.parameters = reader.array("parameters", size);
    saved.variances = {reader.number<float>("decoder_variance"), reader.array("prior", model.variances.prior.size()),
                       reader.array("initial_mean", model.variances.initial_mean.size()),
                       reader.array("initial_variance", model.variances.initial_variance.size())};
    saved.optimiser = {reader.array("first", size), reader.array("second", size),
                       reader.number<std::int64_t>("optimiser_steps")};
    saved.masks = {reader.array("masks", state.masks.state().values.size()), reader.number<double>("multiplier_Ga"),
                   reader.number<double>("multiplier_Gz"), reader.number<std::int64_t>("mask_updates")};
    saved.coordinates = read_coordinates(reader, dim.d_z);
    if (reader.header.contains("best_start"))
        saved.best_start = read_best_start(reader, model);
    if (!reader.header.contains("rotation_edges"))
        return saved;
    const auto entries = static_cast<std::size_t>(dim.d_z * dim.inputs());
    if (reader.flag("adopted"))
        saved.graph = reader.array("rotation_graph", entries);
    if (reader.header.contains("adopted_at"))
        saved.adopted_at = reader.number<std::int64_t>("adopted_at");
    if (reader.header.contains("found_Ga"))
        saved.found_edges = State::Edges{reader.number<double>("found_Ga"), reader.number<double>("found_Gz")};
    const std::vector<float> cost = reader.array("rotation_cost", entries + 1);
    const int elbow = reader.number<int>("rotation_edges");
    if (elbow < 0 || static_cast<std::size_t>(elbow) > entries)
        throw InputError("checkpoint", "rotation_edges", std::to_string(elbow), "0 to " + std::to_string(entries));
    saved.found = CostCurve{{cost.begin(), cost.end()}, elbow, reader.number<double>("rotation_price")};
    return saved;
}

void restore_state(SavedState saved, const Experiment& changed, std::int64_t step, std::int64_t steps, State& state)
{
    state.experiment = changed;
    state.found_edges = saved.found_edges;
    state.bound_masks();
    state.masks.set_state(saved.masks, step, steps);
    state.graph = std::move(saved.graph);
    state.best_start = std::move(saved.best_start);
    state.adopted_at = saved.adopted_at;
    state.found = std::move(saved.found);
    state.model.parameters = std::move(saved.parameters);
    state.model.variances = std::move(saved.variances);
    state.model.optimiser.set_state(std::move(saved.optimiser));
}

}  // namespace disentangle
