// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/frames/hdf5.h"

#include "core/base/error.h"
#include "core/data/frames/ending.h"

#include <hdf5.h>

#include <algorithm>
#include <limits>
#include <mutex>
#include <system_error>
#include <utility>

namespace disentangle {
namespace {

constexpr std::size_t most_cached = std::size_t{64} << 20;  // bytes of unpacked chunks
constexpr std::size_t most_names = 10'000;
constexpr std::uint64_t most_in_a_table = std::uint64_t{1} << 31;  // numbers

/// The library is one thing for the whole program: whoever speaks to it does so alone, and its own error stack stays
/// silent, for what it would print is said in words of ours.
class Alone {
public:
    Alone() : lock_(mutex())
    {
        H5Eget_auto2(H5E_DEFAULT, &print_, &with_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    ~Alone() { H5Eset_auto2(H5E_DEFAULT, print_, with_); }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;

private:
    static std::mutex& mutex()
    {
        static std::mutex one;
        return one;
    }

    std::lock_guard<std::mutex> lock_;
    H5E_auto2_t print_ = nullptr;
    void* with_ = nullptr;
};

/// Something of the library that is to be closed; below 0 where it could not be opened.
template <herr_t (*close)(hid_t)>
class Handle {
public:
    explicit Handle(hid_t id = H5I_INVALID_HID) : id_(id) {}
    ~Handle()
    {
        if (id_ >= 0)
            close(id_);
    }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(id_, other.id_);
        return *this;
    }

    explicit operator bool() const { return id_ >= 0; }
    hid_t operator*() const { return id_; }

private:
    hid_t id_;
};
using File = Handle<H5Fclose>;
using Object = Handle<H5Oclose>;
using Space = Handle<H5Sclose>;
using Type = Handle<H5Tclose>;
using Properties = Handle<H5Pclose>;

/// What the library said last, from the inside.
std::string reason()
{
    std::string text;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned, const H5E_error2_t* error, void* to) -> herr_t {
            auto& words = *static_cast<std::string*>(to);
            if (words.empty() && error->desc != nullptr)
                words = error->desc;
            return 0;
        },
        &text);
    return text.empty() ? "the library does not say why" : printable(text, 120);
}

File open_file(const std::filesystem::path& path)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed))
        throw InputError(path.string(), "",
                         std::filesystem::exists(path, failed) ? "is no file" : "there is no such file",
                         "an HDF5 file");
    File file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    if (!file)
        throw InputError(path.string(), "", "cannot be read as HDF5 (" + reason() + ")",
                         "a whole HDF5 file; h5ls shows what is in one");
    return file;
}

std::vector<std::string> data_sets(const File& file, const std::string& name)
{
    std::vector<std::string> names;
    const herr_t done = H5Ovisit2(
        *file, H5_INDEX_NAME, H5_ITER_INC,
        [](hid_t, const char* its, const H5O_info_t* info, void* to) -> herr_t {
            auto& all = *static_cast<std::vector<std::string>*>(to);
            if (info->type == H5O_TYPE_DATASET)
                all.emplace_back(its);
            return all.size() < most_names ? 0 : 1;
        },
        &names, H5O_INFO_BASIC);
    if (done < 0)
        throw InputError(name, "", "is damaged (" + reason() + ")", "a whole HDF5 file");
    if (names.empty())
        throw InputError(name, "", "holds no data set", "an HDF5 file with one of observations, such as 'images'");
    return names;
}

/// A data set of numbers.
struct DataSet {
    File file;
    Object object;
    std::vector<std::size_t> shape;
    bool floats = false;
    std::string name;  ///< as errors name it
};

