// SPDX-License-Identifier: MIT
#pragma once

/// The usual ways to sign another text than the one that is sent.

#include <dct/keys/key.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

/// A text that the sender may have signed, as it is put together.
struct Trial {
  struct Pair {
    std::string name;
    std::string value;
    bool has_equals = true;
  };
  std::vector<Pair> pairs;
  std::string prefix;
  std::string suffix;
  enum class Hash { none, hexadecimal, binary } hash = Hash::none;
  keys::Algorithm algorithm = keys::Algorithm::rs256;

  std::string text() const;
};

/// One thing done otherwise.
struct Deviation {
  diagnostic::Problem mistake;
  std::function<void(Trial&)> apply;
};

/// Deviations of which at most one of each group was made. A trial takes them
/// in the order of the groups.
using Deviations = std::vector<std::vector<Deviation>>;

Deviations deviations(std::string_view query, keys::KeyKind kind,
                      keys::Algorithm algorithm);

/// The query less `sig` and `key`.
Trial as_received(std::string_view query, keys::Algorithm algorithm);

}  // namespace dct::request
