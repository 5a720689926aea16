// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/synthetic_run.h"
#include "ui/observe/run/run_model.h"

#include <QString>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

namespace disentangle::testing {

/// A folder for run files, gone at the end of the test.
class RunFolder {
public:
    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QString text(const char* name) const { return QString::fromStdString(path(name).string()); }

private:
    QTemporaryDir m_folder;
};

inline bool isRead(const RunModel& run, std::int64_t step)
{
    return run.data()->complete && run.data()->lastStep() == step;
}

}  // namespace disentangle::testing
