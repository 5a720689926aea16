// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/plain_world.h"

#include "ui/document/experiment_document.h"
#include "ui/style/theme.h"

#include <QLabel>

namespace disentangle {
namespace {

QLabel* sentence(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setMargin(spacing::wide);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

PlainWorld::PlainWorld(ExperimentDocument* document)
    : m_document(document),
      m_world(sentence({})),
      m_verdict(sentence(tr("No graph is drawn that theory could judge. Runs show what was learned."))),
      m_preview(sentence(tr("Runs show rows of these data.")))
{
    connect(document, &ExperimentDocument::changed, this, &PlainWorld::refresh);
    refresh();
}

QWidget* PlainWorld::world() const
{
    return m_world;
}

QWidget* PlainWorld::verdict() const
{
    return m_verdict;
}

QWidget* PlainWorld::preview() const
{
    return m_preview;
}

QString PlainWorld::promise() const
{
    return tr("no graph to judge");
}

void PlainWorld::refresh()
{
    m_world->setText(tr("The data are of the kind “%1”. Their parameters are edited in Parameters; Run trains on them.")
                         .arg(QString::fromStdString(m_document->experiment().data_kind)));
}

}  // namespace disentangle
