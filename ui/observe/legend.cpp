#include "ui/observe/legend.h"

#include "ui/observe/flow_layout.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QToolButton>

namespace disentangle {
namespace {

constexpr int sampleWidth = 24;

QIcon sampleOf(const QPen& pen, qreal pixelRatio)
{
    const auto draw = [&](QColor colour) {
        QPixmap sample(QSize(sampleWidth, spacing::icon) * pixelRatio);
        sample.setDevicePixelRatio(pixelRatio);
        sample.fill(Qt::transparent);
        QPainter painter(&sample);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen line = pen;
        line.setColor(colour);
        line.setCapStyle(Qt::FlatCap);
        painter.setPen(line);
        painter.drawLine(QPointF(0, spacing::icon / 2.0), QPointF(sampleWidth, spacing::icon / 2.0));
        return sample;
    };
    QIcon icon;
    icon.addPixmap(draw(mixed(colours().panel, pen.color(), 0.35)), QIcon::Normal, QIcon::Off);
    icon.addPixmap(draw(pen.color()), QIcon::Normal, QIcon::On);
    return icon;
}

}  // namespace

Legend::Legend(QWidget* parent) : QWidget(parent)
{
    auto* layout = new FlowLayout(this, spacing::tight, 0);
    layout->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Legend::setEntries(const QList<Entry>& entries)
{
    while (m_buttons.size() > entries.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < entries.size()) {
        const int index = static_cast<int>(m_buttons.size());
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(sampleWidth, spacing::icon));
        button->setProperty("legend", true);
        connect(button, &QToolButton::toggled, this, [this, index](bool shown) { Q_EMIT toggled(index, shown); });
        layout()->addWidget(button);
        m_buttons.append(button);
    }
    m_entries = entries;
    m_values = QStringList(entries.size());
    for (int i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        QToolButton* button = m_buttons[i];
        button->setFont(captionFont());
        button->setIcon(sampleOf(entry.pen, devicePixelRatioF()));
        button->setToolTip(entry.tip + tr("\nClick to hide or show it."));
        button->setAccessibleName(entry.name);
        button->setText(entry.name + QLatin1Char(' ') + entry.widestValue);
        button->setFixedSize(button->sizeHint());  // a new value then lays out nothing
        button->setText(entry.name);
    }
}

void Legend::setValue(int index, const QString& value)
{
    if (m_values[index] == value)
        return;
    m_values[index] = value;
    m_buttons[index]->setText(m_entries[index].name + QLatin1Char(' ') + value);
    m_buttons[index]->setAccessibleDescription(value);
}

void Legend::setPresent(int index, bool present)
{
    m_buttons[index]->setVisible(present);
}

bool Legend::isShown(int index) const
{
    return m_buttons[index]->isChecked();
}

}  // namespace disentangle
