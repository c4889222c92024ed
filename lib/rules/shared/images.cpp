// SPDX-License-Identifier: MIT
#include "rules/shared/images.hpp"

#include <array>

namespace dct::rules {
namespace {

using namespace std::string_view_literals;

constexpr std::array kPngTypes = {"image/png"sv, "image/x-png"sv};
constexpr std::array kJpegTypes = {"image/jpeg"sv, "image/jpg"sv,
                                   "image/pjpeg"sv};
constexpr std::array kGifTypes = {"image/gif"sv};
constexpr std::array kWebpTypes = {"image/webp"sv};
constexpr std::array kAvifTypes = {"image/avif"sv};
constexpr std::array kIcoTypes = {"image/x-icon"sv,
                                  "image/vnd.microsoft.icon"sv};
constexpr std::array kBmpTypes = {"image/bmp"sv, "image/x-ms-bmp"sv};
constexpr std::array kSvgTypes = {"image/svg+xml"sv};

struct Magic {
  std::string_view start;
  std::size_t at;  ///< where `then` stands
  std::string_view then;
  ImageFormat format;
};

constexpr Magic kMagics[] = {
    {"\x89PNG\r\n\x1A\n"sv, 0, "", {"PNG", kPngTypes}},
    {"\xFF\xD8\xFF"sv, 0, "", {"JPEG", kJpegTypes}},
    {"GIF87a"sv, 0, "", {"GIF", kGifTypes}},
    {"GIF89a"sv, 0, "", {"GIF", kGifTypes}},
    {"RIFF"sv, 8, "WEBP"sv, {"WebP", kWebpTypes}},
    {"\0\0\0"sv, 4, "ftypavif"sv, {"AVIF", kAvifTypes}},
    {"\0\0\0"sv, 4, "ftypavis"sv, {"AVIF", kAvifTypes}},
    {"\0\0\x01\0"sv, 0, "", {"ICO", kIcoTypes}},
    {"BM"sv, 0, "", {"BMP", kBmpTypes}},
};

constexpr ImageFormat kSvg = {"SVG", kSvgTypes, true};

/// Cuts off a text's beginning through `end`; all of it if that does not come.
void skip_through(std::string_view& text, std::string_view end) {
  const std::size_t at = text.find(end);
  text.remove_prefix(at == std::string_view::npos ? text.size()
                                                  : at + end.size());
}

// XML 1.0 section 2.8: what may stand before the first element.
void skip_prolog(std::string_view& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (true) {
    text.remove_prefix(
        std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with("<?")) {
      skip_through(text, "?>");
    } else if (text.starts_with("<!--")) {
      skip_through(text, "-->");
    } else if (text.starts_with("<!DOCTYPE")) {
      const bool has_subset = text.find('[') < text.find('>');
      skip_through(text, has_subset ? "]" : ">");
      if (has_subset) skip_through(text, ">");
    } else {
      return;
    }
  }
}

bool is_svg(std::string_view text) {
  skip_prolog(text);
  if (!text.starts_with('<')) return false;
  std::string_view name =
      text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    name.remove_prefix(colon + 1);
  }
  return name == "svg";
}

}  // namespace

const ImageFormat* image_format(std::string_view begin) {
  for (const Magic& m : kMagics) {
    if (begin.starts_with(m.start) &&
        begin.substr(std::min(m.at, begin.size())).starts_with(m.then)) {
      return &m.format;
    }
  }
  return is_svg(begin) ? &kSvg : nullptr;
}

}  // namespace dct::rules
