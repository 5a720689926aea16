// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panel_title.h"

#include "ui/style/theme.h"
#include "ui/words/explain_button.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QStyle>
#include <QTabBar>

namespace disentangle {
namespace {

QString subjectOf(const QDockWidget& dock)
{
    return QStringLiteral("panel ") + dock.objectName();
}

QToolButton* titleButton(QStyle::StandardPixmap picture, const QString& name)
{
    auto* button = new QToolButton;
    button->setIcon(button->style()->standardIcon(picture));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);  // the keyboard has the menu View
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

}  // namespace

PanelTitle::PanelTitle(QDockWidget* dock) : QWidget(dock)
{
    auto* title = new QLabel(dock->windowTitle());
    title->setFont(headingFont());
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(dock, &QWidget::windowTitleChanged, title, &QLabel::setText);
    connect(&theme(), &Theme::themeChanged, title, [title] { title->setFont(headingFont()); });
    auto* away = titleButton(QStyle::SP_TitleBarNormalButton, tr("Take %1 out of the window").arg(dock->windowTitle()));
    auto* close = titleButton(QStyle::SP_TitleBarCloseButton, tr("Close %1").arg(dock->windowTitle()));
    connect(away, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::normal, spacing::hair, spacing::tight, spacing::hair);
    row->setSpacing(0);
    row->addWidget(title, 1);
    row->addWidget(new ExplainButton(subjectOf(*dock)));
    row->addWidget(away);
    row->addWidget(close);
}

void explainFrontTabs(QMainWindow* window)
{
    const auto docks = window->findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar* bar : window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            auto* button = qobject_cast<ExplainButton*>(bar->tabButton(tab, QTabBar::RightSide));
            const bool front = tab == bar->currentIndex();
            QString subject;
            for (const QDockWidget* dock : docks)
                if (dock->windowTitle() == bar->tabText(tab))
                    subject = subjectOf(*dock);
            if (front && (!button || button->subject() != subject)) {
                delete button;
                button = new ExplainButton(subject, bar);
                button->setFixedSize(18, 18);
                bar->setTabButton(tab, QTabBar::RightSide, button);
            } else if (!front && button) {
                bar->setTabButton(tab, QTabBar::RightSide, nullptr);
                button->deleteLater();
            }
        }
    }
}

}  // namespace disentangle
