// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/study_results.h"

#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/base/file.h"
#include "ui/document/file_path.h"
#include "ui/figure/export_dialog.h"
#include "ui/language/mnemonic.h"
#include "ui/language/translated.h"
#include "ui/studies/figure_canvas.h"
#include "ui/style/flow_layout.h"
#include "ui/style/icons.h"
#include "ui/style/matrix_view.h"
#include "ui/style/number_text.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

using figure::SweepForm;
using figure::SweepSlice;

constexpr int largestCell = 46, smallestCell = 8;
constexpr std::size_t mostListed = 5;  // failures that are written out; the map shows where the others are

QString stateWords(const SweptRun& run)
{
    switch (run.state) {
    case SweptState::waiting: return StudyResults::tr("waits");
    case SweptState::begun: return StudyResults::tr("broken off at step %L1").arg(run.step);
    case SweptState::running: return StudyResults::tr("at step %L1 of %L2").arg(run.step).arg(run.steps);
    case SweptState::done: return StudyResults::tr("done");
    case SweptState::failed: return StudyResults::tr("failed: %1").arg(translated(run.reason));
    }
    return {};
}

QString scoreWords(const Spread& score, const std::string& metric)
{
    const MetricInfo* info = metric_info(metric);
    const int decimals = info == nullptr ? 4 : info->count && score.count > 1 ? 1 : info->decimals;
    const QString mean = numberText(score.mean, decimals);
    return score.count > 1 ? QStringLiteral("%1 ± %2").arg(mean, numberText(score.error(), decimals)) : mean;
}

QString labelOf(const std::string& metric)
{
    const MetricInfo* info = metric_info(metric);
    return info == nullptr ? QString::fromStdString(metric) : translated(info->label);
}

QStringList asStrings(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << QString::fromStdString(text);
    return list;
}

/// A caption before a choice, kept together where the line breaks.
QWidget* captioned(const QString& caption, QComboBox* choice)
{
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::tight);
    auto* label = new QLabel(caption);
    label->setBuddy(choice);
    choice->setAccessibleName(withoutMnemonic(caption));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    line->addWidget(label);
    line->addWidget(choice);
    return both;
}

}  // namespace

StudyResults::StudyResults(QWidget* parent)
    : QWidget(parent),
      m_record(std::make_shared<StudyRecord>()),
      m_metric(new QComboBox),
      m_form(new QComboBox),
      m_rows(new QComboBox),
      m_cols(new QComboBox),
      m_choices(new QWidget),
      m_flow(new FlowLayout(m_choices, spacing::wide, spacing::tight)),
      m_export(new QToolButton),
      m_canvas(new FigureCanvas),
      m_mapTitle(new QLabel),
      m_failures(new QLabel),
      m_nothing(new QLabel(tr("Here the curves and scores of a study appear as its runs are trained. Choose what is to "
                              "vary, then Run; or open the folder of a study with File > Open study."))),
      m_map(new MatrixView)
{
    m_form->addItem(tr("over the steps"), static_cast<int>(SweepForm::training));
    m_form->addItem(tr("over the rows"), static_cast<int>(SweepForm::axis));
    m_form->setToolTip(tr("Curves over the training steps, or the final score over the values of the rows"));
    m_rows->setToolTip(tr("Rows of the map, and a panel of curves each"));
    m_cols->setToolTip(tr("Columns of the map, and a curve each"));
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->addWidget(captioned(tr("&Score"), m_metric));
    m_flow->addWidget(captioned(tr("C&urves"), m_form));
    m_flow->addWidget(captioned(tr("Ro&ws"), m_rows));
    m_flow->addWidget(captioned(tr("Co&lumns"), m_cols));
    makeExportMenu();
    m_flow->addWidget(m_export);
    m_canvas->setAccessibleName(tr("Curves of the study"));
    m_mapTitle->setFont(captionFont());
    m_mapTitle->setForegroundRole(QPalette::PlaceholderText);
    m_mapTitle->setWordWrap(true);
    m_map->setAccessibleName(tr("Scores of the study by setting"));
    m_map->setScale(MatrixView::Scale::continuous);
    m_map->setShowsValues(true);
    m_map->setCellSize(smallestCell, largestCell);
    m_map->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_map->setReadout([this](int row, int col) { return readout(row, col); });
    m_map->installEventFilter(this);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_map->setSizePolicy(policy);
    m_failures->setWordWrap(true);
    m_failures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::normal);
    for (QWidget* widget :
         {m_choices, static_cast<QWidget*>(m_map), static_cast<QWidget*>(m_mapTitle), static_cast<QWidget*>(m_failures),
          static_cast<QWidget*>(m_canvas), static_cast<QWidget*>(m_nothing)})
        column->addWidget(widget);
    column->addStretch(1);

    connect(m_metric, &QComboBox::activated, this, [this] {
        m_slice.metric = m_metric->currentData().toString().toStdString();
        Q_EMIT metricChanged(m_slice.metric);
        draw();
    });
    connect(m_form, &QComboBox::activated, this, &StudyResults::draw);
    connect(m_rows, &QComboBox::activated, this, [this] { chooseAxis(m_rows, m_cols); });
    connect(m_cols, &QComboBox::activated, this, [this] { chooseAxis(m_cols, m_rows); });
    connect(m_map, &MatrixView::activated, this, &StudyResults::openCell);
    connect(&theme(), &Theme::themeChanged, this, [this] { setTextColour(*m_failures, colours().bad); });
    setTextColour(*m_failures, colours().bad);
    draw();
}

