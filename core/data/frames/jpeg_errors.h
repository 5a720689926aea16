// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
// jpeglib.h wants FILE and size_t.
#include <jpeglib.h>

#include <array>
#include <csetjmp>

namespace disentangle {

/// libjpeg ends a program that has an error; this goes back to where it was called from, and counts a warning as one: what
/// it warns of are pixels that are not there. To use it: `jpeg.err = start(errors)`, then `if (setjmp(errors.back) != 0)`,
/// in a function that holds nothing with a destructor, as it may be left by a jump.
struct JpegErrors {
    jpeg_error_mgr manager;  // the first member: libjpeg knows its address
    std::jmp_buf back;
    std::array<char, JMSG_LENGTH_MAX> message;  ///< of the error that was jumped from
};

jpeg_error_mgr* start(JpegErrors& errors);

}  // namespace disentangle
