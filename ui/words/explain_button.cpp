// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/explain_button.h"

#include "core/words/explanations.h"
#include "core/words/glossary.h"
#include "ui/language/translated.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

namespace disentangle {
namespace {

QString escaped(const std::string& text)
{
    return translated(text).toHtmlEscaped();
}

/// The words of the glossary that a section uses, as links.
QString wordLinks(const Explanation& section)
{
    QStringList links;
    for (const std::string& id : section.words)
        if (const GlossaryTerm* term = find_glossary_term(id))
            links << QStringLiteral("<a href='%1'>%2</a>").arg(QString::fromStdString(id), escaped(term->name));
    return links.join(QStringLiteral(" · "));
}

}  // namespace

ExplanationPopup::ExplanationPopup(const QString& subject, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_subject(subject), m_text(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("What am I looking at?"));
    m_text->setAccessibleName(accessibleName());
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                    Qt::LinksAccessibleByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal + 2);
    column->addWidget(m_text);
    connect(m_text, &QLabel::linkActivated, this, &ExplanationPopup::toggleWord);
    connect(m_text, &QLabel::linkHovered, m_text, [this](const QString& id) {
        m_text->setToolTip(id.isEmpty() ? QString() : glossaryTip(id.toStdString()));
    });
    fill();
    m_text->setFocus(Qt::PopupFocusReason);
}

QString ExplanationPopup::text() const
{
    return QTextDocumentFragment::fromHtml(m_text->text()).toPlainText();
}

void ExplanationPopup::toggleWord(const QString& id)
{
    m_word = id == m_word ? QString() : id;
    fill();
}

void ExplanationPopup::fill()
{
    const Explanation& section = *find_explanation(m_subject.toStdString());
    const QString paragraph = QStringLiteral("<div style='margin-top:6px'>%1</div>");
    QString html = QStringLiteral("<div><b>%1</b></div>").arg(escaped(section.title));
    html += paragraph.arg(escaped(section.text));
    html += paragraph.arg(tr("<b>Look for</b> %1").arg(escaped(section.look_for)));
    if (!section.words.empty())
        html += paragraph.arg(wordLinks(section));
    if (const GlossaryTerm* term = find_glossary_term(m_word.toStdString()))
        html += paragraph.arg(QStringLiteral("<b>%1</b>: %2 <span style='color:%3'>%4</span>")
                                  .arg(escaped(term->name), glossaryTip(term->id).toHtmlEscaped(),
                                       colours().mutedText.name(), escaped(term->source)));
    m_text->setText(html);
    const int width = fontMetrics().averageCharWidth() * 58;
    resize(width, layout()->totalHeightForWidth(width));
    move(cornerWithinScreen(pos(), size()));
}

void ExplanationPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void ExplanationPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().panel);
    painter.setPen(colours().strongBorder);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

ExplainButton::ExplainButton(QWidget* parent) : ExplainButton(QString(), parent) {}

ExplainButton::ExplainButton(const QString& subject, QWidget* parent) : QToolButton(parent)
{
    setText(QStringLiteral("?"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("What am I looking at?"));
    connect(this, &QToolButton::clicked, this, &ExplainButton::explain);
    setSubject(subject);
}

void ExplainButton::setSubject(const QString& subject)
{
    m_subject = subject;
    const Explanation* section = find_explanation(subject.toStdString());
    setVisible(section != nullptr);
    setAccessibleName(section ? tr("What am I looking at? %1").arg(translated(section->title)) : QString());
}

ExplanationPopup* ExplainButton::popup() const
{
    return findChild<ExplanationPopup*>(QString(), Qt::FindDirectChildrenOnly);
}

void ExplainButton::explain()
{
    auto* popup = new ExplanationPopup(m_subject, this);
    popup->move(cornerWithinScreen(mapToGlobal(QPoint(0, height() + spacing::hair)), popup->size()));
    popup->show();
}

}  // namespace disentangle
