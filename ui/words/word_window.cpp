// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/word_window.h"

#include "core/words/glossary.h"
#include "core/words/notation.h"
#include "ui/language/translated.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/screen_fit.h"
#include "ui/style/search_field.h"
#include "ui/style/theme.h"
#include "ui/words/scripts.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

QString muted(const QString& html)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colours().mutedText.name(), html);
}

QString plain(const std::string& text)
{
    return translated(text).toHtmlEscaped();
}

bool hasAll(const QString& text, const QStringList& words)
{
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString glossaryPage(const QStringList& words)
{
    QString html, section;
    for (const GlossaryTerm& term : glossary()) {
        const QString sentence = glossaryTip(term.id), its = translated(term.section);
        if (!hasAll(QString::fromStdString(term.name + ' ' + term.source) + translated(term.name) + sentence + its,
                    words))
            continue;
        if (its != section) {
            section = its;
            html += QStringLiteral("<h3 style='margin-bottom:2px'>%1</h3>").arg(its.toHtmlEscaped());
        }
        html += QStringLiteral("<p style='margin:4px 0'><a name='%1'></a><b>%2</b>: %3 %4</p>")
                    .arg(QString::fromStdString(term.id), plain(term.name), sentence.toHtmlEscaped(),
                         muted(plain(term.source)));
    }
    return html;
}

QString notationPage(const QStringList& words)
{
    QString html, paper, part;
    bool open = false;
    const auto close = [&] {
        if (open)
            html += QStringLiteral("</table>");
        open = false;
    };
    for (const NotationRow& row : notation()) {
        const QString its = translated(row.paper), table = translated(row.part), meaning = translated(row.meaning);
        if (!hasAll(QString::fromStdString(row.symbol) + meaning + translated(row.here) + translated(row.place) +
                        table + its,
                    words))
            continue;
        if (its != paper || table != part) {
            close();
            if (its != paper)
                html += QStringLiteral("<h2>%1</h2>").arg(its.toHtmlEscaped());
            html += QStringLiteral("<h3 style='margin-bottom:2px'>%1</h3>").arg(table.toHtmlEscaped());
            html += QStringLiteral("<table width='100%' cellpadding='3' cellspacing='0'><tr>");
            for (const QString& head : {WordWindow::tr("symbol"), WordWindow::tr("stands for"), WordWindow::tr("here"),
                                        WordWindow::tr("in the window")})
                html += QStringLiteral("<td>%1</td>").arg(muted(head));
            html += QStringLiteral("</tr>");
            paper = its;
            part = table;
            open = true;
        }
        html += QStringLiteral("<tr><td width='18%'><b>%1</b></td><td width='36%'>%2</td><td width='26%'>%3</td>"
                               "<td width='20%'>%4</td></tr>")
                    .arg(withScripts(QString::fromStdString(row.symbol)), withScripts(meaning), plain(row.here),
                         muted(plain(row.place)));
    }
    close();
    return html;
}

}  // namespace

WordWindow::WordWindow(List list, QWidget* parent)
    : QDialog(parent), m_list(list), m_search(new QLineEdit), m_page(new QTextBrowser)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const bool words = list == List::glossary;
    setObjectName(words ? QStringLiteral("glossary") : QStringLiteral("notation"));
    setWindowTitle(words ? tr("Glossary") : tr("Notation"));
    makeSearchField(*m_search, words ? tr("Search words and what they mean") : tr("Search symbols and words"));
    m_search->setClearButtonEnabled(true);
    m_page->setAccessibleName(windowTitle());
    m_page->setOpenExternalLinks(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_page, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_search, &QLineEdit::textChanged, this, &WordWindow::fill);
    connect(&theme(), &Theme::themeChanged, this, &WordWindow::fill);
    fill();
    const int letter = fontMetrics().averageCharWidth();
    resizeWithinScreen(this, words ? QSize(letter * 84, 640) : QSize(letter * 130, 680));
    m_search->setFocus();
}

WordWindow* WordWindow::open(List list, QWidget* parent)
{
    const QString name = list == List::glossary ? QStringLiteral("glossary") : QStringLiteral("notation");
    auto* window = parent->findChild<WordWindow*>(name);
    if (!window)
        window = new WordWindow(list, parent);
    window->show();
    window->raise();
    window->activateWindow();
    return window;
}

void WordWindow::search(const QString& words)
{
    m_search->setText(words);
}

void WordWindow::goTo(const QString& id)
{
    m_search->clear();
    m_page->scrollToAnchor(id);
}

void WordWindow::fill()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString html = m_list == List::glossary ? glossaryPage(words) : notationPage(words);
    m_page->setHtml(html.isEmpty() ? muted(tr("Nothing has all of these words.").toHtmlEscaped()) : html);
}

}  // namespace disentangle
