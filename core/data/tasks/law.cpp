// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tasks/law.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr int featured_rows = 2000;  // that theory sees

std::uint64_t all_factors(int latents)
{
    return (std::uint64_t{1} << latents) - 1;
}

/// `size` neighbours on the circle from `first` on.
std::uint64_t window(int first, int size, int latents)
{
    std::uint64_t bits = 0;
    for (int k = 0; k < size; ++k)
        bits |= std::uint64_t{1} << ((first + k) % latents);
    return bits;
}

/// Block number `block` of neighbours; the last may be smaller.
std::uint64_t block_of(int block, int size, int latents)
{
    const int first = block * size;
    return window(first, std::min(size, latents - first), latents);
}

int block_count(int size, int latents)
{
    return (latents + size - 1) / size;
}

int below(Random& random, int n)
{
    return static_cast<int>(random.below(static_cast<std::uint64_t>(n)));
}

/// The sum of two products of normal numbers: exactly Laplace, and without a logarithm.
double laplace(Random& random)
{
    const double first = random.normal() * random.normal();
    return first + random.normal() * random.normal();
}

}  // namespace

std::uint64_t TaskLaw::support(Random& random) const
{
    const int m = spec_.latents, size = spec_.size;
    std::uint64_t bits = 0;
    switch (spec_.support) {
    case SupportLaw::bernoulli:
        while (bits == 0)
            for (int j = 0; j < m; ++j)
                bits |= std::uint64_t{random.uniform() < spec_.probability} << j;
        return bits;
    case SupportLaw::exact:
        for (int left = size; left > 0;) {
            const std::uint64_t bit = std::uint64_t{1} << below(random, m);
            left -= (bits & bit) == 0 ? 1 : 0;
            bits |= bit;
        }
        return bits;
    case SupportLaw::blocks: return block_of(below(random, block_count(size, m)), size, m);
    case SupportLaw::windows: return window(below(random, m), size, m);
    case SupportLaw::given: break;
    }
    return spec_.supports[random.below(spec_.supports.size())];
}

Eigen::MatrixXd TaskLaw::weights(std::uint64_t support, Random& random) const
{
    Eigen::MatrixXd W = Eigen::MatrixXd::Zero(spec_.outputs(), spec_.latents);
    const auto fill = [&](Random& from) {
        for_each_bit(support, [&](int j) {
            for (int c = 0; c < spec_.outputs(); ++c)
                W(c, j) = spec_.weights == WeightLaw::laplace ? laplace(from) : from.normal();
        });
    };
    if (spec_.weights != WeightLaw::finite) {
        fill(random);
        return W;
    }
    // A support's vectors are streams of their own, so that no table of them is needed.
    Random fixed(spec_.mixing_seed, "finite weights " + std::to_string(below(random, spec_.vectors)), support);
    fill(fixed);
    return W;
}

std::vector<std::uint64_t> TaskLaw::supports() const
{
    const int m = spec_.latents;
    std::vector<std::uint64_t> all;
    switch (spec_.support) {
    case SupportLaw::bernoulli:
        if (spec_.probability >= 1)
            return {all_factors(m)};
        for (int j = 0; j < m; ++j)
            all.push_back(std::uint64_t{1} << j);
        return all;
    case SupportLaw::exact:
    case SupportLaw::windows:
        for (int first = 0; first < (spec_.size == m ? 1 : m); ++first)
            all.push_back(window(first, spec_.size, m));
        return all;
    case SupportLaw::blocks:
        for (int block = 0; block < block_count(spec_.size, m); ++block)
            all.push_back(block_of(block, spec_.size, m));
        return all;
    case SupportLaw::given: break;
    }
    return spec_.supports;
}

LatentLaw::LatentLaw(const TasksSpec& spec)
    : latents_(spec.latents),
      covariance_(spec.covariance),
      cube_(spec.cube),
      correlation_(spec.correlation),
      shared_(std::sqrt(spec.correlation)),
      own_(spec.covariance == Covariance::decaying ? std::sqrt(1 - spec.correlation * spec.correlation)
                                                   : std::sqrt(1 - spec.correlation))
{
}

/// False as soon as one number is outside of the cube.
bool LatentLaw::try_draw(Random& random, double* z) const
{
    const bool decaying = covariance_ == Covariance::decaying;
    const double common = decaying ? 0 : shared_ * random.normal();
    for (int i = 0; i < latents_; ++i) {
        const double from = decaying ? (i > 0 ? correlation_ * z[i - 1] : 0) : common;
        z[i] = from + (decaying && i == 0 ? 1.0 : own_) * random.normal();
        if (std::abs(z[i]) > cube_)
            return false;
    }
    return true;
}

void LatentLaw::draw(Random& random, double* z) const
{
    if (correlation_ > 0) {
        while (!try_draw(random, z)) {
        }
        return;
    }
    // Independent latents are cut one by one: the cube of many would reject nearly all.
    for (int i = 0; i < latents_; ++i)
        do
            z[i] = random.normal();
        while (std::abs(z[i]) > cube_);
}

TaskFamily task_family(const TasksSpec& spec)
{
    const TaskLaw law(spec);
    TaskFamily family;
    family.factors = spec.names();
    family.classes = spec.classes;
    family.supports = law.supports();
    family.support = [law](Random& random) { return law.support(random); };
    family.weights = [law](std::uint64_t support, Random& random) { return law.weights(support, random); };
    const LatentLaw latents(spec);
    Random random(spec.seed, "features");
    family.features.resize(featured_rows, spec.latents);
    std::vector<double> z(static_cast<std::size_t>(spec.latents));
    for (Eigen::Index row = 0; row < featured_rows; ++row) {
        latents.draw(random, z.data());
        for (int i = 0; i < spec.latents; ++i)
            family.features(row, i) = z[static_cast<std::size_t>(i)];
    }
    return family;
}

}  // namespace disentangle
