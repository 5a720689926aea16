// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/variable_chooser.h"

#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

constexpr int place = Qt::UserRole + 1;  // of the variable in the list of all; -1 for "automatic"

}  // namespace

VariableChooser::VariableChooser(QWidget* parent) : QToolButton(parent)
{
    setText(tr("Variables"));
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Choose what the scatter matrix shows"));
    setAccessibleName(tr("Variables shown"));
    connect(this, &QToolButton::clicked, this, &VariableChooser::openList);
}

void VariableChooser::setVariables(const WorldSpec& world, const std::vector<SampleVariable>& shown, bool automatic)
{
    m_world = world;
    m_shown = shown;
    m_automatic = automatic;
    m_all = variablesOf(world);
    QStringList names;
    for (const SampleVariable& variable : shown)
        names << nameOf(variable, world);
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    if (m_popup && m_popup->isVisible())
        fill();
}

QListWidget* VariableChooser::list()
{
    buildPopup();
    return m_list;
}

void VariableChooser::buildPopup()
{
    if (m_popup)
        return;
    m_popup = new QFrame(this, Qt::Popup);
    static_cast<QFrame*>(m_popup)->setFrameShape(QFrame::StyledPanel);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Find a variable"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_hint = new QLabel;
    m_hint->setFont(captionFont());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_list = new QListWidget;
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Variables"));
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    column->setSpacing(spacing::tight);
    column->addWidget(m_search);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &VariableChooser::filter);
    connect(m_list, &QListWidget::itemChanged, this, &VariableChooser::take);
}

void VariableChooser::openList()
{
    buildPopup();
    m_search->clear();
    fill();
    m_popup->resize(std::max(width(), 220), 320);
    QPoint corner = mapToGlobal(QPoint(0, height()));
    if (const QScreen* at = screen()) {
        const QRect room = at->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - m_popup->width())));
        if (corner.y() + m_popup->height() > room.bottom())
            corner.setY(std::max(room.top(), mapToGlobal(QPoint(0, 0)).y() - m_popup->height()));
    }
    m_popup->move(corner);
    m_popup->show();
    m_search->setFocus();
}

void VariableChooser::fill()
{
    const QSignalBlocker quiet(m_list);
    const int current = m_list->currentRow();
    m_list->clear();
    const auto add = [this](const QString& text, int index, bool checked, bool enabled) {
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(place, index);
        item->setFlags(enabled ? Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
        item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    };
    add(tr("Automatic: follow the selection"), -1, m_automatic, true);
    const bool full = static_cast<int>(m_shown.size()) >= most;
    for (std::size_t k = 0; k < m_all.size(); ++k) {
        const bool shown = std::ranges::find(m_shown, m_all[k]) != m_shown.end();
        add(nameOf(m_all[k], m_world), static_cast<int>(k), shown, shown || !full);
    }
    m_hint->setText(full ? tr("Six at once, the most there can be.") : tr("Space checks, at most six at once."));
    m_list->setCurrentRow(std::clamp(current, 0, m_list->count() - 1));
    filter(m_search->text());
}

void VariableChooser::filter(const QString& words)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(words.trimmed(), Qt::CaseInsensitive));
}

void VariableChooser::take(QListWidgetItem* item)
{
    const int index = item->data(place).toInt();
    const bool on = item->checkState() == Qt::Checked;
    // The list is filled anew below, which must wait until the item has signalled its change.
    if (index < 0) {
        QMetaObject::invokeMethod(this, on ? &VariableChooser::automaticChosen : &VariableChooser::fill,
                                  Qt::QueuedConnection);
        return;
    }
    std::vector<SampleVariable> shown;
    for (std::size_t k = 0; k < m_all.size(); ++k) {
        const bool was = std::ranges::find(m_shown, m_all[k]) != m_shown.end();
        if (static_cast<int>(k) == index ? on : was)
            shown.push_back(m_all[k]);
    }
    if (shown.empty() || static_cast<int>(shown.size()) > most)
        QMetaObject::invokeMethod(this, &VariableChooser::fill, Qt::QueuedConnection);
    else
        QMetaObject::invokeMethod(
            this, [this, shown] { Q_EMIT chosen(shown); }, Qt::QueuedConnection);
}

bool VariableChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setFocus();
            for (int row = 0; row < m_list->count(); ++row)
                if (!m_list->item(row)->isHidden()) {
                    m_list->setCurrentRow(row);
                    break;
                }
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

}  // namespace disentangle
