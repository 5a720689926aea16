// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/study_editor.h"

#include "core/experiment/studies.h"
#include "ui/document/experiment_document.h"
#include "ui/language/translated.h"
#include "ui/studies/axis_edit.h"
#include "ui/style/duration_text.h"
#include "ui/style/icons.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

namespace disentangle {
namespace {

const QString ofAxes = QString();
const QString ofFolder = QStringLiteral("folder:");
constexpr int typingMs = 200;  // after the last key, before runs are counted
constexpr int mostJobs = 256;

}  // namespace

StudyEditor::StudyEditor(ExperimentDocument* document, RunSeconds seconds, const QString& folder, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_seconds(std::move(seconds)),
      m_home(folder),
      m_what(new QComboBox),
      m_part(new QComboBox),
      m_about(new QLabel),
      m_axesPart(new QWidget),
      m_axesColumn(new QVBoxLayout),
      m_add(new QPushButton(icon(QStringLiteral("add")), tr("&Add an axis"))),
      m_quick(new QCheckBox(tr("&Quick: two seeds, an eighth of the steps"))),
      m_seeds(new QLineEdit(QStringLiteral("0:4"))),
      m_folder(new QLineEdit),
      m_settings(new QWidget),
      m_lines(new QFormLayout(m_settings)),
      m_jobs(new QSpinBox),
      m_summary(new QLabel)
{
    m_what->addItem(tr("This experiment over axes"), ofAxes);
    m_what->insertSeparator(1);
    for (const Study& study : studies())
        m_what->addItem(translated(study.title), QString::fromStdString(study.name));
    m_what->setAccessibleName(tr("What is studied"));
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_what->setMinimumContentsLength(16);
    m_part->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_part->setMinimumContentsLength(12);
    m_part->setToolTip(tr("All of the study, or one of its panels alone"));
    m_quick->setToolTip(
        tr("In a small fraction of the time, to see it work. Scores are not to be compared with published "
           "ones."));
    for (QLabel* label : {m_about, m_summary}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_seeds->setToolTip(tr("Seeds of training: a range 0:4 (0 to 4), a list 3,7,11, or how many"));
    m_seeds->setAccessibleName(tr("Seeds of training"));
    m_folder->setAccessibleName(tr("Folder of the study"));
    m_folder->setToolTip(tr("Where the runs and their index are kept. A study that is there goes on."));
    m_jobs->setRange(1, mostJobs);
    m_jobs->setValue(std::max(1, QThread::idealThreadCount()));
    m_jobs->setToolTip(tr("Runs that are trained at a time, each on one core"));
    m_jobs->setAccessibleName(tr("Runs at a time"));
    auto* browse = new QToolButton;
    browse->setIcon(icon(QStringLiteral("open")));
    browse->setToolTip(tr("Choose the folder"));
    browse->setAccessibleName(browse->toolTip());

    m_axesColumn->setContentsMargins(0, 0, 0, 0);
    m_axesColumn->setSpacing(spacing::hair);
    auto* axesLayout = new QVBoxLayout(m_axesPart);
    axesLayout->setContentsMargins(0, 0, 0, 0);
    axesLayout->setSpacing(spacing::tight);
    axesLayout->addLayout(m_axesColumn);
    auto* addRow = new QHBoxLayout;
    addRow->addWidget(m_add);
    addRow->addStretch(1);
    axesLayout->addLayout(addRow);

    auto* folderRow = new QHBoxLayout;
    folderRow->setSpacing(spacing::tight);
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(browse);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(spacing::normal);
    m_lines->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto* folderLabel = new QLabel(tr("&Folder"));
    folderLabel->setBuddy(m_folder);
    m_lines->addRow(tr("&Part"), m_part);
    m_lines->addRow(tr("S&eeds"), m_seeds);
    m_lines->addRow(folderLabel, folderRow);
    m_lines->addRow(tr("Runs at a &time"), m_jobs);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::normal);
    for (QWidget* widget : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_about), m_axesPart,
                            static_cast<QWidget*>(m_quick), m_settings, static_cast<QWidget*>(m_summary)})
        column->addWidget(widget);