SweepForm StudyResults::form() const
{
    return static_cast<SweepForm>(m_form->currentData().toInt());
}

// -- what is looked at

void StudyResults::setRecord(const std::shared_ptr<const StudyRecord>& record)
{
    const bool same = record->there && m_record->there && record->folder == m_record->folder &&
                      record->standing.plan.keys == m_record->standing.plan.keys &&
                      record->standing.plan.cells == m_record->standing.plan.cells;
    m_record = record;
    if (record->there && !same) {
        const std::string metric = m_slice.metric;
        m_slice = figure::usual_slice(record->standing.plan);
        m_slice.metric = metric;
        fillChoices();
    }
    fillMetrics();
    draw();
}

void StudyResults::fillChoices()
{
    const SweepPlan& plan = m_record->standing.plan;
    for (QComboBox* box : {m_rows, m_cols}) {
        box->clear();
        for (int axis = 0; axis <= figure::seeds_axis(plan); ++axis)
            box->addItem(QString::fromStdString(figure::name_of_axis(plan, axis)), axis);
        box->addItem(tr("none"), SweepSlice::no_axis);
    }
    m_rows->setCurrentIndex(m_rows->findData(m_slice.rows));
    m_cols->setCurrentIndex(m_cols->findData(m_slice.cols));
    fillHeld();
}

void StudyResults::fillHeld()
{
    for (QWidget* part : m_heldParts) {
        m_flow->removeWidget(part);
        part->hide();
        part->deleteLater();
    }
    m_heldParts.clear();
    m_held.clear();
    const SweepPlan& plan = m_record->standing.plan;
    // The export stays the last on the line.
    m_flow->removeWidget(m_export);
    for (int axis = 0; axis < figure::seeds_axis(plan); ++axis) {
        const std::vector<std::string> values = figure::values_of(plan, axis);
        if (axis == m_slice.rows || axis == m_slice.cols || values.size() < 2)
            continue;
        auto* box = new QComboBox;
        box->addItem(tr("mean over all"));
        for (const std::string& value : values)
            box->addItem(QString::fromStdString(value), QString::fromStdString(value));
        QWidget* part = captioned(QString::fromStdString(figure::name_of_axis(plan, axis)), box);
        m_flow->addWidget(part);
        part->show();
        m_held[axis] = box;
        m_heldParts.push_back(part);
        connect(box, &QComboBox::activated, this, &StudyResults::takeChoices);
    }
    m_flow->addWidget(m_export);
    m_choices->updateGeometry();
}

