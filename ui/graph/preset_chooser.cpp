// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/preset_chooser.h"

#include "core/experiment/presets/scene_presets.h"
#include "core/graph/presets.h"
#include "ui/graph/graph_thumbnail.h"
#include "ui/graph/random_graph_page.h"
#include "ui/language/translated.h"
#include "ui/style/icons.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyleOptionComboBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace disentangle {
namespace {

/// Of a preset of the list; scenes have the graph of another.
const CausalGraph& graphOf(const std::string& name)
{
    const ScenePreset* scene = find_scene_preset(name);
    return graph_preset(scene ? scene->graph : name).graph;
}

constexpr QSize pictureSize{72, 44};
constexpr QSize popupSize{460, 520};

}  // namespace

PresetChooser::PresetChooser(QWidget* parent) : QToolButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preset"));
    connect(this, &QToolButton::clicked, this, &PresetChooser::openList);
}

void PresetChooser::setCurrent(const QString& name, const QString& detail)
{
    setText(name);
    setToolTip(detail);
    setAccessibleDescription(detail);
    update();
}

QSize PresetChooser::sizeHint() const
{
    QStyleOptionComboBox option;
    option.initFrom(this);
    const QSize text(fontMetrics().horizontalAdvance(QLatin1Char('x')) * 20, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, this);
}

QSize PresetChooser::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void PresetChooser::paintEvent(QPaintEvent*)
{
    // It acts like a combo box, so it looks like one.
    QPainter painter(this);
    QStyleOptionComboBox option;
    option.initFrom(this);
    option.frame = true;
    option.editable = false;
    option.currentText = text();
    option.subControls = QStyle::SC_All;
    if (isDown() || (m_popup && m_popup->isVisible()))
        option.state |= QStyle::State_Sunken;
    style()->drawComplexControl(QStyle::CC_ComboBox, &option, &painter, this);
    option.currentText = fontMetrics().elidedText(text(), Qt::ElideRight, width() - 40);
    style()->drawControl(QStyle::CE_ComboBoxLabel, &option, &painter, this);
}

void PresetChooser::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_F4)
        openList();
    else
        QToolButton::keyPressEvent(event);
}

void PresetChooser::build()
{
    auto* frame = new QFrame(this, Qt::Popup);
    frame->setFrameShape(QFrame::StyledPanel);
    m_popup = frame;
    m_popup->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(0);
    column->addLayout(tabs);
    m_tabs = new QButtonGroup(this);
    const QList<std::pair<Page, QString>> pages{
        {presets, tr("&Presets")}, {randomGraph, tr("&Random")}, {variation, tr("&Variation")}};
    m_pages = new QStackedWidget;
    column->addWidget(m_pages, 1);
    m_pages->addWidget(buildList());
    for (const auto& [page, text] : pages) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        m_tabs->addButton(button, page);
        tabs->addWidget(button);
        if (page != presets) {
            auto* empty = new QWidget;  // its page is made when first needed
            auto* whole = new QVBoxLayout(empty);
            whole->setContentsMargins(0, 0, 0, 0);
            m_pages->addWidget(empty);
        }
    }
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int page) { turnTo(static_cast<Page>(page)); });
    const auto turnBy = [this](int by) {
        turnTo(static_cast<Page>((m_pages->currentIndex() + by + m_pages->count()) % m_pages->count()));
    };
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Tab), m_popup), &QShortcut::activated, this,
            [turnBy] { turnBy(1); });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), m_popup), &QShortcut::activated, this,
            [turnBy] { turnBy(-1); });
    connect(&theme(), &Theme::themeChanged, this, &PresetChooser::fillPictures);
}

QWidget* PresetChooser::buildList()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search presets"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(disentangle::icon(QStringLiteral("search"), IconColour::muted), QLineEdit::LeadingPosition);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Presets"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new TextListDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    column->addWidget(m_search);
    column->addWidget(m_list);
    m_nothing = new QLabel;
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->setMargin(spacing::normal);
    m_nothing->hide();
    column->addWidget(m_nothing, 1);

    QString group;
    const auto add = [this, &group](const QString& its, const std::string& name, const std::string& description,
                                    const std::string& source) {
        if (its != group) {
            group = its;
            auto* heading = new QListWidgetItem(group, m_list);
            heading->setFlags(Qt::NoItemFlags);
            heading->setData(TextListDelegate::IsHeading, true);
        }
        auto* item = new QListWidgetItem(QString::fromStdString(name), m_list);
        item->setData(TextListDelegate::Detail, translated(description));
        item->setToolTip(translated(source));
    };
    for (const GraphPreset& preset : graph_presets())
        add(translated(preset.group), preset.name, preset.description, preset.source);
    for (const ScenePreset& preset : scene_presets())
        add(tr("Scenes"), preset.name, preset.description, graph_preset(preset.graph).source);
    fillPictures();
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PresetChooser::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &PresetChooser::choose);
    connect(m_list, &QListWidget::itemClicked, this, &PresetChooser::choose);
    connect(m_list, &QListWidget::itemActivated, this, &PresetChooser::choose);
    return page;
}

