// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/traversals_view.h"

#include "ui/style/flow_layout.h"
#include "ui/observe/points/look_box.h"
#include "core/data/scene/world.h"
#include "core/experiment/kinds.h"
#include "core/reading/matching.h"
#include "ui/observe/run/names.h"
#include "ui/observe/points/observation_plot.h"
#include "ui/observe/run/missing_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/text_colour.h"
#include "ui/observe/points/traversal_item.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace disentangle {
namespace {

constexpr int atHeight = 96;  // of x at the sliders
constexpr int mostItemHeight = 150;
constexpr double roomBeyond = 0.04;    // beyond the largest value
constexpr double shareOfLarge = 0.62;  // of the height, for the one that is large

/// What the world of a run shows of latents. Throws Error once `stop` is requested.
std::function<std::vector<float>(const std::vector<float>&)> observing(const Experiment& experiment,
                                                                       const std::stop_token& stop)
{
    if (experiment.data_kind == scene_data.name) {
        const auto scene = std::make_shared<const SceneWorld>(experiment.world, experiment.own.get<SceneSpec>());
        return [scene](const std::vector<float>& z) { return scene->observe(z); };
    }
    const auto world = std::make_shared<const World>(experiment.world, stop);
    return [world](const std::vector<float>& z) { return world->observe(z); };
}

QToolButton* makeButton(QWidget* parent, const QString& text, bool checked, const QString& name, const QString& tip)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setChecked(checked);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

}  // namespace

TraversalsView::TraversalsView(QWidget* parent) : RunView(parent)
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::normal, 0, spacing::normal, spacing::tight);
    column->setSpacing(spacing::tight);
    column->addWidget(makeControls(content));
    m_note = new QLabel(content);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->hide();
    m_at = new ObservationPlot(content);
    m_at->setChoosable(false);
    m_at->setFixedHeight(atHeight);
    m_at->setChosen(0);
    m_at->setAccessibleName(tr("x at the sliders beside x of the data point"));
    m_at->hide();
    m_scroll = new QScrollArea(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_place = new QWidget;
    m_grid = new QGridLayout(m_place);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::wide);
    m_grid->setVerticalSpacing(spacing::tight);
    m_scroll->setWidget(m_place);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_place->setAutoFillBackground(false);
    m_scroll->installEventFilter(this);
    column->addWidget(m_note);
    column->addWidget(m_at);
    column->addWidget(m_scroll, 1);
    setContent(content);
    auto* copy = new QAction(tr("Copy the traversals as a table"), this);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(traversalsAsText()); });
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&m_live, &LiveTraversal::requested, this, &TraversalsView::decodeRequested);
    connect(&m_live, &LiveTraversal::changed, this, [this] { invalidate(momentChanged); });
}

QWidget* TraversalsView::makeControls(QWidget* parent)
{
    auto* bar = new QWidget(parent);
    auto* row = new FlowLayout(bar, spacing::tight, spacing::hair);
    row->setContentsMargins(0, 0, 0, 0);
    m_look = new LookBox(bar);
    m_look->setLook(StripLook::heat);  // of many lines nobody can tell one from another
    m_change = makeButton(bar, tr("change"), true, tr("Show the change of x"),
                          tr("On: how x differs from the data point.\nOff: x itself."));
    m_sliders = makeButton(bar, tr("sliders"), true, tr("Show the sliders"),
                           tr("A slider for each learned latent: x is decoded as you move it."));
    m_reset = new QToolButton(bar);
    m_reset->setText(tr("reset"));
    m_reset->setAutoRaise(true);
    m_reset->setToolTip(tr("Every slider back to the data point"));
    m_point = new QSpinBox(bar);
    m_point->setPrefix(tr("row "));
    m_point->setKeyboardTracking(false);
    m_point->setAccessibleName(tr("Data point"));
    m_point->setToolTip(tr("The data point around which latents move: a row of the recorded held-out rows.\n"
                           "A click on a point in Held-out data chooses it too."));
    row->addWidget(m_look);
    row->addWidget(m_change);
    row->addWidget(m_point);
    row->addWidget(m_sliders);
    row->addWidget(m_reset);
    connect(m_look, &LookBox::changed, this, [this] {
        if (run() && m_look->frame().isValid())
            run()->setFrame(m_look->frame());
        invalidate(lookChanged);
    });
    connect(m_change, &QToolButton::clicked, this, [this] { m_changeChosen = true; });
    for (QToolButton* button : {m_change, m_sliders})
        connect(button, &QToolButton::toggled, this, [this] { invalidate(lookChanged); });
    connect(m_reset, &QToolButton::clicked, this, &TraversalsView::resetSliders);
    connect(m_point, &QSpinBox::valueChanged, this, [this](int chosen) {
        if (run())
            run()->setPoint(chosen);
    });
    return bar;
}

