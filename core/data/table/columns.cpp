// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/columns.h"

#include "core/base/cell.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/npz.h"
#include "core/base/records.h"
#include "core/base/table.h"
#include "core/data/frames/array.h"
#include "core/data/frames/ending.h"
#include "core/data/frames/hdf5.h"
#include "core/data/frames/pictures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

namespace disentangle {
namespace {

constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// What separates the fields of a line: the first of tab, semicolon, bar, comma and blank that stands in it outside quotes.
char separator_in(std::string_view line)
{
    std::string outside;
    bool quoted = false;
    for (const char c : line) {
        quoted ^= c == '"';
        if (!quoted)
            outside += c;
    }
    for (const char separator : {'\t', ';', '|', ','})
        if (outside.find(separator) != std::string::npos)
            return separator;
    return without_blanks(outside).find(' ') != std::string_view::npos ? ' ' : ',';
}

bool is_comment(std::string_view line)
{
    const std::string_view content = without_blanks(line);
    return content.empty() || content.front() == '#';
}

/// The first line that is neither blank nor a comment tells the separator of all.
char separator_of(std::string_view text, const std::string& name)
{
    Records lines(text, 0, name);
    while (lines.next_line())
        if (!is_comment(lines.line()))
            return separator_in(lines.line());
    return ',';
}

/// Reads a text line by line and field by field, by one separator and one decimal mark.
class TextFields {
public:
    TextFields(std::string_view text, const std::string& name, char separator, char decimal)
        : records_(text, separator, name), separator_(separator), decimal_(decimal)
    {
    }

    /// Moves to the next line that is neither blank nor a comment.
    bool next()
    {
        while (records_.next_line())
            if (!is_comment(records_.line())) {
                number_ = records_.number();
                return true;
            }
        return false;
    }

    int number() const { return number_; }
    /// Where the line begins, before it is split.
    const char* begin() const { return records_.line().data(); }
    /// Fills `row` by the line where it is as many plain numbers: what nearly every line is, and ten times as fast. Else
    /// false; then split() tells what stands there.
    bool numbers(std::vector<double>& row) const
    {
        const std::string_view line = records_.line();
        if (decimal_ != '.' || separator_ == ' ' || separator_ == 0)
            return false;
        const char *at = line.data(), *const end = at + line.size();
        for (std::size_t c = 0; c < row.size(); ++c) {
            const char* const digit = at + (at < end && *at == '-');
            if (digit == end || *digit < '0' || *digit > '9')
                return false;
            const auto read = std::from_chars(at, end, row[c]);
            const bool last = c + 1 == row.size();
            if (read.ec != std::errc{} || (last ? read.ptr != end : read.ptr == end || *read.ptr != separator_))
                return false;
            at = read.ptr + 1;
        }
        return true;
    }
    void split() { fields_ = &records_.split(); }
    /// Of the line that was split last.
    const std::vector<Field>& fields() const { return *fields_; }
    /// What beyond the largest double is infinite, and is said to be so.
    Cell cell(std::size_t column) const
    {
        Cell cell = read_cell((*fields_)[column].text, decimal_, false);
        if (cell.kind == Cell::Kind::out_of_range)
            cell = {Cell::Kind::number, std::numeric_limits<double>::infinity()};
        return cell;
    }

private:
    Records records_;
    char separator_, decimal_;
    int number_ = 0;
    const std::vector<Field>* fields_ = nullptr;
};

bool is_header(const TextFields& fields)
{
    bool named = false;
    for (std::size_t c = 0; c < fields.fields().size(); ++c) {
        const Cell::Kind kind = fields.cell(c).kind;
        if (kind == Cell::Kind::number)
            return false;
        named |= kind == Cell::Kind::word;
    }
    return named;
}

void count(FileColumn& column)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : column.values)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        } else if (std::isnan(value)) {
            ++column.missing;
        } else {
            ++column.infinite;
        }
    column.low = low;
    column.high = high;
}

