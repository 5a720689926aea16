// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/influence_panel.h"

#include "ui/language/translated.h"
#include "ui/style/theme.h"
#include "ui/theory/influence_text.h"
#include "ui/theory/linked_text.h"

#include <QVBoxLayout>

#include <exception>

namespace disentangle {

InfluencePanel::InfluencePanel(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_state(new LinkedText), m_text(new LinkedText)
{
    m_text->setAccessibleName(tr("Sufficient influence"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::normal, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addWidget(m_state);
    column->addWidget(m_text);

    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &InfluencePanel::start);
    connect(document, &ExperimentDocument::changed, this, &InfluencePanel::documentChanged);
    connect(m_text, &QLabel::linkActivated, this,
            [this](const QString& href) { Q_EMIT linkActivated(href, m_text->placeBelow()); });
    connect(&theme(), &Theme::themeChanged, this, [this] {
        if (m_influence)
            showResult();
    });
    documentChanged();
}

QString InfluencePanel::text() const
{
    return m_text->text();
}

QString InfluencePanel::note() const
{
    if (m_influence)
        return influenceNote(*m_influence, *m_world);
    return m_wrong.isEmpty() ? tr("testing …") : tr("not tested");
}

void InfluencePanel::documentChanged()
{
    const WorldSpec& world = m_document->world();
    // What the test depends on, and what else takes a promise away; sizes of splits and the mixing are not part of it.
    const bool same = m_world && world.graph == m_world->graph && world.mechanism == m_world->mechanism &&
                      world.variance == m_world->variance && world.latent_variance == m_world->latent_variance &&
                      world.action_range == m_world->action_range && world.mixing_seed == m_world->mixing_seed &&
                      world.violations == m_world->violations;
    if (same)
        return;
    m_world = world;
    m_influence.reset();
    m_wrong.clear();
    m_task.drop();
    m_state->setHtml(m_text->text().isEmpty() ? tr("Testing …") : tr("Out of date: testing the changed world …"));
    m_text->setEnabled(false);
    m_pause.start();
    Q_EMIT testing();
}

void InfluencePanel::start()
{
    m_task.ask([this, world = *m_world](const std::stop_token& stop) -> NewestTask::Delivery {
        std::optional<Influence> result;
        QString wrong;
        try {
            result = test_influence(*make_transition(world), 0, stop);
        } catch (const std::exception& error) {
            wrong = translated(error.what());
        }
        return [this, result = std::move(result), wrong] {
            m_influence = result;
            m_wrong = wrong;
            showResult();
            Q_EMIT tested();
        };
    });
}

void InfluencePanel::showResult()
{
    m_text->setEnabled(true);
    m_state->setHtml(m_wrong.toHtmlEscaped());
    m_text->setHtml(m_influence ? influenceText(*m_influence, *m_world) : QString());
}

}  // namespace disentangle
