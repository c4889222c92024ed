// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dct::zone {

/// Texts that never move and are freed together. Chunks grow with what is
/// stored, so that a small zone costs one small allocation and a large one few.
class TextArena {
 public:
  std::string_view store(std::string_view text);

 private:
  void grow(std::size_t least);

  static constexpr std::size_t kFirst = 512;
  static constexpr std::size_t kLargest = std::size_t{1} << 20U;

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_size_ = kFirst;
};

}  // namespace dct::zone
