#include "ui/graph/preset_chooser.h"

#include "core/graph/presets.h"
#include "ui/style/icons.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyleOptionComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {

PresetChooser::PresetChooser(QWidget* parent) : QToolButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preset"));
    connect(this, &QToolButton::clicked, this, &PresetChooser::openList);
}

void PresetChooser::setCurrent(const QString& name, const QString& detail)
{
    setText(name);
    setToolTip(detail);
    setAccessibleDescription(detail);
    update();
}

QSize PresetChooser::sizeHint() const
{
    QStyleOptionComboBox option;
    option.initFrom(this);
    const QSize text(fontMetrics().horizontalAdvance(QLatin1Char('x')) * 20, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, this);
}

QSize PresetChooser::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void PresetChooser::paintEvent(QPaintEvent*)
{
    // It does what a combo box does, so it looks like one.
    QPainter painter(this);
    QStyleOptionComboBox option;
    option.initFrom(this);
    option.frame = true;
    option.editable = false;
    option.currentText = text();
    option.subControls = QStyle::SC_All;
    if (isDown() || (m_popup && m_popup->isVisible()))
        option.state |= QStyle::State_Sunken;
    style()->drawComplexControl(QStyle::CC_ComboBox, &option, &painter, this);
    option.currentText = fontMetrics().elidedText(text(), Qt::ElideRight, width() - 40);
    style()->drawControl(QStyle::CE_ComboBoxLabel, &option, &painter, this);
}

void PresetChooser::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_F4)
        openList();
    else
        QToolButton::keyPressEvent(event);
}

void PresetChooser::buildList()
{
    auto* frame = new QFrame(this, Qt::Popup);
    frame->setFrameShape(QFrame::StyledPanel);
    m_popup = frame;
    m_popup->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search presets"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(disentangle::icon(QStringLiteral("search"), IconColour::muted), QLineEdit::LeadingPosition);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Presets"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new TextListDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    column->addWidget(m_search);
    column->addWidget(m_list);

    QString group;
    for (const GraphPreset& preset : graph_presets()) {
        if (const auto its = QString::fromStdString(preset.group); its != group) {
            group = its;
            auto* heading = new QListWidgetItem(group, m_list);
            heading->setFlags(Qt::NoItemFlags);
            heading->setData(TextListDelegate::IsHeading, true);
        }
        auto* item = new QListWidgetItem(QString::fromStdString(preset.name), m_list);
        item->setData(TextListDelegate::Detail, QString::fromStdString(preset.description));
        item->setToolTip(QString::fromStdString(preset.source));
    }
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PresetChooser::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &PresetChooser::choose);
    connect(m_list, &QListWidget::itemClicked, this, &PresetChooser::choose);
    connect(m_list, &QListWidget::itemActivated, this, &PresetChooser::choose);
}

void PresetChooser::openList()
{
    if (!m_popup)
        buildList();
    m_search->clear();
    filter({});
    const auto here = m_list->findItems(text(), Qt::MatchExactly);
    if (!here.isEmpty())
        m_list->setCurrentItem(here.first());
    const QRect screen = this->screen()->availableGeometry();
    QSize size(std::max(width(), 400), 460);
    size = size.boundedTo(screen.size());
    QPoint corner = mapToGlobal(QPoint(0, height() + 2));
    corner.setX(std::clamp(corner.x(), screen.left(), screen.right() - size.width() + 1));
    corner.setY(std::clamp(corner.y(), screen.top(), screen.bottom() - size.height() + 1));
    m_popup->setGeometry(QRect(corner, size));
    m_popup->show();
    m_search->setFocus();
    if (auto* item = m_list->currentItem())
        m_list->scrollToItem(item, QAbstractItemView::PositionAtCenter);
    update();
}

void PresetChooser::filter(const QString& words)
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QListWidgetItem* first = nullptr;
    QListWidgetItem* heading = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        if (item->data(TextListDelegate::IsHeading).toBool()) {
            heading = item;
            item->setHidden(true);
            continue;
        }
        const QString text = item->text() + QLatin1Char(' ') + item->data(TextListDelegate::Detail).toString()
                             + QLatin1Char(' ') + (heading ? heading->text() : QString());
        const bool shown = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        item->setHidden(!shown);
        if (shown && heading)
            heading->setHidden(false);
        if (shown && !first)
            first = item;
    }
    if (!m_list->currentItem() || m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
}

void PresetChooser::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->isHidden() || item->data(TextListDelegate::IsHeading).toBool())
        return;
    const QString preset = item->text();
    m_popup->hide();
    setFocus();
    Q_EMIT chosen(preset);
}

bool PresetChooser::eventFilter(QObject* watched, QEvent* event)
{
    // Arrows in the search line move in the list, so that hands stay where they are.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int direction = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (direction != 0) {
            for (int i = m_list->currentRow() + direction; i >= 0 && i < m_list->count(); i += direction) {
                const QListWidgetItem* item = m_list->item(i);
                if (!item->isHidden() && !item->data(TextListDelegate::IsHeading).toBool()) {
                    m_list->setCurrentRow(i);
                    break;
                }
            }
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

}  // namespace disentangle
