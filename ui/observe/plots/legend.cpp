// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/legend.h"

#include "ui/style/flow_layout.h"
#include "ui/observe/plots/legend_button.h"
#include "ui/style/theme.h"

#include <algorithm>
#include <utility>

namespace disentangle {

Legend::Legend(QWidget* parent) : QWidget(parent)
{
    auto* layout = new FlowLayout(this, spacing::tight, 0);
    layout->setContentsMargins(spacing::tight, 0, spacing::tight, 0);
    // Fixed would mean the height of the hint, whatever the rows that this width needs.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Legend::setEntries(const QList<Entry>& entries)
{
    while (m_buttons.size() > entries.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < entries.size()) {
        const int index = count();
        auto* button = new LegendButton(this);
        connect(button, &LegendButton::toggled, this, [this, index](bool shown) { Q_EMIT toggled(index, shown); });
        layout()->addWidget(button);
        m_buttons.append(button);
    }
    for (int i = 0; i < count(); ++i) {
        m_buttons[i]->setCurve(entries[i].name, entries[i].brief, entries[i].pen, entries[i].widestValue);
        m_buttons[i]->setToolTip(entries[i].tip + tr("\nClick to hide or show it."));
    }
    fit();
}

void Legend::fit()
{
    const auto between = [](int count) { return std::max(0, count - 1) * spacing::tight; };
    int wanted = 0, shown = 0;
    for (const LegendButton* button : std::as_const(m_buttons))
        if (button->isPresent()) {
            wanted += button->wholeWidth();
            ++shown;
        }
    const bool brief = wanted + between(shown) > contentsRect().width() - 2 * spacing::tight;
    for (LegendButton* button : std::as_const(m_buttons))
        button->setBrief(brief);
}

void Legend::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Legend::setValue(int index, const QString& value)
{
    const int before = m_buttons[index]->wholeWidth();
    m_buttons[index]->setValue(value);
    if (m_buttons[index]->wholeWidth() != before)
        fit();
}

void Legend::setPresent(int index, bool present)
{
    m_buttons[index]->setPresent(present);
    fit();
}

bool Legend::isShown(int index) const
{
    return m_buttons[index]->isChecked();
}

void Legend::setShown(int index, bool shown)
{
    const QSignalBlocker quiet(m_buttons[index]);
    m_buttons[index]->setChecked(shown);
    m_buttons[index]->update();
}

QString Legend::name(int index) const
{
    return m_buttons[index]->text();
}

QString Legend::value(int index) const
{
    return m_buttons[index]->value();
}

}  // namespace disentangle
