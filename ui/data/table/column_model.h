// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/guess.h"
#include "core/data/table/read.h"

#include <QAbstractItemModel>
#include <QModelIndexList>
#include <QStringList>

#include <vector>

namespace disentangle {

/// Files and their columns, with the role of each and what is wrong with it: files are rows at the top, columns below
/// them.
class ColumnModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Section { Name, Role, Values, Problem, sections };
    using QAbstractItemModel::QAbstractItemModel;

    /// A file that could not be read has no columns, and a problem.
    struct Unread {
        QString path, why;
    };
    void setFiles(std::vector<GuessedFile> files, std::vector<Unread> unread);
    const std::vector<GuessedFile>& files() const { return m_files; }
    const std::vector<Unread>& unread() const { return m_unread; }
    void setProblems(const std::vector<TableProblem>& problems);

    /// Gives columns a role; of a file all of its columns. Rows of any section.
    void setRole(const QModelIndexList& rows, ColumnRole role);
    /// Of a column; nothing of a file.
    struct Place {
        int file = -1, column = -1;
    };
    Place placeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Place& place, Section section = Name) const;
    /// The column, or file, that a problem is about; invalid where it is about none.
    QModelIndex indexOf(const TableProblem& problem) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return sections; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void rolesChanged();

private:
    QVariant ofFile(int file, int section, int role) const;
    QVariant ofColumn(const Place& place, int section, int role) const;

    struct Said {
        bool error = false;
        QStringList sentences;
    };
    std::vector<GuessedFile> m_files;
    std::vector<Unread> m_unread;
    std::vector<Said> m_ofFile;                 ///< by file
    std::vector<std::vector<Said>> m_ofColumn;  ///< by file and column
};

/// "x", "a", ...; the role as people read it in a list.
QString nameOf(ColumnRole role);
/// What the role means, a sentence.
QString sentenceOf(ColumnRole role);

}  // namespace disentangle
