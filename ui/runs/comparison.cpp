// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/comparison.h"

#include "core/base/cell.h"
#include "core/figure/seeds.h"
#include "core/figure/text.h"
#include "core/figure/write/write.h"
#include "ui/language/translated.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_data.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <map>

namespace disentangle {
namespace {

/// The newest step of a run: no metric, but a column among them.
constexpr const char* stepMetric = "step";
constexpr int stepPlace = 7;

double scoreOf(const RunData& run, const ComparisonColumn& column)
{
    if (column.metric == stepMetric)
        return static_cast<double>(run.lastStep());
    return run.value(column.metric, run.lastStep()).value_or(std::numeric_limits<double>::quiet_NaN());
}

/// What runs share that are of one group.
std::string groupKey(const RunData& run)
{
    Experiment experiment = *run.experiment;
    experiment.seed = 0;
    experiment.name.clear();
    std::string key = format_experiment(experiment);
    for (const Event& event : run.events)
        if (is(event, EventKind::set))
            key += std::to_string(event.step) + event.text;
    return key;
}

QString groupName(const QList<ComparedRun>& runs, const QList<int>& members)
{
    const ComparedRun& first = runs[members.first()];
    if (members.size() == 1)
        return first.name;
    const std::string name = name_with_method(*first.data->experiment);
    return name.empty() ? first.name : QString::fromStdString(name);
}

QString exact(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString latexText(const QString& text)
{
    return QString::fromStdString(figure::latex_text(text.toStdString()));
}

QString latexHead(const ComparisonColumn& column)
{
    const QString& name = column.name;
    if (name == QStringLiteral("R_con"))
        return QStringLiteral("$R_{\\mathrm{con}}$");
    if (name == QStringLiteral("R"))
        return QStringLiteral("$R$");
    if (name.startsWith(QStringLiteral("SHD G")))
        return QStringLiteral("SHD $G_%1$").arg(name.back());
    return latexText(name);
}

/// Whole numbers have a mean that is none.
int digitsOf(const MeanAndError& score, const ComparisonColumn& column)
{
    return score.n > 1 ? figure::decimals_with_error(score.error, std::max(1, column.decimals)) : column.decimals;
}

/// Plain digits for documents: no grouping, a point.
QString plain(const MeanAndError& score, const ComparisonColumn& column, const QString& plusMinus, const QString& to)
{
    if (score.n == 0)
        return QString();
    if (column.spans)
        return QString::number(score.least, 'f', column.decimals) +
               (score.most > score.least ? to + QString::number(score.most, 'f', column.decimals) : QString());
    const int digits = digitsOf(score, column);
    const QString mean = QString::number(score.mean, 'f', digits);
    return score.n > 1 ? mean + plusMinus + QString::number(score.error, 'f', digits) : mean;
}

/// The columns that any row has something in.
QList<int> usedColumns(const std::vector<ComparisonRow>& rows)
{
    QList<int> used;
    for (std::size_t i = 0; i < comparisonColumns().size(); ++i)
        if (std::any_of(rows.begin(), rows.end(), [i](const ComparisonRow& row) { return row.scores[i].n > 0; }))
            used.append(static_cast<int>(i));
    return used;
}

/// What ± is, and what every score of the table is.
QString latexCaption(const std::vector<ComparisonRow>& rows, const QList<int>& used)
{
    const bool means =
        std::any_of(rows.begin(), rows.end(), [](const ComparisonRow& row) { return row.members.size() > 1; });
    std::string text = means ? "Final scores: mean ± standard error of the mean over n runs that differ in their seed."
                             : "Final scores.";
    for (const int i : used) {
        const MetricInfo* info = metric_info(comparisonColumns()[static_cast<std::size_t>(i)].metric);
        if (info)
            text += ' ' + figure::with_indices(info->label) + ": " + std::string(info->sentence);
    }
    return QStringLiteral("\\caption{%1}\n").arg(latexText(QString::fromStdString(text)));
}

}  // namespace

const std::vector<ComparisonColumn>& comparisonColumns()
{
    static const auto columns = [] {
        std::vector<ComparisonColumn> list;
        const auto addSteps = [&list] { list.push_back({stepMetric, QStringLiteral("Steps"), 0, true}); };
        bool added = false;
        for (const MetricInfo* info : comparison_metrics()) {
            const ScoreColumn& column = info->comparison;
            if (!added && column.place > stepPlace) {
                addSteps();
                added = true;
            }
            const std::string_view name = column.heading.empty() ? info->label : column.heading;
            list.push_back({std::string(info->name), translated(name), column.decimals});
        }
        if (!added)
            addSteps();
        return list;
    }();
    return columns;
}

MeanAndError meanAndError(std::span<const double> values)
{
    MeanAndError result;
    double sum = 0;
    for (const double value : values)
        if (!std::isnan(value)) {
            result.least = result.n == 0 ? value : std::min(result.least, value);
            result.most = result.n == 0 ? value : std::max(result.most, value);
            sum += value;
            ++result.n;
        }
    if (result.n == 0)
        return result;
    result.mean = sum / result.n;
    if (result.n < 2)
        return result;
    double squares = 0;
    for (const double value : values)
        if (!std::isnan(value))
            squares += (value - result.mean) * (value - result.mean);
    result.error = std::sqrt(squares / (result.n - 1) / result.n);
    return result;
}

std::vector<ComparisonRow> compare(const QList<ComparedRun>& runs, Grouping grouping)
{
    std::vector<ComparisonRow> rows;
    std::map<std::string, std::size_t> rowOf;
    for (int i = 0; i < runs.size(); ++i) {
        const RunData& run = *runs[i].data;
        if (!run.experiment || run.steps.empty())
            continue;
        std::size_t row = rows.size();
        if (grouping == Grouping::seeds)
            row = rowOf.try_emplace(groupKey(run), row).first->second;
        if (row == rows.size())
            rows.emplace_back();
        auto& members = rows[row].members;
        const auto same = std::find_if(members.begin(), members.end(), [&](int member) {
            return grouping == Grouping::seeds && runs[member].data->experiment->seed == run.experiment->seed;
        });
        if (same == members.end())
            members.append(i);
        else if (runs[*same].data->lastStep() < run.lastStep())
            *same = i;  // trained again: what came out says nothing new
    }
    for (ComparisonRow& row : rows) {
        row.name = groupName(runs, row.members);
        for (std::size_t column = 0; column < comparisonColumns().size(); ++column) {
            std::vector<double> values;
            for (const int member : row.members)
                values.push_back(scoreOf(*runs[member].data, comparisonColumns()[column]));
            row.scores.push_back(meanAndError(values));
        }
    }
    return rows;
}

QString scoreText(const MeanAndError& score, const ComparisonColumn& column)
{
    if (score.n == 0)
        return QStringLiteral("–");
    if (column.spans)
        return score.most > score.least ? QStringLiteral("%1 – %2").arg(numberText(score.least, column.decimals),
                                                                        numberText(score.most, column.decimals))
                                        : numberText(score.least, column.decimals);
    const int digits = digitsOf(score, column);
    const QString mean = numberText(score.mean, digits);
    return score.n > 1 ? QStringLiteral("%1 ± %2").arg(mean, QLocale().toString(score.error, 'f', digits)) : mean;
}

QString asCsv(const std::vector<ComparisonRow>& rows)
{
    QStringList head{QStringLiteral("name"), QStringLiteral("runs")};
    for (const ComparisonColumn& column : comparisonColumns())
        head << QString::fromStdString(column.metric)
             << QString::fromStdString(column.metric) + QStringLiteral("_error")
             << QString::fromStdString(column.metric) + QStringLiteral("_n");
    QString text = head.join(QLatin1Char(',')) + QLatin1Char('\n');
    for (const ComparisonRow& row : rows) {
        QStringList cells{QString::fromStdString(csv_cell(row.name.toStdString())),
                          QString::number(row.members.size())};
        for (const MeanAndError& score : row.scores)
            cells << exact(score.mean) << exact(score.error) << QString::number(score.n);
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

QString asMarkdown(const std::vector<ComparisonRow>& rows)
{
    const QList<int> used = usedColumns(rows);
    QString head = QStringLiteral("| Run | n |"), rule = QStringLiteral("|:---|---:|"), text;
    for (const int i : used) {
        head += QStringLiteral(" %1 |").arg(comparisonColumns()[static_cast<std::size_t>(i)].name);
        rule += QStringLiteral("---:|");
    }
    for (const ComparisonRow& row : rows) {
        QString name = row.name;
        text += QStringLiteral("| %1 | %2 |")
                    .arg(name.replace(QLatin1Char('|'), QStringLiteral("\\|")))
                    .arg(row.members.size());
        for (const int i : used) {
            const auto column = static_cast<std::size_t>(i);
            text += QStringLiteral(" %1 |").arg(
                plain(row.scores[column], comparisonColumns()[column], QStringLiteral(" ± "), QStringLiteral("–")));
        }
        text += QLatin1Char('\n');
    }
    return head + QLatin1Char('\n') + rule + QLatin1Char('\n') + text;
}

QString asLatex(const std::vector<ComparisonRow>& rows)
{
    const QList<int> used = usedColumns(rows);
    QString text =
        QStringLiteral("\\begin{table}\n\\centering\n") + latexCaption(rows, used) +
        QStringLiteral("\\begin{tabular}{lr%1}\n\\toprule\nRun & $n$").arg(QString(used.size(), QLatin1Char('r')));
    for (const int i : used)
        text += QStringLiteral(" & ") + latexHead(comparisonColumns()[static_cast<std::size_t>(i)]);
    text += QStringLiteral(" \\\\\n\\midrule\n");
    for (const ComparisonRow& row : rows) {
        text += latexText(row.name) + QStringLiteral(" & %1").arg(row.members.size());
        for (const int i : used) {
            const auto column = static_cast<std::size_t>(i);
            const QString cell = plain(row.scores[column], comparisonColumns()[column], QStringLiteral(" \\pm "),
                                       QStringLiteral("$--$"));
            text += cell.isEmpty() ? QStringLiteral(" & --") : QStringLiteral(" & $%1$").arg(cell);
        }
        text += QStringLiteral(" \\\\\n");
    }
    text += QStringLiteral("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
    return QString::fromStdString(figure::latex_needs(text.toStdString())) + text;
}

}  // namespace disentangle