DataSet open_data_set(const std::filesystem::path& path, const std::string& name)
{
    DataSet set{open_file(path), Object(), {}, false, path.string() + ": " + printable(name, 200)};
    Properties access(H5Pcreate(H5P_DATASET_ACCESS));
    H5Pset_chunk_cache(*access, 12421, most_cached, 1);
    const auto missing = [&] {
        std::string list;
        for (const std::string& its : data_sets(set.file, path.string()))
            list += (list.empty() ? "" : ", ") + in_quotes(its);
        throw InputError(path.string(), "", "holds " + printable(list, 400), "a data set " + in_quotes(name));
    };
    if (name.empty())
        missing();
    // A group opens as an object, and not as a data set.
    Object object(H5Oopen(*set.file, name.c_str(), H5P_DEFAULT));
    if (!object)
        missing();
    if (H5Iget_type(*object) != H5I_DATASET)
        throw InputError(set.name, "", H5Iget_type(*object) == H5I_GROUP ? "is a group" : "is no data set",
                         "a data set in it: 'disentangle data' lists those of a file");
    set.object = Object(H5Dopen2(*set.file, name.c_str(), *access));
    const Space space(set.object ? H5Dget_space(*set.object) : H5I_INVALID_HID);
    const Type type(set.object ? H5Dget_type(*set.object) : H5I_INVALID_HID);
    if (!space || !type)
        throw InputError(set.name, "", "is damaged (" + reason() + ")", "a whole HDF5 file");
    const H5T_class_t kind = H5Tget_class(*type);
    if (kind != H5T_INTEGER && kind != H5T_FLOAT && kind != H5T_ENUM)
        throw InputError(set.name, "",
                         kind == H5T_STRING     ? "holds text"
                         : kind == H5T_COMPOUND ? "holds records of several members"
                                                : "holds no numbers",
                         "whole numbers or floats");
    set.floats = kind == H5T_FLOAT;
    const int sizes = H5Sget_simple_extent_ndims(*space);
    std::vector<hsize_t> extent(static_cast<std::size_t>(std::max(sizes, 0)));
    if (sizes > 0)
        H5Sget_simple_extent_dims(*space, extent.data(), nullptr);
    std::uint64_t all = 1;
    bool fits = true;
    for (const hsize_t size : extent)
        fits = fits && !__builtin_mul_overflow(all, std::uint64_t{size}, &all);
    set.shape.assign(extent.begin(), extent.end());
    if (sizes < 1 || all == 0)
        throw InputError(set.name, "", sizes < 1 ? "is a single value" : "the shape is " + shape_in_words(set.shape),
                         "an array with a number at least");
    if (!fits)
        throw InputError(set.name, "", "the shape is " + shape_in_words(set.shape), "fewer numbers");
    return set;
}

/// Reads a block of a data set that begins at `from` and has `count` numbers along each size.
void read_block(const DataSet& set, const std::vector<hsize_t>& from, const std::vector<hsize_t>& count, hid_t type,
                void* to)
{
    const Space space(H5Dget_space(*set.object));
    hsize_t all = 1;
    for (const hsize_t size : count)
        all *= size;
    const Space memory(H5Screate_simple(1, &all, nullptr));
    if (!space || !memory ||
        H5Sselect_hyperslab(*space, H5S_SELECT_SET, from.data(), nullptr, count.data(), nullptr) < 0 ||
        H5Dread(*set.object, type, *memory, *space, H5P_DEFAULT, to) < 0)
        throw InputError(set.name, "row " + std::to_string(from[0] + 1), "cannot be read (" + reason() + ")",
                         "a whole HDF5 file");
}

