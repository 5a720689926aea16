// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/parameter_form.h"

#include "ui/document/parameter_row.h"
#include "ui/language/translated.h"
#include "ui/style/icons.h"
#include "ui/style/search_field.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

constexpr int helpLines = 10;

QString groupOf(const std::string& key)
{
    const auto dot = key.find('.');
    if (dot == std::string::npos)
        return ParameterForm::tr("Experiment");
    std::string group = key.substr(0, dot);
    group[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(group[0])));
    return translated(group);
}

}  // namespace

ParameterForm::ParameterForm(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_search(new QLineEdit),
      m_nothing(new QLabel(tr("No such parameter."))),
      m_help(new QLabel)
{
    makeSearchField(*m_search, tr("Find a parameter"));
    m_search->setClearButtonEnabled(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(spacing::wide, 0, spacing::wide, 0);
    m_nothing->hide();
    auto* head = new QVBoxLayout;
    head->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::tight);
    head->addWidget(m_search);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_nothing);
    m_help->setWordWrap(true);
    m_help->setTextFormat(Qt::RichText);
    m_help->setFont(captionFont());
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_help->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_help->setContentsMargins(spacing::wide, spacing::tight, spacing::wide, spacing::tight);
    m_help->setText(tr("Choose a parameter to read what it does, its range, default and source."));
    // As tall as the longest help, so that the form does not move while one goes from row to row.
    m_help->setFixedHeight(helpLines * QFontMetrics(captionFont()).lineSpacing() + 2 * spacing::tight);
    connect(m_search, &QLineEdit::textChanged, this, &ParameterForm::filter);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { describe(now); });
}

void ParameterForm::showEvent(QShowEvent* event)
{
    build();
    QWidget::showEvent(event);
}

void ParameterForm::build()
{
    if (std::exchange(m_built, true))
        return;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::tight, spacing::tight, spacing::normal, spacing::wide);
    column->setSpacing(spacing::normal);
    QString name;
    QVBoxLayout* rows = nullptr;
    for (const Parameter& parameter : parameters()) {
        if (const QString group = groupOf(parameter.key); group != name) {
            name = group;
            auto* body = new QWidget;
            rows = new QVBoxLayout(body);
            rows->setContentsMargins(0, 0, 0, 0);
            rows->setSpacing(0);
            m_groups.push_back({new Section(name, body), {}});
            column->addWidget(m_groups.back().section);
        }
        auto* row = new ParameterRow(m_document, parameter);
        connect(row, &ParameterRow::problemChanged, this, &ParameterForm::problemChanged);
        rows->addWidget(row);
        m_groups.back().rows.push_back(row);
    }
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    m_scroll = scroll;
    auto* rule = new QWidget;
    rule->setFixedHeight(1);
    rule->setBackgroundRole(QPalette::Mid);
    rule->setAutoFillBackground(true);
    auto* whole = qobject_cast<QVBoxLayout*>(layout());
    whole->addWidget(scroll, 1);
    whole->addWidget(rule);
    whole->addWidget(m_help);
    // A child made while its parent is being shown is not shown with it.
    for (QWidget* child : {static_cast<QWidget*>(scroll), static_cast<QWidget*>(rule), static_cast<QWidget*>(m_help)})
        child->show();
    connect(m_document, &ExperimentDocument::changed, this, &ParameterForm::refresh);
    refresh();
}

ParameterRow* ParameterForm::row(const std::string& key)
{
    build();
    for (const Group& group : m_groups)
        for (ParameterRow* row : group.rows)
            if (row->key() == key)
                return row;
    return nullptr;
}

QString ParameterForm::firstProblem() const
{
    for (const Group& group : m_groups)
        for (const ParameterRow* row : group.rows)
            if (!row->problem().isEmpty())
                return QStringLiteral("%1 / %2: %3").arg(group.section->title(), row->label(), row->problem());
    return {};
}

void ParameterForm::reveal(const std::string& key)
{
    ParameterRow* wanted = row(key);
    if (!wanted)
        return;
    m_search->clear();
    for (const Group& group : m_groups)
        if (std::find(group.rows.begin(), group.rows.end(), wanted) != group.rows.end())
            group.section->setOpen(true);
    static_cast<QScrollArea*>(m_scroll)->ensureWidgetVisible(wanted);
    wanted->editor()->setFocus();
}

void ParameterForm::refresh()
{
    bool otherKinds = false;
    for (const Group& group : m_groups) {
        int changed = 0;
        for (ParameterRow* row : group.rows) {
            row->refresh();
            otherKinds = otherKinds || row->matches(m_search->text()) == row->isHidden();
            changed += m_document->isDefault(row->key()) ? 0 : 1;
        }
        group.section->setNote(changed > 0 ? tr("%1 changed").arg(changed) : QString());
    }
    if (otherKinds)
        filter(m_search->text());
    // The default may have moved with the world.
    if (m_described)
        m_help->setText(m_described->help());
}

void ParameterForm::describe(QWidget* focused)
{
    ParameterRow* row = nullptr;
    for (QWidget* widget = focused; widget && widget != this && !row; widget = widget->parentWidget())
        row = qobject_cast<ParameterRow*>(widget);
    if (!row || !isAncestorOf(row))
        return;
    m_described = row;
    const QString help = row->help();
    m_help->setText(help);
    row->editor()->setAccessibleDescription(QTextDocumentFragment::fromHtml(help).toPlainText());
}

void ParameterForm::filter(const QString& words)
{
    bool any = false;
    for (const Group& group : m_groups) {
        bool some = false;
        for (ParameterRow* row : group.rows) {
            const bool shown = row->matches(words);
            row->setVisible(shown);
            some = some || shown;
        }
        group.section->setVisible(some);
        if (some && !words.isEmpty())
            group.section->setOpen(true);
        any = any || some;
    }
    m_nothing->setVisible(!any && m_built);
}

}  // namespace disentangle
