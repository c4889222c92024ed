// SPDX-License-Identifier: MIT
#pragma once

/// A text that the sender may have signed, in its parts.

#include <dct/keys/algorithm.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

struct Trial {
  struct Part {
    std::string name;
    std::string value;
    bool has_equals = true;
  };
  enum class Hash { none, hexadecimal, binary };

  std::vector<Part> parts{};
  std::string prefix{};
  std::string suffix{};
  Hash hash = Hash::none;
  keys::Algorithm algorithm = keys::Algorithm::rs256;

  std::string text() const;
};

/// The query without `sig` and `key`.
Trial as_received(std::string_view query, keys::Algorithm algorithm);

}  // namespace dct::request
