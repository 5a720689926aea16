// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/data_sheet.h"

#include "core/base/failure.h"
#include "core/data/table/sketch.h"
#include "core/graph/graph_file.h"
#include "core/graph/graph_paste.h"
#include "core/experiment/data/table.h"
#include "ui/data/frame_grid.h"
#include "ui/data/table/column_plots.h"
#include "ui/data/table/latents_plot.h"
#include "ui/data/table/own_frames.h"
#include "ui/data/table/table_files.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

struct RoleKey {
    ColumnRole role;
    Qt::Key key;
};
constexpr std::array roleKeys{RoleKey{ColumnRole::x, Qt::Key_X},     RoleKey{ColumnRole::a, Qt::Key_A},
                              RoleKey{ColumnRole::z, Qt::Key_Z},     RoleKey{ColumnRole::y, Qt::Key_Y},
                              RoleKey{ColumnRole::task, Qt::Key_T},  RoleKey{ColumnRole::episode, Qt::Key_E},
                              RoleKey{ColumnRole::ignore, Qt::Key_I}};

}  // namespace

/// Its files read, or why one could not be.
struct DataSheet::FilesRead {
    QStringList paths;
    std::vector<GuessedFile> files;
    std::vector<ColumnModel::Unread> unread;
};

DataSheet::FilesRead DataSheet::readFiles(const QStringList& paths, const QStringList& added,
                                          const std::optional<TableSpec>& given, const std::stop_token& stop)
{
    FilesRead read{paths, {}, {}};
    std::vector<std::filesystem::path> further;
    for (const QString& path : added)
        further.push_back(asPath(path));
    // A document names what it uses: nothing beside it is wanted.
    for (const std::filesystem::path& file : given ? further : files_in(further))
        if (const QString path = QString::fromStdString(file.string()); !read.paths.contains(path))
            read.paths << path;
    std::vector<std::filesystem::path> good;
    for (const QString& path : read.paths) {
        try {
            const std::filesystem::path file = asPath(path);
            if (!is_archive(file))
                tableFiles().columns(file, {}, {}, stop);
            guess_roles(std::span(&file, 1), tableFiles());
            good.push_back(file);
        } catch (const std::exception& error) {
            read.unread.push_back({path, translated(failure_in_words(error))});
        }
    }
    read.files = guess_roles(good, tableFiles());
    if (given)
        take_roles(*given, read.files);
    return read;
}

namespace {

TableSurvey judged(std::vector<GuessedFile> files, const TableSpec& settings)
{
    TableSurvey survey = survey_of(std::move(files), settings, tableFiles());
    if (!survey.found)
        return survey;
    // What is right with the files may still be wrong for an experiment: fewer columns than latents, no action and no time.
    try {
        TableSpec spec = survey.spec;
        spec.found = survey.found;
        table_experiment(spec, "data");
    } catch (const std::exception& error) {
        survey.problems.insert(survey.problems.begin(), {true, failure_in_words(error), {}, -1});
        survey.found.reset();
    }
    return survey;
}

}  // namespace