void StudyResults::chooseAxis(QComboBox* changed, QComboBox* other)
{
    // One axis cannot be both: they change places.
    const int before = changed == m_rows ? m_slice.rows : m_slice.cols;
    if (changed->currentData() == other->currentData())
        other->setCurrentIndex(other->findData(before));
    m_slice.rows = m_rows->currentData().toInt();
    m_slice.cols = m_cols->currentData().toInt();
    m_slice.held.clear();
    fillHeld();
    takeChoices();
}

void StudyResults::takeChoices()
{
    m_slice.held.clear();
    for (const auto& [axis, box] : m_held)
        if (box->currentData().isValid())
            m_slice.held[axis] = box->currentData().toString().toStdString();
    draw();
}

void StudyResults::fillMetrics()
{
    Metrics metrics = m_record->standing.scores();
    const auto known = [&](std::string_view name) {
        return std::ranges::any_of(metrics, [name](const MetricInfo* info) { return info->name == name; });
    };
    // Before any run is done there is the one that is being looked at.
    if (const MetricInfo* shown = metric_info(m_slice.metric); shown != nullptr && !known(m_slice.metric))
        metrics.insert(metrics.begin(), shown);
    QStringList names;
    for (const MetricInfo* info : metrics)
        names << QString::fromUtf8(info->name.data(), std::ssize(info->name));
    QStringList before;
    for (int i = 0; i < m_metric->count(); ++i)
        before << m_metric->itemData(i).toString();
    if (names == before)
        return;
    m_metric->clear();
    for (const MetricInfo* info : metrics) {
        m_metric->addItem(labelOf(std::string(info->name)),
                          QString::fromUtf8(info->name.data(), std::ssize(info->name)));
        m_metric->setItemData(m_metric->count() - 1, translated(info->sentence), Qt::ToolTipRole);
    }
    m_metric->setCurrentIndex(m_metric->findData(QString::fromStdString(m_slice.metric)));
}

// -- drawing

QString StudyResults::title() const
{
    return tr("Study %1").arg(QFileInfo(m_record->folder).fileName());
}

figure::Figure StudyResults::figureOf(SweepForm form, int panelsBeside) const
{
    // Curves of the metric before are no curves of this one.
    const bool read = m_record->metric == m_slice.metric;
    const figure::SweepCurves none(m_record->standing.runs.size());
    return figure::sweep_figure(form, m_record->standing, read ? m_record->curves : none, m_slice,
                                title().toStdString(), panelsBeside);
}

void StudyResults::draw()
{
    const bool there = m_record->there;
    for (QWidget* widget :
         {m_choices, static_cast<QWidget*>(m_canvas), static_cast<QWidget*>(m_mapTitle), static_cast<QWidget*>(m_map)})
        widget->setVisible(there);
    m_nothing->setVisible(!there);
    if (!there) {
        m_canvas->setBuilder({});
        m_map->clear();
    } else {
        m_grid = figure::grid_of(m_record->standing.plan, m_slice);
        const MetricInfo* info = metric_info(m_slice.metric);
        m_canvas->setDecimals(info == nullptr ? 4 : info->decimals);
        m_canvas->setBuilder([this](int panelsBeside) { return figureOf(form(), panelsBeside); });
        drawMap();
    }
    QStringList failed;
    for (const SweptRun& run : m_record->standing.runs)
        if (run.state == SweptState::failed)
            failed << QStringLiteral("%1: %2").arg(QString::fromStdString(run.name), translated(run.reason));
    if (const auto more = failed.size() - static_cast<qsizetype>(mostListed); more > 0) {
        failed.resize(static_cast<qsizetype>(mostListed));
        failed << tr("and %1 more; the map shows where").arg(more);
    }
    m_failures->setText(failed.isEmpty() ? QString() : tr("⚠ Failed: ") + failed.join(QLatin1Char('\n')));
    m_failures->setVisible(!failed.isEmpty());
}

