// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/gif.h"

#include "core/base/error.h"

#include <QHash>
#include <QRect>

#include <algorithm>
#include <array>
#include <gif_lib.h>
#include <limits>
#include <vector>

namespace disentangle {
namespace {

constexpr int mostColours = 256;

struct Count {
    QRgb colour;
    int times;
};

/// The colours of a part of a picture, the most frequent first.
std::vector<Count> coloursOf(const QImage& image, const QRect& part)
{
    QHash<QRgb, int> times;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = part.left(); x <= part.right(); ++x)
            ++times[line[x] | 0xff000000U];
    }
    std::vector<Count> colours;
    colours.reserve(static_cast<std::size_t>(times.size()));
    for (auto it = times.cbegin(); it != times.cend(); ++it)
        colours.push_back({it.key(), it.value()});
    std::sort(colours.begin(), colours.end(), [](const Count& a, const Count& b) {
        return a.times != b.times ? a.times > b.times : a.colour < b.colour;  // the order of a hash table is arbitrary
    });
    return colours;
}

int distance(QRgb a, QRgb b)
{
    const int red = qRed(a) - qRed(b), green = qGreen(a) - qGreen(b), blue = qBlue(a) - qBlue(b);
    return 3 * red * red + 6 * green * green + blue * blue;
}

/// The palette of a part: its colours, the most frequent first, or so many of them that every other colour is near one.
std::vector<QRgb> paletteOf(const std::vector<Count>& colours)
{
    std::vector<QRgb> palette;
    for (int close = colours.size() <= mostColours ? 0 : 50;; close *= 2) {
        palette.clear();
        for (const Count& colour : colours) {
            if (std::none_of(palette.begin(), palette.end(),
                             [&](QRgb known) { return distance(known, colour.colour) < close; }))
                palette.push_back(colour.colour);
            if (palette.size() > mostColours)
                break;
        }
        if (palette.size() <= mostColours)
            return palette;
    }
}

/// The smallest rectangle outside of which two pictures are equal; one dot where they are equal altogether.
QRect changed(const QImage& before, const QImage& now)
{
    QRect part;
    for (int y = 0; y < now.height(); ++y) {
        const auto* a = reinterpret_cast<const QRgb*>(before.constScanLine(y));
        const auto* b = reinterpret_cast<const QRgb*>(now.constScanLine(y));
        const auto [first, ignored] = std::mismatch(a, a + now.width(), b);
        if (first == a + now.width())
            continue;
        const auto left = static_cast<int>(first - a);
        int right = now.width() - 1;
        while (a[right] == b[right])
            --right;
        part |= QRect(QPoint(left, y), QPoint(right, y));
    }
    return part.isEmpty() ? QRect(0, 0, 1, 1) : part;
}

int append(GifFileType* file, const GifByteType* bytes, int count)
{
    static_cast<QByteArray*>(file->UserData)->append(reinterpret_cast<const char*>(bytes), count);
    return count;
}

struct FreeMap {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

}  // namespace

struct GifWriter::Impl {
    QSize size;
    int delay = 10;
    QByteArray bytes;
    GifFileType* file = nullptr;
    QImage before;

    void check(int result) const
    {
        if (result == GIF_ERROR)
            throw Error(std::string("The animation cannot be encoded: ") + GifErrorString(file->Error));
    }
};

GifWriter::GifWriter(const QSize& size, int delay) : m_impl(std::make_unique<Impl>())
{
    constexpr int longest = 65535;
    if (size.width() < 1 || size.height() < 1 || size.width() > longest || size.height() > longest)
        throw Error("A GIF can be 65535 dots wide and high at most, found " + std::to_string(size.width()) + " x " +
                    std::to_string(size.height()) + ". Choose fewer dots per inch.");
    m_impl->size = size;
    m_impl->delay = delay;
    int error = 0;
    m_impl->file = EGifOpen(&m_impl->bytes, append, &error);
    if (!m_impl->file)
        throw Error(std::string("The animation cannot be encoded: ") + GifErrorString(error));
    EGifSetGifVersion(m_impl->file, true);
    m_impl->check(EGifPutScreenDesc(m_impl->file, size.width(), size.height(), 8, 0, nullptr));
    m_impl->check(EGifPutExtensionLeader(m_impl->file, APPLICATION_EXT_FUNC_CODE));
    m_impl->check(EGifPutExtensionBlock(m_impl->file, 11, "NETSCAPE2.0"));
    const std::array<GifByteType, 3> forEver{1, 0, 0};
    m_impl->check(EGifPutExtensionBlock(m_impl->file, forEver.size(), forEver.data()));
    m_impl->check(EGifPutExtensionTrailer(m_impl->file));
}

GifWriter::~GifWriter()
{
    if (m_impl->file)
        EGifCloseFile(m_impl->file, nullptr);
}

void GifWriter::add(const QImage& frame)
{
    if (frame.size() != m_impl->size)
        throw Error("A frame is " + std::to_string(frame.width()) + " x " + std::to_string(frame.height()) +
                    " dots, expected " + std::to_string(m_impl->size.width()) + " x " +
                    std::to_string(m_impl->size.height()));
    const QImage now = frame.convertToFormat(QImage::Format_RGB32);
    const QRect part = m_impl->before.isNull() ? now.rect() : changed(m_impl->before, now);
    const std::vector<QRgb> palette = paletteOf(coloursOf(now, part));
    int size = 2;  // palettes come in powers of two
    while (size < static_cast<int>(palette.size()))
        size *= 2;
    const std::unique_ptr<ColorMapObject, FreeMap> map(GifMakeMapObject(size, nullptr));
    if (!map)
        throw std::bad_alloc();
    QHash<QRgb, GifByteType> index;
    for (std::size_t i = 0; i < palette.size(); ++i) {
        map->Colors[i] = {static_cast<GifByteType>(qRed(palette[i])), static_cast<GifByteType>(qGreen(palette[i])),
                          static_cast<GifByteType>(qBlue(palette[i]))};
        index.insert(palette[i], static_cast<GifByteType>(i));
    }
    GraphicsControlBlock control{};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = m_impl->delay;
    control.TransparentColor = NO_TRANSPARENT_COLOR;
    std::array<GifByteType, 4> block{};
    EGifGCBToExtension(&control, block.data());
    m_impl->check(EGifPutExtension(m_impl->file, GRAPHICS_EXT_FUNC_CODE, block.size(), block.data()));
    m_impl->check(EGifPutImageDesc(m_impl->file, part.x(), part.y(), part.width(), part.height(), false, map.get()));
    std::vector<GifByteType> row(static_cast<std::size_t>(part.width()));
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(now.constScanLine(y));
        for (int x = part.left(); x <= part.right(); ++x) {
            const QRgb colour = line[x] | 0xff000000U;
            auto known = index.constFind(colour);
            if (known == index.cend()) {
                const auto nearest = std::min_element(palette.begin(), palette.end(), [&](QRgb a, QRgb b) {
                    return distance(a, colour) < distance(b, colour);
                });
                known = index.insert(colour, static_cast<GifByteType>(nearest - palette.begin()));
            }
            row[static_cast<std::size_t>(x - part.left())] = known.value();
        }
        m_impl->check(EGifPutLine(m_impl->file, row.data(), part.width()));
    }
    m_impl->before = now;
}

QByteArray GifWriter::finish()
{
    int error = 0;
    const int result = EGifCloseFile(m_impl->file, &error);
    m_impl->file = nullptr;
    if (result == GIF_ERROR)
        throw Error(std::string("The animation cannot be encoded: ") + GifErrorString(error));
    return m_impl->bytes;
}

}  // namespace disentangle
