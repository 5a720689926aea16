// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_list.h"

#include "ui/language/translated.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_details.h"
#include "ui/style/column_width.h"
#include "ui/style/icons.h"
#include "ui/style/search_field.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"
#include "ui/style/when_text.h"

#include <QAction>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

constexpr int nameCharacters = 36;   // that its name has room for, with tick and colour, before other columns are shown
constexpr int leastCharacters = 18;  // even where all names are short

// After the name and the scores.
int stateColumn()
{
    return static_cast<int>(run_list_metrics().size()) + 1;
}

int stepColumn()
{
    return stateColumn() + 1;
}

int timeColumn()
{
    return stepColumn() + 1;
}

/// The columns after the name, what matters most first: the first score, how far it is, the other scores in their order.
std::vector<int> byImportance()
{
    std::vector<int> columns{1, stateColumn(), stepColumn(), timeColumn()};
    for (int score = 2; score < stateColumn(); ++score)
        columns.insert(score == 2 ? columns.begin() + 1 : columns.end(), score);
    return columns;
}

/// When it was begun.
QString timeText(const RunData& record)
{
    return record.events.empty()
               ? QStringLiteral("–")
               : whenText(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(1000 * record.events.front().time)));
}

QString iconName(RunState state)
{
    switch (state) {
    case RunState::opening: return QStringLiteral("more");
    case RunState::running: return QStringLiteral("play");
    case RunState::paused: return QStringLiteral("pause");
    case RunState::finished: return QStringLiteral("check");
    case RunState::stopped: return QStringLiteral("stop");
    case RunState::interrupted:
    case RunState::cutOff: return QStringLiteral("warning");
    case RunState::failed:
    case RunState::unreadable: return QStringLiteral("error");
    }
    return {};
}

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            files.append(url.toLocalFile());
    return files;
}

}  // namespace

RunList::RunList(QWidget* parent)
    : QWidget(parent),
      m_filter(new QLineEdit(this)),
      m_table(new QTreeWidget(this)),
      m_details(new RunDetails),
      m_message(new QLabel(this))
{
    setAcceptDrops(true);
    makeSearchField(*m_filter, tr("Filter runs"));
    m_filter->setToolTip(tr("Words of names, tags, notes or states; tag:paper for a tag"));
    m_filter->setClearButtonEnabled(true);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setTextElideMode(Qt::ElideMiddle);  // runs of one experiment differ in the end of their names
    m_table->setAllColumnsShowFocus(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(tr("Opened runs"));
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    QStringList header{tr("Run")};
    for (const MetricInfo* score : run_list_metrics())
        header.append(metricLabel(std::string(score->name)));
    header << tr("State") << tr("Step") << tr("Begun");
    m_table->setHeaderLabels(header);
    m_table->headerItem()->setToolTip(nameColumn, tr("Ticked runs are laid over the one that is shown (Space)"));
    int place = nameColumn;
    for (const MetricInfo* score : run_list_metrics())
        m_table->headerItem()->setToolTip(++place,
                                          tr("%1\nAt the newest step.").arg(metricSentence(std::string(score->name))));
    m_table->headerItem()->setToolTip(timeColumn(), tr("When its training was begun"));
    for (int i = 1; i <= timeColumn(); ++i)
        if (i != stateColumn())
            m_table->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // By the rows in view: looking at all of them for each that changes takes the square of their number.
    m_table->header()->setResizeContentsPrecision(0);
    m_table->header()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
    m_table->header()->setMinimumSectionSize(36);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->viewport()->installEventFilter(this);

    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* details = new Section(tr("About this run"), m_details, this);
    details->setOpen(false);
    auto* openButton = new QPushButton(icon(QStringLiteral("open")), tr("Open…"), this);
    openButton->setToolTip(tr("Open run files; they can also be dropped here"));
    auto* compareButton = new QPushButton(icon(QStringLiteral("compare")), tr("Compare…"), this);
    compareButton->setToolTip(tr("Final scores of all runs, with mean and standard error over seeds"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(openButton);
    buttons->addWidget(compareButton);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_message);
    layout->addWidget(details);
    layout->addLayout(buttons);

    connect(openButton, &QPushButton::clicked, this, &RunList::openFiles);
    connect(compareButton, &QPushButton::clicked, this, &RunList::comparisonWanted);
    connect(m_filter, &QLineEdit::textChanged, this, &RunList::setFilter);
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item)
            setCurrent(m_runs.value(m_table->indexOfTopLevelItem(item)));
    });
    connect(m_table, &QTreeWidget::itemChanged, this, &RunList::takeEdit);
    connect(m_table->header(), &QHeaderView::customContextMenuRequested, this, &RunList::chooseColumns);
    connect(m_table, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem*, int column) {
        if (column == nameColumn)
            rename();
    });
    connect(&theme(), &Theme::themeChanged, this, &RunList::refreshLooks);
    makeActions();
    updateMessage();
}

