// SPDX-License-Identifier: MIT
#include <dct/zone/master_file.hpp>

#include "zone/master/master_reader.hpp"
#include "zone/master/master_writer.hpp"

namespace dct::zone {

ReadResult read_master_file(std::string_view text, std::string_view file_name,
                            std::string_view apex, const Includes& includes) {
  return read_master(text, file_name, apex, Zone(apex).apex(), includes);
}

std::string write_master_file(const Zone& zone) { return write_master(zone); }

}  // namespace dct::zone
