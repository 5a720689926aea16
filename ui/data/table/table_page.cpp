// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table/table_page.h"

#include "core/experiment/data/table.h"
#include "core/experiment/variables.h"
#include "core/graph/causal_graph.h"
#include "ui/data/table/own_frames.h"
#include "ui/data/table/table_files.h"
#include "ui/document/experiment_document.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"
#include "ui/observe/matrices/graphs_view.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

const TableSpec& specOf(const ExperimentDocument& document)
{
    return document.experiment().own.get<TableSpec>();
}

QLabel* wrapped(bool caption)
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (caption) {
        label->setFont(captionFont());
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    return label;
}

QString wordsOf(RowOrder order)
{
    switch (order) {
    case RowOrder::rows: return TablePage::tr("Rows do not follow each other in time.");
    case RowOrder::pairs: return TablePage::tr("Rows are pairs of consecutive times.");
    case RowOrder::episodes: return TablePage::tr("Rows follow each other in time, within an episode.");
    }
    return {};
}

/// A line of the description: the role, the file, and which columns.
QString lineOf(const QString& role, const TablePart& part, const std::vector<std::string>& names,
               const std::optional<Shape>& frame = {})
{
    QString file = QFileInfo(QString::fromStdString(part.file)).fileName();
    if (!part.key.empty())
        file += QStringLiteral(": ") + QString::fromStdString(part.key);
    const QString columns =
        frame           ? QStringLiteral("<br>%1").arg(wordsOfFrame(*frame))
        : names.empty() ? QString()
                        : QStringLiteral("<br>%1").arg(
                              TablePage::tr("%1 columns: %2").arg(names.size()).arg(someOf(names, 6).toHtmlEscaped()));
    return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2%3</td></tr>")
        .arg(role, file.toHtmlEscaped(), columns);
}

std::vector<std::string> namesIn(const TablePart& part)
{
    std::vector<std::string> names;
    for (const ColumnChoice& choice : part.columns)
        names.push_back(choice.number > 0 ? std::to_string(choice.number) : choice.name);
    return names;
}

int countTasks(const std::vector<std::pair<int, int>>& sizes)
{
    int count = 0;
    for (const auto& [size, tasks] : sizes)
        count += tasks;
    return count;
}

QString tasksInWords(const TableSpec& spec)
{
    const TableFound found = spec.found.value_or(TableFound());
    QString text = spec.task ? TablePage::tr("Each value of the column of tasks is a task")
                             : TablePage::tr("Each column of y is a task");
    if (found.classes.empty())
        return text + TablePage::tr("; targets are numbers.");
    return text + TablePage::tr("; targets are %1 classes: %2.")
                      .arg(found.classes.size())
                      .arg(someOf(found.classes, 5).toHtmlEscaped());
}

template <class Visit>
void forEachPart(TableSpec& spec, Visit visit)
{
    visit(spec.x);
    for (std::optional<TablePart>* part : {&spec.y, &spec.a, &spec.z, &spec.episode, &spec.task})
        if (*part)
            visit(**part);
}

}  // namespace

