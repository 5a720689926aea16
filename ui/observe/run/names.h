// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace disentangle {

/// Names of the true latents or actions as Qt wants them.
QStringList namesOf(const std::vector<std::string>& names);
/// Learned factors have no names of their own: ẑ1, ẑ2, ... in the order given (indices from 0).
QStringList learnedNames(const std::vector<int>& order);
QString learnedName(int index);

/// What metric_info() calls a metric, translated; with its unit when asked for: "SHD (edges)". Unknown ones by their name.
QString metricLabel(const std::string& metric, bool withUnit = false);
/// What it is, in a sentence.
QString metricSentence(const std::string& metric);

}  // namespace disentangle