DataSheet::DataSheet(QWidget* parent)
    : QDialog(parent),
      m_model(new ColumnModel(this)),
      m_columns(new QTreeView),
      m_order(new QComboBox),
      m_actions(new QComboBox),
      m_targets(new QComboBox),
      m_missing(new QComboBox),
      m_latents(new QSpinBox),
      m_problems(new QListWidget),
      m_selection(new QLabel),
      m_summary(new QLabel),
      m_plots(new ColumnPlots),
      m_pictures(new FrameGrid),
      m_looks(new QStackedWidget),
      m_graph(new QPushButton),
      m_forgetGraph(new QToolButton),
      m_curve(new LatentsPlot),
      m_progress(new QProgressBar),
      m_remove(new QPushButton(tr("&Remove file"))),
      m_ok(nullptr)
{
    setWindowTitle(tr("Data of your own"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    m_rest.latents = 0;
    build();
    refresh();
}

void DataSheet::build()
{
    m_columns->setModel(m_model);
    m_columns->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_columns->setAllColumnsShowFocus(true);
    m_columns->setUniformRowHeights(true);
    m_columns->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_columns->setAccessibleName(tr("Columns of the files"));
    QHeaderView* header = m_columns->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ColumnModel::Name, QHeaderView::Stretch);
    m_columns->installEventFilter(this);
    connect(m_columns, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == ColumnModel::Role)
            chooseRole(index);
    });
    connect(m_columns->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refresh();
        sketch();
    });
    connect(m_model, &ColumnModel::rolesChanged, this, &DataSheet::judge);

    m_problems->setWordWrap(true);
    m_problems->setResizeMode(QListView::Adjust);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setMaximumHeight(7 * fontMetrics().lineSpacing());
    connect(m_problems, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0 || !m_problems->hasFocus())
            return;
        const QModelIndex place = m_model->indexOf(m_found[static_cast<std::size_t>(row)]);
        if (place.isValid()) {
            m_columns->setCurrentIndex(place);
            m_columns->scrollTo(place);
        }
    });
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_plots->setPlaceholder(tr("Select columns to see their values, in the order of the rows and as a histogram."));
    m_pictures->setAccessibleName(tr("Some of the frames"));
    m_looks->addWidget(m_plots);
    m_looks->addWidget(m_pictures);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(90);

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(spacing::normal);
    leftColumn->addWidget(m_columns, 1);
    leftColumn->addWidget(makeRoleBar());
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(spacing::normal);
    rightColumn->addWidget(m_looks, 1);
    rightColumn->addWidget(makeSettings());
    auto* middle = new QSplitter;
    middle->setChildrenCollapsible(false);
    middle->addWidget(left);
    middle->addWidget(right);
    middle->setStretchFactor(0, 3);
    middle->setStretchFactor(1, 2);

    auto* add = new QPushButton(tr("Add &files …"));
    connect(add, &QPushButton::clicked, this, &DataSheet::askForFiles);
    connect(m_remove, &QPushButton::clicked, this, &DataSheet::removeFiles);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("&Use these data"));
    for (QPushButton* button : {add, m_remove})
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_survey || !m_survey->is_usable())
            return;
        TableSpec spec = m_survey->spec;
        spec.found = m_survey->found;
        accept();
        Q_EMIT chosen(spec);
    });
    auto* foot = new QHBoxLayout;
    foot->setSpacing(spacing::normal);
    foot->addWidget(add);
    foot->addWidget(m_remove);
    foot->addWidget(m_progress);
    foot->addStretch(1);
    foot->addWidget(buttons);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::normal);
    column->addWidget(middle, 1);
    column->addWidget(m_problems);
    column->addWidget(m_summary);
    column->addLayout(foot);
    setMinimumSize(640, 400);
    resizeWithinScreen(this, {1060, 680});
    middle->setSizes({width() * 3 / 5, width() * 2 / 5});
}

QWidget* DataSheet::makeRoleBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::tight);
    m_selection->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_selection);
    for (const RoleKey& its : roleKeys) {
        auto* button = new QToolButton;
        button->setText(nameOf(its.role));
        button->setToolTip(tr("%1 Key: %2.").arg(sentenceOf(its.role), QKeySequence(its.key).toString()));
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, role = its.role] { giveRole(role); });
        m_roles[static_cast<std::size_t>(its.role)] = button;
        row->addWidget(button);
    }
    row->addStretch(1);
    return bar;
}

