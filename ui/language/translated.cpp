// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/translated.h"

#include "ui/language/core_sentences.h"
#include "ui/language/language.h"

#include <QCoreApplication>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace disentangle {
namespace {

constexpr int deepest = 8;  // pieces within pieces
constexpr qsizetype mostKept = 20000;

struct Pattern {
    const char* source;
    QRegularExpression form;
    std::vector<int> places;  ///< numbers of the pieces in their order
};

/// What was said before, for views ask again with every step; on any thread, for errors are said where they arise.
struct Known {
    QMutex mutex;
    QHash<QString, QString> texts;
};

Known& known()
{
    static Known said;
    return said;
}

std::vector<Pattern> patternsOf(std::span<const char* const> sources)
{
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    std::vector<Pattern> list;
    for (const char* source : sources) {
        const QString text = QString::fromUtf8(source);
        Pattern pattern{source, {}, {}};
        QString form = QStringLiteral("^");
        qsizetype from = 0;
        for (auto match = place.globalMatch(text); match.hasNext();) {
            const auto its = match.next();
            form += QRegularExpression::escape(text.mid(from, its.capturedStart() - from)) + QStringLiteral("(.+?)");
            pattern.places.push_back(its.captured(1).toInt());
            from = its.capturedEnd();
        }
        pattern.form.setPattern(form + QRegularExpression::escape(text.mid(from)) + QLatin1Char('$'));
        list.push_back(std::move(pattern));
    }
    return list;
}

/// Nothing where the text as a whole is not known.
std::optional<QString> byItself(const QString& text)
{
    const QByteArray source = text.toUtf8();
    QString found = QCoreApplication::translate("core", source.constData());
    return found == text ? std::nullopt : std::optional(found);
}

std::optional<QString> inPieces(const QString& text, int depth);

/// "z1, z3 to z6 and z9", as core lists names.
std::optional<QString> asList(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\S+(?: to \\S+)?(?:, \\S+(?: to \\S+)?)*(?: and (?:\\d+ more|\\S+(?: to \\S+)?))?$"));
    static const QRegularExpression between(QStringLiteral(", | and "));
    if (!form.match(text).hasMatch() || !text.contains(QLatin1Char(' ')))
        return std::nullopt;
    QStringList names;
    for (const QString& item : text.split(between)) {
        const QStringList ends = item.split(QStringLiteral(" to "));
        if (ends.size() == 2)
            names << QCoreApplication::translate("core", "%1 to %2").arg(ends[0], ends[1]);
        else if (item.endsWith(QStringLiteral(" more")))
            names << QCoreApplication::translate("core", "%1 more").arg(item.section(QLatin1Char(' '), 0, 0));
        else
            names << item;
    }
    QString list = names.takeFirst();
    while (!names.isEmpty()) {
        const QString next = names.takeFirst();
        list = (names.isEmpty() && text.contains(QStringLiteral(" and "))
                    ? QCoreApplication::translate("core", "%1 and %2", "the last of a list")
                    : QCoreApplication::translate("core", "%1, %2", "in a list"))
                   .arg(list, next);
    }
    return list;
}

/// Clause by clause, where any of them is known.
std::optional<QString> byClauses(const QString& text, int depth)
{
    const QStringList clauses = text.split(QStringLiteral("; "));
    if (clauses.size() < 2)
        return std::nullopt;
    QStringList said;
    bool any = false;
    for (const QString& clause : clauses) {
        const auto its = inPieces(clause, depth);
        any = any || its;
        said << its.value_or(clause);
    }
    const QString between = QCoreApplication::translate("core", "; ", "between clauses");
    return any ? std::optional(said.join(between)) : std::nullopt;
}

/// Chinese sets letters and digits apart by a blank, whichever piece they are of.
void join(QString& text, const QString& piece)
{
    if (!text.isEmpty() && !piece.isEmpty()) {
        const QChar before = text.back(), after = piece.front();
        const auto isHan = [](QChar c) { return c.script() == QChar::Script_Han; };
        if ((isHan(before) && after.isLetterOrNumber() && !isHan(after)) ||
            (isHan(after) && before.isLetterOrNumber() && !isHan(before)))
            text += QLatin1Char(' ');
    }
    text += piece;
}

/// The text by the first pattern that it follows. `strict`: each piece must be known, or have no blank in it.
std::optional<QString> byPattern(const QString& text, const std::vector<Pattern>& patterns, bool strict, int depth)
{
    for (const Pattern& pattern : patterns) {
        const auto match = pattern.form.match(text);
        if (!match.hasMatch())
            continue;
        QStringList pieces(9);
        bool known = true;
        for (std::size_t k = 0; k < pattern.places.size(); ++k) {
            const QString its = match.captured(static_cast<int>(k) + 1);
            const auto said = inPieces(its, depth - 1);
            known = known && (said || !its.contains(QLatin1Char(' ')));
            pieces[pattern.places[k] - 1] = said.value_or(its);
        }
        if (strict && !known)
            continue;
        // Pieces may hold "%1" themselves: all are put in at once.
        const QString form = QCoreApplication::translate("core", pattern.source);
        QString result;
        for (qsizetype at = 0; at < form.size(); ++at)
            if (form[at] == QLatin1Char('%') && at + 1 < form.size() && form[at + 1].isDigit())
                join(result, pieces.value(form[++at].digitValue() - 1));
            else
                join(result, form.mid(at, 1));
        return result;
    }
    return std::nullopt;
}

/// One sentence or more that belong together, by the table of sentences.
std::optional<QString> asSentence(const QString& text, int depth)
{
    static const std::vector<Pattern> patterns = patternsOf(coreSentences());
    if (const auto whole = byItself(text))
        return whole;
    return byPattern(text, patterns, false, depth);
}

/// Sentence by sentence, where any is known. A pattern may be of several: the fewest that one fits are taken together.
std::optional<QString> bySentences(const QString& text, int depth)
{
    static const QRegularExpression end(QStringLiteral("(?<=[a-z0-9)\"”]\\.) (?=[A-Za-z])"));
    const QStringList sentences = text.split(end);
    QString said;
    bool any = false;
    for (qsizetype first = 0; first < sentences.size();) {
        qsizetype count = 1;
        auto its = asSentence(sentences[first], depth);
        while (!its && first + count < sentences.size())
            its = asSentence(sentences.mid(first, ++count).join(QLatin1Char(' ')), depth);
        if (!its) {
            count = 1;
            its = byClauses(sentences[first], depth - 1);
        }
        any = any || its;
        if (said.endsWith(QLatin1Char('.')))
            said += QLatin1Char(' ');
        said += its.value_or(sentences[first]);
        first += count;
    }
    return any ? std::optional(said) : std::nullopt;
}

std::optional<QString> inPieces(const QString& text, int depth)
{
    static const std::vector<Pattern> clauses = patternsOf(coreClauses());
    if (const auto whole = byItself(text))
        return whole;
    if (depth == 0)
        return std::nullopt;
    if (const auto list = asList(text))
        return list;
    if (depth == deepest)
        return bySentences(text, depth);
    if (const auto parts = byClauses(text, depth - 1))
        return parts;
    if (const auto sentence = asSentence(text, depth))
        return sentence;
    return byPattern(text, clauses, true, depth);
}

}  // namespace

QString translated(std::string_view text)
{
    const QString source = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (usedLanguage() == QStringLiteral("en") || source.isEmpty())
        return source;
    const QMutexLocker lock(&known().mutex);
    QHash<QString, QString>& texts = known().texts;
    if (const auto found = texts.constFind(source); found != texts.constEnd())
        return *found;
    if (texts.size() >= mostKept)
        texts.clear();
    return *texts.insert(source, inPieces(source, deepest).value_or(source));
}

void forgetTranslations()
{
    const QMutexLocker lock(&known().mutex);
    known().texts.clear();
}

}  // namespace disentangle
