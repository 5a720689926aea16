#include "ui/observe/run/event_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace disentangle {
namespace {

struct Kind {
    std::string_view name;
    char16_t glyph;
    const char* sentence;
    bool changes;
};

// Glyphs are letters of DejaVu Sans, which the package depends on.
constexpr std::array kinds{
    Kind{"start", u'\u25B8', QT_TRANSLATE_NOOP("Event", "started"), false},
    Kind{"resume", u'\u21BB', QT_TRANSLATE_NOOP("Event", "resumed from a checkpoint"), true},
    Kind{"pause", u'\u2016', QT_TRANSLATE_NOOP("Event", "paused"), true},
    Kind{"continue", u'\u25B8', QT_TRANSLATE_NOOP("Event", "went on"), false},
    Kind{"set", u'\u2022', QT_TRANSLATE_NOOP("Event", "changed"), true},
    Kind{"checkpoint", u'\u25C7', QT_TRANSLATE_NOOP("Event", "checkpoint"), false},
    Kind{"finish", u'\u2713', QT_TRANSLATE_NOOP("Event", "finished"), false},
    Kind{"stop", u'\u25A0', QT_TRANSLATE_NOOP("Event", "stopped"), true},
    Kind{"interrupt", u'\u25A0', QT_TRANSLATE_NOOP("Event", "interrupted"), true},
    Kind{"error", u'\u2717', QT_TRANSLATE_NOOP("Event", "failed"), true},
};

const Kind* find(const std::string& name)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.name == name; });
    return found == kinds.end() ? nullptr : found;
}

/// The text of an event for people: a sentence as it is, `set` by its key and value. Other JSON (how the engine was
/// started) is for the engine that resumes.
QString wordsOf(const std::string& text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return QString::fromStdString(text);
    const auto key = json.find("key"), value = json.find("value");
    if (key == json.end() || value == json.end())
        return {};
    return QCoreApplication::translate("Event", "%1 set to %2")
        .arg(QString::fromStdString(key->is_string() ? key->get<std::string>() : key->dump()),
             QString::fromStdString(value->dump()));
}

}  // namespace

QChar eventGlyph(const std::string& kind)
{
    const Kind* known = find(kind);
    return known ? QChar(known->glyph) : QChar(u'\u00B7');
}

QString eventSentence(const Event& event)
{
    const Kind* known = find(event.kind);
    const QString words = wordsOf(event.text);
    QString what = known && event.kind != "set" ? QCoreApplication::translate("Event", known->sentence) : words;
    if (known && event.kind != "set" && !words.isEmpty())
        what += QStringLiteral(" (%1)").arg(words);
    return QCoreApplication::translate("Event", "Step %1: %2").arg(QLocale().toString(qlonglong{event.step}), what);
}

bool changesTheRun(const std::string& kind)
{
    const Kind* known = find(kind);
    return known && known->changes;
}

}  // namespace disentangle