void StudyResults::drawMap()
{
    std::vector<double> values;
    std::vector<CellMark> marks;
    for (const auto& runs : m_grid.cells) {
        const figure::CellStanding cell = figure::standing_of(m_record->standing, runs, m_slice.metric);
        values.push_back(cell.score.mean);
        marks.push_back(cell.failed > 0 ? CellMark::forbidden : CellMark::none);
    }
    const figure::ValueScale scale = figure::scale_of(m_record->standing, m_grid, m_slice.metric);
    m_map->setRange(scale.low, scale.high);
    m_map->setValues(static_cast<int>(m_grid.rows.size()), static_cast<int>(m_grid.cols.size()), std::move(values));
    m_map->setNames(m_grid.row_name.empty() ? QStringList{tr("all")} : asStrings(m_grid.rows),
                    m_grid.col_name.empty() ? QStringList{tr("all")} : asStrings(m_grid.cols));
    m_map->setAxisTitles(QString::fromStdString(m_grid.row_name), QString::fromStdString(m_grid.col_name));
    m_map->setMarks(std::move(marks));
    m_map->updateGeometry();
    QString text = tr("%1 at the last step, mean over the runs of a cell, from %2 to %3. A click opens its run.")
                       .arg(labelOf(m_slice.metric), numberText(scale.low, 2), numberText(scale.high, 2));
    m_mapTitle->setText(text);
}

QString StudyResults::readout(int row, int col) const
{
    if (!m_record->there || row < 0 || col < 0 || row >= std::ssize(m_grid.rows) || col >= std::ssize(m_grid.cols))
        return {};
    const auto& runs = m_grid.cell(static_cast<std::size_t>(row), static_cast<std::size_t>(col));
    const figure::CellStanding cell = figure::standing_of(m_record->standing, runs, m_slice.metric);
    QStringList words;
    if (!m_grid.row_name.empty())
        words << QString::fromStdString(m_grid.row_name + ' ' + m_grid.rows[static_cast<std::size_t>(row)]);
    if (!m_grid.col_name.empty())
        words << QString::fromStdString(m_grid.col_name + ' ' + m_grid.cols[static_cast<std::size_t>(col)]);
    QString text = words.join(QStringLiteral(", "));
    if (runs.empty())
        return text + tr(": no such run");
    if (cell.score.count > 0)
        text += QStringLiteral(": %1 %2").arg(labelOf(m_slice.metric), scoreWords(cell.score, m_slice.metric));
    if (runs.size() > 1)
        text += tr(" (%1 of %2 runs done)").arg(cell.done).arg(cell.runs);
    for (const std::size_t number : runs) {
        const SweptRun& run = m_record->standing.runs[number];
        if (run.state == SweptState::done)
            continue;
        text += runs.size() == 1 ? QStringLiteral(": ") + stateWords(run)
                                 : QStringLiteral("\n%1: %2").arg(QString::fromStdString(run.name), stateWords(run));
    }
    return text;
}

QString StudyResults::failures() const
{
    return m_failures->text();
}

// -- opening runs

bool StudyResults::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_map && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto cell = m_map->cellAt(mouse->position());
        if (mouse->button() == Qt::LeftButton && cell)
            openCell(cell->row, cell->col);
    }
    return QWidget::eventFilter(watched, event);
}

QString StudyResults::fileOf(const SweptRun& run) const
{
    return QDir(m_record->folder).filePath(QString::fromStdString(run.name) + QStringLiteral(".run"));
}

