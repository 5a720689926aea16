#include "ui/observe/plot_view.h"

#include "ui/observe/event_marks.h"
#include "ui/observe/event_text.h"
#include "ui/observe/plot_style.h"
#include "ui/observe/run_model.h"
#include "ui/observe/text_colour.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr double nearEvent = 5;  // pixels
constexpr int dotSize = 6;

}  // namespace

PlotView::PlotView(QWidget* parent) : RunView(parent)
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_legend = new Legend(content);
    m_note = new QLabel(content);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(spacing::normal, 0, spacing::normal, spacing::hair);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->hide();
    m_plot = new QCustomPlot(content);
    m_plot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_plot->setMinimumSize(160, 80);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    m_plot->installEventFilter(this);
    m_plot->setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
    useStepTicks(*m_plot->xAxis);
    m_plot->xAxis->setLabel(tr("step"));
    layout->addWidget(m_legend);
    layout->addWidget(m_note);
    layout->addWidget(m_plot, 1);
    setContent(content);

    m_events = std::make_unique<EventMarks>(*m_plot);
    // The cursor has a layer with a paint buffer of its own: moving it does not draw the curves again.
    m_plot->addLayer(QStringLiteral("cursor"), m_plot->layer(QStringLiteral("overlay")));
    m_cursorLayer = m_plot->layer(QStringLiteral("cursor"));
    m_cursorLayer->setMode(QCPLayer::lmBuffered);
    m_cursor = new QCPItemStraightLine(m_plot);
    m_cursor->setLayer(m_cursorLayer);
    m_cursor->setAntialiased(false);

    connect(m_legend, &Legend::toggled, this, [this] { invalidate(lookChanged); });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton && m_plot->axisRect()->rect().contains(event->pos()))
            moveTo(event->position().x());
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton)
            moveTo(event->position().x());
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] {
        m_zoomed = false;
        invalidate(dataChanged);
    });
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
        zoom(event->position().x(), event->angleDelta().y());
    });
    connect(m_plot, &QWidget::customContextMenuRequested, this, &PlotView::showMenu);
}

PlotView::~PlotView() = default;

void PlotView::applyTheme()
{
    stylePlot(*m_plot);
    m_plot->setAccessibleName(title());
    // Equal room left and right in every plot, so that a step lies at the same place in those above each other.
    const QFontMetrics metrics(captionFont());
    const int left = metrics.horizontalAdvance(QStringLiteral("−0.000"));
    const int right = metrics.horizontalAdvance(QStringLiteral("0.000"));
    const int label = metrics.height() + spacing::normal;
    QCPAxisRect* rect = m_plot->axisRect();
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins(QMargins(label + left, spacing::tight + metrics.height(), label + right,
                              2 * metrics.height() + spacing::wide));
    const bool focused = m_plot->hasFocus();
    m_cursor->setPen(QPen(focused ? colours().accent : colours().mutedText, focused ? 2 : 1));
    m_events->applyTheme();
    setTextColour(*m_note, colours().mutedText);
    m_note->setFont(captionFont());
    styleCurves();
    m_themed = true;
}

