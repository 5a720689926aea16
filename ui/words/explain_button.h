// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <QToolButton>

class QLabel;

namespace disentangle {

/// What a view or a panel shows, beside the button that asked: docs/views.md. Its words lead to what they mean, which is
/// then written below. Escape or a click elsewhere closes it.
class ExplanationPopup : public QFrame {
    Q_OBJECT

public:
    /// `subject`: an id of docs/views.md ("view scores").
    explicit ExplanationPopup(const QString& subject, QWidget* parent);

    /// As plain text.
    QString text() const;
    /// Writes what a word of the glossary means below the others, or takes it away again.
    void toggleWord(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fill();

    QString m_subject;
    QString m_word;  ///< id of the word that is explained, or empty
    QLabel* m_text;
};

/// "?": What am I looking at? Stands in the header of a view or panel.
class ExplainButton : public QToolButton {
    Q_OBJECT

public:
    explicit ExplainButton(QWidget* parent = nullptr);
    explicit ExplainButton(const QString& subject, QWidget* parent = nullptr);

    /// An id of docs/views.md; of one that is not there, or of none, the button is hidden.
    void setSubject(const QString& subject);
    QString subject() const { return m_subject; }
    /// The popup that is open, or nullptr.
    ExplanationPopup* popup() const;

private:
    void explain();

    QString m_subject;
};

}  // namespace disentangle
