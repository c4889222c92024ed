// SPDX-License-Identifier: MIT
#pragma once

/// Which image a file is, by its first bytes.

#include <algorithm>
#include <span>
#include <string_view>

namespace dct::rules {

struct ImageFormat {
  std::string_view name;  ///< "PNG"
  std::span<const std::string_view>
      types;  ///< media types, the right one first
  /// Browsers know the others by their first bytes, but SVG by its type only
  /// (https://mimesniff.spec.whatwg.org, section 6.1).
  bool needs_type = false;

  bool has_type(std::string_view media_type) const {
    return std::find(types.begin(), types.end(), media_type) != types.end();
  }
};

/// Of the formats that browsers show; nullptr for all else.
const ImageFormat* image_format(std::string_view begin);

}  // namespace dct::rules
