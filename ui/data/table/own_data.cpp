// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/own_data.h"

#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/data/table/guess.h"
#include "ui/data/frame_grid.h"
#include "ui/data/scatter_matrix.h"
#include "ui/data/table/own_frames.h"
#include "ui/data/table/table_files.h"
#include "ui/data/table/table_verdict.h"
#include "ui/document/experiment_document.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace disentangle {
namespace {

constexpr int sampled = 500;     // rows that are drawn
constexpr int shownAtFirst = 4;  // columns

void addSample(const TableBlock& block, TableContents& to)
{
    for (std::size_t c = 0; c < block.columns.size(); ++c) {
        const std::vector<double>& values = *block.columns[c];
        const std::size_t count = std::min<std::size_t>(sampled, values.size());
        std::vector<float> some;
        for (std::size_t i = 0; i < count; ++i)
            some.push_back(static_cast<float>(values[i * values.size() / count]));
        to.names.push_back(block.names[c]);
        to.sample.push_back(std::move(some));
    }
}

TableContents contentsOf(const TableSpec& spec, const std::stop_token& stop)
{
    TableContents contents;
    contents.spec = spec;
    try {
        // What takes long can be stopped.
        for (const std::filesystem::path& file : files_of(spec))
            if (!is_archive(file))
                tableFiles().columns(file, {}, {}, stop);
        tableFiles().keep(files_of(spec));
        const TableData data = read_table_data(spec, tableFiles());
        contents.problems = data.problems;
        if (!data.has_errors()) {
            // The proposal is the document's: what else is found says whether the files are as they were.
            const TableFound known = spec.found.value_or(TableFound());
            contents.found = found_in(data, {known.latents, known.proposal});
        }
        if (data.x.frames && !data.has_errors())
            contents.frames = sampledFrames(*data.x.frames, spec.steps());
        for (const TableBlock* block : {&data.x, &data.a, &data.z})
            if (block->rows == data.x.rows)
                addSample(*block, contents);
    } catch (const InputError& error) {
        contents.problems = {{true, error.what(), error.file(), -1}};
        contents.unreadable = true;
    } catch (const std::exception& error) {
        contents.problems = {{true, failure_in_words(error), {}, -1}};
    }
    return contents;
}

/// Whether two specs name the same rows and columns: the number of latents is no matter of the files.
bool sameFiles(TableSpec a, const TableSpec& b)
{
    a.latents = b.latents;
    return a == b;
}

}  // namespace

OwnData::OwnData(ExperimentDocument* document)
    : m_document(document),
      m_page(new TablePage(document)),
      m_verdict(new TableVerdict(document)),
      m_preview(new QWidget),
      m_columns(new QListWidget),
      m_matrix(new ScatterMatrix),
      m_pictures(new FrameGrid)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_page);
    m_world = scroll;
    m_columns->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_columns->setAccessibleName(tr("Columns that are drawn"));
    m_columns->setToolTip(tr("Columns that are drawn against each other: a click, Ctrl and a click for several"));
    m_columns->setFlow(QListView::LeftToRight);
    m_columns->setWrapping(true);
    m_columns->setResizeMode(QListView::Adjust);
    m_columns->setMaximumHeight(3 * (m_columns->fontMetrics().height() + spacing::tight));
    m_matrix->setPlaceholder(tr("Reading files …"));
    auto* column = new QVBoxLayout(m_preview);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    column->setSpacing(spacing::tight);
    m_pictures->setAccessibleName(tr("Some of the frames"));
    m_pictures->hide();
    column->addWidget(m_pictures, 1);
    column->addWidget(m_columns);
    column->addWidget(m_matrix, 1);

    connect(m_page, &TablePage::editWanted, this, &WorldPages::editWanted);
    connect(m_page, &TablePage::problem, this, &WorldPages::problem);
    connect(m_columns, &QListWidget::itemSelectionChanged, this, &OwnData::showSample);
    connect(document, &ExperimentDocument::changed, this, &OwnData::documentChanged);
    connect(document, &ExperimentDocument::replaced, this, [this] {
        m_asked.reset();  // files may be others, under the same names
        documentChanged();
    });
    documentChanged();
}

QWidget* OwnData::world() const
{
    return m_world;
}

QWidget* OwnData::verdict() const
{
    return m_verdict;
}

QWidget* OwnData::preview() const
{
    return m_preview;
}

QString OwnData::promise() const
{
    return m_document->experiment().own.get<TableSpec>().has_tasks() ? tr("which factors the tasks need is unknown")
                                                                     : tr("the true graph is unknown");
}

void OwnData::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (m_run)
        connect(m_run, &RunModel::dataChanged, this, &OwnData::takeRun);
    takeRun();
}

void OwnData::takeRun()
{
    // A run on other data has learned another graph.
    RunModel* its = nullptr;
    if (m_run && m_run->data()->experiment) {
        const Experiment& trained = *m_run->data()->experiment;
        const Experiment& here = m_document->experiment();
        const auto columns = [](const Experiment& e) {
            const TableFound found = e.own.get<TableSpec>().found.value_or(TableFound());
            return std::tuple(found.x, found.a, found.frame);
        };
        if (trained.data_kind == here.data_kind && columns(trained) == columns(here))
            its = m_run;
    }
    if (std::exchange(m_shownRun, its) == its)
        return;
    m_page->setRun(its);
    m_verdict->setRun(its);
}

void OwnData::documentChanged()
{
    if (m_document->experiment().data_kind != "table")
        return;
    const TableSpec& spec = m_document->experiment().own.get<TableSpec>();
    if (m_asked && sameFiles(*m_asked, spec)) {
        m_contents.spec = spec;
        return;
    }
    m_asked = spec;
    m_page->setContents({}, true);
    m_matrix->setOutOfDate(true);
    m_looking.ask([this, spec](const std::stop_token& stop) -> NewestTask::Delivery {
        return [this, contents = contentsOf(spec, stop)] { take(contents); };
    });
    takeRun();
}

void OwnData::take(const TableContents& contents)
{
    const QStringList before = [this] {
        QStringList names;
        for (const QListWidgetItem* item : m_columns->selectedItems())
            names << item->text();
        return names;
    }();
    m_contents = contents;
    m_page->setContents(contents, false);
    const QSignalBlocker quiet(m_columns);
    m_columns->clear();
    for (std::size_t c = 0; c < contents.names.size(); ++c) {
        auto* item = new QListWidgetItem(QString::fromStdString(contents.names[c]), m_columns);
        item->setSelected(before.isEmpty() ? c < shownAtFirst : before.contains(item->text()));
    }
    m_pictures->setVisible(!contents.frames.isEmpty());
    m_pictures->setFrames(contents.frames, contents.spec.steps());
    // Of frames there may be no column to be drawn.
    m_columns->setVisible(contents.frames.isEmpty() || !contents.names.empty());
    m_matrix->setVisible(contents.frames.isEmpty() || !contents.names.empty());
    showSample();
}

void OwnData::showSample()
{
    constexpr int most = 6;  // a cell of more would be a dot
    ScatterMatrix::Data data;
    for (int row = 0; row < m_columns->count() && data.names.size() < most; ++row)
        if (m_columns->item(row)->isSelected()) {
            data.names << m_columns->item(row)->text();
            data.columns.push_back(m_contents.sample[static_cast<std::size_t>(row)]);
        }
    m_matrix->setPlaceholder(m_contents.unreadable ? tr("The files cannot be read.")
                                                   : tr("Select columns to draw them against each other."));
    m_matrix->setData(std::move(data));
    m_matrix->setOutOfDate(m_looking.isBusy());
}

}  // namespace disentangle
