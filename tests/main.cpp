// SPDX-License-Identifier: GPL-3.0-or-later
// Both, for the header may have been read already, without either (cmake/Precompiled.cmake).
#define DOCTEST_CONFIG_IMPLEMENT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
