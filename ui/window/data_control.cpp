// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/data_control.h"

#include "core/base/failure.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/data/table/survey.h"
#include "core/experiment/data/table.h"
#include "ui/base/log.h"
#include "ui/base/settings.h"
#include "ui/data/table/data_sheet.h"
#include "ui/data/table/table_files.h"
#include "ui/document/experiment_document.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"
#include "ui/style/message_bar.h"
#include "ui/window/document_control.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <optional>

namespace disentangle {
namespace {

const QString dataSubject = QStringLiteral("file");
const QString readingSubject = QStringLiteral("reading data");
const QString dataFolderKey = QStringLiteral("folder");

/// What reading the files of a document has told.
struct Reading {
    std::optional<TableSpec> spec;
    std::optional<TableFound> found;
    QString wrong;
};

Reading readDocument(const QString& path)
{
    Reading reading;
    try {
        const std::string file = path.toStdString();
        reading.spec = table_spec_in(parse_json(read_file(asPath(path)), file), file);
        reading.found = survey_of(*reading.spec, tableFiles()).found;
    } catch (const std::exception& error) {
        reading.wrong = translated(failure_in_words(error));
    }
    return reading;
}

}  // namespace

DataControl::DataControl(ExperimentDocument* document, DocumentControl* documents, MessageBar* messages,
                         QWidget* window)
    : QObject(window), m_document(document), m_documents(documents), m_messages(messages), m_window(window)
{
}

DataSheet* DataControl::makeSheet()
{
    delete m_sheet;
    m_sheet = new DataSheet(m_window);
    return m_sheet;
}

void DataControl::open(const QStringList& paths)
{
    if (m_sheet && m_sheet->isVisible()) {
        m_sheet->addFiles(paths);
        m_sheet->raise();
        return;
    }
    DataSheet* sheet = makeSheet();
    connect(sheet, &DataSheet::chosen, this, [this](const TableSpec& spec) { begin(spec); });
    sheet->addFiles(paths);
    sheet->show();
}

void DataControl::edit()
{
    if (m_document->experiment().data_kind != "table")
        return;
    DataSheet* sheet = makeSheet();
    connect(sheet, &DataSheet::chosen, this, [this](const TableSpec& spec) {
        QString wrong;
        try {
            wrong = m_document->replaceExperiment(with_table(m_document->experiment(), spec), tr("Change the data"));
        } catch (const std::exception& error) {
            wrong = translated(failure_in_words(error));
        }
        if (!wrong.isEmpty())
            m_messages->show(MessageBar::Kind::error, dataSubject, wrong);
    });
    sheet->setSpec(m_document->experiment().own.get<TableSpec>());
    sheet->show();
}

void DataControl::askForFiles()
{
    auto* dialog = new QFileDialog(m_window, tr("Open data"),
                                   settings()->value(dataFolderKey, QDir::homePath()).toString(), fileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        settings()->setValue(dataFolderKey, QFileInfo(paths.first()).path());
        open(paths);
    });
    dialog->open();
}

void DataControl::begin(const TableSpec& spec)
{
    const QString file = QFileInfo(QString::fromStdString(spec.x.file)).fileName();
    m_documents->afterUnsaved(tr("before “%1” is opened").arg(file), [this, spec, file] {
        try {
            m_document->begin(table_experiment(spec, QFileInfo(file).completeBaseName().toStdString()));
        } catch (const std::exception& error) {
            m_messages->show(MessageBar::Kind::error, dataSubject, translated(failure_in_words(error)));
            return;
        }
        qCInfo(logDocument).noquote() << "data of" << file;
        m_messages->dismiss(dataSubject);
        Q_EMIT taken();
    });
}

void DataControl::openDocument(const QString& path)
{
    m_messages->show(MessageBar::Kind::info, readingSubject,
                     tr("Reading the data of “%1” …").arg(QFileInfo(path).fileName()));
    m_reading.ask([this, path](const std::stop_token&) -> NewestTask::Delivery {
        return [this, path, reading = readDocument(path)] {
            m_messages->dismiss(readingSubject);
            if (reading.found) {
                m_documents->open(path, *reading.found);
                return;
            }
            if (!reading.spec) {
                m_messages->show(MessageBar::Kind::error, dataSubject,
                                 tr("%1\nNothing was changed. Correct the file and open it again.").arg(reading.wrong));
                return;
            }
            DataSheet* sheet = makeSheet();
            connect(sheet, &DataSheet::chosen, this, [this](const TableSpec& spec) { begin(spec); });
            sheet->setSpec(*reading.spec);
            sheet->show();
        };
    });
}

}  // namespace disentangle
