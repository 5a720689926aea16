// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"

#include <nlohmann/json.hpp>

namespace disentangle::figure {

/// What is alike over the moments of a page, so that colours and axes do not change while it plays.
struct PanelScale {
    double limit = 0;                                     ///< of a matrix
    double low_x = 0, high_x = 0, low_y = 0, high_y = 0;  ///< of points; low > high: there were none
    PanelScale();
    /// Widened to what `panel` shows.
    void include(const Panel& panel);
};

/// A panel in two parts: how it is drawn, equal for most moments, and its values, as bytes in base64 (matrices, points, and frames as
/// JPEG)
/// or as JSON.
struct PanelJson {
    nlohmann::json form, values;
};
PanelJson panel_json(const Panel& panel, const PanelScale& scale);
nlohmann::json key_json(const Key& key, const PanelScale& scale);

}  // namespace disentangle::figure
