// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_form.h"

#include "core/figure/request.h"
#include "ui/language/translated.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace disentangle {
namespace {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QDoubleSpinBox* lengthBox(double low, double high, int decimals, const QString& unit, const QString& name)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setDecimals(decimals);
    box->setSuffix(QLatin1Char(' ') + unit);
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

QSpinBox* countBox(int low, int high, const QString& name)
{
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

void select(QComboBox& box, const QVariant& value)
{
    if (const int index = box.findData(value); index >= 0)
        box.setCurrentIndex(index);
}

}  // namespace

FigureForm::FigureForm(const FigureSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_viewsKey(subject.settings),
      m_grid(new QComboBox),
      m_format(new QComboBox),
      m_size(new QComboBox),
      m_theme(new QComboBox),
      m_step(countBox(0, 0, tr("Step"))),
      m_dpi(countBox(static_cast<int>(FigureExport::leastDpi), static_cast<int>(FigureExport::mostDpi),
                     tr("Dots per inch"))),
      m_frames(countBox(1, FigureExport::mostFrames, tr("Frames"))),
      m_width(lengthBox(figure::least_mm, figure::most_mm, 1, tr("mm"), tr("Width"))),
      m_height(lengthBox(0, figure::most_mm, 1, tr("mm"), tr("Height"))),
      m_font(lengthBox(figure::least_pt, figure::most_pt, 1, tr("pt"), tr("Font size"))),
      m_perSecond(lengthBox(0.1, 50, 1, tr("a second"), tr("Frames a second"))),
      m_bodyOnly(new QCheckBox(tr("Picture alone, for a document of your own")))
{
    auto* views = new QWidget;
    auto* grid = new QGridLayout(views);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(spacing::hair);
    // Names of a word or two stand in two columns, whole sentences under each other.
    const bool inPairs = subject.choices.size() > 4;
    for (const FigureChoice& choice : subject.choices) {
        auto* box = new QCheckBox(choice.name);
        box->setToolTip(choice.sentence);
        box->setObjectName(choice.id);
        connect(box, &QCheckBox::toggled, this, &FigureForm::changed);
        const int index = static_cast<int>(m_views.size());
        const int rows = static_cast<int>(inPairs ? (subject.choices.size() + 1) / 2 : subject.choices.size());
        grid->addWidget(box, index % rows, index / rows);
        m_views.append(box);
    }
    m_grid->addItem(tr("as the width allows"), 0);
    for (int columns = 1; columns <= 4; ++columns)
        m_grid->addItem(tr("%n column(s)", nullptr, columns), columns);
    m_grid->setAccessibleName(tr("Grid of views"));
    for (const FigureFormatInfo& info : figureFormats())
        if (subject.steps || (info.format != FigureFormat::gif && info.format != FigureFormat::frames))
            m_format->addItem(translated(info.name), static_cast<int>(info.format));
    m_format->setAccessibleName(tr("Format"));
    for (const figure::SizePreset& preset : figure::size_presets())
        m_size->addItem(translated(preset.name), qt(preset.id));
    m_size->addItem(tr("Own size"), QString());
    m_size->setAccessibleName(tr("Size"));
    m_theme->addItem(tr("Light"), static_cast<int>(figure::Theme::light));
    m_theme->addItem(tr("Dark"), static_cast<int>(figure::Theme::dark));
    m_theme->addItem(tr("Grey, safe for copiers"), static_cast<int>(figure::Theme::grey));
    m_theme->setAccessibleName(tr("Colours"));
    m_height->setSpecialValueText(tr("as needed"));
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setValue(300);
    m_frames->setValue(60);
    m_perSecond->setValue(10);

    auto* size = new QWidget;
    auto* sizeRow = new QHBoxLayout(size);
    sizeRow->setContentsMargins(0, 0, 0, 0);
    sizeRow->setSpacing(spacing::tight);
    sizeRow->addWidget(m_width, 1);
    sizeRow->addWidget(new QLabel(QStringLiteral("×")));
    sizeRow->addWidget(m_height, 1);

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Views"), views);
    form->addRow(tr("Grid"), m_grid);
    m_step->setGroupSeparatorShown(true);  // as the last one in its suffix is written
    form->addRow(tr("Step"), m_step);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Size"), m_size);
    form->addRow(QString(), size);
    form->addRow(tr("Font"), m_font);
    form->addRow(tr("Colours"), m_theme);
    form->addRow(tr("Resolution"), m_dpi);
    form->addRow(tr("Frames"), m_frames);
    form->addRow(tr("Speed"), m_perSecond);
    form->addRow(QString(), m_bodyOnly);
    form->setRowVisible(m_step, subject.steps.has_value());
    if (subject.steps)
        setSteps(*subject.steps);
    m_ofPictures = {m_dpi, form->labelForField(m_dpi)};
    m_ofAnimations = {m_frames, form->labelForField(m_frames), m_perSecond, form->labelForField(m_perSecond)};

    for (QComboBox* box : {m_grid, m_theme})
        connect(box, &QComboBox::currentIndexChanged, this, &FigureForm::changed);
    for (QSpinBox* box : {m_step, m_dpi, m_frames})
        connect(box, &QSpinBox::valueChanged, this, &FigureForm::changed);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        refreshEnabled();
        Q_EMIT changed();
    });
    connect(m_size, &QComboBox::currentIndexChanged, this, &FigureForm::applyPreset);
    for (QDoubleSpinBox* box : {m_width, m_height, m_font})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureForm::noteOwnSize);
    connect(m_bodyOnly, &QCheckBox::toggled, this, &FigureForm::changed);
    connect(m_perSecond, &QDoubleSpinBox::valueChanged, this, &FigureForm::changed);
    applyPreset();
    refreshEnabled();
}

