// SPDX-License-Identifier: GPL-3.0-or-later
// What one does to a run of the list, and which runs are laid over and shown.
#include "ui/observe/run/run_details.h"
#include "ui/language/translated.h"
#include "ui/runs/run_list.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>
#include <string_view>

namespace disentangle {

QAction* RunList::addCommand(const QString& text, const QString& tip, const QKeySequence& keys, void (RunList::*does)())
{
    auto* action = new QAction(text, m_table);
    action->setToolTip(tip);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, does);
    m_table->addAction(action);
    return action;
}

void RunList::makeActions()
{
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_overlay = addCommand(tr("Lay it over the shown run"), tr("Draw its curves beside those of the run that is shown"),
                           Qt::Key_Space, &RunList::toggleOverlay);
    m_overlay->setCheckable(true);
    m_rename = addCommand(tr("Rename"), tr("Give the run a name"), Qt::Key_F2, &RunList::rename);
    auto* colour = new QAction(tr("Colour"), m_table);
    auto* colours = new QMenu(this);
    connect(colours, &QMenu::aboutToShow, this, [this, colours] {
        constexpr int hues = 6;
        colours->clear();
        for (int i = 0; i < 2 * hues; ++i)
            colours->addAction(swatch(i), tr("Colour %1").arg(i + 1), this, [this, i] { chooseColour(i); });
    });
    colour->setMenu(colours);
    m_table->addAction(colour);
    m_difference = addCommand(tr("Take differences to this run"), tr("Lay it over the others first"),
                              Qt::CTRL | Qt::Key_D, &RunList::toggleReference);
    m_difference->setCheckable(true);
    m_experiment = addCommand(tr("Use its experiment"), tr("Put its experiment into the World; can be undone"),
                              Qt::CTRL | Qt::Key_U, &RunList::wantExperiment);
    addCommand(tr("Copy the table"), {}, QKeySequence::Copy, &RunList::copyTable);
    m_close = addCommand(tr("Close the run"), tr("Take the run off the list; its file stays"), QKeySequence::Delete,
                         &RunList::closeCurrent);
}

void RunList::rename()
{
    if (QTreeWidgetItem* item = m_table->currentItem())
        m_table->editItem(item, nameColumn);
}

void RunList::closeCurrent()
{
    close(m_current);
}

void RunList::copyTable()
{
    QGuiApplication::clipboard()->setText(asText());
}

void RunList::wantExperiment()
{
    if (m_current && m_current->data()->experiment)
        Q_EMIT experimentWanted(m_current);
}

void RunList::toggleOverlay()
{
    setOverlaid(m_current, !m_ticked.contains(m_current));
}

void RunList::toggleReference()
{
    setReference(m_reference == m_current ? nullptr : m_current);
}

void RunList::chooseColour(int category)
{
    if (!m_current)
        return;
    Annotations changed = m_current->annotations();
    changed.colour = category;
    m_current->annotate(changed);
}

void RunList::takeEdit(QTreeWidgetItem* item, int column)
{
    RunModel* run = m_runs.value(m_table->indexOfTopLevelItem(item));
    if (m_refreshing || !run || column != nameColumn)
        return;
    setOverlaid(run, item->checkState(nameColumn) == Qt::Checked);
    const QString name = item->text(nameColumn).trimmed();
    if (name != run->name()) {
        Annotations changed = run->annotations();
        changed.name = name == run->ownName() ? std::string() : name.toStdString();
        run->annotate(changed);
        refresh(run);  // an emptied name is its world and seed again
    }
}

QList<RunModel*> RunList::overlay() const
{
    QList<RunModel*> runs = m_ticked;
    if (m_reference)
        runs.move(runs.indexOf(m_reference), 0);
    return runs;
}

void RunList::setOverlaid(RunModel* run, bool on)
{
    if (!m_runs.contains(run) || m_ticked.contains(run) == on)
        return;
    if (on)
        m_ticked.append(run);
    else
        m_ticked.removeOne(run);
    if (!on && run == m_reference)
        m_reference = nullptr;
    announceOverlay();
}

void RunList::setReference(RunModel* run)
{
    if (run == m_reference || (run && !m_runs.contains(run)))
        return;
    m_reference = run;
    if (run && !m_ticked.contains(run))
        m_ticked.append(run);
    announceOverlay();
}

void RunList::announceOverlay()
{
    refreshLooks();
    Q_EMIT overlayChanged(overlay());
}

bool RunList::isFilteredOut(const RunModel* run) const
{
    const auto record = run->data();
    const Annotations& annotations = run->annotations();
    const std::string_view state = nameOf(record->state);
    QStringList tags;
    for (const std::string& tag : annotations.tags)
        tags.append(QString::fromStdString(tag));
    const QString text = QStringList{run->name(), run->path(), tags.join(QLatin1Char('\n')),
                                     QString::fromStdString(annotations.notes), translated(state)}
                             .join(QLatin1Char('\n'));
    const QString prefix = QStringLiteral("tag:");
    for (const QString& word : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool found = word.startsWith(prefix, Qt::CaseInsensitive)
                               ? tags.contains(word.mid(prefix.size()), Qt::CaseInsensitive)
                               : text.contains(word, Qt::CaseInsensitive);
        if (!found)
            return true;
    }
    return false;
}

void RunList::setFilter(const QString& words)
{
    if (m_filter->text() != words)
        m_filter->setText(words);  // comes back here
    refreshLooks();
}

}  // namespace disentangle
