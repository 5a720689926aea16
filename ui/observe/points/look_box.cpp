// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/look_box.h"

#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace disentangle {

LookBox::LookBox(QWidget* parent) : QWidget(parent), m_look(new QComboBox(this)), m_frame(new QComboBox(this))
{
    m_look->addItem(tr("lines"), static_cast<int>(StripLook::lines));
    m_look->addItem(tr("heat"), static_cast<int>(StripLook::heat));
    m_look->addItem(tr("images"), static_cast<int>(StripLook::frames));
    m_look->setAccessibleName(tr("Draw x as"));
    m_look->setToolTip(tr("lines: a line for each dimension of x\nheat: a row of colours for each dimension\n"
                          "images: where x is a picture; choose its width and height"));
    m_frame->setAccessibleName(tr("Width and height of x"));
    m_frame->setToolTip(tr("Width × height of x as an image"));
    m_frame->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::tight);
    row->addWidget(m_look);
    row->addWidget(m_frame);
    connect(m_look, &QComboBox::activated, this, [this] {
        m_frame->setVisible(look() == StripLook::frames);
        Q_EMIT changed();
    });
    connect(m_frame, &QComboBox::activated, this, &LookBox::changed);
}

void LookBox::setRun(const RunModel& run, int dimensions, const Shape& picture)
{
    m_picture = picture;
    setVisible(!picture.is_frame());
    if (picture.is_frame())
        return;
    if (dimensions != m_dimensions) {
        m_dimensions = dimensions;
        m_frame->clear();
        for (const QSize& size : frameSizes(dimensions))
            m_frame->addItem(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
    }
    if (run.frame().isValid())
        m_frame->setCurrentIndex(std::max(0, m_frame->findData(run.frame())));
}

StripLook LookBox::look() const
{
    return m_picture.is_frame() ? StripLook::frames : static_cast<StripLook>(m_look->currentData().toInt());
}

StripStyle LookBox::style() const
{
    StripStyle style;
    style.look = look();
    style.frame = frame();
    style.channels = m_picture.is_frame() ? m_picture.channels : 0;
    return style;
}

void LookBox::setLook(StripLook look)
{
    m_look->setCurrentIndex(m_look->findData(static_cast<int>(look)));
    m_frame->setVisible(look == StripLook::frames);
}

QSize LookBox::frame() const
{
    if (m_picture.is_frame())
        return {m_picture.width, m_picture.height};
    return look() == StripLook::frames ? m_frame->currentData().toSize() : QSize();
}

}  // namespace disentangle