/// Columns that hold other things than numbers are read once more, as words.
void read_words(TextFields fields, FileColumns& file)
{
    std::vector<std::size_t> which;
    for (std::size_t c = 0; c < file.columns.size(); ++c)
        if (file.columns[c].first_word >= 0)
            which.push_back(c);
    if (which.empty())
        return;
    std::vector<std::map<std::string, int, std::less<>>> known(file.columns.size());
    if (file.named) {
        fields.next();
        fields.split();  // a name in quotation marks may go on in the next line
    }
    for (int row = 0; fields.next(); ++row) {
        fields.split();
        for (const std::size_t c : which) {
            FileColumn& column = file.columns[c];
            const Field& field = fields.fields()[c];
            double value = missing_value;
            if (!stands_for_missing(field.text)) {
                const std::string word = field.name();
                auto found = known[c].find(word);
                if (found == known[c].end()) {
                    found = known[c].emplace(word, static_cast<int>(column.words.size())).first;
                    column.words.push_back(printable(word, 200));
                }
                value = found->second;
            }
            column.values[static_cast<std::size_t>(row)] = value;
        }
    }
}

constexpr int rows_to_judge_by = 1000;

/// Makes room for as many rows as the text has if it goes on as it began: `read` of its bytes made the rows there are.
void reserve(FileColumns& file, std::size_t bytes, std::size_t read)
{
    const double rows = 1.02 * static_cast<double>(file.rows) * static_cast<double>(bytes) / static_cast<double>(read);
    for (FileColumn& column : file.columns)
        column.values.reserve(static_cast<std::size_t>(rows));
    file.lines.reserve(static_cast<std::size_t>(rows));
}

/// Reads `text` by one separator and one decimal mark.
FileColumns read_by(std::string_view text, const std::string& name, char separator, char decimal,
                    const std::stop_token& stop)
{
    FileColumns file;
    file.file = name;
    TextFields fields(text, name, separator, decimal);
    int width_line = 0;
    std::vector<double> row;
    while (fields.next()) {
        if (file.rows % rows_to_judge_by == 0 && stop.stop_requested())
            throw Error(name + ": reading was stopped");
        if (file.rows == rows_to_judge_by)
            reserve(file, text.size(), static_cast<std::size_t>(fields.begin() - text.data()));
        if (!row.empty() && fields.numbers(row)) {
            for (std::size_t c = 0; c < row.size(); ++c)
                file.columns[c].values.push_back(row[c]);
            file.lines.push_back(fields.number());
            ++file.rows;
            continue;
        }
        fields.split();
        const std::size_t width = fields.fields().size();
        if (width_line == 0) {
            width_line = fields.number();
            file.columns.resize(width);
            row.resize(width);
            file.named = is_header(fields);
            if (file.named) {
                for (std::size_t c = 0; c < width; ++c)
                    file.columns[c].name = printable(fields.fields()[c].name(), 200);
                continue;
            }
        }
        if (width != file.columns.size())
            throw InputError(name, "line " + std::to_string(fields.number()),
                             "has " + std::to_string(width) + (width == 1 ? " entry" : " entries"),
                             std::to_string(file.columns.size()) + " as in line " + std::to_string(width_line));
        for (std::size_t c = 0; c < width; ++c) {
            FileColumn& column = file.columns[c];
            const Cell cell = fields.cell(c);
            if (cell.kind == Cell::Kind::word && column.first_word < 0)
                column.first_word = file.rows;
            column.values.push_back(cell.kind == Cell::Kind::number ? cell.value : missing_value);
        }
        file.lines.push_back(fields.number());
        ++file.rows;
    }
    if (file.rows == 0)
        throw InputError(name, "", file.columns.empty() ? "is empty" : "has a header and no rows", "rows of numbers");
    read_words(TextFields(text, name, separator, decimal), file);
    for (FileColumn& column : file.columns)
        count(column);
    return file;
}

FileColumns columns_of_array(const Table& table, const std::string& name)
{
    FileColumns file;
    file.file = name;
    file.is_text = false;
    file.rows = static_cast<int>(table.values.rows());
    file.steps = table.steps;
    for (Eigen::Index c = 0; c < table.values.cols(); ++c) {
        FileColumn column;
        const double* const begin = table.values.col(c).data();
        column.values.assign(begin, begin + table.values.rows());
        count(column);
        file.columns.push_back(std::move(column));
    }
    return file;
}

FileColumns columns_of_frames(std::shared_ptr<const Frames> frames)
{
    FileColumns file;
    file.file = frames->size().file;
    file.is_text = false;
    file.rows = frames->size().count;
    file.steps = frames->size().steps;
    file.columns.push_back({"frames", {}, {}, -1, 0, 0, 1, 0});
    file.frames = std::move(frames);
    return file;
}

