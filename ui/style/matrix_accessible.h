// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// Lets screen readers and other programs read a MatrixView as a table: its rows and columns by name, each cell as
/// "child ← parent" with its value, which one has the keyboard, and, where it may be edited, a press that toggles it. Once
/// for the program; MatrixView sees to it.
void makeMatricesAccessible();

}  // namespace disentangle
