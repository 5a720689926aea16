// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/matrix_accessible.h"

#include "ui/style/matrix_view.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QHash>
#include <QKeyEvent>

#include <cmath>

namespace disentangle {
namespace {

class MatrixCell : public QAccessibleInterface,
                   public QAccessibleTableCellInterface,
                   public QAccessibleActionInterface {
public:
    MatrixCell(MatrixView* matrix, int row, int col) : m_matrix(matrix), m_row(row), m_col(col) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }

    // -- QAccessibleInterface
    QObject* object() const override { return nullptr; }
    bool isValid() const override { return m_matrix && m_row < m_matrix->rows() && m_col < m_matrix->cols(); }
    QWindow* window() const override { return parent()->window(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_matrix); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect cell = m_matrix->cellRect(m_row, m_col).toRect();
        return {m_matrix->mapToGlobal(cell.topLeft()), cell.size()};
    }
    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        switch (what) {
        case QAccessible::Name:
            return QStringLiteral("%1 ← %2").arg(m_matrix->rowName(m_row), m_matrix->colName(m_col));
        case QAccessible::Value: return m_matrix->valueText(m_row, m_col);
        case QAccessible::Description: return m_matrix->readout(m_row, m_col);
        default: return {};
        }
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool current = m_matrix->currentRow() == m_row && m_matrix->currentCol() == m_col;
        state.focusable = true;
        state.focused = current && m_matrix->hasFocus();
        state.selectable = true;
        state.selected = current;
        state.readOnly = !m_matrix->isEditable();
        if (m_matrix->scale() == MatrixView::Scale::binary) {
            state.checkable = true;
            state.checked = m_matrix->value(m_row, m_col) >= 0.5;
        }
        return state;
    }

    // -- QAccessibleActionInterface
    QStringList actionNames() const override
    {
        return isValid() && m_matrix->isEditable() ? QStringList{toggleAction(), setFocusAction()}
                                                   : QStringList{setFocusAction()};
    }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_matrix->setFocus();
        m_matrix->setCurrent(m_row, m_col);
        if (name != toggleAction() || !m_matrix->isEditable())
            return;
        // As by hand, so that it is one step of the history.
        QKeyEvent space(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
        QCoreApplication::sendEvent(m_matrix, &space);
    }
    QStringList keyBindingsForAction(const QString& name) const override
    {
        return name == toggleAction() ? QStringList{QStringLiteral("Space")} : QStringList();
    }

    // -- QAccessibleTableCellInterface
    bool isSelected() const override { return state().selected; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_col; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

private:
    QPointer<MatrixView> m_matrix;
    int m_row, m_col;
};

class MatrixTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit MatrixTable(MatrixView* matrix) : QAccessibleWidget(matrix, QAccessible::Table) {}
    ~MatrixTable() override
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    // -- QAccessibleInterface: the cells, row by row
    int childCount() const override { return matrix().rows() * matrix().cols(); }
    QAccessibleInterface* child(int index) const override
    {
        const int cols = matrix().cols();
        return cols > 0 ? cellAt(index / cols, index % cols) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* cell = dynamic_cast<const MatrixCell*>(child);
        return cell && cell->parent() == this ? cell->rowIndex() * matrix().cols() + cell->columnIndex() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto cell = matrix().cellAt(matrix().mapFromGlobal(QPoint(x, y)));
        return cell ? cellAt(cell->row, cell->col) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return matrix().hasFocus() ? cellAt(matrix().currentRow(), matrix().currentCol()) : nullptr;
    }

    // -- QAccessibleTableInterface
    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int col) const override
    {
        if (row < 0 || col < 0 || row >= matrix().rows() || col >= matrix().cols())
            return nullptr;
        // By place alone: a matrix that gets other columns keeps the cells that it still has.
        const std::pair place(row, col);
        if (const auto known = m_cells.constFind(place); known != m_cells.cend())
            return QAccessible::accessibleInterface(*known);
        auto* cell = new MatrixCell(static_cast<MatrixView*>(object()), row, col);
        m_cells.insert(place, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int rowCount() const override { return matrix().rows(); }
    int columnCount() const override { return matrix().cols(); }
    QString rowDescription(int row) const override { return matrix().rowName(row); }
    QString columnDescription(int col) const override { return matrix().colName(col); }
    int selectedCellCount() const override { return childCount() > 0 ? 1 : 0; }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        QAccessibleInterface* current = cellAt(matrix().currentRow(), matrix().currentCol());
        return current ? QList{current} : QList<QAccessibleInterface*>();
    }
    int selectedRowCount() const override { return 0; }
    int selectedColumnCount() const override { return 0; }
    QList<int> selectedRows() const override { return {}; }
    QList<int> selectedColumns() const override { return {}; }
    bool isRowSelected(int) const override { return false; }
    bool isColumnSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    const MatrixView& matrix() const { return *static_cast<const MatrixView*>(object()); }

    mutable QHash<std::pair<int, int>, QAccessible::Id> m_cells;
};

QAccessibleInterface* matrixInterface(const QString&, QObject* object)
{
    auto* matrix = qobject_cast<MatrixView*>(object);
    return matrix ? new MatrixTable(matrix) : nullptr;
}

}  // namespace

void makeMatricesAccessible()
{
    QAccessible::installFactory(&matrixInterface);
}

}  // namespace disentangle