RunList::~RunList()
{
    m_table->disconnect(this);  // it clears itself after our members are gone
    m_details->setRun(nullptr);
    qDeleteAll(m_runs);
}

QTreeWidgetItem* RunList::itemOf(const RunModel* run) const
{
    const auto index = m_runs.indexOf(run);
    return index < 0 ? nullptr : m_table->topLevelItem(static_cast<int>(index));
}

int RunList::freeColour() const
{
    std::vector<bool> taken(static_cast<std::size_t>(m_runs.size()) + 1);
    for (const RunModel* run : m_runs)
        if (const auto colour = static_cast<std::size_t>(run->colour()); colour < taken.size())
            taken[colour] = true;
    return static_cast<int>(std::find(taken.begin(), taken.end(), false) - taken.begin());
}

RunModel* RunList::find(const QString& path) const
{
    const QString wanted = QFileInfo(path).absoluteFilePath();
    for (RunModel* run : m_runs)
        if (run->path() == wanted)
            return run;
    return nullptr;
}

RunModel* RunList::open(const QString& path)
{
    RunModel* run = add(path);
    setCurrent(run);
    return run;
}

RunModel* RunList::open(const QStringList& paths)
{
    RunModel* last = nullptr;
    for (const QString& path : paths)
        last = add(path);
    if (last)
        setCurrent(last);
    return last;
}

QStringList RunList::restore(const QStringList& paths, const QString& shown)
{
    QStringList missing;
    RunModel* last = nullptr;
    for (const QString& path : paths)
        if (QFileInfo::exists(path))
            last = add(path);
        else
            missing.append(path);
    RunModel* before = find(shown);
    setCurrent(before ? before : last);
    return missing;
}

RunModel* RunList::add(const QString& path)
{
    RunModel* run = find(path);
    if (!run) {
        run = new RunModel(QFileInfo(path).absoluteFilePath());
        run->setColour(freeColour());
        append(run);
    }
    return run;
}

void RunList::append(RunModel* run)
{
    run->setParent(this);
    m_runs.append(run);
    auto* item = new QTreeWidgetItem;
    item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
    for (int i = 1; i <= timeColumn(); ++i)
        if (i != stateColumn())
            item->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    {
        const QSignalBlocker quiet(m_table);
        m_table->addTopLevelItem(item);
    }
    for (const auto signal : {&RunModel::dataChanged, &RunModel::lookChanged, &RunModel::annotationsChanged})
        connect(run, signal, this, [this, run] { refresh(run); });
    refresh(run);
}

RunList::InHand RunList::handOver()
{
    InHand all{m_runs, m_ticked, m_current, m_reference, m_hidden, m_filter->text()};
    m_table->disconnect(this);
    m_details->setRun(nullptr);
    for (RunModel* run : std::exchange(m_runs, {})) {
        run->disconnect(this);
        run->setParent(nullptr);
    }
    return all;
}

