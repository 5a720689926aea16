#include "ui/observe/observatory.h"

#include "ui/observe/points/data_view.h"
#include "ui/observe/plots/edges_view.h"
#include "ui/observe/matrices/entanglement_view.h"
#include "ui/observe/matrices/graphs_view.h"
#include "ui/observe/plots/kl_view.h"
#include "ui/observe/plots/loss_view.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/plots/scores_view.h"
#include "ui/observe/plots/sparsity_view.h"
#include "ui/style/text_colour.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace disentangle {

Observatory::Observatory(QWidget* parent)
    : QWidget(parent),
      m_scores(new ScoresView(this)),
      m_graphs(new GraphsView(this)),
      m_entanglement(new EntanglementView(this)),
      m_loss(new LossView(this)),
      m_kl(new KlView(this)),
      m_sparsity(new SparsityView(this)),
      m_edges(new EdgesView(this)),
      m_data(new DataView(this)),
      m_traversals(new TraversalsView(this)),
      m_views{m_scores, m_graphs, m_entanglement, m_loss, m_kl, m_sparsity, m_edges, m_traversals, m_data}
{
    setAccessibleName(tr("Observatory"));
    // As the figures that show the same are called.
    m_scores->setObjectName(QStringLiteral("scores"));
    m_graphs->setObjectName(QStringLiteral("graphs"));
    m_entanglement->setObjectName(QStringLiteral("entanglement"));
    m_loss->setObjectName(QStringLiteral("loss"));
    m_kl->setObjectName(QStringLiteral("loss"));  // a panel of that figure
    m_sparsity->setObjectName(QStringLiteral("sparsity"));
    m_edges->setObjectName(QStringLiteral("edges"));
    m_traversals->setObjectName(QStringLiteral("traversals"));
    m_data->setObjectName(QStringLiteral("data"));
    const auto axis = std::make_shared<CurveAxis>();
    for (RunView* view : m_views)
        if (auto* curves = qobject_cast<PlotView*>(view))
            curves->setAxis(axis);
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
    m_warning = new QLabel(views);
    m_warning->setWordWrap(true);
    m_warning->setMargin(spacing::tight);
    m_warning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_warning->setAutoFillBackground(true);
    m_warning->hide();
    m_place = new QWidget(views);
    auto* place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_warning);
    layout->addWidget(m_place, 1);

    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(views);
    connect(m_traversals, &TraversalsView::decodeRequested, this, &Observatory::decodeRequested);
    connect(&theme(), &Theme::themeChanged, this, &Observatory::applyTheme);
    applyTheme();
    arrange(Arrangement::tabs);
    refreshMessage();
}

RunModel* Observatory::run() const
{
    return m_run;
}

QSize Observatory::minimumSizeHint() const
{
    return {360, 280};
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
    for (RunView* view : m_views)
        view->setRun(run);
    if (run) {
        connect(run, &RunModel::dataChanged, this, &Observatory::refreshMessage);
        connect(run, &RunModel::stepChanged, this, &Observatory::takeOverlayAlong);
        connect(run, &QObject::destroyed, this, &Observatory::refreshMessage);
    }
    takeOverlayAlong();
    refreshMessage();
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
            message = QString::fromStdString(record->problem);
        else
            message = record->complete ? tr("Not evaluated yet.\nThe first scores come with the first evaluation.")
                                       : tr("Reading the run…");
    } else if (!record->problem.empty()) {
        warning = QString::fromStdString(record->problem);
    } else if (record->state == RunState::failed) {
        const auto error = std::find_if(record->events.rbegin(), record->events.rend(),
                                        [](const Event& event) { return event.kind == "error"; });
        warning = tr("The engine failed: %1").arg(QString::fromStdString(error->text));
    }
    m_message->setText(message);
    m_warning->setText(QStringLiteral("⚠ ") + warning);
    m_warning->setVisible(!warning.isEmpty());
    m_pages->setCurrentIndex(message.isEmpty() ? 1 : 0);
}

void Observatory::applyTheme()
{
    setTextColour(*m_message, colours().mutedText);
    QPalette bad = palette();
    bad.setColor(QPalette::Window, mixed(colours().panel, colours().bad, 0.15));
    bad.setColor(QPalette::WindowText, colours().text);
    m_warning->setPalette(bad);
}

Observatory::Arrangement Observatory::arrangementFor(const QSize& size)
{
    if (size.width() >= 1500 && size.height() >= 560)
        return Arrangement::threeColumns;
    if (size.width() >= 840 && size.height() >= 600)
        return Arrangement::twoColumns;
    if (size.width() >= 760 && size.height() >= 300)
        return Arrangement::beside;
    if (size.width() >= 420 && size.height() >= 600)
        return Arrangement::stacked;
    return Arrangement::tabs;
}

void Observatory::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(arrangementFor(size()));
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
    connect(slot, &ViewSlot::exportRequested, this,
            [this](RunView* view) { Q_EMIT exportRequested(view->objectName()); });
    connect(slot, &ViewSlot::enlargeToggled, this, [this, slot](bool on) { enlarge(on ? slot : nullptr); });
    parent->addWidget(slot);
    m_slots.append(slot);
}

void Observatory::arrange(Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    m_enlarged = nullptr;
    // The views and their controls outlive the slots they were in.
    for (RunView* view : m_views) {
        view->setParent(this);
        if (QWidget* tools = view->tools())
            tools->setParent(view);
    }
    delete m_root;
    m_slots.clear();
    const bool rows = arrangement == Arrangement::stacked || arrangement == Arrangement::tabs;
    m_root = new QSplitter(rows ? Qt::Vertical : Qt::Horizontal, m_place);
    m_root->setChildrenCollapsible(false);
    m_place->layout()->addWidget(m_root);
    const auto column = [this](const QList<RunView*>& upper, const QList<RunView*>& lower, const QList<int>& shares) {
        auto* splitter = new QSplitter(Qt::Vertical, m_root);
        splitter->setChildrenCollapsible(false);
        addSlot(splitter, upper);
        addSlot(splitter, lower);
        splitter->setSizes(shares);
        m_root->addWidget(splitter);
    };
    switch (arrangement) {
    case Arrangement::none:
    case Arrangement::tabs:
        addSlot(m_root, {m_scores, m_graphs, m_entanglement, m_traversals, m_data, m_loss, m_kl, m_sparsity, m_edges});
        break;
    case Arrangement::stacked:
    case Arrangement::beside:
        addSlot(m_root, {m_scores, m_loss, m_kl, m_sparsity, m_edges});
        addSlot(m_root, {m_graphs, m_entanglement, m_traversals, m_data});
        m_root->setSizes({500, 500});
        break;
    case Arrangement::twoColumns:
        column({m_scores, m_loss, m_kl, m_sparsity, m_edges}, {m_traversals, m_data}, {480, 520});
        column({m_graphs}, {m_entanglement}, {550, 450});
        m_root->setSizes({560, 440});
        break;
    case Arrangement::threeColumns:
        column({m_scores}, {m_edges, m_loss, m_kl, m_sparsity}, {560, 440});
        column({m_traversals}, {m_data}, {550, 450});
        column({m_graphs}, {m_entanglement}, {550, 450});
        m_root->setSizes({320, 340, 340});
        break;
    }
    for (ViewSlot* slot : m_slots)
        slot->setEnlargeable(m_slots.size() > 1);
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
    if (event->key() == Qt::Key_Escape && m_enlarged)
        enlarge(nullptr);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace disentangle
