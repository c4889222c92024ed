// SPDX-License-Identifier: MIT
#pragma once

/// The name at which a key is published: the label of `key`, followed by the
/// template's syncPubKeyDomain.
///
///   using namespace dct;
///   assert(keys::key_owner("_dck1", "example.com.") == "_dck1.example.com");
///   for (const auto& p : keys::check_key_label("a.b", "example.com"))
///     std::cerr << p.message << '\n';

#include <dct/diagnostic/problem.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

/// `label.domain`, without a final dot.
[[nodiscard]] DCT_EXPORT std::string key_owner(
    std::string_view label, std::string_view sync_pub_key_domain);

/// Problems of the `key` parameter: it is one label, such as `_dck1`.
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Problem> check_key_label(
    std::string_view label, std::string_view sync_pub_key_domain);

}  // namespace dct::keys
