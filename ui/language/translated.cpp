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
#include <functional>
#include <iterator>
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
    qsizetype said = 0;       ///< letters of its own
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
        Pattern pattern{source, {}, {}, 0};
        QString form = QStringLiteral("^");
        qsizetype from = 0;
        for (auto match = place.globalMatch(text); match.hasNext();) {
            const auto its = match.next();
            form += QRegularExpression::escape(text.mid(from, its.capturedStart() - from)) + QStringLiteral("(.+?)");
            pattern.places.push_back(its.captured(1).toInt());
            from = its.capturedEnd();
        }
        pattern.said = text.size() - 2 * std::ssize(pattern.places);
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

const std::vector<Pattern>& clausePatterns()
{
    static const std::vector<Pattern> patterns = patternsOf(coreClauses());
    return patterns;
}

/// What errors are made of, what says most first.
const std::vector<Pattern>& problemPatterns()
{
    static const std::vector<Pattern> patterns = [] {
        std::vector<Pattern> all = patternsOf(coreProblems());
        std::ranges::move(patternsOf(coreExpectations()), std::back_inserter(all));
        std::ranges::stable_sort(all, std::ranges::greater(), &Pattern::said);
        return all;
    }();
    return patterns;
}

/// A name, a number or what somebody wrote: said as it is.
bool isVerbatim(const QString& text)
{
    static const QRegularExpression quoted(QStringLiteral("^(?:'[^']*'|\"[^\"]*\")(?: or '[^']*')*$"));
    return !text.contains(QLatin1Char(' ')) || text.startsWith(QLatin1Char('/')) || quoted.match(text).hasMatch();
}

/// How pieces are said, to a depth of pieces within pieces.
using Say = std::optional<QString> (*)(const QString& text, int depth);
std::optional<QString> inPieces(const QString& text, int depth);
std::optional<QString> asProblem(const QString& text, int depth);

/// "z1, z3 to z6 and z9", as core lists names; "0 or 1", as it lists choices.
std::optional<QString> asList(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "^\\S*[^\\s,](?: to \\S*[^\\s,])?(?:, \\S*[^\\s,](?: to \\S*[^\\s,])?)*(?: (?:and|or) (?:\\d+ more|\\S*[^\\s,](?: to \\S*[^\\s,])?))?$"));
    static const QRegularExpression between(QStringLiteral(", | and | or "));
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
        list = (!names.isEmpty() ? QCoreApplication::translate("core", "%1, %2", "in a list")
                : text.contains(QStringLiteral(" and "))
                    ? QCoreApplication::translate("core", "%1 and %2", "the last of a list")
                : text.contains(QStringLiteral(" or "))
                    ? QCoreApplication::translate("core", "%1 or %2", "the last of a list of choices")
                    : QCoreApplication::translate("core", "%1, %2", "in a list"))
                   .arg(list, next);
    }
    return list;
}

QString betweenClauses()
{
    return QCoreApplication::translate("core", "; ", "between clauses");
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
    return any ? std::optional(said.join(betweenClauses())) : std::nullopt;
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

/// A translation with its pieces, which may hold "%1" themselves: all are put in at once.
QString filled(const QString& form, const QStringList& pieces)
{
    QString result;
    for (qsizetype at = 0; at < form.size(); ++at)
        if (form[at] == QLatin1Char('%') && at + 1 < form.size() && form[at + 1].isDigit())
            join(result, pieces.value(form[++at].digitValue() - 1));
        else
            join(result, form.mid(at, 1));
    return result;
}

/// The text by the first pattern that it follows. `strict`: each piece must be known, or have no blank in it.
std::optional<QString> byPattern(const QString& text, std::span<const Pattern> patterns, bool strict, int depth,
                                 Say say = inPieces)
{
    for (const Pattern& pattern : patterns) {
        const auto match = pattern.form.match(text);
        if (!match.hasMatch())
            continue;
        QStringList pieces(9);
        bool known = true;
        for (std::size_t k = 0; k < pattern.places.size(); ++k) {
            const QString its = match.captured(static_cast<int>(k) + 1);
            const auto said = say(its, depth - 1);
            known = known && (said || isVerbatim(its));
            pieces[pattern.places[k] - 1] = said.value_or(its);
        }
        if (strict && !known)
            continue;
        return filled(QCoreApplication::translate("core", pattern.source), pieces);
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
            its = asProblem(sentences[first], depth - 1);
        }
        if (!its)
            its = byClauses(sentences[first], depth - 1);
        any = any || its;
        if (said.endsWith(QLatin1Char('.')))
            said += QLatin1Char(' ');
        said += its.value_or(sentences[first]);
        first += count;
    }
    return any ? std::optional(said) : std::nullopt;
}