void PresetChooser::fillPictures()
{
    for (int i = 0; i < m_list->count(); ++i)
        if (QListWidgetItem* item = m_list->item(i); !item->data(TextListDelegate::IsHeading).toBool())
            item->setData(TextListDelegate::Picture,
                          graphThumbnail(graphOf(item->text().toStdString()), pictureSize, devicePixelRatioF()));
}

void PresetChooser::setPresent(const CausalGraph& graph)
{
    m_present = graph;
}

void PresetChooser::turnTo(Page page)
{
    m_tabs->button(page)->setChecked(true);
    m_pages->setCurrentIndex(page);
    if (page == presets) {
        m_search->setFocus();
    } else if (page == randomGraph) {
        if (!m_random) {
            m_random = new RandomGraphPage;
            m_random->setSizes(m_present);
            m_pages->widget(page)->layout()->addWidget(m_random);
            connect(m_random, &RandomGraphPage::chosen, this, &PresetChooser::take);
        }
        m_random->useButton()->setFocus();
    } else {
        if (!m_variation) {
            m_variation = new VariationPage;
            m_pages->widget(page)->layout()->addWidget(m_variation);
            connect(m_variation, &VariationPage::chosen, this, &PresetChooser::take);
        }
        m_variation->setPresent(m_present);
        m_variation->useButton()->setFocus();
    }
}

void PresetChooser::take(const CausalGraph& graph, const QString& name)
{
    m_popup->hide();
    setFocus();
    Q_EMIT graphChosen(graph, name);
    // When opened again, the pages offer something new.
    if (m_random && sender() == m_random)
        m_random->seed()->next();
    if (m_variation && sender() == m_variation)
        m_variation->seed()->next();
}

void PresetChooser::openList()
{
    openPage(presets);
}

void PresetChooser::openPage(Page page)
{
    if (!m_popup)
        build();
    m_search->clear();
    filter({});
    const auto here = m_list->findItems(text(), Qt::MatchExactly);
    if (!here.isEmpty())
        m_list->setCurrentItem(here.first());
    place();
    m_popup->show();
    turnTo(page);
    if (auto* item = m_list->currentItem())
        m_list->scrollToItem(item, QAbstractItemView::PositionAtCenter);
    update();
}

void PresetChooser::place()
{
    const QRect screen = this->screen()->availableGeometry();
    const QSize size = QSize(std::max(width(), popupSize.width()), popupSize.height()).boundedTo(screen.size());
    QPoint corner = mapToGlobal(QPoint(0, height() + 2));
    corner.setX(std::clamp(corner.x(), screen.left(), screen.right() - size.width() + 1));
    corner.setY(std::clamp(corner.y(), screen.top(), screen.bottom() - size.height() + 1));
    m_popup->setGeometry(QRect(corner, size));
}

void PresetChooser::filter(const QString& words)
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QListWidgetItem* first = nullptr;
    QListWidgetItem* heading = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        if (item->data(TextListDelegate::IsHeading).toBool()) {
            heading = item;
            item->setHidden(true);
            continue;
        }
        const QString text = item->text() + QLatin1Char(' ') + item->data(TextListDelegate::Detail).toString() +
                             QLatin1Char(' ') + (heading ? heading->text() : QString());
        const bool shown = std::all_of(wanted.begin(), wanted.end(),
                                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!shown);
        if (shown && heading)
            heading->setHidden(false);
        if (shown && !first)
            first = item;
    }
    if (!m_list->currentItem() || m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
    m_list->setVisible(first);
    m_nothing->setVisible(!first);
    if (!first)
        m_nothing->setText(tr("No preset of a graph has “%1” in its name or description. Try fewer letters.\n\n"
                              "Presets of tasks are in a task world: File > New task world.")
                               .arg(words.simplified()));
}

void PresetChooser::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->isHidden() || item->data(TextListDelegate::IsHeading).toBool())
        return;
    const QString preset = item->text();
    m_popup->hide();
    setFocus();
    Q_EMIT chosen(preset);
}

bool PresetChooser::eventFilter(QObject* watched, QEvent* event)
{
    // Arrow keys in the search line move in the list, so that hands can stay where they are.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int direction = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (direction != 0) {
            for (int i = m_list->currentRow() + direction; i >= 0 && i < m_list->count(); i += direction) {
                const QListWidgetItem* item = m_list->item(i);
                if (!item->isHidden() && !item->data(TextListDelegate::IsHeading).toBool()) {
                    m_list->setCurrentRow(i);
                    break;
                }
            }
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

}  // namespace disentangle
