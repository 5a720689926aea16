// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/tasks_view.h"

#include "core/experiment/variables.h"
#include "core/reading/tasks.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/run/missing_text.h"
#include "ui/observe/run/names.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/matrix_view.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr int roomForPath = 300;  // pixels of height
constexpr int leastPath = 110, mostPath = 200;

QStringList taskNames(int count, const QStringList& known)
{
    QStringList names = known.first(std::min<qsizetype>(known.size(), count));
    for (int t = static_cast<int>(names.size()); t < count; ++t)
        names << TasksView::tr("t%1").arg(t + 1);
    return names;
}

double largestSize(const TaskWeights& read)
{
    float largest = 0;
    for (const float value : read.learned.data)
        largest = std::max(largest, std::abs(value));
    for (const float value : read.truth ? read.truth->data : std::vector<float>{})
        largest = std::max(largest, std::abs(value));
    return largest > 0 ? static_cast<double>(largest) : 1;
}

QString sentenceOf(const TaskWeights& read)
{
    QString text = TasksView::tr("A predictor uses %1 factors").arg(numberText(read.used, 1));
    if (!read.truth)
        return text + QLatin1Char('.');
    text += TasksView::tr(", a task needs %1").arg(numberText(read.needed, 1));
    if (read.matching) {
        const double share = 100.0 * read.wrong / static_cast<double>(read.marks.size());
        text += read.wrong == 0 ? TasksView::tr("; every use is right")
                                : TasksView::tr("; %1 of %2 uses are wrong (%3 %)")
                                      .arg(read.wrong)
                                      .arg(read.marks.size())
                                      .arg(numberText(share, 1));
    }
    return text + QLatin1Char('.');
}

}  // namespace

TasksView::TasksView(QWidget* parent)
    : RunView(parent), m_pair(new MatrixPair), m_path(new QCustomPlot), m_error(nullptr), m_used(nullptr)
{
    m_pair->setTitles(tr("true W"), tr("learned Ŵ"));
    for (MatrixView* view : {&m_pair->first(), &m_pair->second()}) {
        view->setScale(MatrixView::Scale::diverging);
        view->setShowsValues(true);
    }
    m_path->setObjectName(QStringLiteral("path"));
    m_path->setAccessibleName(tr("Error and factors in use as the penalty falls"));
    m_path->xAxis->setLabel(tr("λ over the largest useful λ"));
    m_path->xAxis->setScaleType(QCPAxis::stLogarithmic);
    m_path->yAxis->setLabel(tr("unseen error"));
    m_path->yAxis2->setLabel(tr("factors used"));
    m_path->yAxis2->setVisible(true);
    m_path->setMinimumHeight(leastPath);
    m_path->setMaximumHeight(mostPath);
    m_error = m_path->addGraph();
    m_used = m_path->addGraph(m_path->xAxis, m_path->yAxis2);
    m_error->setName(tr("error"));
    m_used->setName(tr("factors used"));

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addWidget(m_pair, 3);
    column->addWidget(m_path, 2);
    setContent(content);
    styleLines();
}

void TasksView::styleLines()
{
    stylePlot(*m_path);
    styleAxis(*m_path->xAxis, true);
    styleAxis(*m_path->yAxis, true);
    styleAxis(*m_path->yAxis2, false);
    useLogarithmicValueTicks(*m_path->xAxis);
    m_error->setPen(curvePen(categorical(0)));
    m_used->setPen(curvePen(categorical(1), Qt::DashLine));
    // Each axis has the colour of its curve.
    m_path->yAxis->setLabelColor(categorical(0));
    m_path->yAxis2->setLabelColor(categorical(1));
    for (QCPGraph* graph : {m_error, m_used})
        graph->setScatterStyle(
            {graph == m_error ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssSquare, graph->pen().color(), 4});
}

QString TasksView::refresh(Inputs changed)
{
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    const Variables variables = variables_of(*record->experiment);
    const QStringList latents = namesOf(variables.latents);
    const auto read = task_weights_at(*moment, static_cast<int>(latents.size()));
    if (!read)
        return whyMissing(*record, kind::task_weights);
    if (changed & lookChanged)
        styleLines();
    showWeights(*read, latents, taskNames(read->learned.cols, namesOf(variables.tasks)));
    const auto path = lambda_path_at(*moment);
    m_hasPath = path.has_value();
    if (path)
        showPath(*path);
    m_path->setVisible(m_hasPath && height() >= roomForPath);
    return {};
}

void TasksView::showWeights(const TaskWeights& read, const QStringList& latents, const QStringList& tasks)
{
    const double size = largestSize(read);
    const QStringList learned = learnedNames(read.matching.value_or(learned_order(static_cast<int>(latents.size()))));
    m_pair->showFirst(read.truth.has_value());
    if (read.truth) {
        MatrixView& truth = m_pair->first();
        truth.setNames(latents, tasks);
        truth.setAxisTitles(tr("factor"), tr("held-out task"));
        truth.setRange(-size, size);
        truth.setValues(read.truth->rows, read.truth->cols, read.truth->data);
        truth.setReadout([&truth, latents, tasks](int row, int col) {
            const double value = truth.value(row, col);
            return value == 0 ? tr("Task %1 does not need %2").arg(tasks[col], latents[row])
                              : tr("Task %1 weighs %2 by %3").arg(tasks[col], latents[row], numberText(value, 2));
        });
    }
    MatrixView& view = m_pair->second();
    view.setNames(learned, tasks);
    view.setAxisTitles(tr("learned factor"), tr("held-out task"));
    view.setRange(-size, size);
    view.setValues(read.learned.rows, read.learned.cols, read.learned.data);
    view.setMarks(read.marks);
    view.setReadout([&view, learned, tasks](int row, int col) {
        const double value = view.value(row, col);
        const QString text =
            value == 0
                ? tr("The predictor of task %1 does not use %2").arg(tasks[col], learned[row])
                : tr("The predictor of task %1 weighs %2 by %3").arg(tasks[col], learned[row], numberText(value, 2));
        return view.mark(row, col) == Mark::missing ? text + tr("\nthe task needs it")
               : view.mark(row, col) == Mark::extra ? text + tr("\nthe task does not need it")
                                                    : text;
    });
    m_pair->setSentence(sentenceOf(read));
}

void TasksView::showPath(const LambdaPath& path)
{
    const QVector<double> ratio(path.ratio.begin(), path.ratio.end());
    m_error->setData(ratio, QVector<double>(path.error.begin(), path.error.end()));
    m_used->setData(ratio, QVector<double>(path.used.begin(), path.used.end()));
    const auto [low, high] = std::ranges::minmax(path.ratio);
    m_path->xAxis->setRange(low / 1.3, high * 1.3);
    m_path->yAxis->setRange(0, std::max(1e-6, 1.08 * *std::ranges::max_element(path.error)));
    m_path->yAxis2->setRange(0, std::max(1.0, 1.08 * *std::ranges::max_element(path.used)));
    m_path->replot(QCustomPlot::rpQueuedReplot);
}

void TasksView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    m_path->setVisible(m_hasPath && height() >= roomForPath);
}

}  // namespace disentangle