void RunList::takeOver(const InHand& former)
{
    m_hidden = former.hidden;
    m_ticked = former.ticked;
    m_reference = former.reference;
    for (RunModel* run : former.runs)
        append(run);
    m_filter->setText(former.filter);
    fitColumns();
    setCurrent(former.current);
    announceOverlay();
    Q_EMIT runsChanged();
}

RunModel* RunList::reopen(const QString& path)
{
    if (RunModel* run = find(path))
        close(run);
    return open(path);
}

void RunList::close(RunModel* run)
{
    const auto index = m_runs.indexOf(run);
    if (index < 0)
        return;
    m_runs.removeAt(index);
    const bool laidOver = m_ticked.removeOne(run);
    if (run == m_reference)
        m_reference = nullptr;
    {
        const QSignalBlocker quiet(m_table);
        delete m_table->takeTopLevelItem(static_cast<int>(index));
    }
    if (run == m_current)
        setCurrent(m_runs.isEmpty() ? nullptr : m_runs[std::min(index, m_runs.size() - 1)]);
    if (laidOver)
        announceOverlay();
    number();
    run->deleteLater();
    Q_EMIT runsChanged();
}

void RunList::setCurrent(RunModel* run)
{
    {
        const QSignalBlocker quiet(m_table);
        m_table->setCurrentItem(run ? m_table->topLevelItem(static_cast<int>(m_runs.indexOf(run))) : nullptr);
    }
    if (run == m_current)
        return;
    m_current = run;
    m_details->setRun(run);
    updateMessage();
    Q_EMIT currentChanged(run);
}

void RunList::refresh(RunModel* run)
{
    QTreeWidgetItem* item = itemOf(run);
    if (!item)
        return;
    number();
    const QScopedValueRollback own(m_refreshing, true);
    const auto record = run->data();
    const std::string_view state = nameOf(record->state);
    const QString stateText = translated(state);
    const bool differs = run == m_reference;
    item->setText(nameColumn, run->name());
    // Icons cannot be compared: each new one is drawn anew, and the row laid out, twenty times a second.
    if (const int look = 2 * run->colour() + (theme().isDark() ? 1 : 0); item->data(nameColumn, Qt::UserRole) != look) {
        item->setData(nameColumn, Qt::UserRole, look);
        item->setIcon(nameColumn, swatch(run->colour()));
    }
    item->setCheckState(nameColumn, m_ticked.contains(run) ? Qt::Checked : Qt::Unchecked);
    const QString time = timeText(*record);
    const QString step =
        record->steps.empty() ? QStringLiteral("–") : QLocale().toString(qlonglong{record->lastStep()});
    QStringList about{run->name(), run->path(), tr("%1, step %2, begun %3").arg(stateText, step, time)};
    if (differs)
        about.append(tr("Differences are taken to this run"));
    for (const std::string& tag : run->annotations().tags)
        about.append(QStringLiteral("# ") + QString::fromStdString(tag));
    if (!run->annotations().notes.empty())
        about.append(QString::fromStdString(run->annotations().notes));
    item->setToolTip(nameColumn, record->problem.empty() ? about.join(QLatin1Char('\n')) : translated(record->problem));
    if (QFont font = m_table->font(); item->font(nameColumn).bold() != differs) {
        font.setBold(differs);
        item->setFont(nameColumn, font);
    }
    int place = nameColumn;
    for (const MetricInfo* score : run_list_metrics()) {
        const auto value = record->value(score->name, record->lastStep());
        item->setText(++place, value ? numberText(*value, score->decimals) : QStringLiteral("–"));
    }
    item->setText(timeColumn(), time);
    if (item->text(stateColumn()) != stateText) {
        item->setText(stateColumn(), stateText);
        item->setIcon(stateColumn(), icon(iconName(record->state), IconColour::muted));
    }
    item->setText(stepColumn(), step);
    fitColumns();
    if (const bool hidden = isFilteredOut(run); hidden != item->isHidden())
        item->setHidden(hidden);
    if (run == m_current)
        updateMessage();
    Q_EMIT runsChanged();
}

