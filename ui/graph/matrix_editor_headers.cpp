// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of rows and columns, and of the nodes they stand for.
#include "ui/graph/matrix_editor.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace disentangle {

void MatrixEditor::setLine(const Header& header, bool on)
{
    const Adjacency* matrix = m_document->matrix(m_part);
    if (!matrix)
        return;
    Adjacency next = *matrix;
    const bool row = header.axis == Axis::row;
    for (int i = 0; i < (row ? cols() : rows()); ++i)
        next.set(row ? header.index : i, row ? i : header.index, on);
    const QString text =
        row ? (on ? tr("Fill row %1") : tr("Clear row %1")) : (on ? tr("Fill column %1") : tr("Clear column %1"));
    m_document->setMatrix(m_part, next, text.arg(nameOf(header)));
}

bool MatrixEditor::isFull(const Header& header) const
{
    const Adjacency* matrix = m_document->matrix(m_part);
    const bool row = header.axis == Axis::row;
    for (int i = 0; matrix && i < (row ? cols() : rows()); ++i)
        if (!(*matrix)(row ? header.index : i, row ? i : header.index))
            return false;
    return true;
}

void MatrixEditor::move(const Header& header, int to)
{
    const int count = header.axis == Axis::row ? rows() : cols();
    if (to < 0 || to >= count || to == header.index)
        return;
    m_document->moveNode(kindOf(header), header.index, to);
    // The keyboard focus follows what it moved.
    const bool row = header.axis == Axis::row;
    setCurrent(row ? to : currentRow(), row ? currentCol() : to);
    if (m_header)
        setHeader(Header{header.axis, to});
}

void MatrixEditor::fillMenu(QMenu* menu, const Header& header)
{
    const bool row = header.axis == Axis::row;
    const NodeKind kind = kindOf(header);
    const bool latent = kind == NodeKind::latent;
    const int count = latent ? m_document->graph().d_z() : m_document->graph().d_a();
    const QString name = nameOf(header);
    // The keys are only shown here, not bound: they act on the row or column that has the focus.
    const auto keyed = [](const QString& text, const QString& keys) { return text + QLatin1Char('\t') + keys; };

    if (!m_document->isOfTasks()) {
        menu->addAction(keyed(tr("Re&name %1 …").arg(name), tr("F2")), this, [this, header] { rename(header); });
        menu->addSeparator();
    }
    menu->addAction(keyed(row ? tr("&Fill row") : tr("&Fill column"), row ? tr("R") : tr("C")), this,
                    [this, header] { setLine(header, true); });
    menu->addAction(row ? tr("&Clear row") : tr("&Clear column"), this, [this, header] { setLine(header, false); });
    menu->addSeparator();
    const bool tasks = m_document->isOfTasks();
    const QString addBefore = tasks ? (latent ? tr("Add factor &before") : tr("Add task &before"))
                                    : (latent ? tr("Add latent &before") : tr("Add action &before"));
    const QString addAfter = tasks ? (latent ? tr("Add factor &after") : tr("Add task &after"))
                                   : (latent ? tr("Add latent &after") : tr("Add action &after"));
    QAction* before =
        menu->addAction(addBefore, this, [this, kind, header] { m_document->insertNode(kind, header.index); });
    QAction* after = menu->addAction(keyed(addAfter, tr("Insert")), this,
                                     [this, kind, header] { m_document->insertNode(kind, header.index + 1); });
    before->setEnabled(count < max_nodes);
    after->setEnabled(count < max_nodes);
    menu->addAction(keyed(row ? tr("Move &up") : tr("Move &left"), row ? tr("Alt+Up") : tr("Alt+Left")), this,
                    [this, header] { move(header, header.index - 1); })
        ->setEnabled(header.index > 0);
    menu->addAction(keyed(row ? tr("Move &down") : tr("Move &right"), row ? tr("Alt+Down") : tr("Alt+Right")), this,
                    [this, header] { move(header, header.index + 1); })
        ->setEnabled(header.index + 1 < count);
    menu->addSeparator();
    QAction* remove = menu->addAction(icon(QStringLiteral("remove")), keyed(tr("Re&move %1").arg(name), tr("Delete")),
                                      this, [this, kind, header] { m_document->removeNode(kind, header.index); });
    const bool last = count == 1 && (latent || !m_document->matrix(GraphPart::Gz));
    remove->setEnabled(!last);
    if (last)
        remove->setToolTip(tasks    ? tr("One is needed at least.")
                           : latent ? tr("A graph needs at least one latent.")
                                    : tr("A graph needs at least one of Ga and Gz."));
}

// -- renaming in place

void MatrixEditor::rename(const Header& header)
{
    endRename();
    if (m_document->isOfTasks())
        return;
    const int room = std::max(static_cast<int>(headerRect(header).width()), fontMetrics().averageCharWidth() * 14);
    m_renamed = header;
    setHeader(header);
    const QRect box = headerRect(header).toAlignedRect();
    const int height = m_name->sizeHint().height();
    QRect place(header.axis == Axis::row ? box.left() : box.center().x() - room / 2,
                header.axis == Axis::row ? box.center().y() - height / 2 : box.bottom() - height, room, height);
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, width() - place.width())));
    place.moveTop(std::clamp(place.top(), 0, std::max(0, this->height() - place.height())));
    m_name->setGeometry(place);
    m_name->setFont(captionFont());
    m_name->setProperty("wrong", false);
    m_name->setAccessibleName(tr("Name of %1").arg(nameOf(header)));
    m_name->setText(nameOf(header));
    m_name->selectAll();
    m_name->show();
    m_name->setFocus(Qt::OtherFocusReason);
}

bool MatrixEditor::commitName()
{
    if (!m_renamed)
        return true;
    const Header header = *m_renamed;
    const QString wrong = m_document->renameNode(kindOf(header), header.index, m_name->text());
    if (!wrong.isEmpty()) {
        m_name->setProperty("wrong", true);
        m_name->update();
        Q_EMIT pointedAt(wrong);
        return false;
    }
    endRename();
    return true;
}

void MatrixEditor::endRename()
{
    if (!m_renamed)
        return;
    m_renamed.reset();
    const bool hadFocus = m_name->hasFocus();
    m_name->hide();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
}

bool MatrixEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_name || !m_renamed)
        return MatrixView::eventFilter(watched, event);
    // An invalid name is dropped when the field loses the focus: nothing traps the user in it.
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        if (!commitName())
            endRename();
        return false;
    }
    // While the field is open, its keys are not shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const Header header = *m_renamed;
    const int count = header.axis == Axis::row ? rows() : cols();
    // Tab goes on to rename the next node.
    const auto next = [&](int index) {
        if (commitName() && index >= 0 && index < count)
            rename({header.axis, index});
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: commitName(); return true;
    case Qt::Key_Escape: endRename(); return true;
    case Qt::Key_Tab: next(header.index + 1); return true;
    case Qt::Key_Backtab: next(header.index - 1); return true;
    default: return false;
    }
}

}  // namespace disentangle
