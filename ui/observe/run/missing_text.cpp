// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/missing_text.h"

#include "core/experiment/kinds.h"
#include "ui/observe/run/run_data.h"

#include <QCoreApplication>

namespace disentangle {

QString whyMissing(const RunData& record, std::string_view kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("disentangle", text); };
    if (!record.complete)
        return tr("Reading the run…");
    if (record.has(kind))
        return tr("Not recorded yet at this step.\nMove the scrubber to a later one.");
    if (kind == kind::actions)
        return tr("These data have no actions.");
    const bool encodesAlone = record.experiment && record.experiment->estimator_kind == sparse_multitask.name;
    if (kind == kind::traversal && (encodesAlone || record.has(kind::true_traversal)))
        return tr("This estimator has no decoder that could draw x.");
    const SnapshotInfo* info = snapshot_info(kind);
    if (info && info->truth && record.has(kind::latents))
        return tr(
            "The true factors of these data are not known.\nTrain on a world that is generated to compare with the truth.");
    return tr("This run was recorded by an older version, which did not keep this.\nTrain it again to see it.");
}

}  // namespace disentangle