void RunList::number()
{
    QHash<QString, int> counts;
    for (RunModel* run : std::as_const(m_runs))
        run->setNumber(++counts[run->worldAndSeed()]);
}

void RunList::fitColumns()
{
    const QAbstractItemView* table = m_table;  // QTreeWidget hides what its base offers
    const int letter = QFontMetrics(m_table->font()).averageCharWidth();
    const int name = std::min(table->sizeHintForColumn(nameColumn), letter * nameCharacters);
    int left = m_table->viewport()->width() - std::max(name, letter * leastCharacters);
    for (const int column : byImportance()) {
        const int needed = neededWidth(*m_table, column);
        // What comes later is left out as well: no column takes the place of one that matters more.
        const bool always = column == byImportance().front();
        const bool shown = !m_hidden.contains(column) && (always || needed <= left);
        if (shown)
            left -= needed;
        else if (!m_hidden.contains(column))
            left = 0;
        if (m_table->isColumnHidden(column) == shown)
            m_table->setColumnHidden(column, !shown);
    }
}

void RunList::chooseColumns(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Columns, where there is room"));
    for (int column = 1; column <= timeColumn(); ++column) {
        QAction* choice = menu->addAction(m_table->headerItem()->text(column), this, [this, column](bool wanted) {
            m_hidden.removeAll(column);
            if (!wanted)
                m_hidden.append(column);
            fitColumns();
        });
        choice->setCheckable(true);
        choice->setChecked(!m_hidden.contains(column));
    }
    menu->popup(m_table->header()->mapToGlobal(place));
}

QStringList RunList::hiddenColumns() const
{
    QStringList headers;
    for (const int column : m_hidden)
        headers.append(m_table->headerItem()->text(column));
    return headers;
}

void RunList::setHiddenColumns(const QStringList& headers)
{
    m_hidden.clear();
    for (int column = 1; column <= timeColumn(); ++column)
        if (headers.contains(m_table->headerItem()->text(column)))
            m_hidden.append(column);
    fitColumns();
}

bool RunList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void RunList::refreshLooks()
{
    for (RunModel* run : std::as_const(m_runs))
        refresh(run);
    updateMessage();
}

void RunList::updateMessage()
{
    for (QAction* action : {m_overlay, m_rename, m_difference, m_close})
        action->setEnabled(m_current != nullptr);
    m_experiment->setEnabled(m_current && m_current->data()->experiment);
    m_overlay->setChecked(m_ticked.contains(m_current));
    m_difference->setChecked(m_current && m_current == m_reference);
    QString text;
    const bool allHidden = !m_runs.isEmpty() && std::all_of(m_runs.begin(), m_runs.end(),
                                                            [this](const RunModel* run) { return isFilteredOut(run); });
    if (m_runs.isEmpty())
        text = tr("Runs appear here when you train.\nRun files can be dropped here.");
    else if (allHidden)
        text = tr("No run matches “%1”.").arg(m_filter->text());
    else if (m_current && !m_current->data()->problem.empty())
        text = QStringLiteral("⚠ ") + translated(m_current->data()->problem);
    else if (m_current && !m_current->data()->remark.empty())
        text = QStringLiteral("⚠ ") + translated(m_current->data()->remark);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

QString RunList::asText() const
{
    const auto line = [](const QTreeWidgetItem& item) {
        QStringList cells;
        for (int i = 0; i < item.columnCount(); ++i)
            cells.append(item.text(i));
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    QString text = line(*m_table->headerItem());
    for (int row = 0; row < m_table->topLevelItemCount(); ++row)
        text += line(*m_table->topLevelItem(row));
    return text;
}

void RunList::openFiles()
{
    const QString folder = m_current ? QFileInfo(m_current->path()).absolutePath() : QString();
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Open runs"), folder, tr("Runs (*.run);;All files (*)"));
    open(paths);
}

void RunList::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RunList::dropEvent(QDropEvent* event)
{
    open(localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace disentangle
