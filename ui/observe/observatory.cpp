// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/observatory.h"

#include "core/reading/events.h"
#include "ui/language/translated.h"
#include "ui/observe/plots/plot_view.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/run/view_slot.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

namespace disentangle {

Observatory::Observatory(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Observatory"));
    const auto axis = std::make_shared<CurveAxis>();
    for (const ViewRow& row : viewRows()) {
        RunView* view = row.make(this);
        view->setObjectName(QLatin1String(row.name));
        view->setWindowTitle(QCoreApplication::translate("View", row.title));
        if (auto* curves = qobject_cast<PlotView*>(view))
            curves->setAxis(axis);
        if (auto* traversals = qobject_cast<TraversalsView*>(view))
            m_traversals = traversals;
        m_views.append(view);
    }
    m_message = new QLabel(this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(spacing::section);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setAutoFillBackground(true);

    auto* views = new QWidget(this);
    auto* layout = new QVBoxLayout(views);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = new QLabel(views);
    m_header->setMargin(spacing::tight);
    m_header->setTextFormat(Qt::RichText);
    // On two lines where it has to be: it is what tells whose numbers these are.
    m_header->setWordWrap(true);
    m_header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_header->setAccessibleName(tr("The run that is shown"));
    m_warning = new QLabel(views);
    m_warning->setWordWrap(true);
    m_warning->setMargin(spacing::tight);
    m_warning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_warning->setAutoFillBackground(true);
    m_warning->hide();
    m_place = new QWidget(views);
    auto* place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_header);
    layout->addWidget(m_warning);
    layout->addWidget(m_place, 1);

    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(views);
    connect(m_traversals, &TraversalsView::decodeRequested, this, &Observatory::decodeRequested);
    connect(&theme(), &Theme::themeChanged, this, &Observatory::applyTheme);
    applyTheme();
    arrange({});
    refreshMessage();
}

RunModel* Observatory::run() const
{
    return m_run;
}

QSize Observatory::minimumSizeHint() const
{
    return {320, 200};
}

QSize Observatory::sizeHint() const
{
    return {900, 640};
}

void Observatory::setRun(RunModel* run)
{
    if (run == m_run)
        return;
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_welcomeWanted = false;
    for (RunView* view : m_views)
        view->setRun(run);
    if (run) {
        connect(run, &RunModel::dataChanged, this, &Observatory::refreshMessage);
        for (const auto signal : {&RunModel::dataChanged, &RunModel::lookChanged})
            connect(run, signal, this, &Observatory::refreshHeader);
        connect(run, &RunModel::stepChanged, this, &Observatory::refreshHeader);
        connect(run, &RunModel::followingChanged, this, &Observatory::refreshHeader);
        connect(run, &RunModel::stepChanged, this, &Observatory::takeOverlayAlong);
        connect(run, &QObject::destroyed, this, &Observatory::refreshMessage);
    }
    takeOverlayAlong();
    refreshMessage();
    refreshHeader();
}

QString Observatory::header() const
{
    const auto record = m_run ? m_run->data() : nullptr;
    if (!record || !record->experiment)
        return {};
    const std::string_view word = nameOf(record->state);
    QString text = m_run->name();
    if (!m_run->annotations().name.empty())
        text += tr(" (%1)").arg(m_run->worldAndSeed());
    if (record->problem.empty())
        text += QStringLiteral(" · ") + translated(word);
    if (m_run->step() >= 0)
        text += QStringLiteral(" · ") +
                (m_run->step() == record->lastStep() ? tr("step %L1 of %L2").arg(m_run->step())
                                                     : tr("looking back at step %L1 of %L2").arg(m_run->step()))
                    .arg(record->experimentAt(std::numeric_limits<std::int64_t>::max())->training.steps);
    return text;
}

void Observatory::refreshHeader()
{
    QString text = header();
    // Where the line breaks the step stays in one piece.
    for (qsizetype i = text.lastIndexOf(QStringLiteral(" · ")) + 3; i > 2 && i < text.size(); ++i)
        if (text[i] == QLatin1Char(' '))
            text[i] = QChar::Nbsp;
    const QString colour = m_run ? categorical(m_run->colour()).name() : QString();
    const QString shown = text.isEmpty()
                              ? QString()
                              : QStringLiteral("<span style='color:%1'>■</span> %2").arg(colour, text.toHtmlEscaped());
    if (shown == m_header->text())
        return;
    m_header->setText(shown);
    m_header->setToolTip(m_run ? m_run->path() : QString());
    m_header->setVisible(!text.isEmpty());
}

void Observatory::setOverlay(const QList<RunModel*>& runs)
{
    m_overlay = {runs.begin(), runs.end()};
    for (RunView* view : m_views)
        view->setOverlay(runs);
    takeOverlayAlong();
}

void Observatory::takeDecoded(const std::vector<std::vector<float>>& x, qint64 step)
{
    m_traversals->takeDecoded(x, step);
}

void Observatory::takeRefusal(const QString& reason)
{
    m_traversals->takeRefusal(reason);
}

void Observatory::takeOverlayAlong()
{
    if (!m_run || m_run->step() < 0)
        return;
    for (const QPointer<RunModel>& run : std::as_const(m_overlay)) {
        if (run && run != m_run)
            run->setStep(m_run->step());
    }
}

void Observatory::refreshMessage()
{
    const auto record = m_run ? m_run->data() : nullptr;
    QString message, warning;
    if (!record) {
        message = tr("No run is shown.\n\nPress Run to train the graph on the left,\nor open a finished run.");
    } else if (record->steps.empty()) {
        if (!record->problem.empty())
            message = translated(record->problem);
        else
            message = record->complete ? tr("Not evaluated yet.\nThe first scores come with the first evaluation.")
                                       : tr("Reading the run…");
    } else if (!record->problem.empty()) {
        warning = translated(record->problem);
    } else if (record->state == RunState::failed) {
        const Event* error = last_of(record->events, EventKind::error);
        warning = tr("The engine failed: %1").arg(translated(detail_of(*error)));
    }
    refreshShowable();
    m_message->setText(message);
    m_warning->setText(QStringLiteral("⚠ ") + warning);
    m_warning->setVisible(!warning.isEmpty());
    if (m_welcome && (!record || m_welcomeWanted))
        m_pages->setCurrentWidget(m_welcome);
    else
        m_pages->setCurrentIndex(message.isEmpty() ? 1 : 0);
}

void Observatory::setWelcome(QWidget* page)
{
    m_welcome = page;
    m_pages->addWidget(page);
    refreshMessage();
}

void Observatory::showWelcome(bool shown)
{
    m_welcomeWanted = shown && m_welcome;
    refreshMessage();
}

void Observatory::applyTheme()
{
    setTextColour(*m_message, colours().mutedText);
    QPalette bad = palette();
    bad.setColor(QPalette::Window, mixed(colours().panel, colours().bad, 0.15));
    bad.setColor(QPalette::WindowText, colours().text);
    m_warning->setPalette(bad);
}

Observatory::Form Observatory::formFor(const QSize& size)
{
    if (size.width() >= 1500 && size.height() >= 560)
        return {Arrangement::six, Qt::Horizontal};
    if (size.width() >= 840 && size.height() >= 600)
        return {Arrangement::four, Qt::Horizontal};
    // Above each other where there is height: a row of tabs needs more than half of a narrow width.
    if (size.width() >= 420 && size.height() >= 600)
        return {Arrangement::two, Qt::Vertical};
    if (size.width() >= 760 && size.height() >= 300)
        return {Arrangement::two, Qt::Horizontal};
    return {Arrangement::tabs, Qt::Vertical};
}

void Observatory::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(formFor(size()));
}

