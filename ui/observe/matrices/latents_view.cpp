// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/latents_view.h"

#include "core/experiment/variables.h"
#include "core/reading/latents.h"
#include "ui/language/translated.h"
#include "ui/observe/run/names.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/column_width.h"
#include "ui/style/glossary_tip.h"
#include "ui/style/number_text.h"
#include "ui/style/outlook.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace disentangle {
namespace {

using Reading = LatentReading;

enum Column { latentColumn, promisedColumn, matchColumn, rConColumn, forbiddenColumn, reachedColumn, columnCount };

constexpr int explanationRole = Qt::UserRole;
constexpr int leastPromised = 60;  // pixels

QString dash()
{
    return QStringLiteral("–");
}

/// A glyph beside the words, so that colour is not all that tells them apart.
QString reachedText(const Reading& row)
{
    switch (row.reached) {
    case Reading::Reached::unknown: return dash();
    case Reading::Reached::as_promised: return QStringLiteral("✓ ") + LatentsView::tr("as promised");
    case Reading::Reached::more: return QStringLiteral("＋ ") + LatentsView::tr("more");
    case Reading::Reached::less: break;
    }
    return QStringLiteral("✗ ") + translated(reached_in_words(row));
}

QColor reachedColour(Reading::Reached reached)
{
    switch (reached) {
    case Reading::Reached::as_promised: return colours().good;
    case Reading::Reached::less: return colours().bad;
    case Reading::Reached::more: return colours().info;
    case Reading::Reached::unknown: break;
    }
    return colours().mutedText;
}

QColor promisedColour(Reading::Promised promised, bool conditional)
{
    switch (promised) {
    case Reading::Promised::nothing: return colours().mutedText;
    case Reading::Promised::alone: return colourOf(conditional ? Outlook::conditional : Outlook::promised);
    case Reading::Promised::mixed: break;
    }
    return colourOf(Outlook::mixed);
}

QString forbiddenText(const Reading& row, const QStringList& latents)
{
    if (!row.leak)
        return dash();
    // A column of numbers is read down: all with the same decimals.
    const QString text =
        LatentsView::tr("%1 on %2").arg(QLocale().toString(row.leak->beyond, 'f', 3), latents.value(row.leak->on));
    return row.breaks_promise() ? QStringLiteral("× ") + text : text;
}

}  // namespace

LatentsView::LatentsView(QWidget* parent)
    : RunView(parent), m_summary(new QLabel), m_table(new QTreeWidget), m_detail(new QLabel)
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    layout->setSpacing(spacing::tight);
    for (QLabel* label : {m_summary, m_detail}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(tr("Promised and reached"));
    m_table->setHeaderLabels({tr("Latent"), tr("Promised"), tr("Match"), tr("R_con"), tr("Forbidden"), tr("Reached")});
    m_table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_table->header()->setMinimumSectionSize(24);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // the last column is elided, and has a tip
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(reachedColumn, QHeaderView::Stretch);
    const std::pair<Column, const char*> words[]{{promisedColumn, "promised"},
                                                 {matchColumn, "match"},
                                                 {rConColumn, "r_con"},
                                                 {forbiddenColumn, "forbidden mark"}};
    for (const auto& [column, word] : words)
        m_table->headerItem()->setToolTip(column, glossaryTip(word));
    m_table->headerItem()->setToolTip(
        reachedColumn,
        tr("Whether R_con has come to %1 or more without a forbidden dependence above %2, and where not,\n"
           "the assumption of the promise that does not hold.")
            .arg(reached_above)
            .arg(numberText(0.1, 1)));
    m_table->viewport()->installEventFilter(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_detail);
    setContent(content);

    auto* copy = new QAction(tr("Copy as text"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item)
            m_detail->setText(item->data(latentColumn, explanationRole).toString());
        m_detail->setVisible(item && !m_detail->text().isEmpty());
    });
    m_detail->hide();
    applyTheme();
}

void LatentsView::applyTheme()
{
    for (QLabel* label : {m_summary, m_detail})
        label->setFont(captionFont());
    setTextColour(*m_summary, colours().text);
    setTextColour(*m_detail, colours().mutedText);
}

