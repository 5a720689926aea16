// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disentangle {

/// What a file is that somebody opens or drops.
struct FileKind {
    enum Kind { experiment, run, study, graph, table, other };
    Kind kind = experiment;
    QString instead;  ///< of another file: what it is, and what to do with it
};

/// A folder with the index of a study, or that index, is a study; one with pictures or tables is data. Else tells by the first bytes and, where these do not tell, by reading: graphs and matrices as text or NPY. What is called
/// like a table and is no graph is taken for one, whatever is wrong with it. What is no file, or JSON that is no graph, is
/// for whoever opens experiments.
FileKind kindOfFile(const QString& path);

/// Whether the name is that of data: .csv, .tsv, .txt, .data, .npy, .npz, .h5, .hdf5, or of a picture, which stands for its
/// folder.
bool isTableName(const QString& path);

}  // namespace disentangle
