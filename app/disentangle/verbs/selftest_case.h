// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/graph/adjacency.h"

#include <Eigen/Core>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

namespace disentangle {

/// Members of one case; every error names file, case and key.
class ReferenceCase {
public:
    ReferenceCase(const nlohmann::json& object, std::string file, std::string place)
        : object_(object), file_(std::move(file)), place_(std::move(place))
    {
        if (!object.is_object())
            throw InputError(file_, place_, kind_of(object), "an object");
    }

    const std::string& place() const { return place_; }

    bool has(const std::string& key) const { return object_.contains(key) && !object_[key].is_null(); }

    double number(const std::string& key) const
    {
        const nlohmann::json& value = member(key);
        if (!value.is_number())
            fail(key, kind_of(value), "a number");
        return value;
    }

    /// A truth value; false where there is none.
    bool flag(const std::string& key) const
    {
        if (!has(key))
            return false;
        if (!member(key).is_boolean())
            fail(key, kind_of(member(key)), "true or false");
        return member(key);
    }

    /// Nested lists of numbers, all rows of one length.
    Eigen::MatrixXd matrix(const std::string& key) const
    {
        const nlohmann::json& rows = member(key);
        if (!rows.is_array() || rows.empty() || !rows[0].is_array() || rows[0].empty())
            fail(key, kind_of(rows), "a list of rows, each a list of numbers");
        Eigen::MatrixXd matrix(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows[0].size()));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string row = key + ": row " + std::to_string(i + 1);
            if (!rows[i].is_array() || rows[i].size() != rows[0].size()) {
                fail(row, rows[i].is_array() ? std::to_string(rows[i].size()) + " entries" : kind_of(rows[i]),
                     std::to_string(rows[0].size()) + " entries");
            }
            for (std::size_t j = 0; j < rows[i].size(); ++j) {
                if (!rows[i][j].is_number() || !std::isfinite(rows[i][j].get<double>()))
                    fail(row, rows[i][j].dump(), "finite numbers");
                matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = rows[i][j];
            }
        }
        return matrix;
    }

    /// A matrix of 0 and 1 of `rows` rows (and `cols` columns), or any when negative; nothing when null or absent.
    std::optional<Adjacency> graph(const std::string& key, Eigen::Index rows = -1, Eigen::Index cols = -1) const
    {
        if (!has(key))
            return std::nullopt;
        const Eigen::MatrixXd values = matrix(key);
        const auto size = [](Eigen::Index r, Eigen::Index c) {
            return (r < 0 ? "any" : std::to_string(r)) + " x " + (c < 0 ? "any" : std::to_string(c));
        };
        if (values.rows() > max_nodes || values.cols() > max_nodes || (rows >= 0 && values.rows() != rows) ||
            (cols >= 0 && values.cols() != cols)) {
            fail(key, size(values.rows(), values.cols()),
                 size(rows, cols) + " of at most " + std::to_string(max_nodes) + " x " + std::to_string(max_nodes));
        }
        Adjacency graph(static_cast<int>(values.rows()), static_cast<int>(values.cols()));
        for (int i = 0; i < graph.rows(); ++i) {
            for (int j = 0; j < graph.cols(); ++j) {
                if (values(i, j) != 0 && values(i, j) != 1)
                    fail(key + ": row " + std::to_string(i + 1), nlohmann::json(values(i, j)).dump(), "0 or 1");
                graph.set(i, j, values(i, j) == 1);
            }
        }
        return graph;
    }

    [[noreturn]] void fail(const std::string& key, const std::string& found, const std::string& expected) const
    {
        throw InputError(file_, place_ + ": " + key, found, expected);
    }

private:
    const nlohmann::json& member(const std::string& key) const
    {
        if (!has(key))
            fail(key, "nothing", "a value");
        return object_[key];
    }

    const nlohmann::json& object_;
    std::string file_, place_;
};

}  // namespace disentangle
