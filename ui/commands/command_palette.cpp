// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_palette.h"

#include "ui/commands/match.h"
#include "ui/style/screen_fit.h"
#include "ui/style/search_field.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace disentangle {
namespace {

constexpr int placeRole = Qt::UserRole + 100;  // of an item's entry
constexpr qsizetype mostShown = 60;

/// Whether every word typed stands in the detail or in the kind.
bool isSaid(const QString& typed, const PaletteEntry& entry)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString& word) {
        return entry.detail.contains(word, Qt::CaseInsensitive) || entry.kind.contains(word, Qt::CaseInsensitive) ||
               entry.text.contains(word, Qt::CaseInsensitive);
    });
}

}  // namespace

CommandPalette::CommandPalette(const QList<PaletteSource>& sources, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_line(new QLineEdit), m_list(new QListWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Find a command"));
    for (const PaletteSource& source : sources)
        m_entries += source();
    makeSearchField(*m_line, tr("Find a command, parameter, preset, word or run"));
    m_line->installEventFilter(this);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new TextListDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
    find({});
}

void CommandPalette::open()
{
    const QWidget* window = parentWidget();
    const QSize wanted(fontMetrics().averageCharWidth() * 88, fontMetrics().height() * 26);
    resize(wanted.boundedTo(window->size() * 0.9));
    const QPoint corner = window->mapToGlobal(QPoint((window->width() - width()) / 2, 2 * spacing::section));
    move(cornerWithinScreen(corner, size()));
    show();
    m_line->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::find(const QString& typed)
{
    struct Found {
        int rank;
        qsizetype place;
    };
    constexpr int saidOnly = -1000;  // below all that are found by what they are called
    std::vector<Found> found;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const auto rank = matchRank(typed, m_entries[i].text))
            found.push_back({*rank, i});
        else if (isSaid(typed, m_entries[i]))
            found.push_back({saidOnly, i});
    }
    if (!typed.trimmed().isEmpty())
        std::ranges::stable_sort(found, std::ranges::greater(), &Found::rank);
    m_list->clear();
    for (const Found& one : found) {
        if (m_list->count() == mostShown)
            break;
        const PaletteEntry& entry = m_entries[one.place];
        auto* item = new QListWidgetItem(entry.text, m_list);
        QString word = entry.kind;
        if (!entry.keys.isEmpty())
            word += QStringLiteral("   ") + entry.keys;
        if (!entry.enabled)
            word = tr("%1, not now").arg(word);
        item->setData(TextListDelegate::Word, word);
        item->setData(TextListDelegate::Detail, entry.detail);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(entry.text, word));
        item->setData(placeRole, QVariant::fromValue(one.place));
    }
    m_list->setCurrentRow(0);
    m_list->scrollToTop();
}

void CommandPalette::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const PaletteEntry entry = m_entries[item->data(placeRole).value<qsizetype>()];
    if (!entry.enabled)
        return;
    close();
    // The keyboard goes back to the window before the command takes it anywhere.
    QMetaObject::invokeMethod(parentWidget(), entry.run, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
        case Qt::Key_PageDown:
        case Qt::Key_PageUp: QCoreApplication::sendEvent(m_list, event); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().panel);
    painter.setPen(colours().strongBorder);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace disentangle
