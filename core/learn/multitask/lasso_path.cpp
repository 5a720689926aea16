// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/lasso_path.h"

#include "core/base/simd.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {
namespace {

constexpr double least_new_power = 1e-10;  // of a feature's own, beside those in use

/// sum <- sum + the columns of these numbers times their factors.
DISENTANGLE_SIMD
void add_columns(const double* __restrict matrix, Eigen::Index stride, const Eigen::Index* columns,
                 const double* factors, Eigen::Index count, double* __restrict sum, Eigen::Index size)
{
    for (Eigen::Index k = 0; k < count; ++k) {
        const double* __restrict column = matrix + columns[k] * stride;
        const double factor = factors[k];
        for (Eigen::Index i = 0; i < size; ++i)
            sum[i] += factor * column[i];
    }
}

/// matrix <- matrix + factor u u', the first `size` rows and columns.
DISENTANGLE_SIMD
void add_outer(double factor, const double* __restrict u, double* __restrict matrix, Eigen::Index stride,
               Eigen::Index size)
{
    for (Eigen::Index j = 0; j < size; ++j) {
        double* __restrict column = matrix + j * stride;
        const double scaled = factor * u[j];
        for (Eigen::Index i = 0; i < size; ++i)
            column[i] += scaled * u[i];
    }
}

/// Walks down the penalties.
class Homotopy {
public:
    explicit Homotopy(const Moments& moments)
        : G_(moments.G),
          left_(moments.C.col(0)),
          direction_(moments.G.rows()),
          slope_(moments.G.rows()),
          column_(moments.G.rows()),
          weights_(Eigen::VectorXd::Zero(moments.G.rows())),
          inverse_(moments.G.rows(), moments.G.rows()),
          state_(static_cast<std::size_t>(moments.G.rows()), State::out)
    {
        for (Eigen::Index k = 0; k < G_.rows(); ++k)
            counting_.push_back(k);
        Eigen::Index first = 0;
        penalty_ = left_.cwiseAbs().maxCoeff(&first);
        if (penalty_ > 0)
            enter(first, left_[first] > 0 ? 1 : -1);
    }

    Eigen::VectorXd at(double penalty)
    {
        while (penalty < penalty_ && !used_.empty()) {
            take_direction();
            const Event next = next_event();
            if (penalty_ - next.fall < penalty) {
                // The direction holds as far as there; the next call finds it again.
                Eigen::VectorXd result = weights_;
                for (std::size_t i = 0; i < used_.size(); ++i)
                    result[used_[i]] += (penalty_ - penalty) * direction_[static_cast<Eigen::Index>(i)];
                return result;
            }
            fall_by(next.fall);
            follow(next);
        }
        return weights_;
    }

private:
    enum class State : char { out, used, spanned };
    /// What happens when the penalty has fallen by so much: a feature enters, or the one at a place in `used_` leaves.
    struct Event {
        double fall = 0;
        Eigen::Index feature = -1;
        double sign = 0;
        std::ptrdiff_t place = -1;
    };

    /// How the weights in use change as the penalty falls by 1: G_SS^-1 of their signs; and how much of what is left of C
    /// that takes.
    void take_direction()
    {
        if (known_)
            return;
        const auto size = static_cast<Eigen::Index>(used_.size());
        direction_.head(size).setZero();
        add_columns(inverse_.data(), inverse_.rows(), counting_.data(), signs_.data(), size, direction_.data(), size);
        slope_.setZero();
        add_columns(G_.data(), G_.rows(), used_.data(), direction_.data(), size, slope_.data(), slope_.size());
        known_ = true;
    }

    Event next_event() const
    {
        Event next{penalty_};
        for (Eigen::Index j = 0; j < left_.size(); ++j) {
            if (state_[static_cast<std::size_t>(j)] != State::out || j == left_last_)
                continue;
            for (const double sign : {1.0, -1.0}) {
                const double speed = 1 - sign * slope_[j];
                const double fall = (penalty_ - sign * left_[j]) / speed;
                if (speed > 0 && fall < next.fall)
                    next = {std::max(fall, 0.0), j, sign, -1};
            }
        }
        for (std::size_t i = 0; i < used_.size(); ++i) {
            const double step = direction_[static_cast<Eigen::Index>(i)], fall = -weights_[used_[i]] / step;
            if (signs_[i] * step < 0 && used_[i] != entered_last_ && fall < next.fall)
                next = {std::max(fall, 0.0), -1, 0, static_cast<std::ptrdiff_t>(i)};
        }
        return next;
    }

