// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panels.h"

#include "ui/window/panel_title.h"

#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

/// In the place of a panel's title bar: nothing. (A plain QWidget has a size hint of -1, which QDockWidget adds.)
class NoTitle : public QWidget {
public:
    QSize sizeHint() const override { return {0, 0}; }
    QSize minimumSizeHint() const override { return {0, 0}; }
};

}  // namespace

QScrollArea* scrolling(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setWidget(content);
    return scroll;
}

void focusFirstIn(QWidget* part, Qt::FocusReason reason)
{
    for (QWidget* w = part; w && (w == part || part->isAncestorOf(w)); w = w->nextInFocusChain())
        if (w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus)) {
            w->setFocus(reason);
            return;
        }
}

Panels::Panels(QMainWindow* window) : QObject(window), m_window(window) {}

void Panels::add(Panel panel, const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title);
    m_docks[static_cast<std::size_t>(panel)] = dock;
    dock->setObjectName(id);
    dock->setWidget(content);
    m_window->addDockWidget(area, dock);
    if (panel == Panel::transport) {
        dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
        dock->setTitleBarWidget(new NoTitle);
        return;
    }
    // A panel in a group has its name on its tab, and is dragged out by it: a title bar would say it twice.
    const auto later = [this] { QMetaObject::invokeMethod(this, &Panels::refreshTitleBars, Qt::QueuedConnection); };
    connect(dock, &QDockWidget::dockLocationChanged, this, later);
    connect(dock, &QDockWidget::topLevelChanged, this, later);
    connect(dock, &QDockWidget::visibilityChanged, this, later);
}

QDockWidget* Panels::dock(Panel panel) const
{
    return m_docks[static_cast<std::size_t>(panel)];
}

QWidget* Panels::content(Panel panel) const
{
    const QVBoxLayout* column = m_noted[static_cast<std::size_t>(panel)];
    return column ? column->itemAt(0)->widget() : dock(panel)->widget();
}

void Panels::setContent(Panel panel, QWidget* content)
{
    QVBoxLayout* column = m_noted[static_cast<std::size_t>(panel)];
    QWidget* before = this->content(panel);
    // What is hidden passes the keyboard on to whatever comes next in the window.
    const QWidget* focused = m_window->focusWidget();
    const bool hadFocus = focused && (focused == before || before->isAncestorOf(focused));
    if (column) {
        column->removeWidget(before);
        before->hide();
        column->insertWidget(0, content, 1);
        content->show();
    } else {
        dock(panel)->setWidget(content);
    }
    if (hadFocus)
        focusFirstIn(content, Qt::OtherFocusReason);
}

void Panels::setNote(Panel panel, QWidget* note)
{
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* content = dock(panel)->widget();
    dock(panel)->setWidget(all);
    column->addWidget(content, 1);
    column->addWidget(note);
    content->show();
    m_noted[static_cast<std::size_t>(panel)] = column;
}

QList<QDockWidget*> Panels::movable() const
{
    QList<QDockWidget*> docks(m_docks.begin(), m_docks.end());
    docks.removeOne(dock(Panel::transport));
    return docks;
}

void Panels::raise(Panel panel)
{
    dock(panel)->show();
    dock(panel)->raise();
}

void Panels::refreshTitleBars()
{
    for (QDockWidget* dock : movable()) {
        const auto group = m_window->tabifiedDockWidgets(dock);
        const bool tabbed = !dock->isFloating() && std::any_of(group.begin(), group.end(),
                                                               [](const QDockWidget* d) { return !d->isHidden(); });
        QWidget* bar = dock->titleBarWidget();
        if (const bool titled = qobject_cast<PanelTitle*>(bar); !bar || titled == tabbed) {
            dock->setTitleBarWidget(tabbed ? static_cast<QWidget*>(new NoTitle) : new PanelTitle(dock));
            delete bar;
        }
    }
    explainFrontTabs(m_window);
    for (QTabBar* tabs : m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        connect(tabs, &QTabBar::currentChanged, this, &Panels::explainTabs, Qt::UniqueConnection);
}

void Panels::explainTabs()
{
    explainFrontTabs(m_window);
}

void Panels::reset(const QWidget& world)
{
    const bool lessonsShown = !dock(Panel::lessons)->isHidden();
    for (QDockWidget* dock : m_docks) {
        dock->setFloating(false);
        m_window->removeDockWidget(dock);
    }
    QDockWidget *const worldDock = dock(Panel::world), *const verdict = dock(Panel::verdict),
                       *const runs = dock(Panel::runs), *const data = dock(Panel::data);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, worldDock);
    // Where both would be slits, one is in front of the other.
    const bool low = m_window->height() < 680;
    if (low)
        m_window->tabifyDockWidget(worldDock, verdict);
    else
        m_window->addDockWidget(Qt::LeftDockWidgetArea, verdict);
    m_window->addDockWidget(Qt::RightDockWidgetArea, dock(Panel::lessons));
    m_window->addDockWidget(Qt::RightDockWidgetArea, runs);
    m_window->tabifyDockWidget(runs, dock(Panel::parameters));
    m_window->tabifyDockWidget(dock(Panel::parameters), dock(Panel::history));
    m_window->tabifyDockWidget(dock(Panel::history), dock(Panel::log));
    // Where there is room the data are seen beside the parameters that make them, else behind the world that they are of.
    const bool tall = m_window->height() >= 800;
    if (tall)
        m_window->addDockWidget(Qt::RightDockWidgetArea, data);
    else
        m_window->tabifyDockWidget(low ? verdict : worldDock, data);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, dock(Panel::transport));
    for (QDockWidget* dock : m_docks)
        dock->show();
    dock(Panel::lessons)->setVisible(lessonsShown);
    runs->raise();
    if (!tall)
        worldDock->raise();
    const bool narrow = m_window->width() < 960;
    const int left = std::clamp(m_window->width() * 22 / 100, narrow ? 268 : 290, 430);
    const int right = std::clamp(m_window->width() * 18 / 100, 270, 350);  // the names on its four tabs are whole
    m_window->resizeDocks({worldDock, runs}, {left, right}, Qt::Horizontal);
    // The world gets the height it needs, within reason; the verdict the rest.
    const int column = m_window->height() - 170;
    const int needed = std::clamp(world.layout()->totalHeightForWidth(left) + 30, column * 2 / 5, column * 2 / 3);
    if (!low)
        m_window->resizeDocks({worldDock, verdict}, {needed, column - needed}, Qt::Vertical);
    if (lessonsShown)
        shareWithLessons();
    else if (tall)
        m_window->resizeDocks({runs, data}, {column - right - 70, right + 70}, Qt::Vertical);
    refreshTitleBars();
}

void Panels::shareWithLessons()
{
    // Text wants width, and most of the height; what it speaks of stays in sight below.
    const int right = std::clamp(m_window->width() * 22 / 100, 280, 420);
    const int column = m_window->height() - 170;
    m_window->resizeDocks({dock(Panel::lessons)}, {right}, Qt::Horizontal);
    m_window->resizeDocks({dock(Panel::lessons), dock(Panel::runs)}, {column * 2 / 3, column / 3}, Qt::Vertical);
}

void Panels::removeAll()
{
    for (const Panel panel : {Panel::transport, Panel::world, Panel::verdict, Panel::lessons, Panel::data, Panel::log,
                              Panel::history, Panel::parameters, Panel::runs})
        delete std::exchange(m_docks[static_cast<std::size_t>(panel)], nullptr);
}

}  // namespace disentangle
