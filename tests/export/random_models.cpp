// SPDX-License-Identifier: GPL-3.0-or-later
// Writes models with random sizes, modes and parameters into folders, each as a TorchScript module and as arrays, with
// inputs and with what the fused backend makes of them. export_test.py compares.
//   random_models FOLDER COUNT numpy|torch: without the TorchScript modules, which take LibTorch, or with them
#include "core/base/file.h"
#include "core/base/table.h"
#include "core/learn/network/learned_model.h"
#include "core/learn/rows.h"
#include "tests/core/learn/random_estimator.h"

#include <Eigen/LU>
#include <filesystem>

using namespace disentangle;

namespace {

constexpr int rows = 5;

std::vector<float> normals(int count, Random& random)
{
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values)
        value = static_cast<float>(random.normal());
    return values;
}

/// Settled latents, and in every other model latents that are shown in other coordinates than the parameters'.
LearnedModel random_model(std::uint64_t seed)
{
    const RandomEstimator estimator = random_estimator(seed);
    const Dimensions& dim = estimator.layout.dimensions();
    Random random(seed, "random model");
    LearnedModel model{estimator.layout,
                       {estimator.parameters.begin(), estimator.parameters.end()},
                       2 * Eigen::MatrixXd::Identity(dim.d_z, dim.d_z),
                       {estimator.mask.begin(), estimator.mask.end()},
                       {estimator.mask.rbegin(), estimator.mask.rend()},
                       estimator.shared,
                       normals(dim.d_x, random),
                       std::vector<float>(static_cast<std::size_t>(dim.d_x), 1.5F)};
    if (seed % 2 == 0)
        model.coordinates /= 2;
    else
        model.coordinates += to_matrix(normals(dim.d_z * dim.d_z, random), dim.d_z) / (3 * dim.d_z);
    return model;
}

void write(const std::filesystem::path& file, const std::vector<float>& values, int width)
{
    write_file_atomically(file, format_npy(values.data(), {rows, static_cast<std::size_t>(width)}));
}

void write_model(const std::filesystem::path& folder, std::uint64_t seed, bool torchscript)
{
    const LearnedModel model = random_model(seed);
    const Dimensions& dim = model.layout.dimensions();
    std::vector<std::string> actions;
    for (int l = 0; l < dim.d_a; ++l)
        actions.push_back("action " + std::to_string(l));
    std::filesystem::create_directories(folder);
    write_file_atomically(folder / "weights.npz", format_weights_npz(model));
    if (torchscript)
        write_file_atomically(folder / "model.pt", format_torchscript(model, {7, "{\"seed\": 3}", actions}));

    Random random(seed, "inputs");
    const std::vector<float> x = normals(rows * dim.d_x, random), z = normals(rows * dim.d_z, random);
    write(folder / "x.npy", x, dim.d_x);
    write(folder / "z.npy", z, dim.d_z);
    if (dim.d_a > 0)
        write(folder / "a.npy", normals(rows * dim.d_a, random), dim.d_a);

    const auto standardised = [&](std::vector<float> values, bool back) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t k = i % model.x_mean.size();
            values[i] = back ? values[i] * model.x_scale[k] + model.x_mean[k]
                             : (values[i] - model.x_mean[k]) / model.x_scale[k];
        }
        return values;
    };
    const auto backend = make_fused<float>(model.layout, 1);
    std::vector<float> own(z.size()), decoded(x.size());
    backend->encode(model.parameters, standardised(x, false).data(), rows, own.data());
    write(folder / "encoded.npy", to_rows(to_matrix(own, dim.d_z) * model.coordinates.transpose()), dim.d_z);
    own = to_rows(to_matrix(z, dim.d_z) * model.coordinates.inverse().transpose());
    backend->decode(model.parameters, own.data(), rows, decoded.data());
    write(folder / "decoded.npy", standardised(decoded, true), dim.d_x);
}

}  // namespace

int main(int, char** arguments)
{
    const std::filesystem::path folder = arguments[1];
    const auto count = static_cast<std::uint64_t>(std::stoi(arguments[2]));
    for (std::uint64_t seed = 0; seed < count; ++seed)
        write_model(folder / std::to_string(seed), seed, std::string(arguments[3]) == "torch");
}
