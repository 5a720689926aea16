// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/match.h"

#include <QStringList>

#include <algorithm>
#include <limits>
#include <vector>

namespace disentangle {
namespace {

constexpr int letter = 2, follows = 6, beginsWord = 8, beginsText = 4;
constexpr int lettersOfAPoint = 10;  // of the text's length
constexpr int never = std::numeric_limits<int>::min() / 2;

bool beginsWordAt(const QString& text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1], here = text[at];
    return (!before.isLetterOrNumber() && here.isLetterOrNumber()) || (before.isLower() && here.isUpper());
}

/// The best of all ways in which the letters of a word stand in the text one after the other; `never` where there is none.
int rankOfWord(const QString& word, const QString& text)
{
    const auto length = static_cast<std::size_t>(text.size());
    std::vector<int> before(length, never), here(length, never);  // with the last letter at each place
    for (qsizetype i = 0; i < word.size(); ++i) {
        int best = never;  // with the letter before it anywhere to the left but one place
        for (std::size_t j = 0; j < length; ++j) {
            const auto at = static_cast<qsizetype>(j);
            if (j >= 2)
                best = std::max(best, before[j - 2]);
            here[j] = never;
            if (text[at].toCaseFolded() != word[i].toCaseFolded())
                continue;
            const int begins = (beginsWordAt(text, at) ? beginsWord : 0) + (at == 0 ? beginsText : 0);
            const int after = i == 0 ? 0 : std::max(best, j >= 1 ? before[j - 1] + follows : never);
            if (after >= 0)
                here[j] = after + letter + begins;
        }
        std::swap(before, here);
    }
    return before.empty() ? never : *std::ranges::max_element(before);
}

}  // namespace

std::optional<int> matchRank(const QString& typed, const QString& text)
{
    int rank = -static_cast<int>(text.size()) / lettersOfAPoint;
    for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int its = rankOfWord(word, text);
        if (its < 0)
            return std::nullopt;
        rank += its;
    }
    return rank;
}

}  // namespace disentangle
