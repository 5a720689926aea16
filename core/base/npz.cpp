// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npz.h"

#include "core/base/error.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>
#include <utility>

// The format: https://numpy.org/doc/stable/reference/generated/numpy.savez.html

namespace disentangle {
namespace {

constexpr std::string_view ending = ".npy";
// 1 January 1980, the earliest date that ZIP knows, as numpy writes it: a file that says when it was written would be
// another file each time.
constexpr zip_uint16_t earliest_date = (1 << 5) | 1, midnight = 0;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, Free>;

/// An archive in memory, or nothing with the reason. It takes over the reference to its source.
Archive open_archive(zip_source_t* source, int flags, std::string& reason)
{
    zip_error_t error;
    zip_error_init(&error);
    Archive archive(zip_open_from_source(source, flags, &error));
    if (!archive)
        reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    return archive;
}

Archive open_for_reading(std::string_view bytes, const std::string& name)
{
    if (bytes.empty())
        throw InputError(name, "", "is empty", "an NPZ archive");
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
    if (!source)
        throw std::bad_alloc();
    std::string reason;
    Archive archive = open_archive(source.get(), ZIP_RDONLY, reason);
    if (!archive)
        throw InputError(name, "", "cannot be read as a ZIP archive (" + reason + ")", "an NPZ archive");
    (void)source.release();
    return archive;
}

Archive open_for_reading(const std::filesystem::path& path)
{
    int code = 0;
    Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (archive)
        return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw InputError(path.string(), "", "cannot be read as a ZIP archive (" + reason + ")", "an NPZ archive");
}

/// Writing into memory fails for want of memory alone.
[[noreturn]] void fail_to_write(zip_t* archive)
{
    throw Error(std::string("an NPZ archive cannot be made: ") + zip_strerror(archive));
}

std::string list_of(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + in_quotes(name);
    return text.empty() ? "no array" : text;
}

std::string content_of(zip_t* archive, zip_uint64_t index, const std::string& place,
                       std::size_t most = std::numeric_limits<std::size_t>::max(), std::uint64_t* all = nullptr)
{
    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_stat_index(archive, index, 0, &info) != 0)
        throw InputError(place, "", std::string("cannot be read: ") + zip_strerror(archive), "");
    // Deflate gains a factor of 1032 at most, so that a file's own size still bounds the memory it can ask for; other
    // methods of ZIP have no such bound.
    if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE)
        throw InputError(place, "", "is compressed by method " + std::to_string(info.comp_method),
                         "stored (0) or deflated (8), as numpy.savez and numpy.savez_compressed write");
    if (all != nullptr)
        *all = info.size;
    if (info.encryption_method != ZIP_EM_NONE)
        throw InputError(place, "", "is encrypted", "an array that is not");
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, index, 0));
    if (!file)
        throw InputError(place, "", std::string("cannot be read: ") + zip_strerror(archive), "");
    std::string content;
    std::array<char, 1 << 16> block;
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), block.data(), block.size());
        if (count < 0)
            throw InputError(place, "", std::string("is damaged: ") + zip_file_strerror(file.get()), "");
        if (count == 0 || content.size() >= most)
            return content;
        content.append(block.data(), static_cast<std::size_t>(count));
    }
}

std::vector<std::string> names_in(zip_t* archive)
{
    std::vector<std::string> names;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i)
        if (const char* entry = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0)) {
            const std::string_view file(entry);
            if (file.ends_with(ending))
                names.emplace_back(file.substr(0, file.size() - ending.size()));
        }
    return names;
}

/// Of an array by its name.
std::string content_of(zip_t* archive, const std::string& array, const std::string& name,
                       std::size_t most = std::numeric_limits<std::size_t>::max(), std::uint64_t* all = nullptr)
{
    const zip_int64_t index = zip_name_locate(archive, (array + std::string(ending)).c_str(), 0);
    if (index < 0)
        throw InputError(name, "", "holds " + list_of(names_in(archive)), "an array " + in_quotes(array));
    return content_of(archive, static_cast<zip_uint64_t>(index), name + ": " + printable(array, 200), most, all);
}

}  // namespace

std::string format_npz(std::span<const NamedArray> arrays)
{
    std::vector<std::string> files;  // kept until the archive is closed, which is when they are read
    for (const NamedArray& array : arrays)
        files.push_back(format_npy(array.values.data(), array.shape));

    const Source bytes(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!bytes)
        throw std::bad_alloc();
    std::string reason;
    Archive archive = open_archive(bytes.get(), ZIP_TRUNCATE, reason);
    if (!archive)
        throw Error("an NPZ archive cannot be made: " + reason);
    zip_source_keep(bytes.get());  // the archive took the reference that it was opened with
    for (std::size_t i = 0; i < files.size(); ++i) {
        zip_source_t* source = zip_source_buffer(archive.get(), files[i].data(), files[i].size(), 0);
        const zip_int64_t at = source ? zip_file_add(archive.get(), (arrays[i].name + std::string(ending)).c_str(),
                                                     source, ZIP_FL_ENC_UTF_8)
                                      : -1;
        const auto index = static_cast<zip_uint64_t>(at);
        if (at < 0 || zip_set_file_compression(archive.get(), index, ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_dostime(archive.get(), index, midnight, earliest_date, 0) != 0)
            fail_to_write(archive.get());
    }
    if (zip_close(archive.get()) != 0)
        fail_to_write(archive.get());
    (void)archive.release();  // closed

    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_source_open(bytes.get()) != 0 || zip_source_stat(bytes.get(), &info) != 0)
        throw Error("an NPZ archive cannot be made: it cannot be read back");
    std::string result(info.size, '\0');
    const zip_int64_t count = zip_source_read(bytes.get(), result.data(), result.size());
    zip_source_close(bytes.get());
    if (count != static_cast<zip_int64_t>(result.size()))
        throw Error("an NPZ archive cannot be made: it cannot be read back");
    return result;
}

std::vector<std::string> names_in_npz(std::string_view bytes, const std::string& name)
{
    return names_in(open_for_reading(bytes, name).get());
}

std::vector<std::string> names_in_npz(const std::filesystem::path& path)
{
    return names_in(open_for_reading(path).get());
}

std::string npy_in_npz(const std::filesystem::path& path, const std::string& array)
{
    return content_of(open_for_reading(path).get(), array, path.string());
}

std::pair<std::string, std::uint64_t> begin_of_npy_in_npz(const std::filesystem::path& path, const std::string& array,
                                                          std::size_t most)
{
    std::uint64_t all = 0;
    std::string begin = content_of(open_for_reading(path).get(), array, path.string(), most, &all);
    return {std::move(begin), all};
}

Table parse_npz(std::string_view bytes, const std::string& array, const std::string& name, bool allow_non_finite)
{
    return parse_npy(content_of(open_for_reading(bytes, name).get(), array, name), name + ": " + printable(array, 200),
                     allow_non_finite);
}

}  // namespace disentangle
