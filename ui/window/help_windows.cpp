// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_windows.h"

#include "ui/commands/shortcut_editor.h"
#include "ui/graph/diagram_verbs.h"
#include "ui/style/flow_layout.h"
#include "ui/style/icons.h"
#include "ui/style/screen_fit.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace disentangle {
namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

/// A small window that does not block the others and goes with its parent.
QDialog* smallWindow(QWidget* parent, const QString& title)
{
    auto* window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(title);
    return window;
}

void addCloseButton(QDialog* window, QVBoxLayout* column)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, window, &QDialog::close);
    column->addWidget(buttons);
}

/// What keys do that no menu has, in columns; one below the other where the screen is narrow.
QWidget* keysOfViews()
{
    auto* content = new QWidget;
    auto* columns = new FlowLayout(content, spacing::section, spacing::normal);
    QGridLayout* grid = nullptr;
    int line = 0;
    const auto nextColumn = [&] {
        auto* column = new QWidget;
        grid = new QGridLayout(column);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(spacing::section);
        grid->setVerticalSpacing(spacing::tight);
        columns->addWidget(column);
        columns->setAlignment(column, Qt::AlignTop);
        line = 0;
    };
    const auto heading = [&](const QString& text) {
        auto* label = new QLabel(text);
        label->setFont(headingFont());
        label->setContentsMargins(0, line == 0 ? 0 : spacing::normal, 0, 0);
        grid->addWidget(label, line++, 0, 1, 2);
    };
    const auto entry = [&](const QString& keys, const QString& does) {
        auto* left = new QLabel(keys);
        left->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(left, line, 0);
        grid->addWidget(new QLabel(does), line++, 1);
    };
    nextColumn();
    heading(Help::tr("In a matrix"));
    entry(Help::tr("Arrows, Home, End"), Help::tr("Move to a cell; with Ctrl to the end"));
    entry(Help::tr("Left, Up at the edge"), Help::tr("Go to the headers"));
    entry(Help::tr("Space"), Help::tr("Toggle the cell; the row or column in a header"));
    entry(Help::tr("0, 1"), Help::tr("Clear or set the cell"));
    entry(Help::tr("R, C"), Help::tr("Fill or clear the row, the column"));
    entry(Help::tr("F2, Shift+F2"), Help::tr("Rename the row's node, the column's"));
    entry(Help::tr("Insert, Shift+Insert"), Help::tr("Add a node after the row, the column"));
    entry(Help::tr("Delete in a header"), Help::tr("Remove the node"));
    entry(Help::tr("Alt+arrows"), Help::tr("Move the row or column"));
    entry(Help::tr("Ctrl++, Ctrl+-, Ctrl+0"), Help::tr("Zoom in, out, fit; also Ctrl and the wheel"));
    entry(Help::tr("Ctrl+C"), Help::tr("Copy the matrix"));
    entry(Help::tr("Menu key"), Help::tr("More for the row and the column"));
    nextColumn();
    heading(Help::tr("On the scrubber"));
    entry(Help::tr("Arrows, Page, Home"), Help::tr("Go to an evaluation, a tenth, the first"));
    entry(Help::tr("End"), Help::tr("Follow the newest step"));
    entry(Help::tr("Space"), Help::tr("Play, pause"));
    entry(Help::tr("B, Shift+B, Delete"), Help::tr("Set a bookmark, name it, take it away"));
    entry(Help::tr("Ctrl+Left, Ctrl+Right"), Help::tr("Go to the mark before, after"));
    entry(Help::tr("J"), Help::tr("Go to a score or an event"));
    heading(Help::tr("In the list of runs"));
    entry(Help::tr("Space"), Help::tr("Lay the run over the others, or not"));
    entry(Help::tr("F2, Ctrl+U, Ctrl+D"), Help::tr("Rename; use its experiment; differences to it"));
    entry(Help::tr("Delete"), Help::tr("Close the run"));
    heading(Help::tr("In the diagram"));
    for (const auto& [keys, does] : diagramKeys())
        entry(keys, does);
    return content;
}

}  // namespace

void showShortcuts(Shortcuts* shortcuts, QWidget* parent)
{
    QDialog* window = smallWindow(parent, Help::tr("Keyboard shortcuts"));
    auto* column = new QVBoxLayout(window);
    auto* pages = new QTabWidget;
    pages->setDocumentMode(true);
    pages->setElideMode(Qt::ElideNone);
    pages->addTab(new ShortcutEditor(shortcuts), Help::tr("&Commands"));
    QWidget* content = keysOfViews();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    pages->addTab(scroll, Help::tr("&In the views"));
    column->addWidget(pages, 1);
    column->addSpacing(spacing::normal);
    addCloseButton(window, column);
    const int bar = scroll->verticalScrollBar()->sizeHint().width();
    resizeWithinScreen(
        window, QSize(content->sizeHint().width() + 2 * bar + 2 * spacing::section,
                      content->sizeHint().height() + window->sizeHint().height() - scroll->sizeHint().height() + bar));
    window->show();
}

void showAbout(QWidget* parent)
{
    QDialog* window = smallWindow(parent, Help::tr("About Disentangle Studio"));
    auto* column = new QVBoxLayout(window);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::section);
    auto* picture = new QLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64), parent->devicePixelRatioF()));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* text = new QLabel(
        Help::tr(
            "<h3>Disentangle Studio %1</h3>"
            "<p>Draw a causal graph, see what can be disentangled,<br>watch a model learn it.</p>"
            "<p>The theory is that of S. Lachapelle et al., <i>Nonparametric partial<br>disentanglement via mechanism "
            "sparsity</i>, <a href='https://arxiv.org/abs/2401.04890'>arXiv 2401.04890</a>.</p>"
            "<p>Colours: Paul Tol, <i>bright</i>; viridis by van der Walt and Smith.</p>")
            .arg(QApplication::applicationVersion()));
    text->setOpenExternalLinks(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    row->addWidget(text, 1);
    column->addLayout(row);
    addCloseButton(window, column);
    window->show();
}

}  // namespace disentangle
