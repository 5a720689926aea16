// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_actions.h"

#include "ui/document/experiment_document.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/graph_formats.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/language/translated.h"
#include "ui/style/icons.h"
#include "ui/style/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QUndoStack>

#include <algorithm>

namespace disentangle {
namespace {

const QString subject = QStringLiteral("graph");
const QString readingSubject = QStringLiteral("graph as read");

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
    connect(m_document->undoStack(), &QUndoStack::indexChanged, m_messages,
            [messages = m_messages] { messages->dismiss(readingSubject); });
}

void GraphActions::addToEditMenu(QMenu* edit)
{
    QMenu* copyAs = edit->addMenu(tr("&Copy graph as"));
    const auto addFormats = [this](QMenu* menu, const QString& id, NamedMatrix::Part part, bool wholeGraphs) {
        for (const GraphFormat& format : graphFormats())
            if (wholeGraphs || !format.wholeGraph)
                menu->addAction(format.name, this, [this, ending = format.ending, part] { copy(ending, part); })
                    ->setObjectName(id + format.ending);
    };
    addFormats(copyAs, QStringLiteral("edit.copy-"), NamedMatrix::Part::unsaid, true);
    copyAs->addSeparator();
    QMenu* Ga = copyAs->addMenu(tr("G&a alone"));
    QMenu* Gz = copyAs->addMenu(tr("G&z alone"));
    addFormats(Ga, QStringLiteral("edit.copy-Ga-"), NamedMatrix::Part::Ga, false);
    addFormats(Gz, QStringLiteral("edit.copy-Gz-"), NamedMatrix::Part::Gz, false);
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
    QAction* random = edit->addAction(icon(QStringLiteral("dice")), tr("&Random graph …"), this,
                                      [this] { m_editor->presetChooser()->openPage(PresetChooser::randomGraph); });
    QAction* variation = edit->addAction(tr("Make a &variation …"), this,
                                         [this] { m_editor->presetChooser()->openPage(PresetChooser::variation); });
    pasteGraph->setObjectName(QStringLiteral("edit.paste-graph"));
    random->setObjectName(QStringLiteral("edit.random-graph"));
    variation->setObjectName(QStringLiteral("edit.variation"));
    m_commands << copyAs->menuAction() << pasteGraph << random << variation;
}

void GraphActions::addToFileMenu(QMenu* file)
{
    QAction* import = file->addAction(tr("&Import graph …"), this, &GraphActions::askForImport);
    QAction* exporting = file->addAction(tr("&Export graph …"), this, &GraphActions::askForExport);
    import->setObjectName(QStringLiteral("file.import-graph"));
    exporting->setObjectName(QStringLiteral("file.export-graph"));
    m_commands << import << exporting;
}

void GraphActions::setEnabled(bool enabled)
{
    for (QAction* command : m_commands)
        command->setEnabled(enabled);
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

void GraphActions::forgetReading()
{
    m_messages->dismiss(readingSubject);
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
    const QString text = QApplication::clipboard()->text();
    read(
        [this, text](const PasteHint& hint, Pasting* pasting) {
            return pasteGraph(m_document, text, tr("clipboard"), tr("Paste graph"), hint, pasting);
        },
        tr("clipboard"), focusedPart());
}

void GraphActions::importFile(const QString& path)
{
    read([this, path](const PasteHint& hint, Pasting* pasting) { return importGraph(m_document, path, hint, pasting); },
         QFileInfo(path).fileName(), focusedPart());
}

void GraphActions::read(const Read& from, const QString& source, const PasteHint& hint)
{
    m_messages->dismiss(readingSubject);
    const int before = m_document->undoStack()->index();
    Pasting pasting;
    const QString wrong = from(hint, &pasting);
    report(wrong, tr("Nothing was changed."));
    if (wrong.isEmpty() && m_document->undoStack()->index() == before + 1)
        sayHowRead(from, source, hint, pasting);
}

void GraphActions::sayHowRead(const Read& from, const QString& source, const PasteHint& hint, const Pasting& pasting)
{
    if (pasting.findings.empty())
        return;
    QStringList sentences;
    for (const std::string& finding : pasting.findings)
        sentences << translated(finding);
    QList<MessageBar::Action> others;
    const int after = m_document->undoStack()->index();
    // What was done since stays: the offer holds only while the paste is the last step.
    const auto otherwise = [&](const QString& label, const PasteHint& other) {
        others.append({label, [this, from, source, other, after] {
                           if (m_document->undoStack()->index() != after)
                               return;
                           m_document->undoStack()->undo();
                           read(from, source, other);
                       }});
    };
    if (!pasting.parts.empty())
        otherwise(pasting.causes_in_rows ? tr("Rows are children") : tr("Rows are causes"),
                  PasteHint(hint.part, !pasting.causes_in_rows));
    const bool unnamed = pasting.open || (hint.part != NamedMatrix::Part::unsaid && pasting.parts.size() == 1);
    if (unnamed && pasting.graph.Ga && pasting.parts.front() == NamedMatrix::Part::Gz)
        otherwise(tr("It is Ga"), PasteHint(NamedMatrix::Part::Ga, hint.causes_in_rows));
    else if (unnamed && pasting.parts.front() == NamedMatrix::Part::Ga)
        otherwise(tr("It is Gz"), PasteHint(NamedMatrix::Part::Gz, hint.causes_in_rows));
    m_messages->show(MessageBar::Kind::info, readingSubject,
                     QStringLiteral("%1: %2.").arg(source, sentences.join(QStringLiteral("; "))), others);
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