QList<RunView*> Observatory::viewsIn(Arrangement arrangement, int slot) const
{
    std::vector<std::pair<int, RunView*>> placed;
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        const ViewPlace place = viewRows()[static_cast<std::size_t>(i)].placeIn(arrangement);
        if (place.slot == slot)
            placed.emplace_back(place.order, m_views[i]);
    }
    std::ranges::stable_sort(placed, {}, &std::pair<int, RunView*>::first);
    QList<RunView*> views;
    for (const auto& [order, view] : placed)
        views.append(view);
    return views;
}

void Observatory::addSlot(QSplitter* parent, const QList<RunView*>& views)
{
    auto* slot = new ViewSlot(parent);
    slot->setViews(views);
    for (RunView* view : m_shown)
        if (slot->holds(view)) {
            slot->setCurrent(view);
            break;
        }
    connect(slot, &ViewSlot::currentChanged, this, [this](RunView* view) {
        m_shown.removeAll(view);
        m_shown.prepend(view);
    });
    connect(slot, &ViewSlot::exportRequested, this, [this](RunView* view) {
        const auto& row = viewRows()[static_cast<std::size_t>(m_views.indexOf(view))];
        Q_EMIT exportRequested(QString::fromUtf8(row.figure.data(), std::ssize(row.figure)));
    });
    connect(slot, &ViewSlot::enlargeToggled, this, [this, slot](bool on) { enlarge(on ? slot : nullptr); });
    parent->addWidget(slot);
    m_slots.append(slot);
}