QString TraversalsView::note() const
{
    return m_note->text();
}

void TraversalsView::setItems(int count)
{
    while (m_items.size() > count)
        delete m_items.takeLast();
    while (m_items.size() < count) {
        auto* item = new TraversalItem(m_place);
        connect(item, &TraversalItem::moved, this, &TraversalsView::takeMoves);
        connect(item, &TraversalItem::enlargeToggled, this, [this, item] { toggleLarge(item); });
        m_items.append(item);
    }
}

void TraversalsView::toggleLarge(const TraversalItem* item)
{
    const auto index = static_cast<int>(m_items.indexOf(item));
    m_large = m_large == index ? -1 : index;
    for (int i = 0; i < m_items.size(); ++i)
        m_items[i]->setLarge(i == m_large);
    arrange();
    m_scroll->verticalScrollBar()->setValue(0);
}

void TraversalsView::takeMoves()
{
    std::vector<double> moves(static_cast<std::size_t>(m_items.size()), 0);
    for (const TraversalItem* item : std::as_const(m_items))
        moves[static_cast<std::size_t>(item->pair().latent)] = item->offset();
    m_reset->setEnabled(std::any_of(moves.begin(), moves.end(), [](double move) { return move != 0; }));
    m_live.setMoves(std::move(moves));
}

void TraversalsView::resetSliders()
{
    for (TraversalItem* item : std::as_const(m_items))
        item->setOffset(0);
    takeMoves();
}

void TraversalsView::turnIntoFrames(Sources& sources)
{
    if (!sources.frames)
        return;
    sources.width = sources.frames->pixels();
    const auto turn = [&sources](FloatTable& table, std::vector<float>& frames) {
        if (table.empty() || table.cols == sources.width)
            return;
        frames = sources.frames->frames(table);
        table = {frames, table.rows, sources.width};
    };
    turn(sources.learned, m_learnedFrames);
    turn(sources.factors, m_trueFrames);
}

void TraversalsView::wantTrueTraversal(const Experiment& experiment, const FloatTable& truth)
{
    const int point = run()->point();
    if (m_asked == point)
        return;
    m_asked = point;
    std::vector<float> centre(truth.row(point).begin(), truth.row(point).end());
    m_task.ask([this, experiment, centre, deviations = deviations_of(truth), point,
                known = m_observe](const std::stop_token& stop) -> NewestTask::Delivery {
        try {
            const auto made = known ? known : std::make_shared<const Observe>(observing(experiment, stop));
            std::vector<float> z;
            for (std::size_t k = 0; k < centre.size(); ++k)
                for (int j = 0; j < traversal_positions; ++j) {
                    z.insert(z.end(), centre.begin(), centre.end());
                    z[z.size() - centre.size() + k] += static_cast<float>(traversal_move(j) * deviations[k]);
                }
            return [this, made, point, x = (*made)(z)] {
                m_observe = made;
                m_true = {point, x};
                invalidate(pointChanged);
            };
        } catch (const std::exception&) {
            return [] {};  // told to stop; a world that was recorded can be made
        }
    });
}

