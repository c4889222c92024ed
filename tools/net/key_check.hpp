// SPDX-License-Identifier: MIT
#pragma once

/// --check-keys: the keys that are published below domains.

#include <dct/rules/published_key.hpp>

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "net/txt_source.hpp"

namespace dct::tools {

struct KeyCheckOptions {
  bool check = false;
  std::vector<std::string> labels;
  TxtOptions txt;
};

/// Adds --check-keys and what belongs to it, where the library knows keys.
void add_key_check_options(CLI::App& app, KeyCheckOptions& options);

/// Looks up keys, each domain once.
class KeyCheck {
 public:
  explicit KeyCheck(const KeyCheckOptions& options) : options_(options) {}

  /// That nothing was asked, if nobody wants to know or the domain is empty.
  /// May be called by several threads at once.
  /// @throws Trouble when the zone file cannot be read
  rules::KeyAnswer below(const std::string& domain);

 private:
  const KeyCheckOptions& options_;
  std::mutex mutex_;
  std::map<std::string, rules::KeyAnswer> answers_;
};

}  // namespace dct::tools