std::optional<QString> asPart(const QString& text, int depth);

/// What a part of an error is made of.
std::optional<QString> asPiece(const QString& text, int depth)
{
    if (const auto part = asPart(text, depth))
        return part;
    if (const auto list = asList(text))
        return list;
    return byPattern(text, clausePatterns(), true, depth);
}

/// "column 'dose', line 5"
std::optional<QString> byPlaces(const QString& text, int depth)
{
    static const QRegularExpression form(QStringLiteral("^(?:line|row|column|time) (?:'[^']*'|\\S+)$"));
    const QStringList places = text.split(QStringLiteral(", "));
    if (places.size() < 2 ||
        !std::ranges::all_of(places, [](const QString& place) { return form.match(place).hasMatch(); }))
        return std::nullopt;
    QStringList said;
    for (const QString& place : places)
        said << byPattern(place, problemPatterns(), true, depth, asPiece).value_or(place);
    return said.join(QCoreApplication::translate("core", ", ", "between a place and one within it"));
}

/// A part of an error, where all of it is known. A single word is a key or a name.
std::optional<QString> asPart(const QString& text, int depth)
{
    if (depth <= 0 || !text.contains(QLatin1Char(' ')))
        return std::nullopt;
    if (const auto whole = byItself(text))
        return whole;
    if (const auto problem = byPattern(text, problemPatterns(), true, depth, asPiece))
        return problem;
    if (const auto places = byPlaces(text, depth - 1))
        return places;
    const QStringList clauses = text.split(QStringLiteral("; "));
    if (clauses.size() < 2)
        return std::nullopt;
    QStringList said;
    for (const QString& clause : clauses)
        if (const auto its = asPart(clause, depth - 1))
            said << *its;
    return said.size() == clauses.size() ? std::optional(said.join(betweenClauses())) : std::nullopt;
}

/// "FOUND, expected EXPECTED", of which one is known at least. `strict`: what was found is known, or somebody's own words.
std::optional<QString> byExpectation(const QString& text, bool strict, int depth)
{
    const QString between = QStringLiteral(", expected ");
    const qsizetype at = text.indexOf(between);
    if (at < 0)
        return std::nullopt;
    const QString found = text.left(at), wanted = text.mid(at + between.size());
    const auto sayAll = [&](const QString& part) {
        const auto its = asPiece(part, depth);
        return its || strict ? its : byPattern(part, problemPatterns(), false, depth, asPiece);
    };
    const auto foundSaid = sayAll(found), wantedSaid = sayAll(wanted);
    if ((!foundSaid && !wantedSaid) || (strict && !foundSaid && !isVerbatim(found)))
        return std::nullopt;
    return filled(QCoreApplication::translate("core", "%1, expected %2"),
                  {foundSaid.value_or(found), wantedSaid.value_or(wanted)});
}

/// "FILE: PLACE: FOUND, expected EXPECTED (line 7)", part by part, where any is known. What was found may hold colons: as many
/// parts as are known together are taken together.
std::optional<QString> asProblem(const QString& text, int depth)
{
    static const QRegularExpression line(QStringLiteral("^(.+) \\(line (\\d+)\\)$"));
    if (const auto match = line.match(text); match.hasMatch()) {
        const auto its = asProblem(match.captured(1), depth);
        return its ? std::optional(QCoreApplication::translate("core", "%1 (line %2)").arg(*its, match.captured(2)))
                   : std::nullopt;
    }
    const QStringList parts = text.split(QStringLiteral(": "));
    QStringList said;
    bool any = false;
    const auto together = [&](qsizetype first, qsizetype count) {
        return parts.mid(first, count).join(QStringLiteral(": "));
    };
    for (qsizetype first = 0; first < parts.size();) {
        std::optional<QString> its;
        qsizetype count = parts.size() - first + 1;
        while (!its && --count > 0) {
            its = asPart(together(first, count), depth);
            if (!its)
                its = byExpectation(together(first, count), true, depth);
        }
        // What is not known in its parts is said with what is expected; a file's name comes before all.
        if (!its && first > 0 && first + 1 == parts.size()) {
            count = 1;
            its = byExpectation(parts[first], false, depth);
        }
        any = any || its;
        said << its.value_or(parts[first]);
        first += its ? count : 1;
    }
    return any ? std::optional(said.join(QCoreApplication::translate("core", ": ", "between the parts of an error")))
               : std::nullopt;
}

std::optional<QString> inPieces(const QString& text, int depth)
{
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
    if (const auto clause = byPattern(text, clausePatterns(), true, depth))
        return clause;
    return asPart(text, depth);
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
