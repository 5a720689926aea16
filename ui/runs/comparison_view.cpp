// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/comparison_view.h"

#include "ui/observe/run/names.h"
#include "ui/runs/run_list.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace disentangle {
namespace {

constexpr int refreshMs = 300;
constexpr int runsColumn = 1;
constexpr int firstScore = 2;
constexpr int rowRole = Qt::UserRole;  // of the name: index of the row

/// Sorts numbers as numbers, and what is missing behind them.
class ScoreItem : public QTreeWidgetItem {
public:
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget() ? treeWidget()->sortColumn() : 0;
        const QVariant here = data(column, Qt::UserRole + 1), there = other.data(column, Qt::UserRole + 1);
        if (!here.isValid() || !there.isValid())
            return here.isValid() != there.isValid() ? here.isValid()
                                                     : text(column).localeAwareCompare(other.text(column)) < 0;
        return here.toDouble() < there.toDouble();
    }
};

}  // namespace

ComparisonView::ComparisonView(RunList* runs, QWidget* parent)
    : QWidget(parent),
      m_runs(runs),
      m_seeds(new QCheckBox(tr("One row for &seeds of an experiment"), this)),
      m_ticked(new QCheckBox(tr("&Ticked runs only"), this)),
      m_table(new QTreeWidget(this)),
      m_note(new QLabel(this))
{
    m_seeds->setChecked(true);
    m_seeds->setToolTip(
        tr("Runs that differ in nothing but the seed of training become one row: mean ± standard error"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(tr("Final scores"));
    QStringList head{tr("Run"), tr("n")};
    for (const ComparisonColumn& column : comparisonColumns())
        head.append(column.name);
    m_table->setHeaderLabels(head);
    m_table->headerItem()->setToolTip(runsColumn, tr("How many runs the row is the mean of"));
    for (std::size_t score = 0; score < comparisonColumns().size(); ++score)
        m_table->headerItem()->setToolTip(firstScore + static_cast<int>(score),
                                          metricSentence(comparisonColumns()[score].metric));
    for (int i = runsColumn; i < head.size(); ++i)
        m_table->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_note->setFont(captionFont());
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);

    auto* copyButton = new QPushButton(tr("&Copy as"), this);
    copyButton->setToolTip(tr("Copy the table as it is shown (Ctrl+C: as CSV)"));
    auto* formats = new QMenu(copyButton);
    QAction* csv = formats->addAction(tr("&CSV"), QKeySequence::Copy, this, [this] { copy(asCsv, tr("CSV")); });
    formats->addAction(tr("&Markdown"), this, [this] { copy(asMarkdown, tr("Markdown")); });
    formats->addAction(tr("&LaTeX (booktabs)"), this, [this] { copy(asLatex, tr("LaTeX")); });
    csv->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(csv);
    copyButton->setMenu(formats);
    auto* options = new QHBoxLayout;
    options->addWidget(m_seeds);
    options->addSpacing(spacing::wide);
    options->addWidget(m_ticked);
    options->addStretch(1);
    options->addWidget(copyButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::normal);
    layout->addLayout(options);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);

    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshMs);
    connect(&m_soon, &QTimer::timeout, this, &ComparisonView::refresh);
    const auto soon = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(m_runs, &RunList::runsChanged, this, soon);
    connect(m_runs, &RunList::overlayChanged, this, soon);
    connect(m_seeds, &QCheckBox::toggled, this, &ComparisonView::refresh);
    connect(m_ticked, &QCheckBox::toggled, this, &ComparisonView::refresh);
    refresh();
}

void ComparisonView::setGrouping(Grouping grouping)
{
    m_seeds->setChecked(grouping == Grouping::seeds);
}

void ComparisonView::showEvent(QShowEvent* event)
{
    refresh();
    QWidget::showEvent(event);
}

void ComparisonView::refresh()
{
    QList<ComparedRun> compared;
    for (RunModel* run : m_ticked->isChecked() ? m_runs->overlay() : m_runs->runs())
        compared.append({run->name(), run->data()});
    m_rows = compare(compared, m_seeds->isChecked() ? Grouping::seeds : Grouping::none);

    const int column = m_table->header()->sortIndicatorSection();
    m_table->setSortingEnabled(false);
    m_table->clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ComparisonRow& row = m_rows[i];
        auto* item = new ScoreItem;
        item->setText(0, row.name);
        item->setData(0, rowRole, static_cast<int>(i));
        QStringList members;
        for (const int member : row.members)
            members.append(compared[member].name);
        item->setToolTip(0, members.join(QLatin1Char('\n')));
        item->setText(runsColumn, QString::number(row.members.size()));
        item->setData(runsColumn, Qt::UserRole + 1, static_cast<double>(row.members.size()));
        item->setTextAlignment(runsColumn, Qt::AlignRight | Qt::AlignVCenter);
        for (std::size_t score = 0; score < comparisonColumns().size(); ++score) {
            const int place = firstScore + static_cast<int>(score);
            item->setText(place, scoreText(row.scores[score], comparisonColumns()[score]));
            item->setTextAlignment(place, Qt::AlignRight | Qt::AlignVCenter);
            if (row.scores[score].n > 0)
                item->setData(place, Qt::UserRole + 1, row.scores[score].mean);
        }
        m_table->addTopLevelItem(item);
    }
    for (std::size_t score = 0; score < comparisonColumns().size(); ++score)
        m_table->setColumnHidden(firstScore + static_cast<int>(score),
                                 std::none_of(m_rows.begin(), m_rows.end(),
                                              [score](const ComparisonRow& row) { return row.scores[score].n > 0; }));
    m_table->setSortingEnabled(true);
    if (column < 0 || column >= m_table->columnCount())
        m_table->sortByColumn(-1, Qt::AscendingOrder);
    if (m_rows.empty())
        m_note->setText(m_ticked->isChecked() ? tr("No run is ticked in the list of runs.") : tr("No run is open."));
    else
        m_note->setText(tr("At the newest step of each run. ± is the standard error of the mean over n runs."));
}

std::vector<ComparisonRow> ComparisonView::rows() const
{
    std::vector<ComparisonRow> shown;
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        shown.push_back(m_rows[static_cast<std::size_t>(m_table->topLevelItem(i)->data(0, rowRole).toInt())]);
    return shown;
}

void ComparisonView::copy(QString (*format)(const std::vector<ComparisonRow>&), const QString& name)
{
    QGuiApplication::clipboard()->setText(format(rows()));
    m_note->setText(tr("Copied %n row(s) as %1.", nullptr, static_cast<int>(m_rows.size())).arg(name));
}

}  // namespace disentangle
