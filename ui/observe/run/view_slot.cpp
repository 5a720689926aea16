// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/view_slot.h"

#include "ui/observe/run/run_view.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/words/explain_button.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace disentangle {

/// Knows how wide a tab is that has no room.
class ViewTabs : public QTabBar {
public:
    using QTabBar::QTabBar;
    int widthOf(int tab) const { return tabSizeHint(tab).width(); }
};

ViewSlot::ViewSlot(QWidget* parent)
    : QWidget(parent),
      m_tabs(new ViewTabs(this)),
      m_all(new QToolButton(this)),
      m_heading(new QLabel(this)),
      m_header(new QHBoxLayout),
      m_explain(new ExplainButton(this)),
      m_export(new QToolButton(this)),
      m_enlarge(new QToolButton(this)),
      m_pages(new QStackedWidget(this))
{
    setAutoFillBackground(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_tabs->installEventFilter(this);
    m_all->setText(QStringLiteral("▾"));
    m_all->setAutoRaise(true);
    m_all->setPopupMode(QToolButton::InstantPopup);
    m_all->setToolTip(tr("All views that stand here"));
    m_all->setAccessibleName(m_all->toolTip());
    m_all->setMenu(new QMenu(m_all));
    m_all->hide();
    connect(m_all->menu(), &QMenu::aboutToShow, this, &ViewSlot::listViews);
    m_heading->setContentsMargins(spacing::normal, 0, 0, 0);
    m_export->setIcon(icon(QStringLiteral("export"), IconColour::muted));
    m_export->setIconSize(QSize(spacing::icon, spacing::icon));
    m_export->setAutoRaise(true);
    m_export->setToolTip(tr("Export this view as a figure: SVG, PDF, PNG, TikZ, CSV, GIF"));
    m_export->setAccessibleName(tr("Export this view as a figure"));
    connect(m_export, &QToolButton::clicked, this, [this] {
        if (RunView* view = current())
            Q_EMIT exportRequested(view);
    });
    m_enlarge->setText(QStringLiteral("⤢"));
    m_enlarge->setCheckable(true);
    m_enlarge->setAutoRaise(true);
    m_enlarge->setToolTip(tr("Give this view the whole observatory (Esc: back)"));
    m_enlarge->setAccessibleName(tr("Enlarge this view"));
    connect(m_enlarge, &QToolButton::toggled, this, &ViewSlot::enlargeToggled);
    connect(m_tabs, &QTabBar::currentChanged, this, &ViewSlot::showCurrent);

    m_header->setContentsMargins(0, 0, spacing::tight, 0);
    m_header->setSpacing(spacing::tight);
    m_header->addWidget(m_tabs, 1);
    m_header->addWidget(m_all);
    m_header->addWidget(m_heading, 1);
    m_header->addWidget(m_explain);
    m_header->addWidget(m_export);
    m_header->addWidget(m_enlarge);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::hair);
    layout->addLayout(m_header);
    layout->addWidget(m_pages, 1);
    connect(&theme(), &Theme::themeChanged, this, &ViewSlot::applyTheme);
    applyTheme();
}

void ViewSlot::applyTheme()
{
    QPalette panel = QGuiApplication::palette();
    panel.setColor(QPalette::Window, colours().panel);
    setPalette(panel);
    m_heading->setFont(headingFont());
}

void ViewSlot::setViews(const QList<RunView*>& views)
{
    const QSignalBlocker quiet(m_tabs);
    m_views = views;
    m_showable = QList<bool>(views.size(), true);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (RunView* view : views) {
        m_tabs->addTab(view->windowTitle());
        m_pages->addWidget(view);
        if (QWidget* tools = view->tools()) {
            m_header->insertWidget(m_header->indexOf(m_explain), tools);
            tools->hide();
        }
    }
    m_tabs->setVisible(views.size() > 1);
    m_heading->setVisible(views.size() == 1);
    m_heading->setText(views.size() == 1 ? views.first()->windowTitle() : QString());
    m_header->setSizeConstraint(QLayout::SetDefaultConstraint);
    showCurrent();
}