void FigureForm::setSteps(const FigureSteps& steps)
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    m_step->setRange(static_cast<int>(std::min(steps.first, most)), static_cast<int>(std::min(steps.last, most)));
    m_step->setValue(static_cast<int>(std::clamp(steps.shown, steps.first, std::max(steps.first, steps.last))));
    m_step->setSuffix(tr(" of %L1").arg(steps.last));
}

void FigureForm::setView(const QString& id)
{
    for (QCheckBox* box : m_views) {
        const QSignalBlocker quiet(box);
        box->setChecked(box->objectName() == id);
    }
    Q_EMIT changed();
}

FigureFormat FigureForm::format() const
{
    return static_cast<FigureFormat>(m_format->currentData().toInt());
}

FigureExport FigureForm::choice() const
{
    FigureExport chosen;
    for (const QCheckBox* box : m_views)
        if (box->isChecked())
            chosen.request.views.push_back(box->objectName().toStdString());
    chosen.request.columns = m_grid->currentData().toInt();
    chosen.request.step = m_step->value();
    chosen.request.format.width = m_width->value();
    if (m_height->value() > 0)
        chosen.request.format.height = m_height->value();
    chosen.request.format.font = m_font->value();
    chosen.request.format.theme = static_cast<figure::Theme>(m_theme->currentData().toInt());
    chosen.format = format();
    chosen.dpi = m_dpi->value();
    chosen.frames = m_frames->value();
    chosen.perSecond = m_perSecond->value();
    chosen.bodyOnly = m_bodyOnly->isChecked();
    return chosen;
}

void FigureForm::applyPreset()
{
    const QString id = m_size->currentData().toString();
    if (id.isEmpty())
        return;
    const figure::SizePreset& preset = figure::parse_size(id.toStdString());
    m_applying = true;
    m_width->setValue(preset.width);
    m_height->setValue(preset.height.value_or(0));
    m_font->setValue(preset.font);
    m_applying = false;
    Q_EMIT changed();
}

void FigureForm::noteOwnSize()
{
    if (m_applying)
        return;
    const QSignalBlocker quiet(m_size);
    select(*m_size, QString());
    Q_EMIT changed();
}

void FigureForm::refreshEnabled()
{
    const bool animated = format() == FigureFormat::gif || format() == FigureFormat::frames;
    for (QWidget* widget : std::as_const(m_ofPictures))
        widget->setVisible(animated || format() == FigureFormat::png);
    for (QWidget* widget : std::as_const(m_ofAnimations))
        widget->setVisible(animated);
    m_bodyOnly->setVisible(format() == FigureFormat::tex);
}

void FigureForm::restore(const QSettings& settings)
{
    const QStringList views =
        settings.value(m_viewsKey, QStringList{QStringLiteral("scores"), QStringLiteral("graphs")}).toStringList();
    for (QCheckBox* box : m_views)
        box->setChecked(views.contains(box->objectName()));
    select(*m_grid, settings.value(QStringLiteral("figure/columns"), 0));
    select(*m_format, settings.value(QStringLiteral("figure/format"), static_cast<int>(FigureFormat::pdf)));
    select(*m_size, settings.value(QStringLiteral("figure/size"), QStringLiteral("single")));
    if (m_size->currentData().toString().isEmpty()) {
        m_width->setValue(settings.value(QStringLiteral("figure/width"), 89).toDouble());
        m_height->setValue(settings.value(QStringLiteral("figure/height"), 0).toDouble());
        m_font->setValue(settings.value(QStringLiteral("figure/font"), 7).toDouble());
    }
    select(*m_theme, settings.value(QStringLiteral("figure/theme"), 0));
    m_dpi->setValue(settings.value(QStringLiteral("figure/dpi"), 300).toInt());
    m_frames->setValue(settings.value(QStringLiteral("figure/frames"), 60).toInt());
    m_perSecond->setValue(settings.value(QStringLiteral("figure/speed"), 10).toDouble());
    m_bodyOnly->setChecked(settings.value(QStringLiteral("figure/bodyOnly"), false).toBool());
}

void FigureForm::remember(QSettings& settings) const
{
    QStringList views;
    for (const QCheckBox* box : m_views)
        if (box->isChecked())
            views.append(box->objectName());
    settings.setValue(m_viewsKey, views);
    settings.setValue(QStringLiteral("figure/columns"), m_grid->currentData());
    settings.setValue(QStringLiteral("figure/format"), m_format->currentData());
    settings.setValue(QStringLiteral("figure/size"), m_size->currentData());
    settings.setValue(QStringLiteral("figure/width"), m_width->value());
    settings.setValue(QStringLiteral("figure/height"), m_height->value());
    settings.setValue(QStringLiteral("figure/font"), m_font->value());
    settings.setValue(QStringLiteral("figure/theme"), m_theme->currentData());
    settings.setValue(QStringLiteral("figure/dpi"), m_dpi->value());
    settings.setValue(QStringLiteral("figure/frames"), m_frames->value());
    settings.setValue(QStringLiteral("figure/speed"), m_perSecond->value());
    settings.setValue(QStringLiteral("figure/bodyOnly"), m_bodyOnly->isChecked());
}

}  // namespace disentangle