void Observatory::arrange(Form form)
{
    if (form == m_form)
        return;
    m_form = form;
    m_enlarged = nullptr;
    // The views and their controls outlive the slots they were in.
    for (RunView* view : m_views) {
        view->setParent(this);
        if (QWidget* tools = view->tools())
            tools->setParent(view);
    }
    delete m_root;
    m_slots.clear();
    m_root = new QSplitter(form.orientation, m_place);
    m_root->setChildrenCollapsible(false);
    m_place->layout()->addWidget(m_root);
    // Two places above each other fill a column; their shares of its height, and the columns' of the width.
    struct Column {
        int share;
        QList<int> heights;
    };
    static const QList<Column> four{{560, {480, 520}}, {440, {550, 450}}};
    static const QList<Column> six{{320, {560, 440}}, {340, {550, 450}}, {340, {550, 450}}};
    if (slotCount(form.arrangement) <= 2) {
        for (int slot = 0; slot < slotCount(form.arrangement); ++slot)
            addSlot(m_root, viewsIn(form.arrangement, slot));
        m_root->setSizes(QList<int>(slotCount(form.arrangement), 500));
    } else {
        QList<int> widths;
        int slot = 0;
        for (const Column& column : form.arrangement == Arrangement::four ? four : six) {
            auto* splitter = new QSplitter(Qt::Vertical, m_root);
            splitter->setChildrenCollapsible(false);
            for (int i = 0; i < 2; ++i)
                addSlot(splitter, viewsIn(form.arrangement, slot++));
            splitter->setSizes(column.heights);
            m_root->addWidget(splitter);
            widths.append(column.share);
        }
        m_root->setSizes(widths);
    }
    for (ViewSlot* slot : m_slots)
        slot->setEnlargeable(m_slots.size() > 1);
    refreshShowable();
}

void Observatory::refreshShowable()
{
    const auto record = m_run ? m_run->data() : nullptr;
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        const bool showable = !record || viewRows()[static_cast<std::size_t>(i)].canShow(*record);
        for (ViewSlot* slot : m_slots)
            if (slot->holds(m_views[i]))
                slot->setShowable(m_views[i], showable);
    }
}

void Observatory::enlarge(ViewSlot* slot)
{
    m_enlarged = slot;
    for (ViewSlot* other : m_slots) {
        other->setVisible(!slot || other == slot);
        other->setEnlarged(other == slot);
    }
    for (int i = 0; i < m_root->count(); ++i)
        if (auto* column = qobject_cast<QSplitter*>(m_root->widget(i)))
            column->setVisible(!slot || column->isAncestorOf(slot));
}

void Observatory::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_welcomeWanted)
        showWelcome(false);
    else if (event->key() == Qt::Key_Escape && m_enlarged)
        enlarge(nullptr);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace disentangle
