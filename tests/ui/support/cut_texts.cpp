// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/cut_texts.h"

#include "core/experiment/parameter.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"
#include "ui/language/elided_label.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QMenu>
#include <QRegularExpression>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace disentangle::testing {
namespace {

constexpr int tolerance = 2;  // pixels that rounding may take

bool isSeen(const QWidget& widget)
{
    return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

QString withoutMnemonics(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QString who(const QWidget& widget)
{
    QStringList chain;
    for (const QWidget* w = &widget; w && chain.size() < 4; w = w->parentWidget())
        chain.prepend(w->objectName().isEmpty()
                          ? QString::fromLatin1(w->metaObject()->className()).section(QStringLiteral("::"), -1)
                          : w->objectName());
    return chain.join(QLatin1Char('/'));
}

class Findings {
public:
    void add(const QWidget& widget, const QString& text, int has, int needs)
    {
        if (has + tolerance < needs)
            list << QStringLiteral("%1: “%2” has %3 of %4").arg(who(widget), text).arg(has).arg(needs);
    }
    QStringList list;
};

void lookAt(const QLabel& label, Findings& found)
{
    if (label.text().isEmpty() || qobject_cast<const ElidedLabel*>(&label) || !label.pixmap().isNull())
        return;
    const QMargins margins = label.contentsMargins();
    if (label.wordWrap()) {
        found.add(label, label.text(), label.height(), label.heightForWidth(label.width()));
    } else if (label.toolTip().isEmpty()) {
        const int inside = label.width() - margins.left() - margins.right();
        found.add(label, label.text(), inside, label.sizeHint().width() - margins.left() - margins.right());
    }
}

void lookAt(const QAbstractButton& button, Findings& found)
{
    // A sign is drawn as large as there is room.
    if (std::ranges::any_of(button.text(), [](QChar c) { return c.isLetter(); })) {
        // A push button would like to be wider than its words.
        const int words = button.fontMetrics().horizontalAdvance(withoutMnemonics(button.text())) +
                          (button.icon().isNull() ? 0 : button.iconSize().width() + 4) + 12;
        const bool pushed = qobject_cast<const QPushButton*>(&button);
        found.add(button, button.text(), button.width(),
                  pushed ? std::min(words, button.sizeHint().width()) : button.sizeHint().width());
    }
}

void lookAt(const QTabBar& tabs, Findings& found)
{
    for (int i = 0; i < tabs.count(); ++i)
        if (tabs.tabToolTip(i).isEmpty() && tabs.isTabVisible(i))
            found.add(tabs, tabs.tabText(i), tabs.tabRect(i).width(),
                      tabs.fontMetrics().horizontalAdvance(withoutMnemonics(tabs.tabText(i))));
}

void lookAt(const QHeaderView& header, Findings& found)
{
    if (!header.model() || header.orientation() == Qt::Vertical)
        return;
    for (int i = 0; i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
        const QString tip = header.model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
        if (!header.isSectionHidden(i) && tip.isEmpty())
            found.add(header, text, header.sectionSize(i), header.fontMetrics().horizontalAdvance(text));
    }
}

void lookAt(QComboBox& box, Findings& found)
{
    QHelpEvent asks(QEvent::ToolTip, {}, box.mapToGlobal(QPoint(2, 2)));
    QCoreApplication::sendEvent(&box, &asks);
    if (!QToolTip::text().contains(box.currentText().toHtmlEscaped()) && !box.isEditable())
        found.add(box, box.currentText(), box.width() - 24, box.fontMetrics().horizontalAdvance(box.currentText()));
}

void lookAt(const QLineEdit& field, Findings& found)
{
    if (field.text().isEmpty() && field.toolTip().isEmpty())
        found.add(field, field.placeholderText(), field.contentsRect().width(),
                  field.fontMetrics().horizontalAdvance(field.placeholderText()));
}

/// Texts that people read on a widget.
QStringList textsOf(const QWidget& widget)
{
    QStringList texts;
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts << button->text();
    if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
        texts << group->title();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i) << tabs->tabToolTip(i);
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget); header && header->model())
        for (int i = 0; i < header->count(); ++i)
            if (!header->isSectionHidden(i))
                texts << header->model()->headerData(i, header->orientation()).toString();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        texts << field->placeholderText();
    texts << widget.toolTip() << widget.accessibleName();
    return texts;
}

QString plainText(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return withoutMnemonics(text);
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

/// Axes of studies are called by the last words of parameters' keys, as files and figures call them.
bool isAName(const QString& text)
{
    const auto isKeyOf = [&](const Parameter& parameter) {
        return QString::fromStdString(parameter.key).endsWith(QLatin1Char('.') + text);
    };
    if (text == QStringLiteral("seed") || std::ranges::any_of(parameters(), isKeyOf))
        return true;
    const auto is = [&](const auto& preset) { return preset.name == text.toStdString(); };
    return std::ranges::any_of(graph_presets(), is) || std::ranges::any_of(scene_presets(), is) ||
           std::ranges::any_of(task_presets(), is);
}

/// Lessons are files, a file for each language: their texts are no translator's.
bool isOfALesson(const QWidget& widget)
{
    if (widget.inherits("disentangle::LessonCard"))
        return true;
    for (const QWidget* around = &widget; around; around = around->parentWidget())
        if (around->inherits("disentangle::LessonReader"))
            return !qobject_cast<const QPushButton*>(&widget) && !qobject_cast<const QToolButton*>(&widget);
    return false;
}

}  // namespace

QStringList cutTexts(const QWidget& window)
{
    Findings found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isSeen(*widget))
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            lookAt(*label, found);
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            lookAt(*button, found);
        else if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            lookAt(*tabs, found);
        else if (const auto* header = qobject_cast<const QHeaderView*>(widget))
            lookAt(*header, found);
        else if (auto* box = qobject_cast<QComboBox*>(widget))
            lookAt(*box, found);
        else if (const auto* field = qobject_cast<const QLineEdit*>(widget))
            lookAt(*field, found);
    }
    found.list.removeDuplicates();
    return found.list;
}

QStringList untranslatedTexts(const QWidget& window)
{
    static const QRegularExpression words(QStringLiteral("[a-z]{3,}"));
    QStringList found;
    const auto look = [&](const QString& where, const QString& text) {
        const QString plain = plainText(text);
        if (plain.startsWith(QLatin1Char('/')))
            return;  // the name of a file
        if (plain.contains(words) && !plain.contains(QLatin1Char('[')) && !isAName(plain))
            found << where + QStringLiteral(": ") + plain;
    };
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (isSeen(*widget) && !isOfALesson(*widget))
            for (const QString& text : textsOf(*widget))
                look(who(*widget), text);
    for (const QAction* action : window.findChildren<QAction*>())
        if (!action->isSeparator() && !action->objectName().startsWith(QStringLiteral("view.language-"))) {
            look(QStringLiteral("QAction"), action->text());
            if (action->toolTip() != action->text())
                look(QStringLiteral("tip of QAction"), action->toolTip());
        }
    found.removeDuplicates();
    return found;
}

}  // namespace disentangle::testing
