// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure/figure_subject.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSettings;
class QSpinBox;

namespace disentangle {

/// What a figure is to show and how it is written: views, step, format, size, look.
class FigureForm : public QWidget {
    Q_OBJECT
public:
    explicit FigureForm(const FigureSubject& subject, QWidget* parent = nullptr);

    /// Checks this view alone.
    void setView(const QString& id);
    /// As chosen, without a target. No views where none is checked.
    FigureExport choice() const;

    void restore(const QSettings& settings);
    void remember(QSettings& settings) const;

Q_SIGNALS:
    void changed();

private:
    void setSteps(const FigureSteps& steps);
    void applyPreset();
    void noteOwnSize();
    void refreshEnabled();
    FigureFormat format() const;

    QString m_viewsKey;  ///< in the settings
    QList<QCheckBox*> m_views;
    QComboBox *m_grid, *m_format, *m_size, *m_theme;
    QSpinBox *m_step, *m_dpi, *m_frames;
    QDoubleSpinBox *m_width, *m_height, *m_font, *m_perSecond;
    QCheckBox* m_bodyOnly;
    QList<QWidget*> m_ofPictures, m_ofAnimations;
    bool m_applying = false;
};

}  // namespace disentangle
