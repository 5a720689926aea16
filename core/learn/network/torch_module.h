// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disentangle {

/// The function of that name in the module that holds everything written with LibTorch, which is loaded at the first
/// call: LibTorch takes most of a second to load, and brings another Qt along. Throws Error naming what is missing:
/// "`wanted` needs LibTorch and ...; install ..., `instead`".
void* torch_symbol(const char* name, const std::string& wanted, const std::string& instead = {});

}  // namespace disentangle
