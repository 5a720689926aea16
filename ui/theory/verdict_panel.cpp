#include "ui/theory/verdict_panel.h"

#include "ui/style/icons.h"
#include "ui/style/matrix_view.h"
#include "ui/style/section.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"
#include "ui/theory/influence_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

struct Word {
    QString glyph;
    IconColour icon;
    QString text;
    QColor colour;
};

QString joined(const std::vector<int>& latents, const CausalGraph& graph)
{
    QStringList names;
    for (const int j : latents)
        names << QString::fromStdString(graph.latents[static_cast<std::size_t>(j)]);
    return names.join(QStringLiteral(", "));
}

Word wordFor(const LatentVerdict& latent, const CausalGraph& graph)
{
    if (latent.recovered)
        return {QStringLiteral("complete"), IconColour::good, VerdictPanel::tr("disentangled"), colours().good};
    const bool all = static_cast<int>(latent.absorbs.size()) == graph.d_z() - 1;
    return {all ? QStringLiteral("none") : QStringLiteral("partial"), all ? IconColour::bad : IconColour::caution,
            all ? VerdictPanel::tr("mixed with all others")
                : VerdictPanel::tr("mixed with %1").arg(joined(latent.absorbs, graph)),
            all ? colours().bad : colours().caution};
}

}  // namespace

VerdictPanel::VerdictPanel(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_glyph(new QLabel), m_summary(new QLabel), m_pattern(new MatrixView),
      m_latents(new QListWidget), m_influence(new InfluencePanel(document)),
      m_latentSection(new Section(tr("Latents"), m_latents)),
      m_patternSection(new Section(tr("Permitted pattern"), m_pattern))
{
    m_glyph->setFixedWidth(spacing::icon + 4);
    m_glyph->setAlignment(Qt::AlignTop);
    m_summary->setWordWrap(true);
    m_summary->setFont(headingFont());
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setAccessibleName(tr("Verdict"));

    m_pattern->setAccessibleName(tr("Permitted pattern"));
    m_pattern->setAxisTitles(tr("true factor"), tr("factor it may absorb"));
    m_pattern->setCellSize(4, 16);
    m_pattern->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_pattern->setSizePolicy(policy);
    m_pattern->setReadout([this](int row, int col) { return describe(row, col); });

    m_latents->setItemDelegate(new TextListDelegate(m_latents));
    m_latents->setFrameShape(QFrame::NoFrame);
    m_latents->setResizeMode(QListView::Adjust);
    m_latents->setMouseTracking(true);
    m_latents->setAccessibleName(tr("Verdict per latent"));
    m_latents->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_latents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_latents->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_latents->viewport()->setAutoFillBackground(false);
    m_latents->installEventFilter(this);
    m_latents->viewport()->installEventFilter(this);

    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::tight);
    head->addWidget(m_glyph);
    head->addWidget(m_summary, 1);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::wide, spacing::tight, spacing::wide, spacing::normal);
    column->setSpacing(spacing::normal);
    column->addLayout(head);
    column->addWidget(m_patternSection);
    column->addWidget(m_latentSection);
    column->addWidget(new Section(tr("Sufficient influence"), m_influence));
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(document, &ExperimentDocument::graphChanged, this, &VerdictPanel::judgeNow);
    connect(m_latents, &QListWidget::currentRowChanged, this, &VerdictPanel::latentHighlighted);
    connect(m_latents, &QListWidget::currentRowChanged, this,
            [this](int latent) { m_pattern->setHighlight(latent, -1); });
    connect(m_latents, &QListWidget::currentRowChanged, scroll, [this, scroll](int latent) {
        const QRect row = m_latents->visualItemRect(m_latents->item(latent));
        const QPoint middle = m_latents->viewport()->mapTo(scroll->widget(), row.center());
        scroll->ensureVisible(middle.x(), middle.y(), 0, row.height() / 2 + spacing::normal);
    });
    connect(m_pattern, &MatrixView::hovered, this, &VerdictPanel::latentHighlighted);
    connect(m_pattern, &MatrixView::currentChanged, this, &VerdictPanel::latentHighlighted);
    connect(&theme(), &Theme::themeChanged, this, [this] {
        showSummary();
        showLatents();
    });
    judgeNow();
}

