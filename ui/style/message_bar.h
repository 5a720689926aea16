// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace disentangle {

/// What the program has to say, in a strip above the views: an icon, a sentence that can be copied, buttons for the way
/// out, and a close button. Never in the way, never modal. Several messages stand below each other.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { info, warning, error };
    struct Action {
        QString label;
        std::function<void()> run;  ///< the message is closed before it runs
    };

    explicit MessageBar(QWidget* parent = nullptr);

    /// A message about `subject` (never shown: "file", "engine") takes the place of an earlier one about the same.
    void show(Kind kind, const QString& subject, const QString& text, const QList<Action>& actions = {},
              std::function<void()> dismissed = {});
    void dismiss(const QString& subject);
    /// Text of the message about `subject`, or empty.
    QString text(const QString& subject) const;
    int count() const;

private:
    QWidget* find(const QString& subject) const;
    void remove(QWidget* message);

    QVBoxLayout* m_column;
};

}  // namespace disentangle