    void fall_by(double fall)
    {
        penalty_ -= fall;
        for (std::size_t i = 0; i < used_.size(); ++i)
            weights_[used_[i]] += fall * direction_[static_cast<Eigen::Index>(i)];
        left_ -= fall * slope_;
    }

    void follow(const Event& event)
    {
        left_last_ = entered_last_ = -1;
        if (event.feature >= 0)
            enter(event.feature, event.sign);
        else if (event.place >= 0)
            leave(static_cast<std::size_t>(event.place));
        else
            used_.clear();  // the penalty is 0
        known_ = false;
    }

    void enter(Eigen::Index feature, double sign)
    {
        // The inverse of a matrix with one more row and column.
        const auto size = static_cast<Eigen::Index>(used_.size());
        Eigen::VectorXd row(size);
        for (Eigen::Index i = 0; i < size; ++i)
            row[i] = G_(used_[static_cast<std::size_t>(i)], feature);
        column_.head(size).setZero();
        add_columns(inverse_.data(), inverse_.rows(), counting_.data(), row.data(), size, column_.data(), size);
        const double power = G_(feature, feature) - row.dot(column_.head(size));
        if (power <= least_new_power * G_(feature, feature)) {
            state_[static_cast<std::size_t>(feature)] = State::spanned;
            return;
        }
        add_outer(1 / power, column_.data(), inverse_.data(), inverse_.rows(), size);
        inverse_.col(size).head(size) = -column_.head(size) / power;
        inverse_.row(size).head(size) = inverse_.col(size).head(size).transpose();
        inverse_(size, size) = 1 / power;
        used_.push_back(feature);
        signs_.push_back(sign);
        state_[static_cast<std::size_t>(feature)] = State::used;
        entered_last_ = feature;
    }

    void leave(std::size_t place)
    {
        const auto last = static_cast<Eigen::Index>(used_.size()) - 1, gone = static_cast<Eigen::Index>(place);
        const Eigen::Index feature = used_[place];
        inverse_.col(gone).head(last + 1).swap(inverse_.col(last).head(last + 1));
        inverse_.row(gone).head(last + 1).swap(inverse_.row(last).head(last + 1));
        column_.head(last) = inverse_.col(last).head(last);
        add_outer(-1 / inverse_(last, last), column_.data(), inverse_.data(), inverse_.rows(), last);
        used_[place] = used_.back();
        signs_[place] = signs_.back();
        used_.pop_back();
        signs_.pop_back();
        weights_[feature] = 0;
        state_[static_cast<std::size_t>(feature)] = State::out;
        left_last_ = feature;
        // Those in use are others now, and may not span what they did.
        std::ranges::replace(state_, State::spanned, State::out);
    }

    const Eigen::MatrixXd& G_;
    Eigen::VectorXd left_;  ///< C - G w: at most the penalty, and as large for weights in use
    Eigen::VectorXd direction_, slope_, column_, weights_;
    Eigen::MatrixXd inverse_;  ///< of G_SS, in its first rows and columns
    std::vector<State> state_;
    std::vector<Eigen::Index> used_, counting_;  ///< S, in the order of `inverse_`; 0, 1, ...
    std::vector<double> signs_;                  ///< of the weights in use
    Eigen::Index entered_last_ = -1, left_last_ = -1;
    double penalty_ = 0;
    bool known_ = false;  ///< the direction, of the weights now in use
};

}  // namespace

std::vector<Eigen::VectorXd> lasso_path(const Moments& moments, std::span<const double> penalties)
{
    Homotopy homotopy(moments);
    std::vector<Eigen::VectorXd> path;
    for (const double penalty : penalties)
        path.push_back(homotopy.at(penalty));
    return path;
}

}  // namespace disentangle