QString LatentsView::refresh(Inputs changed)
{
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    if (changed & lookChanged)
        applyTheme();
    if (!(changed & (runChanged | dataChanged | momentChanged | lookChanged)))
        return {};
    const Circumstances circumstances = circumstances_of(
        *record->experiment, record->events, moment->step,
        [&](std::string_view name) { return record->value(name, moment->step); }, record->influence.get());
    const LatentTable table = latents_at(*record->experiment, *moment, circumstances);
    if (table.rows.empty())
        return translated(table.summary);
    fill(table, namesOf(variables_of(*record->experiment).latents));
    return {};
}

void LatentsView::fill(const LatentTable& table, const QStringList& latents)
{
    m_summary->setText(translated(table.summary));
    const int count = static_cast<int>(table.rows.size());
    while (m_table->topLevelItemCount() > count)
        delete m_table->takeTopLevelItem(count);
    while (m_table->topLevelItemCount() < count)
        m_table->addTopLevelItem(new QTreeWidgetItem);
    const std::vector<std::string> names = [&] {
        std::vector<std::string> list;
        for (const QString& latent : latents)
            list.push_back(latent.toStdString());
        return list;
    }();
    for (int i = 0; i < count; ++i) {
        const Reading& row = table.rows[static_cast<std::size_t>(i)];
        QTreeWidgetItem& item = *m_table->topLevelItem(i);
        item.setText(latentColumn, latents.value(i));
        item.setText(promisedColumn, translated(promise_in_words(row, names)));
        item.setText(matchColumn, row.learned ? learnedName(*row.learned) : dash());
        item.setText(rConColumn, row.r_con ? numberText(*row.r_con, 3) : dash());
        item.setText(forbiddenColumn, forbiddenText(row, latents));
        item.setText(reachedColumn, reachedText(row));
        item.setForeground(reachedColumn, reachedColour(row.reached));
        item.setForeground(forbiddenColumn, row.breaks_promise()                         ? colours().bad
                                            : row.promised == Reading::Promised::nothing ? colours().mutedText
                                                                                         : colours().text);
        item.setForeground(promisedColumn, promisedColour(row.promised, table.conditional));
        item.setToolTip(forbiddenColumn,
                        row.leak && row.promised == Reading::Promised::nothing
                            ? tr("Nothing is promised of %1, so that nothing is forbidden.").arg(latents.value(i))
                            : QString());
        item.setToolTip(
            latentColumn,
            row.learned ? tr("Matched: %1\nForbidden: %2").arg(learnedName(*row.learned), item.text(forbiddenColumn))
                        : QString());
        item.setToolTip(promisedColumn, item.text(promisedColumn) + QLatin1Char('\n') + translated(row.reason));
        const QString explanation = translated(row.explanation);
        item.setToolTip(reachedColumn, explanation.isEmpty() ? item.text(reachedColumn) : explanation);
        item.setData(latentColumn, explanationRole,
                     explanation.isEmpty() ? translated(row.reason) : tr("%1: %2").arg(latents.value(i), explanation));
    }
    if (QTreeWidgetItem* current = m_table->currentItem())
        m_detail->setText(current->data(latentColumn, explanationRole).toString());
    fitColumns();
}

void LatentsView::fitColumns()
{
    int needed = 0;
    for (int column = 0; column < columnCount; ++column)
        needed += neededWidth(*m_table, column);
    int over = needed - m_table->viewport()->width();
    // What was reached is read whole, and what is promised as long as may be: with whom a latent stays mixed is in its tip.
    for (const Column column : {matchColumn, forbiddenColumn}) {
        m_table->setColumnHidden(column, over > 0);
        over -= over > 0 ? neededWidth(*m_table, column) : 0;
    }
    const int promised = neededWidth(*m_table, promisedColumn);
    QHeaderView& header = *m_table->header();
    header.setSectionResizeMode(promisedColumn, over > 0 ? QHeaderView::Fixed : QHeaderView::ResizeToContents);
    if (over > 0)
        header.resizeSection(promisedColumn, std::max(leastPromised, promised - over));
}

bool LatentsView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        fitColumns();
    return RunView::eventFilter(watched, event);
}

QString LatentsView::asText() const
{
    QStringList lines;
    const auto line = [&lines](const QTreeWidgetItem& item) {
        QStringList cells;
        for (int column = 0; column < columnCount; ++column)
            cells.append(item.text(column));
        lines.append(cells.join(QLatin1Char('\t')));
    };
    line(*m_table->headerItem());
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        line(*m_table->topLevelItem(i));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace disentangle