QWidget* DataSheet::makeSettings()
{
    m_order->addItem(tr("Rows do not follow each other"), static_cast<int>(RowOrder::rows));
    m_order->addItem(tr("Pairs: rows 1 and 2, 3 and 4, …"), static_cast<int>(RowOrder::pairs));
    m_order->addItem(tr("Episodes: rows follow each other"), static_cast<int>(RowOrder::episodes));
    m_order->setToolTip(
        tr("Whether rows follow each other in time. Then the past of a latent may be learned from, too."));
    m_actions->addItem(tr("Numbers"), static_cast<int>(ActionColumns::numbers));
    m_actions->addItem(tr("Categories: each value an action"), static_cast<int>(ActionColumns::categories));
    m_targets->addItem(tr("Numbers"), static_cast<int>(TargetColumns::numbers));
    m_targets->addItem(tr("Classes: each value a class"), static_cast<int>(TargetColumns::classes));
    m_targets->setToolTip(tr("What the targets y of tasks are"));
    m_missing->addItem(tr("Refuse"), static_cast<int>(MissingValues::refuse));
    m_missing->addItem(tr("Leave such rows out"), static_cast<int>(MissingValues::drop));
    m_latents->setRange(0, max_nodes);
    m_latents->setSpecialValueText(tr("As proposed"));
    m_latents->setKeyboardTracking(false);
    for (QComboBox* box : {m_order, m_actions, m_targets, m_missing})
        connect(box, &QComboBox::currentIndexChanged, this, &DataSheet::judge);
    connect(m_latents, &QSpinBox::valueChanged, this, &DataSheet::judge);
    auto* settings = new QWidget;
    auto* form = new QFormLayout(settings);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);  // a choice is read whole, beneath its name where need be
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(spacing::tight);
    form->addRow(tr("O&rder"), m_order);
    form->addRow(tr("A&ctions"), m_actions);
    form->addRow(tr("Tar&gets"), m_targets);
    form->addRow(tr("&Missing values"), m_missing);
    form->addRow(tr("&Latents"), m_latents);
    m_graph->setAutoDefault(false);
    m_graph->setToolTip(
        tr("The true graph, where it is known, from a file of matrices, DOT, DAGitty or JSON: for scores "
           "alone, never to learn from"));
    m_forgetGraph->setText(QStringLiteral("×"));
    m_forgetGraph->setToolTip(tr("The true graph is not known"));
    m_forgetGraph->setAccessibleName(tr("Forget the true graph"));
    connect(m_graph, &QPushButton::clicked, this, &DataSheet::askForGraph);
    connect(m_forgetGraph, &QToolButton::clicked, this, [this] {
        m_rest.graph.reset();
        m_graphFile.clear();
        m_graphProblem.clear();
        showGraph();
        judge();
    });
    auto* graph = new QHBoxLayout;
    graph->setSpacing(spacing::tight);
    graph->addWidget(m_graph, 1);
    graph->addWidget(m_forgetGraph);
    auto* label = new QLabel(tr("Tru&e graph"));
    label->setBuddy(m_graph);
    form->addRow(label, graph);
    showGraph();
    form->addRow(m_curve);
    return settings;
}

QString DataSheet::summary() const
{
    return m_summary->text();
}

bool DataSheet::isBusy() const
{
    return m_reading.isBusy() || m_judging.isBusy() || m_sketching.isBusy();
}

// -- files

void DataSheet::addFiles(const QStringList& paths)
{
    for (const QString& path : paths)
        if (const QString file = QFileInfo(path).absoluteFilePath(); !m_added.contains(file))
            m_added << file;
    read();
}

void DataSheet::setSpec(const TableSpec& spec)
{
    m_rest = spec;
    m_given = spec;
    showGraph();
    const auto choose = [](QComboBox* box, auto value) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(box->findData(static_cast<int>(value)));
    };
    choose(m_order, spec.order);
    choose(m_actions, spec.actions);
    choose(m_targets, spec.targets);
    choose(m_missing, spec.missing);
    const QSignalBlocker quiet(m_latents);
    m_latents->setValue(spec.found && spec.found->latents == spec.latents ? 0 : spec.latents);
    QStringList paths;
    for (const std::filesystem::path& file : files_of(spec))
        paths << QString::fromStdString(file.string());
    addFiles(paths);
}

void DataSheet::read()
{
    m_survey.reset();
    m_judging.drop();
    m_reading.ask(
        [this, paths = m_paths, added = m_added, given = m_given](const std::stop_token& stop) -> NewestTask::Delivery {
            return [this, read = readFiles(paths, added, given, stop)]() mutable { takeFiles(std::move(read)); };
        });
    refresh();
}

