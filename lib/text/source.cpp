// SPDX-License-Identifier: MIT
#include <dct/text/source.hpp>

#include <algorithm>
#include <cstring>

#include "text/utf8.hpp"

namespace dct::text {
namespace {

constexpr std::uint32_t kBlock = 256;

std::uint32_t code_points(std::string_view bytes) {
  return static_cast<std::uint32_t>(count_code_points(bytes));
}

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  const std::string_view bytes = text_;
  line_starts_.push_back(0);
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  std::uint32_t total = 0;
  block_counts_.reserve(bytes.size() / kBlock + 2);
  for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
    block_counts_.push_back(total);
    total += code_points(bytes.substr(at, kBlock));
  }
  block_counts_.push_back(total);
}

std::uint32_t Source::code_points_before(std::uint32_t offset) const {
  const std::uint32_t block = offset / kBlock;
  const std::uint32_t start = block * kBlock;
  return block_counts_[block] +
         code_points(std::string_view(text_).substr(start, offset - start));
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto next =
      std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
  const std::uint32_t start = *std::prev(next);
  return {.line = line,
          .column = code_points_before(offset) - code_points_before(start) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::uint32_t begin = line_starts_[number - 1];
  std::string_view rest = std::string_view(text_).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

}  // namespace dct::text