void StudyResults::openCell(int row, int col)
{
    if (!m_record->there || row >= std::ssize(m_grid.rows) || col >= std::ssize(m_grid.cols))
        return;
    QStringList files, names;
    for (const std::size_t number : m_grid.cell(static_cast<std::size_t>(row), static_cast<std::size_t>(col))) {
        const SweptRun& run = m_record->standing.runs[number];
        if (!QFileInfo::exists(fileOf(run)))
            continue;
        files << fileOf(run);
        names << QStringLiteral("%1, %2").arg(QString::fromStdString(run.name), stateWords(run));
    }
    if (files.isEmpty()) {
        Q_EMIT problem(tr("Nothing of this cell has been trained yet."));
        return;
    }
    if (files.size() == 1) {
        Q_EMIT openWanted(files);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open all %1 and compare").arg(files.size()), this, [this, files] { Q_EMIT openWanted(files); });
    menu->addSeparator();
    for (qsizetype i = 0; i < files.size(); ++i)
        menu->addAction(names[i], this, [this, file = files[i]] { Q_EMIT openWanted({file}); });
    menu->popup(m_map->mapToGlobal(m_map->cellRect(row, col).bottomLeft().toPoint()));
}

// -- files

void StudyResults::makeExportMenu()
{
    m_export->setText(tr("E&xport"));
    m_export->setIcon(icon(QStringLiteral("export")));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolTip(tr("Curves, map or scores as a file"));
    auto* menu = new QMenu(m_export);
    menu->addAction(tr("&Curves as a figure …"), this, [this] { openExport(form()); });
    menu->addAction(tr("&Map as a figure …"), this, [this] { openExport(SweepForm::map); });
    menu->addAction(tr("&Scores as a table …"), this, &StudyResults::askForTable);
    m_export->setMenu(menu);
}

FigureSubject StudyResults::asSubject() const
{
    FigureSubject subject;
    const auto choice = [&](SweepForm form, const QString& name, const QString& sentence) {
        const std::string_view id = figure::sweep_form_names[static_cast<std::size_t>(form)];
        subject.choices.append({QString::fromUtf8(id.data(), std::ssize(id)), name, sentence});
    };
    choice(SweepForm::training, tr("Curves over the steps"),
           tr("A panel for each row of the map, a curve for each column"));
    choice(SweepForm::axis, tr("Scores over the rows"), tr("The score at the last step over the values of the rows"));
    choice(SweepForm::map, tr("Map"), tr("The score at the last step in cells, by rows and columns"));
    subject.settings = QStringLiteral("figure/studyViews");
    subject.fileName = QFileInfo(m_record->folder).fileName();
    subject.folder = QFileInfo(m_record->folder).path();
    // Of the study as it stands now: the window may go on to another while the dialog is open.
    subject.drawn = [record = m_record, slice = m_slice,
                     title = title().toStdString()](const figure::Request& request) {
        const figure::SweepCurves none(record->standing.runs.size());
        std::vector<SweepForm> forms;
        for (const std::string& view : request.views)
            forms.push_back(figure::parse_sweep_form(view));
        return figure::sweep_figure(forms, record->standing, record->metric == slice.metric ? record->curves : none,
                                    slice, title, request);
    };
    subject.write = [drawn = subject.drawn](const FigureExport& wanted, const auto&) {
        writeFigure(drawn(wanted.request), wanted);
        return true;
    };
    return subject;
}

ExportDialog* StudyResults::openExport(SweepForm form)
{
    const std::string_view view = figure::sweep_form_names[static_cast<std::size_t>(form)];
    auto* dialog = new ExportDialog(asSubject(), QString::fromUtf8(view.data(), std::ssize(view)), this);
    dialog->setWindowTitle(tr("Export figure of %1").arg(title()));
    connect(dialog, &ExportDialog::exported, this, &StudyResults::exported);
    dialog->show();
    return dialog;
}

void StudyResults::askForTable()
{
    auto* dialog = new QFileDialog(this, tr("Export scores"), QFileInfo(m_record->folder).path(),
                                   tr("CSV (*.csv);;LaTeX, booktabs (*.tex)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QFileInfo(m_record->folder).fileName() + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &StudyResults::exportTable);
    dialog->open();
}

void StudyResults::write(const QString& target, const std::function<void()>& writer)
{
    try {
        writer();
    } catch (const std::exception& error) {
        Q_EMIT problem(translated(failure_in_words(error)));
        return;
    }
    Q_EMIT exported(target);
}

void StudyResults::exportTable(const QString& target)
{
    write(target, [&] {
        const std::string ending = figure::ending_of(target.toStdString());
        if (ending != "csv" && ending != "tex")
            throw InputError(target.toStdString(), "", "the name ends in " + in_quotes(ending), ".csv or .tex");
        const SweepStanding& standing = m_record->standing;
        write_file_atomically(asPath(target), ending == "csv" ? figure::csv_of(standing)
                                                              : figure::latex_of(standing, title().toStdString()));
    });
}

}  // namespace disentangle