void DataSheet::takeFiles(FilesRead read)
{
    m_paths = read.paths;
    m_added.clear();
    std::vector<GuessedFile> files = std::move(read.files);
    const bool first = m_model->files().empty();
    // Roles that were given by hand, or stand in the document, stay.
    for (GuessedFile& file : files)
        for (const GuessedFile& known : m_model->files())
            if (known.name() == file.name() && known.roles.size() == file.roles.size() && !m_given)
                file.roles = known.roles;
    if (first && !m_given) {
        const QSignalBlocker quiet(m_order);
        m_order->setCurrentIndex(m_order->findData(static_cast<int>(guessed_settings(files).order)));
    }
    m_given.reset();
    m_model->setFiles(std::move(files), std::move(read.unread));
    m_columns->expandAll();
    // What is looked at first are frames, where there are some.
    const auto frames = std::ranges::find_if(m_model->files(), [](const GuessedFile& its) {
        return its.columns->frames && its.roles.front() == ColumnRole::x;
    });
    const int file = frames == m_model->files().end() ? 0 : static_cast<int>(frames - m_model->files().begin());
    if (const QModelIndex top = m_model->index(file, 0); m_model->rowCount(top) > 0)
        m_columns->setCurrentIndex(m_model->index(0, 0, top));
    judge();
}

void DataSheet::askForGraph()
{
    auto* dialog = new QFileDialog(this, tr("True graph"), m_paths.isEmpty() ? QString() : QFileInfo(m_paths[0]).path(),
                                   tr("Graphs (*.csv *.tsv *.txt *.npy *.dot *.gv *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DataSheet::readGraph);
    dialog->open();
}

void DataSheet::readGraph(const QString& path)
{
    try {
        const PastedText text = read_graph_file(asPath(path));
        // What a matrix alone does not say, the data do: names of actions, and whether there is time.
        CausalGraph present;
        const TableFound found = m_survey && m_survey->found ? *m_survey->found : TableFound();
        const int latents = text.matrices.empty() ? 1 : static_cast<int>(text.matrices.front().matrix.rows());
        present.latents = static_cast<int>(found.z.size()) == latents ? found.z : default_names("z", latents);
        present.actions = found.a;
        if (!found.a.empty())
            present.Ga = Adjacency(latents, static_cast<int>(found.a.size()));
        if (settings().steps() > 1)
            present.Gz = Adjacency(latents, latents);
        m_rest.graph = pasted_into(present, text, {}, path.toStdString());
        m_graphFile = QFileInfo(path).fileName();
        m_graphProblem.clear();
    } catch (const std::exception& error) {
        m_graphProblem = inWindowWords(failure_in_words(error), path.toStdString());
    }
    showGraph();
    judge();
}

void DataSheet::showGraph()
{
    m_forgetGraph->setEnabled(m_rest.graph.has_value());
    m_graph->setText(!m_rest.graph           ? tr("Not known; choose a file …")
                     : m_graphFile.isEmpty() ? tr("Known: %1 latents").arg(m_rest.graph->d_z())
                                             : tr("%1: %2 latents").arg(m_graphFile).arg(m_rest.graph->d_z()));
}

void DataSheet::askForFiles()
{
    auto* dialog = new QFileDialog(this, tr("Open data"), m_paths.isEmpty() ? QString() : QFileInfo(m_paths[0]).path(),
                                   fileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &DataSheet::addFiles);
    dialog->open();
}

void DataSheet::removeFiles()
{
    QStringList gone;
    for (const QModelIndex& index : m_columns->selectionModel()->selectedRows()) {
        const int file = m_model->placeOf(index).file;
        const int known = static_cast<int>(m_model->files().size());
        gone << (file < known ? QString::fromStdString(m_model->files()[static_cast<std::size_t>(file)].file)
                              : m_model->unread()[static_cast<std::size_t>(file - known)].path);
    }
    for (const QString& path : gone)
        m_paths.removeAll(path);
    read();
}

void DataSheet::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DataSheet::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    addFiles(paths);
    event->acceptProposedAction();
}

// -- roles

void DataSheet::giveRole(ColumnRole role)
{
    const QModelIndexList rows = m_columns->selectionModel()->selectedRows();
    // Who says what tells episodes apart says that there are some, and tasks that rows do not follow each other.
    const auto order = role == ColumnRole::episode ? std::optional(RowOrder::episodes)
                       : role == ColumnRole::task  ? std::optional(RowOrder::rows)
                                                   : std::nullopt;
    if (order && !rows.isEmpty()) {
        const QSignalBlocker quiet(m_order);
        m_order->setCurrentIndex(m_order->findData(static_cast<int>(*order)));
    }
    m_model->setRole(rows, role);
}

void DataSheet::chooseRole(const QModelIndex& index)
{
    if (m_model->rowCount(index.siblingAtColumn(0)) == 0 && m_model->placeOf(index).column < 0)
        return;  // a file that could not be read
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const RoleKey& its : roleKeys) {
        QAction* choice = menu->addAction(nameOf(its.role), this, [this, role = its.role] { giveRole(role); });
        choice->setToolTip(sentenceOf(its.role));
    }
    const QRect cell = m_columns->visualRect(index);
    menu->popup(m_columns->viewport()->mapToGlobal(cell.bottomLeft()));
}