TablePage::TablePage(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_columns(new QPushButton(tr("Files and &columns …"))),
      m_description(wrapped(false)),
      m_latents(new QSpinBox),
      m_proposal(wrapped(true)),
      m_problems(wrapped(false)),
      m_wayOut(new QPushButton),
      m_graphs(new GraphsView),
      m_learned(new Section(tr("Learned graph"), m_graphs))
{
    m_columns->setToolTip(tr("Choose files and the role of each column, and look at the values"));
    m_description->setTextFormat(Qt::RichText);
    m_description->setAccessibleName(tr("Data"));
    m_latents->setAccessibleName(tr("Number of latents"));
    m_latents->setRange(1, max_nodes);
    m_latents->setKeyboardTracking(false);
    m_wayOut->hide();
    m_graphs->setMinimumHeight(230);
    m_graphs->tools()->hide();  // the observatory has them
    auto* latents = new QFormLayout;
    latents->setContentsMargins(0, 0, 0, 0);
    latents->addRow(tr("L&atents"), m_latents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addWidget(m_columns);
    column->addWidget(m_description);
    column->addWidget(m_problems);
    column->addWidget(m_wayOut);
    column->addLayout(latents);
    column->addWidget(m_proposal);
    column->addWidget(m_learned, 1);
    column->addStretch();

    connect(m_columns, &QPushButton::clicked, this, &TablePage::editWanted);
    connect(m_wayOut, &QPushButton::clicked, this, [this] {
        if (m_contents.unreadable)
            findFiles();
        else
            takeFilesAsTheyAre();
    });
    connect(m_latents, &QSpinBox::valueChanged, this, [this](int count) {
        const QString wrong =
            m_document->setParameter(QStringLiteral("data.latents"), count, ExperimentDocument::Merge::sliding);
        if (!wrong.isEmpty()) {
            Q_EMIT problem(wrong);
            refresh();
        }
    });
    connect(m_latents, &QSpinBox::editingFinished, m_document, &ExperimentDocument::endSliding);
    connect(document, &ExperimentDocument::changed, this, &TablePage::refresh);
    connect(&theme(), &Theme::themeChanged, this, &TablePage::showProblems);
    refresh();
}

QString TablePage::description() const
{
    return m_description->text();
}

QString TablePage::problems() const
{
    return m_problems->text();
}

void TablePage::setRun(RunModel* run)
{
    m_graphs->setRun(run);
}

void TablePage::setContents(const TableContents& contents, bool busy)
{
    m_contents = contents;
    m_busy = busy;
    showProblems();
}

void TablePage::refresh()
{
    if (m_document->experiment().data_kind != "table")
        return;
    const TableSpec& spec = specOf(*m_document);
    const TableFound found = spec.found.value_or(TableFound());
    QString rows = lineOf(QStringLiteral("x"), spec.x, found.x, found.frame);
    if (spec.y)
        rows += lineOf(spec.has_tasks() ? QStringLiteral("y") : tr("next x"), *spec.y, namesIn(*spec.y));
    if (spec.a)
        rows += lineOf(QStringLiteral("a"), *spec.a, found.a);
    if (spec.z)
        rows += lineOf(QStringLiteral("z"), *spec.z, found.z);
    if (spec.episode)
        rows += lineOf(tr("episode"), *spec.episode, {});
    if (spec.task)
        rows += lineOf(tr("task"), *spec.task, namesIn(*spec.task));
    const QLocale locale;
    const auto shared = [&](const QString& train, int validation, int test) {
        return tr("%1 to train on, %2 to validate and %3 to test on.")
            .arg(train, locale.toString(validation), locale.toString(test));
    };
    const QString how = spec.has_tasks()
                            ? tasksInWords(spec) + QLatin1Char(' ') +
                                  shared(tr("%1 tasks").arg(locale.toString(countTasks(found.tasks[0]))),
                                         countTasks(found.tasks[1]), countTasks(found.tasks[2]))
                            : wordsOf(spec.order) + QLatin1Char(' ') +
                                  shared(spec.steps() > 1 ? tr("%1 pairs").arg(locale.toString(found.train))
                                                          : tr("%1 rows").arg(locale.toString(found.train)),
                                         found.validation, found.test);
    m_description->setText(QStringLiteral("<table>%1</table>%2").arg(rows, how));
    m_learned->setVisible(!spec.has_tasks());  // tasks have none
    m_description->setToolTip(QDir::toNativeSeparators(QString::fromStdString(spec.folder)));
    const QSignalBlocker quiet(m_latents);
    m_latents->setMaximum(std::clamp(variables_of(m_document->experiment()).d_x, 1, max_nodes));
    m_latents->setValue(spec.latents);
    m_proposal->setText(found.proposal.empty() ? QString()
                                               : tr("Proposed: %1, because %2. A proposal and no finding.")
                                                     .arg(found.latents)
                                                     .arg(translated(found.proposal)));
    m_proposal->setVisible(!found.proposal.empty());
}

void TablePage::showProblems()
{
    QStringList lines;
    bool bad = false;
    if (m_busy)
        lines << tr("Looking at the files …");
    for (const TableProblem& problem : m_contents.problems) {
        if (m_busy)
            break;
        bad = bad || problem.error;
        lines << QStringLiteral("%1 %2").arg(problem.error ? QStringLiteral("✗") : QStringLiteral("~"),
                                             inWindowWords(problem.sentence, problem.file));
    }
    const bool changed =
        !m_busy && m_contents.found && m_contents.spec.found && *m_contents.found != *m_contents.spec.found;
    if (changed) {
        bad = true;
        lines
            << tr("✗ The files have other rows or columns than when this experiment was made: %1 to train on, in place "
                  "of %2.")
                   .arg(QLocale().toString(m_contents.found->train), QLocale().toString(m_contents.spec.found->train));
    }
    const bool lost = !m_busy && m_contents.unreadable;
    m_wayOut->setText(lost ? tr("&Find the file …") : tr("&Take the files as they are now"));
    m_wayOut->setVisible(lost || changed);
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_problems->setVisible(!lines.isEmpty());
    QPalette palette;
    if (bad)
        palette.setColor(QPalette::WindowText, colours().bad);
    m_problems->setPalette(palette);
}

void TablePage::findFiles()
{
    auto* dialog = new QFileDialog(window(), tr("Find the files of these data"),
                                   QString::fromStdString(specOf(*m_document).folder));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        // Whatever has moved together with the chosen file is found beside it; a single file may have another name.
        TableSpec spec = specOf(*m_document);
        const QDir folder = QFileInfo(chosen).dir();
        bool named = false;
        const auto gone = [&spec](const TablePart& part) {
            std::error_code ignored;
            return !std::filesystem::exists(table_path(spec, part.file), ignored);
        };
        forEachPart(spec, [&](TablePart& part) {
            const QString name = QFileInfo(QString::fromStdString(part.file)).fileName();
            if (gone(part) && folder.exists(name)) {
                named = named || name == QFileInfo(chosen).fileName();
                part.file = asPath(folder.absoluteFilePath(name)).string();
            }
        });
        forEachPart(spec, [&](TablePart& part) {
            if (!named && gone(part)) {
                part.file = asPath(chosen).string();
            }
        });
        Experiment next = m_document->experiment();
        next.own.get<TableSpec>() = spec;
        if (const QString wrong = m_document->replaceExperiment(next, tr("Find %1").arg(QFileInfo(chosen).fileName()));
            !wrong.isEmpty())
            Q_EMIT problem(wrong);
    });
    dialog->open();
}

void TablePage::takeFilesAsTheyAre()
{
    TableSpec spec = specOf(*m_document);
    if (spec.found && spec.latents == spec.found->latents)
        spec.latents = 0;
    spec.found = m_contents.found;
    try {
        const QString wrong = m_document->replaceExperiment(with_table(m_document->experiment(), spec),
                                                            tr("Take the files as they are now"));
        if (!wrong.isEmpty())
            Q_EMIT problem(wrong);
    } catch (const std::exception& error) {
        Q_EMIT problem(translated(error.what()));
    }
}

}  // namespace disentangle
