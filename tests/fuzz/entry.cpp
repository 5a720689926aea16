// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer calls; DISENTANGLE_FUZZ_TARGET is the name of one of targets.h.
#include "targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    disentangle::fuzz::DISENTANGLE_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    return 0;
}