bool DataSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_columns && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto its = std::ranges::find_if(roleKeys, [key](const RoleKey& role) { return role.key == key->key(); });
        if (its != roleKeys.end() && key->modifiers() == Qt::NoModifier) {
            giveRole(its->role);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

// -- what is made of them

TableSpec DataSheet::settings() const
{
    TableSpec settings = m_rest;
    settings.found.reset();
    settings.order = static_cast<RowOrder>(m_order->currentData().toInt());
    settings.actions = static_cast<ActionColumns>(m_actions->currentData().toInt());
    settings.targets = static_cast<TargetColumns>(m_targets->currentData().toInt());
    settings.missing = static_cast<MissingValues>(m_missing->currentData().toInt());
    settings.latents = m_latents->value();
    return settings;
}

void DataSheet::judge()
{
    if (m_reading.isBusy())
        return;  // once they are read
    m_survey.reset();
    m_judging.ask(
        [this, files = m_model->files(), settings = settings()](const std::stop_token&) -> NewestTask::Delivery {
            return [this, survey = judged(files, settings)] { takeSurvey(survey); };
        });
    refresh();
}

void DataSheet::takeSurvey(const TableSurvey& survey)
{
    m_survey = survey;
    m_found = survey.problems;
    m_curve->setProposal(survey.latents);
    for (const ColumnModel::Unread& file : m_model->unread())
        m_found.insert(m_found.begin(), {true, file.why.toStdString(), file.path.toStdString(), -1});
    if (!m_graphProblem.isEmpty())
        m_found.insert(m_found.begin(), {false, m_graphProblem.toStdString(), {}, -1});
    m_model->setProblems(m_found);
    showProblems();
    refresh();
}

void DataSheet::showProblems()
{
    const QSignalBlocker quiet(m_problems);
    m_problems->clear();
    for (const TableProblem& problem : m_found) {
        auto* item = new QListWidgetItem(QStringLiteral("%1 %2").arg(
            problem.error ? QStringLiteral("✗") : QStringLiteral("~"), inWindowWords(problem.sentence, problem.file)));
        item->setForeground(problem.error ? colours().bad : colours().text);
        m_problems->addItem(item);
    }
    m_problems->setVisible(!m_found.empty());
    const int lines = std::clamp(static_cast<int>(2 * m_found.size()), 2, 6);
    m_problems->setMaximumHeight(lines * fontMetrics().lineSpacing() + 2 * spacing::normal);
}

void DataSheet::refresh()
{
    const bool busy = m_reading.isBusy() || m_judging.isBusy();
    m_progress->setVisible(busy);
    const auto chosen = m_columns->selectionModel()->selectedRows();
    m_selection->setText(chosen.size() == 1 ? tr("Selected column is") : tr("%1 selected are").arg(chosen.size()));
    for (QToolButton* button : m_roles)
        button->setEnabled(!chosen.isEmpty());
    m_remove->setEnabled(!chosen.isEmpty());
    m_ok->setEnabled(!busy && m_survey && m_survey->is_usable() && m_model->unread().empty());
    const QLocale locale;
    if (m_reading.isBusy())
        m_summary->setText(tr("Reading files …"));
    else if (busy || !m_survey)
        m_summary->setText(busy ? tr("Looking at the values …")
                                : tr("Add files: CSV, TSV, NPY, NPZ or HDF5, or a folder of pictures."));
    else if (!m_survey->is_usable())
        m_summary->setText(tr("These data cannot be learned from yet: see what is marked with ✗."));
    else {
        const TableFound& found = *m_survey->found;
        const auto rows = [&](int count) { return locale.toString(count); };
        const QString observed = found.frame ? tr("Observed: %1").arg(wordsOfFrame(*found.frame))
                                             : tr("%1 observed columns").arg(found.x.size());
        const auto tasks = [&](std::size_t split) { return locale.toString(m_survey->tasks[split].size()); };
        const QString proposal =
            tr("Proposed: %1 latents, because %2.").arg(found.latents).arg(translated(found.proposal));
        if (m_survey->spec.has_tasks())
            m_summary->setText(
                tr("%1; %2 tasks to train on, %3 to validate and %4 to test on, shared out %5. %6")
                    .arg(observed, tasks(0), tasks(1), tasks(2), translated(m_survey->shared_out.words), proposal));
        else
            m_summary->setText(
                tr("%1, %2 actions; %3 %4 to train on, %5 to validate and %6 to test on, shared out %7. %8")
                    .arg(observed)
                    .arg(found.a.size())
                    .arg(rows(found.train), m_survey->spec.steps() > 1 ? tr("pairs of times") : tr("rows"),
                         rows(found.validation), rows(found.test), translated(m_survey->shared_out.words), proposal));
    }
}

void DataSheet::sketch()
{
    std::vector<ColumnModel::Place> places;
    for (const QModelIndex& index : m_columns->selectionModel()->selectedRows()) {
        const ColumnModel::Place place = m_model->placeOf(index);
        if (place.column >= 0 && static_cast<int>(places.size()) < ColumnPlots::most)
            places.push_back(place);
    }
    for (const ColumnModel::Place& place : places)
        if (const auto& frames = m_model->files()[static_cast<std::size_t>(place.file)].columns->frames)
            return lookAt(frames);
    m_looks->setCurrentWidget(m_plots);
    std::ranges::sort(places, {}, [](const ColumnModel::Place& place) { return std::pair(place.file, place.column); });
    std::vector<std::pair<std::shared_ptr<const FileColumns>, int>> columns;
    for (const ColumnModel::Place& place : places)
        columns.emplace_back(m_model->files()[static_cast<std::size_t>(place.file)].columns, place.column);
    m_sketching.ask([this, columns](const std::stop_token& stop) -> NewestTask::Delivery {
        std::vector<ColumnSketch> sketches;
        for (const auto& [file, column] : columns)
            if (!stop.stop_requested())
                sketches.push_back(sketch_of(*file, static_cast<std::size_t>(column)));
        return [this, sketches] { m_plots->setSketches(sketches); };
    });
}

/// Frames as pictures, where columns have plots.
void DataSheet::lookAt(const std::shared_ptr<const Frames>& frames)
{
    const int steps = std::max(frames->size().steps, settings().order == RowOrder::pairs ? 2 : 1);
    m_looks->setCurrentWidget(m_pictures);
    m_sketching.ask([this, frames, steps](const std::stop_token&) -> NewestTask::Delivery {
        QList<QImage> pictures;
        QString wrong;
        try {
            pictures = sampledFrames(*frames, frames->size().count % steps == 0 ? steps : 1);
        } catch (const std::exception& error) {
            wrong = inWindowWords(failure_in_words(error), frames->size().file);
        }
        return [this, pictures, wrong, steps] {
            m_pictures->setPlaceholder(wrong);
            m_pictures->setFrames(pictures, steps);
        };
    });
}

}  // namespace disentangle
