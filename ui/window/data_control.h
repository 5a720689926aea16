// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/spec.h"
#include "ui/document/newest_task.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QWidget;

namespace disentangle {

class DataSheet;
class DocumentControl;
class ExperimentDocument;
class MessageBar;

/// Files of the user's own: opens the sheet by which they become the document's data, for new ones and for those that the
/// document has, and reads the files of documents that are opened, while the window goes on.
class DataControl : public QObject {
    Q_OBJECT

public:
    /// Sheets belong to `window`.
    DataControl(ExperimentDocument* document, DocumentControl* documents, MessageBar* messages, QWidget* window);

    /// The sheet with these files; with those that are open in it, when it is.
    void open(const QStringList& paths);
    /// A document (.json) of which nothing has been noted of its files yet: they are read, and then it is opened. What is
    /// wrong with them is shown in the sheet.
    void openDocument(const QString& path);
    /// Null while it is closed.
    DataSheet* sheet() const { return m_sheet; }
    bool isBusy() const { return m_reading.isBusy(); }

public Q_SLOTS:
    void askForFiles();
    /// The sheet with the document's own files.
    void edit();

Q_SIGNALS:
    /// The document learns from other data: they are to be seen.
    void taken();

private:
    DataSheet* makeSheet();
    void begin(const TableSpec& spec);

    ExperimentDocument* m_document;
    DocumentControl* m_documents;
    MessageBar* m_messages;
    QWidget* m_window;
    QPointer<DataSheet> m_sheet;
    NewestTask m_reading;
};

}  // namespace disentangle