QString TraversalsView::refresh(Inputs changed)
{
    const auto record = run()->data();
    const auto moment = run()->moment();
    if (!record->experiment || moment->step < 0)
        return tr("Reading the run…");
    if (changed & runChanged) {
        m_range = m_changeRange = m_atRange = {};
        m_anotherRun = true;
        m_live.clear();
        m_task.drop();
        m_observe.reset();
        m_true = {};
        m_asked = -1;
    }
    if (!m_sequential || changed & lookChanged) {
        m_sequential = std::make_shared<const ColourTable>(sequentialTable());
        m_diverging = std::make_shared<const ColourTable>(divergingTable());
    }
    const Variables variables = variables_of(*record->experiment);
    const int d = variables.d_z();
    const FloatTable latents = recorded(*moment, kind::latents, d);
    if (recorded_traversal(*moment, kind::traversal, d, variables.d_x).empty())
        return whyMissing(*record, kind::traversal);
    const std::optional<RunFrames> frames = frames_of(*moment, variables);
    m_look->setRun(*run(), variables.d_x, frames ? frames->shape : Shape{});
    if (std::exchange(m_anotherRun, false) && !m_changeChosen) {
        // A picture shows by itself what moves in it; all grey but for its change it is hard to read.
        const QSignalBlocker quiet(m_change);
        m_change->setChecked(!frames);
    }
    {
        const QSignalBlocker quiet(m_point);
        m_point->setMaximum(std::max(0, latents.rows - 1));
        m_point->setEnabled(!latents.empty());
        m_point->setValue(run()->point());
    }
    setItems(d);
    if (changed & runChanged)
        for (TraversalItem* item : std::as_const(m_items))  // whose latents are still those of another run
            item->setOffset(0);
    if (changed & dataChanged)
        m_live.retry();  // a checkpoint may have come
    showTraversals(*record, *moment);
    showSliders(*record, *moment);
    arrange();
    return {};
}

TraversalsView::Sources TraversalsView::sourcesAt(const RunData& record, const Moment& moment)
{
    const Variables variables = variables_of(*record.experiment);
    const int d = variables.d_z(), point = m_point->value();
    const FloatTable latents = recorded(moment, kind::latents, d), truth = recorded(moment, kind::true_latents, d);
    Sources sources;
    sources.frames = frames_of(moment, variables);
    sources.width = variables.d_x;
    sources.learned = recorded_traversal(moment, kind::traversal, d, variables.d_x);
    sources.factors = recorded_traversal(moment, kind::true_traversal, d, variables.d_x);
    sources.knowsTruth = !truth.empty() || !sources.factors.empty();
    m_live.setWantsTraversal(point != 0);
    if (!latents.empty() && (point != 0 || m_sliders->isChecked()) && all_finite(latents.values)) {
        const std::span<const float> centre = latents.row(point);
        m_live.setCentre({centre.begin(), centre.end()}, deviations_of(latents));
    }
    // A picture is best drawn by what draws it: its components show it a little blurred.
    const bool drawn = has_world(*record.experiment) && truth.rows > point;
    const int width = sources.frames ? sources.frames->pixels() : variables.d_x;
    if (sources.frames && drawn && m_true.point != point)
        wantTrueTraversal(*record.experiment, truth);
    if (sources.frames && m_true.point == point)
        sources.factors = {m_true.x, d * traversal_positions, width};
    if (point == 0) {
        if (!m_live.reason().isEmpty() && m_sliders->isChecked())
            sources.note = tr("The sliders are off: %1").arg(m_live.reason());
        return sources;
    }
    // Around row 0 they were recorded; around other rows the decoder and the world are asked.
    const FloatTable decoded = m_live.traversal();
    const bool fits = decoded.rows == d * traversal_positions && decoded.cols == variables.d_x;
    sources.learned = fits ? decoded : FloatTable{};
    if (!m_live.reason().isEmpty())
        sources.note = tr("Around row 0 traversals are recorded, around row %1 they must be decoded: %2")
                           .arg(point)
                           .arg(m_live.reason());
    // Only a world that was drawn can be asked what it would show.
    if (drawn && m_true.point != point)
        wantTrueTraversal(*record.experiment, truth);
    sources.factors = m_true.point == point ? FloatTable{m_true.x, d * traversal_positions, width} : FloatTable{};
    return sources;
}

TraversalPair TraversalsView::pairOf(const RunData& record, const Moment& moment, const Sources& sources, int truth,
                                     int latent, bool matched) const
{
    const Variables variables = variables_of(*record.experiment);
    TraversalPair pair;
    pair.latent = latent;
    pair.learned = learnedName(latent);
    if (sources.knowsTruth && matched) {
        pair.truth = QString::fromStdString(variables.latents[static_cast<std::size_t>(truth)]);
        pair.sign = sign_of(moment, variables.d_z(), truth, latent);
    }
    if (!sources.learned.empty()) {
        const FloatTable rows = sources.learned.part(latent * traversal_positions, traversal_positions);
        pair.learnedX = pair.sign < 0 ? reversed(rows) : std::vector<float>(rows.values.begin(), rows.values.end());
    }
    if (!sources.factors.empty() && !pair.truth.isEmpty()) {
        const FloatTable rows = sources.factors.part(truth * traversal_positions, traversal_positions);
        pair.trueX.assign(rows.values.begin(), rows.values.end());
        pair.likeness = likenessOf({pair.learnedX, pair.learnedX.empty() ? 0 : traversal_positions, sources.width},
                                   {pair.trueX, traversal_positions, sources.width});
    }
    if (m_change->isChecked())
        for (std::vector<float>* x : {&pair.learnedX, &pair.trueX})
            if (!x->empty())
                *x = changes({*x, traversal_positions, sources.width});
    return pair;
}

