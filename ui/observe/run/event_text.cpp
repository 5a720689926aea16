// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/event_text.h"

#include "core/reading/events.h"
#include "ui/language/translated.h"
#include "ui/observe/run/run_data.h"
#include "ui/style/glossary_tip.h"

#include <QCoreApplication>
#include <QLocale>

namespace disentangle {
namespace {

/// Letters of DejaVu Sans, which the package depends on.
char16_t glyphOf(EventKind kind)
{
    switch (kind) {
    case EventKind::start:
    case EventKind::go_on: return u'\u25B8';
    case EventKind::resume: return u'\u21BB';
    case EventKind::pause: return u'\u2016';
    case EventKind::set: return u'\u2022';
    case EventKind::checkpoint: return u'\u25C7';
    case EventKind::finish: return u'\u2713';
    case EventKind::stop:
    case EventKind::interrupt: return u'\u25A0';
    case EventKind::error: return u'\u2717';
    case EventKind::note: break;
    }
    return u'\u00B7';
}

}  // namespace

QChar eventGlyph(const std::string& kind)
{
    return QChar(glyphOf(event_kind(kind).value_or(EventKind::note)));
}

QString eventSentence(const Event& event)
{
    const auto kind = event_kind(event.kind);
    const std::string_view words = kind ? event_info(*kind).words : std::string_view();
    const QString detail = translated(detail_of(event));
    QString what = words.empty() ? detail : translated(words);
    if (!words.empty() && !detail.isEmpty())
        what += QStringLiteral(" (%1)").arg(detail);
    return QCoreApplication::translate("Event", "Step %1: %2").arg(QLocale().toString(qlonglong{event.step}), what);
}

QString eventMeaning(const std::string& kind)
{
    const std::string id = "event " + (kind == name_of(EventKind::interrupt) ? "stop" : kind);
    return find_glossary_term(id) ? glossaryTip(id) : QString();
}

std::vector<PhaseSpan> phasesOf(const RunData& record)
{
    if (!record.experiment)
        return {};
    return phases_of(record.events, record.steps.values(), record.experiment->training.evaluate_every);
}

bool changesTheRun(const std::string& kind)
{
    const auto known = event_kind(kind);
    return known && event_info(*known).bears_on_curves;
}

}  // namespace disentangle
