// SPDX-License-Identifier: MIT
#include "dct-sign/key_options.hpp"

#include <vector>

#include "cli/output.hpp"

namespace dct::tools::sign {

void add_key_options(CLI::App& command, KeyOptions& options,
                     const std::string& what) {
  std::vector<std::string> names;
  for (const keys::AlgorithmInfo& a : keys::algorithms()) {
    if (a.algorithm) names.emplace_back(a.name);
  }
  command.add_option("--key", options.file, what)->type_name("FILE");
  command
      .add_option(
          "--passphrase-file", options.passphrase_file,
          "A file; its first line is the passphrase of an encrypted key")
      ->type_name("FILE");
  command
      .add_option("--algorithm", options.algorithm,
                  "How to sign; providers have to support RS256 only "
                  "(default: the usual one for the key)")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
}

keys::Algorithm algorithm_for(const KeyOptions& options, keys::KeyKind kind) {
  if (options.algorithm.empty()) return keys::default_algorithm(kind);
  const keys::Algorithm algorithm =
      *keys::find_algorithm(options.algorithm)->algorithm;
  if (keys::key_kind(algorithm) != kind) {
    throw Trouble("the key can't sign by " + options.algorithm + "; use " +
                  std::string(name(keys::default_algorithm(kind))));
  }
  return algorithm;
}

}  // namespace dct::tools::sign