StripStyle TraversalsView::styleOf(const Sources& sources) const
{
    const bool change = m_change->isChecked();
    StripStyle style = m_look->style();
    style.change = change;
    style.range = change ? m_changeRange.aboutZero() : m_range;
    style.range = style.range.padded(style.look == StripLook::lines ? roomBeyond : 0);
    style.table = change ? m_diverging.get() : m_sequential.get();
    if (style.look == StripLook::lines)
        style.lines = liveliestDimensions(sources.learned.empty() ? sources.factors : sources.learned, mostLines);
    return style;
}

void TraversalsView::showTraversals(const RunData& record, const Moment& moment)
{
    const Variables variables = variables_of(*record.experiment);
    const int d = variables.d_z();
    Sources sources = sourcesAt(record, moment);
    turnIntoFrames(sources);
    const auto matching = matching_of(moment, d);
    const Matching order = matching.value_or(learned_order(d));
    const bool change = m_change->isChecked();
    std::vector<TraversalPair> pairs;
    for (int i = 0; i < d; ++i) {
        pairs.push_back(pairOf(record, moment, sources, i, order[static_cast<std::size_t>(i)], matching.has_value()));
        (change ? m_changeRange : m_range).include(pairs.back().learnedX);
        (change ? m_changeRange : m_range).include(pairs.back().trueX);
    }
    const StripStyle style = styleOf(sources);
    std::vector<double> moves = m_live.moves();
    moves.resize(static_cast<std::size_t>(d), 0);
    for (int i = 0; i < d; ++i) {
        const int latent = order[static_cast<std::size_t>(i)];
        m_items[i]->setPair(std::move(pairs[static_cast<std::size_t>(i)]), sources.width, style, change);
        // It stays with its latent when the order changes.
        m_items[i]->setOffset(moves[static_cast<std::size_t>(latent)]);
    }
    QStringList notes;
    if (style.look == StripLook::lines && static_cast<int>(style.lines.size()) < variables.d_x)
        notes.append(tr("%1 of the %2 dimensions of x are drawn, those that move most.")
                         .arg(style.lines.size())
                         .arg(variables.d_x));
    if (!sources.note.isEmpty())
        notes.append(sources.note);
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
    m_note->setFont(captionFont());
    setTextColour(*m_note, colours().mutedText);
}

void TraversalsView::showSliders(const RunData& record, const Moment& moment)
{
    const Variables variables = variables_of(*record.experiment);
    const bool shown = m_sliders->isChecked();
    const bool enabled = m_live.reason().isEmpty() && !recorded(moment, kind::latents, variables.d_z()).empty();
    for (TraversalItem* item : std::as_const(m_items))
        item->setSlider(shown, enabled,
                        enabled ? tr("Moves %1; x is decoded at once").arg(item->pair().learned) : m_live.reason());
    m_reset->setVisible(shown);
    m_reset->setEnabled(
        std::any_of(m_items.begin(), m_items.end(), [](const TraversalItem* item) { return item->offset() != 0; }));
    const bool decoded = shown && static_cast<int>(m_live.x().size()) == variables.d_x;
    m_at->setVisible(decoded && height() > 3 * atHeight);
    if (!decoded)
        return;
    ObservationPlot::Content content;
    const int point = m_point->value();
    const std::optional<RunFrames> frames = frames_of(moment, variables);
    const auto shownRow = [&frames](std::span<const float> x) {
        return frames ? frames->frames({x, 1, static_cast<int>(x.size())}) : std::vector<float>(x.begin(), x.end());
    };
    const FloatTable observations = recorded(moment, kind::observations, variables.d_x);
    const FloatTable middle = m_live.traversal().empty()
                                  ? recorded_traversal(moment, kind::traversal, variables.d_z(), variables.d_x)
                                  : m_live.traversal();
    if (point < observations.rows) {
        content.x = shownRow(observations.row(point));
        content.xName = tr("x of row %1").arg(point);
    } else if (!middle.empty()) {
        content.x = shownRow(middle.row(traversal_positions / 2));
        content.xName = tr("x̂ of row %1").arg(point);
    }
    content.other = shownRow(m_live.x());
    content.dimensions = static_cast<int>(content.other.size());
    content.otherName = m_live.step() == run()->step()
                            ? tr("x at the sliders")
                            : tr("x at the sliders, by the model of step %L1").arg(m_live.step());
    m_atRange.include(content.x);
    m_atRange.include(content.other);
    StripStyle style = m_look->style();
    if (style.look == StripLook::heat)
        style.look = StripLook::lines;
    style.range = m_atRange.padded(roomBeyond);
    style.table = m_sequential.get();
    content.style = std::make_shared<const StripStyle>(style);
    const double reach = (m_atRange.high - m_atRange.low) / 4;  // what a latent changes is a part of x's range
    style.range = {-reach, reach};
    style.change = true;
    style.table = m_diverging.get();
    content.difference = std::make_shared<const StripStyle>(style);
    m_at->setContent(std::move(content));
}

