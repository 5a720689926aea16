// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/minibatches.h"

#include "core/base/random.h"

#include <algorithm>
#include <utility>

namespace disentangle {

Minibatches::Minibatches(std::shared_ptr<const Source> source, std::uint64_t seed, int rows)
    : source_(std::move(source)),
      seed_(seed),
      rows_(std::min(rows, source_->rows(Split::train))),
      points_(source_->facts().points)
{
    const Facts& facts = source_->facts();
    const auto count = static_cast<std::size_t>(rows_);
    x_.resize(count * static_cast<std::size_t>(facts.steps * facts.d_x()));
    a_.resize(count * static_cast<std::size_t>(facts.d_a));
    y_.resize(facts.tasks > 0 ? count : 0);
    chosen_.resize(count);
    source_->prepare(Split::train);
}

void Minibatches::shuffle(std::int64_t epoch)
{
    order_ = consecutive_rows(0, source_->rows(Split::train) / points_);
    Random random(seed_, "batches", static_cast<std::uint64_t>(epoch));
    for (std::size_t i = order_.size(); i > 1; --i)
        std::swap(order_[i - 1], order_[random.below(i)]);
    epoch_ = epoch;
}

Minibatch Minibatches::at(std::int64_t number)
{
    const std::int64_t per_epoch = source_->rows(Split::train) / rows_;
    if (number / per_epoch != epoch_)
        shuffle(number / per_epoch);
    const auto first = static_cast<std::size_t>((number % per_epoch) * (rows_ / points_));
    const auto points = static_cast<std::size_t>(points_);
    for (std::size_t i = 0; i < chosen_.size(); ++i)
        chosen_[i] = order_[first + i / points] * points_ + static_cast<std::int32_t>(i % points);
    source_->fill(Split::train, chosen_, {x_, a_, y_});
    return {rows_, x_, a_, Split::train, chosen_, y_};
}

}  // namespace disentangle
