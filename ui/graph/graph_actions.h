// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph_paste.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace disentangle {

class ExperimentDocument;
class GraphEditor;
class MessageBar;

/// The menus' commands for whole graphs: copy in any format, paste, random graphs and variations, import and export of
/// files. A command that fails says why in one line of the message bar, and changes nothing.
class GraphActions : public QObject {
    Q_OBJECT

public:
    GraphActions(ExperimentDocument* document, GraphEditor* editor, MessageBar* messages, QWidget* window);

    /// "Copy graph as", "Paste graph", "Random graph", "Make a variation".
    void addToEditMenu(QMenu* edit);
    /// "Import graph", "Export graph".
    void addToFileMenu(QMenu* file);
    /// Of no use while the document's data are drawn from no graph.
    void setEnabled(bool enabled);
    /// Takes away the message on how a graph was read, whose ways out lead here.
    void forgetReading();

public Q_SLOTS:
    void paste();
    void importFile(const QString& path);
    void exportFile(const QString& path);

private:
    void copy(const QString& ending, NamedMatrix::Part part);
    void askForImport();
    void askForExport();
    void report(const QString& wrong, const QString& wayOut);
    /// Reads a graph or a matrix, by a function that gets a hint; says how it was read, and offers the other ways.
    using Read = std::function<QString(const PasteHint& hint, Pasting* pasting)>;
    void read(const Read& from, const QString& source, const PasteHint& hint);
    void sayHowRead(const Read& from, const QString& source, const PasteHint& hint, const Pasting& pasting);
    /// The matrix that has the keyboard's focus, or unsaid.
    NamedMatrix::Part focusedPart() const;

    ExperimentDocument* m_document;
    GraphEditor* m_editor;
    MessageBar* m_messages;
    QWidget* m_window;
    QList<QAction*> m_commands;
};

}  // namespace disentangle
