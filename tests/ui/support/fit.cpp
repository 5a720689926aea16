// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fit.h"

#include "tests/ui/support/cut_texts.h"
#include "ui/language/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTemporaryDir>

namespace disentangle::testing {
namespace {

constexpr int rounding = 2;  // pixels

QString what(const QWidget& widget)
{
    QStringList chain;
    for (const QWidget* w = &widget; w && chain.size() < 4; w = w->parentWidget())
        chain.prepend(w->objectName().isEmpty() ? QString::fromLatin1(w->metaObject()->className()) : w->objectName());
    return chain.join(QLatin1Char('/'));
}

bool isRead(const QWidget& widget)
{
    return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

void lookAtChoice(const QComboBox& box, QStringList& found)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    option.frame = box.hasFrame();
    const int room =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width() -
        (box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4);
    const int needed = box.fontMetrics().horizontalAdvance(box.currentText());
    if (!box.isEditable() && needed > room + rounding)
        found << QStringLiteral("%1: choice “%2” has %3 of %4").arg(what(box), box.currentText()).arg(room).arg(needed);
}

/// A line that is cut says no more for having a tip.
void lookAtLine(const QLabel& label, QStringList& found)
{
    if (label.text().isEmpty() || label.wordWrap() || qobject_cast<const ElidedLabel*>(&label) ||
        !label.pixmap().isNull())
        return;
    const QMargins margins = label.contentsMargins();
    const int room = label.width() - margins.left() - margins.right();
    const int needed = label.sizeHint().width() - margins.left() - margins.right();
    if (needed > room + rounding)
        found << QStringLiteral("%1: line “%2” has %3 of %4").arg(what(label), label.text()).arg(room).arg(needed);
}

void lookAtHint(const QLineEdit& field, QStringList& found)
{
    const int needed = field.fontMetrics().horizontalAdvance(field.placeholderText()),
              room = field.contentsRect().width();
    if (field.text().isEmpty() && needed > room)
        found << QStringLiteral("%1: hint “%2” has %3 of %4")
                     .arg(what(field), field.placeholderText())
                     .arg(room)
                     .arg(needed);
}

void lookAtTabs(const QTabBar& bar, QStringList& found)
{
    for (int i = 0; i < bar.count(); ++i) {
        const int room = std::min(bar.tabRect(i).right(), bar.width()) - bar.tabRect(i).left();
        const int needed = bar.fontMetrics().horizontalAdvance(QString(bar.tabText(i)).remove(QLatin1Char('&')));
        if (bar.isTabVisible(i) && needed > room + rounding)
            found << QStringLiteral("%1: tab “%2” has %3 of %4").arg(what(bar), bar.tabText(i)).arg(room).arg(needed);
    }
}

/// Items of lists and trees that are seen, as wide as they say themselves that they would be.
void lookAtItems(const QAbstractItemView& view, QStringList& found)
{
    if (!view.model() || qobject_cast<const QHeaderView*>(&view))
        return;
    for (int y = 2; y < view.viewport()->height(); y += 6) {
        const QModelIndex first = view.indexAt(QPoint(4, y));
        if (!first.isValid())
            continue;
        for (int column = 0; column < view.model()->columnCount(first.parent()); ++column) {
            const QModelIndex item = first.siblingAtColumn(column);
            const QString text = item.data(Qt::DisplayRole).toString();
            const QRect place = view.visualRect(item);
            const int sign = item.data(Qt::DecorationRole).isValid() ? view.iconSize().width() + 20 : 0;
            const int needed = view.fontMetrics().horizontalAdvance(text);
            const int lines = std::max(1, place.height() / view.fontMetrics().height());
            if (!text.isEmpty() && !text.contains(QLatin1Char('\n')) && place.width() > 0 &&
                needed > (place.width() - sign) * lines + rounding)
                found << QStringLiteral("%1: item “%2” has %3 of %4")
                             .arg(what(view), text)
                             .arg(place.width())
                             .arg(needed);
        }
    }
}

void lookAtScrolling(const QAbstractScrollArea& area, QStringList& found)
{
    const bool sideways = area.horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff &&
                          area.horizontalScrollBar()->maximum() > 0 && area.horizontalScrollBar()->isVisible();
    if (sideways)
        found
            << QStringLiteral("%1 scrolls sideways, by %2").arg(what(area)).arg(area.horizontalScrollBar()->maximum());
    if (area.verticalScrollBar()->maximum() == 0 || area.verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
        return;
    for (const QWidget* around = &area; !around->isWindow() && (around = around->parentWidget());)
        if (const auto* outer = qobject_cast<const QAbstractScrollArea*>(around);
            outer && outer->verticalScrollBar()->maximum() > 0)
            found << QStringLiteral("%1 scrolls within %2").arg(what(area), what(*outer));
}

void look(const QWidget& window, QStringList& found)
{
    found += cutTexts(window);
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isRead(*widget) || widget->window() != &window)
            continue;
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            lookAtChoice(*box, found);
        else if (const auto* bar = qobject_cast<const QTabBar*>(widget))
            lookAtTabs(*bar, found);
        else if (const auto* field = qobject_cast<const QLineEdit*>(widget))
            lookAtHint(*field, found);
        else if (const auto* label = qobject_cast<const QLabel*>(widget))
            lookAtLine(*label, found);
        else if (const auto* area = qobject_cast<const QAbstractScrollArea*>(widget))
            lookAtScrolling(*area, found);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget))
            lookAtItems(*view, found);
    }
}

}  // namespace

QStringList unfit(QWidget& window)
{
    // A text that changes its height moves what is around it, which is laid out later.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
    QStringList found;
    const QRect screen = window.screen()->availableGeometry();
    if (!screen.contains(window.geometry()))
        found << QStringLiteral("%1 (%2): %3 x %4 at %5, %6 of a screen of %7 x %8")
                     .arg(what(window), window.windowTitle())
                     .arg(window.width())
                     .arg(window.height())
                     .arg(window.x() - screen.x())
                     .arg(window.y() - screen.y())
                     .arg(screen.width())
                     .arg(screen.height());
    look(window, found);
    for (QScrollArea* page : window.findChildren<QScrollArea*>()) {
        QScrollBar& down = *page->verticalScrollBar();
        if (!isRead(*page) || down.maximum() == 0)
            continue;
        const int before = down.value();
        for (int at = page->viewport()->height(); at < down.maximum() + page->viewport()->height();
             at += std::max(20, page->viewport()->height())) {
            down.setValue(at);
            QCoreApplication::processEvents();
            look(window, found);
        }
        down.setValue(before);
    }
    found.removeDuplicates();
    return found;
}

void useScreens(const QList<QSize>& sizes)
{
    static const QTemporaryDir folder;
    QJsonArray screens;
    int x = 0;
    for (const QSize& size : sizes) {
        screens.append(
            QJsonObject{{QStringLiteral("name"), QStringLiteral("%1 x %2").arg(size.width()).arg(size.height())},
                        {QStringLiteral("x"), x},
                        {QStringLiteral("y"), 0},
                        {QStringLiteral("width"), size.width()},
                        {QStringLiteral("height"), size.height()},
                        {QStringLiteral("logicalDpi"), 96},
                        {QStringLiteral("logicalBaseDpi"), 96},
                        {QStringLiteral("dpr"), 1}});
        x += size.width();
    }
    QFile file(folder.filePath(QStringLiteral("screens.json")));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(
                       QJsonObject{{QStringLiteral("screens"), screens}, {QStringLiteral("windowFrameMargins"), false}})
                       .toJson());
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(file.fileName()));
}

}  // namespace disentangle::testing
