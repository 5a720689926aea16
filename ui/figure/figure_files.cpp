// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_files.h"

#include "core/base/error.h"
#include "core/figure/text.h"
#include "ui/figure/figure_painter.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

#include <cmath>

namespace disentangle {
namespace {

constexpr double mmPerInch = 25.4, pointsPerInch = 72;
constexpr int pdfDotsPerInch = 1200;  // Qt rounds positions of glyphs to these

/// Overwrites date and identifier of a PDF by as many zeros, so that no offset in it moves.
void removeTimeOf(QByteArray& pdf)
{
    static const QRegularExpression places(QStringLiteral(
        "/CreationDate \\(D:([^)]*)\\)|/ModDate \\(D:([^)]*)\\)|<xmp:(?:Create|Modify|Metadata)Date>([^<]*)<|"
        "uuid:([0-9a-fA-F-]+)|/ID \\[ *<([0-9a-fA-F]+)> *<([0-9a-fA-F]+)> *\\]"));
    const QString text = QString::fromLatin1(pdf);
    for (auto match = places.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        for (int group = 1; group <= found.lastCapturedIndex(); ++group)
            for (qsizetype i = found.capturedStart(group); i >= 0 && i < found.capturedEnd(group); ++i)
                if (QChar::isLetterOrNumber(text[i].unicode()) && text[i] != QLatin1Char('Z') &&
                    text[i] != QLatin1Char('T'))
                    pdf[i] = '0';
    }
}

/// Qt's pages are whole points wide and high. Makes the page exactly as large as the figure, which shares its lower
/// left corner, by numbers of the same length.
void setPageSize(QByteArray& pdf, double widthInPoints, double heightInPoints)
{
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 (\\d+\\.\\d{6}) (\\d+\\.\\d{6})\\]"));
    const auto found = box.match(QString::fromLatin1(pdf));
    for (const auto& [group, length] : {std::pair{1, widthInPoints}, {2, heightInPoints}})
        if (found.hasMatch()) {
            const QByteArray digits =
                QByteArray::number(length, 'f', 6).rightJustified(found.capturedLength(group), '0');
            pdf.replace(found.capturedStart(group), found.capturedLength(group), digits);
        }
}

}  // namespace

QImage figureImage(const figure::Layout& layout, double dpi)
{
    const int width = std::max(1, static_cast<int>(std::lround(layout.width / mmPerInch * dpi)));
    const int height = std::max(1, static_cast<int>(std::lround(layout.height / mmPerInch * dpi)));
    constexpr double mostPixels = 4e8;  // 1.6 GB
    QImage image;
    if (static_cast<double>(width) * height <= mostPixels)
        image = QImage(width, height, QImage::Format_RGB32);
    if (image.isNull())
        throw Error("A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                    " dots does not fit into memory. Choose fewer dots per inch, or SVG or PDF, which have none.");
    const int dotsPerMeter = static_cast<int>(std::lround(dpi / mmPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintFigure(painter, figure::draw(layout), width / layout.width);
    return image;
}

QByteArray figurePng(const figure::Layout& layout, const figure::Figure& figure, double dpi)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), QString::fromStdString(figure::plain(figure.title)));
    writer.setText(QStringLiteral("Description"), QString::fromStdString(figure::plain(figure.caption)));
    if (!writer.write(figureImage(layout, dpi)))
        throw Error("The picture cannot be encoded: " + writer.errorString().toStdString());
    return bytes;
}

QByteArray figurePdf(const figure::Layout& layout, const figure::Figure& figure)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const double width = layout.width / mmPerInch * pointsPerInch, height = layout.height / mmPerInch * pointsPerInch;
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_4);
        writer.setResolution(pdfDotsPerInch);
        writer.setPageLayout(QPageLayout(
            QPageSize(QSizeF(std::ceil(width), std::ceil(height)), QPageSize::Point, QString(), QPageSize::ExactMatch),
            QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
        writer.setTitle(QString::fromStdString(figure::plain(figure.title)));
        writer.setCreator(QStringLiteral("Disentangle Studio"));
        QPainter painter(&writer);
        painter.translate(0, (std::ceil(height) - height) / pointsPerInch * pdfDotsPerInch);
        paintFigure(painter, figure::draw(layout), pdfDotsPerInch / mmPerInch);
    }
    setPageSize(bytes, width, height);
    removeTimeOf(bytes);
    return bytes;
}

}  // namespace disentangle