    m_soon.setSingleShot(true);
    m_soon.setInterval(typingMs);
    connect(&m_soon, &QTimer::timeout, this, &StudyEditor::refresh);
    connect(m_what, &QComboBox::activated, this, &StudyEditor::choose);
    connect(m_part, &QComboBox::activated, this, [this] {
        proposeFolder();
        soon();
    });
    connect(m_quick, &QCheckBox::toggled, this, [this] {
        proposeFolder();
        soon();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { addAxis()->keyEdit()->setFocus(); });
    connect(browse, &QToolButton::clicked, this, &StudyEditor::chooseFolder);
    for (QLineEdit* edit : {m_seeds, m_folder})
        connect(edit, &QLineEdit::textChanged, this, &StudyEditor::soon);
    connect(m_jobs, &QSpinBox::valueChanged, this, &StudyEditor::soon);
    for (const auto edited : {&ExperimentDocument::changed, &ExperimentDocument::replaced})
        connect(m_document, edited, this, [this] {
            for (AxisEdit* axis : m_axes)
                axis->setExperiment(m_document->experiment());
            proposeFolder();
            soon();
        });
    addAxis();
    choose();
}

AxisEdit* StudyEditor::addAxis()
{
    auto* axis = new AxisEdit;
    axis->setExperiment(m_document->experiment());
    m_axes.append(axis);
    m_axesColumn->addWidget(axis);
    connect(axis, &AxisEdit::changed, this, &StudyEditor::soon);
    connect(axis, &AxisEdit::removeWanted, this, [this, axis] { removeAxis(axis); });
    soon();
    return axis;
}

void StudyEditor::removeAxis(AxisEdit* axis)
{
    m_axes.removeOne(axis);
    axis->hide();
    axis->deleteLater();
    if (m_axes.isEmpty())
        addAxis();
    soon();
}

void StudyEditor::choose()
{
    const QString what = m_what->currentData().toString();
    const bool preset = what != ofAxes && what != ofFolder;
    m_axesPart->setVisible(what == ofAxes);
    m_quick->setVisible(preset);
    m_lines->setRowVisible(m_part, preset);
    m_lines->setRowVisible(m_seeds, what != ofFolder);
    m_part->clear();
    if (preset) {
        const Study study = study_named(what.toStdString());
        m_about->setText(tr("After %1.").arg(translated(study.source)));
        m_part->addItem(tr("all"), what);
        for (const StudyPoint& point : study.points) {
            const QString panel = QString::fromStdString(point.panel);
            if (m_part->findText(panel) < 0)
                m_part->addItem(panel, what + QLatin1Char(':') + panel);
        }
    } else if (what == ofAxes) {
        m_about->setText(tr("The experiment of this window, trained at every combination of the values below."));
    }
    m_folder->setEnabled(what != ofFolder);
    if (what == ofFolder)
        m_folder->setText(QDir::toNativeSeparators(m_begun));
    else if (QDir::fromNativeSeparators(m_folder->text()) == m_begun)
        m_folder->clear();
    proposeFolder();
    soon();
}

void StudyEditor::setBegun(const QString& folder, const QStringList& keys, int cells, int runs)
{
    m_begun = QFileInfo(folder).absoluteFilePath();
    if (const int before = m_what->findData(ofFolder); before >= 0)
        m_what->removeItem(before);
    m_what->insertItem(1, tr("Opened: %1").arg(QFileInfo(m_begun).fileName()), ofFolder);
    m_what->setCurrentIndex(1);
    choose();
    const QString counted = countedRuns(static_cast<std::size_t>(runs));
    m_about->setText(keys.isEmpty() ? tr("%1 of one setting.").arg(counted)
                                    : tr("%1 of %2 settings, which differ in %3.")
                                          .arg(counted)
                                          .arg(cells)
                                          .arg(keys.join(QStringLiteral(", "))));
}

void StudyEditor::proposeFolder()
{
    const QString typed = QDir::fromNativeSeparators(m_folder->text());
    const QString what = m_what->currentData().toString();
    if (what == ofFolder || (!typed.isEmpty() && typed != m_proposed))
        return;
    if (what != ofAxes) {
        m_proposed = m_home + (m_quick->isChecked() ? QStringLiteral("/papers-quick") : QStringLiteral("/papers"));
    } else {
        QString name = QString::fromStdString(m_document->experiment().name);
        name.replace(QLatin1Char('/'), QLatin1Char('_'));
        m_proposed =
            m_home + QLatin1Char('/') + (name.isEmpty() ? QStringLiteral("study") : name) + QStringLiteral("-1");
    }
    m_folder->setText(QDir::toNativeSeparators(m_proposed));
    m_folder->setCursorPosition(static_cast<int>(m_folder->text().size()));
}

void StudyEditor::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the study"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

StudyOrder StudyEditor::order() const
{
    StudyOrder order;
    const QString what = m_what->currentData().toString();
    order.folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    order.seeds = m_seeds->text().trimmed();
    order.jobs = m_jobs->value();
    if (what == ofFolder) {
        order.kind = StudyOrder::Kind::begun;
        order.folder = m_begun;
    } else if (what != ofAxes) {
        order.kind = StudyOrder::Kind::preset;
        order.study = m_part->currentData().toString();
        order.quick = m_quick->isChecked();
        if (!order.folder.isEmpty())
            order.folder += QLatin1Char('/') + QString::fromStdString(study_named(order.study.toStdString()).name);
    } else {
        order.experiment = QString::fromStdString(format_experiment(m_document->experiment()));
        for (const AxisEdit* axis : m_axes)
            if (!axis->isEmpty())
                order.axes.push_back(axis->text());
    }
    return order;
}

void StudyEditor::soon()
{
    m_soon.start();
}

void StudyEditor::refresh()
{
    m_soon.stop();
    m_task.ask([this, order = order(), seconds = m_seconds](const std::stop_token&) -> NewestTask::Delivery {
        return [this, plan = planOf(order, seconds), order] { take(plan, order); };
    });
}

void StudyEditor::take(StudyPlan plan, const StudyOrder& order)
{
    // The place that was proposed is taken by another study: the next one.
    const QString typed = QDir::fromNativeSeparators(m_folder->text());
    if (plan.otherFolder && order.kind == StudyOrder::Kind::axes && typed == m_proposed) {
        const qsizetype dash = m_proposed.lastIndexOf(QLatin1Char('-'));
        m_proposed = m_proposed.left(dash + 1) + QString::number(m_proposed.mid(dash + 1).toInt() + 1);
        m_folder->setText(QDir::toNativeSeparators(m_proposed));
        refresh();
        return;
    }
    m_plan = std::move(plan);
    int axis = 0;
    for (AxisEdit* edit : m_axes) {
        if (edit->isEmpty()) {
            edit->setProblem({});
            continue;
        }
        const bool wrong = axis == m_plan.wrongAxis;
        const QString idle =
            axis < static_cast<int>(m_plan.idle.size()) ? m_plan.idle[static_cast<std::size_t>(axis)] : QString();
        edit->setProblem(wrong ? m_plan.problem : idle, !wrong);
        ++axis;
    }
    summarize(order);
    Q_EMIT planned();
}

void StudyEditor::summarize(const StudyOrder& order)
{
    const bool besideAxis = m_plan.wrongAxis >= 0;
    setTextColour(*m_summary,
                  m_plan.problem.isEmpty() || besideAxis ? palette().color(QPalette::WindowText) : colours().bad);
    if (!m_plan.problem.isEmpty()) {
        m_summary->setText(besideAxis ? tr("An axis is not complete yet.") : QStringLiteral("⚠ ") + m_plan.problem);
        return;
    }
    if (order.kind == StudyOrder::Kind::begun) {
        m_summary->clear();
        return;
    }
    const auto runs = static_cast<int>(m_plan.runs.size());
    QString text = tr("%1 of %2, %L3 steps each at most")
                       .arg(countedRuns(m_plan.runs.size()))
                       .arg(m_plan.cells == 1 ? tr("one setting") : tr("%1 settings").arg(m_plan.cells))
                       .arg(m_plan.longest);
    text += m_plan.seconds ? tr("; %1 here, %2 at a time.")
                                 .arg(aboutDuration(*m_plan.seconds / std::min(order.jobs, std::max(runs, 1))))
                                 .arg(order.jobs)
                           : tr("; how long one takes here is not measured yet: train one with Run to know.");
    if (m_plan.begun)
        text += QLatin1Char(' ') + tr("%1 of them are done already.").arg(m_plan.done);
    m_summary->setText(text);
}

void StudyEditor::setLocked(bool locked)
{
    for (QWidget* widget : {static_cast<QWidget*>(m_what), m_axesPart, static_cast<QWidget*>(m_quick), m_settings})
        widget->setEnabled(!locked);
}

QString StudyEditor::summary() const
{
    return m_summary->text();
}

}  // namespace disentangle