RunView* ViewSlot::current() const
{
    return m_views.isEmpty() ? nullptr : m_views.value(std::max(0, m_tabs->currentIndex()));
}

bool ViewSlot::holds(RunView* view) const
{
    return m_views.contains(view);
}

void ViewSlot::setCurrent(RunView* view)
{
    showTab(static_cast<int>(m_views.indexOf(view)));
}

void ViewSlot::setShowable(RunView* view, bool showable)
{
    const qsizetype tab = m_views.indexOf(view);
    if (m_views.size() < 2 || m_showable[tab] == showable)
        return;
    m_showable[tab] = showable;
    if (showable && !m_showable[std::max(0, m_tabs->currentIndex())])
        showTab(static_cast<int>(tab));
    // What is in front gives way to the next one that has something to say; the last one stays, and says why not.
    if (!showable && tab == m_tabs->currentIndex())
        if (const qsizetype next = m_showable.indexOf(true); next >= 0)
            showTab(static_cast<int>(next));
    fitTabs();
}

void ViewSlot::showTab(int tab)
{
    m_tabs->setTabVisible(tab, true);
    m_tabs->setCurrentIndex(tab);
}

bool ViewSlot::isShowable(const RunView* view) const
{
    const qsizetype tab = m_views.indexOf(view);
    return tab >= 0 && m_showable[tab];
}

QRect ViewSlot::placeOf(const RunView* view, const QWidget& above) const
{
    const int tab = static_cast<int>(m_views.indexOf(view));
    if (tab < 0 || m_views.size() < 2 || !m_showable[tab])
        return {};
    const bool hasTab = m_tabs->isTabVisible(tab);
    const QWidget* bar = hasTab ? static_cast<const QWidget*>(m_tabs) : m_all;
    const QRect part = hasTab ? m_tabs->tabRect(tab) : m_all->rect();
    return {bar->mapTo(&above, part.topLeft()), part.size()};
}

void ViewSlot::listViews()
{
    m_all->menu()->clear();
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (!m_showable[tab])
            continue;
        QAction* view = m_all->menu()->addAction(m_tabs->tabText(tab), this, [this, tab] { showTab(tab); });
        view->setCheckable(true);
        view->setChecked(tab == m_tabs->currentIndex());
    }
}

bool ViewSlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tabs && (event->type() == QEvent::Resize || event->type() == QEvent::FontChange))
        fitTabs();
    return QWidget::eventFilter(watched, event);
}

void ViewSlot::fitTabs()
{
    if (m_views.size() < 2 || m_tabs->width() <= 0)
        return;
    const int menu = m_all->sizeHint().width() + m_header->spacing();
    const int room = m_tabs->width() + (m_all->isHidden() ? 0 : menu);
    int needed = 0;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        needed += m_showable[tab] ? m_tabs->widthOf(tab) : 0;
    const int front = std::max(0, m_tabs->currentIndex());
    const bool fits = needed <= room;
    int left = fits ? needed : room - menu - m_tabs->widthOf(front);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        // Even where it has nothing to show what is in front has its name above it.
        bool shown = tab == front;
        if (m_showable[tab] && tab != front) {
            left -= fits ? 0 : m_tabs->widthOf(tab);
            shown = left >= 0;  // from the first that has no room none follows
        }
        if (m_tabs->isTabVisible(tab) != shown)
            m_tabs->setTabVisible(tab, shown);
    }
    m_all->setVisible(!fits);
}

void ViewSlot::setEnlargeable(bool enlargeable)
{
    m_enlarge->setVisible(enlargeable);
}

void ViewSlot::setEnlarged(bool enlarged)
{
    const QSignalBlocker quiet(m_enlarge);
    m_enlarge->setChecked(enlarged);
}

void ViewSlot::showCurrent()
{
    RunView* shown = current();
    for (RunView* view : m_views)
        if (QWidget* tools = view->tools())
            tools->setVisible(view == shown);
    if (!shown)
        return;
    m_pages->setCurrentWidget(shown);
    m_explain->setSubject(QStringLiteral("view ") + shown->objectName());
    fitTabs();
    Q_EMIT currentChanged(shown);
}

}  // namespace disentangle
