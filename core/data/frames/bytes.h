// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace disentangle {

/// Bytes of a file, or of a file within an archive, from any place. Several threads may read at once.
class Bytes {
public:
    virtual ~Bytes() = default;
    virtual std::uint64_t size() const = 0;
    /// Throws InputError for what is not there.
    virtual void read(std::uint64_t from, std::size_t count, char* to) const = 0;
};

std::unique_ptr<const Bytes> open_bytes(const std::filesystem::path& path);
/// The NPY file of an array in an NPZ file. One that is compressed has no places to begin at: it is written to a temporary
/// file without a name, which is gone with what is returned. Throws InputError.
std::unique_ptr<const Bytes> open_bytes_in_npz(const std::filesystem::path& path, const std::string& array);

}  // namespace disentangle
