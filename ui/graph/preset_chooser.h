#pragma once

#include <QToolButton>

class QLineEdit;
class QListWidget;

namespace disentangle {

/// A button that names the present preset and opens a searchable list of all of them, grouped, each with its
/// sentence and source. Typing filters, arrows move, Enter chooses, Escape closes.
class PresetChooser : public QToolButton {
    Q_OBJECT

public:
    explicit PresetChooser(QWidget* parent = nullptr);

    /// Shown on the button; `detail` in the tool tip.
    void setCurrent(const QString& name, const QString& detail);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void openList();

Q_SIGNALS:
    void chosen(const QString& preset);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildList();
    void filter(const QString& words);
    void choose();

    QWidget* m_popup = nullptr;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
};

}  // namespace disentangle
