#include "ui/observe/run_list.h"

#include "ui/observe/number_text.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <array>

namespace disentangle {
namespace {

struct Column {
    const char* metric;
    const char* name;
    const char* tip;
    int decimals;
};
constexpr int nameColumn = 0;
constexpr int stateColumn = 5;
constexpr int stepColumn = 6;
constexpr std::array scores{
    Column{"mcc", "MCC", QT_TRANSLATE_NOOP("RunList", "Mean correlation coefficient at the newest step"), 3},
    Column{"shd", "SHD", QT_TRANSLATE_NOOP("RunList", "Wrong edges of the learned graph, at the newest step"), 0},
    Column{"r_con", "R_con", QT_TRANSLATE_NOOP("RunList", "R on the factors that theory permits, at the newest step"), 3},
    Column{"r", "R", QT_TRANSLATE_NOOP("RunList", "R on all learned factors, at the newest step"), 3}};

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
    : QWidget(parent), m_table(new QTreeWidget(this)), m_message(new QLabel(this)),
      m_close(new QPushButton(icon(QStringLiteral("close")), tr("Close"), this))
{
    setAcceptDrops(true);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(tr("Opened runs"));
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    QStringList header{tr("Run")};
    for (const Column& score : scores)
        header.append(QLatin1String(score.name));
    header << tr("State") << tr("Step");
    m_table->setHeaderLabels(header);
    for (std::size_t i = 0; i < scores.size(); ++i)
        m_table->headerItem()->setToolTip(static_cast<int>(i) + 1, tr(scores[i].tip));
    for (int i = 1; i <= stepColumn; ++i)
        if (i != stateColumn)
            m_table->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(nameColumn, QHeaderView::Interactive);
    m_table->header()->resizeSection(nameColumn, 112);
    m_table->header()->setMinimumSectionSize(36);
    m_table->header()->setStretchLastSection(false);

    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* openButton = new QPushButton(icon(QStringLiteral("open")), tr("Open…"), this);
    openButton->setToolTip(tr("Open run files; they can also be dropped here"));
    m_close->setToolTip(tr("Take the selected run off the list; its file stays (Delete)"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(openButton);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    layout->setSpacing(spacing::normal);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_message);
    layout->addLayout(buttons);

    connect(openButton, &QPushButton::clicked, this, &RunList::openFiles);
    connect(m_close, &QPushButton::clicked, this, [this] { close(m_current); });
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item)
            setCurrent(m_runs.value(m_table->indexOfTopLevelItem(item)));
    });
    auto* remove = new QAction(tr("Close run"), m_table);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, [this] { close(m_current); });
    m_table->addAction(remove);
    auto* copy = new QAction(tr("Copy the table"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    updateMessage();
}

RunList::~RunList()
{
    m_table->disconnect(this);  // it clears itself after our members are gone
    qDeleteAll(m_runs);
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
    RunModel* run = find(path);
    if (!run) {
        run = new RunModel(QFileInfo(path).absoluteFilePath(), this);
        m_runs.append(run);
        auto* item = new QTreeWidgetItem;
        for (int i = 1; i <= stepColumn; ++i)
            if (i != stateColumn)
                item->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
        {
            const QSignalBlocker quiet(m_table);
            m_table->addTopLevelItem(item);
        }
        connect(run, &RunModel::dataChanged, this, [this, run] { refresh(run); });
        refresh(run);
    }
    setCurrent(run);
    return run;
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
    {
        const QSignalBlocker quiet(m_table);
        delete m_table->takeTopLevelItem(static_cast<int>(index));
    }
    if (run == m_current)
        setCurrent(m_runs.isEmpty() ? nullptr : m_runs[std::min(index, m_runs.size() - 1)]);
    run->deleteLater();
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
    updateMessage();
    Q_EMIT currentChanged(run);
}

void RunList::refresh(RunModel* run)
{
    const auto index = m_runs.indexOf(run);
    if (index < 0)
        return;
    QTreeWidgetItem* item = m_table->topLevelItem(static_cast<int>(index));
    const auto record = run->data();
    const std::string_view state = nameOf(record->state);
    const QString stateText = QLatin1String(state.data(), static_cast<qsizetype>(state.size()));
    item->setText(nameColumn, run->name());
    item->setIcon(nameColumn, icon(iconName(record->state), IconColour::muted));
    item->setToolTip(nameColumn, record->problem.empty() ? tr("%1\n%2").arg(run->path(), stateText)
                                                         : QString::fromStdString(record->problem));
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto value = record->value(scores[i].metric, record->lastStep());
        item->setText(static_cast<int>(i) + 1, value ? numberText(*value, scores[i].decimals) : QStringLiteral("–"));
    }
    item->setText(stateColumn, stateText);
    item->setText(stepColumn, record->steps.empty() ? QStringLiteral("–") : QLocale().toString(qlonglong{record->lastStep()}));
    if (run == m_current)
        updateMessage();
}

void RunList::updateMessage()
{
    m_close->setEnabled(m_current != nullptr);
    QString text;
    if (m_runs.isEmpty())
        text = tr("Runs appear here when you train.\nRun files can be dropped here.");
    else if (m_current && !m_current->data()->problem.empty())
        text = QStringLiteral("⚠ ") + QString::fromStdString(m_current->data()->problem);
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
    for (const QString& path : paths)
        open(path);
}

void RunList::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RunList::dropEvent(QDropEvent* event)
{
    for (const QString& path : localFiles(*event->mimeData()))
        open(path);
    event->acceptProposedAction();
}

}  // namespace disentangle