QString PlotView::refresh(Inputs changed)
{
    const auto record = run()->data();
    if (!m_themed || changed & lookChanged)
        applyTheme();
    if (changed & runChanged)
        m_zoomed = false;
    if (changed & (runChanged | dataChanged | lookChanged)) {
        const QString sentence = drawCurves(*record, changed);
        if (!sentence.isEmpty())
            return sentence;
        showSteps(*record);
        m_events->show(record->events);
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    m_cursor->point1->setCoords(static_cast<double>(run()->step()), 0);
    m_cursor->point2->setCoords(static_cast<double>(run()->step()), 1);
    readCurves(*record, run()->step());
    m_cursorLayer->replot();
    return {};
}

void PlotView::showSteps(const RunData& record)
{
    if (m_zoomed)
        return;
    const double first = std::min(0.0, static_cast<double>(record.steps[0]));
    const double last = std::max(1.0, static_cast<double>(record.lastStep()));
    m_plot->xAxis->setRange(first, last);
}

void PlotView::mark(int index, QCPAxis* valueAxis, const QColor& colour, std::optional<QPointF> place)
{
    while (m_dots.size() <= index) {
        auto* dot = new QCPItemTracer(m_plot);
        dot->setLayer(m_cursorLayer);
        dot->setStyle(QCPItemTracer::tsCircle);
        dot->setSize(dotSize);
        m_dots.append(dot);
    }
    QCPItemTracer* dot = m_dots[index];
    dot->setVisible(place.has_value());
    if (!place)
        return;
    dot->setPen(QPen(colours().panel, 1));
    dot->setBrush(colour);
    dot->position->setAxes(m_plot->xAxis, valueAxis);
    dot->position->setCoords(*place);
}

void PlotView::setNote(const QString& note)
{
    if (m_note->text() == note)
        return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void PlotView::moveTo(double pixel)
{
    if (run())
        run()->setStep(run()->data()->nearestStep(m_plot->xAxis->pixelToCoord(pixel)));
}

void PlotView::zoom(double pixel, double angle)
{
    if (!run() || run()->data()->steps.empty())
        return;
    const double last = std::max(1.0, static_cast<double>(run()->data()->lastStep()));
    const double factor = std::pow(0.85, angle / 120);  // a wheel click is 120
    QCPRange range = m_plot->xAxis->range();
    const double centre = m_plot->xAxis->pixelToCoord(pixel);
    range = QCPRange(centre - (centre - range.lower) * factor, centre + (range.upper - centre) * factor);
    range = range.bounded(0, last);
    m_zoomed = range.size() < last;
    if (range.size() < 2)
        return;
    m_plot->xAxis->setRange(range);
    invalidate(dataChanged);
}

bool PlotView::pressKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (!run())
        return false;
    if (key == Qt::Key_C && modifiers == Qt::ControlModifier) {
        QGuiApplication::clipboard()->setText(valuesAsText());
        return true;
    }
    switch (key) {
    case Qt::Key_Left: run()->stepBy(-1); return true;
    case Qt::Key_Right: run()->stepBy(1); return true;
    case Qt::Key_Home: run()->setStep(0); return true;
    case Qt::Key_End: run()->followNewest(); return true;
    default: return false;
    }
}

QString PlotView::eventsNear(double pixel) const
{
    QStringList sentences;
    for (const Event& event : run()->data()->events)
        if (std::abs(m_plot->xAxis->coordToPixel(static_cast<double>(event.step)) - pixel) <= nearEvent &&
            changesTheRun(event.kind))
            sentences.append(eventSentence(event));
    return sentences.join(QLatin1Char('\n'));
}

bool PlotView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot) {
        switch (event->type()) {
        case QEvent::KeyPress: {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (pressKey(key->key(), key->modifiers()))
                return true;
            break;
        }
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            m_themed = false;
            invalidate(stepChanged);
            break;
        case QEvent::ToolTip: {
            const auto* help = static_cast<QHelpEvent*>(event);
            QStringList sentences;
            if (run())
                sentences << describe(help->pos()) << eventsNear(help->pos().x());
            sentences.removeAll(QString());
            QToolTip::showText(help->globalPos(), sentences.join(QLatin1Char('\n')), m_plot);
            return true;
        }
        default: break;
        }
    }
    return RunView::eventFilter(watched, event);
}

QString PlotView::valuesAsText() const
{
    QString text;
    for (int i = 0; i < m_legend->count(); ++i)
        if (!m_legend->value(i).isEmpty())
            text += m_legend->name(i) + QLatin1Char('\t') + m_legend->value(i) + QLatin1Char('\n');
    return text;
}

void PlotView::showMenu(const QPoint& place)
{
    if (!run())
        return;
    QMenu menu(this);
    menu.addAction(tr("Copy the values at step %L1").arg(run()->step()), this,
                   [this] { QGuiApplication::clipboard()->setText(valuesAsText()); });
    menu.addAction(tr("Copy the curves as a table"), this,
                   [this] { QGuiApplication::clipboard()->setText(curvesAsText()); });
    QAction* all = menu.addAction(tr("Show all steps"), this, [this] {
        m_zoomed = false;
        invalidate(dataChanged);
    });
    all->setEnabled(m_zoomed);
    menu.exec(m_plot->mapToGlobal(place));
}

}  // namespace disentangle
