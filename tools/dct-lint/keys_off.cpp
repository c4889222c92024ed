// SPDX-License-Identifier: MIT
#include "dct-lint/keys.hpp"

namespace dct::tools {

void add_key_check_options(CLI::App&, KeyCheckOptions&) {}

void check_keys(Examination&, const KeyCheckOptions&,
                const std::function<const lint::Linter&(const Input& input)>&,
                const std::function<bool(const json::Document& document,
                                         const Input& input)>&) {}

}  // namespace dct::tools
