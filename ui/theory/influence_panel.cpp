#include "ui/theory/influence_panel.h"

#include "ui/style/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <exception>
#include <string>

namespace disentangle {
namespace {

// The time test decomposes a matrix of about 4 E x E for E edges: beyond this it takes seconds.
constexpr int edgesTestedUnasked = 150;

QString line(const InfluenceRank& rank, const QString& what)
{
    const QChar glyph(rank.holds() ? 0x2713 : 0x2717);  // ✓ ✗
    const QString colour = (rank.holds() ? colours().good : colours().bad).name();
    return QStringLiteral("<div><span style='color:%1'>%2</span> %3</div>").arg(colour, glyph, what);
}

}  // namespace

InfluencePanel::InfluencePanel(ExperimentDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_text(new QLabel), m_test(new QPushButton(tr("&Test influence")))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Sufficient influence"));
    m_test->setToolTip(tr("The rank test of this many edges takes a while; it runs in the background."));
    m_test->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::normal, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addWidget(m_text);
    column->addWidget(m_test, 0, Qt::AlignLeft);

    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &InfluencePanel::start);
    connect(m_test, &QPushButton::clicked, this, &InfluencePanel::start);
    connect(document, &ExperimentDocument::changed, this, &InfluencePanel::documentChanged);
    connect(&theme(), &Theme::themeChanged, this, [this] {
        if (m_influence)
            show(*m_influence);
    });
    documentChanged();
}

InfluencePanel::~InfluencePanel()
{
    ++m_generation;
    m_pool.clear();
    m_pool.waitForDone();
}

QString InfluencePanel::text() const
{
    return m_text->text();
}

void InfluencePanel::documentChanged()
{
    const WorldSpec& world = m_document->experiment().world;
    // What the test looks at; sizes of splits and the mixing do not matter to it.
    const bool same = m_generation > 0 && world.graph == m_world.graph && world.mechanism == m_world.mechanism
                      && world.variance == m_world.variance && world.latent_variance == m_world.latent_variance
                      && world.action_range == m_world.action_range && world.mixing_seed == m_world.mixing_seed;
    if (same)
        return;
    m_world = world;
    ++m_generation;
    m_influence.reset();
    const int edges = world.graph.Gz ? world.graph.Gz->edges() : 0;
    const bool asked = edges > edgesTestedUnasked;
    m_test->setVisible(asked);
    m_busy = !asked;
    m_text->setText(asked ? tr("Not tested: %1 edges in time take a while.").arg(edges) : tr("Testing …"));
    if (asked)
        m_pause.stop();
    else
        m_pause.start();
}

void InfluencePanel::start()
{
    m_test->hide();
    m_busy = true;
    m_text->setText(tr("Testing …"));
    m_pool.clear();
    m_pool.start([this, world = m_world, generation = m_generation] {
        std::optional<Influence> result;
        QString wrong;
        try {
            result = test_influence(*make_transition(world));
        } catch (const std::exception& error) {
            wrong = QString::fromUtf8(error.what());
        }
        // The destructor waits for this, so `this` is alive; a queued call dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, generation, result = std::move(result), wrong] {
                if (generation != m_generation)
                    return;
                m_busy = false;
                m_influence = result;
                if (result)
                    show(*result);
                else
                    m_text->setText(wrong.toHtmlEscaped());
                Q_EMIT tested();
            },
            Qt::QueuedConnection);
    });
}

void InfluencePanel::show(const Influence& influence)
{
    QString html;
    if (!influence.actions.empty()) {
        const auto& names = m_world.graph.actions;
        int holding = 0;
        for (const InfluenceRank& rank : influence.actions)
            holding += rank.holds() ? 1 : 0;
        const int count = static_cast<int>(influence.actions.size());
        if (holding == count) {
            html += line({1, 1}, tr("Actions: every column has the rank it needs (%1 of %2).").arg(holding).arg(count));
        } else {
            for (int l = 0; l < count; ++l) {
                const InfluenceRank& rank = influence.actions[static_cast<std::size_t>(l)];
                if (!rank.holds())
                    html += line(rank, tr("%1: rank %2, needs %3")
                                           .arg(QString::fromStdString(names[static_cast<std::size_t>(l)]).toHtmlEscaped())
                                           .arg(rank.rank)
                                           .arg(rank.needed));
            }
            if (holding > 0)
                html += line({1, 1}, tr("The other %1 actions have the rank they need.").arg(holding));
        }
    }
    if (influence.time)
        html += line(*influence.time, tr("Time (%1): rank %2 of %3")
                                          .arg(QString::fromStdString(influence.time_form).toHtmlEscaped())
                                          .arg(influence.time->rank)
                                          .arg(influence.time->needed));
    for (const std::string& caveat : influence.caveats)
        html += QStringLiteral("<div style='color:%1; margin-top:4px'>%2</div>")
                    .arg(colours().mutedText.name(), QString::fromStdString(caveat).toHtmlEscaped());
    m_text->setText(html);
}

}  // namespace disentangle
