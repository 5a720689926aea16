// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCommandLineParser;

namespace disentangle {

/// Adds --export and what belongs to it.
void describeExport(QCommandLineParser& parser);

/// Does what --export asks for; needs no display. Returns the exit code: 0 written, 1 it could not be written, 2 what was
/// asked for is wrong. `argc` and `argv` as main() has them.
int runExport(const QCommandLineParser& parser, int& argc, char** argv);

}  // namespace disentangle
