// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/landmarks.h"

#include "ui/observe/run/event_text.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_data.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace disentangle {
namespace {

QString markText(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

template <class Condition>
std::int64_t firstStep(const Curve& curve, Condition condition)
{
    const auto found = std::find_if(curve.begin(), curve.end(), [&](const Sample& s) { return condition(s.value); });
    return found == curve.end() ? -1 : found->step;
}

}  // namespace

QList<Landmark> scoreLandmarks(const RunData& run)
{
    if (run.steps.empty())
        return {};
    QList<Landmark> marks{{markText("First step"), run.steps[0]}, {markText("Newest step"), run.lastStep()}};
    if (const Curve* shd = run.curve(metric::shd))
        marks.append({markText("SHD first 0"), firstStep(*shd, [](double value) { return value == 0; })});
    if (const Curve* mcc = run.curve(metric::mcc)) {
        for (const double bound : {0.9, 0.95, 0.99})
            marks.append({markText("MCC first above %1").arg(bound),
                          firstStep(*mcc, [bound](double value) { return value > bound; })});
        const Sample* best = nullptr;
        for (const Sample& sample : *mcc)
            if (std::isfinite(sample.value) && (!best || sample.value > best->value))
                best = &sample;
        if (best)
            marks.append({markText("Best MCC, %1").arg(numberText(best->value, 3)), best->step});
    }
    return marks;
}

QList<Landmark> eventLandmarks(const RunData& run)
{
    QList<Landmark> marks;
    for (const Event& event : run.events)
        marks.append(
            {QString(eventGlyph(event.kind)) + QLatin1Char(' ') + eventSentence(event), run.evaluatedStep(event.step)});
    return marks;
}

}  // namespace disentangle
