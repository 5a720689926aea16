// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/message_bar.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace disentangle {
namespace {

QColor colourOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::info: return colours().info;
    case MessageBar::Kind::warning: return colours().caution;
    case MessageBar::Kind::error: break;
    }
    return colours().bad;
}

/// The strip of one message: its colour as a wash and an edge.
class Strip : public QWidget {
public:
    explicit Strip(MessageBar::Kind kind) : m_kind(kind) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QColor colour = colourOf(m_kind);
        painter.fillRect(rect(), mixed(colours().panel, colour, 0.14));
        painter.fillRect(QRect(0, 0, 4, height()), colour);
        painter.fillRect(QRect(0, height() - 1, width(), 1), mixed(colours().panel, colour, 0.4));
    }

private:
    MessageBar::Kind m_kind;
};

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

QWidget* MessageBar::find(const QString& subject) const
{
    for (int i = 0; i < m_column->count(); ++i)
        if (QWidget* message = m_column->itemAt(i)->widget(); message->objectName() == subject)
            return message;
    return nullptr;
}

int MessageBar::count() const
{
    return m_column->count();
}

QString MessageBar::text(const QString& subject) const
{
    const QWidget* message = find(subject);
    const auto* label = message ? message->findChild<QLabel*>(QStringLiteral("text")) : nullptr;
    return label ? label->text() : QString();
}

void MessageBar::remove(QWidget* message)
{
    m_column->removeWidget(message);
    message->hide();
    message->deleteLater();
    setVisible(count() > 0);
}

void MessageBar::dismiss(const QString& subject)
{
    if (QWidget* message = find(subject))
        remove(message);
}

void MessageBar::show(Kind kind, const QString& subject, const QString& text, const QList<Action>& actions,
                      std::function<void()> dismissed)
{
    dismiss(subject);
    auto* message = new Strip(kind);
    message->setObjectName(subject);
    auto* glyph = new QLabel;
    const IconColour colour = kind == Kind::info      ? IconColour::info
                              : kind == Kind::warning ? IconColour::caution
                                                      : IconColour::bad;
    const QString name = kind == Kind::info      ? QStringLiteral("info")
                         : kind == Kind::warning ? QStringLiteral("warning")
                                                 : QStringLiteral("error");
    const auto draw = [glyph, name, colour] {
        glyph->setPixmap(icon(name, colour).pixmap(QSize(spacing::icon, spacing::icon), glyph->devicePixelRatioF()));
    };
    draw();
    connect(&theme(), &Theme::themeChanged, glyph, draw);

    auto* words = new QLabel(text);
    words->setObjectName(QStringLiteral("text"));
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    words->setSizePolicy(policy);
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close"), IconColour::muted));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    close->setFocusPolicy(Qt::StrongFocus);

    auto* row = new QHBoxLayout(message);
    row->setContentsMargins(spacing::wide + 4, spacing::tight + 1, spacing::normal, spacing::tight + 1);
    row->addWidget(glyph);
    row->addWidget(words, 1);
    for (const Action& action : actions) {
        auto* button = new QPushButton(action.label);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, message, run = action.run] {
            remove(message);
            if (run)
                run();
        });
    }
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, [this, message, dismissed = std::move(dismissed)] {
        remove(message);
        if (dismissed)
            dismissed();
    });
    m_column->addWidget(message);
    setVisible(true);
    if (QAccessible::isActive()) {
        words->setAccessibleName(text);
        QAccessibleEvent alert(words, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

}  // namespace disentangle
