// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/random_bar.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace disentangle {

RandomBar::RandomBar(ExperimentDocument* document, GraphPart part, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_part(part),
      m_density(new QSpinBox),
      m_seed(new QSpinBox),
      m_loops(new QCheckBox(tr("&Own pasts"))),
      m_again(new QPushButton(tr("&Draw")))
{
    m_density->setRange(0, 100);
    m_density->setValue(20);
    m_density->setSingleStep(5);
    m_density->setSuffix(tr(" %"));
    m_density->setAccessibleName(tr("Density"));
    m_density->setToolTip(tr("Chance of each edge to be there, 0 to 100 %"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("Same seed and density, same edges"));
    m_loops->setChecked(true);
    m_loops->setVisible(part == GraphPart::Gz);
    m_loops->setToolTip(tr("Every latent depends on its own past, whatever is drawn"));
    m_again->setToolTip(tr("Draws the edges, and others each time"));

    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close"), IconColour::muted));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setToolTip(tr("Done"));
    close->setAccessibleName(close->toolTip());
    auto* density = new QLabel(tr("D&ensity"));
    density->setBuddy(m_density);
    auto* seed = new QLabel(tr("&Seed"));
    seed->setBuddy(m_seed);

    // In two short rows, because two matrices side by side leave little width.
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, spacing::tight);
    grid->setHorizontalSpacing(spacing::tight + 2);
    grid->setVerticalSpacing(spacing::tight);
    grid->addWidget(density, 0, 0);
    grid->addWidget(m_density, 0, 1);
    grid->addWidget(close, 0, 3);
    grid->addWidget(seed, 1, 0);
    grid->addWidget(m_seed, 1, 1);
    grid->addWidget(m_loops, 2, 0, 1, 2);
    grid->addWidget(m_again, 3, 0, 1, 2);
    grid->setColumnStretch(2, 1);
    m_seed->setMaximumWidth(m_density->sizeHint().width() + 20);
    hide();

    connect(m_density, &QSpinBox::valueChanged, this, &RandomBar::draw);
    connect(m_seed, &QSpinBox::valueChanged, this, [this] {
        m_document->endSliding();
        draw();
    });
    connect(m_loops, &QCheckBox::toggled, this, &RandomBar::draw);
    connect(m_again, &QPushButton::clicked, this, &RandomBar::drawAgain);
    connect(close, &QToolButton::clicked, this, &RandomBar::close);
}

void RandomBar::open()
{
    m_drawn = false;
    show();
    m_density->setFocus();
    m_density->selectAll();
}

void RandomBar::close()
{
    hide();
    m_document->endSliding();
    Q_EMIT closed();
}

void RandomBar::drawAgain()
{
    m_document->endSliding();
    if (m_drawn) {
        const QSignalBlocker quiet(m_seed);
        m_seed->setValue(m_seed->value() + 1);
    }
    draw();
}

void RandomBar::draw()
{
    const Adjacency* present = m_document->matrix(m_part);
    if (!present)
        return;
    m_drawn = true;
    m_document->setMatrix(m_part,
                          random_adjacency(present->rows(), present->cols(), m_density->value() / 100.0,
                                           m_part == GraphPart::Gz && m_loops->isChecked(),
                                           static_cast<std::uint64_t>(m_seed->value())),
                          tr("Random %1 of %2 %, seed %3")
                              .arg(m_part == GraphPart::Ga ? QStringLiteral("Ga") : QStringLiteral("Gz"))
                              .arg(m_density->value())
                              .arg(m_seed->value()),
                          ExperimentDocument::Merge::sliding);
}

void RandomBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        drawAgain();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace disentangle
