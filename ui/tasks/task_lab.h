// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDialog>

#include <memory>
#include <nlohmann/json_fwd.hpp>

class QBoxLayout;
class QComboBox;
class QCPGraph;
class QCustomPlot;
class QGridLayout;
class QLabel;
class QProcess;
class QSlider;

namespace disentangle {

/// A study that the engine computes whole, so that nothing lags when its sliders are dragged: a sentence on what it is, the
/// controls, a line that reads the present place out, and plots.
class TaskLab : public QDialog {
    Q_OBJECT

public:
    ~TaskLab() override;

    /// Lets the engine compute all places; takes seconds.
    void compute();
    /// What the engine printed. Returns what is wrong with it, or an empty text.
    QString take(const QByteArray& json);
    QString readout() const;

protected:
    /// `study`: what `disentangle` is asked for, with its options. `size`: of the window, where its screen has room; plots
    /// stand beside each other on one that is too low for them below each other.
    TaskLab(const QString& intro, const QStringList& study, const QSize& size, QWidget* parent);

    QComboBox* addChoice(const QString& label, const QString& accessibleName);
    /// A slider with its value beside it; `widest`: the widest text of that.
    QSlider* addSlider(const QString& label, const QString& accessibleName, const QString& widest, QLabel*& value);
    QCustomPlot* addPlot(const QString& x, const QString& y, const QString& accessibleName);
    /// A curve with discs, or dashed with squares; `mark`: one large point without a line.
    static QCPGraph* addCurve(QCustomPlot& plot, int category, bool dashed, bool mark = false);
    /// Beside the axes.
    static void showLegend(QCustomPlot& plot);
    void say(const QString& text);

    /// Takes what the engine printed; false when it holds no place. Throws nlohmann::json::exception.
    virtual bool read(const nlohmann::json& all) = 0;
    virtual void showHere() = 0;

private:
    void addRow(const QString& label, QWidget* control, QLabel* value);

    QStringList m_study;
    std::unique_ptr<QProcess> m_engine;
    QGridLayout* m_controls;
    QBoxLayout* m_plots;
    QLabel* m_readout;
};

}  // namespace disentangle