class Hdf5Frames final : public Frames {
public:
    Hdf5Frames(DataSet set, const FrameLayout& layout, Size size)
        : Frames(std::move(size)), set_(std::move(set)), planes_(layout.planes)
    {
        // The sizes in front of those of a frame: 3, or 2 where there are no channels.
        const bool channels = set_.shape.size() > 4 || (set_.shape.size() == 4 && layout.steps == 1);
        in_front_ = set_.shape.size() - (channels ? 3 : 2);
    }
    ~Hdf5Frames() override
    {
        const Alone alone;
        set_ = DataSet();
    }

private:
    void read_numbers(std::span<const std::int32_t> numbers, std::span<float> to) const override
    {
        const Alone alone;
        const auto width = static_cast<std::size_t>(size().frame.size());
        std::vector<float> scratch;
        for (std::size_t first = 0, end = 0; first < numbers.size(); first = end) {
            const std::size_t last_size = set_.shape[in_front_ - 1];
            const auto number = static_cast<std::size_t>(numbers[first]);
            // Neighbours along the last of the sizes in front are read together.
            for (end = first + 1; end < numbers.size() && numbers[end] == numbers[end - 1] + 1 &&
                                  number % last_size + (end - first) < last_size;)
                ++end;
            std::vector<hsize_t> from(set_.shape.size()), count(set_.shape.begin(), set_.shape.end());
            std::size_t rest = number;
            for (std::size_t k = in_front_; k-- > 0; rest /= set_.shape[k]) {
                from[k] = rest % set_.shape[k];
                count[k] = 1;
            }
            count[in_front_ - 1] = end - first;
            float* const place = to.data() + first * width;
            read_block(set_, from, count, H5T_NATIVE_FLOAT, place);
            for (std::size_t i = 0; planes_ && i < end - first; ++i)
                interleave(size().frame, place + i * width, scratch);
        }
    }

    DataSet set_;
    bool planes_;
    std::size_t in_front_ = 1;
};

}  // namespace

bool is_hdf5_name(const std::filesystem::path& path)
{
    const std::string ending = ending_of(path);
    return ending == ".h5" || ending == ".hdf5" || ending == ".hdf";
}

std::vector<std::string> names_in_hdf5(const std::filesystem::path& path)
{
    const Alone alone;
    return data_sets(open_file(path), path.string());
}

Table table_in_hdf5(const std::filesystem::path& path, const std::string& name)
{
    const Alone alone;
    const DataSet set = open_data_set(path, name);
    if (set.shape.size() > 2)
        throw InputError(set.name, "", "an array of " + shape_in_words(set.shape),
                         "a table, rows x columns, or frames, rows x height x width x channels with 1 or 3 channels");
    const std::size_t rows = set.shape[0], columns = set.shape.size() == 2 ? set.shape[1] : 1;
    if (columns > most_in_a_table / rows)
        throw InputError(set.name, "", "the shape is " + shape_in_words(set.shape), "a table that fits into memory");
    Table table;
    table.values.resize(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
    std::vector<double> some;
    const std::size_t together = std::max<std::size_t>(1, (std::size_t{1} << 20) / columns);
    for (std::size_t first = 0; first < rows; first += together) {
        const std::size_t count = std::min(together, rows - first);
        some.resize(count * columns);
        std::vector<hsize_t> from(set.shape.size()), counts(set.shape.begin(), set.shape.end());
        from[0] = first;
        counts[0] = count;
        read_block(set, from, counts, H5T_NATIVE_DOUBLE, some.data());
        using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        table.values.middleRows(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(count)) =
            Eigen::Map<const RowMajor>(some.data(), static_cast<Eigen::Index>(count),
                                       static_cast<Eigen::Index>(columns));
    }
    return table;
}

std::shared_ptr<const Frames> frames_in_hdf5(const std::filesystem::path& path, const std::string& name)
{
    std::shared_ptr<Hdf5Frames> frames;
    {
        const Alone alone;
        DataSet set = open_data_set(path, name);
        const std::optional<FrameLayout> layout = frames_in_shape(set.shape, set.floats);
        if (!layout)
            return nullptr;
        Frames::Size size = size_in_file(set.name, *layout, set.floats);
        frames = std::make_shared<Hdf5Frames>(std::move(set), *layout, std::move(size));
    }
    find_white(*frames);
    return frames;
}

}  // namespace disentangle
