// SPDX-License-Identifier: MIT
#include "zone/text_arena.hpp"

#include <algorithm>
#include <cstring>

namespace dct::zone {

std::string_view TextArena::store(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) grow(text.size());
  char* begin = at_;
  std::memcpy(begin, text.data(), text.size());
  at_ += text.size();
  left_ -= text.size();
  return {begin, text.size()};
}

void TextArena::grow(std::size_t least) {
  left_ = std::max(least, next_size_);
  chunks_.emplace_back(new char[left_]);
  at_ = chunks_.back().get();
  next_size_ = std::min(next_size_ * 2, kLargest);
}

}  // namespace dct::zone
