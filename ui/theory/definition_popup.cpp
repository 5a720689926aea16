// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/definition_popup.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/theory/linked_text.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QToolButton>

#include <algorithm>

namespace disentangle {

DefinitionPopup::DefinitionPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_text(new LinkedText), m_back(new QToolButton)
{
    setAccessibleName(tr("Definition"));
    m_text->setAccessibleName(tr("Definition"));
    m_text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_back->setIcon(icon(QStringLiteral("back"), IconColour::muted));
    m_back->setAutoRaise(true);
    m_back->setToolTip(tr("Back (Backspace)"));
    m_back->setAccessibleName(tr("Back"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal + 2);
    row->setSpacing(spacing::tight);
    row->addWidget(m_back, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(m_text, &QLabel::linkActivated, this, &DefinitionPopup::turnTo);
    connect(m_back, &QToolButton::clicked, this, &DefinitionPopup::goBack);
}

QString DefinitionPopup::text() const
{
    return m_text->text();
}

void DefinitionPopup::explain(const QString& href, const QPoint& place)
{
    m_trail.clear();
    m_place = place;
    if (!turnTo(href))
        return;
    show();
    m_text->setFocus(Qt::PopupFocusReason);
}

bool DefinitionPopup::turnTo(const QString& href)
{
    const QString page = m_pages ? m_pages(href) : QString();
    if (page.isEmpty())
        return false;
    m_trail.push_back(href);
    m_text->setHtml(page);
    fit();
    Q_EMIT explained(href);
    return true;
}

void DefinitionPopup::goBack()
{
    if (m_trail.size() < 2)
        return;
    m_trail.pop_back();
    const QString href = m_trail.back();
    m_trail.pop_back();
    turnTo(href);
}

void DefinitionPopup::fit()
{
    m_back->setVisible(m_trail.size() > 1);
    const QScreen* screen = QGuiApplication::screenAt(m_place);
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const int width = std::min(fontMetrics().averageCharWidth() * 58, room.width());
    resize(width, std::min(layout()->totalHeightForWidth(width), room.height()));
    QPoint corner = m_place;
    if (corner.y() + height() > room.bottom())
        corner.setY(m_place.y() - height() - 2 * spacing::section);
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - this->width())));
    corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(corner);
}

void DefinitionPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (event->key() == Qt::Key_Backspace)
        goBack();
    else
        QFrame::keyPressEvent(event);
}

void DefinitionPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().panel);
    painter.setPen(colours().strongBorder);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace disentangle
