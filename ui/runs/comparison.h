// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

struct RunData;

/// A column of the table of final scores.
struct ComparisonColumn {
    std::string metric;  ///< name in the run file; "step" for the newest step
    QString name;        ///< as people write it
    int decimals = 0;
    bool spans = false;  ///< of several runs its least and most say more than a mean
};
/// From the left: the metrics that the catalogue has in the comparison, and the steps.
const std::vector<ComparisonColumn>& comparisonColumns();

/// Mean over runs and its standard error: the sample standard deviation (n - 1) over the root of n.
struct MeanAndError {
    int n = 0;  ///< runs that have the value; 0: there is none
    double mean = std::numeric_limits<double>::quiet_NaN();
    double error = std::numeric_limits<double>::quiet_NaN();  ///< NaN for fewer than two
    double least = 0, most = 0;
};
MeanAndError meanAndError(std::span<const double> values);

/// A run as it is compared: its name and what was read of it.
struct ComparedRun {
    QString name;
    std::shared_ptr<const RunData> data;
};

struct ComparisonRow {
    QString name;
    QList<int> members;                ///< indices of the runs; of those with the same seed, the one that went furthest
    std::vector<MeanAndError> scores;  ///< as many as comparisonColumns()
};

enum class Grouping {
    none,  ///< a row for each run
    seeds  ///< a row for the runs of an experiment that differ in the seed (of training) alone, live changes included
};
/// Scores at the newest step of each run. Runs that cannot be read are left out.
std::vector<ComparisonRow> compare(const QList<ComparedRun>& runs, Grouping grouping);

/// "0.9120", "0.9120 ± 0.0040", "2,000 – 3,000", or "–" where there is none.
QString scoreText(const MeanAndError& score, const ComparisonColumn& column);
/// Full precision, a column for each mean, error and n; decimal points whatever the locale.
QString asCsv(const std::vector<ComparisonRow>& rows);
QString asMarkdown(const std::vector<ComparisonRow>& rows);
/// A table with the rules of the package booktabs, and a caption that says what ± and the scores are.
QString asLatex(const std::vector<ComparisonRow>& rows);

}  // namespace disentangle