void TraversalsView::arrange()
{
    if (m_items.isEmpty())
        return;
    // The scroll bar's roomBeyond is always left, so that its coming and going changes no columns.
    const int wide = m_scroll->width() - m_scroll->verticalScrollBar()->sizeHint().width(), high = m_scroll->height();
    if (m_large >= m_items.size())
        m_large = -1;
    const bool one = m_large >= 0;
    const int count = static_cast<int>(m_items.size()) - (one ? 1 : 0);
    const int least = m_items[m_large == 0 && count > 0 ? 1 : 0]->minimumSizeHint().height();
    int big = one ? std::max(2 * least, static_cast<int>(shareOfLarge * high)) : 0;
    if (one && m_look->style().look == StripLook::frames)  // of images larger is better; a line of the others stays
        big = std::max(big, high - least - 2 * spacing::tight);
    const int below = std::max(0, high - big);
    const int mostColumns = std::clamp(wide / (TraversalItem::leastWidth + spacing::wide), 1, std::max(1, count));
    int columns = 1;
    while (columns < mostColumns && (count + columns - 1) / columns * (least + spacing::tight) > below)
        ++columns;
    const int lines = std::max(1, (count + columns - 1) / columns);
    const int tall = std::clamp(below / lines - spacing::tight, least, std::max(least, mostItemHeight));
    const std::array arranged{count, columns, tall, m_large, big};
    if (arranged == m_arranged)
        return;
    m_arranged = arranged;
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    for (int c = 0; c < m_grid->columnCount(); ++c)
        m_grid->setColumnStretch(c, 0);
    for (int r = 0; r < m_grid->rowCount(); ++r)
        m_grid->setRowStretch(r, 0);
    if (one) {
        m_items[m_large]->setFixedHeight(big);
        m_grid->addWidget(m_items[m_large], 0, 0, 1, columns);
        m_grid->setColumnStretch(0, 1);
        m_items[m_large]->show();
    }
    int place = one ? columns : 0;
    for (int i = 0; i < m_items.size(); ++i) {
        if (i == m_large)
            continue;
        m_items[i]->setFixedHeight(tall);
        m_grid->addWidget(m_items[i], place / columns, place % columns);
        m_grid->setColumnStretch(place % columns, 1);
        m_items[i]->show();
        ++place;
    }
    m_grid->setRowStretch(lines + 1, 1);
}

void TraversalsView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    invalidate(lookChanged);
}

bool TraversalsView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll && event->type() == QEvent::Resize)
        arrange();
    return RunView::eventFilter(watched, event);
}

QString TraversalsView::traversalsAsText() const
{
    QString text = QStringLiteral("latent\tsd");
    if (run() && run()->data()->experiment) {
        const Variables variables = variables_of(*run()->data()->experiment);
        for (int k = 0; k < variables.d_x; ++k)
            text += QLatin1Char('\t') + QString::fromStdString(variables.observed_name(k));
    }
    text += QLatin1Char('\n');
    for (const TraversalItem* item : m_items)
        text += item->asText();
    return text;
}

}  // namespace disentangle