/// The array that is meant where none is named.
std::string usual_array(const std::filesystem::path& path, std::span<const std::string_view> usual)
{
    const std::vector<std::string> held = arrays_in(path);
    for (const std::string_view key : usual)
        if (std::ranges::find(held, key) != held.end())
            return std::string(key);
    if (held.size() == 1)
        return held.front();
    std::string list;
    for (const std::string& array : held)
        list += (list.empty() ? "" : ", ") + in_quotes(array);
    throw InputError(path.string(), "", "holds the arrays " + list, "\"key\": the one that is meant, beside \"file\"");
}

FileColumns columns_in_archive(const std::filesystem::path& path, const std::string& array)
{
    const std::string name = path.string() + ": " + printable(array, 200);
    const bool hdf5 = is_hdf5_name(path);
    if (std::shared_ptr<const Frames> frames = hdf5 ? frames_in_hdf5(path, array) : frames_in_array(path, array, name))
        return columns_of_frames(std::move(frames));
    return columns_of_array(hdf5 ? table_in_hdf5(path, array) : parse_npy(npy_in_npz(path, array), name, true), name);
}

}  // namespace

std::string FileColumns::place_of(int row) const
{
    if (!lines.empty())
        return "line " + std::to_string(lines[static_cast<std::size_t>(row)]);
    return "row " + std::to_string(row + 1);
}

std::string FileColumns::name_of(std::size_t column) const
{
    return "column " + (columns[column].name.empty() ? std::to_string(column + 1) : in_quotes(columns[column].name));
}

bool FileColumns::is_index(std::size_t column) const
{
    const std::string& name = columns[column].name;
    if (column != 0 || !named || columns.size() < 2 || columns[column].is_words() ||
        !(name.empty() || name == "index" || name == "Unnamed: 0" || name == "row" || name == "id"))
        return false;
    const std::vector<double>& values = columns[column].values;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (values[row] != values.front() + static_cast<double>(row))
            return false;
    return values.front() == 0 || values.front() == 1;
}

FileColumns parse_columns(std::string_view bytes, const std::string& name, const std::stop_token& stop)
{
    const std::string text = decode_text(bytes, name).text;
    const char separator = separator_of(text, name);
    FileColumns file = read_by(text, name, separator, '.', stop);
    const auto words = [](const FileColumns& read) {
        return std::ranges::count_if(read.columns, &FileColumn::is_words);
    };
    // Where commas do not separate they may be decimal: then columns that were words become numbers.
    if (separator != ',' && words(file) > 0)
        if (FileColumns commas = read_by(text, name, separator, ',', stop); words(commas) < words(file))
            return commas;
    return file;
}

bool is_archive(const std::filesystem::path& path)
{
    return ending_of(path) == ".npz" || is_hdf5_name(path);
}

std::vector<std::string> arrays_in(const std::filesystem::path& path)
{
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed) || !is_archive(path))
        return {""};
    return is_hdf5_name(path) ? names_in_hdf5(path) : names_in_npz(path);
}

FileColumns read_columns(const std::filesystem::path& path, const std::string& key,
                         std::span<const std::string_view> usual, const std::stop_token& stop)
{
    const std::string name = path.string(), ending = ending_of(path);
    constexpr std::array<std::string_view, 4> text_endings{".csv", ".tsv", ".txt", ".data"};
    const bool is_text = std::ranges::find(text_endings, ending) != text_endings.end(), archive = is_archive(path);
    std::error_code failed;
    const bool folder = std::filesystem::is_directory(path, failed);
    if (!folder && !is_text && !archive && ending != ".npy" && std::filesystem::exists(path, failed))
        throw InputError(name, "", ending.empty() ? "the name has no ending" : "the name ends in " + in_quotes(ending),
                         ".csv, .tsv, .txt, .npy, .npz, .h5 or .hdf5, or a folder of pictures");
    if (!key.empty() && (folder || !archive))
        throw InputError(name, "", "found the key " + in_quotes(key),
                         "a key for an array of an .npz or HDF5 file only");
    if (folder)
        return columns_of_frames(frames_in_folder(path));
    if (!std::filesystem::is_regular_file(path, failed))  // a pipe would be waited for
        throw InputError(name, "", std::filesystem::exists(path, failed) ? "is no file" : "there is no such file",
                         "the name of a file; names are relative to the folder of the document");
    if (archive)
        return columns_in_archive(path, key.empty() ? usual_array(path, usual) : key);
    if (is_text)
        return parse_columns(read_file(path), name, stop);
    if (std::shared_ptr<const Frames> frames = frames_in_array(path, "", name))
        return columns_of_frames(std::move(frames));
    return columns_of_array(parse_npy(read_file(path), name, true), name);
}

}  // namespace disentangle
