// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// The largest deviation of one quantity over all cases of a file.
struct Deviation {
    std::string quantity;  ///< "mcc", "fused float: gradients"
    double largest = 0;    ///< of value against expected; entries that differ, for what must be exact
    double tolerance = 0;  ///< inclusive
    std::string where;     ///< the case (from 1) and, for gradients, the tensor of the largest deviation

    bool within() const { return largest <= tolerance; }  // false for NaN
    /// Keeps the larger of the two; a NaN is larger than anything.
    void observe(double deviation, const std::string& place);
};

/// What a file of reference values turned out to be worth.
struct SelftestReport {
    std::string file;
    std::string format;  ///< "consistency", "metrics", "scores", "elbo", "baselines" or "multitask"
    std::size_t cases = 0;
    std::vector<Deviation> quantities;
    std::vector<std::string> notes;  ///< what could not be evaluated, and why
};

/// Reads a file in one of the formats of tests/golden and evaluates its cases. `backend` (of elbo): "fused", "autograd",
/// or "" for every one there is. Throws InputError with file and place for what is no such file, and for a format that
/// this version does not evaluate.
SelftestReport selftest_file(const std::string& file, const std::string& backend);

// One per format; `cases` is the file's list, `place(i)` in errors is "case i", from 1.
std::vector<Deviation> check_consistency(const nlohmann::json& cases, const std::string& file);
std::vector<Deviation> check_metrics(const nlohmann::json& cases, const std::string& file);
/// `document`: {"cases": ..., "udr": ...}, each optional.
std::vector<Deviation> check_scores(const nlohmann::json& document, const std::string& file);
std::vector<Deviation> check_baselines(const nlohmann::json& cases, const std::string& file);
std::vector<Deviation> check_elbo(const nlohmann::json& cases, const std::string& file, const std::string& backend,
                                  std::vector<std::string>& notes);

/// `document`: the lists group_lasso and assumption7, or one of them.
std::vector<Deviation> check_multitask(const nlohmann::json& document, const std::string& file);

/// "case 3" for index 2.
std::string case_place(std::size_t index);

}  // namespace disentangle
