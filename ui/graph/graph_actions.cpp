// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_actions.h"

#include "ui/document/experiment_document.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/graph_formats.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/style/icons.h"
#include "ui/style/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>

namespace disentangle {
namespace {

const QString subject = QStringLiteral("graph");

QString filters(bool reading)
{
    QStringList all, each;
    for (const GraphFormat& format : graphFormats()) {
        const QString pattern = QStringLiteral("*.%1").arg(format.ending);
        all << pattern;
        each << QStringLiteral("%1 (%2)").arg(format.name, pattern);
    }
    if (!reading)
        return each.join(QStringLiteral(";;"));
    all << QStringLiteral("*.gv") << QStringLiteral("*.txt") << QStringLiteral("*.npy");
    return GraphActions::tr("Graphs and matrices (%1);;All files (*)").arg(all.join(QLatin1Char(' ')));
}

}  // namespace

GraphActions::GraphActions(ExperimentDocument* document, GraphEditor* editor, MessageBar* messages, QWidget* window)
    : QObject(window), m_document(document), m_editor(editor), m_messages(messages), m_window(window)
{
}

void GraphActions::addToEditMenu(QMenu* edit)
{
    QMenu* copyAs = edit->addMenu(tr("&Copy graph as"));
    const auto addFormats = [this](QMenu* menu, NamedMatrix::Part part, bool wholeGraphs) {
        for (const GraphFormat& format : graphFormats())
            if (wholeGraphs || !format.wholeGraph)
                menu->addAction(format.name, this, [this, ending = format.ending, part] { copy(ending, part); });
    };
    addFormats(copyAs, NamedMatrix::Part::unsaid, true);
    copyAs->addSeparator();
    QMenu* Ga = copyAs->addMenu(tr("G&a alone"));
    QMenu* Gz = copyAs->addMenu(tr("G&z alone"));
    addFormats(Ga, NamedMatrix::Part::Ga, false);
    addFormats(Gz, NamedMatrix::Part::Gz, false);
    connect(copyAs, &QMenu::aboutToShow, this, [this, Ga, Gz] {
        Ga->setEnabled(m_document->matrix(GraphPart::Ga));
        Gz->setEnabled(m_document->matrix(GraphPart::Gz));
    });
    // Where text is edited the key pastes text; it means the graph only within the graph's editor.
    QAction* pasteGraph = edit->addAction(tr("&Paste graph or matrix"), this, &GraphActions::paste);
    pasteGraph->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_V));
    pasteGraph->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_editor->addAction(pasteGraph);
    QAction* copyGraph = new QAction(tr("Copy graph"), this);
    copyGraph->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_C));
    copyGraph->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copyGraph, &QAction::triggered, this, [this] { copy(QStringLiteral("dot"), NamedMatrix::Part::unsaid); });
    QWidget* diagram = m_editor->diagram()->view();
    diagram->addAction(copyGraph);
    edit->addSeparator();
    edit->addAction(icon(QStringLiteral("dice")), tr("&Random graph …"), this,
                    [this] { m_editor->presetChooser()->openPage(PresetChooser::randomGraph); });
    edit->addAction(tr("Make a &variation …"), this,
                    [this] { m_editor->presetChooser()->openPage(PresetChooser::variation); });
}

void GraphActions::addToFileMenu(QMenu* file)
{
    file->addAction(tr("&Import graph …"), this, &GraphActions::askForImport);
    file->addAction(tr("&Export graph …"), this, &GraphActions::askForExport);
}

NamedMatrix::Part GraphActions::focusedPart() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (const auto& [part, named] :
         {std::pair{GraphPart::Ga, NamedMatrix::Part::Ga}, std::pair{GraphPart::Gz, NamedMatrix::Part::Gz}})
        if (focus && focus == m_editor->matrixView(part))
            return named;
    return NamedMatrix::Part::unsaid;
}

void GraphActions::report(const QString& wrong, const QString& wayOut)
{
    if (wrong.isEmpty())
        m_messages->dismiss(subject);
    else
        m_messages->show(MessageBar::Kind::error, subject, QStringLiteral("%1. %2").arg(wrong, wayOut));
}

void GraphActions::copy(const QString& ending, NamedMatrix::Part part)
{
    const auto& formats = graphFormats();
    const auto format =
        std::find_if(formats.begin(), formats.end(), [&](const GraphFormat& its) { return its.ending == ending; });
    QApplication::clipboard()->setText(
        QString::fromStdString(format->format(withMatrixAlone(m_document->graph(), part))));
}

void GraphActions::paste()
{
    report(pasteGraph(m_document, QApplication::clipboard()->text(), tr("clipboard"), tr("Paste graph"), focusedPart()),
           tr("Nothing was changed."));
}

void GraphActions::importFile(const QString& path)
{
    report(importGraph(m_document, path, focusedPart()), tr("Nothing was changed."));
}

void GraphActions::exportFile(const QString& path)
{
    report(exportGraph(m_document->graph(), path), tr("The graph was not written."));
}

void GraphActions::askForImport()
{
    auto* dialog = new QFileDialog(m_window, tr("Import a graph or a matrix"), QFileInfo(m_document->path()).path(),
                                   filters(true));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &GraphActions::importFile);
    dialog->open();
}

void GraphActions::askForExport()
{
    auto* dialog =
        new QFileDialog(m_window, tr("Export the graph"), QFileInfo(m_document->path()).path(), filters(false));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const auto takeEnding = [dialog](const QString& filter) {
        for (const GraphFormat& format : graphFormats())
            if (filter.startsWith(format.name))
                dialog->setDefaultSuffix(format.ending);
    };
    takeEnding(dialog->selectedNameFilter());
    connect(dialog, &QFileDialog::filterSelected, dialog, takeEnding);
    connect(dialog, &QFileDialog::fileSelected, this, &GraphActions::exportFile);
    dialog->open();
}

}  // namespace disentangle
