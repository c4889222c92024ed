// SPDX-License-Identifier: MIT
#pragma once

/// The path of an apply URL (draft-05 section 8.3.1), written and read.

#include <optional>
#include <string>
#include <string_view>

namespace dct::request {

struct ApplyPath {
  std::string url_sync_ux;  ///< what stands before it
  std::string provider_id;  ///< decoded
  std::string service_id;
};

/// What follows urlSyncUX, percent-encoded.
std::string apply_path(std::string_view provider_id,
                       std::string_view service_id);

/// Nothing for a text that is no apply URL.
std::optional<ApplyPath> read_apply_path(std::string_view url);

}  // namespace dct::request
