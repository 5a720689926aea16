// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/message_bar.h"

#include "ui/style/flow_layout.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
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

/// The strip of one message: its colour as a wash and an edge. What can be done stands beside the words, or below them where
/// they would be squeezed into a column.
class Strip : public QWidget {
public:
    explicit Strip(MessageBar::Kind kind)
        : m_kind(kind), m_row(new QHBoxLayout(this)), m_body(new QBoxLayout(QBoxLayout::LeftToRight))
    {
        m_row->setContentsMargins(spacing::wide + 4, spacing::tight + 1, spacing::normal, spacing::tight + 1);
    }

    void fill(QWidget* glyph, QLabel* words, QWidget* buttons, QWidget* close)
    {
        m_words = words;
        m_buttons = buttons;
        m_body->addWidget(words, 1);
        m_body->addWidget(buttons);
        m_row->addWidget(glyph);
        m_row->addLayout(m_body, 1);
        m_row->addWidget(close);
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        constexpr int letters = 40;  // of a line that is read at ease
        const QFontMetrics metrics = m_words->fontMetrics();
        const int line = std::min(metrics.horizontalAdvance(m_words->text()), letters * metrics.averageCharWidth());
        const bool below = m_body->geometry().width() < line + m_body->spacing() + m_buttons->sizeHint().width();
        m_body->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        QWidget::resizeEvent(event);
    }
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
    QHBoxLayout* m_row;
    QBoxLayout* m_body;  ///< words and buttons
    QLabel* m_words = nullptr;
    QWidget* m_buttons = nullptr;
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

    auto* buttons = new QWidget;
    auto* flow = new FlowLayout(buttons, spacing::normal, spacing::tight);
    flow->setContentsMargins(0, 0, 0, 0);
    if (actions.isEmpty())
        buttons->hide();
    for (const Action& action : actions) {
        auto* button = new QPushButton(action.label);
        flow->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, message, run = action.run] {
            remove(message);
            if (run)
                run();
        });
    }
    message->fill(glyph, words, buttons, close);
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
