// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QString>

namespace disentangle {

/// What rows of parameters show and change: the experiment that is edited, or the one that trains. Every edit returns
/// what is wrong with it and then changes nothing, or an empty text.
class ParameterValues {
public:
    virtual ~ParameterValues() = default;

    virtual const Experiment& experiment() const = 0;
    virtual QString setParameter(const QString& key, const nlohmann::json& value) = 0;
    virtual QString resetParameter(const QString& key) = 0;
    virtual bool isDefault(const std::string& key) const = 0;
};

}  // namespace disentangle
