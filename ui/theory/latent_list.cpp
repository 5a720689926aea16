// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/latent_list.h"

#include "ui/language/translated.h"
#include "ui/style/icons.h"
#include "ui/style/outlook.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

constexpr int reason = Qt::UserRole + 20;
constexpr int fewLatents = 4;

struct Word {
    QString glyph;
    Outlook outlook;
    QString text;
};

/// "z1, z2, z3 and 12 more".
QString joined(const std::vector<int>& latents, const CausalGraph& graph)
{
    constexpr std::size_t most = 5;
    QStringList names;
    for (const int j : latents)
        if (static_cast<std::size_t>(names.size()) < most || latents.size() <= most + 1)
            names << QString::fromStdString(graph.latents[static_cast<std::size_t>(j)]);
    const auto left = static_cast<qsizetype>(latents.size()) - names.size();
    const QString text = names.join(QStringLiteral(", "));
    return left > 0 ? LatentList::tr("%1 and %2 more").arg(text).arg(left) : text;
}

Word wordFor(int i, const Verdict& verdict, const CausalGraph& graph, Lacking lacking)
{
    const LatentVerdict& latent = verdict.latents[static_cast<std::size_t>(i)];
    if (latent.recovered && lacking != Lacking::nothing)
        return {QStringLiteral("partial"), Outlook::conditional,
                lacking == Lacking::influence ? LatentList::tr("would be recovered alone, with sufficient influence")
                                              : LatentList::tr("would be recovered alone, if all assumptions held")};
    if (latent.recovered)
        return {QStringLiteral("complete"), Outlook::promised, LatentList::tr("recovered alone")};
    const bool all = static_cast<int>(latent.absorbs.size()) == graph.d_z() - 1;
    std::vector<int> both, oneWay;
    for (const int j : latent.absorbs)
        (verdict.permitted(j, i) ? both : oneWay).push_back(j);
    const auto named = [&](const std::vector<int>& which) {
        return all && which.size() == latent.absorbs.size() && which.size() > 1 ? LatentList::tr("all others")
                                                                                : joined(which, graph);
    };
    QString text;
    if (!both.empty())
        text = LatentList::tr("stays mixed with %1").arg(named(both));
    if (!oneWay.empty())
        text +=
            (text.isEmpty() ? LatentList::tr("may absorb %1") : LatentList::tr("; may absorb %1")).arg(named(oneWay));
    return {all ? QStringLiteral("none") : QStringLiteral("partial"), Outlook::mixed, text};
}

}  // namespace

LatentList::LatentList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new TextListDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setAccessibleName(tr("Verdict per latent"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::currentRowChanged, this, [this](int latent) {
        showReasons();
        fit();
        Q_EMIT chosen(latent);
    });
    // Choosing again what is chosen says so again: the selection may have moved elsewhere in between.
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* clicked) { Q_EMIT chosen(row(clicked)); });
    connect(this, &QListWidget::itemEntered, this, [this](QListWidgetItem* entered) { Q_EMIT hovered(row(entered)); });
}

void LatentList::show(const CausalGraph& graph, const Verdict& verdict, Lacking lacking)
{
    const QSignalBlocker quiet(this);
    const int latents = graph.d_z();
    // Items are kept, so that the chosen row and the scroll position stay while cells are toggled.
    while (count() > latents)
        delete takeItem(count() - 1);
    while (count() < latents)
        new QListWidgetItem(this);
    for (int i = 0; i < latents; ++i) {
        const LatentVerdict& latent = verdict.latents[static_cast<std::size_t>(i)];
        const Word word = wordFor(i, verdict, graph, lacking);
        QListWidgetItem* row = item(i);
        const QString name = QString::fromStdString(graph.latents[static_cast<std::size_t>(i)]);
        const QString why = translated(latent.reason);
        if (row->text() == name && row->data(TextListDelegate::Word) == word.text &&
            row->data(disentangle::reason) == why && row->data(TextListDelegate::WordColour) == colourOf(word.outlook))
            continue;
        row->setText(name);
        row->setIcon(icon(word.glyph, iconColourOf(word.outlook)));
        row->setData(TextListDelegate::Word, word.text);
        row->setData(TextListDelegate::WordColour, colourOf(word.outlook));
        row->setData(disentangle::reason, why);
        row->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2. %3").arg(name, word.text, why));
        row->setToolTip(row->data(Qt::AccessibleTextRole).toString());
    }
    showReasons();
    fit();
}

void LatentList::choose(int latent)
{
    if (latent == currentRow())
        return;
    const QSignalBlocker quiet(this);
    setCurrentRow(latent);
    if (latent < 0)
        clearSelection();
    showReasons();
    fit();
}

QString LatentList::reason(int latent) const
{
    return item(latent)->data(disentangle::reason).toString();
}

void LatentList::showReasons()
{
    for (int i = 0; i < count(); ++i) {
        const QVariant wanted =
            count() <= fewLatents || i == currentRow() ? item(i)->data(disentangle::reason) : QVariant(QString());
        if (item(i)->data(TextListDelegate::Detail) != wanted)
            item(i)->setData(TextListDelegate::Detail, wanted);
    }
}

void LatentList::fit()
{
    int height = 2;
    for (int i = 0; i < count(); ++i)
        height += sizeHintForRow(i);
    if (this->height() != height)
        setFixedHeight(height);
}

bool LatentList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        Q_EMIT hovered(-1);
    if (event->type() == QEvent::Wheel) {
        // All rows are seen: what is around scrolls.
        event->ignore();
        return false;
    }
    return QListWidget::viewportEvent(event);
}

void LatentList::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        QMetaObject::invokeMethod(this, &LatentList::fit, Qt::QueuedConnection);
}

void LatentList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const QListWidgetItem* row = currentItem())
            QGuiApplication::clipboard()->setText(row->data(Qt::AccessibleTextRole).toString());
        return;
    }
    QListWidget::keyPressEvent(event);
}

}  // namespace disentangle
