// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/jpeg_errors.h"

namespace disentangle {
namespace {

[[noreturn]] void give_up(j_common_ptr jpeg)
{
    auto* const errors = reinterpret_cast<JpegErrors*>(jpeg->err);
    jpeg->err->format_message(jpeg, errors->message.data());
    std::longjmp(errors->back, 1);
}

void take_message(j_common_ptr jpeg, int level)
{
    if (level < 0)
        give_up(jpeg);
}

}  // namespace

jpeg_error_mgr* start(JpegErrors& errors)
{
    jpeg_std_error(&errors.manager);
    errors.manager.error_exit = give_up;
    errors.manager.emit_message = take_message;
    return &errors.manager;
}

}  // namespace disentangle