QString VerdictPanel::summary() const
{
    return m_summary->text();
}

void VerdictPanel::judgeNow()
{
    m_verdict = judge(m_document->graph());
    showSummary();
    QStringList names;
    for (const std::string& name : m_document->graph().latents)
        names << QString::fromStdString(name);
    m_pattern->setNames(names, names);
    m_pattern->setMatrix(m_verdict.permitted);
    // It is to be seen at a glance, not to push the reasons out of sight.
    m_pattern->setCellSize(4, std::clamp(200 / m_document->graph().d_z(), 4, 16));
    const int mixing = m_verdict.permitted.edges() - m_document->graph().d_z();
    m_patternSection->setNote(mixing == 0 ? tr("the identity")
                               : mixing == 1 ? tr("1 pair mixes") : tr("%1 pairs mix").arg(mixing));
    showLatents();
    Q_EMIT judged();
}

void VerdictPanel::showSummary()
{
    const auto [glyph, colour] = [this]() -> std::pair<QString, IconColour> {
        switch (m_verdict.degree) {
        case Disentanglement::complete: return {QStringLiteral("complete"), IconColour::good};
        case Disentanglement::partial: return {QStringLiteral("partial"), IconColour::caution};
        case Disentanglement::none: break;
        }
        return {QStringLiteral("none"), IconColour::bad};
    }();
    m_glyph->setPixmap(icon(glyph, colour).pixmap(QSize(spacing::icon, spacing::icon), devicePixelRatioF()));
    m_summary->setText(QString::fromStdString(m_verdict.summary));
}

void VerdictPanel::showLatents()
{
    const CausalGraph& graph = m_document->graph();
    const int count = static_cast<int>(m_verdict.latents.size());
    int recovered = 0;
    // Items are kept, so that the chosen row and the scroll position stay while cells are toggled.
    while (m_latents->count() > count)
        delete m_latents->takeItem(m_latents->count() - 1);
    while (m_latents->count() < count)
        new QListWidgetItem(m_latents);
    for (int i = 0; i < count; ++i) {
        const LatentVerdict& latent = m_verdict.latents[static_cast<std::size_t>(i)];
        recovered += latent.recovered ? 1 : 0;
        const Word word = wordFor(latent, graph);
        QListWidgetItem* item = m_latents->item(i);
        item->setText(QString::fromStdString(graph.latents[static_cast<std::size_t>(i)]));
        item->setIcon(icon(word.glyph, word.icon));
        item->setData(TextListDelegate::Word, word.text);
        item->setData(TextListDelegate::WordColour, word.colour);
        item->setData(TextListDelegate::Detail, QString::fromStdString(latent.reason));
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2. %3").arg(item->text(), word.text,
                                                                              QString::fromStdString(latent.reason)));
    }
    m_latentSection->setNote(tr("%1 of %2 disentangled").arg(recovered).arg(count));
    fitList();
}

void VerdictPanel::fitList()
{
    // The panel scrolls as a whole; the list is as tall as its rows.
    int height = 2;
    for (int i = 0; i < m_latents->count(); ++i)
        height += m_latents->sizeHintForRow(i);
    if (m_latents->height() != height)
        m_latents->setFixedHeight(height);
}

QString VerdictPanel::describe(int row, int col) const
{
    const auto& names = m_document->graph().latents;
    const auto i = QString::fromStdString(names[static_cast<std::size_t>(row)]);
    const auto j = QString::fromStdString(names[static_cast<std::size_t>(col)]);
    if (row == col)
        return tr("%1 is a function of its learned counterpart, always").arg(i);
    return m_verdict.permitted(row, col) ? tr("%1 may absorb %2").arg(i, j) : tr("%1 cannot absorb %2").arg(i, j);
}

bool VerdictPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_latents->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &VerdictPanel::fitList, Qt::QueuedConnection);
    if (watched == m_latents->viewport() && event->type() == QEvent::Wheel) {
        // There is nothing to scroll in the list; the panel scrolls.
        event->ignore();
        return true;
    }
    if (watched == m_latents && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        if (const QListWidgetItem* item = m_latents->currentItem())
            QGuiApplication::clipboard()->setText(item->data(Qt::AccessibleTextRole).toString());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace disentangle
