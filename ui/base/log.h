// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>
#include <QStringList>

namespace disentangle {

// What the studio does, for whoever reports a fault; written to standard error. Silent unless --log, or Qt's own
// QT_LOGGING_RULES, names a category. `info` is what happened, `debug` every line of the engine's protocol.

Q_DECLARE_LOGGING_CATEGORY(logWindow)    ///< disentangle.window: versions, platform, settings, layout
Q_DECLARE_LOGGING_CATEGORY(logDocument)  ///< disentangle.document: experiments opened, saved, kept and recovered
Q_DECLARE_LOGGING_CATEGORY(logRuns)      ///< disentangle.runs: runs opened, queued and recovered
Q_DECLARE_LOGGING_CATEGORY(logEngine)    ///< disentangle.engine: how it is started, what is said, how it ends

/// The categories' names without "disentangle.", as --log takes them.
QStringList logNames();

/// Writes the categories named, "engine,runs" or "all", to standard error from now on. Returns what is wrong with the
/// names, or an empty text.
QString enableLog(const QString& names);

}  // namespace disentangle
