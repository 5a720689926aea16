// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/pseudo_locale.h"

#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace disentangle {
namespace {

constexpr double longer = 0.35;
constexpr int fillingWord = 7;  // letters, so that what is long can be broken

QChar accented(QChar letter)
{
    static const QString plain = QStringLiteral("abcdeghijklnoprstuwyzACDEGHIJKLNOPRSTUWYZ");
    static const QString strange = QStringLiteral("áḃćďéğĥíĵķľńóṗŕśťúŵýźÁĆĎÉĞĤÍĴĶĽŃÓṖŔŚŤÚŴÝŹ");
    const qsizetype at = plain.indexOf(letter);
    return at < 0 ? letter : strange[at];
}

QString filling(qsizetype letters)
{
    const auto count = static_cast<qsizetype>(std::ceil(longer * static_cast<double>(letters)));
    QString text;
    for (qsizetype k = 0; k < count; ++k)
        text += k % fillingWord == 0 ? QStringLiteral(" ö") : QStringLiteral("ö");
    return text;
}

/// One line, without white space at its ends.
QString strangeLine(const QString& line)
{
    static const QRegularExpression kept(QStringLiteral("%L?\\d+|%n|<[^<>]*>|&\\w+;|&.|\\(%1\\)|\\(\\*[^)]*\\)"));
    QString text;
    qsizetype letters = 0, from = 0;
    const auto take = [&](qsizetype to) {
        for (; from < to; ++from) {
            letters += line[from].isLetter();
            text += accented(line[from]);
        }
    };
    for (auto match = kept.globalMatch(line); match.hasNext();) {
        const auto part = match.next();
        take(part.capturedStart());
        text += part.captured();
        from = part.capturedEnd();
    }
    take(line.size());
    return QLatin1Char('[') + text + filling(letters) + QLatin1Char(']');
}

QString strange(const QString& text)
{
    static const QRegularExpression ends(QStringLiteral("^(\\s*)(.*?)(\\s*)$"));
    const auto match = ends.match(text);
    return match.captured(2).isEmpty() ? text : match.captured(1) + strangeLine(match.captured(2)) + match.captured(3);
}

/// "Tables (*.csv);;All files (*)": a dialog takes the patterns from the end of each part.
QString strangeFilter(const QString& text)
{
    static const QRegularExpression part(QStringLiteral("^(.*?)(\\s*\\((?:\\*|%1)[^)]*\\))$"));
    QStringList parts;
    for (const QString& its : text.split(QStringLiteral(";;"))) {
        const auto match = part.match(its);
        parts << (match.hasMatch() ? strange(match.captured(1)) + match.captured(2) : strange(its));
    }
    return parts.join(QStringLiteral(";;"));
}

}  // namespace

QString pseudoText(const QString& source)
{
    if (source.contains(QStringLiteral(";;")) || source.contains(QStringLiteral("(*")))
        return strangeFilter(source);
    QStringList lines;
    for (const QString& line : source.split(QLatin1Char('\n'))) {
        const qsizetype keys = line.indexOf(QLatin1Char('\t'));
        lines << (keys < 0 ? strange(line) : strange(line.left(keys)) + line.mid(keys));
    }
    return lines.join(QLatin1Char('\n'));
}

QString PseudoLocale::translate(const char*, const char* source, const char*, int) const
{
    return pseudoText(QString::fromUtf8(source));
}

}  // namespace disentangle
